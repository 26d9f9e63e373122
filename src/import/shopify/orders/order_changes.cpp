// SPDX-License-Identifier: MIT
#include "import/shopify/orders/order_changes.h"

#include "import/shopify/read/payload.h"
#include "import/shopify/read/rest_names.h"

#include <algorithm>
#include <map>

namespace leapfrog {

static constexpr std::string_view itemPrefix = "item/";

namespace {

/// What a refund takes back.
struct Refunded
{
    std::int64_t moment = 0;
    std::map<std::string, std::int64_t> quantities; ///< by key
    Wide lines = 0;
    Wide total = 0;
};

class Changes
{
public:
    Changes(const OrderGroup &group, std::vector<OrderPart> &parts)
        : m_group(group)
        , m_parts(parts)
    { }
    std::vector<OrderChange> make();

private:
    void first(const OrderSighting &sighting);
    void compare(const OrderSighting &sighting);
    void comparePart(const OrderPart &part, const OrderPart *before, const OrderSighting &sighting);
    void takeUnlisted();
    [[nodiscard]] std::map<std::string, std::int64_t> unlisted(const OrderSighting &sighting) const;
    [[nodiscard]] bool agrees(const OrderSighting &sighting, Wide gone) const;
    void readRefunds();
    OrderChange &at(const OrderSighting &sighting, const std::string &date);
    [[nodiscard]] std::string dayOfPart(const OrderPart &part, const OrderSighting &sighting) const;
    [[nodiscard]] std::string dayOfMore(const OrderPart &more, const OrderSighting &sighting) const;
    [[nodiscard]] const std::vector<SoldQuantity> &soldApart(const OrderPart &part) const;
    void take(const OrderPart &part, const OrderSighting &sighting);
    void remember(const OrderPart &part);
    [[nodiscard]] bool taxIncluded() const { return m_group.orders.front().order.taxIncluded; }

    const OrderGroup &m_group;
    std::vector<OrderPart> &m_parts;
    std::vector<OrderPart> m_now; ///< what the changes so far come to
    Wide m_total = 0;
    std::vector<OrderChange> m_changes;
    std::map<std::string, std::int64_t> m_refunded; ///< quantity by key, of all refunds
    std::vector<Refunded> m_refunds;
};

} // namespace

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
        Refunded refunded{.moment = parseMoment(read->processedAt)->micros,
                          .quantities = {},
                          .lines = read->linesTotal,
                          .total = read->total()};
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
    const auto added = m_group.addedAt.find(part.key);
    return added != m_group.addedAt.end() ? added->second : sighting.date;
}

/// The day of the agreement that sold so many more of a line, where one is told.
std::string Changes::dayOfMore(const OrderPart &more, const OrderSighting &sighting) const
{
    const auto sold = m_group.sold.find(more.key);
    if (sold == m_group.sold.end())
        return sighting.date;
    const auto isThis = [&](const SoldQuantity &each) {
        const auto moment = parseMoment(each.happenedAt);
        return !each.isFirst && each.quantity == more.line.quantity && moment && moment->micros <= sighting.moment;
    };
    const auto found = std::ranges::find_if(sold->second, isThis);
    return found != sold->second.end() ? found->happenedAt : sighting.date;
}

/// The agreements that sold a line bit by bit; empty where one did, or where they don't come to its quantity.
const std::vector<SoldQuantity> &Changes::soldApart(const OrderPart &part) const
{
    static const std::vector<SoldQuantity> none;
    const auto sold = m_group.sold.find(part.key);
    if (sold == m_group.sold.end())
        return none;
    std::int64_t sum = 0;
    for (const auto &each : sold->second)
        sum += each.quantity;
    return sum > 0 && sum == part.line.quantity ? sold->second : none;
}

/// A part of a part: `quantity` of its pieces, after `before` of them; all such parts add up to it.
static OrderPart pieceOf(const OrderPart &part, std::int64_t before, std::int64_t quantity)
{
    const auto share = [&](Wide amount) {
        const auto through = [&](std::int64_t pieces) { return roundedQuotient(amount * pieces, part.line.quantity); };
        return through(before + quantity) - through(before);
    };
    auto piece = part;
    piece.line.quantity = quantity;
    piece.line.amount = share(part.line.amount);
    piece.line.discount = share(part.line.discount);
    for (auto &tax : piece.line.taxes)
        tax.amount = share(tax.amount);
    std::erase_if(piece.line.taxes, [](const auto &tax) { return tax.amount == 0; });
    return piece;
}

void Changes::first(const OrderSighting &sighting)
{
    const auto &order = sighting.order;
    m_changes.push_back({.moment = sighting.moment, .date = order.processedAt, .payload = sighting.payload});
    std::vector<std::pair<std::string, OrderPart>> later; // with their moments
    for (const auto &part : order.parts) {
        remember(part);
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
        if (m_group.addedAt.contains(part.key))
            later.emplace_back(dayOfPart(part, sighting), part);
        else
            m_changes.front().added.push_back(part);
    }
    m_now = order.parts;
    m_total = order.total;
    m_changes.front().addedTotal = order.total;
    for (const auto &[date, part] : later) {
        auto &change = at(sighting, date);
        change.added.push_back(part);
        change.addedTotal += part.gross(order.taxIncluded);
        m_changes.front().addedTotal -= part.gross(order.taxIncluded);
    }
}

