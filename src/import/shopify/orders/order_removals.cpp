// SPDX-License-Identifier: MIT
#include "import/shopify/orders/order_removals.h"

#include "import/shopify/read/payload.h"
#include "import/shopify/read/rest_names.h"

#include <algorithm>

namespace leapfrog {

namespace {

/// What is known of a line's pieces at a moment.
struct Line
{
    const OrderPart *part = nullptr; ///< in the state that was read last
    std::int64_t away = 0; ///< of its pieces, for whatever reason
    std::int64_t gone = 0; ///< of these, by edits
    std::int64_t covered = 0; ///< of these, listed by refunds of a later day
    bool isAgreed = false; ///< agreements tell its whole life
};

class RemovalReader
{
public:
    RemovalReader(const OrderGroup &group, const ShopDays &days, const std::vector<RefundedPieces> &refunds)
        : m_group(group)
        , m_days(days)
        , m_refunds(refunds)
    { }
    Removals read();

private:
    void readAgreed(const OrderSighting &last);
    void readState(const OrderSighting &sighting);
    void step(const Line &from, const Line &to, const OrderSighting &sighting);
    [[nodiscard]] std::map<std::string, std::int64_t> awayIn(const OrderSighting &sighting) const;
    [[nodiscard]] std::int64_t refunded(const std::string &key, const OrderSighting &sighting, bool ofThatDay) const;
    [[nodiscard]] static bool counts(const RefundedPieces &refund, const OrderSighting &sighting);
    [[nodiscard]] bool knowsRefunds(const OrderSighting &sighting) const;
    [[nodiscard]] bool agrees(const OrderSighting &sighting, const std::map<std::string, Line> &lines) const;
    void cover();

