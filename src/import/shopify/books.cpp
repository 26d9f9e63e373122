// SPDX-License-Identifier: MIT
#include "import/shopify/books.h"

#include "core/currency.h"
#include "import/document_text.h"
#include "import/shopify/orders/order_books.h"
#include "import/shopify/payouts/payout_books.h"

#include <QCoreApplication>

namespace leapfrog {

using State = PayloadVerdict::State;

std::string_view stateName(State state)
{
    switch (state) {
    case State::Read:
        return "read";
    case State::Waiting:
        return "waiting";
    case State::Refused:
        return "refused";
    case State::Superseded:
        return "superseded";
    case State::NotNeeded:
        break;
    }
    return "not_needed";
}

/// Payloads that belong to nothing: they name no order, or can't be read.
static GroupBooks booksOfLost(std::span<const KeptPayload> payloads)
{
    GroupBooks books;
    for (const auto &payload : payloads) {
        const bool named = payload.kind == "refund" || payload.kind == "transaction" || payload.kind == "fulfillment";
        const auto message = named
            ? QCoreApplication::translate(
                "leapfrog::ShopifyBooks",
                "It names no order (order_id). Nothing of it is posted. Import the order that "
                "it belongs to: its refunds and transactions come with it.")
            : QCoreApplication::translate("leapfrog::ShopifyBooks", "Nothing in it is for the books.");
        books.verdicts.push_back({.state = named ? State::Refused : State::NotNeeded,
                                  .code = named ? "missing_field" : "not_accounting",
                                  .field = named ? "order_id" : "",
                                  .message = message,
                                  .waitsFor = {}});
    }
    return books;
}

GroupBooks booksOfGroup(std::span<const KeptPayload> payloads, const ShopifySettings &settings)
{
    if (payloads.empty())
        return {};
    const auto &group = payloads.front().group;
    if (group.starts_with("order/"))
        return booksOfOrder(payloads, settings);
    if (group.starts_with("payout/") || group.starts_with("balance_transaction/"))
        return booksOfPayout(payloads, settings);
    return booksOfLost(payloads);
}

ImportedDocument withdrawnDocument(const std::string &id, const std::string &date, const std::string &currency)
{
    const auto *const known = findCurrency(currency);
    DocumentText text({.id = id, .type = "withdrawn", .date = date}, known != nullptr ? *known : *findCurrency("EUR"));
    return text.finish();
}

} // namespace leapfrog
