// SPDX-License-Identifier: MIT
#include "cli/queue/scrape_server.h"
#include "support/result_helpers.h"

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>

using namespace leapfrog;
using namespace leapfrog::test;
using namespace std::chrono_literals;

/// What answers Prometheus, whoever else is connected.
class TestScrapeServer : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTcpServer free;
        QVERIFY(free.listen(QHostAddress::LocalHost));
        m_port = free.serverPort();
    }
    void theFiguresAreAtTheirPlaceOnly();
    void theSilentGiveWayToThoseThatAsk();
    void theSilentHaveTheirTime();
    void aTakenPortIsTold();

private:
    [[nodiscard]] std::unique_ptr<QTcpSocket> client() const
    {
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(QHostAddress::LocalHost, m_port);
        return socket->waitForConnected(30000) ? std::move(socket) : nullptr;
    }
    /// All that comes until the server closes.
    static QByteArray answer(QTcpSocket &socket, const QByteArray &path)
    {
        socket.write("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        socket.flush();
        socket.write("\r\n"); // in two pieces
        QByteArray all;
        while (socket.waitForReadyRead(30000))
            all += socket.readAll();
        return all;
    }

    quint16 m_port = 0;
};

static std::string figures()
{
    return "leapfrog_connected 1\n";
}

void TestScrapeServer::theFiguresAreAtTheirPlaceOnly()
{
    const auto server = must(cli::ScrapeServer::serve(m_port, figures));
    const auto found = answer(*client(), "/metrics");
    QVERIFY2(found.startsWith("HTTP/1.1 200 ") && found.endsWith("\r\n\r\nleapfrog_connected 1\n"), found.constData());
    QVERIFY(answer(*client(), "/other").startsWith("HTTP/1.1 404 "));
}

void TestScrapeServer::theSilentGiveWayToThoseThatAsk()
{
    const auto server = must(cli::ScrapeServer::serve(m_port, figures, 1h)); // nobody's time ends
    std::vector<std::unique_ptr<QTcpSocket>> silent;
    for (int i = 0; i < 300; ++i) {
        silent.push_back(client());
        QVERIFY(silent.back());
    }
    QVERIFY(answer(*client(), "/metrics").endsWith("leapfrog_connected 1\n"));
    QTRY_COMPARE_WITH_TIMEOUT(silent.front()->state(), QAbstractSocket::UnconnectedState, 30000);
    QCOMPARE(silent.back()->state(), QAbstractSocket::ConnectedState);
    QVERIFY(answer(*silent.back(), "/metrics").endsWith("leapfrog_connected 1\n")); // not too late
}

void TestScrapeServer::theSilentHaveTheirTime()
{
    const auto server = must(cli::ScrapeServer::serve(m_port, figures, 10ms));
    const auto silent = client();
    QTRY_COMPARE_WITH_TIMEOUT(silent->state(), QAbstractSocket::UnconnectedState, 30000);
}

void TestScrapeServer::aTakenPortIsTold()
{
    const auto server = must(cli::ScrapeServer::serve(m_port, figures));
    const auto second = cli::ScrapeServer::serve(m_port, figures);
    QVERIFY(!second);
    QCOMPARE(second.error().reason, std::string("port_taken"));
}

QTEST_GUILESS_MAIN(TestScrapeServer)
#include "test_scrape_server.moc"
