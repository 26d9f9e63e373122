// SPDX-License-Identifier: MIT
#pragma once

#include "store/connection.h"

#include <QDateTime>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace leapfrog {

/// One numbered SQL file of migrations/, embedded in the program.
struct Migration
{
    int version = 0;
    std::string name; ///< as `0002_priority`
    std::string text;
    std::string checksum; ///< SHA-256 of the text, hex
};

/// What is known of one migration in one database.
struct MigrationStatus
{
    int version = 0;
    std::string name;
    std::optional<QDateTime> appliedAt; ///< nothing: not applied yet
};

/// Brings a database to the program's schema, and says when it can't. Forward only.
class Migrator
{
public:
    explicit Migrator(Connection &connection)
        : m_connection(connection)
    { }

    /// The migrations in this program, by version.
    static const std::vector<Migration> &known();

    /// Applies what is missing, up to `target` (0: all), each file in its own transaction; another program that
    /// migrates meanwhile is waited for, a minute. What
    /// stands after `-- outside the transaction` follows statement by statement and is repeated when it was cut off.
    /// `progress` hears each name before it is applied. Returns how many were applied.
    /// Errors: Refused `schema_changed` (an applied file differs from ours), `schema_newer`; what the statements
    /// report.
    Result<int> migrate(int target = 0, const std::function<void(const std::string &)> &progress = {});

    /// All known migrations with when each was applied. An empty database has applied none.
    Result<std::vector<MigrationStatus>> status();

    /// Nothing when this program can work with the database. Errors: Refused `schema_older` (migrate first),
    /// `schema_newer` (update the program), `schema_changed`.
    Result<> check();

private:
    struct Applied
    {
        int version;
        std::string name;
        std::string checksum;
        bool complete;
        QDateTime at;
    };
    Result<std::vector<Applied>> applied();
    Result<> compare(const std::vector<Applied> &applied) const;
    Result<> apply(const Migration &migration, bool transactionDone);
    /// Rights on functions follow those on the queue (0020): also when nothing was left to migrate.
    Result<> grantFunctions();

    Connection &m_connection;
};

} // namespace leapfrog