void Changes::take(const OrderPart &part, const OrderSighting &sighting)
{
    auto &change = at(sighting, sighting.date);
    change.taken.push_back({.line = part.line, .key = part.key});
    change.takenTotal += part.gross(taxIncluded());
}

/// Splits a difference into what is more and what is less. Both have no negative amounts.
void Changes::comparePart(const OrderPart &part, const OrderPart *before, const OrderSighting &sighting)
{
    OrderPart more = part;
    OrderPart less = part;
    const Wide amount
        = part.line.amount - part.line.discount - (before != nullptr ? before->line.amount - before->line.discount : 0);
    Taxes taxes = part.line.taxes;
    if (before != nullptr)
        addTaxes(taxes, before->line.taxes, -1);
    const auto quantity = part.line.quantity - (before != nullptr ? before->line.quantity : 0);
    const bool isNew = before == nullptr;
    more.line.amount = isNew ? part.line.amount : std::max<Wide>(amount, 0);
    more.line.discount = isNew ? part.line.discount : 0;
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
    if (taxIncluded()) {
        const Wide bearing
            = std::max(more.tax() - more.line.amount + more.line.discount, less.tax() - less.line.amount);
        if (bearing > 0) {
            more.line.amount += bearing;
            less.line.amount += bearing;
        }
    }
    if (more.line.amount > 0 || more.tax() > 0) {
        auto &change = at(sighting, isNew ? dayOfPart(part, sighting) : dayOfMore(more, sighting));
        change.addedTotal += more.gross(taxIncluded());
        change.added.push_back(std::move(more));
    }
    if (less.line.amount > 0 || less.tax() > 0)
        take(less, sighting);
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
            take(part, sighting);
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

/// Quantities by key that a state says are gone, and that no refund until then takes back.
std::map<std::string, std::int64_t> Changes::unlisted(const OrderSighting &sighting) const
{
    std::optional<Refusal> ignored;
    const Payload payload(*sighting.json, ignored);
    std::map<std::string, std::int64_t> taken; // by refunds
    for (const auto &refund : m_refunds) {
        for (const auto &[key, quantity] : refund.quantities)
            taken[key] += refund.moment <= sighting.moment ? quantity : 0;
    }
    std::map<std::string, std::int64_t> gone;
    for (auto &item : payload.listIfAny("line_items")) {
        if (!item.has("current_quantity") || !item.has("quantity"))
            continue;
        const auto key = std::string(itemPrefix) + std::string(plainId(item.wordIfAny("id")));
        const auto back = taken.find(key);
        const auto missing
            = item.count("quantity") - item.count("current_quantity") - (back != taken.end() ? back->second : 0);
        if (missing > 0)
            gone[key] = missing;
    }
    return gone;
}

/// Whether a state says that it comes to what is left without these and all refunds until then.
bool Changes::agrees(const OrderSighting &sighting, Wide gone) const
{
    std::optional<Refusal> problem;
    Payload payload(*sighting.json, problem);
    if (!payload.has("current_total_price") && !payload.has("current_total_price_set"))
        return false;
    Wide rest = sighting.order.total - gone - payload.money("current_total_price", *sighting.order.currency);
    Wide kept = 0;
    for (const auto &refund : m_refunds) {
        if (refund.moment > sighting.moment)
            continue;
        rest -= refund.lines;
        kept += refund.lines - refund.total;
    }
    const auto isNothing = [](Wide amount) { return amount >= -1 && amount <= 1; };
    return !problem && (isNothing(rest) || isNothing(rest + kept));
}

/// Takes what an edit took off and no refund lists, on the day of the first state that shows it.
void Changes::takeUnlisted()
{
    const auto last = std::find_if(m_group.orders.rbegin(), m_group.orders.rend(),
                                   [](const OrderSighting &each) { return !each.state.cancelled; });
    if (last == m_group.orders.rend())
        return;
    Wide gross = 0;
    std::vector<OrderPart> gone;
    for (const auto &[key, quantity] : unlisted(*last)) {
        const auto *const part = last->order.find(key);
        if (part == nullptr || part->line.quantity < quantity)
            continue;
        auto less = pieceOf(*part, 0, quantity);
        gross += less.gross(taxIncluded());
        gone.push_back(std::move(less));
    }
    if (gone.empty() || !agrees(*last, gross))
        return;
    std::map<std::string, const OrderSighting *> shows; // by key: the first state that shows all that is gone
    for (const auto &each : m_group.orders) {
        const auto known = unlisted(each);
        for (const auto &part : gone) {
            const auto missing = known.find(part.key);
            if (missing != known.end() && missing->second >= part.line.quantity)
                shows.emplace(part.key, &each);
        }
    }
    for (const auto &part : gone)
        take(part, shows.contains(part.key) ? *shows[part.key] : *last);
}

std::vector<OrderChange> Changes::make()
{
    readRefunds();
    first(m_group.orders.front());
    for (std::size_t number = 1; number < m_group.orders.size(); ++number)
        compare(m_group.orders[number]);
    takeUnlisted();
    const auto byTime = [](const OrderChange &change) { return change.moment; };
    std::ranges::stable_sort(m_changes.begin() + 1, m_changes.end(), {}, byTime);
    return std::move(m_changes);
}

std::vector<OrderChange> changesOf(const OrderGroup &group, std::vector<OrderPart> &parts)
{
    return Changes(group, parts).make();
}

} // namespace leapfrog
