// SPDX-License-Identifier: MIT
#include "import/import_run.h"

#include "support/result_helpers.h"

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

class TestLeapfrogImport : public QObject
{
    Q_OBJECT

private slots:
    void documentsAreTakenAsTheyAre();
    void whatTheDatabaseMustKnowIsChecked_data();
    void whatTheDatabaseMustKnowIsChecked();
    void postingTellsTheRest();
    void arraysAndWrappedDocuments();
};

static constexpr std::string_view invoice
    = R"({"id":"INV-1","type":"sales_invoice","date":"2026-03-31","currency":"EUR","party_name":"Ada",)"
      R"("tax_included":false,"lines":[{"amount":"100"}],"total":"100.00"})";

static std::string with(const std::string &from, const std::string &to)
{
    auto text = std::string(invoice);
    const auto at = text.find(from);
    return at == std::string::npos ? std::string() : text.replace(at, from.size(), to);
}

void TestLeapfrogImport::documentsAreTakenAsTheyAre()
{
    ImportRun run;
    run.import(ImportFormat::Leapfrog,
               {"{ \"id\" : \"INV-1\",\n \"type\":\"sales_invoice\",\"date\":\"2026-03-31\",\"currency\":\"JPY\","
                "\"party_name\":\"Ada\",\"total\":\"100\" }"});
    QCOMPARE(run.refusals(), QString());
    const auto &document = run.documents["INV-1"];
    QCOMPARE(run.body("INV-1"),
             QByteArray(R"({"id":"INV-1","type":"sales_invoice","date":"2026-03-31","currency":"JPY",)"
                        R"("party_name":"Ada","total":"100"})"));
    QCOMPARE(document.type, std::string("sales_invoice"));
    QCOMPARE(document.date, std::string("2026-03-31"));
    QCOMPARE(document.currency, std::string("JPY"));
    QCOMPARE(document.partyName, std::string("Ada"));
    QCOMPARE(document.amount, std::optional<std::int64_t>(100));
    QCOMPARE(run.baseCurrency, std::string("JPY"));
}

void TestLeapfrogImport::whatTheDatabaseMustKnowIsChecked_data()
{
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<QString>("refused");
    const auto row = [](const char *name, const std::string &record, const QString &refused) {
        QVERIFY(!record.empty());
        QTest::newRow(name) << QByteArray::fromStdString(record) << refused;
    };
    row("malformed", "{\"id\":\"INV-1\"", u" malformed "_s);
    row("no object", "\"INV-1\"", u" wrong_type "_s);
    row("no id", with(R"("id":"INV-1",)", ""), u" missing_field id"_s);
    row("id is a number", with(R"("id":"INV-1")", R"("id":1)"), u" wrong_type id"_s);
    row("empty id", with("INV-1", ""), u" bad_text id"_s);
    row("control character in the id", with("INV-1", R"(INV\u00001)"), u" bad_text id"_s);
    row("long id", with("INV-1", std::string(201, 'x')), u" bad_text id"_s);
    row("no type", with(R"("type":"sales_invoice",)", ""), u"INV-1 missing_field type"_s);
    row("unknown type", with("sales_invoice", "invoice"), u"INV-1 unknown_type type"_s);
    row("bad date", with("2026-03-31", "2026-02-29"), u"INV-1 bad_date date"_s);
    row("unknown currency", with("EUR", "EUX"), u"INV-1 bad_currency currency"_s);
    row("doubled member", with(R"("amount":"100")", R"("amount":"100","amount":"1")"),
        u"INV-1 duplicate_field lines[0].amount"_s);
    row("a context beside it", "{\"document\":" + std::string(invoice) + ",\"context\":{}}",
        u"INV-1 unknown_field context"_s);
}

void TestLeapfrogImport::whatTheDatabaseMustKnowIsChecked()
{
    QFETCH(const QByteArray, record);
    QFETCH(const QString, refused);
    ImportRun run;
    run.import(ImportFormat::Leapfrog, {record.toStdString()});
    QCOMPARE(run.refusals(), refused);
    QVERIFY(run.documents.empty());
    QVERIFY(!run.refusedNotes.front().message.contains(u'%'));
}

void TestLeapfrogImport::postingTellsTheRest()
{
    ImportRun run;
    run.import(ImportFormat::Leapfrog, {with(R"("total":"100.00")", R"("total":"1OO","more":1)")});
    QCOMPARE(run.refusals(), QString());
    QCOMPARE(run.documents.size(), 1U);
    QCOMPARE(run.documents["INV-1"].amount, std::optional<std::int64_t>());
}

void TestLeapfrogImport::arraysAndWrappedDocuments()
{
    ImportRun run;
    run.import(ImportFormat::Leapfrog,
               {"[" + std::string(invoice) + ",\n{\"document\":" + with("INV-1", "INV-2") + "}, 5,\n"
                + with("INV-1", "INV-3") + "]"});
    QCOMPARE(run.documents.size(), 3U);
    QCOMPARE(run.refusals(), u" wrong_type "_s);
    QCOMPARE(run.refusedNotes.front().line, 2);
}

QTEST_APPLESS_MAIN(TestLeapfrogImport)
#include "test_leapfrog_import.moc"
