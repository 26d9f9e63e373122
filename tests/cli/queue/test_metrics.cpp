// SPDX-License-Identifier: MIT
#include "cli/queue/metrics.h"
#include "store/queue/workers.h"
#include "support/own_server.h"

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>

using namespace leapfrog;
using namespace leapfrog::test;
using namespace std::chrono_literals;

/// Whether a worker says that its database answers: of one that hangs it does not, of one that is merely slow it does.
class TestMetrics : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aFrozenServerIsNotConnected();
    void aSlowStatementIsNoSilence();

private:
    /// A line of the figures that a scrape gets; empty when there is no answer.
    [[nodiscard]] QByteArray figure(const QByteArray &name) const;

    std::unique_ptr<OwnServer> m_server;
    std::unique_ptr<Poller> m_poller;
    std::unique_ptr<cli::Metrics> m_metrics;
    quint16 m_port = 0;
};

void TestMetrics::init()
{
    m_server = std::make_unique<OwnServer>();
    const auto worker = WorkerStore::makeName("queue");
    m_poller = std::make_unique<Poller>(Poller::Options{.dsn = m_server->dsn(),
                                                        .worker = worker,
                                                        .settings = {},
                                                        .processor = std::make_shared<DocumentProcessor>(worker),
                                                        .silence = 3s});
    {
        QTcpServer free;
        QVERIFY(free.listen(QHostAddress::LocalHost));
        m_port = free.serverPort();
    }
    m_metrics = must(cli::Metrics::serve(m_port, *m_poller, m_server->dsn()));
    m_poller->start();
    QTRY_COMPARE_WITH_TIMEOUT(m_poller->status().processed, 2, 60000);
    QTRY_COMPARE_WITH_TIMEOUT(figure("leapfrog_connected"), QByteArray("leapfrog_connected 1"), 60000);
}

void TestMetrics::cleanup()
{
    m_metrics.reset();
    m_poller.reset();
    m_server.reset();
}

QByteArray TestMetrics::figure(const QByteArray &name) const
{
    QTcpSocket scrape;
    scrape.connectToHost(QHostAddress::LocalHost, m_port);
    scrape.write("GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    QByteArray answer;
    while (scrape.waitForReadyRead(10000))
        answer += scrape.readAll();
    for (const auto &line : answer.split('\n')) {
        if (line.startsWith(name))
            return line.trimmed();
    }
    return {};
}

void TestMetrics::aFrozenServerIsNotConnected()
{
    Frozen frozen(m_server->processes());
    QTRY_COMPARE_WITH_TIMEOUT(figure("leapfrog_connected"), QByteArray("leapfrog_connected 0"), 60000);
    frozen.thaw();
    QTRY_COMPARE_WITH_TIMEOUT(figure("leapfrog_connected"), QByteArray("leapfrog_connected 1"), 60000);
    m_server->import("S3");
    QTRY_COMPARE_WITH_TIMEOUT(m_poller->status().processed, 3, 60000);
}

void TestMetrics::aSlowStatementIsNoSilence()
{
    const auto holder = must(Connection::open(m_server->dsn(), "holder"));
    VERIFY_RESULT(holder->runScript("SET idle_in_transaction_session_timeout = 0; BEGIN; LOCK TABLE worker"));
    bool connected = true;
    const auto isSlow = [&] {
        connected = connected && m_poller->status().connected;
        return m_server->sql("SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE '%housekeeping%' AND "
                             "wait_event_type = 'Lock' AND clock_timestamp() - query_start > interval '5 s'")
            == "1";
    };
    QTRY_VERIFY_WITH_TIMEOUT(isSlow(), 60000);
    QVERIFY(connected);
    QCOMPARE(figure("leapfrog_connected"), QByteArray("leapfrog_connected 1"));
    VERIFY_RESULT(holder->runScript("ROLLBACK"));
}

QTEST_GUILESS_MAIN(TestMetrics)
#include "test_metrics.moc"
