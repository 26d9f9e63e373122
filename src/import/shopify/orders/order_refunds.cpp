// SPDX-License-Identifier: MIT
#include "import/shopify/orders/order_refunds.h"

#include "import/shopify/read/payload.h"
#include "import/shopify/read/rest_names.h"

#include <algorithm>

namespace leapfrog {

using State = PayloadVerdict::State;
using Effect = ShopifyTransaction::Effect;

std::vector<const GroupTransaction *> OrderRefunds::transactionsOf(const std::string &refundId) const
{
    std::vector<const GroupTransaction *> found;
    for (const auto &[id, transaction] : m_work.group.transactions) {
        const auto linked = m_refundOf.find(id);
        const auto &refund = linked != m_refundOf.end() ? linked->second : transaction.refund;
        if (refund == refundId && (transaction.problem || transaction.transaction.kind == "refund"))
            found.push_back(&transaction);
    }
    return found;
}

/// A refund may come without its transactions (GraphQL). Then the one of the same money that no refund lists is its.
void OrderRefunds::linkTransactions()
{
    for (const auto &[refundId, sightings] : m_work.group.refunds) {
        const auto &json = *latestOf(sightings).json;
        if (!transactionsOf(refundId).empty() || json.find("transactions") != nullptr)
            continue;
        std::optional<Refusal> ignored;
        const auto total = Payload(json, ignored).moneyIfAny("total_refunded", m_work.currency());
        for (const auto &[id, transaction] : m_work.group.transactions) {
            const bool free = transaction.refund.empty() && !m_refundOf.contains(id) && !transaction.problem
                && transaction.transaction.kind == "refund";
            if (!free)
                continue;
            const auto cash
                = readCash(*transaction.latest.json, m_work.currency(), *m_work.order.presentmentCurrency, false);
            if (cash && cash->amount == total && total > 0) {
                m_refundOf[id] = refundId;
                break;
            }
        }
    }
}

void OrderRefunds::read(const std::string &through)
{
    if (!std::exchange(m_linked, true))
        linkTransactions();
    int number = 0;
    for (const auto &[id, sightings] : m_work.group.refunds) {
        ++number;
        const auto &json = *latestOf(sightings).json;
        const auto processed = m_work.days.dayOf(textOf(json, "processed_at"));
        const auto day = processed.empty() ? m_work.days.dayOf(textOf(json, "created_at")) : processed;
        if ((through.empty() || day <= through) && m_read.insert(id).second)
            readRefund(id, number);
    }
}

void OrderRefunds::tellLost()
{
    for (const auto &[id, transaction] : m_work.group.transactions) {
        const bool lost = !transaction.problem && transaction.transaction.kind == "refund"
            && (transaction.transaction.effect == Effect::Refund || transaction.transaction.effect == Effect::Pending)
            && transaction.refund.empty() && !m_refundOf.contains(id);
        if (lost)
            m_work.waitFor(
                transaction.latest, "no_refund",
                tr("Transaction %1 gives money back, but no refund lists it: it waits for that refund and is not "
                   "posted. Import the refund as well.")
                    .arg(QString::fromStdString(id)),
                m_work.group.payloads().front().group);
    }
}

/// What is said of a refund that is refused.
QString OrderRefunds::leftOut(const std::string &id, const JsonValue &refund)
{
    return tr("Refund %1 and its money (%2) are not posted; the rest of the order is. Import the refund again with all "
              "its lines and transactions, or report it, then retry.")
        .arg(QString::fromStdString(id), statedMoney(refund));
}

/// Whether a refund is to be posted, by what its money does. False: a verdict was given.
bool OrderRefunds::judgeMoney(const std::string &id, const Sighting &sighting, const ShopifyRefund &refund, bool &posts)
{
    bool succeeded = false;
    bool pending = false;
    bool any = false;
    for (const auto *const transaction : transactionsOf(id)) {
        if (transaction->problem) {
            m_work.refuse(transaction->latest.payload,
                          refused(*transaction->problem, transaction->latest.path, leftOut(id, *sighting.json)));
            return false;
        }
        any = true;
        succeeded = succeeded || transaction->transaction.effect == Effect::Refund;
        pending = pending || transaction->transaction.effect == Effect::Pending;
    }
    if (succeeded && pending)
        tellPendingPart(id);
    if (!refund.hasLines && !(any && !succeeded && !pending)) {
        const auto cut = cutListOf(*sighting.json);
        m_work.waitFor(sighting, "no_lines",
                       cut.empty()
                           ? tr("Refund %1 came without its lines: it waits for them and is not posted. Fetch it with "
                                "the query for refunds.")
                                 .arg(QString::fromStdString(id))
                           : firstPageOnly(cut),
                       "refund_lines");
        return false;
    }
    posts = succeeded || !any;
    if (!succeeded && pending) {
        m_work.waitFor(sighting, "money_pending",
                       tr("Refund %1 waits for its money, which is pending; nothing of it is posted.")
                           .arg(QString::fromStdString(id)),
                       "money");
        m_work.waitingLines[id] = refund.lines;
    }
    return true;
}

/// A refund whose money went in part is posted; the rest of it is said.
void OrderRefunds::tellPendingPart(const std::string &id)
{
    for (const auto *const transaction : transactionsOf(id)) {
        if (!transaction->problem && transaction->transaction.effect == Effect::Pending)
            m_work.waitFor(transaction->latest, "money_pending",
                           tr("Refund %1 is posted; of its money %2 are pending and wait.")
                               .arg(QString::fromStdString(id), statedAmount(*transaction->latest.json)),
                           "money");
    }
}

/// What the customer is owed by what is known of the order so far, without refunds that are not read yet.
Wide OrderRefunds::owed() const
{
    Wide charged = 0;
    for (const auto &change : m_work.changes)
        charged += change.addedTotal - change.takenTotal;
    Wide paid = 0;
    for (const auto &cash : m_work.payments)
        paid += cash.of->transaction.effect == Effect::Payment ? cash.amount : -cash.amount;
    const auto &status = m_work.order.financialStatus;
    if (status == "paid" || status == "refunded" || status == "partially_refunded")
        paid = std::max(paid, charged); // its payments may not be imported yet
    Wide owed = paid - charged;
    for (const auto &credit : m_work.credits) {
        if (credit.refundId.empty() && !credit.isCancellation)
            continue;
        owed += credit.total;
        if (const auto cash = m_work.refundCash.find(credit.refundId); cash != m_work.refundCash.end()) {
            for (const auto &each : cash->second)
                owed -= each.amount;
        }
    }
    return owed;
}

/// What a refund comes to in presentment money: as it is told throughout, else what its money is, where that is its
/// total but for the rounding of both; 0 when neither is known.
Wide OrderRefunds::ownPresentment(const std::string &id, const ShopifyRefund &refund) const
{
    const Wide total = refund.total();
    if (total <= 0 || (refund.presentmentTotal && *refund.presentmentTotal > 0))
        return total > 0 ? *refund.presentmentTotal : Wide{0};
    Wide money = 0;
    for (const auto *const transaction : transactionsOf(id)) {
        if (transaction->transaction.effect != Effect::Refund)
            continue;
        const auto cash = readCash(*transaction->latest.json, m_work.currency(), *m_work.order.presentmentCurrency,
                                   !m_work.scale.isEmpty());
        money += cash && cash->inPresentment ? cash->amount : 0;
    }
    const Wide off = m_work.scale.isEmpty() ? total : m_work.scale.at(money) - total;
    const Wide most = 1 + (m_work.scale.isEmpty() ? 0 : m_work.scale.at(1));
    return off >= -most && off <= most ? money : Wide{0};
}

RefundedOrder OrderRefunds::refundedOrder() const
{
    return {.currency = m_work.currency(),
            .presentmentCurrency = *m_work.order.presentmentCurrency,
            .taxIncluded = m_work.order.taxIncluded,
            .total = m_work.order.total,
            .totalTax = m_work.order.totalTax,
            .parts = m_work.parts,
            .taxes = m_work.taxes};
}

/// Money without goods gives back first what the customer is owed; only the rest is a price reduction.
void OrderRefunds::settleOwed(ShopifyRefund &refund, Wide money)
{
    if (refund.kept != 0 || refund.discrepancy != 0 || money <= 0)
        return;
    const Wide owedBesides = std::max<Wide>(owed(), 0);
    const auto isReduction = [](const CreditLine &each) { return each.key.empty() && each.line.kind == "goods"; };
    if (refund.lines.empty()) {
        giveBeyond(refund, refundedOrder(), money - owedBesides, std::nullopt);
    } else if (owedBesides > 0 && std::ranges::all_of(refund.lines, isReduction)) {
        const Wide told = std::exchange(refund.linesTotal, 0);
        refund.lines.clear();
        giveBeyond(refund, refundedOrder(), told - owedBesides, std::nullopt);
    }
}

/// Leaves out what an edit or the cancellation took back on an earlier day.
void OrderRefunds::leaveOutCovered(const std::string &id, ShopifyRefund &refund) const
{
    const auto before = refund.lines.size();
    bool isLess = false;
    if (std::ranges::any_of(m_work.credits, &OrderWork::Credit::isCancellation)) {
        refund.lines.clear();
        refund.discrepancy = 0;
    }
    if (const auto covered = m_work.covered.find(id); covered != m_work.covered.end()) {
        for (const auto &[key, pieces] : covered->second) {
            const auto line = std::ranges::find(refund.lines, key, &CreditLine::key);
            if (line == refund.lines.end() || line->line.quantity <= 0)
                continue;
            isLess = true;
            if (line->line.quantity <= pieces)
                refund.lines.erase(line);
            else
                line->line = pieceOf({.key = key, .line = line->line}, pieces, line->line.quantity - pieces).line;
        }
    }
    if (!isLess && refund.lines.size() == before)
        return;
    refund.presentmentTotal.reset();
    refund.linesTotal = 0;
    for (const auto &each : refund.lines)
        refund.linesTotal += grossOf(each.line, m_work.order.taxIncluded);
}

/// Reads the money of a refund and settles what it is set off against. False: refused. `listed`: what its lines came to
/// before anything was left out of them.
bool OrderRefunds::settleCash(const std::string &id, const Sighting &sighting, ShopifyRefund &refund, Wide listed)
{
    // Money alone is scaled as a part of all that goes back of the order, so that all of it is exact.
    Scale scale = m_work.scale;
    const auto own = ownPresentment(id, refund);
    const bool hasOwn = own > 0;
    if (hasOwn) {
        scale = {};
        scale.add(own, refund.total());
    }
    auto &all = m_work.refundCash[id];
    ScaledSum scaled(scale);
    Wide presented = 0;
    Wide given = 0; // in shop money for that
    Wide sum = 0;
    for (const auto *const transaction : transactionsOf(id)) {
        if (transaction->transaction.effect != Effect::Refund)
            continue;
        const auto cash = readCash(*transaction->latest.json, m_work.currency(), *m_work.order.presentmentCurrency,
                                   !scale.isEmpty());
        if (!cash) {
            m_work.refuse(transaction->latest.payload,
                          refused(cash.error(), transaction->latest.path, leftOut(id, *sighting.json)));
            all.clear();
            return false;
        }
        Wide amount = cash->amount;
        if (cash->inPresentment) {
            presented += cash->amount;
            amount = hasOwn ? scaled.add(cash->amount)
                            : std::max<Wide>(scale.at(m_presentedBack + presented) - m_givenBack - given, 0);
            given += amount;
        }
        sum += amount;
        if (amount != 0)
            all.push_back(
                {.of = transaction, .amount = amount, .rounding = cash->rounding, .exchange = cash->exchange});
    }
    const bool takesAllBack = refund.kept + sumOf(refund.keptTaxes) == listed && sum == listed;
    if (takesAllBack) {
        refund.kept = 0;
        refund.keptTaxes.clear();
    }
    const Wide owedBesides = std::max<Wide>(owed(), 0);
    settleOwed(refund, sum);
    const Wide excess = sum - refund.total();
    if (excess > owedBesides + 1 && refund.total() >= 0) { // what is below 0 is told as that
        all.clear();
        m_work.refuse(sighting.payload,
                      refused({.code = "total_mismatch",
                               .field = "transactions",
                               .message = tr("The refund's money comes to %1, its lines and adjustments to %2, and the "
                                             "customer was owed %3 besides: %4 are not explained.")
                                              .arg(shownMoney(sum, m_work.currency()),
                                                   shownMoney(refund.total(), m_work.currency()),
                                                   shownMoney(owedBesides, m_work.currency()),
                                                   shownMoney(excess - owedBesides, m_work.currency()))},
                              sighting.path, leftOut(id, *sighting.json)));
        return false;
    }
    m_presentedBack += presented;
    m_givenBack += given;
    return true;
}

void OrderRefunds::readRefund(const std::string &id, int number)
{
    const auto &sighting = latestOf(m_work.group.refunds.at(id));
    auto refund = leapfrog::readRefund(*sighting.json, refundedOrder());
    if (!refund) {
        m_work.refuse(sighting.payload, refused(refund.error(), sighting.path, leftOut(id, *sighting.json)));
        return;
    }
    bool posts = false;
    const Wide listed = refund->linesTotal;
    leaveOutCovered(id, *refund);
    const bool isLess = refund->linesTotal < listed;
    if (!judgeMoney(id, sighting, *refund, posts) || !posts || !settleCash(id, sighting, *refund, listed))
        return;
    if (const auto problem = m_work.beyondSold(*refund)) {
        m_work.refundCash.erase(id);
        m_work.refuse(sighting.payload, refused(*problem, sighting.path, leftOut(id, *sighting.json)));
        return;
    }
    if (refund->lines.empty() && refund->total() == 0) { // it gives back what was paid too much, if anything
        std::ranges::move(m_work.refundCash[id], std::back_inserter(m_work.payments));
        m_work.refundCash.erase(id);
        return;
    }
    if (refund->total() < 0 && (!isLess || refund->linesTotal != 0)) {
        m_work.refuse(sighting.payload,
                      refused({.code = "negative_amount",
                               .field = "order_adjustments",
                               .message = tr("The shop keeps %1 more than the refund's lines come to.")
                                              .arg(shownMoney(-refund->total(), m_work.currency()))},
                              sighting.path, leftOut(id, *sighting.json)));
        m_work.refundCash.erase(id);
        return;
    }
    OrderWork::Credit credit;
    credit.id = m_work.numbers.idOf('R', id, number);
    credit.date = refund->processedAt;
    for (const auto *const transaction : transactionsOf(id)) {
        const auto later = parseMoment(transaction->transaction.date);
        if (transaction->wasPending && transaction->transaction.effect == Effect::Refund && later
            && later->micros > parseMoment(credit.date)->micros)
            credit.date = transaction->transaction.date; // until its money went, it did not count
    }
    credit.moment = parseMoment(credit.date)->micros;
    credit.source = &sighting;
    credit.payload = sighting.payload;
    credit.refundId = id;
    credit.lines = refund->lines;
    credit.total = refund->total();
    credit.discrepancy = refund->discrepancy;
    credit.kept = refund->kept;
    credit.keptTaxes = refund->keptTaxes;
    m_work.credits.push_back(std::move(credit));
}

} // namespace leapfrog
