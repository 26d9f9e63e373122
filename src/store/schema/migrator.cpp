// SPDX-License-Identifier: MIT
#include "store/schema/migrator.h"

#include "store/schema/adoption.h"
#include "store/schema/repeatables.h"
#include "store/schema/schema_roles.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QScopeGuard>
#include <QThread>

#include <algorithm>
#include <set>

namespace leapfrog {

static constexpr std::string_view outsideMark = "\n-- outside the transaction\n";
static constexpr std::string_view beginsMark = "\n-- begins a transaction\n";

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::Migrator)
};

} // namespace

static Error refused(const char *reason, const QString &message)
{
    return {.code = Error::Code::Refused, .message = message, .cause = {}, .reason = reason, .field = {}};
}

/// Leapfrog's tables are in `public` and nowhere else: every session's search_path is set to it. Told before anything
/// is written, or taken for an empty database. `toWrite`: the login has to be able to make tables.
static Result<> fitsSchema(Connection &connection, bool toWrite)
{
    const auto rows = connection.run(R"(
        SELECT to_regnamespace('public') IS NOT NULL,
               coalesce(has_schema_privilege(to_regnamespace('public')::oid, 'USAGE'), false),
               coalesce(has_schema_privilege(to_regnamespace('public')::oid, 'CREATE'), false),
               to_regclass('public.accounting_work_queue') IS NOT NULL OR to_regclass('public.schema_migration') IS NOT NULL,
               (SELECT min(nspname) FROM pg_class JOIN pg_namespace AS schema ON schema.oid = relnamespace
                 WHERE relname = 'accounting_work_queue' AND relkind IN ('r', 'p') AND nspname <> 'public' AND nspname !~ '^pg_'),
               current_user)");
    if (!rows)
        return failed(rows);
    const auto row = rows->first();
    const bool isHere = row.boolean(3);
    if (!isHere && !row.isNull(4))
        return failed(
            refused("other_schema",
                    Words::tr("The queue of this database is in the schema “%1”. Leapfrog works in the schema "
                              "“public” only. Move it there with all that belongs to it, or use another "
                              "database. Nothing was changed.")
                        .arg(row.words(4))));
    if (!row.boolean(0))
        return failed(
            refused("no_public_schema",
                    Words::tr("This database has no schema “public”, where Leapfrog keeps its tables. Have an "
                              "administrator make it: CREATE SCHEMA public. Nothing was changed.")));
    if (!row.boolean(1) || (toWrite && !row.boolean(2)))
        return failed(Error{
            .code = Error::Code::Denied,
            .message = Words::tr("The login “%1” lacks a right on the schema public: %2. An "
                                 "administrator can grant it.")
                           .arg(row.words(5), row.boolean(1) ? QStringLiteral("CREATE") : QStringLiteral("USAGE")),
            .cause = {},
            .reason = "missing_right",
            .field = {}});
    return {};
}

/// Who migrates a database now, in words.
static QString holders(Connection &connection)
{
    const auto rows = connection.run(R"(
        SELECT coalesce(string_agg(format('process %s, %s', pid, coalesce(usename, '?')), '; '), '')
          FROM pg_locks JOIN pg_stat_activity USING (pid)
         WHERE relation = to_regclass('public.schema_migration') AND mode = 'ShareUpdateExclusiveLock' AND granted)");
    return rows ? rows->first().words(0) : rows.error().message;
}

/// Only one program migrates a database at a time. The lock is one that nobody can take without a right to change the
/// table, and it is held in a connection of its own: a migration is more than one transaction.
static Result<std::unique_ptr<Connection>> lockForMigrating(Connection &connection)
{
    auto holder = connection.openAnother("migrate");
    if (!holder)
        return holder;
    if (auto patient = (*holder)->runScript("SET idle_in_transaction_session_timeout = 0"); !patient)
        return failed(patient);
    // Asked for again and again, not waited for in one statement: that would hold a snapshot, for which the other's
    // concurrent index build would wait in turn.
    for (const QDeadlineTimer deadline(std::chrono::seconds(60));;) {
        const auto locked
            = (*holder)->runScript("BEGIN; LOCK TABLE public.schema_migration IN SHARE UPDATE EXCLUSIVE MODE NOWAIT");
        if (locked)
            return holder;
        if (locked.error().reason != "locked")
            return failed(locked);
        if (auto undone = (*holder)->runScript("ROLLBACK"); !undone)
            return failed(undone);
        if (deadline.hasExpired())
            return failed(Error{.code = Error::Code::Conflict,
                                .message = Words::tr("Another program is bringing this database up to date (%1). Try "
                                                     "again when it has ended.")
                                               .arg(holders(connection)),
                                .cause = {},
                                .reason = "locked",
                                .field = {}});
        QThread::msleep(100);
    }
}

