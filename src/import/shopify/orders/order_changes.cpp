// SPDX-License-Identifier: MIT
#include "import/shopify/orders/order_changes.h"

#include "import/shopify/read/payload.h"
#include "import/shopify/read/rest_names.h"

#include <algorithm>
#include <map>

namespace leapfrog {

namespace {

class Changes
{
public:
    Changes(const OrderGroup &group, const ShopDays &days)
        : m_group(group)
        , m_days(days)
    { }
    OrderLife make();

private:
    void first(const OrderSighting &sighting);
    OrderPart beforeEdits(const OrderPart &part, const OrderSighting &sighting);
    void compare(const OrderSighting &sighting);
    void comparePart(const OrderPart &part, const OrderPart *before, const OrderSighting &sighting);
    void takeRemovals();
    void readRefunds();
    OrderChange &at(const OrderSighting &sighting, const std::string &date);
    [[nodiscard]] std::string dayOfPart(const OrderPart &part, const OrderSighting &sighting) const;
    [[nodiscard]] std::string dayOfMore(const OrderPart &more, const OrderSighting &sighting) const;
    [[nodiscard]] std::string dayOfLess(const OrderPart &less, const OrderSighting &sighting) const;
    [[nodiscard]] std::optional<std::string> repricedAt(const OrderPart &part, Wide gross,
                                                        const OrderSighting &sighting) const;
    [[nodiscard]] const std::vector<SoldQuantity> &soldApart(const OrderPart &part) const;
    void add(const OrderPart &part, const OrderSighting &sighting, const std::string &date);
    void take(const OrderPart &part, const OrderSighting &sighting, const std::string &date);
    void remember(const OrderPart &part);
    [[nodiscard]] bool taxIncluded() const { return m_group.orders.front().order.taxIncluded; }

