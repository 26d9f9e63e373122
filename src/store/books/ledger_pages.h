// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.h"
#include "ledger/posting.h"
#include "store/connection.h"

#include <QDateTime>

#include <optional>
#include <string>
#include <vector>

namespace leapfrog {

/// A document with its entries in force, as a program that goes through the whole book needs it.
struct BookedDocument
{
    /// The entries of one posted version. Where a lock keeps older entries in force there are several.
    struct Version
    {
        int number = 0;
        QDateTime postedAt;
        std::vector<Posting> postings; ///< in their order, by date
    };

    std::string id;
    std::string type; ///< empty: there are entries but no document
    int readyVersion = 0;
    int postedVersion = 0;
    std::string status; ///< document.accounting_status
    bool awaitingRecreation = false;
    bool undone = false; ///< what is in force was brought back by undoing a recreation
    std::optional<Date> lockedThrough; ///< the last locked day at the time when it was posted
    QDateTime settledAt; ///< when it got its status
    std::string body; ///< JSON; empty when the pages were opened without bodies
    std::vector<Version> versions; ///< oldest first; empty: nothing in force
};

/// Goes through an organisation's documents by id, a page at a time, so that memory does not grow with the book. Each
/// page is one statement, so a document is seen with its entries of the same moment. Documents without entries come
/// too, and entries without document. Call from the connection's thread. Errors: those of Connection::run().
class LedgerPages
{
public:
    enum class Bodies
    {
        Leave,
        Read,
    };
    LedgerPages(Connection &connection, std::string orgId, Bodies bodies)
        : m_connection(connection)
        , m_orgId(std::move(orgId))
        , m_bodies(bodies)
    { }

    /// How many documents there are, for showing progress.
    Result<std::int64_t> count();
    /// The next page; empty after the last.
    Result<std::vector<BookedDocument>> next();

private:
    Connection &m_connection;
    std::string m_orgId;
    Bodies m_bodies;
    std::string m_after; ///< id of the last document that was read
};

} // namespace leapfrog