Result<std::vector<AppliedMigration>> Migrator::applied()
{
    auto exists = m_connection.run("SELECT to_regclass('public.schema_migration') IS NOT NULL");
    if (!exists)
        return failed(exists);
    if (!exists->first().boolean(0))
        return std::vector<AppliedMigration>();
    auto rows = m_connection.run(
        "SELECT version, name, checksum, complete, applied_at FROM schema_migration ORDER BY version");
    if (!rows)
        return failed(rows);
    std::vector<AppliedMigration> all;
    for (const Row row : *rows)
        all.push_back({.version = row.integer(0),
                       .name = row.text(1),
                       .checksum = row.text(2),
                       .complete = row.boolean(3),
                       .at = row.moment(4)});
    return all;
}

Result<> Migrator::mayServe(const std::vector<AppliedMigration> &applied)
{
    switch (Adoption::listOf(applied)) {
    case Adoption::List::Old:
        return {};
    case Adoption::List::Other:
        return failed(refused(
            "schema_changed",
            Words::tr("This database was made by migrations of before the first release (through %1), and not by all "
                      "of them, unchanged, up to %2: only such a one can be adopted. Bring it there with the program "
                      "that made it, then run: leapfrogctl migrate. Nothing was changed.")
                .arg(QString::fromStdString(applied.back().name), QString::fromStdString(Adoption::newestOld()))));
    case Adoption::List::Ours:
        break;
    }
    for (const auto &one : applied) {
        const auto ours = std::ranges::find(known(), one.version, &Migration::version);
        if (ours == known().end())
            return failed(
                refused("schema_newer",
                        Words::tr("This database is at schema %1, newer than this program knows (%2). Update Leapfrog.")
                            .arg(applied.back().version)
                            .arg(known().back().version)));
        if (ours->checksum != one.checksum)
            return failed(refused(
                "schema_changed",
                Words::tr("Migration %1 was applied to this database with another content than this program has. "
                          "Use the program version that migrated it, or ask its administrator.")
                    .arg(QString::fromStdString(one.name))));
    }
    const auto functions = Repeatables(m_connection).standing();
    if (!functions)
        return failed(functions);
    if (*functions == Repeatables::Standing::Newer)
        return failed(refused("schema_newer",
                              Words::tr("The functions of this database are of a newer Leapfrog than this program. "
                                        "Update Leapfrog.")));
    return {};
}

Result<> Migrator::check()
{
    if (auto fits = fitsSchema(m_connection, false); !fits)
        return fits;
    const auto done = applied();
    if (!done)
        return failed(done);
    if (auto may = mayServe(*done); !may)
        return may;
    if (Adoption::listOf(*done) == Adoption::List::Old)
        return failed(
            refused("schema_older",
                    Words::tr("This database is at schema %1, from before the first release. This program can "
                              "adopt it. Run: leapfrogctl migrate")
                        .arg(QString::fromStdString(Adoption::newestOld()))));
    const bool complete = std::ranges::all_of(*done, &AppliedMigration::complete);
    if (done->size() < known().size() || !complete)
        return failed(
            refused("schema_older",
                    Words::tr("This database is at schema %1, this program needs %2. Run: leapfrogctl migrate")
                        .arg(done->empty() ? 0 : done->back().version)
                        .arg(known().back().version)));
    const auto functions = Repeatables(m_connection).standing();
    if (!functions)
        return failed(functions);
    if (*functions != Repeatables::Standing::Same)
        return failed(refused("schema_older",
                              Words::tr("The functions of this database are not those of this program yet. Run: "
                                        "leapfrogctl migrate")));
    return {};
}

Result<std::vector<MigrationStatus>> Migrator::status()
{
    const auto done = applied();
    if (!done)
        return failed(done);
    std::vector<MigrationStatus> all;
    for (const auto &migration : known()) {
        MigrationStatus one{.version = migration.version, .name = migration.name, .appliedAt = {}};
        const auto found = std::ranges::find(*done, migration.name, &AppliedMigration::name);
        if (found != done->end() && found->complete)
            one.appliedAt = found->at;
        all.push_back(std::move(one));
    }
    return all;
}

Result<> Migrator::ensureList()
{
    static constexpr auto table
        = "CREATE TABLE IF NOT EXISTS public.schema_migration ("
          "version int PRIMARY KEY, name text NOT NULL, checksum text NOT NULL, complete boolean NOT NULL,"
          "applied_at timestamptz NOT NULL DEFAULT now(), applied_by text NOT NULL DEFAULT session_user)";
    const auto made = m_connection.runScript(table);
    if (made)
        return {};
    // IF NOT EXISTS does not hold against another who makes it in the same moment: then it is there now.
    const auto there = m_connection.run("SELECT to_regclass('public.schema_migration') IS NOT NULL");
    return there && there->first().boolean(0) ? Result<>() : made;
}

std::vector<Migrator::Step> Migrator::steps()
{
    std::vector<Step> all;
    for (const auto &migration : known()) {
        if (all.empty() || migration.text.find(beginsMark) != std::string::npos)
            all.emplace_back();
        all.back().push_back(&migration);
    }
    return all;
}