    const OrderGroup &m_group;
    const ShopDays &m_days;
    const std::vector<RefundedPieces> &m_refunds;
    std::map<std::string, Line> m_lines;
    std::map<std::string, std::string> m_firstGone; ///< by key: the day
    Removals m_removals;
};

} // namespace

OrderPart pieceOf(const OrderPart &part, std::int64_t before, std::int64_t quantity)
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

bool RemovalReader::counts(const RefundedPieces &refund, const OrderSighting &sighting)
{
    return refund.moment <= sighting.moment || refund.seenIn.contains(sighting.payload);
}

/// Of a line, until a state; `ofThatDay`: until the end of its day, since a state may come shortly before the refund
/// that explains it.
std::int64_t RemovalReader::refunded(const std::string &key, const OrderSighting &sighting, bool ofThatDay) const
{
    const auto day = m_days.dayOf(sighting.date);
    std::int64_t sum = 0;
    for (const auto &refund : m_refunds) {
        const auto pieces = refund.quantities.find(key);
        if (pieces != refund.quantities.end() && (counts(refund, sighting) || (ofThatDay && refund.day == day)))
            sum += pieces->second;
    }
    return sum;
}

/// Whether all refunds that a state may be about came with their lines.
bool RemovalReader::knowsRefunds(const OrderSighting &sighting) const
{
    return std::ranges::none_of(
        m_refunds, [&](const RefundedPieces &refund) { return !refund.hasLines && counts(refund, sighting); });
}

/// By key: pieces that a state says are gone, for whatever reason.
std::map<std::string, std::int64_t> RemovalReader::awayIn(const OrderSighting &sighting) const
{
    std::optional<Refusal> ignored;
    const Payload payload(*sighting.json, ignored);
    std::map<std::string, std::int64_t> away;
    for (auto &item : payload.listIfAny("line_items")) {
        if (!item.has("current_quantity") || !item.has("quantity"))
            continue;
        const auto key = "item/" + std::string(plainId(item.wordIfAny("id")));
        const auto *const part = sighting.order.find(key);
        const auto missing = item.count("quantity") - item.count("current_quantity");
        if (part != nullptr && missing >= 0 && missing <= part->line.quantity)
            away[key] = missing;
    }
    return away;
}

/// Whether a state says that it comes to what is left without what is gone and all refunds until then.
bool RemovalReader::agrees(const OrderSighting &sighting, const std::map<std::string, Line> &lines) const
{
    std::optional<Refusal> problem;
    Payload payload(*sighting.json, problem);
    if (!payload.has("current_total_price") && !payload.has("current_total_price_set"))
        return false;
    Wide rest = sighting.order.total - payload.money("current_total_price", *sighting.order.currency);
    for (const auto &[key, line] : lines) {
        const auto *const part = sighting.order.find(key);
        if (part != nullptr && line.gone - line.covered <= part->line.quantity)
            rest -= pieceOf(*part, 0, line.gone - line.covered).gross(sighting.order.taxIncluded);
    }
    Wide kept = 0;
    for (const auto &refund : m_refunds) {
        if (!counts(refund, sighting))
            continue;
        rest -= refund.lines;
        kept += refund.lines - refund.total;
    }
    const auto isNothing = [](Wide amount) { return amount >= -1 && amount <= 1; };
    return !problem && (isNothing(rest) || isNothing(rest + kept));
}

/// Steps from one state of a line to another; agreements may tell the days of what was taken.
void RemovalReader::step(const Line &from, const Line &to, const OrderSighting &sighting)
{
    auto left = from.gone;
    const auto known = m_group.agreements.edits.find(to.part->key);
    if (known != m_group.agreements.edits.end() && to.gone > from.gone) {
        std::int64_t passed = 0; // taken by agreements before
        for (const auto &edit : known->second) {
            if (edit.quantity >= 0 || edit.moment > sighting.moment)
                continue;
            const auto through = std::min(passed - edit.quantity, to.gone);
            if (through > left) {
                m_removals.steps.push_back({.part = to.part,
                                            .sighting = &sighting,
                                            .date = edit.happenedAt,
                                            .before = left,
                                            .after = through});
                left = through;
            }
            passed -= edit.quantity;
        }
    }
    if (left != to.gone)
        m_removals.steps.push_back(
            {.part = to.part, .sighting = &sighting, .date = sighting.date, .before = left, .after = to.gone});
}

/// Lines whose agreements tell all that was taken and put back, as the last state says.
void RemovalReader::readAgreed(const OrderSighting &last)
{
    const bool allLines = knowsRefunds(last);
    const auto away = awayIn(last);
    for (const auto &[key, edits] : m_group.agreements.edits) {
        const auto *const part = last.order.find(key);
        const auto missing = away.find(key);
        if (part == nullptr || missing == away.end()
            || std::ranges::none_of(edits, [](const AgreedEdit &edit) { return edit.quantity < 0; }))
            continue;
        std::int64_t putBack = -part->line.quantity; // what was sold beyond its quantity replaces what was taken
        if (const auto sold = m_group.agreements.sold.find(key); sold != m_group.agreements.sold.end()) {
            for (const auto &each : sold->second)
                putBack += each.quantity;
        } else {
            putBack = 0;
        }
        std::vector<RemovalStep> steps;
        std::int64_t gone = 0;
        bool fits = putBack >= 0;
        for (const auto &edit : edits) {
            const auto before = gone;
            if (edit.quantity < 0) {
                gone -= edit.quantity;
            } else if (edit.quantity <= std::min(putBack, gone)) {
                gone -= edit.quantity;
                putBack -= edit.quantity;
            }
            fits = fits && gone <= part->line.quantity;
            if (gone != before)
                steps.push_back(
                    {.part = part, .sighting = &last, .date = edit.happenedAt, .before = before, .after = gone});
        }
        const auto byRefunds = refunded(key, last, false);
        const auto covered = gone + byRefunds - missing->second;
        if (!fits || putBack != 0 || gone > missing->second || (allLines && (covered < 0 || covered > gone)))
            continue;
        m_lines[key] = {
            .part = part, .away = missing->second, .gone = gone, .covered = allLines ? covered : 0, .isAgreed = true};
        if (!steps.empty())
            m_firstGone[key] = m_days.dayOf(steps.front().date);
        std::ranges::move(steps, std::back_inserter(m_removals.steps));
    }
}

void RemovalReader::readState(const OrderSighting &sighting)
{
    if (!knowsRefunds(sighting))
        return;
    auto lines = m_lines;
    bool isEdit = false;
    for (const auto &[key, away] : awayIn(sighting)) {
        auto &line = lines[key];
        line.part = sighting.order.find(key);
        if (line.isAgreed)
            continue;
        const auto gone = line.gone;
        const auto covered = line.covered;
        if (away < line.away) // put back
            line.gone -= std::min(line.gone, line.away - away);
        line.covered = std::min(line.covered, line.gone);
        const auto known = line.gone - line.covered;
        line.gone += std::max<std::int64_t>(away - known - refunded(key, sighting, true), 0);
        if (line.gone == gone)
            line.covered += std::clamp<std::int64_t>(known + refunded(key, sighting, false) - away, 0, known);
        line.away = away;
        isEdit = isEdit || line.gone != gone || line.covered != covered;
    }
    if (isEdit && !agrees(sighting, lines))
        return;
    for (const auto &[key, line] : lines) {
        if (line.isAgreed)
            continue;
        if (line.gone > 0)
            m_firstGone.emplace(key, m_days.dayOf(sighting.date));
        const auto before = m_lines.find(key);
        const auto from = before != m_lines.end() ? before->second : Line{.part = line.part};
        if (from.gone != line.gone)
            step(from, line, sighting);
    }
    m_lines = std::move(lines);
}

/// Which refunds list what was gone before: the first ones of a later day.
void RemovalReader::cover()
{
    for (const auto &[key, line] : m_lines) {
        auto left = line.covered;
        for (const auto &refund : m_refunds) {
            const auto pieces = refund.quantities.find(key);
            if (pieces == refund.quantities.end() || left <= 0 || refund.day <= m_firstGone[key])
                continue;
            const auto taken = std::min(left, pieces->second);
            m_removals.covered[refund.id][key] = taken;
            left -= taken;
        }
    }
}

Removals RemovalReader::read()
{
    const auto last = std::find_if(m_group.orders.rbegin(), m_group.orders.rend(),
                                   [](const OrderSighting &each) { return !each.state.cancelled; });
    if (last == m_group.orders.rend())
        return {};
    readAgreed(*last);
    for (const auto &sighting : m_group.orders) {
        if (!sighting.state.cancelled)
            readState(sighting);
    }
    cover();
    return std::move(m_removals);
}

Removals removalsOf(const OrderGroup &group, const ShopDays &days, const std::vector<RefundedPieces> &refunds)
{
    return RemovalReader(group, days, refunds).read();
}

} // namespace leapfrog
