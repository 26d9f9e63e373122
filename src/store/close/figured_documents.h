// SPDX-License-Identifier: MIT
#pragma once

#include "store/books/posting_store.h"

#include <optional>
#include <string>
#include <vector>

namespace leapfrog {

/// A document as it would be posted, and what reports show of it now.
struct FiguredDocument
{
    std::string id;
    std::string type; ///< empty: there are entries in force, but no document
    std::string group = {}; ///< of the payloads that it was made of; empty: of none
    int readyVersion = 0;
    std::string body; ///< JSON
    bool bodyLeftOut = false; ///< longer than largestBody
    std::vector<Posting> inForce;
    std::vector<Posting> previous; ///< out of force for a recreation that has not posted yet; reports show them

    [[nodiscard]] std::vector<Posting> figures() const;
};

/// Goes through an organisation's documents by id, some hundred at a time, so that memory does not grow with the book.
/// Entries in force without a document come too, last of their page. For documents and entries of one moment open a
/// snapshot first. Call from the connection's thread. Errors: those of Connection::run().
class FiguredDocuments
{
public:
    FiguredDocuments(Connection &connection, std::string orgId)
        : m_connection(connection)
        , m_orgId(std::move(orgId))
    { }

    /// How many documents there are, for showing progress.
    Result<std::int64_t> count();
    /// The next page; empty after the last.
    Result<std::vector<FiguredDocument>> next();
    /// These documents; those that are not there are left out.
    Result<std::vector<FiguredDocument>> only(const std::vector<std::string> &documents);
    /// Documents whose version or status has changed since then: ids.
    Result<std::vector<std::string>> touchedSince(const QDateTime &moment);

private:
    Result<> addLongBodies(std::vector<FiguredDocument> &page);

    Connection &m_connection;
    std::string m_orgId;
    std::string m_after; ///< id of the last document that was read
    bool m_isOver = false;
};

} // namespace leapfrog
