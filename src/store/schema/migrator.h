// SPDX-License-Identifier: MIT
#pragma once

#include "store/database/connection.h"
#include "store/schema/schema_files.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace leapfrog {

/// What is known of one migration in one database.
struct MigrationStatus
{
    int version = 0;
    std::string name;
    std::optional<QDateTime> appliedAt; ///< nothing: not applied yet
};

/// Brings a database to the program's schema, and says when it can't. Forward only. The schema is numbered files,
/// applied once each, and functions, triggers and views, made again when their text changes (Repeatables).
class Migrator
{
public:
    using Progress = std::function<void(const std::string &)>;

    explicit Migrator(Connection &connection)
        : m_connection(connection)
    { }

    /// The numbered files in this program, by version.
    static const std::vector<Migration> &known() { return SchemaFiles::migrations(); }

    /// Applies what is missing; another program that migrates meanwhile is waited for, a minute. All that is missing is
    /// one transaction, with the functions, but for files that begin one of their own (`-- begins a transaction`): so
    /// no table is ever without the triggers that guard it. What stands after `-- outside the transaction` follows
    /// statement by statement and is repeated when it was cut off. A database of migrations 0001 to 0033 is adopted
    /// (Adoption). `target`: stop after this version (0: go to the newest), with 1 and 2 only, which are the queue of
    /// older programs. `progress` hears each name before it is applied. Returns how many numbered files were applied.
    /// Errors: Refused `schema_changed` (an applied file differs from ours), `schema_newer`, `schema_differs`; Invalid
    /// `bad_target`; what the statements report. `withRoles`: makes roles, grants and row-level security too; where
    /// they are made already, each migration brings them in line (SchemaRoles).
    Result<int> migrate(int target = 0, const Progress &progress = {}, bool withRoles = false);

    /// All known migrations with when each was applied. An empty database has applied none.
    Result<std::vector<MigrationStatus>> status();

    /// Nothing when this program can work with the database. Errors: Refused `schema_older` (migrate first),
    /// `schema_newer` (update the program), `schema_changed`.
    Result<> check();

private:
    using Step = std::vector<const Migration *>;
    static std::vector<Step> steps();

    Result<std::vector<AppliedMigration>> applied();
    /// Whether this program may touch the database; older is fine.
    Result<> mayServe(const std::vector<AppliedMigration> &applied);
    Result<> ensureList();
    Result<int> apply(const Step &step, bool isNewest, bool withRoles, const Progress &progress);
    Result<> applyInside(const Migration &migration);
    Result<> applyOutside(const Migration &migration);

    Connection &m_connection;
};

} // namespace leapfrog
