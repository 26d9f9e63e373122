// SPDX-License-Identifier: MIT
#include "import/shopify/shopify_importer.h"

#include "import/shopify/order.h"
#include "import/shopify/payload.h"
#include "import/shopify/payload_kind.h"
#include "import/shopify/payout.h"
#include "import/shopify/refund.h"
#include "import/shopify/transaction.h"
#include "ledger/post.h"

namespace leapfrog {

ShopifyImporter::ShopifyImporter(std::string baseCurrency, OrderLookup &orders)
    : Importer(std::move(baseCurrency))
    , m_orders(orders)
{ }

Result<> ShopifyImporter::feed(const JsonRecords::Record &record)
{
    const auto payload = parse(record);
    if (!payload)
        return {};
    const auto place = placeOf(record);
    switch (payloadKind(*payload)) {
    case PayloadKind::Order:
        return addOrder(*payload, place);
    case PayloadKind::Refund:
        return addRefundOrTransaction(PayloadKind::Refund, *payload, place);
    case PayloadKind::Transaction:
        return addRefundOrTransaction(PayloadKind::Transaction, *payload, place);
    case PayloadKind::Payout:
        addPayout(*payload, place);
        return {};
    case PayloadKind::Other:
        break;
    }
    refuse({.source = {}, .id = nameOf(*payload), .place = place},
           {.code = "unknown_type", .field = {}, .message = whyNotRead(*payload)});
    return {};
}

Result<> ShopifyImporter::addOrder(const JsonValue &payload, const Place &place)
{
    const Subject subject{.source = "order", .id = nameOf(payload), .place = place};
    const auto state = readOrderState(payload);
    const auto order = readOrder(payload);
    if (!order && (state.id.empty() || !(state.test || (state.cancelled && !state.paid)))) {
        refuse(subject, order.error());
        return {};
    }
    const auto known = m_orders.findOrMake(state.id, subject.id);
    if (!known)
        return failed(known);
    if (*known == nullptr) {
        refuse(subject,
               {.code = "other_shop",
                .field = "name",
                .message = tr("Another order is called %1 here. Shops that number their orders alike need an "
                              "organisation each.")
                               .arg(QString::fromStdString(subject.id))});
        return {};
    }
    auto &facts = **known;
    facts.paid = facts.paid || state.paid;
    const bool keptBack = state.test || (state.cancelled && !facts.paid);
    if (!order && !keptBack) {
        refuse(subject, order.error());
        return {};
    }
    facts.keptBack.clear();
    if (order)
        remember(*order, facts);
    if (keptBack)
        keepBackOrder(state, facts, subject);
    else
        facts.imported = addPosted(salesInvoice(*order), subject) || facts.imported;

    std::optional<Refusal> ignored; // lists that are none were the order's problem
    Payload parts(payload, ignored);
    for (const auto &refund : parts.itemsIfAny("refunds"))
        addRefund(refund.json(), place, facts);
    for (const auto &transaction : parts.itemsIfAny("transactions"))
        addTransaction(transaction.json(), place, facts);
    takeUpWaiting(facts);
    return {};
}

void ShopifyImporter::keepBackOrder(const ShopifyOrderState &state, OrderFacts &facts, const Subject &subject)
{
    const std::string why = state.test ? "test" : "cancelled";
    keepBack(subject, why, state.test ? tr("A test order.") : tr("Cancelled and never paid."));
    if (facts.imported)
        return; // it has a document, which refunds and payments can refer to
    facts.keptBack = why;
    facts.orderId = state.id;
    facts.name = subject.id;
}

Result<> ShopifyImporter::addRefundOrTransaction(PayloadKind kind, const JsonValue &payload, const Place &place)
{
    const Subject subject{.source = sourceName(kind), .id = nameOf(payload), .place = place};
    if (kind == PayloadKind::Transaction) {
        const auto transaction = readTransaction(payload);
        if (transaction && keepBackWithoutCash(*transaction, place))
            return {};
        if (!transaction) {
            refuse(subject, transaction.error());
            return {};
        }
    }
    std::optional<Refusal> problem;
    const auto orderId = Payload(payload, problem).id("order_id");
    if (problem) {
        refuse(subject, *problem);
        return {};
    }
    const auto known = m_orders.find(orderId);
    if (!known)
        return failed(known);
    if (*known == nullptr) {
        wait({.kind = kind,
              .orderId = orderId,
              .json = toJson(payload),
              .id = subject.id,
              .missing = "order_id",
              .file = place.file,
              .line = place.line});
    } else if (kind == PayloadKind::Refund) {
        addRefund(payload, place, **known);
        takeUpWaiting(**known);
    } else {
        addTransaction(payload, place, **known);
    }
    return {};
}

void ShopifyImporter::addRefund(const JsonValue &payload, const Place &place, OrderFacts &order)
{
    Subject subject{.source = "refund", .id = order.name, .place = place};
    std::optional<Refusal> problem;
    const auto id = Payload(payload, problem).id("id");
    if (problem) {
        refuse(subject, *problem);
        return;
    }
    const auto number = order.placeOf(id);
    subject.id = order.name + "-R" + std::to_string(number);
    if (keepBackWithOrder(order, subject))
        return;
    auto refund = readRefund(payload, subject.id, order);
    if (!refund) {
        refuse(subject, refund.error());
        return;
    }
    order.refunds[static_cast<std::size_t>(number) - 1].transactions = std::move(refund->transactions);
    if (refund->mismatch)
        refuse(subject, *refund->mismatch);
    else
        addPosted(std::move(refund->document), subject);
    for (const auto &transaction : Payload(payload, problem).itemsIfAny("transactions"))
        addTransaction(transaction.json(), place, order);
}

void ShopifyImporter::addTransaction(const JsonValue &payload, const Place &place, OrderFacts &order)
{
    const auto transaction = readTransaction(payload);
    if (!transaction) {
        refuse({.source = "transaction", .id = nameOf(payload), .place = place}, transaction.error());
        return;
    }
    if (!keepBackWithoutCash(*transaction, place))
        addCash(payload, *transaction, place, order);
}

void ShopifyImporter::addCash(const JsonValue &payload, const ShopifyTransaction &transaction, const Place &place,
                              OrderFacts &order)
{
    const Subject subject{.source = "transaction", .id = order.name + '/' + transaction.id, .place = place};
    const bool comesIn = transaction.effect == ShopifyTransaction::Effect::Payment;
    if (comesIn && order.keptBack == "cancelled") {
        order.paid = true;
        refuse(subject,
               {.code = "unknown_document",
                .field = "order_id",
                .message = tr("Order %1 was kept back as cancelled and never paid, but this payment succeeded. "
                              "Import the order again, then this payment.")
                               .arg(QString::fromStdString(order.name))});
        return;
    }
    if (keepBackWithOrder(order, subject))
        return;
    const auto refund = comesIn ? std::nullopt : order.refundOf(transaction.id);
    if (!comesIn && !refund) {
        wait({.kind = PayloadKind::Transaction,
              .orderId = order.orderId,
              .json = toJson(payload),
              .id = subject.id,
              .missing = "id",
              .file = place.file,
              .line = place.line});
        return;
    }
    auto document = payment(payload, transaction, order.name + (refund ? "-R" + std::to_string(*refund) : ""), order);
    if (!document) {
        refuse(subject, document.error());
        return;
    }
    order.paid = order.paid || comesIn;
    if (document->amount == 0)
        keepBack(subject, "not_cash", tr("It comes to nothing in the shop's currency."));
    else
        addPosted(std::move(*document), subject);
}

void ShopifyImporter::addPayout(const JsonValue &payload, const Place &place)
{
    Subject subject{.source = "payout", .id = nameOf(payload), .place = place};
    auto payout = readPayout(payload);
    if (!payout) {
        refuse(subject, payout.error());
        return;
    }
    subject.id = payout->document.id;
    if (payout->failed)
        keepBack(subject, "failed_payout", tr("The payout failed: its money comes with a later one."));
    else
        addPosted(std::move(payout->document), subject);
}

bool ShopifyImporter::keepBackWithOrder(const OrderFacts &order, const Subject &subject)
{
    if (order.keptBack.empty())
        return false;
    keepBack(subject, order.keptBack,
             tr("It belongs to order %1, which is kept back.").arg(QString::fromStdString(order.name)));
    return true;
}

bool ShopifyImporter::keepBackWithoutCash(const ShopifyTransaction &transaction, const Place &place)
{
    using Effect = ShopifyTransaction::Effect;
    const Subject subject{.source = "transaction", .id = transaction.id, .place = place};
    if (transaction.effect == Effect::Test)
        keepBack(subject, "test", tr("A test transaction."));
    else if (transaction.effect == Effect::NoCash)
        keepBack(subject, "not_cash",
                 tr("No cash moved: %1, %2.")
                     .arg(QString::fromStdString(transaction.kind), QString::fromStdString(transaction.status)));
    else
        return false;
    return true;
}

bool ShopifyImporter::addPosted(ImportedDocument document, const Subject &subject)
{
    if (!isBase(document.currency)) {
        refuse(
            subject,
            {.code = "missing_rate",
             .field = "fx_rate",
             .message = tr("It is in %1, the organisation's base currency is %2, and Shopify tells no rate. "
                           "Import it into an organisation of its own.")
                            .arg(QString::fromStdString(document.currency), QString::fromStdString(baseCurrency()))});
        return false;
    }
    Context context;
    context.baseCurrency = document.currency;
    const auto json = parseJson(document.body);
    Q_ASSERT(json); // DocumentText wrote it
    if (const auto postings = post(*json, context); !postings) {
        refuse(subject, postings.error());
        return false;
    }
    add(std::move(document));
    return true;
}

void ShopifyImporter::wait(const WaitingPayload &payload)
{
    if (!m_waiting.add(payload))
        refuseWaiting(payload);
}

void ShopifyImporter::refuseWaiting(const WaitingPayload &payload)
{
    const auto message = payload.missing == "id"
        ? tr("No refund of the order lists this transaction. Import the refund as well.")
        : tr("Order %1 is not known: it was not imported, or could not be read.");
    refuse({.source = sourceName(payload.kind), .id = payload.id, .place = {payload.file, payload.line}},
           {.code = "unknown_document",
            .field = payload.missing,
            .message = payload.missing == "id" ? message : message.arg(QString::fromStdString(payload.orderId))});
}

void ShopifyImporter::takeUpWaiting(OrderFacts &order)
{
    for (const auto &waiting : m_waiting.take(order.orderId)) {
        const auto payload = parseJson(waiting.json);
        Q_ASSERT(payload); // toJson() wrote it
        const Place place{waiting.file, waiting.line};
        if (waiting.kind == PayloadKind::Refund)
            addRefund(*payload, place, order);
        else
            addTransaction(*payload, place, order);
    }
}

void ShopifyImporter::finish()
{
    for (const auto &waiting : m_waiting.takeAll())
        refuseWaiting(waiting);
}

} // namespace leapfrog
