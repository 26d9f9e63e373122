// SPDX-License-Identifier: MIT
#include "cli/program.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// The commands about jobs, with the real program.
class TestJobCommands : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void jobsAreListedExplainedAndRepaired();
    void aListGoesOnWhereItEnded();
    void deadJobsAreToldByError();
    void aDryRunChangesNothing();
    void explainSaysWhatHoldsAJobBack_data();
    void explainSaysWhatHoldsAJobBack();

private:
    [[nodiscard]] Answer run(const QStringList &words) const
    {
        return leapfrogctl(QStringList{u"--dsn"_s, QString::fromStdString(m_database->dsn()), u"--json"_s} + words);
    }

    std::unique_ptr<TestDatabase> m_database;
};

void TestJobCommands::init()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
}

void TestJobCommands::jobsAreListedExplainedAndRepaired()
{
    QCOMPARE(run(words("enqueue --org acme --document nope")).exitCode, 0);
    QCOMPARE(run(words("work --drain")).exitCode, 0);
    const auto jobs = run(words("jobs list --state dead")).json()[u"jobs"_s].toArray();
    QCOMPARE(jobs.size(), 1);
    const auto id = jobs.first().toObject()[u"job_id"_s].toString();
    QVERIFY(jobs.first().toObject()[u"last_error"_s].toString().startsWith(u"unknown_document"_s));
    QCOMPARE(run(words("jobs retry --all --why fixed")).json()[u"changed"_s].toInt(), 1);
    const auto explained = run(words("jobs explain") << id).json();
    QCOMPARE(explained[u"ahead"_s].toObject()[u"total"_s].toInt(), 0);
    QVERIFY(explained[u"why"_s].toString().contains(u"no worker"_s));
    const auto waitsAlready = run(words("jobs retry") << id);
    QCOMPARE(waitsAlready.json()[u"changed"_s].toInt(), 0);
    QCOMPARE(waitsAlready.exitCode, 1);
    QVERIFY2(waitsAlready.messages.contains("Only jobs that are dead"), waitsAlready.messages.constData());
    QCOMPARE(run(words("jobs set-priority --priority 3") << id).json()[u"changed"_s].toInt(), 1);
    QCOMPARE(run(words("jobs cancel") << id).json()[u"changed"_s].toInt(), 1);
    QCOMPARE(run(words("depth")).json()[u"total"_s].toInt(), 0);
    QCOMPARE(run(words("jobs cancel")).exitCode, 2);
}

void TestJobCommands::aListGoesOnWhereItEnded()
{
    m_database->sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type) SELECT 'acme', 'J' || "
                    "lpad(n::text, 2, '0'), 'journal' FROM generate_series(1, 5) AS n");
    const auto documents = [](const QJsonObject &list) {
        QString all;
        for (const auto job : list[u"jobs"_s].toArray())
            all += job.toObject()[u"document_id"_s].toString() + u' ';
        return all;
    };
    const auto first = run(words("jobs list --sort document --descending --limit 3")).json();
    QCOMPARE(documents(first), u"J05 J04 J03 "_s);
    const auto rest
        = run(words("jobs list --sort document --descending --limit 3 --after") << first[u"next"_s].toString()).json();
    QCOMPARE(documents(rest), u"J02 J01 "_s);
    QVERIFY(rest[u"next"_s].isNull());
    QCOMPARE(documents(run(words("jobs list --text j04")).json()), u"J04 "_s);
    QCOMPARE(documents(run(words("jobs list --state later")).json()), QString());
    QCOMPARE(run(words("jobs list --after nonsense")).exitCode, 1);
    QCOMPARE(run(words("jobs list --sort colour")).exitCode, 2);
}

