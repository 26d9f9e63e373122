// SPDX-License-Identifier: MIT
#include "import/shopify/orders/order_documents.h"

#include "import/plain_text.h"

#include <algorithm>
#include <array>

namespace leapfrog {

using State = PayloadVerdict::State;
using Effect = ShopifyTransaction::Effect;

/// What holds the money of a gateway (docs/accounting-rules.md §8); an empty one: somebody else, other_clearing.
static std::string_view methodOf(const std::string &gateway)
{
    static constexpr auto methods
        = std::to_array<std::pair<std::string_view, std::string_view>>({{"shopify_payments", "card"},
                                                                        {"shopify payments", "card"},
                                                                        {"gift_card", "gift_card"},
                                                                        {"shopify_store_credit", "store_credit"},
                                                                        {"cash", "cash"},
                                                                        {"bank deposit", "bank"},
                                                                        {"bank_deposit", "bank"},
                                                                        {"manual", "bank"}});
    for (const auto &[name, method] : methods) {
        if (name == gateway)
            return method;
    }
    return {};
}

void OrderDocuments::addAccount(DocumentText &text, const std::string &gateway) const
{
    const auto small = inSmallLetters(gateway);
    const auto mapped = m_settings.gateways.find(small);
    const auto method = methodOf(small);
    if (mapped != m_settings.gateways.end())
        text.text("account", mapped->second);
    else if (!method.empty())
        text.text("method", method);
    else
        text.text("role", "other_clearing");
}

/// Reads what came in, and the change that went out of the till, in the order of time.
void OrderDocuments::readPayments()
{
    std::vector<const GroupTransaction *> moved;
    for (const auto &[id, transaction] : m_group.transactions) {
        const auto effect = transaction.transaction.effect;
        if (transaction.problem && transaction.refund.empty())
            refuse(
                transaction.latest.payload,
                refused(*transaction.problem, transaction.latest.path,
                        tr("Transaction %1 is not posted; the rest of the order is.").arg(QString::fromStdString(id))));
        else if (effect == Effect::Payment || effect == Effect::Change)
            moved.push_back(&transaction);
        else if (effect == Effect::Pending && transaction.latest.path.empty()
                 && transaction.transaction.kind != "refund")
            waitFor(transaction.latest, "money_pending", tr("It waits for its money, which is pending."), "money");
    }
    std::ranges::stable_sort(moved, {},
                             [](const GroupTransaction *each) { return parseMoment(each->transaction.date)->micros; });
    ScaledSum scaled(m_scale);
    for (const auto *const transaction : moved) {
        const auto cash
            = readCash(*transaction->latest.json, currency(), *m_order.presentmentCurrency, !m_scale.isEmpty());
        if (!cash) {
            refuse(transaction->latest.payload,
                   refused(cash.error(), transaction->latest.path,
                           tr("Transaction %1 is not posted; the rest of the order is.")
                               .arg(QString::fromStdString(transaction->transaction.id))));
            continue;
        }
        Wide amount = cash->amount;
        if (cash->inPresentment) {
            const Wide sign = transaction->transaction.effect == Effect::Change ? -1 : 1;
            amount = sign * scaled.add(sign * cash->amount);
        }
        if (amount != 0)
            m_payments.push_back(
                {.of = transaction, .amount = amount, .rounding = cash->rounding, .exchange = cash->exchange});
    }
}

/// Settles the invoice first, then the edits of that day or before; what is more stays with the last of them.
std::vector<DocumentText::Allocation> OrderDocuments::allocate(Wide amount, const std::string &day)
{
    std::vector<DocumentText::Allocation> allocations;
    for (auto &charge : m_charges) {
        const bool isFirst = &charge == &m_charges.front();
        const Wide part = std::min(charge.open, amount);
        if (part <= 0 || (!isFirst && charge.day > day))
            continue;
        charge.open -= part;
        amount -= part;
        allocations.push_back({.documentId = charge.id, .amount = part});
    }
    if (amount > 0 && allocations.empty())
        allocations.push_back({.documentId = m_charges.front().id, .amount = amount});
    else if (amount > 0)
        allocations.back().amount += amount;
    return allocations;
}

bool OrderDocuments::emitPayment(const Cash &cash, const std::string &creditId)
{
    const auto &transaction = cash.of->transaction;
    const bool comesIn = transaction.effect == Effect::Payment;
    const auto day = dayOf(transaction.date);
    DocumentText text(m_maker.head(m_order.name + '/' + transaction.id, "payment", day, currency(), m_order.customer),
                      currency());
    text.text("direction", comesIn ? "in" : "out");
    text.text("party", "customer");
    addAccount(text, transaction.gateway);
    text.total("amount", cash.amount);
    const auto &base = m_maker.baseOr(currency());
    // What went through the till is the rounded sum, in either direction.
    if (cash.rounding != 0)
        text.amount("rounding", m_maker.inBase(comesIn ? cash.rounding : -cash.rounding, currency()), base);
    if (cash.exchange != 0)
        text.amount("exchange", m_maker.inBase(cash.exchange, currency()), base);
    if (!comesIn)
        text.allocations(std::array{DocumentText::Allocation{.documentId = creditId, .amount = cash.amount}});
    else
        text.allocations(allocate(cash.amount, day));
    text.origin("shopify_transaction", transaction.id);
    return give(text.finish(), cash.of->latest.payload, cash.of->latest.path);
}

void OrderDocuments::makePayments()
{
    for (const auto &cash : m_payments)
        emitPayment(cash, m_charges.front().id);
}

} // namespace leapfrog
