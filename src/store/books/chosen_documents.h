// SPDX-License-Identifier: MIT
#pragma once

#include "store/books/documents.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace leapfrog {

/// What tells documents apart.
struct DocumentKey
{
    std::string orgId;
    std::string id;

    friend auto operator<=>(const DocumentKey &, const DocumentKey &) = default;
};

/// Documents that somebody has chosen, and what became of them. Costs as much as they are, however many others there
/// are. Call from the connection's thread. Errors: those of Connection::run().
class ChosenDocuments
{
public:
    explicit ChosenDocuments(Connection &connection)
        : m_connection(connection)
    { }

    /// As DocumentStore::list(), these only; those that do not exist are left out.
    Result<std::vector<DocumentRow>> list(const std::vector<DocumentKey> &documents,
                                          const std::optional<DocumentRow> &after, int limit);
    /// How many of these a filter finds.
    Result<int> countFound(const DocumentFilter &filter, const std::vector<DocumentKey> &documents);
    /// Those whose version is not the one at the same place any more, or that are gone. Ids must differ.
    Result<std::vector<std::string>> changedSince(const std::string &orgId, const std::vector<std::string> &documents,
                                                  const std::vector<std::int64_t> &versions);

    /// The organisations that have a document of that number, in order of their ids, as far as the login may see.
    Result<std::vector<std::string>> organisationsWith(const std::string &documentId);

private:
    Connection &m_connection;
};

} // namespace leapfrog
