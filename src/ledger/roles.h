// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace leapfrog {

/// What an account is for. Rules name roles; an organisation says which account plays each (docs/accounting-rules.md
/// §3).
enum class Role : std::size_t
{
    Bank,
    Cash,
    CardClearing,
    OtherClearing,
    GatewayReserve,
    PayoutsInTransit,
    Receivable,
    InputTax,
    PrepaidExpenses,
    VendorCredit,
    Payable,
    OutputTax,
    DeferredRevenue,
    GiftCardLiability,
    TipsPayable,
    DutiesPayable,
    MarketplaceTax,
    CustomerCredit,
    CapitalLoan,
    OpeningBalance,
    Sales,
    SalesReturns,
    ShippingRevenue,
    AdditionalFees,
    GiftCardBreakage,
    OtherIncome,
    RestockingFees,
    FxGain,
    FxLoss,
    Expense,
    PaymentFees,
    GatewayAdjustments,
    Disputes,
    ShippingCosts,
    BadDebt,
    RefundDiscrepancy,
    Rounding,
};
inline constexpr std::size_t roleCount = 37;

/// The role's name in contexts and settings, as `gift_card_liability`.
std::string_view roleName(Role role);
/// The role of that name, or nothing.
std::optional<Role> findRole(std::string_view name);

/// Which account plays each role. Starts with the default codes of docs/accounting-rules.md §3.
class Roles
{
public:
    Roles();

    [[nodiscard]] const std::string &operator[](Role role) const { return m_codes[static_cast<std::size_t>(role)]; }
    void set(Role role, std::string account) { m_codes[static_cast<std::size_t>(role)] = std::move(account); }
    /// Whether some role is played by this account.
    [[nodiscard]] bool contains(std::string_view account) const;

    friend bool operator==(const Roles &, const Roles &) = default;

private:
    std::array<std::string, roleCount> m_codes;
};

} // namespace leapfrog
