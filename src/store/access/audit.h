// SPDX-License-Identifier: MIT
#pragma once

#include "store/database/connection.h"

#include <QJsonObject>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

    friend bool operator==(const AuditEvent &, const AuditEvent &) = default;
};

/// The event as a line of CSV, without its end, and the heading of such lines.
std::string auditCsv(const AuditEvent &event);
inline constexpr std::string_view auditCsvHeading = "id,at,org_id,who,program,host,what,object,old,new,why";
/// The same fields as JSON; old and new are objects or null.
QJsonObject auditJson(const AuditEvent &event);

/// What of the trail is wanted; empty: all.
struct AuditFilter
{
    std::string orgId; ///< with what concerns all
    std::optional<Date> from;
    std::optional<Date> through; ///< this day too; days are UTC's
    std::string what; ///< how it begins: `recreation` is all of recreations
    std::string who;
    std::string object; ///< a part of what it was done to
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
    /// The newest, that first; at most `limit`.
    Result<std::vector<AuditEvent>> newest(const AuditFilter &filter, int limit);

    /// By which years the trail is looked through.
    struct Years
    {
        int startMonth = 1; ///< of the organisation's fiscal year; 1 where there is none
        int first = 0; ///< the year in which the first fiscal year of the trail begins; 0: nothing is in the trail
        int last = 0; ///< and the running one
    };
    Result<Years> years(const std::string &orgId);

private:
    Connection &m_connection;
};

} // namespace leapfrog
