// SPDX-License-Identifier: MIT
#include "store/queue/workers.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QProcess>

#include <signal.h>

using namespace leapfrog;
using namespace leapfrog::test;

/// The real program, killed again and again by one of its jobs.
class TestKilledWorker : public QObject
{
    Q_OBJECT

private slots:
    void onlyTheJobThatKillsItsWorkerDies();
};

// Whoever holds the lease of "killer" is killed with all that it holds; its leases end at once, so that nobody waits
// for them.
void TestKilledWorker::onlyTheJobThatKillsItsWorkerDies()
{
    TestDatabase database;
    database.addOrganisation();
    for (const auto *const document : {"killer", "i1", "i2", "i3", "i4", "i5"})
        database.importInvoice(document, 100);
    database.sql("UPDATE setting SET value = '3' WHERE key = 'max_attempts'");
    int deaths = 0;
    for (bool done = false; !done && deaths < 20;) {
        QProcess worker;
        worker.start(QStringLiteral(LEAPFROGCTL),
                     {QStringLiteral("--dsn"), QString::fromStdString(database.dsn()), QStringLiteral("--quiet"),
                      QStringLiteral("work"), QStringLiteral("--job-seconds"), QStringLiteral("2")});
        QVERIFY(worker.waitForStarted());
        const auto killerRuns = [&] {
            return database.number(
                       "SELECT count(*) FROM accounting_work_queue WHERE state = 'leased' AND document_id = 'killer' "
                       "AND leased_until > clock_timestamp()")
                > 0;
        };
        const auto allEnded
            = [&] { return database.number("SELECT count(*) FROM accounting_work_queue WHERE state <> 'dead'") == 0; };
        QTRY_VERIFY_WITH_TIMEOUT(killerRuns() || allEnded(), 60000);
        done = !killerRuns();
        ::kill(static_cast<pid_t>(worker.processId()), SIGKILL);
        QVERIFY(worker.waitForFinished());
        deaths += done ? 0 : 1;
        // What its sessions had begun is done or undone by now: none of them leases anything after the next line.
        QTRY_COMPARE_WITH_TIMEOUT(
            database.number("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                            "AND application_name LIKE 'leapfrog %' AND application_name <> 'leapfrog test'"),
            0, 60000);
        database.sql("UPDATE accounting_work_queue SET leased_until = clock_timestamp() WHERE state = 'leased'");
    }
    QCOMPARE(database.sql("SELECT string_agg(document_id || ' ' || state, ',') FROM accounting_work_queue"),
             std::string("killer dead"));
    QCOMPARE(database.number("SELECT count(*) FROM document WHERE accounting_status = 'posted'"), 5);
    QCOMPARE(database.sql("SELECT status_code FROM document WHERE document_id = 'killer'"), std::string("worker_died"));
    // Three times alone; and beside others at first, and where another slot took a job in the same moment.
    QVERIFY2(deaths >= 3 && deaths <= 10, qPrintable(QString::number(deaths)));
}

QTEST_GUILESS_MAIN(TestKilledWorker)
#include "test_killed_worker.moc"
