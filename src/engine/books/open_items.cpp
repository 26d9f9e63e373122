// SPDX-License-Identifier: MIT
#include "engine/books/open_items.h"

#include "core/json.h"

#include <QString>

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace leapfrog {

namespace {

using Sums = std::map<OpenItemKey, OpenItemSum>;
/// Documents that are no item of their own, as the credit note of an invoice, and the one that they settle.
using Links = std::map<std::string, std::string>;

constexpr int untoldPerPage = 1000;

void add(Sums &sums, const OpenItemKey &key, const OpenItemSum &more)
{
    const auto [place, isNew] = sums.try_emplace(key, more);
    if (isNew)
        return;
    auto &sum = place->second;
    sum.amount += more.amount;
    sum.base += more.base;
    sum.first = std::min(sum.first, more.first);
}

std::string textOf(const JsonValue *json, std::string_view name)
{
    const auto *const found = json != nullptr ? json->find(name) : nullptr;
    return found != nullptr && found->isString() ? found->text() : std::string();
}

/// What an entry settles by its document, as the rules would say it now.
std::string settledBy(const UntoldEntry &entry)
{
    const auto body = parseJson(entry.body);
    if (!body)
        return {};
    if (entry.rule == "CN-AR") {
        const auto of = textOf(&*body, "of");
        return of.empty() ? entry.key.documentId : of;
    }
    if (!entry.rule.starts_with("PAY-"))
        return textOf(&*body, "document");
    const auto *const allocations = body->find("allocations");
    const auto line = static_cast<std::size_t>(std::max(entry.line, 0));
    if (allocations == nullptr || !allocations->isArray() || entry.line < 0 || line >= allocations->items().size())
        return {};
    return textOf(&allocations->items()[line], "document");
}

/// Adds entries of before it was kept what they settle; `opened`: those that open their own document's item. Gives how
/// many.
Result<std::int64_t> addUntold(OpenItemStore &store, Sums &sums, Links &links, Sums &opened)
{
    std::int64_t count = 0;
    OpenItemStore::UntoldPage page;
    do {
        auto next = store.untold(page, untoldPerPage);
        if (!next)
            return failed(next);
        page = std::move(*next);
        for (const auto &entry : page.entries) {
            auto key = entry.key;
            const auto item = settledBy(entry);
            key.isAllocated = !item.empty();
            if (key.isAllocated)
                key.documentId = item;
            if (key.isAllocated && item != entry.key.documentId && !entry.rule.starts_with("PAY-"))
                links.emplace(entry.key.documentId, item);
            add(sums, key, entry.sum);
            if (item == entry.key.documentId)
                add(opened, key, entry.sum);
        }
        count += static_cast<std::int64_t>(page.entries.size());
    } while (page.entries.size() == untoldPerPage);
    return count;
}

/// Follows links to their end, or to where they would go round.
std::string rootOf(const std::string &document, const Links &links)
{
    std::set<std::string_view> seen;
    const auto *at = &document;
    for (auto link = links.find(document); link != links.end(); link = links.find(link->second)) {
        if (!seen.insert(*at).second)
            return document;
        at = &link->second;
    }
    return *at;
}

/// Puts what settles a document that itself settles another one under that one.
Result<> followLinks(OpenItemStore &store, Sums &sums, Links links)
{
    std::set<std::string> asked;
    for (;;) {
        std::set<std::string> fresh;
        for (const auto &[key, sum] : sums) {
            if (key.isAllocated && !asked.contains(key.documentId))
                fresh.insert(key.documentId);
        }
        for (const auto &[from, to] : links) {
            if (!asked.contains(to) && asked.contains(from))
                fresh.insert(to);
        }
        if (fresh.empty())
            break;
        const auto found = store.settledBy({fresh.begin(), fresh.end()});
        if (!found)
            return failed(found);
        links.insert(found->begin(), found->end());
        asked.merge(fresh);
    }
    Sums roots;
    for (const auto &[key, sum] : sums) {
        auto root = key;
        if (key.isAllocated)
            root.documentId = rootOf(key.documentId, links);
        add(roots, root, sum);
    }
    std::erase_if(roots, [](const auto &item) { return item.second.amount == 0 && item.second.base == 0; });
    sums = std::move(roots);
    return {};
}

OpenReason reasonOf(const OpenItem &item, bool isAllocated, bool isOpened)
{
    if (!isAllocated)
        return OpenReason::NotAllocated;
    if (!isOpened)
        return OpenReason::NoDocument;
    if (item.open == 0)
        return OpenReason::ExchangeDifference;
    return (item.open > 0) == (item.original > 0) ? OpenReason::Open : OpenReason::Overpaid;
}

std::size_t bucketOf(int days, const std::vector<int> &ageing)
{
    if (days <= 0)
        return 0;
    return 1 + static_cast<std::size_t>(std::ranges::lower_bound(ageing, days) - ageing.begin());
}

OpenItem itemOf(const OpenItemKey &key, const OpenItemSum &sum, const OpenItemFacts &facts, const OpenItemsQuery &query)
{
    const auto original = key.isAllocated ? facts.original.find({key.kind, key.currency}) : facts.original.end();
    const bool isOpened = original != facts.original.end();
    OpenItem item{.kind = key.kind,
                  .documentId = key.documentId,
                  .documentType = facts.type,
                  .party = facts.party,
                  .date = isOpened && facts.date ? *facts.date : sum.first,
                  .due = isOpened ? facts.due : std::nullopt,
                  .currency = key.currency,
                  .original = isOpened ? original->second : 0,
                  .settled = 0,
                  .open = sum.amount,
                  .openBase = sum.base};
    item.settled = item.open - item.original;
    item.days = static_cast<int>((query.asOf - item.due.value_or(item.date)).count());
    item.bucket = bucketOf(item.days, query.ageing);
    item.reason = reasonOf(item, key.isAllocated, isOpened);
    return item;
}

std::vector<std::pair<int, std::optional<int>>> bucketsOf(const std::vector<int> &ageing)
{
    std::vector<std::pair<int, std::optional<int>>> buckets{{0, 0}};
    int from = 1;
    for (const int through : ageing) {
        buckets.emplace_back(from, through);
        from = through + 1;
    }
    buckets.emplace_back(from, std::nullopt);
    return buckets;
}

std::vector<PartyAges> partiesOf(const std::vector<OpenItem> &items, std::size_t buckets)
{
    std::vector<PartyAges> parties;
    for (const auto &item : items) {
        if (parties.empty() || parties.back().kind != item.kind || parties.back().party != item.party)
            parties.push_back({item.kind, item.party, std::vector<Wide>(buckets), 0});
        parties.back().buckets[item.bucket] += item.openBase;
        parties.back().total += item.openBase;
    }
    return parties;
}

bool isWanted(const OpenItem &item, const OpenItemsQuery &query)
{
    if (query.kind && *query.kind != item.kind)
        return false;
    return query.party.empty()
        || QString::fromStdString(item.party).contains(QString::fromStdString(query.party), Qt::CaseInsensitive);
}

Result<std::map<std::string, OpenItemFacts>> factsOf(OpenItemStore &store, const Sums &sums)
{
    std::set<std::string> documents;
    for (const auto &[key, sum] : sums)
        documents.insert(key.documentId);
    return store.facts({documents.begin(), documents.end()});
}

} // namespace

std::string_view openReasonName(OpenReason reason)
{
    static constexpr std::array<std::string_view, 5> names{"open", "overpaid", "not_allocated", "no_document",
                                                           "exchange_difference"};
    return names[static_cast<std::size_t>(reason)];
}

Result<OpenItems> openItems(Connection &connection, const OpenItemsQuery &query)
{
    auto snapshot = Transaction::beginSnapshot(connection); // items, balances and what is left out of one moment
    if (!snapshot)
        return failed(snapshot);
    BookSumsStore books(connection);
    auto head = books.head(query.orgId, query.figures);
    auto since = head ? books.notKnownBefore(query.figures) : failed(head);
    if (!since)
        return failed(since);
    OpenItems report{.head = std::move(*head), .notKnownBefore = std::move(*since), .buckets = bucketsOf(query.ageing)};

    OpenItemStore store(connection, query.orgId, query.figures, query.asOf);
    auto accounts = store.accounts();
    auto sums = accounts ? store.sums() : failed(accounts);
    if (!sums)
        return failed(sums);
    Links links;
    Sums opened;
    const auto untold = addUntold(store, *sums, links, opened);
    if (!untold)
        return failed(untold);
    report.fromDocuments = *untold;
    if (auto followed = followLinks(store, *sums, std::move(links)); !followed)
        return failed(followed);
    auto facts = factsOf(store, *sums);
    if (!facts)
        return failed(facts);
    if (auto ended = snapshot->commit(); !ended)
        return failed(ended);
    for (const auto &[key, sum] : opened) {
        const auto found = facts->find(key.documentId);
        if (found == facts->end())
            continue;
        auto &of = found->second;
        of.original[{key.kind, key.currency}] += sum.amount;
        of.date = std::min(of.date.value_or(sum.first), sum.first);
    }

    for (const auto &of : *accounts) {
        OpenTotal total{.kind = of.kind, .accounts = of.balances};
        for (const auto &[account, balance] : of.balances)
            total.balance += balance;
        for (const auto &[key, sum] : *sums)
            total.items += key.kind == of.kind ? sum.base : 0;
        if (!query.kind || *query.kind == of.kind)
            report.totals.push_back(std::move(total));
    }
    for (const auto &[key, sum] : *sums) {
        auto item = itemOf(key, sum, facts->at(key.documentId), query);
        if (isWanted(item, query))
            report.items.push_back(std::move(item));
    }
    std::ranges::sort(report.items, {}, [](const OpenItem &item) {
        return std::tie(item.kind, item.party, item.date, item.documentId, item.currency);
    });
    report.parties = partiesOf(report.items, report.buckets.size());
    return report;
}

} // namespace leapfrog
