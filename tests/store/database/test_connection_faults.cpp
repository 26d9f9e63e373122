// SPDX-License-Identifier: MIT
#include "store/database/connection.h"
#include "store/database/conninfo.h"
#include "store/database/faulty_connection.h"
#include "support/fake_server.h"
#include "support/result_helpers.h"

#include <QTest>

#include <csignal>

using namespace leapfrog;
using namespace leapfrog::test;
using namespace std::chrono_literals;

class TestConnectionFaults : public QObject, protected FaultyConnection
{
    Q_OBJECT

private slots:
    void init() { setUp(); }

    void eachStateHasItsReason_data();
    void eachStateHasItsReason();
    void aLoginIsToldApart_data();
    void aLoginIsToldApart();
    void aPasswordCountsAsItIs_data();
    void aPasswordCountsAsItIs();
    void realRefusalsOfALogin();
    void aPoolerIsNamedAndNothingIsSetInIt();
    void aMissingRightNamesTableAndRight();
    void aRefusedValueIsToldInWords();
    void nobodySpeaksCopy_data();
    void nobodySpeaksCopy();
    void theFarewellIsHeard_data();
    void theFarewellIsHeard();
};

void TestConnectionFaults::eachStateHasItsReason_data()
{
    QTest::addColumn<Code>("code");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *state, Code code, const char *reason) {
        QTest::newRow(state) << code << QString::fromLatin1(reason);
    };
    row("08000", Code::Unavailable, "unreachable");
    row("08006", Code::Unavailable, "unreachable");
    row("22003", Code::Invalid, "22003");
    row("22P02", Code::Invalid, "22P02");
    row("23502", Code::Invalid, "23502");
    row("23505", Code::Refused, "23505");
    row("23514", Code::Invalid, "23514");
    row("25006", Code::Unavailable, "read_only");
    row("25P03", Code::Conflict, "timeout");
    row("28000", Code::Denied, "login_refused");
    row("28P01", Code::Denied, "wrong_password");
    row("3D000", Code::Denied, "no_database");
    row("40001", Code::Conflict, "conflict");
    row("40P01", Code::Conflict, "conflict");
    row("42501", Code::Denied, "missing_right");
    row("42P01", Code::Internal, "42P01");
    row("53000", Code::Unavailable, "server_fault");
    row("53100", Code::Unavailable, "disk_full");
    row("53200", Code::Unavailable, "out_of_memory");
    row("53300", Code::Unavailable, "no_connections");
    row("53400", Code::Unavailable, "limit_reached");
    row("54000", Code::Invalid, "too_large");
    row("54001", Code::Invalid, "too_large");
    row("55P03", Code::Conflict, "locked");
    row("57014", Code::Conflict, "timeout");
    row("57P01", Code::Unavailable, "shutting_down");
    row("57P02", Code::Unavailable, "shutting_down");
    row("57P03", Code::Unavailable, "shutting_down");
    row("57P04", Code::Denied, "no_database");
    row("58000", Code::Unavailable, "server_fault");
    row("58030", Code::Unavailable, "server_fault");
    row("XX000", Code::Internal, "server_fault");
    row("P0001", Code::Internal, "P0001");
}

void TestConnectionFaults::eachStateHasItsReason()
{
    QFETCH(Code, code);
    QFETCH(QString, reason);
    const std::string state = QTest::currentDataTag();
    const auto raised = m_database->connection().runScript("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '" + state
                                                           + "', MESSAGE = 'Zwölf Boxkämpfer'; END $$");
    QVERIFY(!raised);
    QCOMPARE(raised.error().code, code);
    QCOMPARE(QString::fromStdString(raised.error().reason), reason);
    QVERIFY(!raised.error().message.isEmpty());
    QVERIFY(raised.error().cause.contains(QStringLiteral("Zwölf Boxkämpfer")));
    QVERIFY(m_database->connection().isAtRest()); // it was only an error, whatever its state says
}

void TestConnectionFaults::aLoginIsToldApart_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<Code>("code");
    QTest::addColumn<QString>("reason");
    QTest::newRow("28P01") << "Passwort-Authentifizierung für Benutzer »anna« fehlgeschlagen" << Code::Denied
                           << "wrong_password";
    QTest::newRow("28000") << "kein pg_hba.conf-Eintrag für Host »::1«" << Code::Denied << "login_refused";
    QTest::newRow("3D000") << "Datenbank »books« existiert nicht" << Code::Denied << "no_database";
    QTest::newRow("42501") << "keine Berechtigung für Datenbank »books«" << Code::Denied << "login_refused";
    QTest::newRow("53300") << "tut mir leid, schon zu viele Verbindungen" << Code::Unavailable << "no_connections";
    QTest::newRow("57P03") << "das Datenbanksystem startet" << Code::Unavailable << "shutting_down";
    QTest::newRow("55000") << "Datenbank »books« akzeptiert gegenwärtig keine Verbindungen" << Code::Unavailable
                           << "shutting_down";
    QTest::newRow("08P01") << "nicht unterstützter Startparameter" << Code::Unavailable << "pooler";
    QTest::newRow("58030") << "konnte Datei nicht lesen: 28P01: password" << Code::Unavailable << "server_fault";
}

