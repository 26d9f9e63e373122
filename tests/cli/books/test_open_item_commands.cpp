// SPDX-License-Identifier: MIT
#include "cli/program.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QJsonArray>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// Open items, tax and opening balances, with the real program.
class TestOpenItemCommands : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void openItemsAreTold();
    void taxIsTold();
    void anOpeningIsPostedAndPaid();
    void theSameOpeningChangesNothing();
    void aPreviewWritesNothing();
    void whatIsWrongIsRefusedInWords_data();
    void whatIsWrongIsRefusedInWords();
    void whatIsADocumentAlreadyIsRefused();
    void wrongUsageIsTold_data();
    void wrongUsageIsTold();

private:
    [[nodiscard]] Answer run(const QStringList &arguments, const QByteArray &input = {}) const
    {
        return leapfrogctl(QStringList{u"--dsn"_s, QString::fromStdString(m_database->dsn())} + arguments, input);
    }
    [[nodiscard]] Answer run(const char *words, const QByteArray &input = {}) const
    {
        return run(test::words(words), input);
    }
    [[nodiscard]] std::string balances()
    {
        return m_database->sql(
            "SELECT string_agg(account || ' ' || amount, ', ' ORDER BY account) FROM (SELECT account, "
            "sum(base_amount) AS amount FROM ledger_figure GROUP BY 1) AS sums WHERE amount <> 0");
    }

    std::unique_ptr<TestDatabase> m_database;
};

static const QByteArray opening = "kind,party,reference,date,due,amount,currency,account,base_amount\n"
                                  "receivable,Ada,R-1,2026-05-02,2026-06-01,119.00,,,\n"
                                  "receivable,Bob,R-2,2026-06-20,,100.00,USD,,91.37\n"
                                  "receivable,Ada,R-3,2026-06-21,,-19.00,,1200,\n"
                                  "payable,Mill,B-1,2026-06-10,2026-07-10,50.00,,,\n"
                                  "balance,,,,,1000.00,,1000,\n"
                                  "balance,,,,,0.00,,1010,\n"
                                  "balance,,,,,191.37,,1200,\n"
                                  "balance,,,,,-50.00,,2000,\n"
                                  "balance,,,,,-1141.37,,2600,\n";

void TestOpenItemCommands::init()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
}

void TestOpenItemCommands::openItemsAreTold()
{
    m_database->importInvoice("S1", 100, "acme", "2026-01-31");
    m_database->importInvoice("S2", 200, "acme", "2026-03-31");
    m_database->drain();
    const auto answer = run("ledger open-items --as-of 2026-03-31 --ageing 10,20 --json");
    QVERIFY2(answer.exitCode == 0, answer.messages.constData());
    const auto json = answer.json();
    const auto item = json[u"items"_s].toArray()[0].toObject();
    QCOMPARE(item[u"document_id"_s].toString(), u"S1"_s);
    QCOMPARE(item[u"open"_s].toString(), u"100.00"_s);
    QCOMPARE(item[u"days"_s].toInt(), 59);
    QCOMPARE(item[u"bucket"_s].toInt(), 3);
    QCOMPARE(item[u"reason"_s].toString(), u"open"_s);
    QCOMPARE(json[u"buckets"_s].toArray().size(), 4);
    const auto total = json[u"totals"_s].toArray()[0].toObject();
    QCOMPARE(total[u"balance"_s].toString(), u"300.00"_s);
    QCOMPARE(total[u"open_base"_s].toString(), u"300.00"_s);
    QCOMPARE(total[u"difference"_s].toString(), u"0.00"_s);
    const auto csv = run("ledger open-items --as-of 2026-03-31 --csv --kind receivable");
    QCOMPARE(csv.out.split('\n')[1],
             QByteArray("receivable,Müller KG,S1,sales_invoice,2026-01-31,,59,2,EUR,100.00,0.00,100.00,100.00,open"));
    const auto text = run("ledger open-items --as-of 2026-03-31");
    QVERIFY2(text.out.contains("31 to 60 days"), text.out.constData());
    m_database->importInvoice("S3", 300);
    QVERIFY(run("ledger open-items").messages.contains("1 document is not posted yet"));
}

