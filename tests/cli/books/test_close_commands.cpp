// SPDX-License-Identifier: MIT
#include "cli/program.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// Rehearsing, statements by time and why figures differ, with the real program.
class TestCloseCommands : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void rehearseSaysWhatWouldMove();
    void applyDoesBothAndUndoTakesBothBack();
    void applyOfManyIsPosted();
    void twoAppliesDoNotOverlap();
    void applyRefusesWhatWouldBeRefused();
    void settingsChangedAgainStay();
    void statementsTie();
    void reportsAreOfTheMomentAskedFor();
    void fluxSumsUp();
    void wrongUsageIsTold_data();
    void wrongUsageIsTold();

private:
    [[nodiscard]] Answer run(const char *words) const
    {
        return leapfrogctl(QStringList{u"--dsn"_s, QString::fromStdString(m_database->dsn())} + test::words(words), {});
    }
    [[nodiscard]] std::string roles() { return m_database->sql("SELECT roles::text FROM organisation"); }
    [[nodiscard]] std::string books()
    {
        return m_database->sql(
            "SELECT string_agg(account || ' ' || amount, ', ' ORDER BY account) FROM (SELECT account, "
            "sum(base_amount) AS amount FROM ledger_figure GROUP BY 1) AS sums");
    }

    std::unique_ptr<TestDatabase> m_database;
};

void TestCloseCommands::init()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
    m_database->importInvoice("S1", 100, "acme", "2025-12-31");
    m_database->importInvoice("S2", 200);
    m_database->drain();
}

void TestCloseCommands::rehearseSaysWhatWouldMove()
{
    const auto answer = run("rehearse --org acme --role sales=4001 --json");
    QCOMPARE(answer.exitCode, 0);
    const auto json = answer.json();
    QCOMPARE(json[u"documents"_s].toInt(), 2);
    QCOMPARE(json[u"changed"_s].toInt(), 2);
    QCOMPARE(json[u"locked"_s].toInt(), 0);
    QVERIFY(json[u"seconds"_s].isDouble());
    const auto accounts = json[u"accounts"_s].toArray();
    QCOMPARE(accounts.size(), 6);
    QCOMPARE(accounts[5].toObject(),
             (QJsonObject{{u"account"_s, u"4001"_s},
                          {u"month"_s, u"2026-03"_s},
                          {u"before"_s, u"0.00"_s},
                          {u"after"_s, u"-200.00"_s}}));
    QCOMPARE(roles(), std::string("{}"));
    const auto words = run("rehearse --org acme --role sales=4001");
    QVERIFY2(words.out.contains("2 would change"), words.out.constData());
}

void TestCloseCommands::applyDoesBothAndUndoTakesBothBack()
{
    const auto before = books();
    const auto answer = run("rehearse --org acme --role sales=4001 --apply --why moved --json");
    QCOMPARE(answer.exitCode, 0);
    QCOMPARE(answer.json()[u"recreated"_s].toInt(), 2);
    QCOMPARE(roles(), std::string(R"({"sales": "4001"})"));
    QCOMPARE(books(), std::string("1200 30000, 4001 -30000"));
    QCOMPARE(m_database->sql("SELECT why || ' ' || documents FROM recreation"), std::string("moved 2"));

    const auto id = answer.json()[u"recreation_id"_s].toString().toUtf8();
    const auto undone = run(("recreations undo " + id).constData());
    QVERIFY2(undone.exitCode == 0, undone.messages.constData());
    QCOMPARE(roles(), std::string("{}"));
    QCOMPARE(books(), before);
    QCOMPARE(run("ledger verify").exitCode, 0);
}

void TestCloseCommands::applyOfManyIsPosted()
{
    std::vector<ImportedDocument> documents;
    for (int i = 10; i < 30; ++i)
        documents.push_back(invoiceRecord("S" + std::to_string(i), 1));
    must(DocumentStore(m_database->connection()).import("acme", documents)); // not posted yet: posted by the new ones
    const auto answer = run("rehearse --org acme --role sales=4001 --apply --json");
    QCOMPARE(answer.json()[u"recreated"_s].toInt(), 22);
    m_database->drain();
    QCOMPARE(books(), std::string("1200 32000, 4001 -32000"));
}