void TestConnectionFaults::aLoginIsToldApart()
{
    QFETCH(QString, words);
    QFETCH(Code, code);
    QFETCH(QString, reason);
    const FakeServer server(FakeServer::Manner::Refuses,
                            FakeServer::refusal(QTest::currentDataTag(), words.toStdString()));
    const auto opened = Connection::open(server.dsn(), "test");
    QVERIFY(!opened);
    QCOMPARE(QString::fromStdString(opened.error().reason), reason);
    QCOMPARE(opened.error().code, code);
    QVERIFY(!opened.error().message.isEmpty());
    QVERIFY(!opened.error().cause.contains(QStringLiteral("geheim")));
}

void TestConnectionFaults::aPasswordCountsAsItIs_data()
{
    QTest::addColumn<QByteArray>("password");
    QTest::newRow("quotes") << QByteArray("it's \"so\" '' ");
    QTest::newRow("backslashes") << QByteArray("\\a\\'b\\\\");
    QTest::newRow("semicolons") << QByteArray(";a;;b; host=evil");
    QTest::newRow("blanks") << QByteArray("\ta \n b\r ");
    QTest::newRow("letters") << QByteArray("Pässwörd€𝄞");
    QTest::newRow("percent and at") << QByteArray("a@b:c/d%20?e=f&g#h");
}

void TestConnectionFaults::aPasswordCountsAsItIs()
{
    QFETCH(const QByteArray, password);
    m_database->sql("DROP ROLE IF EXISTS faults_password");
    m_database->sql("CREATE ROLE faults_password LOGIN PASSWORD E'"
                    + QByteArray(password).replace("\\", "\\\\").replace('\'', "\\'").toStdString() + "'");
    const auto dsn = m_database->dsn() + " user=faults_password";
    VERIFY_RESULT(Connection::open(must(withPassword(dsn, password.toStdString())), "test"));
    const auto wrong = Connection::open(must(withPassword(dsn, password.toStdString() + 'x')), "test");
    m_database->sql("DROP ROLE faults_password");
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().reason, std::string("wrong_password"));
}

void TestConnectionFaults::realRefusalsOfALogin()
{
    m_database->sql("DROP ROLE IF EXISTS faults_anna");
    m_database->sql("CREATE ROLE faults_anna LOGIN PASSWORD 'right'");
    m_database->sql("DROP ROLE IF EXISTS faults_off");
    m_database->sql("CREATE ROLE faults_off NOLOGIN PASSWORD 'right'");
    const auto reasonFor = [&](const std::string &rest) {
        const auto opened = Connection::open(m_database->dsn() + rest, "test");
        return opened ? std::string() : opened.error().reason;
    };
    QCOMPARE(reasonFor(" user=faults_anna password=right"), std::string());
    QCOMPARE(reasonFor(" user=faults_anna password=wrong"), std::string("wrong_password"));
    QCOMPARE(reasonFor(" user=faults_anna passfile=/nowhere"), std::string("wrong_password"));
    QCOMPARE(reasonFor(" user=faults_anna password=right dbname=nowhere"), std::string("no_database"));
    QCOMPARE(reasonFor(" host=/nowhere"), std::string("unreachable"));
    QCOMPARE(reasonFor(" password='unterminated"), std::string("bad_conninfo"));
    qputenv("PGSSLMINPROTOCOLVERSION", "foo"); // of the environment and of a service file too
    QCOMPARE(reasonFor(""), std::string("bad_conninfo"));
    qunsetenv("PGSSLMINPROTOCOLVERSION");
    qputenv("PGDATESTYLE", "bogus");
    QCOMPARE(reasonFor(""), std::string("bad_conninfo"));
    qunsetenv("PGDATESTYLE");
    m_database->sql("DROP ROLE faults_anna");
    m_database->sql("DROP ROLE faults_off");
}

void TestConnectionFaults::aPoolerIsNamedAndNothingIsSetInIt()
{
    const FakeServer server(FakeServer::Manner::OtherProcess);
    const auto opened = Connection::open(server.dsn(), "test");
    QVERIFY(!opened);
    QCOMPARE(opened.error().reason, std::string("pooler"));
    QCOMPARE(opened.error().code, Code::Unavailable);
    QVERIFY(opened.error().message.contains(QLatin1String("PgBouncer")));
    QCOMPARE(server.queries(), 1); // the question alone
}

