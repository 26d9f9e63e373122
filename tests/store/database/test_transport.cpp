// SPDX-License-Identifier: MIT
#include "store/database/connection.h"
#include "store/database/transport/transport.h"
#include "store/health/health.h"
#include "support/result_helpers.h"

#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace leapfrog;
using namespace leapfrog::test;

/// Answers "yes" or "no" to whoever asks for TLS, and says nothing more: all that is needed of another computer.
/// Listens on every address of this one.
class TlsAnswer : public QThread
{
public:
    explicit TlsAnswer(char answer)
        : m_answer(answer)
    {
        start();
        while (m_port == 0)
            msleep(1);
    }
    ~TlsAnswer() override
    {
        quit();
        wait();
    }
    [[nodiscard]] std::string dsn(const std::string &more = {}) const
    {
        // 0.0.0.0 leads here and is no address of the loopback.
        return "host=0.0.0.0 port=" + std::to_string(m_port) + " user=anna dbname=books gssencmode=disable " + more;
    }

protected:
    void run() override
    {
        QTcpServer server;
        if (!server.listen(QHostAddress::AnyIPv4))
            qFatal("no port");
        connect(&server, &QTcpServer::newConnection, &server, [&] {
            auto *socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                socket->readAll();
                socket->write(&m_answer, 1);
                socket->flush();
                if (m_answer == 'S')
                    socket->disconnectFromHost();
            });
        });
        m_port = server.serverPort();
        exec();
    }

private:
    const char m_answer;
    std::atomic<int> m_port = 0;
};

/// To another computer a connection is verified where nothing else is said.
class TestTransport : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void whatAConnectionIs_data();
    void whatAConnectionIs();
    void theEnvironmentChooses();
    void aServiceFileChooses();
    void withoutARootCertificateItIsRefusedInWords();
    void withoutEncryptionItIsRefusedInWords();
    void doctorTells_data();
    void doctorTells();

private:
    std::unique_ptr<QTemporaryDir> m_home;
    QByteArray m_oldHome;
};

void TestTransport::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_oldHome = qgetenv("HOME");
    qputenv("HOME", m_home->path().toUtf8());
    for (const char *variable : {"PGSSLMODE", "PGSERVICE", "PGSERVICEFILE", "PGHOST", "PGHOSTADDR"})
        qunsetenv(variable);
}

void TestTransport::cleanup()
{
    qputenv("HOME", m_oldHome);
    for (const char *variable : {"PGSSLMODE", "PGSERVICE", "PGSERVICEFILE"})
        qunsetenv(variable);
}

void TestTransport::whatAConnectionIs_data()
{
    QTest::addColumn<std::string>("dsn");
    QTest::addColumn<Transport>("transport");
    QTest::addColumn<bool>("isAdded");
    const auto row = [](const char *dsn, Transport transport, bool isAdded) {
        QTest::newRow(dsn) << std::string(dsn) << transport << isAdded;
    };
    row("dbname=books", Transport::Local, false);
    row("books", Transport::Local, false);
    row("host=/var/run/postgresql", Transport::Local, false);
    row("host=localhost", Transport::Local, false);
    row("host=127.0.0.1", Transport::Local, false);
    row("host=::1", Transport::Local, false);
    row("postgresql://anna@localhost/books", Transport::Local, false);
    row("host=db.example hostaddr=127.0.0.1", Transport::Local, false); // through a tunnel
    row("host=db.example", Transport::Verified, true);
    row("postgresql://anna:secret@db.example:5433/books", Transport::Verified, true);
    row("host=localhost,db.example", Transport::Verified, true);
    row("hostaddr=192.0.2.7", Transport::Verified, true);
    row("host=db.example sslmode=verify-full", Transport::Verified, false);
    row("host=db.example sslmode=require", Transport::Unverified, false);
    row("host=db.example sslmode=verify-ca", Transport::Unverified, false);
    row("host=db.example sslmode=prefer", Transport::Open, false);
    row("postgresql://db.example/books?sslmode=disable", Transport::Open, false);
}

void TestTransport::whatAConnectionIs()
{
    QFETCH(const std::string, dsn);
    QFETCH(const Transport, transport);
    QFETCH(const bool, isAdded);
    QCOMPARE(transportOf(dsn), transport);
    QCOMPARE(transportKeywords(dsn), isAdded ? Keywords({{"sslmode", "verify-full"}}) : Keywords());
}

void TestTransport::theEnvironmentChooses()
{
    qputenv("PGSSLMODE", "prefer");
    QCOMPARE(transportOf("host=db.example"), Transport::Open);
    QVERIFY(transportKeywords("host=db.example").empty());
    qputenv("PGSSLMODE", "require");
    QCOMPARE(transportOf("host=db.example"), Transport::Unverified);
    QCOMPARE(transportOf("host=db.example sslmode=verify-full"), Transport::Verified);
}

void TestTransport::aServiceFileChooses()
{
    const auto name = m_home->filePath(QStringLiteral("services"));
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[open]\nhost=db.example\nsslmode=prefer\n[plain]\nhost=db.example\n");
    file.close();
    qputenv("PGSERVICEFILE", name.toUtf8());
    QCOMPARE(transportOf("service=open"), Transport::Open);
    QVERIFY(transportKeywords("service=open").empty());
    QCOMPARE(transportOf("service=plain"), Transport::Verified);
    qputenv("PGSERVICE", "open");
    QCOMPARE(transportOf("dbname=books"), Transport::Open);
}

void TestTransport::withoutARootCertificateItIsRefusedInWords()
{
    const TlsAnswer server('S');
    const auto opened = Connection::open(server.dsn(), "transport");
    QVERIFY(!opened);
    QCOMPARE(opened.error().reason, std::string("no_root_certificate"));
    QVERIFY2(opened.error().message.contains(m_home->path() + QStringLiteral("/.postgresql/root.crt")),
             qPrintable(opened.error().message));
    // By choice it goes on without: this server then hangs up.
    const auto chosen = Connection::open(server.dsn("sslmode=require"), "transport");
    QVERIFY(!chosen && chosen.error().reason != "no_root_certificate");
}

void TestTransport::withoutEncryptionItIsRefusedInWords()
{
    const TlsAnswer server('N');
    QFile file(m_home->filePath(QStringLiteral("root.crt")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const auto opened = Connection::open(server.dsn("sslrootcert=" + file.fileName().toStdString()), "transport");
    QVERIFY(!opened);
    QCOMPARE(opened.error().reason, std::string("not_verified"));
    QVERIFY(opened.error().message.contains(QStringLiteral("nothing was sent to it")));
}

void TestTransport::doctorTells_data()
{
    QTest::addColumn<std::string>("dsn");
    QTest::addColumn<QString>("words");
    QTest::newRow("a socket") << std::string("host=/tmp") << QStringLiteral("stays on this computer");
    QTest::newRow("verified") << std::string("host=db.example") << QStringLiteral("name is verified");
    QTest::newRow("unverified") << std::string("host=db.example sslmode=require") << QStringLiteral("not verified");
    QTest::newRow("open") << std::string("host=db.example sslmode=prefer") << QStringLiteral("need not be encrypted");
}

void TestTransport::doctorTells()
{
    QFETCH(const std::string, dsn);
    QFETCH(const QString, words);
    const auto finding = checkTransport(dsn);
    QVERIFY2(finding.message.contains(words), qPrintable(finding.message));
    QCOMPARE(finding.advice.isEmpty(), finding.state == HealthFinding::State::Fine);
}

QTEST_GUILESS_MAIN(TestTransport)
#include "test_transport.moc"
