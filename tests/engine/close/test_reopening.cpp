// SPDX-License-Identifier: MIT
#include "engine/books/book_export.h"
#include "engine/close/seal.h"
#include "store/books/period_locks.h"
#include "store/books/reports.h"
#include "store/close/book_sums.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// Days that were sealed are opened again with a reason only, whatever the path, and every report of these days says so
/// until they are sealed again.
class TestReopening : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_database.reset(); }
    void sealedDaysAreOpenedWithAReason_data();
    void sealedDaysAreOpenedWithAReason();
    void otherDaysAreOpenedWithout();
    void anOrganisationGoesWithItsSeals();
    void everyReportOfTheseDaysSaysSo();
    void untilTheyAreSealedAgain();
    void asItWasKnown();

private:
    Connection &connection() { return m_database->connection(); }
    PeriodLockStore locks() { return PeriodLockStore(connection()); }
    void close(const char *through)
    {
        must(locks().lock("acme", parseDate(through).value(), u"closed"_s));
        must(sealPeriod(connection(),
                        {.orgId = "acme", .through = parseDate(through).value(), .why = {}, .program = {}}, {}));
    }
    std::string reopened(const char *from, const char *through);

    std::unique_ptr<TestDatabase> m_database;
};

void TestReopening::init()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
    m_database->importInvoice("S1", 100, "acme", "2026-01-31");
    m_database->importInvoice("S2", 50, "acme", "2026-03-31");
    m_database->drain();
    close("2026-03-31");
}

static std::string said(const std::vector<Reopened> &all)
{
    std::string text;
    for (const auto &one : all)
        text += one.from + ".." + one.through + " " + one.why + ";";
    return text;
}

/// What a report of these days says.
std::string TestReopening::reopened(const char *from, const char *through)
{
    return said(must(ReportStore(connection())
                         .trialBalance("acme", AwaitingFigures::Previous,
                                       {.from = parseDate(from), .through = parseDate(through)}))
                    .head.reopened);
}

void TestReopening::sealedDaysAreOpenedWithAReason_data()
{
    QTest::addColumn<std::string>("statement");
    QTest::newRow("the function") << std::string("SELECT period_reopen('acme', '2026-03-01', '')");
    QTest::newRow("with blanks only") << std::string("SELECT period_reopen('acme', NULL, E' \\n')");
    QTest::newRow("the reason of the lock") << std::string("UPDATE period_lock SET locked_through = '2026-02-28'");
    QTest::newRow("by hand, all") << std::string("UPDATE period_lock SET locked_through = NULL, why = ''");
    QTest::newRow("the row deleted") << std::string("DELETE FROM period_lock");
    QTest::newRow("emptied") << std::string("TRUNCATE period_lock");
    QTest::newRow("given to another") << std::string(
        "INSERT INTO organisation (org_id, base_currency) VALUES ('other', 'EUR'); "
        "UPDATE period_lock SET org_id = 'other', why = 'moved'");
}

void TestReopening::sealedDaysAreOpenedWithAReason()
{
    QFETCH(const std::string, statement);
    const auto refused = connection().runScript(statement);
    QVERIFY(!refused);
    QCOMPARE(refused.error().reason, std::string("why_needed"));
    QVERIFY2(refused.error().message.contains(u"sealed through 2026-03-31"_s), qPrintable(refused.error().message));
    QCOMPARE(must(locks().show("acme")).lockedThrough, parseDate("2026-03-31"));
    QCOMPARE(reopened("2026-01-01", "2026-12-31"), std::string());
}

void TestReopening::otherDaysAreOpenedWithout()
{
    must(locks().lock("acme", parseDate("2026-05-31").value(), {}));
    VERIFY_RESULT(locks().unlock("acme", parseDate("2026-04-01"), {})); // not sealed
    m_database->sql("UPDATE period_lock SET locked_through = '2026-04-30'");
    m_database->sql("UPDATE period_lock SET locked_through = '2026-03-31'");
    QCOMPARE(reopened("2026-01-01", "2026-12-31"), std::string());
    QCOMPARE(must(locks().show("acme")).sealedThrough, parseDate("2026-03-31"));
}

