// SPDX-License-Identifier: MIT
#include "import/shopify/orders/order_documents.h"

#include <algorithm>

namespace leapfrog {

using State = PayloadVerdict::State;

OrderDocuments::OrderDocuments(OrderGroup &group, const ShopifySettings &settings, GroupBooks &books)
    : m_work(group, settings, books)
{ }

void OrderDocuments::make()
{
    auto life = lifeOf(m_work.group, m_work.days);
    if (const auto &locked = m_work.settings.locked)
        life = onPosted(std::move(life), m_work.group, m_work.days, *locked);
    m_work.changes = std::move(life.changes);
    m_work.parts = std::move(life.parts);
    m_work.covered = std::move(life.covered);
    for (const auto &part : m_work.parts)
        addTaxes(m_work.taxes, part.line.taxes);
    if (m_work.order.presentmentCurrency != m_work.order.currency) {
        for (const auto &order : m_work.group.orders)
            m_work.scale.add(order.order.presentmentTotal, order.order.total);
    }
    makeInvoices();
    if (m_work.charges.empty())
        return;
    m_payments.read();
    makeEdits();
    if (const auto day = cancelledOn(); !day.empty()) {
        m_refunds.read(day);
        makeCancellation();
    }
    m_refunds.read({});
    m_refunds.tellLost();
    m_shipments.make();
    for (const auto &credit : m_work.credits)
        emitCredit(credit);
    m_payments.make();
    if (m_work.order.financialStatus == "voided" && m_work.payments.empty()
        && !m_work.group.orders.back().state.cancelled && m_work.order.total > 0)
        m_work.say(
            tr("Order %1 is voided and not cancelled: nothing will be paid for its %2.")
                .arg(QString::fromStdString(m_work.order.name), shownMoney(m_work.order.total, m_work.currency())));
}

void OrderDocuments::emitInvoice(const OrderChange &change, const std::string &id)
{
    const auto day = m_work.dayOf(change.date);
    DocumentText text(m_work.maker.head(id, "sales_invoice", day, m_work.currency(), m_work.order.customer),
                      m_work.currency());
    text.flag("tax_included", m_work.order.taxIncluded);
    std::vector<DocumentLine> lines;
    for (const auto &part : change.added) {
        lines.push_back(part.line);
        if (m_work.defers() && part.line.kind == "goods")
            lines.back().role = "deferred_revenue";
    }
    text.lines(lines);
    text.total("total", change.addedTotal);
    text.origin("shopify_order", m_work.order.id);
    if (m_work.give(text.finish(), change.payload, {}))
        m_work.charges.push_back({.id = id, .day = day, .open = change.addedTotal});
}

void OrderDocuments::makeInvoices()
{
    emitInvoice(m_work.changes.front(), m_work.order.name);
    if (m_work.charges.empty()) {
        for (auto &verdict : m_work.group.verdicts) {
            if (verdict && verdict->state == State::Refused)
                continue;
            verdict = PayloadVerdict{.state = State::Waiting,
                                     .code = "order_refused",
                                     .field = {},
                                     .message = tr("It waits for its order, which was refused."),
                                     .waitsFor = m_work.group.payloads().front().group};
        }
        return;
    }
    int number = 0;
    for (auto change = m_work.changes.begin() + 1; change != m_work.changes.end(); ++change) {
        if (!change->added.empty())
            emitInvoice(*change, m_work.numbers.idOf('E', m_work.dayOf(change->date), ++number));
    }
}

void OrderDocuments::makeEdits()
{
    int number = 0;
    for (const auto &change : m_work.changes) {
        if (change.taken.empty())
            continue;
        OrderWork::Credit credit;
        credit.id = m_work.numbers.idOf('C', m_work.dayOf(change.date), ++number);
        credit.date = change.date;
        credit.moment = change.moment;
        credit.payload = change.payload;
        credit.lines = change.taken;
        credit.total = change.takenTotal;
        m_work.credits.push_back(std::move(credit));
    }
}

/// Takes `over` and what is below 0 from those that are above it, the largest first; how much could not be taken.
static Wide takeFromLargest(const std::vector<Wide *> &amounts, Wide over)
{
    for (auto *const amount : amounts) {
        if (*amount < 0)
            over -= std::exchange(*amount, 0);
    }
    while (over > 0) {
        const auto largest = std::ranges::max_element(amounts, {}, [](const Wide *amount) { return *amount; });
        if (largest == amounts.end() || **largest <= 0)
            break;
        const Wide taken = std::min(**largest, over);
        **largest -= taken;
        over -= taken;
    }
    return over;
}

static bool isOver(const CreditLine &each)
{
    return each.line.amount < 0 || std::ranges::any_of(each.line.taxes, [](const auto &tax) { return tax.amount < 0; });
}

/// More may have been taken back of a line than it had, as by a refund that names only an amount: the others bear it.
/// Their taxes are then spread anew, so that none is larger than its line.
static void passOn(std::vector<CreditLine> &rest, bool taxIncluded)
{
    std::vector<Wide *> amounts;
    std::vector<Wide *> taxAmounts;
    Taxes taxes;
    for (auto &each : rest) {
        amounts.push_back(&each.line.amount);
        addTaxes(taxes, each.line.taxes);
    }
    for (auto &tax : taxes)
        taxAmounts.push_back(&tax.amount);
    const Wide over = takeFromLargest(amounts, 0);
    const Wide taxOver = takeFromLargest(taxAmounts, taxIncluded ? 0 : over);
    if (!taxIncluded)
        takeFromLargest(amounts, taxOver);
    std::erase_if(taxes, [](const auto &tax) { return tax.amount == 0; });
    std::vector<DocumentLine *> bearing;
    DocumentLine *any = nullptr;
    for (auto &each : rest) {
        each.line.taxes.clear();
        if (each.line.kind == "gift_card" || each.line.kind == "tip")
            continue;
        any = any != nullptr ? any : &each.line;
        if (each.line.amount > 0)
            bearing.push_back(&each.line);
    }
    if (bearing.empty() && any != nullptr)
        bearing.push_back(any);
    spreadTaxes(taxes, bearing);
}

/// What the order charged and nothing has taken back; what is to be taken back by a refund whose money is pending
/// counts as taken.
std::vector<CreditLine> OrderDocuments::notTakenBack() const
{
    std::vector<CreditLine> rest;
    const auto find = [&rest](const std::string &key) { return std::ranges::find(rest, key, &CreditLine::key); };
    for (const auto &change : m_work.changes) {
        for (const auto &part : change.added) {
            auto known = find(part.key);
            if (known == rest.end()) {
                rest.push_back({.line = part.line, .key = part.key});
                rest.back().line.amount -= std::exchange(rest.back().line.discount, 0);
                continue;
            }
            known->line.amount += part.line.amount - part.line.discount;
            known->line.quantity += part.line.quantity;
            addTaxes(known->line.taxes, part.line.taxes);
        }
    }
    const auto takeFrom = [](CreditLine &from, const DocumentLine &line) {
        from.line.amount -= line.amount - line.discount;
        from.line.quantity -= line.quantity;
        addTaxes(from.line.taxes, line.taxes, -1);
    };
    const auto takeBack = [&](const CreditLine &taken) {
        auto from = find(taken.key);
        if (from == rest.end())
            from = std::ranges::max_element(rest, {}, [](const CreditLine &each) { return each.line.amount; });
        if (from != rest.end())
            takeFrom(*from, taken.line);
    };
    for (const auto &credit : m_work.credits)
        std::ranges::for_each(credit.lines, takeBack);
    for (const auto &[refund, lines] : m_work.waitingLines)
        std::ranges::for_each(lines, takeBack);
    if (std::ranges::any_of(rest, isOver))
        passOn(rest, m_work.order.taxIncluded);
    for (auto &each : rest) {
        std::erase_if(each.line.taxes, [](const auto &tax) { return tax.amount == 0; });
        each.line.quantity = std::max<std::int64_t>(each.line.quantity, 0);
    }
    std::erase_if(rest, [](const CreditLine &each) { return each.line.amount == 0 && each.line.taxes.empty(); });
    return rest;
}

/// The day on which the order was cancelled for good; empty: it was not.
std::string OrderDocuments::cancelledOn()
{
    const auto &last = m_work.group.orders.back();
    if (!last.state.cancelled)
        return {};
    return m_work.dayOf(parseMoment(last.state.cancelledAt) ? last.state.cancelledAt : last.date);
}

/// What no refund until that day takes back. Later refunds only settle.
void OrderDocuments::makeCancellation()
{
    OrderWork::Credit credit;
    credit.id = m_work.order.name + "-X";
    credit.isCancellation = true;
    credit.date = m_work.group.orders.back().state.cancelledAt;
    const auto moment = parseMoment(credit.date);
    if (!moment)
        credit.date = m_work.group.orders.back().date;
    credit.moment = moment ? moment->micros : m_work.group.orders.back().moment;
    credit.payload = m_work.group.orders.back().payload;
    credit.lines = notTakenBack();
    if (credit.lines.empty())
        return;
    for (const auto &line : credit.lines)
        credit.total += grossOf(line.line, m_work.order.taxIncluded);
    if (m_work.credits.empty() && m_work.waitingLines.empty()) { // a total may be a minor unit beside its lines
        Wide charged = 0;
        for (const auto &change : m_work.changes)
            charged += change.addedTotal;
        credit.total = charged - credit.total <= 1 && credit.total - charged <= 1 ? charged : credit.total;
    }
    m_work.credits.push_back(std::move(credit));
}

/// What a refund keeps of something that was taken back before: the customer owes it again.
bool OrderDocuments::emitKept(const OrderWork::Credit &credit)
{
    DocumentText text(m_work.maker.head(credit.id, "sales_invoice", m_work.dayOf(credit.date), m_work.currency(),
                                        m_work.order.customer),
                      m_work.currency());
    text.flag("tax_included", false);
    text.lines({{.kind = "goods",
                 .amount = credit.kept,
                 .taxes = credit.keptTaxes,
                 .description = "Kept of a refund",
                 .role = "restocking_fees"}});
    text.total("total", -credit.total);
    text.origin("shopify_refund", credit.refundId);
    return m_work.give(text.finish(), credit.payload, credit.source->path);
}

void OrderDocuments::emitCredit(const OrderWork::Credit &credit)
{
    if (credit.total < 0) {
        if (emitKept(credit))
            emitCash(credit, m_work.order.name + "-X");
        return;
    }
    DocumentText text(m_work.maker.head(credit.id, "credit_note", m_work.dayOf(credit.date), m_work.currency(),
                                        m_work.order.customer),
                      m_work.currency());
    text.text("of", m_work.order.name);
    text.flag("tax_included", m_work.order.taxIncluded);
    std::vector<DocumentLine> lines;
    for (const auto &line : credit.lines)
        lines.push_back(line.line);
    text.lines(lines);
    if (credit.discrepancy != 0)
        text.amount("discrepancy", credit.discrepancy);
    if (credit.kept != 0 || !credit.keptTaxes.empty())
        text.kept(credit.kept, credit.keptTaxes);
    text.total("total", credit.total);
    if (credit.refundId.empty())
        text.origin("shopify_order", m_work.order.id);
    else
        text.origin("shopify_refund", credit.refundId);
    const bool posted
        = m_work.give(text.finish(), credit.payload, credit.source != nullptr ? credit.source->path : std::string());
    if (posted && !credit.refundId.empty())
        emitCash(credit, credit.id);
}

/// The money of a refund, said of this document.
void OrderDocuments::emitCash(const OrderWork::Credit &credit, const std::string &of)
{
    for (const auto &cash : m_work.refundCash[credit.refundId]) {
        // Money of an open day waits with what it is for, unless it is posted.
        const auto &locked = m_work.settings.locked;
        const bool waits = m_work.isLockedOut(credit.id, m_work.dayOf(credit.date))
            && m_work.dayOf(cash.of->transaction.date) > locked->through
            && m_work.isLockedOut(m_work.order.name + '/' + cash.of->transaction.id, locked->through);
        if (!waits)
            m_payments.emitOne(cash, of);
    }
}

} // namespace leapfrog
