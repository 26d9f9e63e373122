// SPDX-License-Identifier: MIT
#include "store/queue/queue.h"
#include "store/queue/queued_sets.h"
#include "support/result_helpers.h"

#include <mutex>
#include <set>
#include <thread>

using namespace leapfrog;
using namespace leapfrog::test;
using namespace std::chrono_literals;

/// Sets (jobs taken, done and ended in one transaction) and the limits of organisations.
class TestQueueSets : public QObject, protected QueuedSets
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void aRollbackLeavesAllAsItWas();
    void whatIsLeftIsLeased();
    void takersNeverMeet();
    void turnsAreSharedByWeight();
    void aRoundGoesOnWhereItWas_data();
    void aRoundGoesOnWhereItWas();
    void aNewcomerWaitsForNoRound();
    void whatOthersLackIsGivenToThoseWithMore();
    void emptyLanesComeToRest();
    void aJobHiddenByAMarkIsFoundAgain();
    void aHiddenClickIsFoundAtTheNextLook();
    void lookingAfterLanesWaitsForNobody();
    void aDrainUncoversWhatIsHidden_data();
    void aDrainUncoversWhatIsHidden();
    void highJobsAreTakenAlone();
};

static std::vector<std::string> placesOf(const std::vector<TakenJob> &jobs)
{
    std::vector<std::string> places;
    for (const auto &taken : jobs)
        places.push_back(taken.place);
    return places;
}

void TestQueueSets::aRollbackLeavesAllAsItWas()
{
    enqueue("acme", 5);
    {
        const auto transaction = must(Transaction::begin(m_database->connection()));
        const auto taken = take(10);
        QCOMPARE(taken.size(), 5U);
        QVERIFY(must(QueueStore(m_database->connection()).endSet(placesOf(taken), {}, "worker", 60s)).empty());
    }
    QCOMPARE(m_database->number("SELECT count(*) FROM accounting_work_queue WHERE state = 'queued' AND run_count = 0"),
             5);
    QCOMPARE(m_database->number("SELECT n FROM queue_depth_now"), 5);
    QCOMPARE(claim(10).size(), 5U);
}

void TestQueueSets::whatIsLeftIsLeased()
{
    enqueue("acme", 3);
    auto transaction = must(Transaction::begin(m_database->connection()));
    auto places = placesOf(take(3));
    const std::vector<std::string> left{places.back()};
    places.pop_back();
    const auto leased = must(QueueStore(m_database->connection()).endSet(places, left, "worker", 60s));
    VERIFY_RESULT(transaction.commit());
    QCOMPARE(leased.size(), 1U);
    QCOMPARE(leased.front().runCount, 1);
    QCOMPARE(m_database->sql("SELECT id || state || leased_by FROM accounting_work_queue"),
             leased.front().id + "leased" + "worker");
    QCOMPARE(m_database->sql("SELECT state || n FROM queue_depth_now"), std::string("leased1"));
}

void TestQueueSets::takersNeverMeet()
{
    enqueue("acme", 1000);
    enqueue("borealis", 300);
    std::mutex mutex;
    std::multiset<std::string> ended;
    const auto work = [&] {
        const auto connection = m_database->connect();
        QueueStore queue(*connection);
        for (;;) {
            auto transaction = must(Transaction::begin(*connection));
            const auto taken = must(queue.take("worker", 40, 1, 3));
            if (taken.empty())
                return;
            must(queue.endSet(placesOf(taken), {}, "worker", 60s));
            must(transaction.commit());
            const std::scoped_lock lock(mutex);
            for (const auto &job : taken)
                ended.insert(job.job.id);
        }
    };
    {
        std::vector<std::jthread> workers;
        for (int i = 0; i < 4; ++i)
            workers.emplace_back(work);
    }
    work(); // what a mark hid for a moment, or another held
    QCOMPARE(ended.size(), 1300U);
    QCOMPARE(std::set<std::string>(ended.begin(), ended.end()).size(), 1300U);
    QCOMPARE(m_database->number("SELECT count(*) FROM accounting_work_queue"), 0);
    QCOMPARE(m_database->number("SELECT count(*) FROM queue_depth_now"), 0);
}

static std::map<std::string, int> countByOrg(const std::vector<TakenJob> &jobs)
{
    std::map<std::string, int> counts;
    for (const auto &taken : jobs)
        ++counts[taken.job.orgId];
    return counts;
}

void TestQueueSets::turnsAreSharedByWeight()
{
    enqueue("acme", 200);
    enqueue("borealis", 200);
    setOf("borealis", "weight", "3");
    auto transaction = must(Transaction::begin(m_database->connection()));
    const auto first = take(40);
    QCOMPARE(countByOrg(first), (std::map<std::string, int>{{"acme", 10}, {"borealis", 30}}));
    must(QueueStore(m_database->connection()).endSet(placesOf(first), {}, "worker", 60s));
    VERIFY_RESULT(transaction.commit());
}

void TestQueueSets::aRoundGoesOnWhereItWas_data()
{
    QTest::addColumn<double>("weight");
    QTest::newRow("whole") << 3.0;
    QTest::newRow("half") << 0.5;
    QTest::newRow("broken") << 1.5;
}

// Also where each claim is far smaller than a round.
void TestQueueSets::aRoundGoesOnWhereItWas()
{
    QFETCH(const double, weight);
    const std::vector<std::string> orgs{"acme", "borealis", "casa"};
    for (const auto &org : orgs)
        enqueue(org, 120);
    setOf("borealis", "weight", std::to_string(weight));
    std::map<std::string, int> counts;
    for (int i = 0; i < 150; ++i) {
        const auto jobs = claim(1);
        QCOMPARE(jobs.size(), 1U);
        ++counts[jobs.front().orgId];
    }
    const auto expected = 150 * weight / (weight + 2);
    const auto slack = weight == 1.5 ? 12 : 3; // a broken weight is rounded at random, up or down
    QVERIFY2(std::abs(counts["borealis"] - expected) <= slack, qPrintable(QString::number(counts["borealis"])));
    QVERIFY2(std::abs(counts["acme"] - counts["casa"]) <= slack, qPrintable(QString::number(counts["acme"])));
}

