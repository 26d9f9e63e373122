// SPDX-License-Identifier: MIT
#include "store/database/connection.h"
#include "store/database/conninfo.h"
#include "store/database/own_connection.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QTest>

#include <stdexcept>

using namespace leapfrog;
using namespace leapfrog::test;
using namespace std::chrono_literals;

class TestConnectionSession : public QObject, protected OwnConnection
{
    Q_OBJECT

private slots:
    void init() { setUp(); }

    void aChangedTableIsPreparedForAgain();
    void aChangeWithinATransactionIsAConflict();
    void whatReallyFailsIsNotRepeatedForEver();
    void aSessionThatWasResetIsSetUpAgain();
    void settingsOfDatabaseAndRoleDoNotCount_data();
    void settingsOfDatabaseAndRoleDoNotCount();
    void noLimitEndsASessionBeforeItIsOurs_data();
    void noLimitEndsASessionBeforeItIsOurs();
    void optionsOfTheUserAreKept();
    void anyValueMayHoldASemicolon();
    void triggersThatAreOffAreSwitchedOnOrTold();
    void aStrangersTableStandsBehindOurs();
    void anUnreadableValueIsAnError_data();
    void anUnreadableValueIsAnError();
    void aFaultInALaterRowIsAnError();
    void valuesTravelAsTheyAre_data();
    void valuesTravelAsTheyAre();
    void whatIsNoTextIsRefused();
};

void TestConnectionSession::aChangedTableIsPreparedForAgain()
{
    static constexpr std::string_view read = "SELECT * FROM setting ORDER BY key LIMIT 1";
    const auto columns = [&] { return must(m_connection->run("SELECT to_jsonb(s) FROM setting AS s LIMIT 1")).size(); };
    VERIFY_RESULT(m_connection->run(read));
    QCOMPARE(columns(), 1);
    m_database->sql("ALTER TABLE setting ADD COLUMN remark text");
    VERIFY_RESULT(m_connection->run(read)); // 0A000: cached plan must not change result type
    m_database->sql("ALTER TABLE setting DROP COLUMN remark");
    VERIFY_RESULT(m_connection->run(read));
}

void TestConnectionSession::aChangeWithinATransactionIsAConflict()
{
    static constexpr std::string_view read = "SELECT * FROM setting ORDER BY key LIMIT 1";
    VERIFY_RESULT(m_connection->run(read));
    m_database->sql("ALTER TABLE setting ADD COLUMN remark text");
    {
        auto transaction = must(Transaction::begin(*m_connection));
        const auto rows = m_connection->run(read);
        QVERIFY(!rows);
        QCOMPARE(rows.error().code, Error::Code::Conflict);
        QCOMPARE(rows.error().reason, std::string("conflict"));
    }
    auto transaction = must(Transaction::begin(*m_connection)); // the whole act again
    VERIFY_RESULT(m_connection->run(read));
    VERIFY_RESULT(transaction.commit());
}

void TestConnectionSession::whatReallyFailsIsNotRepeatedForEver()
{
    m_database->sql("CREATE FUNCTION grumble(wrong boolean) RETURNS int LANGUAGE plpgsql AS $$ BEGIN "
                    "IF wrong THEN RAISE EXCEPTION USING ERRCODE = '0A000'; END IF; RETURN 1; END $$");
    static constexpr std::string_view ask = "SELECT grumble($1)";
    VERIFY_RESULT(m_connection->run(ask, {false}));
    QCOMPARE(m_connection->run(ask, {true}).error().reason, std::string("0A000"));
    VERIFY_RESULT(m_connection->run(ask, {false}));
    VERIFY_RESULT(m_connection->runScript("BEGIN"));
    QCOMPARE(m_connection->run(ask, {true}).error().reason, std::string("conflict"));
    VERIFY_RESULT(m_connection->runScript("ROLLBACK; BEGIN"));
    QCOMPARE(m_connection->run(ask, {true}).error().reason, std::string("0A000"));
    VERIFY_RESULT(m_connection->runScript("ROLLBACK"));
}

