// SPDX-License-Identifier: MIT
#include "store/books/organisations.h"
#include "store/books/period_locks.h"
#include "store/books/reported_book.h"
#include "store/books/reports.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <algorithm>
#include <iterator>

using namespace leapfrog;
using namespace leapfrog::test;

/// Deferrals, as reports show them.
class TestDeferralReports : public QObject, protected ReportedBook
{
    Q_OBJECT

private slots:
    void init() { setUp(); }

    void deferralsSayWhatIsStillToBeReleased_data();
    void deferralsSayWhatIsStillToBeReleased();
    void deferralsTieToTheTrialBalance_data();
    void deferralsTieToTheTrialBalance();
};

void TestDeferralReports::deferralsSayWhatIsStillToBeReleased_data()
{
    QTest::addColumn<std::string>("asOf");
    QTest::addColumn<qint64>("remaining");
    QTest::addColumn<qint64>("remainingBase");
    QTest::newRow("before the first release") << std::string("2026-01-30") << qint64(-10000) << qint64(-9000);
    QTest::newRow("on the day of the first") << std::string("2026-01-31") << qint64(-6667) << qint64(-6000);
    QTest::newRow("after two") << std::string("2026-03-01") << qint64(-3333) << qint64(-3000);
    QTest::newRow("at the end") << std::string("2026-03-20") << qint64(0) << qint64(0);
}

void TestDeferralReports::deferralsSayWhatIsStillToBeReleased()
{
    QFETCH(const std::string, asOf);
    QFETCH(const qint64, remaining);
    QFETCH(const qint64, remainingBase);
    importSubscription();
    const auto report = reports().deferrals("acme", {}, *parseDate(asOf));
    VERIFY_RESULT(report);
    QCOMPARE(report->deferrals.size(), std::size_t(1));
    const auto &deferral = report->deferrals.front();
    QCOMPARE(deferral.account, std::string("2200"));
    QCOMPARE(deferral.currency, std::string("USD"));
    QCOMPARE(deferral.deferred, -10000);
    QCOMPARE(deferral.releases.size(), std::size_t(3));
    QCOMPARE(deferral.releases[0].amount, 3333);
    QCOMPARE(deferral.releases[1].amount, 3334);
    QCOMPARE(deferral.releases[2].date, *parseDate("2026-03-20"));
    QCOMPARE(deferral.remaining, remaining);
    QCOMPARE(deferral.remainingBase, remainingBase);
    QCOMPARE(report->remaining.front().balance, Wide{remainingBase});

    prepareRecreation("SUB");
    const auto previous = reports().deferrals("acme", {}, *parseDate(asOf));
    VERIFY_RESULT(previous);
    QCOMPARE(previous->deferrals, report->deferrals);
    QCOMPARE(previous->remaining, report->remaining);
    QCOMPARE(previous->head.awaitingRecreation, 1);
    const auto without = reports().deferrals("acme", {}, *parseDate(asOf), AwaitingFigures::LeftOut);
    VERIFY_RESULT(without);
    QVERIFY(without->deferrals.empty());
    QCOMPARE(without->head.awaitingRecreation, 1);
}

void TestDeferralReports::deferralsTieToTheTrialBalance_data()
{
    QTest::addColumn<std::string>("asOf");
    QTest::addColumn<qint64>("deferrals");
    QTest::newRow("before all of them") << std::string("2025-12-31") << qint64(0);
    QTest::newRow("one has begun") << std::string("2026-01-01") << qint64(1);
    QTest::newRow("in the locked days") << std::string("2026-02-28") << qint64(2);
    QTest::newRow("the last locked day") << std::string("2026-03-31") << qint64(2);
    QTest::newRow("on the day that catches up") << std::string("2026-04-01") << qint64(3);
    QTest::newRow("in between") << std::string("2026-05-15") << qint64(3);
    QTest::newRow("on a later one's day") << std::string("2026-06-10") << qint64(4);
    QTest::newRow("at the end") << std::string("2027-12-31") << qint64(4);
}

/// A year's subscription that changed after its first quarter was locked, one posted only then, one in dollars, and one
/// that begins in June.
void TestDeferralReports::deferralsTieToTheTrialBalance()
{
    QFETCH(const std::string, asOf);
    QFETCH(const qint64, deferrals);
    const auto import = [this](const std::string &id, const std::string &date, const std::string &amount) {
        VERIFY_RESULT(DocumentStore(m_database->connection())
                          .import("acme",
                                  {{.id = id,
                                    .type = "sales_invoice",
                                    .date = date,
                                    .currency = "EUR",
                                    .partyName = {},
                                    .amount = {},
                                    .body = R"({"id":")" + id + R"(","type":"sales_invoice","date":")" + date
                                        + R"(","currency":"EUR","tax_included":false,"lines":[{"amount":")" + amount
                                        + R"(","deferral":{"start":")" + date
                                        + R"(","end":"2027-05-31","method":"daily"}}],"total":")" + amount + "\"}"}}));
        m_database->drain();
    };
    VERIFY_RESULT(OrganisationStore(m_database->connection()).change("acme", {.lockPolicy = "catch_up"}));
    importSubscription();
    import("YEAR", "2026-01-01", "1200.00");
    VERIFY_RESULT(PeriodLockStore(m_database->connection()).lock("acme", *parseDate("2026-03-31"), {}));
    import("YEAR", "2026-01-01", "1800.00");
    import("LATE", "2026-02-01", "777.77");
    import("NEXT", "2026-06-10", "333.33");
    // The role moves to another account; what was deferred stays where it is.
    VERIFY_RESULT(
        OrganisationStore(m_database->connection()).change("acme", {.roles = {{"deferred_revenue", "2201"}}}));

    const auto report = reports().deferrals("acme", {}, *parseDate(asOf));
    VERIFY_RESULT(report);
    QCOMPARE(report->deferrals.size(), std::size_t(deferrals));
    const auto ledger = reports().trialBalance("acme", AwaitingFigures::LeftOut, {.through = parseDate(asOf)});
    VERIFY_RESULT(ledger);
    std::vector<AccountBalance> deferred;
    std::ranges::copy_if(ledger->accounts, std::back_inserter(deferred),
                         [](const AccountBalance &account) { return account.account == "2200"; });
    QCOMPARE(report->remaining, deferred);
}

QTEST_GUILESS_MAIN(TestDeferralReports)
#include "test_deferral_reports.moc"
