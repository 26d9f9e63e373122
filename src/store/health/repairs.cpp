// SPDX-License-Identifier: MIT
#include "store/health/repairs.h"

#include "store/health/check.h"
#include "store/schema/schema_parts.h"
#include "store/schema/schema_roles.h"

#include <QCoreApplication>

#include <algorithm>

namespace leapfrog {

static constexpr std::size_t mostExamples = 5;

static void note(HealthRepair &repair, const std::string &what)
{
    ++repair.count;
    if (repair.examples.size() < mostExamples)
        repair.examples.push_back(what);
}

/// Trigger names are those of the migrations, so they need no quoting.
static Result<> mendTrigger(Connection &connection, const std::string &name)
{
    const auto dot = name.find('.');
    const auto table = name.substr(0, dot);
    const auto trigger = name.substr(dot + 1);
    const auto there = connection.run(
        "SELECT 1 FROM pg_trigger WHERE tgrelid = to_regclass('public.' || $1) AND tgname = $2", {table, trigger});
    if (!there)
        return failed(there);
    return connection.runScript("SET LOCAL lock_timeout = '3s'; "
                                + (there->isEmpty() ? SchemaParts::known().triggers.at(name)
                                                    : "ALTER TABLE " + table // NOLINT(leapfrog-sql): names of ours
                                           + " ENABLE TRIGGER " + trigger));
}

/// Whose open transaction the building of an index waits for.
static QString oldestTransaction(Connection &connection)
{
    const auto rows = connection.run(R"(
        SELECT format('%s (%s, since %s)', pid, coalesce(usename, '?'), date_trunc('second', coalesce(xact_start, query_start)))
          FROM pg_stat_activity WHERE backend_xmin IS NOT NULL AND pid <> pg_backend_pid() AND datname = current_database()
         ORDER BY coalesce(xact_start, query_start) LIMIT 1)");
    return rows && !rows->isEmpty() ? QString::fromStdString(rows->first().text(0)) : QStringLiteral("?");
}

/// A build that was cut off leaves an index that can't be used and costs each write: it is taken away again.
static Result<> mendIndex(Connection &connection, const std::string &name)
{
    const auto drop = "DROP INDEX CONCURRENTLY IF EXISTS " + name; // NOLINT(leapfrog-sql): a name of ours
    auto mended = connection.runScript("SET lock_timeout = '3s'"); // CONCURRENTLY runs in no transaction
    if (mended)
        mended = connection.runScript(drop);
    if (mended)
        mended = connection.runScript(SchemaParts::known().indexes.at(name));
    if (!mended && mended.error().code == Error::Code::Conflict) {
        const auto holder = oldestTransaction(connection);
        if (auto dropped = connection.runScript("DROP INDEX IF EXISTS " + name); !dropped) // NOLINT(leapfrog-sql): ours
            return dropped;
        mended = failed({.code = Error::Code::Conflict,
                         .message = QCoreApplication::translate(
                                        "leapfrog::HealthStore",
                                        "The index could not be built beside an open transaction, of process %1. When "
                                        "that has ended, run doctor --repair again.")
                                        .arg(holder),
                         .cause = {},
                         .reason = "open_transaction",
                         .field = name});
    }
    if (auto reset = connection.runScript("RESET lock_timeout"); !reset && mended)
        return reset;
    return mended;
}

/// Who has rights on the queue gets one that was gone as at each migration.
static Result<> mendFunction(Connection &connection, const std::string &name)
{
    if (auto made = connection.runScript("SET LOCAL lock_timeout = '3s'; " // NOLINT(leapfrog-sql): text of ours
                                         + SchemaParts::known().functions.at(name).statement
                                         + "; SELECT leapfrog_grant_functions()"); // NOLINT(leapfrog-sql): as above
        !made)
        return made;
    SchemaRoles roles(connection);
    const auto areSetUp = roles.areSetUp();
    if (!areSetUp)
        return failed(areSetUp);
    return *areSetUp ? roles.mend() : Result<>();
}

/// The name as the catalog writes it, with its argument types.
static Result<> closeFunction(Connection &connection, const std::string &name)
{
    const auto close = "REVOKE EXECUTE ON FUNCTION " + name; // NOLINT(leapfrog-sql): quoted by the catalog
    return connection.runScript(close + " FROM PUBLIC");
}

/// A sequence's rights can be taken in the words for tables.
static Result<> closeTable(Connection &connection, const std::string &name)
{
    return connection.runScript("SET LOCAL lock_timeout = '3s'; REVOKE INSERT, UPDATE, DELETE, TRUNCATE, TRIGGER ON "
                                + name + " FROM PUBLIC");
}

/// Turns go on behind those of the lanes. Leases never get a number again that a worker may still hold: a microsecond
/// is shorter than a lease. Floors may be too low: they rise by themselves.
static Result<> mendSequences(Connection &connection)
{
    return connection.runScript(R"(
        SET LOCAL lock_timeout = '3s';
        SELECT 1 FROM queue_aggregated FOR UPDATE;
        SELECT setval('queue_turn_floor', 0), setval('queue_lease_floor', 0);
        SELECT setval('queue_turn_seq', greatest(1, (SELECT max(turn) FROM queue_lane WHERE turn <= spent.max_value / 2)))
          FROM pg_sequences AS spent
         WHERE spent.schemaname = 'public' AND spent.sequencename = 'queue_turn_seq' AND spent.last_value > spent.max_value / 2;
        UPDATE queue_lane SET turn = DEFAULT WHERE turn > (SELECT last_value FROM queue_turn_seq);
        SELECT setval('queue_lease_seq', (extract(epoch FROM clock_timestamp()) * 1000000)::bigint)
          FROM pg_sequences AS spent
         WHERE spent.schemaname = 'public' AND spent.sequencename = 'queue_lease_seq' AND spent.last_value > spent.max_value / 2)");
}

static HealthRepair mendAtOnce(Connection &connection, const HealthFinding &finding, Result<> (*mend)(Connection &))
{
    HealthRepair repair{.check = finding.check, .count = 0, .examples = {}, .error = {}};
    if (auto mended = mend(connection); !mended) {
        repair.error = mended.error();
        return repair;
    }
    for (const auto &what : finding.examples)
        note(repair, what);
    return repair;
}

static HealthRepair mendParts(Connection &connection, const HealthFinding &finding,
                              Result<> (*mend)(Connection &, const std::string &))
{
    HealthRepair repair{.check = finding.check, .count = 0, .examples = {}, .error = {}};
    for (const auto &name : finding.examples) {
        if (auto mended = mend(connection, name); !mended)
            repair.error = mended.error();
        else
            note(repair, name);
    }
    return repair;
}

static HealthRepair mendBalances(Connection &connection, const HealthFinding &finding)
{
    HealthRepair repair{.check = finding.check, .count = 0, .examples = {}, .error = {}};
    const auto rows = connection.run("SELECT ledger_repair()");
    if (!rows) {
        repair.error = rows.error();
        return repair;
    }
    for (const Row row : *rows)
        note(repair, row.text(0));
    return repair;
}

static HealthRepair mendRows(Connection &connection, const HealthFinding &finding)
{
    HealthRepair repair{.check = finding.check, .count = 0, .examples = {}, .error = {}};
    static constexpr int piece = 1000;
    for (;;) {
        const auto rows = connection.run("SELECT queue_repair($1, $2)", {finding.repair, piece});
        if (!rows) {
            repair.error = rows.error();
            return repair;
        }
        for (const Row row : *rows)
            note(repair, row.text(0));
        if (rows->size() < piece)
            return repair;
    }
}

/// What the files of the roles make, and triggers; what else was changed stays and is told again.
static Result<> mendGuards(Connection &connection, const HealthFinding &finding)
{
    for (const auto &[name, statement] : SchemaParts::known().triggers) {
        const auto dot = name.find('.');
        const auto table = name.substr(0, dot);
        const auto trigger = name.substr(dot + 1);
        const auto isChanged = [told = "gone: trigger " + trigger + " of " + table + ": "](const auto &example) {
            return example.starts_with(told);
        };
        if (std::ranges::none_of(finding.examples, isChanged))
            continue;
        const auto drop
            = "SET LOCAL lock_timeout = '3s'; DROP TRIGGER IF EXISTS "; // NOLINT(leapfrog-sql): and names of ours
        const auto again = drop + trigger + " ON " + table + "; " + statement;
        if (auto made = connection.runScript(again); !made)
            return made;
    }
    return SchemaRoles(connection).mend();
}

static HealthRepair repairGuards(Connection &connection, const HealthFinding &finding)
{
    HealthRepair repair{.check = finding.check, .count = 0, .examples = {}, .error = {}};
    if (auto mended = mendGuards(connection, finding); !mended) {
        repair.error = mended.error();
        return repair;
    }
    const auto left = checkGuards(connection);
    for (const auto &what : finding.examples) {
        if (left
            && (left->state != HealthFinding::State::Wrong
                || std::ranges::find(left->examples, what) == left->examples.end()))
            note(repair, what);
    }
    return repair;
}

HealthRepair repairFinding(Connection &connection, const HealthFinding &finding)
{
    if (finding.repair == "triggers")
        return mendParts(connection, finding, mendTrigger);
    if (finding.repair == "functions")
        return mendParts(connection, finding, mendFunction);
    if (finding.repair == "indexes")
        return mendParts(connection, finding, mendIndex);
    if (finding.repair == "open_functions")
        return mendParts(connection, finding, closeFunction);
    if (finding.repair == "open_tables")
        return mendParts(connection, finding, closeTable);
    if (finding.repair == "guards")
        return repairGuards(connection, finding);
    if (finding.repair == "sequences")
        return mendAtOnce(connection, finding, mendSequences);
    if (finding.repair == "balances")
        return mendBalances(connection, finding);
    return mendRows(connection, finding);
}

} // namespace leapfrog