Result<int> Migrator::migrate(int target, const Progress &progress, bool withRoles)
{
    const auto all = steps();
    const int newest = known().back().version;
    const int lastOfOldQueue = all.front().back()->version;
    if (target > lastOfOldQueue && target < newest)
        return failed(
            Error{.code = Error::Code::Invalid,
                  .message = Words::tr("A migration stops after %1 at the latest, or goes to the newest (%2): "
                                       "the functions fit no other.")
                                 .arg(lastOfOldQueue)
                                 .arg(newest),
                  .cause = {},
                  .reason = "bad_target",
                  .field = {}});
    if (auto fits = fitsSchema(m_connection, true); !fits)
        return failed(fits);
    m_connection.setLimits({.statement = std::chrono::milliseconds(0)}); // an index of millions of rows takes its time
    const auto limited = qScopeGuard([this] { m_connection.setLimits({}); });
    if (auto ensured = ensureList(); !ensured)
        return failed(ensured);
    const auto lock = lockForMigrating(m_connection);
    if (!lock)
        return failed(lock);
    const auto done = applied();
    if (!done)
        return failed(done);
    if (auto may = mayServe(*done); !may)
        return failed(may);

    int count = 0;
    for (auto step : all) {
        if (target > 0)
            std::erase_if(step, [target](const Migration *migration) { return migration->version > target; });
        if (step.empty())
            break;
        const auto applied = apply(step, step.back()->version == newest, withRoles, progress);
        if (!applied)
            return applied;
        count += *applied;
    }
    if (auto granted = Repeatables(m_connection).grant(); !granted)
        return failed(granted);
    return count;
}

Result<int> Migrator::apply(const Step &step, bool isNewest, bool withRoles, const Progress &progress)
{
    const auto tell = [&](const std::string &name) { progress ? progress(name) : void(); };
    std::set<int> touched;
    auto transaction = Transaction::begin(m_connection);
    if (!transaction)
        return failed(transaction);
    auto done = applied();
    if (done && isNewest && Adoption::listOf(*done) == Adoption::List::Old) {
        tell("adoption of " + Adoption::newestOld());
        if (auto adopted = Adoption::adopt(m_connection); !adopted)
            return failed(adopted);
        done = applied();
    }
    if (!done)
        return failed(done);
    for (const auto *const migration : step) {
        if (std::ranges::find(*done, migration->version, &AppliedMigration::version) != done->end())
            continue;
        tell(migration->name);
        if (auto ran = applyInside(*migration); !ran)
            return failed(ran);
        touched.insert(migration->version);
    }
    if (isNewest) {
        bool isMadeAnew = false; // then it has lost what the roles gave it
        const auto tellMade = [&](const std::string &name) {
            isMadeAnew = true;
            tell(name);
        };
        if (auto made = Repeatables(m_connection).apply(tellMade); !made)
            return failed(made);
        SchemaRoles roles(m_connection);
        const auto wanted = withRoles ? Result<bool>(true) : roles.areSetUp();
        if (!wanted)
            return failed(wanted);
        // Asked for, they are put right whatever the database says of them: somebody may have changed a policy or a
        // right.
        const auto bring = [&] { return withRoles || isMadeAnew ? roles.mend() : roles.apply(); };
        if (auto made = *wanted ? bring() : Result<>(); !made)
            return failed(made);
    }
    if (auto committed = transaction->commit(); !committed)
        return failed(committed);

    done = applied();
    if (!done)
        return failed(done);
    for (const auto *const migration : step) {
        const auto found = std::ranges::find(*done, migration->version, &AppliedMigration::version);
        if (found == done->end() || found->complete)
            continue;
        if (touched.insert(migration->version).second)
            tell(migration->name);
        if (auto ran = applyOutside(*migration); !ran)
            return failed(ran);
    }
    return int(touched.size());
}

Result<> Migrator::applyInside(const Migration &migration)
{
    const auto mark = migration.text.find(outsideMark);
    if (auto ran = m_connection.runScript(migration.text.substr(0, mark)); !ran)
        return ran;
    const auto noted
        = m_connection.run("INSERT INTO schema_migration (version, name, checksum, complete) VALUES ($1, $2, $3, $4)",
                           {migration.version, migration.name, migration.checksum, mark == std::string::npos});
    return noted ? Result<>() : failed(noted);
}

Result<> Migrator::applyOutside(const Migration &migration)
{
    const auto mark = migration.text.find(outsideMark);
    auto rest = std::string_view(migration.text)
                    .substr(std::min(mark, migration.text.size() - outsideMark.size()) + outsideMark.size());
    while (!rest.empty()) {
        const auto end = std::min(rest.find(";\n"), rest.size());
        if (auto ran = m_connection.runScript(std::string(rest.substr(0, end))); !ran)
            return ran;
        rest.remove_prefix(std::min(end + 2, rest.size()));
    }
    const auto noted
        = m_connection.run("UPDATE schema_migration SET complete = true WHERE version = $1", {migration.version});
    return noted ? Result<>() : failed(noted);
}

} // namespace leapfrog
