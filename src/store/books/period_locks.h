// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.h"
#include "store/database/connection.h"

#include <QDateTime>

#include <optional>
#include <string>
#include <vector>

namespace leapfrog {

/// A lock or an unlock that was made.
struct PeriodLockEvent
{
    QDateTime at;
    std::string who; ///< the login
    std::optional<Date> lockedThrough; ///< nothing: all days were opened
    QString why;
};

/// Which days of an organisation's books are closed, and how that came about.
struct PeriodLockState
{
    std::optional<Date> lockedThrough; ///< the last locked day
    std::optional<Date> sealedThrough = {}; ///< the last day that was ever sealed: to open it takes a reason
    std::vector<PeriodLockEvent> events; ///< newest first
};

/// A document that a lock of a period waits for.
struct NotPosted
{
    std::string documentId;
    bool isRefused = false;
    QString why; ///< of a refusal
};

/// Locks and unlocks periods (migrations/0006_period_lock.sql). Call from the connection's thread.
/// Errors: NotFound `unknown_organisation`; those of Connection::run().
class PeriodLockStore
{
public:
    explicit PeriodLockStore(Connection &connection)
        : m_connection(connection)
    { }

    Result<PeriodLockState> show(const std::string &orgId);

    /// Documents of the days through this one that are not posted at their newest version, by id.
    Result<std::vector<NotPosted>> notPosted(const std::string &orgId, Date through);

    /// Closes everything up to and including `through`. Waits for the postings in flight. Errors too: Refused
    /// `awaiting_recreation` when documents of the period are not posted at their newest version (`cause`: JSON array
    /// of their ids), `already_locked` when a later day is locked.
    Result<> lock(const std::string &orgId, Date through, const QString &why);

    /// Opens the days from `from` on, or all. Errors too: Refused `not_locked`, `why_needed` (sealed days, and no
    /// reason).
    Result<> unlock(const std::string &orgId, std::optional<Date> from, const QString &why);

private:
    Connection &m_connection;
};

} // namespace leapfrog
