// SPDX-License-Identifier: MIT
#include "import/shopify/payout.h"

#include "import/document_text.h"
#include "import/shopify/payload.h"

#include <QCoreApplication>

#include <array>

namespace leapfrog {

namespace {

/// What this file says to people.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::ShopifyPayout)
};

struct Figures
{
    Wide gross = 0;
    Wide fees = 0;
    Wide reserve = 0;
    Wide adjustments = 0;
};

} // namespace

static Figures readSummary(Payload &payload, const Currency &currency)
{
    static constexpr std::array<std::string_view, 3> grossNames
        = {"charges_gross_amount", "refunds_gross_amount", "retried_payouts_gross_amount"};
    Figures figures;
    auto summary = payload.objectIfAny("summary");
    if (!summary) {
        payload.refuse("missing_field", "summary", Words::tr("%1 is missing."));
        return figures;
    }
    for (const auto name : grossNames)
        figures.gross += summary->amount(name, currency);
    figures.reserve = -Wide(summary->amount("reserved_funds_gross_amount", currency));
    figures.adjustments = summary->amount("adjustments_gross_amount", currency);
    for (const auto &[name, value] : summary->json().members()) {
        if (name.ends_with("_fee_amount"))
            figures.fees += summary->amount(name, currency);
    }
    return figures;
}

tl::expected<ShopifyPayout, Refusal> readPayout(const JsonValue &json)
{
    std::optional<Refusal> problem;
    Payload payload(json, problem);
    const auto id = payload.id("id");
    const auto date = payload.dateOf("date");
    const auto status = payload.textIfAny("status");
    const auto *currency = payload.currency("currency");
    const auto figures = problem ? Figures() : readSummary(payload, *currency);
    const auto net = problem ? 0 : payload.amount("amount", *currency);
    if (problem)
        return tl::unexpected(std::move(*problem));

    DocumentText text({.id = "payout-" + id, .type = "payout", .date = date, .partyName = {}}, *currency);
    text.amount("gross", figures.gross);
    text.amount("fees", figures.fees);
    text.amount("reserve", figures.reserve);
    if (figures.adjustments != 0)
        text.adjustment(figures.adjustments, "adjustments");
    text.total("net", net);
    text.origin("shopify_payout", id);
    return ShopifyPayout{.document = text.finish(), .failed = status == "failed" || status == "canceled"};
}

} // namespace leapfrog