void TestConnectionSession::aSessionThatWasResetIsSetUpAgain()
{
    static constexpr std::string_view zone = "SELECT current_setting('TimeZone')";
    m_database->sql("ALTER ROLE CURRENT_USER IN DATABASE " + m_database->sql("SELECT current_database()")
                    + " SET TimeZone = 'Asia/Tokyo'");
    const auto connection = m_database->connect();
    QCOMPARE(must(connection->run(zone)).first().text(0), std::string("UTC"));
    VERIFY_RESULT(connection->runScript("DISCARD ALL"));
    QCOMPARE(must(connection->run(zone)).first().text(0), std::string("UTC")); // 26000 on the way
    VERIFY_RESULT(connection->runScript("DEALLOCATE ALL"));
    {
        auto transaction = must(Transaction::begin(*connection));
        QCOMPARE(connection->run(zone).error().code, Error::Code::Conflict);
    }
}

void TestConnectionSession::settingsOfDatabaseAndRoleDoNotCount_data()
{
    QTest::addColumn<QString>("setting");
    for (const char *setting : {"DateStyle = 'German'",
                                "DateStyle = 'SQL, DMY'",
                                "DateStyle = 'Postgres, MDY'",
                                "IntervalStyle = 'iso_8601'",
                                "TimeZone = 'Asia/Kathmandu'",
                                "bytea_output = 'escape'",
                                "extra_float_digits = -15",
                                "array_nulls = off",
                                "standard_conforming_strings = off",
                                "transform_null_equals = on",
                                "search_path = 'pg_temp, pg_catalog'",
                                "search_path = ''",
                                "statement_timeout = '1ms'",
                                "lock_timeout = '1ms'",
                                "default_transaction_isolation = 'serializable'",
                                "default_transaction_deferrable = on",
                                "gin_fuzzy_search_limit = 1",
                                "row_security = off",
                                "client_encoding = 'LATIN1'",
                                "lc_numeric = 'C'",
                                "idle_session_timeout = '5s'",
                                "idle_in_transaction_session_timeout = '1ms'",
                                "xmloption = 'document'",
                                "plan_cache_mode = 'force_generic_plan'",
                                "backslash_quote = 'off'",
                                "lc_messages = 'C'"})
        QTest::newRow(setting) << QString::fromLatin1(setting);
}

void TestConnectionSession::settingsOfDatabaseAndRoleDoNotCount()
{
    QFETCH(QString, setting);
    static constexpr std::string_view probe = R"(
        SELECT DATE '2026-03-31', TIMESTAMPTZ '2026-03-31 12:04:05.25+02', true, 0.1::float8 + 0.2::float8,
               INTERVAL '1 day 2:03:04', '\x00ff'::bytea, ARRAY[1, NULL]::text, '{1,NULL}'::int[]::text, 'a\b', NULL = NULL IS NULL,
               'ü€', (SELECT count(*) FROM setting) > 0, current_setting('transaction_isolation'), $1::date + 1)";
    const auto answerOf = [](Connection &connection) {
        std::string all;
        const auto rows = must(connection.run(probe, {"2026-04-01"}));
        for (int column = 0; column < 14; ++column)
            all += rows.first().text(column) + '|';
        return all;
    };
    const auto expected = answerOf(*m_connection);
    const auto name = m_database->sql("SELECT current_database()");
    m_database->sql("ALTER DATABASE " + name + " SET " + setting.toStdString());
    const auto ofDatabase = m_database->connect();
    QCOMPARE(answerOf(*ofDatabase), expected);
    m_database->sql("ALTER DATABASE " + name + " RESET ALL");
    m_database->sql("ALTER ROLE CURRENT_USER IN DATABASE " + name + " SET " + setting.toStdString());
    const auto ofRole = m_database->connect();
    QCOMPARE(answerOf(*ofRole), expected);
}

void TestConnectionSession::noLimitEndsASessionBeforeItIsOurs_data()
{
    QTest::addColumn<QStringList>("settings");
    QTest::newRow("idle session") << QStringList{QStringLiteral("idle_session_timeout = '1ms'")};
    QTest::newRow("slow statement") << QStringList{
        QStringLiteral("statement_timeout = '1ms'"), QStringLiteral("jit = on"), QStringLiteral("jit_above_cost = 0"),
        QStringLiteral("jit_optimize_above_cost = 0"), QStringLiteral("jit_inline_above_cost = 0")};
}

