// SPDX-License-Identifier: MIT
#pragma once

#include "store/database/connection.h"

#include <QDateTime>
#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace leapfrog {

/// Settings that were changed together with a recreation, and are not what they were before again.
struct SettingsAct
{
    std::string recreationId;
    QDateTime at;
    QString who; ///< the login
    int documents = 0; ///< of the recreation
    bool isUnderWay = false; ///< some of them are not posted yet

    friend bool operator==(const SettingsAct &, const SettingsAct &) = default;
};

/// Settings that are changed together with a recreation (settings_act). Call from the connection's thread, in the
/// transaction of the act. Errors: those of Connection::run().
class SettingsActs
{
public:
    explicit SettingsActs(Connection &connection)
        : m_connection(connection)
    { }

    /// The server's clock.
    Result<QDateTime> now();
    /// The organisation's row as JSON, locked until the end of the transaction; empty: there is none.
    Result<std::string> lockedSettings(const std::string &orgId);
    /// To be called before holdBooks(): postings lock documents before they wait for the books.
    Result<> lockDocuments(const std::string &orgId, const std::vector<std::string> &documents);
    /// From now until the end of the transaction nothing is posted in its books: what follows sees all that was.
    /// Error too: Refused `postings_in_flight`.
    Result<> holdBooks();
    /// Keeps what was changed since lockedSettings() gave `before`. A recreation without documents is written too, so
    /// that the act can be undone.
    Result<> keep(const std::string &recreationId, const std::string &orgId, const std::string &before,
                  const QString &why);
    /// Outside of an act: the organisation's latest one that was not undone.
    Result<std::optional<SettingsAct>> latest(const std::string &orgId);
    /// Outside of the act: the organisation whose payloads fell due (PayloadStore::due()) because this act was undone;
    /// empty: it was not, or did not change how payloads are read.
    Result<std::string> readAnewAfter(const std::string &recreationId);

private:
    Connection &m_connection;
};

} // namespace leapfrog
