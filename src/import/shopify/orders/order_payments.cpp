// SPDX-License-Identifier: MIT
#include "import/shopify/orders/order_payments.h"

#include "import/plain_text.h"
#include "import/shopify/read/payload.h"
#include "import/shopify/read/rest_names.h"

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

void OrderPayments::addAccount(DocumentText &text, const std::string &gateway) const
{
    const auto small = inSmallLetters(gateway);
    const auto mapped = m_work.settings.gateways.find(small);
    const auto method = methodOf(small);
    if (mapped != m_work.settings.gateways.end())
        text.text("account", mapped->second);
    else if (!method.empty())
        text.text("method", method);
    else
        text.text("role", "other_clearing");
}

/// Money that is pending is said, unless another transaction of it came in or the order is settled all the same.
void OrderPayments::tellPending(const GroupTransaction &pending, const std::vector<const GroupTransaction *> &moved)
{
    if (pending.latest.path.empty()) {
        m_work.waitFor(pending.latest, "money_pending", tr("It waits for its money, which is pending."), "money");
        return;
    }
    Wide paid = 0;
    for (const auto &cash : m_work.payments)
        paid += cash.amount;
    const bool isOver = m_work.group.orders.back().state.cancelled || paid >= m_work.order.total;
    const bool hasChild = std::ranges::any_of(moved, [&](const GroupTransaction *each) {
        const auto &json = *each->latest.json;
        const auto *const parent = json.find("parent_transaction");
        const auto id = parent != nullptr ? textOf(*parent, "id") : textOf(json, "parent_id");
        return plainId(id) == pending.transaction.id;
    });
    if (!isOver && !hasChild)
        m_work.waitFor(pending.latest, "money_pending",
                       tr("Its transaction %1 of %2 waits for its money, which is pending; the rest of the order is "
                          "posted.")
                           .arg(QString::fromStdString(pending.transaction.id), statedAmount(*pending.latest.json)),
                       "money");
}

/// Reads what came in, and the change that went out of the till, in the order of time.
void OrderPayments::read()
{
    std::vector<const GroupTransaction *> moved;
    std::vector<const GroupTransaction *> pending;
    for (const auto &[id, transaction] : m_work.group.transactions) {
        const auto effect = transaction.transaction.effect;
        if (transaction.problem && transaction.refund.empty())
            m_work.refuse(
                transaction.latest.payload,
                refused(*transaction.problem, transaction.latest.path,
                        tr("Transaction %1 of %2 is not posted; the rest of the order is. Import it again when it is "
                           "whole, or report it, then retry.")
                            .arg(QString::fromStdString(id), statedAmount(*transaction.latest.json))));
        else if (effect == Effect::Payment || effect == Effect::Change)
            moved.push_back(&transaction);
        else if (effect == Effect::Pending && transaction.transaction.kind != "refund")
            pending.push_back(&transaction);
    }
    std::ranges::stable_sort(moved, {},
                             [](const GroupTransaction *each) { return parseMoment(each->transaction.date)->micros; });
    ScaledSum scaled(m_work.scale);
    for (const auto *const transaction : moved) {
        const auto cash = readCash(*transaction->latest.json, m_work.currency(), *m_work.order.presentmentCurrency,
                                   !m_work.scale.isEmpty());
        if (!cash) {
            m_work.refuse(
                transaction->latest.payload,
                refused(cash.error(), transaction->latest.path,
                        tr("Transaction %1 of %2 is not posted; the rest of the order is. Import it again when "
                           "it is whole, or report it, then retry.")
                            .arg(QString::fromStdString(transaction->transaction.id),
                                 statedAmount(*transaction->latest.json))));
            continue;
        }
        Wide amount = cash->amount;
        if (cash->inPresentment) {
            const Wide sign = transaction->transaction.effect == Effect::Change ? -1 : 1;
            amount = sign * scaled.add(sign * cash->amount);
        }
        if (amount != 0)
            m_work.payments.push_back(
                {.of = transaction, .amount = amount, .rounding = cash->rounding, .exchange = cash->exchange});
    }
    for (const auto *const each : pending)
        tellPending(*each, moved);
}

/// Settles the invoice first, then the edits of that day or before; what is more stays with the last of them.
std::vector<DocumentText::Allocation> OrderPayments::allocate(Wide amount, const std::string &day)
{
    std::vector<DocumentText::Allocation> allocations;
    for (auto &charge : m_work.charges) {
        const bool isFirst = &charge == &m_work.charges.front();
        const Wide part = std::min(charge.open, amount);
        if (part <= 0 || (!isFirst && charge.day > day))
            continue;
        charge.open -= part;
        amount -= part;
        allocations.push_back({.documentId = charge.id, .amount = part});
    }
    if (amount > 0 && allocations.empty())
        allocations.push_back({.documentId = m_work.charges.front().id, .amount = amount});
    else if (amount > 0)
        allocations.back().amount += amount;
    return allocations;
}

bool OrderPayments::emitOne(const OrderWork::Cash &cash, const std::string &creditId)
{
    const auto &transaction = cash.of->transaction;
    const bool comesIn = transaction.effect == Effect::Payment;
    const auto day = m_work.dayOf(transaction.date);
    DocumentText text(m_work.maker.head(m_work.order.name + '/' + transaction.id, "payment", day, m_work.currency(),
                                        m_work.order.customer),
                      m_work.currency());
    text.text("direction", comesIn ? "in" : "out");
    text.text("party", "customer");
    addAccount(text, transaction.gateway);
    text.total("amount", cash.amount);
    const auto &base = m_work.maker.baseOr(m_work.currency());
    // What went through the till is the rounded sum, in either direction.
    if (cash.rounding != 0)
        text.amount("rounding", m_work.maker.inBase(comesIn ? cash.rounding : -cash.rounding, m_work.currency()), base);
    if (cash.exchange != 0)
        text.amount("exchange", m_work.maker.inBase(cash.exchange, m_work.currency()), base);
    if (!comesIn)
        text.allocations(std::array{DocumentText::Allocation{.documentId = creditId, .amount = cash.amount}});
    else
        text.allocations(allocate(cash.amount, day));
    text.origin("shopify_transaction", transaction.id);
    return m_work.give(text.finish(), cash.of->latest.payload, cash.of->latest.path);
}

void OrderPayments::make()
{
    for (const auto &cash : m_work.payments)
        emitOne(cash, m_work.charges.front().id);
}

} // namespace leapfrog