    const OrderGroup &m_group;
    const ShopDays &m_days;
    OrderLife m_life;
    std::vector<OrderChange> &m_changes = m_life.changes;
    std::vector<OrderPart> &m_parts = m_life.parts;
    std::vector<OrderPart> m_now; ///< what the changes so far come to
    std::map<std::string, std::int64_t> m_refunded; ///< quantity by key, of all refunds
    std::vector<RefundedPieces> m_refunds;
};

} // namespace

std::pair<OrderPart, OrderPart> moreAndLess(const OrderPart &part, const OrderPart *before, bool taxIncluded)
{
    OrderPart more = part;
    OrderPart less = part;
    const Wide amount
        = part.line.amount - part.line.discount - (before != nullptr ? before->line.amount - before->line.discount : 0);
    Taxes taxes = part.line.taxes;
    if (before != nullptr)
        addTaxes(taxes, before->line.taxes, -1);
    const auto quantity = part.line.quantity - (before != nullptr ? before->line.quantity : 0);
    more.line.amount = std::max<Wide>(amount, 0);
    more.line.discount = 0;
    less.line.amount = std::max<Wide>(-amount, 0);
    less.line.discount = 0;
    more.line.quantity = std::max<std::int64_t>(quantity, 0);
    less.line.quantity = std::max<std::int64_t>(-quantity, 0);
    more.line.taxes.clear();
    less.line.taxes.clear();
    for (auto &tax : taxes) {
        if (tax.amount > 0)
            more.line.taxes.push_back(tax);
        else if (tax.amount < 0)
            less.line.taxes.push_back({.code = tax.code, .amount = -tax.amount, .role = tax.role});
    }
    // Prices that contain their tax and stay as they are, while the tax moves: both sides need an amount to bear it.
    if (taxIncluded) {
        const Wide bearing
            = std::max(more.tax() - more.line.amount + more.line.discount, less.tax() - less.line.amount);
        if (bearing > 0) {
            more.line.amount += bearing;
            less.line.amount += bearing;
        }
    }
    return {std::move(more), std::move(less)};
}

static OrderPart *findIn(std::vector<OrderPart> &parts, std::string_view key)
{
    const auto found = std::ranges::find(parts, key, &OrderPart::key);
    return found != parts.end() ? &*found : nullptr;
}

void Changes::readRefunds()
{
    const auto &order = m_group.orders.back().order;
    Taxes taxes;
    for (const auto &part : order.parts)
        addTaxes(taxes, part.line.taxes);
    for (const auto &[id, sightings] : m_group.refunds) {
        const auto read = readRefund(*latestOf(sightings).json,
                                     {.currency = *order.currency,
                                      .presentmentCurrency = *order.presentmentCurrency,
                                      .taxIncluded = order.taxIncluded,
                                      .total = order.total,
                                      .totalTax = order.totalTax,
                                      .parts = order.parts,
                                      .taxes = taxes});
        if (!read)
            continue; // it is refused where it is to be posted
        RefundedPieces refunded{.id = id,
                                .moment = parseMoment(read->processedAt)->micros,
                                .day = m_days.dayOf(read->processedAt),
                                .hasLines = read->hasLines,
                                .lines = read->linesTotal,
                                .total = read->total()};
        for (const auto &sighting : sightings)
            refunded.seenIn.insert(sighting.payload);
        for (const auto &line : read->lines) {
            refunded.quantities[line.key] += line.line.quantity;
            m_refunded[line.key] += line.line.quantity;
        }
        m_refunds.push_back(std::move(refunded));
    }
}

void Changes::remember(const OrderPart &part)
{
    auto *const known = findIn(m_parts, part.key);
    if (known == nullptr)
        m_parts.push_back(part);
    else if (part.line.amount >= known->line.amount)
        *known = part;
}

OrderChange &Changes::at(const OrderSighting &sighting, const std::string &date)
{
    const auto known = std::ranges::find(m_changes.begin() + 1, m_changes.end(), date, &OrderChange::date);
    if (known != m_changes.end())
        return *known;
    const auto moment = parseMoment(date);
    m_changes.push_back(
        {.moment = moment ? moment->micros : sighting.moment, .date = date, .payload = sighting.payload});
    return m_changes.back();
}

/// The day of the agreement that added a line, where one is told, else of the state that shows it first.
std::string Changes::dayOfPart(const OrderPart &part, const OrderSighting &sighting) const
{
    const auto added = m_group.agreements.addedAt.find(part.key);
    return added != m_group.agreements.addedAt.end() ? added->second : sighting.date;
}

/// The day of the agreement that sold so many more of a line, where one is told.
std::string Changes::dayOfMore(const OrderPart &more, const OrderSighting &sighting) const
{
    const auto sold = m_group.agreements.sold.find(more.key);
    if (sold == m_group.agreements.sold.end() || more.line.quantity == 0)
        return repricedAt(more, more.gross(taxIncluded()), sighting).value_or(sighting.date);
    const auto isThis = [&](const SoldQuantity &each) {
        const auto moment = parseMoment(each.happenedAt);
        return !each.isFirst && each.quantity == more.line.quantity && moment && moment->micros <= sighting.moment;
    };
    const auto found = std::ranges::find_if(sold->second, isThis);
    return found != sold->second.end() ? found->happenedAt : sighting.date;
}

/// What an agreement put on the price of a part (below 0: took off it); 0 where it can't be read.
static Wide amountOf(const AgreedEdit &edit, std::string_view name, const Currency &currency)
{
    std::optional<Refusal> problem;
    Payload sale(*edit.sale, problem);
    const auto amount = sale.moneyIfAny(name, currency);
    return problem ? 0 : amount;
}

/// When an agreement changed the price of a part by so much, tax included.
std::optional<std::string> Changes::repricedAt(const OrderPart &part, Wide gross, const OrderSighting &sighting) const
{
    const auto edits = m_group.agreements.edits.find(part.key);
    if (edits == m_group.agreements.edits.end())
        return std::nullopt;
    const auto found = std::ranges::find_if(edits->second, [&](const AgreedEdit &edit) {
        return edit.moment <= sighting.moment && amountOf(edit, "total_amount", *sighting.order.currency) == gross;
    });
    return found != edits->second.end() ? std::optional(found->happenedAt) : std::nullopt;
}

/// The day of the agreement that took it away, where one is told.
std::string Changes::dayOfLess(const OrderPart &less, const OrderSighting &sighting) const
{
    return repricedAt(less, -less.gross(taxIncluded()), sighting).value_or(sighting.date);
}

/// The agreements that sold a line bit by bit; empty where one did, or where they don't come to its quantity.
const std::vector<SoldQuantity> &Changes::soldApart(const OrderPart &part) const
{
    static const std::vector<SoldQuantity> none;
    const auto sold = m_group.agreements.sold.find(part.key);
    if (sold == m_group.agreements.sold.end())
        return none;
    std::int64_t sum = 0;
    for (const auto &each : sold->second)
        sum += each.quantity;
    return sum > 0 && sum == part.line.quantity ? sold->second : none;
}

/// A part as it was before agreements until this state changed its price; what they changed is an edit of their day.
OrderPart Changes::beforeEdits(const OrderPart &part, const OrderSighting &sighting)
{
    const auto edits = m_group.agreements.edits.find(part.key);
    if (edits == m_group.agreements.edits.end())
        return part;
    auto before = part;
    struct Reprice
    {
        OrderPart part;
        const AgreedEdit *edit;
        bool isMore;
    };
    std::vector<Reprice> reprices;
    for (const auto &edit : edits->second) {
        const auto gross = amountOf(edit, "total_amount", *sighting.order.currency);
        if (edit.quantity != 0 || gross == 0 || edit.moment > sighting.moment)
            continue;
        const auto tax = amountOf(edit, "total_tax_amount", *sighting.order.currency);
        const Wide sign = gross > 0 ? 1 : -1;
        auto changed = part;
        changed.line.quantity = 0;
        changed.line.discount = 0;
        changed.line.amount = sign * (gross - (taxIncluded() ? 0 : tax));
        changed.line.taxes = tax == 0 ? Taxes() : splitTax(sign * tax, part.line.taxes);
        if (changed.line.amount < 0 || sign * tax < 0)
            return part; // both ways at once: dated as the states show it
        const Wide discount = sign < 0 ? std::min(before.line.discount, changed.line.amount) : Wide{0};
        before.line.discount -= discount;
        before.line.amount -= sign * changed.line.amount + discount;
        addTaxes(before.line.taxes, changed.line.taxes, -sign);
        reprices.push_back({.part = std::move(changed), .edit = &edit, .isMore = sign > 0});
    }
    const bool isOver = before.line.amount < before.line.discount
        || std::ranges::any_of(before.line.taxes, [](const auto &each) { return each.amount < 0; });
    if (reprices.empty() || isOver)
        return part;
    std::erase_if(before.line.taxes, [](const auto &each) { return each.amount == 0; });
    for (const auto &each : reprices) {
        if (each.isMore)
            add(each.part, sighting, each.edit->happenedAt);
        else
            take(each.part, sighting, each.edit->happenedAt);
    }
    return before;
}

void Changes::first(const OrderSighting &sighting)
{
    const auto &order = sighting.order;
    m_changes.push_back({.moment = sighting.moment, .date = order.processedAt, .payload = sighting.payload});
    std::vector<std::pair<std::string, OrderPart>> later; // with their moments
    for (const auto &stated : order.parts) {
        remember(stated);
        const auto part = beforeEdits(stated, sighting);
        std::int64_t pieces = 0;
        for (const auto &sold : soldApart(part)) {
            if (sold.quantity > 0 && sold.isFirst)
                m_changes.front().added.push_back(pieceOf(part, pieces, sold.quantity));
            else if (sold.quantity > 0)
                later.emplace_back(sold.happenedAt, pieceOf(part, pieces, sold.quantity));
            pieces += sold.quantity;
        }
        if (pieces > 0)
            continue;
        if (m_group.agreements.addedAt.contains(part.key))
            later.emplace_back(dayOfPart(part, sighting), part);
        else
            m_changes.front().added.push_back(part);
    }
    m_now = order.parts;
    for (const auto &[date, part] : later)
        add(part, sighting, date);
    m_changes.front().addedTotal = order.total;
    for (auto change = m_changes.begin() + 1; change != m_changes.end(); ++change)
        m_changes.front().addedTotal -= change->addedTotal - change->takenTotal;
}

void Changes::add(const OrderPart &part, const OrderSighting &sighting, const std::string &date)
{
    auto &change = at(sighting, date);
    change.addedTotal += part.gross(taxIncluded());
    change.added.push_back(part);
}

void Changes::take(const OrderPart &part, const OrderSighting &sighting, const std::string &date)
{
    auto &change = at(sighting, date);
    change.taken.push_back({.line = part.line, .key = part.key});
    change.takenTotal += part.gross(taxIncluded());
}

/// Splits a difference into what is more and what is less.
void Changes::comparePart(const OrderPart &part, const OrderPart *before, const OrderSighting &sighting)
{
    auto [more, less] = moreAndLess(part, before, taxIncluded());
    const bool isNew = before == nullptr;
    if (isNew && more.line.amount == part.line.amount - part.line.discount) {
        more.line.amount = part.line.amount;
        more.line.discount = part.line.discount;
    }
    if (more.line.amount > 0 || more.tax() > 0)
        add(more, sighting, isNew ? dayOfPart(part, sighting) : dayOfMore(more, sighting));
    if (less.line.amount > 0 || less.tax() > 0)
        take(less, sighting, dayOfLess(less, sighting));
}

void Changes::compare(const OrderSighting &sighting)
{
    const auto &order = sighting.order;
    const auto changesBefore = m_changes.size();
    std::vector<OrderPart> now;
    for (const auto &part : order.parts) {
        const auto *const before = findIn(m_now, part.key);
        remember(part);
        comparePart(part, before, sighting);
        now.push_back(part);
    }
    for (const auto &part : m_now) {
        if (order.find(part.key) != nullptr)
            continue;
        if (part.line.quantity > 0 && m_refunded[part.key] >= part.line.quantity)
            now.push_back(part); // a refund takes it back
        else
            take(part, sighting, dayOfLess(part, sighting));
    }
    m_now = std::move(now);
    // A total may be a minor unit beside its lines; what changes of that goes with the edit that changes it.
    Wide charged = 0;
    for (const auto &change : m_changes)
        charged += change.addedTotal - change.takenTotal;
    const Wide rest = order.total - charged;
    if (m_changes.size() > changesBefore && (rest == 1 || rest == -1) && !m_changes.back().added.empty())
        m_changes.back().addedTotal += rest;
}

/// What edits took off lines and put back.
void Changes::takeRemovals()
{
    auto removals = removalsOf(m_group, m_days, m_refunds);
    for (const auto &step : removals.steps) {
        if (step.after > step.before)
            take(pieceOf(*step.part, step.before, step.after - step.before), *step.sighting, step.date);
        else
            add(pieceOf(*step.part, step.after, step.before - step.after), *step.sighting, step.date);
    }
    m_life.covered = std::move(removals.covered);
}

OrderLife Changes::make()
{
    readRefunds();
    first(m_group.orders.front());
    for (std::size_t number = 1; number < m_group.orders.size(); ++number)
        compare(m_group.orders[number]);
    takeRemovals();
    const auto byTime = [](const OrderChange &change) { return change.moment; };
    std::ranges::stable_sort(m_changes.begin() + 1, m_changes.end(), {}, byTime);
    return std::move(m_life);
}

OrderLife lifeOf(const OrderGroup &group, const ShopDays &days)
{
    return Changes(group, days).make();
}

} // namespace leapfrog
