// SPDX-License-Identifier: MIT
#include "store/health/check.h"
#include "store/schema/migrator.h"

#include <QDateTime>

#include <array>
#include <cstdlib>

namespace leapfrog {

using State = HealthFinding::State;

static constexpr std::array counts = {
    Count{.check = "long_transactions",
          .state = State::Wrong,
          .sql = R"(
        SELECT who, count(*) OVER () FROM (
               SELECT format('process %s, %s, %s, for %s', pid, coalesce(usename, '?'), coalesce(nullif(application_name, ''), '?'),
                             date_trunc('second', now() - xact_start)) AS who, xact_start
                 FROM pg_stat_activity
                WHERE xact_start < now() - interval '5 minutes' AND backend_type = 'client backend' AND pid <> pg_backend_pid()
               UNION ALL
               SELECT format('prepared transaction %s of %s', gid, owner), prepared FROM pg_prepared_xacts
                WHERE prepared < now() - interval '5 minutes') AS held
         ORDER BY xact_start LIMIT 5)",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "No transaction holds back the clean-up of old rows."),
          .words = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                                     "%1 transactions are open for more than 5 minutes: the server can't clean up "
                                     "behind the queue, and claims get slower."),
          .advice = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                                      "End them: SELECT pg_terminate_backend(PID), or ROLLBACK PREPARED. Set "
                                      "idle_in_transaction_session_timeout for such programs.")},
    // What a database or a login is set to for the programs that enqueue. Leapfrog's own sessions don't go by it.
    Count{.check = "harmful_settings",
          .state = State::Wrong,
          .sql = R"(
        WITH given AS (
            SELECT split_part(entry, '=', 1) AS name, substr(entry, strpos(entry, '=') + 1) AS value,
                   CASE WHEN setrole = 0 AND setdatabase = 0 THEN 'ALTER ROLE ALL'
                        WHEN setrole = 0 THEN format('ALTER DATABASE %I', current_database())
                        WHEN setdatabase = 0 THEN format('ALTER ROLE %I', pg_get_userbyid(setrole))
                        ELSE format('ALTER ROLE %I IN DATABASE %I', pg_get_userbyid(setrole), current_database()) END AS place
              FROM pg_db_role_setting CROSS JOIN LATERAL unnest(setconfig) AS entry
             WHERE setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
               AND (setrole = 0 OR has_any_column_privilege(setrole, 'public.accounting_work_queue', 'INSERT'))
            UNION ALL
            SELECT name, reset_val, 'ALTER SYSTEM' FROM pg_settings
             WHERE name = 'session_replication_role' AND reset_val = 'replica' AND sourcefile IS NOT NULL)
        SELECT format('%s RESET %s', place, name), count(*) OVER () FROM given
         WHERE CASE name WHEN 'session_replication_role' THEN lower(value) = 'replica'
                         WHEN 'default_transaction_read_only' THEN value::boolean ELSE false END
         ORDER BY 1 LIMIT 5)",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                                    "No setting of database or logins keeps programs from enqueueing."),
          .words
          = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                              "%1 settings of this database or its logins harm the programs that enqueue: with "
                              "session_replication_role = replica no trigger runs for them, so workers don't find "
                              "their jobs; with default_transaction_read_only they can write nothing."),
          .advice
          = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                              "Have an administrator run each of these statements (after ALTER SYSTEM also SELECT "
                              "pg_reload_conf()), let those programs connect anew, then run: leapfrogctl doctor "
                              "--repair")},
    Count{.check = "weak_setup",
          .state = State::Notice,
          .sql = R"(
        SELECT name || ' = ' || setting, count(*) OVER () FROM pg_settings
         WHERE (name IN ('fsync', 'full_page_writes', 'synchronous_commit', 'autovacuum', 'track_counts') AND setting = 'off')
         ORDER BY 1 LIMIT 5)",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                                    "What was committed survives a power cut, and old rows are cleaned up."),
          .words = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                                     "%1 settings of the server are weak: after a power cut books may be lost or "
                                     "damaged, or the queue gets slow."),
          .advice = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                                      "Turn each on in postgresql.conf, then SELECT pg_reload_conf().")},
};