void TestConnectionSession::noLimitEndsASessionBeforeItIsOurs()
{
    QFETCH(QStringList, settings);
    const auto name = m_database->sql("SELECT current_database()");
    for (const auto &setting : settings)
        m_database->sql("ALTER DATABASE " + name + " SET " + setting.toStdString());
    for (int i = 0; i < 20; ++i) {
        const auto connection = Connection::open(m_database->dsn(), "test");
        VERIFY_RESULT(connection);
        VERIFY_RESULT((*connection)->run("SELECT 1"));
        VERIFY_RESULT((*connection)->runScript("DISCARD ALL"));
        VERIFY_RESULT((*connection)->run("SELECT 1"));
    }
}

void TestConnectionSession::optionsOfTheUserAreKept()
{
    const auto shown = [&](const std::string &dsn, const std::string &setting) {
        const auto connection = must(Connection::open(dsn, "test"));
        return must(connection->run("SELECT current_setting($1)", {setting})).first().text(0);
    };
    const auto dsn = m_database->dsn() + " options='-c geqo_threshold=7 -c DateStyle=German'";
    QCOMPARE(shown(dsn, "geqo_threshold"), std::string("7"));
    QCOMPARE(shown(dsn, "DateStyle"), std::string("ISO, YMD"));
    const auto withoutOptions = conninfoOf(must(conninfoParts(m_database->dsn()))); // its empty one would count
    qputenv("PGOPTIONS", "-c geqo_threshold=8");
    const auto ofEnvironment = shown(withoutOptions, "geqo_threshold");
    qunsetenv("PGOPTIONS");
    QCOMPARE(ofEnvironment, std::string("8"));
}

/// Qt SQL's own connection options would end at one.
void TestConnectionSession::anyValueMayHoldASemicolon()
{
    const auto shown = [&](const std::string &rest, const std::string &setting) {
        const auto connection = must(Connection::open(m_database->dsn() + rest, "test"));
        return must(connection->run("SELECT current_setting($1)", {setting})).first().text(0);
    };
    QCOMPARE(shown(" application_name='a; host=b'", "application_name"), std::string("a; host=b"));
    QCOMPARE(shown(" sslkey='/nowhere;key' passfile='/;' options='-c leapfrog.tag=x;y\\\\ z;'", "leapfrog.tag"),
             std::string("x;y z;"));
}

void TestConnectionSession::triggersThatAreOffAreSwitchedOnOrTold()
{
    const auto name = m_database->sql("SELECT current_database()");
    m_database->sql("ALTER DATABASE " + name + " SET session_replication_role = replica");
    const auto powerful = m_database->connect();
    QCOMPARE(must(powerful->run("SHOW session_replication_role")).first().text(0), std::string("origin"));

    m_database->sql("DROP ROLE IF EXISTS session_weak");
    m_database->sql("CREATE ROLE session_weak LOGIN PASSWORD 'right'");
    const auto weak = Connection::open(m_database->dsn() + " user=session_weak password=right", "test");
    m_database->sql("DROP ROLE session_weak");
    QVERIFY(!weak);
    QCOMPARE(weak.error().code, Error::Code::Denied);
    QVERIFY(weak.error().message.contains(QLatin1String("session_replication_role")));
}

void TestConnectionSession::aStrangersTableStandsBehindOurs()
{
    const auto before = must(m_connection->run("SELECT count(*) FROM setting")).first().big(0);
    m_database->sql("CREATE SCHEMA leapfrog");
    m_database->sql("CREATE TABLE leapfrog.setting ()"); // $user comes first by default
    VERIFY_RESULT(m_connection->runScript("CREATE TEMP TABLE setting ()"));
    QCOMPARE(must(m_connection->run("SELECT count(*) FROM setting")).first().big(0), before);
}

void TestConnectionSession::anUnreadableValueIsAnError_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<bool>("readable");
    QTest::newRow("day") << "SELECT DATE '2026-03-31'" << true;
    QTest::newRow("endless day") << "SELECT DATE 'infinity'" << false;
    QTest::newRow("day before Christ") << "SELECT DATE '0044-03-15 BC'" << false;
    QTest::newRow("late day") << "SELECT DATE '20000-01-01'" << false;
    QTest::newRow("moment") << "SELECT now()" << true;
    QTest::newRow("endless moment") << "SELECT TIMESTAMPTZ 'infinity'" << true; // a lease without end is one of these
    QTest::newRow("late moment") << "SELECT TIMESTAMPTZ '20000-01-01 00:00:00+00'" << true;
    QTest::newRow("German moment") << "SET DateStyle = 'German'; SELECT now()" << false;
    QTest::newRow("German day") << "SET DateStyle = 'German'; SELECT DATE '2026-03-31'" << false;
    QTest::newRow("moment elsewhere") << "SET TimeZone = 'Asia/Tokyo'; SELECT now()" << false;
    QTest::newRow("number") << "SELECT 9223372036854775807" << true;
    QTest::newRow("nothing") << "SELECT NULL::date, NULL::int, NULL::timestamptz" << true;
}

