// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/posting.h"
#include "store/database/connection.h"

#include <QDateTime>

#include <string>
#include <vector>

namespace leapfrog {

/// A document with its entries, as a program that goes through the whole book needs it.
struct BookedDocument
{
    /// An entry that is out of force.
    struct Replaced
    {
        Posting posting;
        int byVersion = 0; ///< what took its place; 0: nobody said so
    };

    /// The entries of one posted version. Where a lock keeps older entries in force several have such.
    struct Version
    {
        int number = 0;
        QDateTime postedAt;
        std::vector<Posting> postings; ///< in force, or previous ones; in their order, by date
        std::vector<Replaced> replaced; ///< read to verify only
    };

    std::string id;
    std::string type; ///< empty: there are entries but no document
    int readyVersion = 0;
    int postedVersion = 0;
    bool awaitingRecreation = false;
    bool isOpen = false; ///< not posted at its newest version (view document_open)
    bool isRefused = false; ///< that version was refused
    QDateTime settledAt; ///< when it got its status
    std::string party; ///< whom it is with; may be empty
    std::string body; ///< JSON; read to verify, and with words where it is not very long
    std::vector<Version> versions; ///< oldest first; empty: nothing was posted
};

/// Goes through an organisation's documents by id, a page at a time, so that memory does not grow with the book. Each
/// page is one statement, so a document is seen with its entries of the same moment. Documents without entries come
/// too, and entries in force without document. Call from the connection's thread. Errors: those of Connection::run().
class LedgerPages
{
public:
    enum class Reading
    {
        Previous, ///< entries in force, and the previous ones of documents that await recreation
        InForce, ///< entries in force only
        ToVerify, ///< all entries, and the documents themselves
    };
    /// `withWords`: documents come with their bodies, unless these are so long that nobody wrote them for reading.
    LedgerPages(Connection &connection, std::string orgId, Reading reading, bool withWords = false)
        : m_connection(connection)
        , m_orgId(std::move(orgId))
        , m_reading(reading)
        , m_withWords(withWords)
    { }

    /// How many documents there are, for showing progress.
    Result<std::int64_t> count();
    /// The next page; empty after the last.
    Result<std::vector<BookedDocument>> next();

    /// Organisations that have entries and are not there: this one, or (empty) all such.
    static Result<std::vector<std::string>> booksWithoutOrganisation(Connection &connection, const std::string &orgId);

private:
    Connection &m_connection;
    std::string m_orgId;
    Reading m_reading;
    bool m_withWords;
    std::string m_after; ///< id of the last document that was read
};

} // namespace leapfrog
