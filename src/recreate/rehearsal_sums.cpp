// SPDX-License-Identifier: MIT
#include "recreate/rehearsal_sums.h"

#include "ledger/difference.h"
#include "ledger/post.h"
#include "store/books/documents.h"

#include <algorithm>
#include <iterator>

namespace leapfrog {

static constexpr std::size_t mostLargest = 100;
static constexpr std::size_t mostExamples = 5;

static int monthOf(Date date)
{
    const std::chrono::year_month_day day(date);
    return static_cast<int>(day.year()) * 12 + static_cast<int>(static_cast<unsigned>(day.month())) - 1;
}

static std::string monthText(int month)
{
    const auto first = std::chrono::year(month / 12) / (month % 12 + 1) / 1;
    return dateText(std::chrono::sys_days(first)).substr(0, 7);
}

static bool movesMore(const MovedDocument &one, const MovedDocument &other)
{
    return one.moved != other.moved ? one.moved > other.moved : one.id < other.id;
}

static bool movesMoreThere(const DocumentMovement &one, const DocumentMovement &other)
{
    const auto moved = [](const DocumentMovement &movement) {
        return movement.after > movement.before ? movement.after - movement.before : movement.before - movement.after;
    };
    return moved(one) != moved(other) ? moved(one) > moved(other) : one.id < other.id;
}

/// The first hundred by that order, in it.
template <typename Row, typename Order> static void keepMost(std::vector<Row> &rows, Order order)
{
    const auto most = std::min(rows.size(), mostLargest);
    std::ranges::partial_sort(rows, rows.begin() + static_cast<std::ptrdiff_t>(most), order);
    rows.resize(most);
}

RehearsalSums::RehearsalSums(const Context &next, const std::optional<Context> &now)
    : m_context(next)
    , m_now(now)
{
    if (m_now)
        m_now->lockedThrough.reset();
}

void RehearsalSums::addTo(Movements &movements, const std::vector<Posting> &before,
                          const std::vector<Posting> &after) const
{
    for (const auto &posting : before)
        movements[{posting.account, monthOf(posting.date)}].before += posting.baseAmount;
    for (const auto &posting : after)
        movements[{posting.account, monthOf(posting.date)}].after += posting.baseAmount;
}

void RehearsalSums::stays(const std::vector<Posting> &figures)
{
    addTo(m_movements, figures, figures);
}

void RehearsalSums::refuse(const FiguredDocument &document, const std::vector<Posting> &figures, const Refusal &refusal)
{
    ++m_result.refused;
    stays(figures);
    auto &group = m_refusals[refusal.message];
    group.code = refusal.code;
    group.message = refusal.message;
    ++group.documents;
    if (isPostedNow(document)) {
        ++group.newly;
        ++m_result.newlyRefused;
    }
    if (group.examples.size() < mostExamples)
        group.examples.push_back(document.id);
}

bool RehearsalSums::isPostedNow(const FiguredDocument &document) const
{
    return m_now && document.readyVersion < lastVersion && !document.bodyLeftOut && postText(document.body, *m_now);
}

/// Under the policy "refuse" a document with entries in a locked period is not recreated at all.
bool RehearsalSums::isLocked(const FiguredDocument &document) const
{
    if (!m_context.lockedThrough || m_context.lockPolicy != LockPolicy::Refuse)
        return false;
    return std::ranges::any_of(document.inForce,
                               [&](const Posting &posting) { return posting.date <= *m_context.lockedThrough; });
}

void RehearsalSums::keepLargest()
{
    keepMost(m_result.largest, movesMore);
}

/// Adds a changed document's sums, and gives those that change.
std::vector<MonthMovement> RehearsalSums::addChanged(const FiguredDocument &document, const Movements &own)
{
    std::vector<MonthMovement> places;
    for (const auto &place : own) {
        const auto before = place.second.before;
        const auto after = place.second.after;
        auto &sum = m_movements[place.first];
        sum.before += before;
        sum.after += after;
        if (before == after)
            continue;
        places.push_back(told(place));
        ++sum.changed;
        sum.movers.push_back({.id = document.id, .type = document.type, .before = before, .after = after});
        if (sum.movers.size() >= 2 * mostLargest)
            keepMost(sum.movers, movesMoreThere);
    }
    return places;
}

MonthMovement RehearsalSums::told(const Movements::value_type &place)
{
    return {.account = place.first.first,
            .month = monthText(place.first.second),
            .before = place.second.before,
            .after = place.second.after};
}

void RehearsalSums::change(const FiguredDocument &document, const std::vector<Posting> &before,
                           const std::vector<Posting> &after)
{
    ++m_result.changed;
    Movements own;
    addTo(own, before, after);
    Wide moved = 0;
    for (const auto &[place, movement] : own)
        moved += std::max<Wide>(0, movement.after - movement.before);
    m_result.changedDocuments.push_back(document.id);
    m_result.largest.push_back(
        {.id = document.id, .type = document.type, .moved = moved, .places = addChanged(document, own)});
    if (m_result.largest.size() >= 2 * mostLargest)
        keepLargest();
}

void RehearsalSums::add(const FiguredDocument &document)
{
    const auto before = document.figures();
    if (document.type.empty()) { // entries of nobody: nothing posts them
        stays(before);
        return;
    }
    ++m_result.documents;
    if (document.readyVersion >= lastVersion) {
        refuse(document, before, {.code = "version_not_left", .field = {}, .message = noVersionLeft(document.id)});
        return;
    }
    m_context.previous = m_context.catchesUp() ? document.inForce : std::vector<Posting>();
    auto posted = document.bodyLeftOut ? tl::unexpected(bodyTooLong()) : postText(document.body, m_context);
    if (isLocked(document) || (!posted && posted.error().code == "period_locked")) {
        ++m_result.locked;
        stays(before);
        return;
    }
    if (!posted) {
        refuse(document, before, posted.error());
        return;
    }
    // What a lock covers stays in force beside the new entries.
    std::vector<Posting> after;
    if (m_context.lockedThrough)
        std::ranges::copy_if(document.inForce, std::back_inserter(after),
                             [&](const Posting &posting) { return posting.date <= *m_context.lockedThrough; });
    std::ranges::move(*posted, std::back_inserter(after));
    if (!difference(before, after).unchanged()) {
        change(document, before, after);
        return;
    }
    ++m_result.unchanged;
    addTo(m_movements, before, after);
}

void RehearsalSums::merge(RehearsalSums &&other)
{
    m_result.documents += other.m_result.documents;
    m_result.changed += other.m_result.changed;
    m_result.unchanged += other.m_result.unchanged;
    m_result.refused += other.m_result.refused;
    m_result.locked += other.m_result.locked;
    std::ranges::move(other.m_result.changedDocuments, std::back_inserter(m_result.changedDocuments));
    std::ranges::move(other.m_result.largest, std::back_inserter(m_result.largest));
    keepLargest();
    for (const auto &[place, movement] : other.m_movements) {
        auto &sum = m_movements[place];
        sum.before += movement.before;
        sum.after += movement.after;
        sum.changed += movement.changed;
        std::ranges::copy(movement.movers, std::back_inserter(sum.movers));
        keepMost(sum.movers, movesMoreThere);
    }
    m_result.newlyRefused += other.m_result.newlyRefused;
    for (auto &[message, group] : other.m_refusals) {
        auto &sum = m_refusals[message];
        sum.code = group.code;
        sum.message = message;
        sum.documents += group.documents;
        sum.newly += group.newly;
        std::ranges::move(group.examples, std::back_inserter(sum.examples));
    }
}

Rehearsal RehearsalSums::result()
{
    keepLargest();
    std::ranges::sort(m_result.changedDocuments);
    for (auto &place : m_movements) {
        keepMost(place.second.movers, movesMoreThere);
        auto &row = m_result.accounts.emplace_back(told(place));
        row.changed = place.second.changed;
        row.movers = std::move(place.second.movers);
    }
    for (auto &[message, group] : m_refusals) {
        std::ranges::sort(group.examples); // whichever thread found them
        group.examples.resize(std::min(group.examples.size(), mostExamples));
        m_result.refusals.push_back(std::move(group));
    }
    std::ranges::stable_sort(m_result.refusals, std::ranges::greater(), &RehearsedRefusal::documents);
    return std::move(m_result);
}

} // namespace leapfrog
