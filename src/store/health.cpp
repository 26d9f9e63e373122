// SPDX-License-Identifier: MIT
#include "store/health.h"

#include "store/migrator.h"

#include <QCoreApplication>
#include <QDateTime>

#include <array>
#include <cstdlib>

namespace leapfrog {

using State = HealthFinding::State;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::HealthStore)
};

} // namespace

/// Rows with the text of an example in column 0, and how many there are in all in column 1.
struct Examples
{
    std::int64_t count = 0;
    std::vector<std::string> first;
};

static Result<Examples> examples(Connection &connection, std::string_view sql)
{
    const auto rows = connection.run(sql);
    if (!rows)
        return failed(rows);
    Examples found;
    for (const Row row : *rows) {
        found.first.push_back(row.text(0));
        found.count = row.big(1);
    }
    return found;
}

/// A check that counts what should not be there. `words` has %1 for how many.
struct Count
{
    const char *check;
    State state; ///< when there are any
    std::string_view sql;
    const char *fine;
    const char *words;
    const char *advice;
};

static constexpr std::array counts = {
    Count{.check = "counters",
          .state = State::Wrong,
          .sql = R"(
        SELECT format('%s, priority %s, %s: %s counted, %s there', org_id, priority, state, coalesce(kept.n, 0), coalesce(real.n, 0)),
               count(*) OVER ()
          FROM (SELECT * FROM queue_depth_now UNION ALL SELECT 'all organisations', * FROM queue_total_now) AS kept
          FULL JOIN (SELECT coalesce(org_id, 'all organisations') AS org_id, priority, state, count(*) AS n FROM accounting_work_queue
                      GROUP BY GROUPING SETS ((org_id, priority, state), (priority, state))) AS real
         USING (org_id, priority, state) WHERE kept.n IS DISTINCT FROM real.n ORDER BY 1 LIMIT 5)",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "The counters of the backlog are right."),
          .words = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "%1 counters of the backlog differ from a full count."),
          .advice = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                                      "A trigger of the queue was off for a while. Stop the workers and producers, "
                                      "see that all triggers are on, then in one transaction empty queue_delta, "
                                      "queue_depth and queue_total, and fill the latter two from a count of "
                                      "accounting_work_queue.")},
    Count{.check = "orphan_entries",
          .state = State::Wrong,
          .sql = R"(
        SELECT org_id || ' ' || document_id, count(*) OVER ()
          FROM (SELECT DISTINCT org_id, document_id FROM gl_entry WHERE deleted_at IS NULL
                EXCEPT SELECT org_id, document_id FROM document) AS orphan ORDER BY 1 LIMIT 5)",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "Every entry in force has its document."),
          .words = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "%1 documents have entries but are not there."),
          .advice = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                                      "A document was deleted by SQL. Import it again, then recreate it; "
                                      "\"leapfrogctl ledger verify\" names the entries.")},
    Count{.check = "without_job",
          .state = State::Wrong,
          .sql = R"(
        SELECT org_id || ' ' || document_id, count(*) OVER () FROM document
         WHERE accounting_status IN ('waiting', 'awaiting_recreation') AND posted_version < accounting_ready_version
           AND status_at < now() - interval '1 minute'
           AND NOT EXISTS (SELECT 1 FROM accounting_work_queue AS job
                            WHERE job.org_id = document.org_id AND job.document_id = document.document_id)
         ORDER BY 1 LIMIT 5)",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "Every document that waits has a job."),
          .words = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "%1 documents wait to be posted and have no job."),
          .advice = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                                      "Their jobs were cancelled or deleted. Enqueue them: "
                                      "leapfrogctl enqueue --org ORG --document ID")},
    Count{.check = "ended_leases",
          .state = State::Wrong,
          .sql = R"(
        SELECT org_id || ' ' || document_id || ', ' || leased_by, count(*) OVER () FROM accounting_work_queue
         WHERE state = 'leased' AND leased_until < clock_timestamp() - interval '5 minutes' ORDER BY leased_until LIMIT 5)",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "No lease has ended without being taken over."),
          .words = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                                     "%1 jobs are leased by workers that have been silent for more than 5 minutes."),
          .advice = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                                      "Any worker takes them over. Start one: leapfrogctl work. If one runs, see "
                                      "whether the queue or the organisation is paused.")},
    Count{.check = "dead_jobs",
          .state = State::Wrong,
          .sql = R"(
        SELECT org_id || ' ' || document_id || ': ' || coalesce(last_error, ''), count(*) OVER () FROM accounting_work_queue
         WHERE state = 'dead' ORDER BY 1 LIMIT 5)",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "No job is dead."),
          .words = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "%1 jobs are dead: their documents could not be posted."),
          .advice = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                                      "See why with \"leapfrogctl jobs list --state dead\"; correct the cause, then "
                                      "\"leapfrogctl jobs retry\".")},
    Count{.check = "silent_workers",
          .state = State::Notice,
          .sql = R"(
        SELECT name, count(*) OVER () FROM worker WHERE heartbeat_at < now() - interval '30 s' ORDER BY heartbeat_at DESC LIMIT 5)",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "No worker has fallen silent."),
          .words = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "%1 workers stopped without a word."),
          .advice = QT_TRANSLATE_NOOP("leapfrog::HealthStore",
                                      "Their jobs go to others when the leases end. Look at the log of their host.")},
    Count{.check = "nobody_works",
          .state = State::Wrong,
          .sql = R"(
        SELECT org_id, sum(sum(n)) OVER ()::bigint FROM queue_depth_now
         WHERE state = 'queued' AND NOT EXISTS (SELECT 1 FROM worker WHERE kind = 'queue' AND heartbeat_at > now() - interval '30 s')
           AND EXISTS (SELECT 1 FROM queue_lane WHERE wake_at < now() - interval '1 minute')
           AND EXISTS (SELECT 1 FROM accounting_work_queue AS job
                        WHERE job.org_id = queue_depth_now.org_id AND job.priority = queue_depth_now.priority
                          AND job.state = 'queued' AND job.ready_at < now() - interval '1 minute')
         GROUP BY org_id ORDER BY 1 LIMIT 5)",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "Jobs that are ready find a worker."),
          .words = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "%1 jobs wait and no worker runs."),
          .advice = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "Start one: leapfrogctl work")},
    Count{.check = "pauses",
          .state = State::Notice,
          .sql = R"(
        SELECT concat_ws(' ', scope, nullif(key, ''), 'by', who) || CASE WHEN why = '' THEN '' ELSE ': ' || why END, count(*) OVER ()
          FROM pause ORDER BY at LIMIT 5)",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "Nothing is paused."),
          .words = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "%1 pauses hold work back."),
          .advice = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "End one with: leapfrogctl resume")},
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
    Count{.check = "indexes",
          .state = State::Wrong,
          .sql = R"(
        SELECT indexrelid::regclass::text, count(*) OVER ()
          FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
         WHERE NOT indisvalid AND relnamespace = 'public'::regnamespace ORDER BY 1 LIMIT 5)",
          .fine = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "All indexes can be used."),
          .words = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "%1 indexes were not built to the end."),
          .advice = QT_TRANSLATE_NOOP("leapfrog::HealthStore", "Build them again: REINDEX INDEX CONCURRENTLY NAME")},
};