void TestConnectionSession::anUnreadableValueIsAnError()
{
    QFETCH(QString, sql);
    QFETCH(bool, readable);
    const auto parts = sql.split(QStringLiteral("; "));
    for (const auto &set : parts.mid(0, parts.size() - 1))
        VERIFY_RESULT(m_connection->runScript(set.toStdString()));
    const auto rows = m_connection->run(parts.constLast().toStdString());
    QCOMPARE(rows.has_value(), readable);
    if (!readable) {
        QCOMPARE(rows.error().reason, std::string("unreadable_value"));
        QCOMPARE(rows.error().code, Error::Code::Internal);
    }
}

/// Rows come one by one: those before the fault are no answer.
void TestConnectionSession::aFaultInALaterRowIsAnError()
{
    static constexpr std::string_view ask = "SELECT 10 / (5 - n) FROM generate_series(1, $1) AS n";
    QCOMPARE(must(m_connection->run(ask, {4})).size(), 4);
    QCOMPARE(m_connection->run(ask, {9}).error().reason, std::string("22012"));
    QCOMPARE(m_connection->runHot(ask, {9}).error().reason, std::string("22012"));
    QVERIFY(m_connection->isAtRest());
    QVERIFY(!m_connection->runScript("SELECT 1; SELECT 1 / 0; SELECT 2"));
    VERIFY_RESULT(m_connection->runScript(""));
    VERIFY_RESULT(m_connection->runScript(";"));
    QCOMPARE(must(m_connection->run(ask, {4})).size(), 4);
}

void TestConnectionSession::valuesTravelAsTheyAre_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("nothing") << QByteArray("");
    QTest::newRow("quotes") << QByteArray("O'Brien \"x\" ''' $1 $$");
    QTest::newRow("backslashes") << QByteArray("C:\\x\\' \\\\ \\n");
    QTest::newRow("what others take for placeholders") << QByteArray("? :name ::int %1 %2");
    QTest::newRow("letters of all planes") << QByteArray("ü€𝄞\u200b");
    QTest::newRow("a byte order mark first") << QByteArray("\xEF\xBB\xBFx");
    QTest::newRow("line ends") << QByteArray("a\r\nb\tc ");
    QTest::newRow("long") << QByteArray(300'000, 'x');
}

/// By both ways, as a value and in an array.
void TestConnectionSession::valuesTravelAsTheyAre()
{
    QFETCH(const QByteArray, value);
    const auto text = value.toStdString();
    static constexpr std::string_view back = "SELECT $1::text, ($2::text[])[2], $3::text, octet_length($1)";
    const std::vector<std::string> several = {"before", text, "behind"};
    for (const bool hot : {false, true}) {
        const auto rows = must(hot ? m_connection->runHot(back, {text, several, nullptr})
                                   : m_connection->run(back, {text, several, nullptr}));
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.first().text(0), text);
        QCOMPARE(rows.first().text(1), text);
        QVERIFY(rows.first().isNull(2));
        QVERIFY(!rows.first().isNull(0));
        QCOMPARE(rows.first().integer(3), static_cast<int>(text.size()));
    }
}

void TestConnectionSession::whatIsNoTextIsRefused()
{
    for (const std::string text : {"\xff", "x\xC3", "\xED\xA0\x80"}) {
        QCOMPARE(m_connection->run("SELECT $1::text", {text}).error().reason, std::string("22021"));
        QCOMPARE(m_connection->runHot("SELECT $1::text", {text}).error().reason, std::string("22021"));
    }
    VERIFY_RESULT(m_connection->run("SELECT $1::text", {"x"}));
}

QTEST_GUILESS_MAIN(TestConnectionSession)
#include "test_connection_session.moc"
