// SPDX-License-Identifier: MIT
#include "store/database/connection.h"
#include "store/database/faulty_connection.h"
#include "support/fake_server.h"
#include "support/result_helpers.h"

#include <QTest>

#include <csignal>

using namespace leapfrog;
using namespace leapfrog::test;
using namespace std::chrono_literals;

/// A server that says nothing: when opening, answering, cancelling.
class TestFrozenServer : public QObject, protected FaultyConnection
{
    Q_OBJECT

private slots:
    void init() { setUp(); }

    void aSilentServerEndsInTime();
    void theNextHostIsTriedWhenOneIsSilent();
    void aServerMayFreezeOnceItHasLetUsIn_data();
    void aServerMayFreezeOnceItHasLetUsIn();
    void aFrozenAnswerEndsAtTheLimit();
    void aCancelledReadEnds_data();
    void aCancelledReadEnds();
    void aFrozenServerIsLeftAtTheLimit_data();
    void aFrozenServerIsLeftAtTheLimit();
};

void TestFrozenServer::aSilentServerEndsInTime()
{
    const FakeServer server(FakeServer::Manner::Silent);
    const auto opened = Connection::open(server.dsn(), "test", {.whole = QDeadlineTimer(200ms)});
    QVERIFY(!opened);
    QCOMPARE(opened.error().reason, std::string("unreachable"));

    std::stop_source stop;
    stop.request_stop();
    const auto cancelled = Connection::open(server.dsn(), "test", {.stop = stop.get_token()});
    QVERIFY(!cancelled);
    QCOMPARE(cancelled.error().reason, std::string("cancelled"));
}

void TestFrozenServer::theNextHostIsTriedWhenOneIsSilent()
{
    const FakeServer silent(FakeServer::Manner::Silent);
    const FakeServer refusing(FakeServer::Manner::Refuses, FakeServer::refusal("3D000", "gibt es nicht"));
    const auto opened = Connection::open(refusing.dsn() + " connect_timeout=2 host=127.0.0.1,127.0.0.1 port="
                                             + std::to_string(silent.port()) + ',' + std::to_string(refusing.port()),
                                         "test");
    QVERIFY(!opened);
    QCOMPARE(opened.error().reason, std::string("no_database"));
}

void TestFrozenServer::aServerMayFreezeOnceItHasLetUsIn_data()
{
    QTest::addColumn<QString>("end");
    for (const char *end : {"limit", "connect_timeout", "stop"})
        QTest::newRow(end) << QString::fromLatin1(end);
}

/// While Qt SQL's driver asks its own questions, which nothing but the end of the connection ends.
void TestFrozenServer::aServerMayFreezeOnceItHasLetUsIn()
{
    QFETCH(const QString, end);
    const FakeServer server(FakeServer::Manner::Freezes);
    std::stop_source stop;
    Limits limits;
    if (end == QLatin1String("limit"))
        limits.statement = 100ms;
    const std::jthread stopping([&](const std::stop_token &over) {
        while (server.queries() < 2 && !over.stop_requested())
            std::this_thread::yield();
        if (end == QLatin1String("stop"))
            stop.request_stop();
    });
    if (end == QLatin1String("stop"))
        limits.stop = stop.get_token();
    const auto opened = Connection::open(server.dsn() + " connect_timeout=2", "test", limits);
    QVERIFY(!opened);
    QCOMPARE(opened.error().reason, std::string(end == QLatin1String("stop") ? "cancelled" : "unreachable"));
    QVERIFY(server.queries() >= 2); // it was the driver that waited
}

void TestFrozenServer::aFrozenAnswerEndsAtTheLimit()
{
    const auto connection = m_database->connect();
    connection->setLimits({.statement = 100ms});
    const auto slow = connection->run("SELECT pg_sleep(60)");
    QVERIFY(!slow);
    QCOMPARE(slow.error().reason, std::string("timeout"));
    connection->setLimits({});
    QCOMPARE(must(connection->run("SELECT 1")).size(), 1); // and it goes on
}