void TestJobCommands::deadJobsAreToldByError()
{
    m_database->sql(
        "INSERT INTO accounting_work_queue (org_id, document_id, document_type) VALUES ('acme', 'A', 'journal'), "
        "('acme', 'B', 'journal'), ('acme', 'C', 'journal')");
    m_database->sql("UPDATE accounting_work_queue SET state = 'dead', last_error = CASE WHEN document_id = 'C' THEN "
                    "'period_locked: locked' ELSE 'unknown_account: no \"4711\"' END");
    const auto errors = run(words("jobs errors")).json();
    QCOMPARE(errors[u"whole"_s].toBool(), true);
    const auto groups = errors[u"errors"_s].toArray();
    QCOMPARE(groups.size(), 2);
    const auto first = groups[0].toObject();
    QCOMPARE(first[u"code"_s].toString(), u"unknown_account"_s);
    QCOMPARE(first[u"jobs"_s].toInt(), 2);
    const auto retried = run(words("jobs retry --all --error-group") << first[u"error"_s].toString()).json();
    QCOMPARE(retried[u"changed"_s].toInt(), 2);
    QCOMPARE(m_database->sql("SELECT document_id FROM accounting_work_queue WHERE state = 'dead'"), std::string("C"));
}

void TestJobCommands::aDryRunChangesNothing()
{
    m_database->sql(
        "INSERT INTO accounting_work_queue (org_id, document_id, document_type) VALUES ('acme', 'A', 'journal'), "
        "('acme', 'B', 'journal')");
    m_database->sql("UPDATE accounting_work_queue SET state = 'dead', last_error = 'x' WHERE document_id = 'A'");
    const auto b
        = QString::fromStdString(m_database->sql("SELECT id FROM accounting_work_queue WHERE document_id = 'B'"));
    const auto would = [&](const QStringList &command) {
        const auto answer = run(command);
        return answer.json()[u"dry_run"_s].toBool() ? answer.json()[u"would_change"_s].toInt(-1) : -2;
    };
    QCOMPARE(would(words("jobs retry --all --dry-run")), 1);
    QCOMPARE(would(words("jobs retry --dry-run") << b), 0);
    QCOMPARE(would(words("jobs cancel --all --dry-run --org acme")), 2);
    QCOMPARE(would(words("jobs set-priority --priority 3 --all --dry-run")), 1);
    QCOMPARE(would(words("jobs set-priority --priority 3 --dry-run") << b), 1);
    QCOMPARE(
        m_database->sql("SELECT string_agg(state || priority, ' ' ORDER BY document_id) FROM accounting_work_queue"),
        std::string("dead1 queued1"));
}

