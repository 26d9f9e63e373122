// SPDX-License-Identifier: MIT
#include "engine/inbox/locked_groups.h"

#include "store/books/documents.h"

#include <algorithm>

namespace leapfrog {

Result<std::set<std::string>> findLockedOut(Connection &connection, const std::string &orgId, ReadGroups &read,
                                            const std::string &through)
{
    std::map<std::string, const GroupDocument *> frozen; // posted in the locked period
    for (const auto &one : read.stored) {
        if (one.document.date <= through && !one.isOpen && one.document.type != "withdrawn")
            frozen[one.document.id] = &one;
    }
    std::vector<ImportedDocument> concerned;
    std::map<std::string, std::string> days;
    std::set<std::string> given;
    for (const auto &document : read.documents()) {
        given.insert(document.id);
        const auto before = frozen.find(document.id);
        if (document.date > through && before == frozen.end())
            continue;
        days[document.id] = document.date <= through ? document.date : before->second->document.date;
        concerned.push_back(document);
    }
    std::set<std::string> groups;
    const auto add = [&](const std::string &name, const std::string &id, const std::string &day) {
        read.groups.at(name).lockedOut[id] = day;
        groups.insert(name);
    };
    const auto differing = DocumentStore(connection).differing(orgId, concerned);
    if (!differing)
        return failed(differing);
    for (const auto &document : concerned) {
        if (std::ranges::find(*differing, document.id, &DocumentDifference::documentId) != differing->end())
            add(document.group, document.id, days[document.id]);
    }
    for (const auto &[id, one] : frozen) {
        if (!given.contains(id) && !read.groups[one->group].documents.empty())
            add(one->group, id, one->document.date);
    }
    return groups;
}

} // namespace leapfrog