void TestFrozenServer::aCancelledReadEnds_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<bool>("hot");
    for (const bool hot : {false, true}) {
        const char *way = hot ? "by the handle" : "by Qt SQL";
        QTest::addRow("one that waits, %s", way) << "SELECT pg_sleep(3600)" << hot;
        QTest::addRow("one that computes, %s", way)
            << "SELECT count(*) FROM generate_series(1, 100000) AS a, generate_series(1, 100000) AS b" << hot;
    }
    QTest::newRow("one of rows without end")
        << "WITH RECURSIVE endless AS (SELECT 1 AS n UNION ALL SELECT 1 FROM endless) SELECT n FROM endless" << false;
}

void TestFrozenServer::aCancelledReadEnds()
{
    QFETCH(const QString, sql);
    QFETCH(const bool, hot);
    const auto connection = m_database->connect();
    const int process = must(connection->run("SELECT pg_backend_pid()")).first().integer(0);
    std::stop_source stop;
    connection->setLimits({.stop = stop.get_token()});
    std::jthread other([&] {
        const auto looker = m_database->connect();
        while (must(looker->run("SELECT 1 FROM pg_stat_activity WHERE pid = $1 AND state = 'active'", {process}))
                   .isEmpty()) { }
        stop.request_stop();
    });
    const auto text = sql.toStdString();
    const auto cut = hot ? connection->runHot(text) : connection->run(text);
    other.join();
    QVERIFY(!cut);
    QCOMPARE(cut.error().reason, std::string("cancelled"));
    QCOMPARE(cut.error().code, Code::Cancelled);
    QCOMPARE(connection->run("SELECT 1").error().reason, std::string("cancelled")); // the whole act is
    connection->setLimits({});
    QCOMPARE(must(connection->run("SELECT 1")).size(), 1); // the server has given it up, the connection is kept
}

void TestFrozenServer::aFrozenServerIsLeftAtTheLimit_data()
{
    QTest::addColumn<QString>("act");
    for (const char *act : {"statement", "new statement", "hot statement", "script", "stop", "end of a transaction"})
        QTest::newRow(act) << QString::fromLatin1(act);
}

/// Its process takes what is sent, and answers nothing: neither a statement nor that it is to give up.
void TestFrozenServer::aFrozenServerIsLeftAtTheLimit()
{
    QFETCH(const QString, act);
    const auto connection = m_database->connect();
    static constexpr std::string_view ask = "SELECT pg_backend_pid()";
    const auto process = must(connection->run(ask)).first().integer(0);
    VERIFY_RESULT(connection->runHot(ask));
    const auto goesOn = qScopeGuard([process] { ::kill(process, SIGCONT); });
    if (act == QLatin1String("end of a transaction")) {
        const auto transaction = must(Transaction::begin(*connection));
        QCOMPARE(::kill(process, SIGSTOP), 0);
        // its end rolls back, and gives that up after a few seconds
    } else {
        QCOMPARE(::kill(process, SIGSTOP), 0);
        std::stop_source stop;
        const bool stops = act == QLatin1String("stop");
        connection->setLimits({.statement = stops ? 1h : 100ms, .stop = stop.get_token()});
        const std::jthread stopping([&] {
            if (stops)
                stop.request_stop();
        });
        const auto ended = act == QLatin1String("script") ? connection->runScript("SELECT 1")
            : act == QLatin1String("hot statement")       ? connection->runHot(ask).map([](const Rows &) {})
            : act == QLatin1String("new statement")       ? connection->run("SELECT 2").map([](const Rows &) {})
                                                          : connection->run(ask).map([](const Rows &) {});
        QVERIFY(!ended);
        QCOMPARE(ended.error().reason, std::string(stops ? "cancelled" : "unreachable"));
        connection->setLimits({});
    }
    if (act != QLatin1String("stop")) // which may have come before anything was sent
        QVERIFY(!connection->isOpen());
}

QTEST_GUILESS_MAIN(TestFrozenServer)
#include "test_frozen_server.moc"