void TestReopening::anOrganisationGoesWithItsSeals()
{
    m_database->addOrganisation("gone");
    must(locks().lock("gone", parseDate("2026-03-31").value(), {}));
    must(sealPeriod(connection(),
                    {.orgId = "gone", .through = parseDate("2026-03-31").value(), .why = {}, .program = {}}, {}));
    m_database->sql("DELETE FROM organisation WHERE org_id = 'gone'");
    QCOMPARE(m_database->number("SELECT count(*) FROM period_seal WHERE org_id = 'gone'"), 0);
}

void TestReopening::everyReportOfTheseDaysSaysSo()
{
    VERIFY_RESULT(locks().unlock("acme", parseDate("2026-03-01"), u"a late\nbill"_s));
    const std::string march = "2026-03-01..2026-03-31 a late\nbill;";
    QCOMPARE(reopened("2026-03-10", "2026-03-20"), march);
    QCOMPARE(reopened("2026-01-01", "2026-03-01"), march);
    QCOMPARE(reopened("2026-01-01", "2026-02-28"), std::string());
    QCOMPARE(reopened("2026-04-01", "2026-04-30"), std::string());
    ReportStore reports(connection());
    const auto first = parseDate("2026-03-01").value();
    QCOMPARE(said(must(reports.entries({.orgId = "acme", .account = "1200", .from = first}, {}, 10)).head.reopened),
             march);
    QCOMPARE(said(must(reports.deferrals("acme", {}, first)).head.reopened), march);
    QCOMPARE(said(must(BookSumsStore(connection()).read("acme", {}, {.from = first, .through = first})).head.reopened),
             march);
    for (const auto format : {ExportFormat::Hledger, ExportFormat::Beancount, ExportFormat::Csv, ExportFormat::Json}) {
        std::string file;
        must(exportBook(connection(), {.orgId = "acme", .format = format}, [&](std::string_view piece) -> Result<> {
            file += piece;
            return {};
        }));
        QVERIFY(file.find(format == ExportFormat::Json ? "a late\\nbill" : "a late bill") != std::string::npos);
    }
    const auto event = must(m_database->connection().run("SELECT why FROM audit_event WHERE what = 'period.opened'"));
    QCOMPARE(event.first().text(0), std::string("a late\nbill"));
}

void TestReopening::untilTheyAreSealedAgain()
{
    VERIFY_RESULT(locks().unlock("acme", parseDate("2026-02-01"), u"one"_s));
    VERIFY_RESULT(locks().unlock("acme", parseDate("2026-01-15"), u"two"_s));
    const std::string both = "2026-02-01..2026-03-31 one;2026-01-15..2026-01-31 two;";
    QCOMPARE(reopened("2026-01-01", "2026-12-31"), both);
    must(locks().lock("acme", parseDate("2026-03-31").value(), {})); // locked is not sealed
    QCOMPARE(reopened("2026-01-01", "2026-12-31"), both);
    must(sealPeriod(connection(),
                    {.orgId = "acme", .through = parseDate("2026-02-28").value(), .why = {}, .program = {}}, {}));
    QCOMPARE(reopened("2026-01-01", "2026-12-31"), std::string("2026-03-01..2026-03-31 one;"));
    close("2026-04-30");
    QCOMPARE(reopened("2026-01-01", "2026-12-31"), std::string());
    VERIFY_RESULT(locks().unlock("acme", {}, u"all"_s));
    QCOMPARE(reopened("2026-01-01", "2026-12-31"), std::string("..2026-04-30 all;"));
}

void TestReopening::asItWasKnown()
{
    const auto now = [this] {
        return Moment::parse(m_database->sql(
            "SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"));
    };
    const auto known = [this](const std::optional<Moment> &moment) {
        return said(must(BookSumsStore(connection()).read("acme", {.knownAt = moment}, {})).head.reopened);
    };
    const auto closed = now();
    VERIFY_RESULT(locks().unlock("acme", parseDate("2026-03-01"), u"late"_s));
    const auto open = now();
    close("2026-03-31");
    QCOMPARE(known(closed), std::string());
    QCOMPARE(known(open), std::string("2026-03-01..2026-03-31 late;"));
    QCOMPARE(known(now()), std::string());
}

QTEST_GUILESS_MAIN(TestReopening)
#include "test_reopening.moc"