void TestOpenItemCommands::taxIsTold()
{
    must(DocumentStore(m_database->connection())
             .import("acme",
                     {{.id = "I1",
                       .type = "sales_invoice",
                       .date = "2026-03-31",
                       .currency = "EUR",
                       .partyName = {},
                       .amount = {},
                       .body = R"({"id":"I1","type":"sales_invoice","date":"2026-03-31","currency":"EUR",)"
                               R"("tax_included":true,"lines":[{"amount":"119.00","taxes":[{"code":"=19",)"
                               R"("amount":"19.00"}]}],"total":"119.00"})"}}));
    m_database->drain();
    const auto json = run("ledger tax --from 2026-03-01 --json").json();
    QCOMPARE(json[u"taxes"_s].toArray()[0].toObject(),
             (QJsonObject{{u"month"_s, u"2026-03"_s},
                          {u"side"_s, u"sales"_s},
                          {u"code"_s, u"=19"_s},
                          {u"account"_s, u"2100"_s},
                          {u"taxable"_s, u"100.00"_s},
                          {u"tax"_s, u"19.00"_s},
                          {u"documents"_s, 1}}));
    QCOMPARE(json[u"accounts"_s].toArray()[1].toObject()[u"difference"_s].toString(), u"0.00"_s);
    QCOMPARE(run("ledger tax --csv").out.split('\n')[1], QByteArray("2026-03,sales,'=19,2100,100.00,19.00,1"));
    QVERIFY(run("ledger tax --through 2026-02-28 --json").json()[u"taxes"_s].toArray().isEmpty());
    QVERIFY(run("ledger tax").out.contains("Without a code"));
}

void TestOpenItemCommands::anOpeningIsPostedAndPaid()
{
    const auto answer = run("ledger opening --date 2026-07-01 - --json", opening);
    QVERIFY2(answer.exitCode == 0, answer.out + answer.messages);
    QCOMPARE(answer.json()[u"created"_s].toInt(), 5);
    QCOMPARE(answer.json()[u"opening_balance"_s].toString(), u"0.00"_s);
    m_database->drain();
    QCOMPARE(balances(), std::string("1000 100000, 1200 19137, 2000 -5000, 2600 -114137"));
    must(DocumentStore(m_database->connection())
             .import("acme",
                     {{.id = "P1",
                       .type = "payment",
                       .date = "2026-07-05",
                       .currency = "EUR",
                       .partyName = {},
                       .amount = {},
                       .body = R"({"id":"P1","type":"payment","date":"2026-07-05","currency":"EUR","direction":"in",)"
                               R"("method":"bank","amount":"100.00","allocations":[{"document":"R-1",)"
                               R"("amount":"100.00"}]})"}}));
    m_database->drain();
    const auto json = run("ledger open-items --as-of 2026-07-11 --json").json();
    QStringList items;
    for (const auto &one : json[u"items"_s].toArray()) {
        const auto item = one.toObject();
        items.append(item[u"party"_s].toString() + u' ' + item[u"document_id"_s].toString() + u' '
                     + item[u"due_date"_s].toString() + u' ' + item[u"open"_s].toString() + u' '
                     + item[u"currency"_s].toString() + u' ' + item[u"open_base"_s].toString());
    }
    QCOMPARE(items.join(u", "_s),
             u"Ada R-1 2026-06-01 19.00 EUR 19.00, Ada R-3 2026-06-21 -19.00 EUR -19.00, "
             "Bob R-2 2026-06-20 100.00 USD 91.37, Mill B-1 2026-07-10 -50.00 EUR -50.00"_s);
    QCOMPARE(run("ledger verify").exitCode, 0);
}

void TestOpenItemCommands::theSameOpeningChangesNothing()
{
    QCOMPARE(run("ledger opening --date 2026-07-01 -", opening).exitCode, 0);
    m_database->drain();
    const auto again = run("ledger opening --date 2026-07-01 - --json", opening);
    QCOMPARE(again.json()[u"unchanged"_s].toInt(), 5);
    QCOMPARE(again.json()[u"changed"_s].toInt(), 0);
    auto corrected = opening;
    corrected.replace("119.00", "120.00").replace("191.37", "192.37").replace("-1141.37", "-1142.37");
    const auto changed = run("ledger opening --date 2026-07-01 - --json", corrected);
    QCOMPARE(changed.json()[u"changed"_s].toInt(), 2); // the item and the balances
    m_database->drain();
    QCOMPARE(balances(), std::string("1000 100000, 1200 19237, 2000 -5000, 2600 -114237"));
}

void TestOpenItemCommands::aPreviewWritesNothing()
{
    const auto answer = run("ledger opening --date 2026-07-01 - --preview", opening);
    QVERIFY2(answer.exitCode == 0 && answer.out.contains("R-1"), answer.messages.constData());
    QVERIFY(answer.messages.contains("nothing was written"));
    QCOMPARE(m_database->number("SELECT count(*) FROM document"), 0);
}