static Result<HealthFinding> look(Connection &connection, const Count &count)
{
    auto found = examples(connection, count.sql);
    if (!found)
        return failed(found);
    if (found->count == 0)
        return HealthFinding{
            .check = count.check, .state = State::Fine, .message = Words::tr(count.fine), .advice = {}, .examples = {}};
    return HealthFinding{.check = count.check,
                         .state = count.state,
                         .message = Words::tr(count.words).arg(found->count),
                         .advice = Words::tr(count.advice),
                         .examples = std::move(found->first)};
}

/// The triggers that the queue and the ledger rest on, as table.trigger.
static const std::vector<std::string> &neededTriggers()
{
    static const std::vector<std::string> names = {"accounting_work_queue.queue_inserted",
                                                   "accounting_work_queue.queue_updated",
                                                   "accounting_work_queue.queue_deleted",
                                                   "accounting_work_queue.queue_truncated",
                                                   "document.document_body_changed",
                                                   "gl_entry.gl_entry_inserted",
                                                   "gl_entry.gl_entry_updated",
                                                   "gl_entry.gl_entry_changed",
                                                   "gl_entry.gl_entry_deleted",
                                                   "gl_entry.gl_entry_truncated",
                                                   "gl_entry_unbalanced.gl_entry_balances",
                                                   "organisation.organisation_settings_changed",
                                                   "period_lock.period_lock_changed",
                                                   "period_lock.period_lock_deleted"};
    return names;
}