/// What the one brings back would be the other's.
void TestCloseCommands::twoAppliesDoNotOverlap()
{
    std::vector<ImportedDocument> documents;
    for (int i = 10; i < 30; ++i)
        documents.push_back(invoiceRecord("S" + std::to_string(i), 1));
    must(DocumentStore(m_database->connection()).import("acme", documents));
    const auto first = run("rehearse --org acme --role sales=4001 --apply --json");
    QCOMPARE(first.exitCode, 0);
    const auto second = run("rehearse --org acme --role sales=4002 --apply");
    QVERIFY2(second.exitCode == 1 && second.messages.contains("still being recreated"), second.messages.constData());
    QCOMPARE(roles(), std::string(R"({"sales": "4001"})"));
    m_database->drain();
    QCOMPARE(run("rehearse --org acme --role sales=4002 --apply").exitCode, 0);
    m_database->drain();
    QCOMPARE(books(), std::string("1200 32000, 4002 -32000"));
}

void TestCloseCommands::applyRefusesWhatWouldBeRefused()
{
    auto named = invoiceRecord("S3", 300);
    named.body.insert(named.body.find(R"("amount")"), R"("account":"4000",)");
    must(DocumentStore(m_database->connection()).import("acme", {named}));
    m_database->drain();
    const auto refused = run("rehearse --org acme --role sales=4001 --apply");
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.messages.contains("S3"), refused.messages.constData());
    QCOMPARE(roles(), std::string("{}"));
    QCOMPARE(run("rehearse --org acme --role sales=4001 --apply --yes").exitCode, 0);
    QCOMPARE(books(), std::string("1200 60000, 4000 -30000, 4001 -30000"));
}

void TestCloseCommands::settingsChangedAgainStay()
{
    const auto answer = run("rehearse --org acme --role sales=4001 --apply --json");
    QCOMPARE(run("organisation set --org acme --role sales=4002 --yes").exitCode, 0);
    const auto id = answer.json()[u"recreation_id"_s].toString().toUtf8();
    const auto undone = run(("recreations undo " + id).constData());
    QCOMPARE(undone.exitCode, 1);
    QVERIFY2(undone.messages.contains("changed again since"), undone.messages.constData());
    QCOMPARE(books(), std::string("1200 30000, 4001 -30000"));
}

void TestCloseCommands::statementsTie()
{
    const auto year = run("ledger profit-and-loss --org acme --through 2026-03-31 --by-month --json").json();
    QCOMPARE(year[u"from"_s].toString(), u"2026-01-01"_s);
    QCOMPARE(year[u"months"_s].toArray().size(), 3);
    QCOMPARE(year[u"result"_s][u"amount"_s].toString(), u"200.00"_s);
    QCOMPARE(year[u"income"_s][u"accounts"_s][0][u"months"_s].toArray(),
             (QJsonArray{u"0.00"_s, u"0.00"_s, u"200.00"_s}));
    const auto sheet = run("ledger balance-sheet --org acme --through 2026-03-31 --json").json();
    QCOMPARE(sheet[u"assets"_s][u"total"_s][u"amount"_s].toString(), u"300.00"_s);
    QCOMPARE(sheet[u"equity"_s][u"total"_s][u"amount"_s].toString(), u"300.00"_s);
    QCOMPARE(sheet[u"result_carried_forward"_s][u"amount"_s].toString(), u"100.00"_s);
    QCOMPARE(run("organisation set --org acme --fiscal-year-start 10").exitCode, 0);
    const auto other = run("ledger balance-sheet --org acme --through 2026-03-31 --json").json();
    QCOMPARE(other[u"result"_s][u"amount"_s].toString(), u"300.00"_s);

    const auto opened
        = run("ledger trial-balance --org acme --from 2026-01-01 --through 2026-03-31 --opening --json").json();
    QCOMPARE(opened[u"accounts"_s][0][u"opening"_s].toString(), u"100.00"_s);
    QCOMPARE(opened[u"accounts"_s][0][u"closing"_s].toString(), u"300.00"_s);
    QCOMPARE(opened[u"accounts"_s][0][u"balance"_s].toString(), u"200.00"_s);
    const auto words = run("ledger balance-sheet --org acme --through 2026-03-31").out;
    QVERIFY2(words.contains("Total assets"), words.constData());
}