void TestJobCommands::explainSaysWhatHoldsAJobBack_data()
{
    QTest::addColumn<std::string>("given");
    QTest::addColumn<QString>("says");
    QTest::addColumn<QJsonValue>("starts");
    const auto row = [](const char *name, const std::string &given, const QString &says, const QJsonValue &starts) {
        QTest::newRow(name) << given << says << starts;
    };
    // About one job per second in all, of which one in five is acme's, since the worker is there. Whatever became of
    // them.
    const std::string ended
        = "INSERT INTO job_event (at, job_id, org_id, document_id, what, who) "
          "SELECT now() - n * interval '0.95 s', gen_random_uuid(), CASE WHEN n % 5 = 0 THEN 'acme' "
          "ELSE 'bell' END, 'F', (ARRAY['finished', 'superseded', 'dead', 'failed'])[1 + n % 4], 'w' "
          "FROM generate_series(1, 60) AS n;";
    const auto runningSince = [&](const std::string &seconds) {
        return ended
            + "INSERT INTO worker (name, host, pid, kind, slots, version, started_at) VALUES ('w', 'here', 1, 'queue', "
              "4, '1', now() - interval '"
            + seconds + " s');";
    };
    const auto running = runningSince("57.1");
    const auto limited = [](const std::string &limit, const std::string &value) {
        return "INSERT INTO queue_org (org_id, " + limit + ") VALUES ('acme', " + value + ");";
    };
    const std::string oneRuns = "SELECT queue_claim('w', 1, '1 min');";
    const QJsonValue unknown;
    const QJsonValue notSaid(QJsonValue::Undefined);
    row("no worker", ended, u"no worker is running, with 2 jobs ahead"_s, unknown);
    row("its turn", running, u"2 jobs of its organisation, 0 of others"_s, 2);
    row("its turn, with a worker that has just begun", runningSince("5.1"),
        u"2 jobs of its organisation, 0 of others"_s, 2);
    row("its turn, and nothing has ended yet", runningSince("0.1"), u"2 jobs of its organisation, 0 of others"_s,
        unknown);
    row("the organisation is paused",
        running + "INSERT INTO pause (scope, key, who, why) VALUES ('organisation', 'acme', 'ann', 'audit');",
        u"pause: organisation by ann: audit"_s, unknown);
    row("each worker is paused", running + "INSERT INTO pause (scope, key) VALUES ('worker', 'w');",
        u"no worker is running"_s, unknown);
    row("may run none", running + limited("max_leased", "0"), u"max_leased is 0"_s, unknown);
    row("2 at once, 1 runs", running + limited("max_leased", "2") + oneRuns, u"2 jobs at once: 1 run, 1 are ahead"_s,
        5); // when one of acme's has ended
    row("5 at once, none runs", running + limited("max_leased", "5"), u"2 jobs of its organisation, 0 of others"_s, 2);
    row("2 at once, and none ended lately",
        running + limited("max_leased", "2") + oneRuns + "UPDATE job_event SET org_id = 'bell';",
        u"2 jobs at once: 1 run, 1 are ahead"_s, unknown);
    row("1 per 100 s", running + limited("max_per_second", "0.01"), u"0.01 jobs per second: 2 are ahead"_s, 200);
    row("often enough", running + limited("max_per_second", "100"), u"2 jobs of its organisation"_s, 2);
    const std::string later = "UPDATE accounting_work_queue SET ready_at = '2126-01-01Z'";
    row("not yet due", running + later + " WHERE document_id = 'C';", u"not to start before 2126-01-01T"_s, notSaid);
    row("next attempt", running + later + ", last_error = 'deadlock' WHERE document_id = 'C';", u"00+00:00: deadlock"_s,
        notSaid);
    row("runs", running + "SELECT queue_claim('w', 3, '1 min');", u"runs now: w holds it"_s, notSaid);
    row("its lease has ended", running + "SELECT queue_claim('w', 3, '-1 s');", u"The lease of w has ended"_s, notSaid);
}

void TestJobCommands::explainSaysWhatHoldsAJobBack()
{
    QFETCH(const std::string, given);
    QFETCH(const QString, says);
    QFETCH(const QJsonValue, starts);
    m_database->sql(
        "INSERT INTO accounting_work_queue (org_id, document_id, document_type, ready_at, created_at) "
        "SELECT 'acme', name, 'journal', now() - age, now() - age FROM (VALUES ('A', interval '3 min'), ('B', interval "
        "'2 min'), ('C', interval '1 min')) AS job(name, age)");
    VERIFY_RESULT(m_database->connection().runScript(given));
    const auto id = m_database->sql("SELECT id FROM accounting_work_queue WHERE document_id = 'C'");

    const auto explained = run(words("jobs explain") << QString::fromStdString(id)).json();

    const auto why = explained[u"why"_s].toString();
    QVERIFY2(why.contains(says), qPrintable(why));
    if (starts.isUndefined())
        return;
    QCOMPARE(explained[u"starts_in_seconds"_s].toDouble(-1), starts.toDouble(-1));
    const auto between = explained[u"starts_between_seconds"_s].toArray();
    QCOMPARE(between.size(), starts.isNull() ? 0 : 2);
    QVERIFY(starts.isNull()
            || (between[0].toDouble() <= starts.toDouble() && starts.toDouble() <= between[1].toDouble()));
}

QTEST_GUILESS_MAIN(TestJobCommands)
#include "test_job_commands.moc"