void TestQueueSets::aNewcomerWaitsForNoRound()
{
    for (int i = 0; i < 20; ++i)
        enqueue("org" + std::to_string(i), 10);
    QCOMPARE(claim(3).size(), 3U);
    enqueue("late", 3);
    QCOMPARE(claim(1).front().orgId, "late");
    std::map<std::string, int> round; // from then on it has one turn in each round
    for (int i = 0; i < 21; ++i)
        ++round[claim(1).front().orgId];
    QCOMPARE(round.size(), 21U);
    QCOMPARE(round["late"], 1);
}

void TestQueueSets::whatOthersLackIsGivenToThoseWithMore()
{
    for (int i = 0; i < 10; ++i)
        enqueue("org" + std::to_string(i), 1);
    enqueue("big", 500);
    const auto jobs = claim(100);
    QCOMPARE(jobs.size(), 100U);
    std::set<std::string> ids;
    for (const auto &job : jobs)
        ids.insert(job.id);
    QCOMPARE(ids.size(), 100U);
    QCOMPARE(std::ranges::count(jobs, "big", &ClaimedJob::orgId), 90);
}

void TestQueueSets::emptyLanesComeToRest()
{
    enqueue("acme", 3);
    QCOMPARE(claim(10).size(), 3U);
    m_database->sql("UPDATE queue_lane SET wake_at = now() - interval '3 s'");
    QTRY_VERIFY(QueueStore(m_database->connection()).maintain()
                && m_database->number("SELECT count(*) FROM queue_lane WHERE wake_at = 'infinity'") == 1);
    enqueue("acme", 3);
    QCOMPARE(claim(10).size(), 3U);
}

void TestQueueSets::aJobHiddenByAMarkIsFoundAgain()
{
    enqueue("acme", 2);
    m_database->sql("UPDATE queue_lane SET low_water_at = now() + interval '1 min'");
    QVERIFY(claim(10).empty());
    QTRY_VERIFY_WITH_TIMEOUT(QueueStore(m_database->connection()).maintain()
                                 && m_database->number("SELECT count(*) FROM queue_lane WHERE low_water_at < now()")
                                     == 1,
                             20000);
    QCOMPARE(claim(10).size(), 2U);
}

void TestQueueSets::aHiddenClickIsFoundAtTheNextLook()
{
    enqueue("acme", 1);
    m_database->sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type, priority) "
                    "VALUES ('acme', 'click', 'journal', 2)");
    m_database->sql("UPDATE queue_lane SET low_water_at = now() + interval '1 min', turn = 8 + priority");
    m_database->sql("UPDATE queue_maintained SET at = '-infinity', look_at = '-infinity', look_nth = 7");
    m_database->sql("SELECT setval('queue_turn_seq', 100)");
    VERIFY_RESULT(QueueStore(m_database->connection()).maintain());
    QCOMPARE(m_database->sql("SELECT string_agg(priority::text, '') FROM queue_lane WHERE low_water_at < now()"),
             std::string("2"));
}

void TestQueueSets::lookingAfterLanesWaitsForNobody()
{
    enqueue("acme", 2);
    enqueue("bell", 2);
    m_database->sql("UPDATE queue_lane SET low_water_at = now() + interval '1 min', turn = 8");
    const auto other = m_database->connect();
    VERIFY_RESULT(other->runScript("BEGIN; UPDATE queue_lane SET low_water_at = low_water_at WHERE org_id = 'acme'"));
    VERIFY_RESULT(m_database->connection().runScript("SET lock_timeout = '1s'"));
    for (int nth = 0; nth < 8; ++nth) {
        m_database->sql("UPDATE queue_maintained SET at = '-infinity', look_at = '-infinity'");
        VERIFY_RESULT(QueueStore(m_database->connection()).maintain());
    }
    QCOMPARE(m_database->sql("SELECT org_id FROM queue_lane WHERE low_water_at < now()"), std::string("bell"));
}

void TestQueueSets::aDrainUncoversWhatIsHidden_data()
{
    QTest::addColumn<std::string>("lane");
    QTest::newRow("behind a mark") << std::string("low_water_at = now() + interval '1 min'");
    QTest::newRow("in a lane that fell asleep") << std::string("wake_at = 'infinity'");
}

void TestQueueSets::aDrainUncoversWhatIsHidden()
{
    QFETCH(const std::string, lane);
    enqueue("acme", 2);
    m_database->sql("UPDATE queue_lane SET " + lane);
    QVERIFY(claim(10).empty());
    VERIFY_RESULT(QueueStore(m_database->connection()).forgetLowWaterMarks());
    QCOMPARE(claim(10).size(), 2U);
}

void TestQueueSets::highJobsAreTakenAlone()
{
    enqueue("acme", 50);
    enqueue("acme", 30, 2);
    QCOMPARE(must(QueueStore(m_database->connection()).claim("worker", 100, 60s)).size(), 5U); // leased: few
    const auto transaction = must(Transaction::begin(m_database->connection()));
    const auto taken = take(100);
    QCOMPARE(taken.size(), 25U); // done within the time of a set: all
    QVERIFY(std::ranges::all_of(taken, [](const TakenJob &one) { return one.job.priority == 2; }));
}

QTEST_GUILESS_MAIN(TestQueueSets)
#include "test_queue_sets.moc"
