// SPDX-License-Identifier: MIT
#pragma once

#include "store/books/documents.h"
#include "store/inbox/payloads.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace leapfrog {

/// Whose payloads are read, and what the import says beside them.
struct ReadingOptions
{
    std::string orgId;
    std::string baseCurrency; ///< of an organisation that is not there yet; empty: that of its first document
    std::map<std::string, std::string> fxRates; ///< currency → base units per unit; kept with the payouts that come
};

/// What reading a chunk of groups came to.
struct GroupsRead
{
    ImportCounts documents;
    int withdrawn = 0; ///< of the changed: documents that the payloads give no longer
    std::vector<JudgedPayload> payloads; ///< all of the groups; `payload.payload` is the order's name where it is
                                         ///< known, else empty
    std::set<std::size_t> arrived; ///< the places in `payloads` of those that were handed in
    std::vector<QString> said;
    std::vector<DocumentDifference> differing; ///< of a preview
};

/// Makes documents of payloads: keeps what is new, reads whole groups (import/shopify/books.h), and writes documents,
/// jobs and verdicts. Each call is one transaction under the groups' locks, repeated when it met a conflict; whoever
/// dies in it leaves nothing, and the same again changes nothing. Blocks; call from the connection's thread. Errors:
/// those of Connection::run(); Invalid `base_currency_differs`.
class GroupReader
{
public:
    GroupReader(Connection &connection, ReadingOptions options)
        : m_connection(connection)
        , m_options(std::move(options))
    { }

    /// Parts of these groups that are to be read one after the other: the payloads of each part fit into memory
    /// (20,000, or 16 MiB of text), but for a single group that is larger.
    Result<std::vector<std::set<std::string>>> parts(const std::set<std::string> &groups);
    /// Keeps payloads whose groups are read later, when they are due (PayloadStore::due()). Their numbers.
    Result<std::vector<std::int64_t>> keep(const std::vector<TakenApart> &payloads);
    /// Keeps these payloads and reads their groups, and the other groups named.
    Result<GroupsRead> read(const std::vector<TakenApart> &fresh, const std::set<std::string> &groups = {});
    /// Reads the groups as read() would and says which documents would come out otherwise. Nothing is written.
    Result<GroupsRead> preview(const std::set<std::string> &groups);

private:
    Connection &m_connection;
    const ReadingOptions m_options;
};

} // namespace leapfrog
