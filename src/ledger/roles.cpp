// SPDX-License-Identifier: MIT
#include "ledger/roles.h"

#include <algorithm>

namespace leapfrog {

namespace {

struct RoleFacts
{
    Role role;
    std::string_view name;
    std::string_view defaultAccount;
};

constexpr std::array<RoleFacts, roleCount> roles{{
    {Role::Bank, "bank", "1000"},
    {Role::Cash, "cash", "1010"},
    {Role::CardClearing, "card_clearing", "1020"},
    {Role::OtherClearing, "other_clearing", "1021"},
    {Role::GatewayReserve, "gateway_reserve", "1030"},
    {Role::PayoutsInTransit, "payouts_in_transit", "1040"},
    {Role::Receivable, "receivable", "1200"},
    {Role::InputTax, "input_tax", "1400"},
    {Role::PrepaidExpenses, "prepaid_expenses", "1500"},
    {Role::VendorCredit, "vendor_credit", "1600"},
    {Role::Payable, "payable", "2000"},
    {Role::OutputTax, "output_tax", "2100"},
    {Role::DeferredRevenue, "deferred_revenue", "2200"},
    {Role::GiftCardLiability, "gift_card_liability", "2300"},
    {Role::TipsPayable, "tips_payable", "2400"},
    {Role::DutiesPayable, "duties_payable", "2450"},
    {Role::MarketplaceTax, "marketplace_tax", "2460"},
    {Role::CustomerCredit, "customer_credit", "2500"},
    {Role::CapitalLoan, "capital_loan", "2600"},
    {Role::OpeningBalance, "opening_balance", "3000"},
    {Role::Sales, "sales", "4000"},
    {Role::SalesReturns, "sales_returns", "4050"},
    {Role::ShippingRevenue, "shipping_revenue", "4100"},
    {Role::AdditionalFees, "additional_fees", "4150"},
    {Role::GiftCardBreakage, "gift_card_breakage", "4200"},
    {Role::OtherIncome, "other_income", "4300"},
    {Role::RestockingFees, "restocking_fees", "4310"},
    {Role::FxGain, "fx_gain", "4900"},
    {Role::FxLoss, "fx_loss", "5900"},
    {Role::Expense, "expense", "6000"},
    {Role::PaymentFees, "payment_fees", "6100"},
    {Role::GatewayAdjustments, "gateway_adjustments", "6110"},
    {Role::Disputes, "disputes", "6120"},
    {Role::ShippingCosts, "shipping_costs", "6130"},
    {Role::BadDebt, "bad_debt", "6200"},
    {Role::RefundDiscrepancy, "refund_discrepancy", "6300"},
    {Role::Rounding, "rounding", "6900"},
}};

constexpr bool inOrder()
{
    for (std::size_t i = 0; i < roles.size(); ++i) {
        if (roles[i].role != static_cast<Role>(i))
            return false;
    }
    return true;
}
static_assert(inOrder(), "roles are looked up by their number");

} // namespace

std::string_view roleName(Role role)
{
    return roles[static_cast<std::size_t>(role)].name;
}

std::optional<Role> findRole(std::string_view name)
{
    const auto *const found = std::ranges::find(roles, name, &RoleFacts::name);
    return found != roles.end() ? std::optional(found->role) : std::nullopt;
}

Roles::Roles()
{
    std::ranges::transform(roles, m_codes.begin(),
                           [](const RoleFacts &facts) { return std::string(facts.defaultAccount); });
}

bool Roles::contains(std::string_view account) const
{
    return std::ranges::find(m_codes, account) != m_codes.end();
}

} // namespace leapfrog
