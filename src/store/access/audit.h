// SPDX-License-Identifier: MIT
#pragma once

#include "store/database/connection.h"

#include <functional>
#include <optional>
#include <string>

namespace leapfrog {

/// One row of the trail: who did what, to what, from where. docs/roles.md.
struct AuditEvent
{
    std::int64_t id = 0;
    QDateTime at;
    std::string orgId; ///< empty: it concerns all
    std::string who; ///< the login
    std::string program; ///< as the session calls itself
    std::string host; ///< empty: the server's own machine
    std::string what; ///< as `recreation.begun`
    std::string object;
    std::string before; ///< JSON of what changed; empty: it was not there
    std::string after; ///< likewise; empty: it is gone
    QString why;
};

/// What of the trail is wanted; empty: all.
struct AuditFilter
{
    std::string orgId; ///< with what concerns all
    std::optional<Date> from;
    std::optional<Date> through; ///< this day too; days are UTC's
    std::string what; ///< how it begins: `recreation` is all of recreations
    std::string who;
};

/// Reads the trail. Call from the connection's thread. Errors: those of Connection::run().
class AuditStore
{
public:
    explicit AuditStore(Connection &connection)
        : m_connection(connection)
    { }

    /// Oldest first, a page at a time, however many there are; `hear` returns whether it wants more.
    Result<> read(const AuditFilter &filter, const std::function<bool(const AuditEvent &)> &hear);

private:
    Connection &m_connection;
};

} // namespace leapfrog
