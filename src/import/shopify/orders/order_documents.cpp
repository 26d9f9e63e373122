// SPDX-License-Identifier: MIT
#include "import/shopify/orders/order_documents.h"

#include <algorithm>

namespace leapfrog {

using State = PayloadVerdict::State;

OrderDocuments::OrderDocuments(OrderGroup &group, const ShopifySettings &settings, GroupBooks &books)
    : m_group(group)
    , m_settings(settings)
    , m_books(books)
    , m_maker(settings)
    , m_days(settings.timeZone, group.offset)
    , m_order(group.orders.back().order)
{ }

std::string OrderDocuments::dayOf(const std::string &moment)
{
    const auto read = parseMoment(moment);
    if (read && read->inUtc && m_settings.timeZone.empty() && !m_group.offsetKnown && !std::exchange(m_utcSaid, true))
        say(tr("Shopify tells moments in UTC, and the shop's time zone is not known: days are UTC's. Set it with "
               "organisation set --time-zone, then import again."));
    return m_days.dayOf(moment);
}

void OrderDocuments::say(const QString &text)
{
    m_books.said.push_back(text);
}

/// A refusal counts more than anything that was said of the payload before.
void OrderDocuments::refuse(std::size_t payload, PayloadVerdict verdict)
{
    auto &known = m_group.verdicts[payload];
    if (!known || known->state != State::Refused)
        known = std::move(verdict);
}

bool OrderDocuments::give(ImportedDocument document, std::size_t payload, const std::string &path)
{
    if (const auto problem = m_maker.problemOf(document)) {
        refuse(payload,
               refused(*problem, path,
                       tr("%1 is not posted; the rest of the order is. Report it, or mend the payload, then retry.")
                           .arg(QString::fromStdString(document.id))));
        return false;
    }
    m_books.documents.push_back(std::move(document));
    return true;
}

void OrderDocuments::make()
{
    m_changes = changesOf(m_group, m_parts);
    for (const auto &part : m_parts)
        addTaxes(m_taxes, part.line.taxes);
    if (m_order.presentmentCurrency != m_order.currency) {
        for (const auto &order : m_group.orders)
            m_scale.add(order.order.presentmentTotal, order.order.total);
    }
    makeInvoices();
    if (m_charges.empty())
        return;
    readPayments();
    makeEdits();
    readRefunds();
    makeCancellation();
    makeShipments();
    for (const auto &credit : m_credits)
        emitCredit(credit);
    makePayments();
    if (m_order.financialStatus == "voided" && m_payments.empty() && !m_group.orders.back().state.cancelled
        && m_order.total > 0)
        say(tr("Order %1 is voided and not cancelled: nothing will be paid for its %2.")
                .arg(QString::fromStdString(m_order.name), shownMoney(m_order.total, currency())));
}

void OrderDocuments::emitInvoice(const OrderChange &change, const std::string &id)
{
    const auto day = dayOf(change.date);
    DocumentText text(m_maker.head(id, "sales_invoice", day, currency(), m_order.customer), currency());
    text.flag("tax_included", m_order.taxIncluded);
    std::vector<DocumentLine> lines;
    for (const auto &part : change.added) {
        lines.push_back(part.line);
        if (defers() && part.line.kind == "goods")
            lines.back().role = "deferred_revenue";
    }
    text.lines(lines);
    text.total("total", change.addedTotal);
    text.origin("shopify_order", m_order.id);
    if (give(text.finish(), change.payload, {}))
        m_charges.push_back({.id = id, .day = day, .open = change.addedTotal});
}

void OrderDocuments::makeInvoices()
{
    emitInvoice(m_changes.front(), m_order.name);
    if (m_charges.empty()) {
        for (auto &verdict : m_group.verdicts) {
            if (verdict && verdict->state == State::Refused)
                continue;
            verdict = PayloadVerdict{.state = State::Waiting,
                                     .code = "order_refused",
                                     .field = {},
                                     .message = tr("It waits for its order, which was refused."),
                                     .waitsFor = m_group.payloads().front().group};
        }
        return;
    }
    int number = 0;
    for (auto change = m_changes.begin() + 1; change != m_changes.end(); ++change) {
        if (!change->added.empty())
            emitInvoice(*change, m_order.name + "-E" + std::to_string(++number));
    }
}

void OrderDocuments::makeEdits()
{
    int number = 0;
    for (const auto &change : m_changes) {
        if (change.taken.empty())
            continue;
        Credit credit;
        credit.id = m_order.name + "-C" + std::to_string(++number);
        credit.date = change.date;
        credit.moment = change.moment;
        credit.payload = change.payload;
        credit.lines = change.taken;
        credit.total = change.takenTotal;
        m_credits.push_back(std::move(credit));
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
    for (const auto &change : m_changes) {
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
    for (const auto &credit : m_credits)
        std::ranges::for_each(credit.lines, takeBack);
    for (const auto &[refund, lines] : m_waitingLines)
        std::ranges::for_each(lines, takeBack);
    if (std::ranges::any_of(rest, isOver))
        passOn(rest, m_order.taxIncluded);
    for (auto &each : rest) {
        std::erase_if(each.line.taxes, [](const auto &tax) { return tax.amount == 0; });
        each.line.quantity = std::max<std::int64_t>(each.line.quantity, 0);
    }
    std::erase_if(rest, [](const CreditLine &each) { return each.line.amount == 0 && each.line.taxes.empty(); });
    return rest;
}

void OrderDocuments::makeCancellation()
{
    const auto cancelled
        = std::ranges::find_if(m_group.orders, [](const auto &order) { return order.state.cancelled; });
    if (cancelled == m_group.orders.end() || !m_group.orders.back().state.cancelled)
        return;
    Credit credit;
    credit.id = m_order.name + "-X";
    credit.date = m_group.orders.back().state.cancelledAt;
    const auto moment = parseMoment(credit.date);
    if (!moment)
        credit.date = m_group.orders.back().date;
    credit.moment = moment ? moment->micros : m_group.orders.back().moment;
    credit.payload = m_group.orders.back().payload;
    credit.lines = notTakenBack();
    if (credit.lines.empty())
        return;
    for (const auto &line : credit.lines)
        credit.total += grossOf(line.line, m_order.taxIncluded);
    if (m_credits.empty() && m_waitingLines.empty()) { // a total may be a minor unit beside its lines
        Wide charged = 0;
        for (const auto &change : m_changes)
            charged += change.addedTotal;
        credit.total = charged - credit.total <= 1 && credit.total - charged <= 1 ? charged : credit.total;
    }
    m_credits.push_back(std::move(credit));
}

void OrderDocuments::emitCredit(const Credit &credit)
{
    DocumentText text(m_maker.head(credit.id, "credit_note", dayOf(credit.date), currency(), m_order.customer),
                      currency());
    text.text("of", m_order.name);
    text.flag("tax_included", m_order.taxIncluded);
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
        text.origin("shopify_order", m_order.id);
    else
        text.origin("shopify_refund", credit.refundId);
    const bool posted
        = give(text.finish(), credit.payload, credit.source != nullptr ? credit.source->path : std::string());
    if (!posted || credit.refundId.empty())
        return;
    for (const auto &cash : m_refundCash[credit.refundId])
        emitPayment(cash, credit.id);
}

} // namespace leapfrog