std::span<const Count> serverCounts()
{
    return counts;
}

/// Leases are judged by the server's clock alone; people read times by their own.
Result<HealthFinding> checkClock(Connection &connection)
{
    static constexpr qint64 noticed = 2'000;
    static constexpr qint64 wrong = 60'000;
    const auto before = QDateTime::currentDateTimeUtc();
    const auto rows = connection.run("SELECT clock_timestamp()");
    if (!rows)
        return failed(rows);
    const auto after = QDateTime::currentDateTimeUtc();
    const auto middle = before.addMSecs(before.msecsTo(after) / 2);
    const auto apart = std::llabs(middle.msecsTo(rows->first().moment(0)));
    HealthFinding finding{
        .check = "clock",
        .state = State::Fine,
        .message = HealthWords::tr("The clocks of this machine and of the server agree (%1 ms apart).").arg(apart),
        .advice = {},
        .examples = {}};
    if (apart > noticed) {
        finding.state = apart > wrong ? State::Wrong : State::Notice;
        finding.message = HealthWords::tr("The clocks of this machine and of the server are %1 s apart.")
                              .arg(double(apart) / 1000, 0, 'f', 1);
        finding.advice = HealthWords::tr(
            "Nothing is lost: only the server's clock counts. But times look wrong here. Set up NTP.");
    }
    return finding;
}

Result<HealthFinding> checkNotifications(Connection &connection)
{
    const auto rows = connection.run("SELECT (pg_notification_queue_usage() * 100)::int");
    if (!rows)
        return failed(rows);
    const int percent = rows->first().integer(0);
    if (percent < 50)
        return HealthFinding{.check = "notifications",
                             .state = State::Fine,
                             .message = HealthWords::tr("Wake-ups flow (%1 % of their space used).").arg(percent),
                             .advice = {},
                             .examples = {}};
    return HealthFinding{
        .check = "notifications",
        .state = State::Wrong,
        .message
        = HealthWords::tr("The space for wake-ups is %1 % full; when it is full, enqueueing fails.").arg(percent),
        .advice = HealthWords::tr("A session that listens sits in an old transaction: end that transaction."),
        .examples = {}};
}

static HealthFinding versionFinding(int version)
{
    static constexpr int oldest = 150'000;
    const auto shown = QStringLiteral("%1.%2").arg(version / 10'000).arg(version % 10'000);
    if (version >= oldest)
        return {.check = "server",
                .state = State::Fine,
                .message = HealthWords::tr("The server is PostgreSQL %1.").arg(shown),
                .advice = {},
                .examples = {}};
    return {.check = "server",
            .state = State::Wrong,
            .message = HealthWords::tr("The server is PostgreSQL %1; Leapfrog needs 15 or later.").arg(shown),
            .advice = HealthWords::tr("Upgrade the server, or connect to another one."),
            .examples = {}};
}

Result<std::vector<HealthFinding>> checkServer(Connection &connection)
{
    std::vector<HealthFinding> findings{versionFinding(connection.serverVersion())};
    const auto encoding = connection.run("SHOW server_encoding");
    if (!encoding)
        return failed(encoding);
    const bool isUtf8 = encoding->first().view(0) == "UTF8";
    findings.push_back(
        {.check = "encoding",
         .state = isUtf8 ? State::Fine : State::Wrong,
         .message = HealthWords::tr("The database's encoding is %1.").arg(encoding->first().words(0)),
         .advice = isUtf8 ? QString() : HealthWords::tr("Make a database with ENCODING 'UTF8' and move there."),
         .examples = {}});
    const auto schema = Migrator(connection).check();
    if (!schema && schema.error().code != Error::Code::Refused)
        return failed(schema);
    findings.push_back({.check = "schema",
                        .state = schema ? State::Fine : State::Wrong,
                        .message = schema ? HealthWords::tr("The schema is the one that this program knows (%1).")
                                                .arg(Migrator::known().back().version)
                                          : schema.error().message,
                        .advice = schema || schema.error().reason != "schema_older"
                            ? QString()
                            : HealthWords::tr("Run: leapfrogctl migrate"),
                        .examples = {}});
    return findings;
}

} // namespace leapfrog
