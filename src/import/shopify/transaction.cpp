// SPDX-License-Identifier: MIT
#include "import/shopify/transaction.h"

#include "import/document_text.h"
#include "import/shopify/payload.h"

#include <QCoreApplication>

namespace leapfrog {

using Effect = ShopifyTransaction::Effect;

namespace {

/// What this file says to people.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::ShopifyTransaction)
};

} // namespace

static Effect effectOf(Payload &payload, const ShopifyTransaction &transaction)
{
    const auto &kind = transaction.kind;
    const auto &status = transaction.status;
    const bool pays = kind == "sale" || kind == "capture";
    const bool returns = kind == "refund";
    if (!pays && !returns && kind != "authorization" && kind != "void")
        payload.refuse("bad_value", "kind", Words::tr("%1 is none of authorization, capture, sale, refund, void."));
    if (status != "success" && status != "pending" && status != "failure" && status != "error")
        payload.refuse("bad_value", "status", Words::tr("%1 is none of success, pending, failure, error."));
    if (payload.flagIfAny("test"))
        return Effect::Test;
    if (status != "success")
        return Effect::NoCash;
    return pays ? Effect::Payment : returns ? Effect::Refund : Effect::NoCash;
}

tl::expected<ShopifyTransaction, Refusal> readTransaction(const JsonValue &json)
{
    std::optional<Refusal> problem;
    Payload payload(json, problem);
    ShopifyTransaction transaction;
    transaction.id = payload.id("id");
    transaction.orderId = payload.idIfAny("order_id");
    transaction.kind = payload.text("kind");
    transaction.status = payload.text("status");
    if (!problem)
        transaction.effect = effectOf(payload, transaction);
    if (problem)
        return tl::unexpected(std::move(*problem));
    return transaction;
}

/// docs/accounting-rules.md §8; gateways that are not named there settle like cards.
static std::string methodOf(const std::string &gateway)
{
    if (gateway == "gift_card" || gateway == "cash")
        return gateway;
    return gateway == "manual" || gateway == "Bank Deposit" ? "bank" : "card";
}

static void requirePositive(Payload &payload, std::int64_t amount)
{
    if (amount < 0)
        payload.refuse("negative_amount", "amount", Words::tr("%1 is below 0."));
    if (amount == 0)
        payload.refuse("zero_amount", "amount", Words::tr("%1 is 0."));
}

static std::int64_t shareOf(Payload &payload, const ShopifyTransaction &transaction, OrderFacts &order)
{
    const auto amount = payload.amount("amount", *findCurrency(order.presentmentCurrency));
    requirePositive(payload, amount);
    if (order.presentmentTotal <= 0)
        payload.refuse(
            "missing_rate", "currency",
            QCoreApplication::translate("leapfrog::ShopifyTransaction",
                                        "%1 is not the shop's currency, and order %2 does not tell its total in it.")
                .arg(QStringLiteral("%1"), QString::fromStdString(order.name)));
    if (payload.failed())
        return 0;
    const auto direction
        = transaction.effect == Effect::Refund ? OrderFacts::Direction::Out : OrderFacts::Direction::In;
    const auto share = order.shareOf(transaction.id, amount, direction);
    if (!share)
        payload.refuse("amount_out_of_range", "amount",
                       QCoreApplication::translate("leapfrog::ShopifyTransaction", "%1 is too large in shop money."));
    return share.value_or(0);
}

static std::int64_t shopMoneyOf(Payload &payload, const ShopifyTransaction &transaction, OrderFacts &order)
{
    const auto code = payload.textIfAny("currency");
    const auto &shopCurrency = *findCurrency(order.currency);
    if (payload.has("amount_set") || code == order.currency
        || (code.empty() && order.presentmentCurrency == order.currency)) {
        const auto amount = payload.money("amount", shopCurrency);
        requirePositive(payload, amount);
        return amount;
    }
    if (code == order.presentmentCurrency)
        return shareOf(payload, transaction, order);
    if (code.empty())
        payload.refuse("missing_field", "currency",
                       QCoreApplication::translate("leapfrog::ShopifyTransaction",
                                                   "%1 is missing, and the order has two currencies."));
    payload.refuse("bad_currency", "currency",
                   QCoreApplication::translate("leapfrog::ShopifyTransaction", "%1 is not a currency of the order."));
    return 0;
}

tl::expected<ImportedDocument, Refusal> payment(const JsonValue &json, const ShopifyTransaction &transaction,
                                                const std::string &allocatedTo, OrderFacts &order)
{
    std::optional<Refusal> problem;
    Payload payload(json, problem);
    const auto date = payload.dateOf("processed_at");
    const auto method = methodOf(payload.text("gateway"));
    const auto amount = shopMoneyOf(payload, transaction, order);
    if (problem)
        return tl::unexpected(std::move(*problem));

    DocumentText text(
        {.id = order.name + '/' + transaction.id, .type = "payment", .date = date, .partyName = order.customer},
        *findCurrency(order.currency));
    text.text("direction", transaction.effect == Effect::Refund ? "out" : "in");
    text.text("party", "customer");
    text.text("method", method);
    text.total("amount", amount);
    text.allocation(allocatedTo, amount);
    text.origin("shopify_transaction", transaction.id);
    return text.finish();
}

} // namespace leapfrog
