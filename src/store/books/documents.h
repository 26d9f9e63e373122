// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.h"
#include "import/import_batch.h"
#include "store/database/connection.h"

#include <QDateTime>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace leapfrog {

/// What a chunk of an import changed.
struct ImportCounts
{
    int created = 0;
    int changed = 0; ///< got a new version
    int unchanged = 0;
    std::vector<std::string> exhausted = {}; ///< changed, but at lastVersion: nothing of these was stored
};

/// A document that an import would write.
struct DocumentDifference
{
    std::string documentId;
    bool isNew = false; ///< there is none of that id; else its body is another
};

/// The database takes no later one (version_has_room). Nobody gets there by counting.
constexpr int lastVersion = 2'000'000'000;

/// Why a document at lastVersion is left as it is.
QString noVersionLeft(const std::string &documentId);

/// A document as lists show it.
struct DocumentRow
{
    std::string orgId;
    std::string id;
    std::string type;
    Date date;
    std::string currency;
    std::string party;
    std::optional<std::int64_t> amount; ///< minor units of `currency`
    int readyVersion = 0;
    int postedVersion = 0;
    std::string status; ///< waiting, posted, awaiting_recreation, refused
    bool awaitingRecreation = false; ///< its entries are out of force until it is posted again or undone
    std::string statusCode; ///< refusal code
    std::string statusField;
    QString statusMessage;
    QDateTime statusAt;

    friend bool operator==(const DocumentRow &, const DocumentRow &) = default;
};

/// Which documents a list wants; empty fields do not narrow.
struct DocumentFilter
{
    std::string orgId;
    std::string type;
    std::string status;
    std::string text; ///< part of id or party, any case
    std::optional<Date> from;
    std::optional<Date> through;
};

struct OrganisationRow
{
    std::string id;
    std::string baseCurrency;
    std::int64_t documents = 0;
};

/// Documents and their organisations. Call from the connection's thread. Errors: those of Connection::run().
class DocumentStore
{
public:
    explicit DocumentStore(Connection &connection)
        : m_connection(connection)
    { }

    /// Makes the organisation with this base currency unless it is there. Returns the base currency that holds.
    Result<std::string> ensureOrganisation(const std::string &orgId, const std::string &baseCurrency);
    /// The base currency; NotFound `unknown_organisation` when there is no such organisation.
    Result<std::string> baseCurrency(const std::string &orgId);
    Result<std::vector<OrganisationRow>> organisations();

    /// Stores documents in one statement: new ones at version 1, changed ones with the next version; both are enqueued
    /// as `sync` at priority 1. The same body again changes nothing, nor does one at lastVersion, nor one of a group
    /// for a document of another group (PayloadStore::taken()). Ids must differ within one call.
    Result<ImportCounts> import(const std::string &orgId, const std::vector<ImportedDocument> &documents);
    /// Which of these import() would write, by id.
    Result<std::vector<DocumentDifference>> differing(const std::string &orgId,
                                                      const std::vector<ImportedDocument> &documents);

    /// One page, newest date first; `after`: the last row of the page before. Enough rows for a page may be followed by
    /// more.
    Result<std::vector<DocumentRow>> list(const DocumentFilter &filter, const std::optional<DocumentRow> &after,
                                          int limit);
    /// How many match, counted up to `cap`.
    Result<int> count(const DocumentFilter &filter, int cap);
    /// The ids of all that match, by date and id; for "select all found" and `recreate --type`.
    Result<std::vector<std::string>> ids(const DocumentFilter &filter);
    /// NotFound `unknown_document` when there is none.
    Result<DocumentRow> find(const std::string &orgId, const std::string &documentId);
    Result<std::string> body(const std::string &orgId, const std::string &documentId);

    /// Facts of imported orders by order id (import/order_facts.h); those that are not known are missing.
    Result<std::map<std::string, std::string>> orderFacts(const std::string &orgId,
                                                          const std::vector<std::string> &orderIds);
    /// The id of the order of this name, or an empty text.
    Result<std::string> orderNamed(const std::string &orgId, const std::string &name);
    Result<> saveOrders(const std::string &orgId, const std::vector<ImportedOrder> &orders);

private:
    Connection &m_connection;
};

} // namespace leapfrog
