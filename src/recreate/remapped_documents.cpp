// SPDX-License-Identifier: MIT
#include "recreate/remapped_documents.h"

#include <algorithm>
#include <map>

namespace leapfrog {

static constexpr int groupsAtOnce = 200;

RemappedDocuments::RemappedDocuments(Connection &connection, const std::string &orgId, const ShopifySettings &shop)
    : m_connection(connection)
    , m_orgId(orgId)
    , m_reader(connection, {.orgId = orgId, .baseCurrency = {}, .fxRates = {}, .shop = shop})
    , m_figured(connection, orgId)
{ }

/// False: there are no more.
Result<bool> RemappedDocuments::findParts()
{
    const auto page = PayloadStore(m_connection).groups({.orgId = m_orgId}, m_after, groupsAtOnce);
    if (!page)
        return failed(page);
    if (page->empty())
        return false;
    const auto parts = m_reader.parts({page->begin(), page->end()});
    if (!parts)
        return failed(parts);
    m_parts.insert(m_parts.end(), parts->begin(), parts->end());
    m_groups.insert(page->begin(), page->end());
    m_after = page->back();
    return true;
}

Result<std::vector<FiguredDocument>> RemappedDocuments::ofPart(const std::set<std::string> &groups)
{
    auto given = m_reader.given(groups);
    if (!given)
        return failed(given);
    std::map<std::string, ImportedDocument *> fresh; // not seen among the stored ones yet
    auto ids = given->stored;
    for (auto &document : given->documents) {
        fresh[document.id] = &document;
        ids.push_back(document.id);
    }
    std::ranges::sort(ids);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    auto all = m_figured.only(ids);
    if (!all)
        return failed(all);
    for (auto &document : *all) {
        if (document.group.empty())
            m_adopted.insert(document.id);
        const auto found = fresh.find(document.id);
        if (found == fresh.end())
            continue; // its group is not whole: it stays as it is
        document.type = found->second->type;
        document.body = std::move(found->second->body);
        document.bodyLeftOut = false;
        fresh.erase(found);
    }
    for (const auto &[id, document] : fresh)
        all->push_back(
            {.id = id, .type = document->type, .body = std::move(document->body), .inForce = {}, .previous = {}});
    return all;
}

Result<std::vector<FiguredDocument>> RemappedDocuments::next()
{
    for (;;) {
        while (m_parts.empty()) {
            const auto more = findParts();
            if (!more)
                return failed(more);
            if (!*more)
                return std::vector<FiguredDocument>();
        }
        const auto part = std::move(m_parts.front());
        m_parts.pop_front();
        auto documents = ofPart(part);
        if (!documents || !documents->empty())
            return documents;
    }
}

bool RemappedDocuments::has(const FiguredDocument &document) const
{
    return m_groups.contains(document.group) || m_adopted.contains(document.id);
}

} // namespace leapfrog