void TestOpenItemCommands::whatIsWrongIsRefusedInWords_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char *name, const QByteArray &file, const char *said) {
        QTest::newRow(name) << file << QByteArray(said);
    };
    const auto changed = [](const char *from, const char *to) { return QByteArray(opening).replace(from, to); };
    row("no file of columns", "", "not a CSV file with a line of headings");
    row("a column that is none", changed("party", "customer"), "There is no column \"customer\"");
    row("no amounts", "kind,reference\nreceivable,R-1\n", "The column \"amount\" is missing");
    row("another kind", changed("payable,", "creditor,"), "line 5: \"creditor\" is none of");
    row("no reference", changed(",B-1,", ",,"), "line 5: An open item needs the number");
    row("the same reference", changed(",R-3,", ",R-1,"), "line 4: \"R-1\" stands in line 2 already");
    row("no amount", changed("119.00", "\"1.190,00\""), "line 2: \"1.190,00\" is no amount");
    row("nothing open", changed("119.00", "0"), "line 2: Nothing of it is open");
    row("no day", changed("2026-06-01", "1.6.2026"), "line 2: \"1.6.2026\" is not a day");
    row("no currency", changed("USD", "USX"), "line 3: There is no currency \"USX\"");
    row("no rate", changed("91.37", ""), "line 3: USD is not the base currency EUR");
    row("an unknown account", changed(",1000,", ",1999,"), "line 6: There is no account \"1999\"");
    row("another account for items", changed("-19.00,,1200", "-19.00,,1000"),
        "line 4: Open items of this kind are on account 1200");
    row("an account twice", changed(",1010,", ",1000,").replace("0.00,,1000", "1.00,,1000"), "stands in line");
    row("items that are not what their account has", changed("191.37", "200.37").replace("-1141.37", "-1150.37"),
        "line 8: Account 1200 has 200.37 EUR, its open items come to 191.37 EUR: 9.00 EUR are missing");
    row("what does not add up", changed("-1141.37", "-1141.00"), "0.37 EUR more debit than credit");
}

void TestOpenItemCommands::whatIsWrongIsRefusedInWords()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QByteArray, said);
    const auto answer = run("ledger opening --date 2026-07-01 -", file);
    QCOMPARE(answer.exitCode, 1);
    QVERIFY2(answer.messages.contains(said), answer.messages.constData());
    QVERIFY(answer.messages.contains("Nothing was written"));
    QCOMPARE(m_database->number("SELECT count(*) FROM document"), 0);
}

void TestOpenItemCommands::whatIsADocumentAlreadyIsRefused()
{
    m_database->importInvoice("R-1", 100);
    const auto answer = run("ledger opening --date 2026-07-01 -", opening);
    QCOMPARE(answer.exitCode, 1);
    QVERIFY2(answer.messages.contains("line 2: \"R-1\" is a document here already"), answer.messages.constData());
    QCOMPARE(m_database->number("SELECT count(*) FROM document"), 1);
    m_database->sql("DELETE FROM accounting_work_queue; DELETE FROM document");
    m_database->sql("INSERT INTO period_lock (org_id, locked_through) VALUES ('acme', '2026-07-31') ON CONFLICT "
                    "(org_id) DO UPDATE SET locked_through = excluded.locked_through");
    const auto locked = run("ledger opening --date 2026-07-01 -", opening);
    QVERIFY2(locked.exitCode == 1 && locked.messages.contains("locked through 2026-07-31"),
             locked.messages.constData());
}

void TestOpenItemCommands::wrongUsageIsTold_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("days that do not rise") << QByteArray("ledger open-items --ageing 30,30");
    QTest::newRow("no days") << QByteArray("ledger open-items --ageing 0,30");
    QTest::newRow("another kind") << QByteArray("ledger open-items --kind both");
    QTest::newRow("days the wrong way round") << QByteArray("ledger tax --from 2026-03-01 --through 2026-02-01");
    QTest::newRow("an opening without a day") << QByteArray("ledger opening file.csv");
}

void TestOpenItemCommands::wrongUsageIsTold()
{
    QFETCH(const QByteArray, words);
    QCOMPARE(run(words.constData()).exitCode, 2);
}

QTEST_GUILESS_MAIN(TestOpenItemCommands)
#include "test_open_item_commands.moc"