void TestCloseCommands::reportsAreOfTheMomentAskedFor()
{
    const auto then = QByteArray::fromStdString(
        m_database->sql("SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"));
    m_database->importInvoice("S2", 250);
    m_database->drain();
    for (const auto *const report : {"trial-balance", "entries", "deferrals", "balance-sheet"})
        QCOMPARE(run(("ledger " + QByteArray(report) + " --org acme --json --known-at " + then).constData()).exitCode,
                 0);
    const auto was = run(("ledger trial-balance --org acme --json --known-at " + then).constData()).json();
    QCOMPARE(was[u"accounts"_s][0][u"balance"_s].toString(), u"300.00"_s);
    QCOMPARE(was[u"known_at"_s].toString().toUtf8(), then);
    QVERIFY(was[u"not_known_before"_s].isNull());
    QCOMPARE(run("ledger trial-balance --org acme --json").json()[u"accounts"_s][0][u"balance"_s].toString(),
             u"350.00"_s);
    const auto entries = run(("ledger entries --org acme --document S2 --json --known-at " + then).constData()).json();
    QCOMPARE(entries[u"entries"_s].toArray().size(), 2);
    QCOMPARE(entries[u"entries"_s][0][u"version"_s].toInt(), 1);
    QVERIFY(entries[u"entries"_s][0][u"deleted_at"_s].isNull());
    const auto long_ago = run("ledger trial-balance --org acme --json --known-at 2020-01-01T00:00Z").json();
    QCOMPARE(long_ago[u"accounts"_s].toArray().size(), 0);
    QVERIFY(!long_ago[u"not_known_before"_s].isNull());
}

void TestCloseCommands::fluxSumsUp()
{
    const auto moment = [&] {
        return QByteArray::fromStdString(m_database->sql(
            "SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"));
    };
    const auto before = moment();
    m_database->importInvoice("S2", 250);
    m_database->importInvoice("S3", 40);
    m_database->drain();
    const auto call = "ledger flux --org acme --before " + before + " --after " + moment();
    const auto json = run((call + " --json").constData()).json();
    const auto sales = json[u"accounts"_s][1].toObject();
    QCOMPARE(sales[u"account"_s].toString(), u"4000"_s);
    QCOMPARE(sales[u"before"_s].toString(), u"-300.00"_s);
    QCOMPARE(sales[u"after"_s].toString(), u"-390.00"_s);
    QCOMPARE(sales[u"reasons"_s].toArray(),
             (QJsonArray{QJsonObject{{u"reason"_s, u"new_document"_s},
                                     {u"amount"_s, u"-40.00"_s},
                                     {u"documents"_s, QJsonArray{u"S3"_s}}},
                         QJsonObject{{u"reason"_s, u"changed_document"_s},
                                     {u"amount"_s, u"-50.00"_s},
                                     {u"documents"_s, QJsonArray{u"S2"_s}}}}));
    const auto words = run(call.constData()).out;
    QVERIFY2(words.contains("lines[0].amount was 200.00, is 250.00"), words.constData());
    const auto early = run((call + " --through 2025-12-31 --json").constData()).json();
    QVERIFY(early[u"accounts"_s][0][u"reasons"_s].toArray().isEmpty());
}

void TestCloseCommands::wrongUsageIsTold_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("a moment without offset") << QByteArray("ledger trial-balance --known-at 2026-04-05T18:00");
    QTest::newRow("flux without moments") << QByteArray("ledger flux --org acme");
    QTest::newRow("a month 13") << QByteArray("organisation set --org acme --fiscal-year-start 13");
    QTest::newRow("why without apply") << QByteArray("rehearse --org acme --role sales=4001 --why x");
    QTest::newRow("a role without account") << QByteArray("rehearse --org acme --role sales");
    QTest::newRow("all versions of a moment")
        << QByteArray("ledger entries --org acme --all-versions --known-at 2026-04-05T18:00Z");
}

void TestCloseCommands::wrongUsageIsTold()
{
    QFETCH(const QByteArray, words);
    QCOMPARE(run(words.constData()).exitCode, 2);
}

QTEST_GUILESS_MAIN(TestCloseCommands)
#include "test_close_commands.moc"
