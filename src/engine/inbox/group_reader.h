// SPDX-License-Identifier: MIT
#pragma once

#include "import/shopify/books.h"
#include "store/books/documents.h"
#include "store/inbox/payloads.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace leapfrog {

/// Whose payloads are read, and what the import says beside them.
struct ReadingOptions
{
    std::string orgId;
    std::string baseCurrency; ///< of an organisation that is not there yet; empty: that of its first document
    std::map<std::string, std::string>
        fxRates; ///< currency → base units per unit; kept with the orders and payouts that come
    bool purged = false; ///< also groups that were purged, as if nothing had been known of them before
    std::optional<ShopifySettings> shop = {}; ///< in place of what the organisation says of its shop: a rehearsal
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
    std::set<std::string> lockedOut; ///< documents that a locked period keeps out of the books
};

/// What groups give, written or not.
struct GroupsGiven
{
    std::vector<std::string> stored; ///< ids of the documents that are there of them
    std::vector<ImportedDocument> documents; ///< all they give, and what takes the place of what they give no longer
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
    /// What read() would write of the groups. Nothing is written; in the caller's transaction, if there is one.
    Result<GroupsGiven> given(const std::set<std::string> &groups);
    /// read() as part of the transaction that is open, once; `differing` tells what was written. An error leaves only
    /// a rollback.
    Result<GroupsRead> readWithin(const std::set<std::string> &groups);

private:
    Connection &m_connection;
    const ReadingOptions m_options;
};

} // namespace leapfrog
