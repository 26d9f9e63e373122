// SPDX-License-Identifier: MIT
// Connection strings: what a value holds never changes what the string means, and no complaint repeats a password.
#include "store/database/conninfo.h"

#include "store/database/connection.h"
#include "support/result_helpers.h"

#include <QTest>

using namespace leapfrog;
using namespace leapfrog::test;

class TestConninfo : public QObject
{
    Q_OBJECT

private slots:
    void aValueSurvives_data();
    void aValueSurvives();
    void emptyValuesStay();
    void complaintsRepeatNoPassword_data();
    void complaintsRepeatNoPassword();
    void valuesThatNobodyTakesAreNamed_data();
    void valuesThatNobodyTakesAreNamed();
    void goodOnesAreTaken_data();
    void goodOnesAreTaken();
};

void TestConninfo::aValueSurvives_data()
{
    QTest::addColumn<QByteArray>("value");
    for (int letter = 1; letter < 256; ++letter)
        QTest::addRow("letter %d", letter) << QByteArray("a") + char(letter) + "sslmode=disable";
    QTest::newRow("end") << QByteArray("secret\\");
    QTest::newRow("quote") << QByteArray("'");
    QTest::newRow("two") << QByteArray("\\' host=evil");
    QTest::newRow("beyond") << QByteArray("pässwörd €");
}

void TestConninfo::aValueSurvives()
{
    QFETCH(QByteArray, value);
    const auto text = must(withPassword("host=db1 dbname=books sslmode=verify-full", value.toStdString()));
    const auto parts = must(conninfoParts(text));
    QCOMPARE(parts.at("sslmode"), std::string("verify-full"));
    QCOMPARE(parts.at("host"), std::string("db1"));
    QVERIFY(holdsPassword(text));
    QCOMPARE(must(conninfoParts(conninfoOf({{"dbname", value.toStdString()}, {"host", "db1"}}))).at("dbname"),
             value.toStdString());
    QCOMPARE(must(conninfoParts(must(withDatabase(text, value.toStdString())))).at("dbname"), value.toStdString());
    QVERIFY(!holdsPassword(must(withoutPassword(text))));
}

void TestConninfo::emptyValuesStay()
{
    QCOMPARE(must(conninfoParts(must(withoutPassword("host='' dbname=books password=x")))).at("host"), std::string());
    QVERIFY(!withPassword("dbname=books", std::string("a\0b", 3)));
}

void TestConninfo::complaintsRepeatNoPassword_data()
{
    QTest::addColumn<QString>("conninfo");
    for (const char *text : {"host=x password='geheim",
                             "host=x password=geheim word",
                             "host=x password=geh geheim=1",
                             "postgresql://u:geheim%zz@h/db",
                             "postgresql://u:geheim@[::1/db",
                             "postgresql://u:geheim@h/db?sslmode",
                             "postgresql://u:geheim@h/db?nonsense=1",
                             "postgres://u:geheim%00@h/db",
                             "postgresq://u:geheim@h/db",
                             "postgres//u:geheim@h/db",
                             "u:geheim@h/db",
                             "PASSWORD=geheim host=x",
                             "postgresql://u@h/db?password=geheim%zz",
                             "postgresql://u:geheim@h/db?=",
                             "host = = geheim pass",
                             "postgresql://u:12@geheim@h/db",
                             "postgresql://u:12@geheim/a@h/db",
                             "postgresql://u:12/geheim@h/db",
                             "host=127.0.0.1;password=geheim;port=5432",
                             "host=geheim@h password=x",
                             "dbname='postgresql://u:geheim@h/db'"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestConninfo::complaintsRepeatNoPassword()
{
    QFETCH(QString, conninfo);
    const auto text = conninfo.toStdString();
    const auto opened = Connection::open(text, "test");
    QVERIFY(!opened);
    QCOMPARE(opened.error().reason, std::string("bad_conninfo"));
    QVERIFY(holdsPassword(text)); // so that it is wiped from the command line
    for (const auto &error : {opened.error(), checkConninfo(text).error()}) {
        QVERIFY(!error.message.contains(QLatin1String("geheim")));
        QVERIFY(!error.cause.contains(QLatin1String("geheim")));
        QVERIFY(!error.message.isEmpty());
    }
}

void TestConninfo::valuesThatNobodyTakesAreNamed_data()
{
    QTest::addColumn<QString>("rest");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *rest, const char *says) {
        QTest::newRow(rest) << QString::fromLatin1(rest) << QString::fromLatin1(says);
    };
    row("sslmode=foo", "sslmode");
    row("target_session_attrs=primaryy", "target_session_attrs");
    row("gssencmode=foo", "gssencmode");
    row("channel_binding=foo", "channel_binding");
    row("ssl_min_protocol_version=foo", "ssl_min_protocol_version");
    row("ssl_max_protocol_version=TLSv1.9", "ssl_max_protocol_version");
    row("replication=database", "replication");
    row("connect_timeout=abc", "connect_timeout");
    row("keepalives=x", "keepalives");
    row("tcp_user_timeout=1s", "tcp_user_timeout");
    row("port=one", "port");
    row("port=99999", "port");
    row("port=0", "port");
    row("host=a,b port=5432,65536", "port");
    row("host=a,b hostaddr=127.0.0.1", "hostaddr");
    row("host=a,b port=1,2,3", "port");
    row("service=nope", "service");
}

/// Not told like a server out of reach, which a worker would go on asking.
void TestConninfo::valuesThatNobodyTakesAreNamed()
{
    QFETCH(QString, rest);
    QFETCH(QString, says);
    const auto inString = Connection::open(rest.toStdString() + " password=geheim", "test");
    QVERIFY(!inString);
    QCOMPARE(inString.error().reason, std::string("bad_conninfo"));
    QVERIFY2(inString.error().message.contains(says), qPrintable(inString.error().message));
    QVERIFY(!inString.error().message.contains(QLatin1String("geheim")));
}

void TestConninfo::goodOnesAreTaken_data()
{
    QTest::addColumn<QString>("conninfo");
    QTest::addColumn<bool>("password");
    QTest::newRow("empty") << "" << false;
    QTest::newRow("name") << "books" << false;
    QTest::newRow("pairs") << "host=db1 dbname=books" << false;
    QTest::newRow("uri") << "postgresql://anna:pa%20ss@db1/books?sslmode=require" << true;
    QTest::newRow("blank") << "postgresql://anna:pa ss@db1/books" << true;
    QTest::newRow("choices")
        << "sslmode=VERIFY-full target_session_attrs=prefer-standby ssl_min_protocol_version=tlsv1.2 "
           "connect_timeout=5 keepalives=0 replication=false channel_binding=require"
        << false;
    QTest::newRow("hosts") << "host=a,b port=5432,5433" << false;
    QTest::newRow("sockets") << "host=@abstract,/run/a=b@c" << false;
    QTest::newRow("at in a query") << "postgresql://anna@db1/books?application_name=a@b" << false;
    QTest::newRow("hosts of a uri") << "postgresql://anna:p%40ss@db1:5432,db2:5433/books" << true;
    QTest::newRow("addresses") << "host=a,b hostaddr=127.0.0.1,::1 port=5432" << false;
    QTest::newRow("key") << "host=db1 sslpassword=x" << true;
}

void TestConninfo::goodOnesAreTaken()
{
    QFETCH(QString, conninfo);
    QFETCH(bool, password);
    VERIFY_RESULT(checkConninfo(conninfo.toStdString()));
    QCOMPARE(holdsPassword(conninfo.toStdString()), password);
}

QTEST_GUILESS_MAIN(TestConninfo)
#include "test_conninfo.moc"