void TestConnectionFaults::aMissingRightNamesTableAndRight()
{
    m_database->sql("DROP ROLE IF EXISTS faults_reader");
    m_database->sql("CREATE ROLE faults_reader LOGIN PASSWORD 'right'");
    m_database->sql("GRANT SELECT ON document TO faults_reader");
    {
        const auto connection
            = must(Connection::open(m_database->dsn() + " user=faults_reader password=right", "test"));
        const auto written = connection->run("UPDATE document SET party = ''");
        QVERIFY(!written);
        QCOMPARE(written.error().reason, std::string("missing_right"));
        QCOMPARE(written.error().code, Code::Denied);
        QVERIFY(written.error().message.contains(QStringLiteral("faults_reader")));
        QVERIFY(written.error().message.contains(QStringLiteral("table document")));
        QVERIFY(written.error().message.contains(QStringLiteral("UPDATE")));
        QVERIFY(!written.error().message.contains(QStringLiteral("SELECT")));
        const auto made = connection->runScript("CREATE TABLE mine ()");
        QVERIFY(!made);
        QVERIFY(made.error().message.contains(QStringLiteral("schema public: CREATE")));
        VERIFY_RESULT(connection->runScript("BEGIN"));
        const auto within = connection->run("DELETE FROM document");
        QVERIFY(!within);
        QVERIFY(within.error().message.contains(QStringLiteral("document"))); // in the server's words
    }
    m_database->sql("DROP OWNED BY faults_reader");
    m_database->sql("DROP ROLE faults_reader");
}

/// Not as the server has it, with the name of a constraint and the whole row.
void TestConnectionFaults::aRefusedValueIsToldInWords()
{
    const auto refused = m_database->connection().runScript(
        "INSERT INTO organisation (org_id, base_currency) VALUES ('secret', 'ABC')");
    QVERIFY(!refused);
    QCOMPARE(refused.error().reason, std::string("23514"));
    QCOMPARE(refused.error().field, std::string("base_currency"));
    QVERIFY(refused.error().message.contains(QStringLiteral("ISO 4217")));
    QVERIFY(refused.error().cause.isEmpty());
    const auto unknown
        = m_database->connection().runScript("CREATE TEMP TABLE own (n int CONSTRAINT of_another CHECK (n > 0), word "
                                             "text); INSERT INTO own VALUES (0, 'secret')");
    QVERIFY(!unknown);
    QVERIFY(unknown.error().cause.contains(QStringLiteral("of_another")));
    QVERIFY(!unknown.error().cause.contains(QStringLiteral("secret")));
}

void TestConnectionFaults::nobodySpeaksCopy_data()
{
    QTest::addColumn<QString>("sql");
    QTest::newRow("out") << "COPY (SELECT repeat('x', 1000) FROM generate_series(1, 100000)) TO STDOUT";
    QTest::newRow("in") << "COPY setting FROM STDIN";
    QTest::newRow("behind another") << "SELECT 1; COPY setting TO STDOUT";
}

void TestConnectionFaults::nobodySpeaksCopy()
{
    QFETCH(const QString, sql);
    const auto connection = m_database->connect();
    QVERIFY(!connection->runScript(sql.toStdString()));
    QVERIFY(!connection->isOpen());
}

void TestConnectionFaults::theFarewellIsHeard_data()
{
    QTest::addColumn<bool>("busy"); // a statement is under way
    QTest::addColumn<QString>("act");
    QTest::newRow("while a statement runs") << true << "statement";
    QTest::newRow("before a statement") << false << "statement";
    QTest::newRow("before a script") << false << "script";
    QTest::newRow("before one waits for a notification") << false << "notification";
}

/// As a server says it that is shut down, or whose administrator ends the connection: never as if it were out of reach.
void TestConnectionFaults::theFarewellIsHeard()
{
    QFETCH(bool, busy);
    QFETCH(QString, act);
    const auto perform = [&](Connection &connection) -> Result<> {
        if (act == QLatin1String("notification")) {
            for (;;) {
                if (const auto heard = connection.waitForNotification(60s); !heard)
                    return failed(heard);
            }
        }
        if (act == QLatin1String("script"))
            return connection.runScript("SELECT 1");
        const auto rows
            = connection.run(busy ? "SELECT pg_terminate_backend(pg_backend_pid()), pg_sleep(60)" : "SELECT 1");
        return rows ? Result<>() : failed(rows);
    };
    for (int i = 0; i < 20; ++i) {
        const auto connection = m_database->connect();
        if (!busy) {
            const auto process = must(connection->run("SELECT pg_backend_pid()")).first().integer(0);
            must(m_database->connection().run("SELECT pg_terminate_backend($1, 60000)", {process})); // until it is gone
        }
        const auto ended = perform(*connection);
        QVERIFY(!ended);
        QCOMPARE(ended.error().reason, std::string("shutting_down"));
        QVERIFY(!connection->isOpen());
    }
}

QTEST_GUILESS_MAIN(TestConnectionFaults)
#include "test_connection_faults.moc"