static Result<HealthFinding> triggers(Connection &connection)
{
    const auto rows = connection.run(R"(
        SELECT needed FROM unnest($1::text[]) AS needed
         WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE tgrelid = to_regclass('public.' || split_part(needed, '.', 1))
                              AND tgname = split_part(needed, '.', 2) AND tgenabled IN ('O', 'A'))
         ORDER BY 1)",
                                     {neededTriggers()});
    if (!rows)
        return failed(rows);
    HealthFinding finding{.check = "triggers",
                          .state = State::Fine,
                          .message = Words::tr("All triggers are there and on."),
                          .advice = {},
                          .examples = {}};
    for (const Row row : *rows)
        finding.examples.push_back(row.text(0));
    if (!finding.examples.empty()) {
        finding.state = State::Wrong;
        finding.message = Words::tr("%1 triggers are missing or switched off: what they guard is not guarded.")
                              .arg(finding.examples.size());
        finding.advice
            = Words::tr("Switch each on again: ALTER TABLE … ENABLE TRIGGER …; then run \"leapfrogctl ledger "
                        "verify\" to see what happened meanwhile.");
    }
    return finding;
}

/// Leases are judged by the server's clock alone; people read times by their own.
static Result<HealthFinding> clock(Connection &connection)
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
    HealthFinding finding{.check = "clock",
                          .state = State::Fine,
                          .message
                          = Words::tr("The clocks of this machine and of the server agree (%1 ms apart).").arg(apart),
                          .advice = {},
                          .examples = {}};
    if (apart > noticed) {
        finding.state = apart > wrong ? State::Wrong : State::Notice;
        finding.message = Words::tr("The clocks of this machine and of the server are %1 s apart.")
                              .arg(double(apart) / 1000, 0, 'f', 1);
        finding.advice
            = Words::tr("Nothing is lost: only the server's clock counts. But times look wrong here. Set up NTP.");
    }
    return finding;
}

static Result<HealthFinding> notifications(Connection &connection)
{
    const auto rows = connection.run("SELECT (pg_notification_queue_usage() * 100)::int");
    if (!rows)
        return failed(rows);
    const int percent = rows->first().integer(0);
    if (percent < 50)
        return HealthFinding{.check = "notifications",
                             .state = State::Fine,
                             .message = Words::tr("Wake-ups flow (%1 % of their space used).").arg(percent),
                             .advice = {},
                             .examples = {}};
    return HealthFinding{
        .check = "notifications",
        .state = State::Wrong,
        .message = Words::tr("The space for wake-ups is %1 % full; when it is full, enqueueing fails.").arg(percent),
        .advice = Words::tr("A session that listens sits in an old transaction: end that transaction."),
        .examples = {}};
}

Result<std::vector<HealthFinding>> HealthStore::data()
{
    std::vector<HealthFinding> findings;
    for (const auto check : {triggers, clock, notifications}) {
        auto finding = check(m_connection);
        if (!finding)
            return failed(finding);
        findings.push_back(std::move(*finding));
    }
    for (const auto &count : counts) {
        auto finding = look(m_connection, count);
        if (!finding)
            return failed(finding);
        findings.push_back(std::move(*finding));
    }
    return findings;
}

static HealthFinding versionFinding(int version)
{
    static constexpr int oldest = 150'000;
    const auto shown = QStringLiteral("%1.%2").arg(version / 10'000).arg(version % 10'000);
    if (version >= oldest)
        return {.check = "server",
                .state = State::Fine,
                .message = Words::tr("The server is PostgreSQL %1.").arg(shown),
                .advice = {},
                .examples = {}};
    return {.check = "server",
            .state = State::Wrong,
            .message = Words::tr("The server is PostgreSQL %1; Leapfrog needs 15 or later.").arg(shown),
            .advice = Words::tr("Upgrade the server, or connect to another one."),
            .examples = {}};
}

Result<std::vector<HealthFinding>> HealthStore::server()
{
    std::vector<HealthFinding> findings{versionFinding(m_connection.serverVersion())};
    const auto encoding = m_connection.run("SHOW server_encoding");
    if (!encoding)
        return failed(encoding);
    const bool isUtf8 = encoding->first().view(0) == "UTF8";
    findings.push_back(
        {.check = "encoding",
         .state = isUtf8 ? State::Fine : State::Wrong,
         .message = Words::tr("The database's encoding is %1.").arg(encoding->first().words(0)),
         .advice = isUtf8 ? QString() : Words::tr("Make a database with ENCODING 'UTF8' and move there."),
         .examples = {}});
    const auto schema = Migrator(m_connection).check();
    if (!schema && schema.error().code != Error::Code::Refused)
        return failed(schema);
    findings.push_back(
        {.check = "schema",
         .state = schema ? State::Fine : State::Wrong,
         .message = schema
             ? Words::tr("The schema is the one that this program knows (%1).").arg(Migrator::known().back().version)
             : schema.error().message,
         .advice
         = schema || schema.error().reason != "schema_older" ? QString() : Words::tr("Run: leapfrogctl migrate"),
         .examples = {}});
    return findings;
}

} // namespace leapfrog
