// SPDX-License-Identifier: MIT
#include "store/queue/queue.h"

#include "support/result_helpers.h"
#include "support/test_database.h"

#include <algorithm>

using namespace leapfrog;
using namespace leapfrog::test;
using namespace std::chrono_literals;

/// A job that kills its worker dies in the end, and takes none of those along that were leased beside it.
class TestQueueSuspects : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_database = std::make_unique<TestDatabase>(); }
    void cleanup() { m_database.reset(); }

    void onlyTheKillerDies_data();
    void onlyTheKillerDies();
    void aBusyWorkerAdoptsNothing();
    void clicksGoOnBesideASuspect();
    void anAttemptBesideOthersDoesNotCount();

private:
    std::vector<ClaimedJob> claim(const std::string &worker, int count = 10, int least = 1)
    {
        return must(QueueStore(m_database->connection()).claim(worker, count, 60s, least, 3));
    }
    void enqueue(const std::string &documents, int priority = 1)
    {
        m_database->sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type, priority) "
                        "SELECT 'acme', id, 'journal', "
                        + std::to_string(priority) + " FROM unnest('{" + documents + "}'::text[]) AS id");
    }
    /// What a worker that died leaves behind, a while later.
    void leasesEnd()
    {
        m_database->sql("UPDATE accounting_work_queue SET leased_until = clock_timestamp() WHERE state = 'leased'");
    }

    std::unique_ptr<TestDatabase> m_database;
};

void TestQueueSuspects::onlyTheKillerDies_data()
{
    QTest::addColumn<int>("atOnce");
    QTest::newRow("one job per slot") << 1;
    QTest::newRow("all in one claim") << 10;
}

// Six slots claim at once, then each does its work; the process dies with all of them when the killer is among it.
void TestQueueSuspects::onlyTheKillerDies()
{
    QFETCH(const int, atOnce);
    enqueue("i1,i2,killer,i3,i4,i5");
    QueueStore queue(m_database->connection());
    int posted = 0;
    int deaths = 0;
    for (int life = 0;
         life < 40 && m_database->number("SELECT count(*) FROM accounting_work_queue WHERE state <> 'dead'") > 0;
         ++life) {
        const auto worker = "worker-" + std::to_string(life);
        for (bool alive = true; alive;) {
            std::vector<ClaimedJob> held;
            for (int slot = 0; slot < 6; ++slot) {
                const auto jobs = claim(worker, atOnce);
                held.insert(held.end(), jobs.begin(), jobs.end());
            }
            if (held.empty())
                break;
            if (std::ranges::any_of(held, [](const ClaimedJob &job) { return job.documentId == "killer"; })) {
                ++deaths;
                alive = false;
            } else {
                posted += static_cast<int>(must(queue.complete(held)).size());
            }
        }
        leasesEnd();
    }
    QCOMPARE(posted, 5);
    QCOMPARE(m_database->sql("SELECT string_agg(document_id || ' ' || state, ',') FROM accounting_work_queue"),
             std::string("killer dead"));
    QCOMPARE(deaths, 9); // once among the others, which counts for nobody, then eight attempts alone
    QVERIFY(m_database->sql("SELECT last_error FROM accounting_work_queue").starts_with("worker_died"));
}

void TestQueueSuspects::aBusyWorkerAdoptsNothing()
{
    enqueue("a,b");
    QCOMPARE(claim("gone").size(), 2U);
    leasesEnd();
    enqueue("c,d,e");
    m_database->sql(
        "UPDATE accounting_work_queue SET leased_until = clock_timestamp() + interval '1 min' WHERE state = 'leased'");
    const auto held = claim("busy", 1);
    QCOMPARE(held.size(), 1U);
    m_database->sql("UPDATE accounting_work_queue SET leased_until = clock_timestamp() WHERE leased_by = 'gone'");

    QVERIFY(claim("busy", 1).empty()); // starts nothing else until it is free
    must(QueueStore(m_database->connection()).complete(held));
    const auto alone = claim("busy");
    QCOMPARE(alone.size(), 1U);
    QVERIFY(claim("busy").empty()); // while it tries this one
    QCOMPARE(claim("other").size(), 1U); // another worker tries the next meanwhile
    must(QueueStore(m_database->connection()).complete(alone));
    QCOMPARE(claim("busy").size(), 2U); // nothing is left to be tried
}

void TestQueueSuspects::clicksGoOnBesideASuspect()
{
    enqueue("a,b");
    claim("gone");
    leasesEnd();
    QCOMPARE(claim("worker").size(), 1U);
    enqueue("click", 2);
    QCOMPARE(claim("worker", 1, 2).size(), 1U);
}

void TestQueueSuspects::anAttemptBesideOthersDoesNotCount()
{
    enqueue("a,b");
    claim("gone");
    leasesEnd();
    const auto first = claim("worker");
    QCOMPARE(first.front().runCount, 1);
    leasesEnd();
    for (int i = 0; i < 2; ++i) {
        const auto again = claim("worker-" + std::to_string(i));
        QCOMPARE(again.front().runCount, again.front().id == first.front().id ? 2 : 1); // that one was alone
    }
}

QTEST_GUILESS_MAIN(TestQueueSuspects)
#include "test_queue_suspects.moc"
