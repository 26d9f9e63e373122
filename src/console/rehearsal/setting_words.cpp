// SPDX-License-Identifier: MIT
#include "console/rehearsal/setting_words.h"

#include <QCoreApplication>
#include <QTimeZone>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::SettingWords)
};

} // namespace

static QString assetRoleWords(Role role)
{
    switch (role) {
    case Role::Bank:
        return Words::tr("Bank");
    case Role::Cash:
        return Words::tr("Cash");
    case Role::CardClearing:
        return Words::tr("Card clearing");
    case Role::OtherClearing:
        return Words::tr("Other clearing");
    case Role::GatewayReserve:
        return Words::tr("Gateway reserve");
    case Role::PayoutsInTransit:
        return Words::tr("Payouts in transit");
    case Role::Receivable:
        return Words::tr("Receivables");
    case Role::InputTax:
        return Words::tr("Input tax");
    case Role::PrepaidExpenses:
        return Words::tr("Prepaid expenses");
    case Role::VendorCredit:
        return Words::tr("Vendor credit");
    default:
        return {};
    }
}

static QString liabilityRoleWords(Role role)
{
    switch (role) {
    case Role::Payable:
        return Words::tr("Payables");
    case Role::OutputTax:
        return Words::tr("Output tax");
    case Role::DeferredRevenue:
        return Words::tr("Deferred revenue");
    case Role::GiftCardLiability:
        return Words::tr("Gift card liability");
    case Role::TipsPayable:
        return Words::tr("Tips payable");
    case Role::DutiesPayable:
        return Words::tr("Duties payable");
    case Role::MarketplaceTax:
        return Words::tr("Marketplace tax");
    case Role::CustomerCredit:
        return Words::tr("Customer credit");
    case Role::CapitalLoan:
        return Words::tr("Capital loan");
    default:
        return {};
    }
}

static QString incomeRoleWords(Role role)
{
    switch (role) {
    case Role::Sales:
        return Words::tr("Sales");
    case Role::SalesReturns:
        return Words::tr("Sales returns");
    case Role::ShippingRevenue:
        return Words::tr("Shipping revenue");
    case Role::AdditionalFees:
        return Words::tr("Additional fees");
    case Role::GiftCardBreakage:
        return Words::tr("Gift card breakage");
    case Role::OtherIncome:
        return Words::tr("Other income");
    case Role::RestockingFees:
        return Words::tr("Restocking fees");
    case Role::FxGain:
        return Words::tr("Exchange gains");
    default:
        return {};
    }
}

static QString expenseRoleWords(Role role)
{
    switch (role) {
    case Role::FxLoss:
        return Words::tr("Exchange losses");
    case Role::Expense:
        return Words::tr("Expenses");
    case Role::PaymentFees:
        return Words::tr("Payment fees");
    case Role::GatewayAdjustments:
        return Words::tr("Gateway adjustments");
    case Role::Disputes:
        return Words::tr("Disputes");
    case Role::ShippingCosts:
        return Words::tr("Shipping costs");
    case Role::BadDebt:
        return Words::tr("Bad debt");
    case Role::RefundDiscrepancy:
        return Words::tr("Refund discrepancy");
    case Role::Rounding:
        return Words::tr("Rounding");
    default:
        return {};
    }
}

QString roleWords(Role role)
{
    for (const auto words : {assetRoleWords, liabilityRoleWords, incomeRoleWords, expenseRoleWords}) {
        if (auto found = words(role); !found.isEmpty())
            return found;
    }
    const auto name = roleName(role);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

std::vector<SettingChoice> lockPolicyChoices()
{
    return {{"refuse", Words::tr("Refuse the document")}, {"catch_up", Words::tr("Catch up on the first open day")}};
}

std::vector<SettingChoice> deferralRoundingChoices()
{
    return {{"cumulative", Words::tr("Cumulative")}, {"residual_last", Words::tr("The rest in the last month")}};
}

std::vector<SettingChoice> revenueAtChoices()
{
    return {{"order", Words::tr("When ordered")}, {"fulfilment", Words::tr("When fulfilled")}};
}

std::vector<SettingChoice> timeZoneChoices()
{
    std::vector<SettingChoice> choices{{"", Words::tr("As the payloads say")}};
    for (const auto &zone : QTimeZone::availableTimeZoneIds()) {
        if (zone.contains('/') || zone == "UTC")
            choices.push_back({zone.toStdString(), QString::fromLatin1(zone)});
    }
    return choices;
}

std::string nameOf(LockPolicy policy)
{
    return policy == LockPolicy::CatchUp ? "catch_up" : "refuse";
}

std::string nameOf(DeferralRounding rounding)
{
    return rounding == DeferralRounding::ResidualLast ? "residual_last" : "cumulative";
}

std::string nameOf(ShopifySettings::RevenueAt moment)
{
    return moment == ShopifySettings::RevenueAt::Fulfilment ? "fulfilment" : "order";
}

} // namespace leapfrog
