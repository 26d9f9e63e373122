// SPDX-License-Identifier: MIT
#include "console/console_driver.h"
#include "console/inbox/inbox_organisations.h"
#include "console/inbox/made_documents_model.h"
#include "console/inbox/payloads_model.h"
#include "console/inbox/reasons_model.h"
#include "console/looks.h"
#include "console/screens/inbox_screen.h"
#include "engine/inbox/import_runner.h"
#include "import/payloads.h"
#include "support/result_helpers.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>

using namespace leapfrog;
using namespace leapfrog::test;

/// The Inbox screen on a real database, by mouse and keyboard.
class TestInboxScreen : public QObject, protected InboxScreen
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void theModelsChangeByDifference();
    void newRowsStayOutWhileTheyAreHeld();
    void payloadsAreSeenByReason();
    void aReasonOpensIntoItsPayloads();
    void thePayloadStandsBesideWhatBecameOfIt();
    void documentsLeadToDocumentsAndLedger();
    void whatItWaitsForIsAClickAway();
    void ofSeveralOrganisationsOneIsChosen();
    void theBadgeCountsRefusedOnes();
    void aLostServerComesBack();
    void nothingIsCut_data();
    void nothingIsCut();
};

static std::vector<std::int64_t> numbers(const PayloadsModel &model)
{
    std::vector<std::int64_t> all;
    for (const auto &row : model.rows())
        all.push_back(row.number);
    return all;
}

using Numbers = std::vector<std::int64_t>;

void TestInboxScreen::theModelsChangeByDifference()
{
    PayloadsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy wanted(&model, &PayloadsModel::pageWanted);
    model.showFirstPage({.rows = {payload(9), payload(8), payload(7)}, .next = 7});
    if (wanted.isEmpty()) // the tester asks too, as a view does
        model.fetchMore({});
    QCOMPARE(wanted.size(), 1);
    QVERIFY(!model.canFetchMore({})); // it is asked for
    model.appendPage(3, {.rows = {payload(2)}}); // of rows that are not there any more
    QCOMPARE(numbers(model), (Numbers{9, 8, 7}));
    model.appendPage(7, {.rows = {payload(5), payload(4)}});
    QVERIFY(!model.canFetchMore({}));
    // 8 has another state and is not wanted any more; 10 has come.
    QCOMPARE(model.refreshPart(0, {.rows = {payload(10), payload(9, "read"), payload(7)}, .next = 7}, false), 0);
    QCOMPARE(numbers(model), (Numbers{10, 9, 7, 5, 4}));
    QCOMPARE(model.index(1, PayloadsModel::State).data().toString(), QStringLiteral("read"));
    QCOMPARE(model.refreshPart(7, {.rows = {payload(4)}}, false), 0);
    QCOMPARE(numbers(model), (Numbers{10, 9, 7, 4}));
    QCOMPARE(resets.size(), 0);

    ReasonsModel reasons;
    const QAbstractItemModelTester reasonTester(&reasons, QAbstractItemModelTester::FailureReportingMode::QtTest);
    reasons.setRows({{.state = "refused",
                      .kind = "order",
                      .code = "some_new_code",
                      .payloads = InboxListStore::countCap,
                      .example = {},
                      .lastAt = {}}});
    QCOMPARE(reasons.index(0, ReasonsModel::Payloads).data().toString(), QStringLiteral("over 4,999"));
    QCOMPARE(reasons.index(0, ReasonsModel::Reason).data().toString(), QStringLiteral("some new code"));
    MadeDocumentsModel made;
    const QAbstractItemModelTester madeTester(&made, QAbstractItemModelTester::FailureReportingMode::QtTest);
    made.setRows({{.id = "#1", .type = "payment", .status = "posted", .newerRefused = {}}});
    made.setRows({});
    InboxOrganisationsModel organisations;
    const QAbstractItemModelTester orgTester(&organisations, QAbstractItemModelTester::FailureReportingMode::QtTest);
    organisations.setRows({{.orgId = "a", .refused = 1, .waiting = 0}, {.orgId = "b"}});
    organisations.setRows({{.orgId = "b", .refused = 2, .waiting = 0}});
}

void TestInboxScreen::newRowsStayOutWhileTheyAreHeld()
{
    PayloadsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.showFirstPage({.rows = {payload(2), payload(1)}});
    QCOMPARE(model.refreshPart(0, {.rows = {payload(3), payload(2, "read"), payload(1)}}, true), 1);
    QCOMPARE(numbers(model), (Numbers{2, 1}));
    QCOMPARE(model.rows().front().state, std::string("read")); // what is there changes in place
    QCOMPARE(model.refreshPart(0, {.rows = {payload(3), payload(1)}}, false), 0);
    QCOMPARE(numbers(model), (Numbers{3, 1}));
}

void TestInboxScreen::payloadsAreSeenByReason()
{
    fill();
    QVERIFY(openScreen());
    EVENTUALLY_EQUAL(reasons()->model()->rowCount(), 2);
    QVERIFY(reasons()->isVisible());
    const auto cell = [&](int row, int column) { return reasons()->model()->index(row, column).data().toString(); };
    QCOMPARE(cell(0, ReasonsModel::State), QStringLiteral("refused"));
    QCOMPARE(cell(0, ReasonsModel::Payloads), QStringLiteral("1"));
    QVERIFY(cell(0, ReasonsModel::Example).contains(QLatin1String("6.71")));
    QCOMPARE(cell(1, ReasonsModel::Reason), QStringLiteral("its order has not come"));
    EVENTUALLY_EQUAL(m_console->find<QToolButton>("state_refused")->text(), QStringLiteral("Refused 1"));
    EVENTUALLY(m_console->find<QLabel>("advice")->text().contains(QLatin1String("Retry")));
}

void TestInboxScreen::aReasonOpensIntoItsPayloads()
{
    fill();
    QVERIFY(openScreen());
    EVENTUALLY_EQUAL(reasons()->model()->rowCount(), 2);
    reasons()->setFocus();
    QTest::keyClick(reasons(), Qt::Key_Down);
    QTest::keyClick(reasons(), Qt::Key_Return);
    EVENTUALLY(table()->isVisible());
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 1);
    QCOMPARE(table()->model()->index(0, PayloadsModel::Kind).data().toString(), QStringLiteral("refund"));
    QVERIFY(m_console->find<QToolButton>("chosenReason")->text().contains(QLatin1String("order has not come")));
    press("state_all"); // a reason is one of its state
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 3);
    press("state_read");
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 1);
    press("state_superseded");
    EVENTUALLY_EQUAL(m_console->find<QLabel>("emptyText")->text(), QStringLiteral("No payloads are in this state."));
}

void TestInboxScreen::thePayloadStandsBesideWhatBecameOfIt()
{
    fill();
    import(replaced(orderOnTop(), R"("title":"Lamp")", R"("title":"Lampe")")); // a later state of the same
    QVERIFY(openScreen());
    press("state_refused");
    QTest::keyClick(&m_console->window(), Qt::Key_G, Qt::ControlModifier); // one by one
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 1);
    EVENTUALLY(says().contains(QLatin1String("6.71")));
    QVERIFY(m_console->find<QLabel>("moments")->text().contains(QLatin1String("shop.jsonl, line 2")));
    EVENTUALLY(m_console->find<QLabel>("documentsCaption")->text().contains(QLatin1String("order 3")));
    const auto content = m_console->find<QPlainTextEdit>("content")->toPlainText();
    QVERIFY2(content.contains(QLatin1String("\n  \"name\": \"#1003\"")), qPrintable(content.left(300)));

    press("state_read");
    EVENTUALLY(table()->model()->rowCount() >= 1);
    EVENTUALLY(m_console->find<QTableView>("documents")->model()->rowCount() == 1);
    EVENTUALLY_EQUAL(m_console->find<QTableView>("history")->model()->rowCount(), 2);
    QCOMPARE(m_console->find<QTableView>("documents")->model()->index(0, 0).data().toString(), QStringLiteral("#1001"));
}

void TestInboxScreen::documentsLeadToDocumentsAndLedger()
{
    fill();
    QVERIFY(openScreen());
    press("state_read");
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 1);
    EVENTUALLY(m_console->find<QPushButton>("openDocument")->isVisible());
    click("openDocument");
    QCOMPARE(m_console->window().workspace().currentScreen(), QStringLiteral("documents"));
    EVENTUALLY_EQUAL(ConsoleDriver::firstColumn(*table()).value(0), QStringLiteral("#1001"));
    m_console->window().showScreen(QStringLiteral("inbox"));
    click("showEntries");
    QCOMPARE(m_console->window().workspace().currentScreen(), QStringLiteral("ledger"));
    EVENTUALLY(m_console->find<QLabel>("about")->text().contains(QLatin1String("#1001")));
}

void TestInboxScreen::whatItWaitsForIsAClickAway()
{
    fill();
    import(
        R"({"id":77,"order_id":3,"processed_at":"2026-02-01T10:00:00Z","kind":"sale","status":"success","amount":"26.71","currency":"CAD","gateway":"paypal"})");
    QVERIFY(openScreen());
    press("state_waiting");
    QTest::keyClick(&m_console->window(), Qt::Key_G, Qt::ControlModifier);
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 2);
    QVERIFY(goTo(table(), PayloadsModel::Kind, QStringLiteral("transaction")));
    EVENTUALLY(m_console->find<QPushButton>("showWaitsFor")->isVisible());
    click("showWaitsFor");
    EVENTUALLY_EQUAL(m_console->find<QLineEdit>("search")->text(), QStringLiteral("order/3"));
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 2);
}

void TestInboxScreen::ofSeveralOrganisationsOneIsChosen()
{
    fill();
    import(orderIncluded(), "tailor");
    import(replaced(refundOnTop(), R"("order_id":1)", R"("order_id":5)"), "nobooks");
    QVERIFY(openScreen());
    auto *list = m_console->find<QTableView>("organisations");
    EVENTUALLY_EQUAL(ConsoleDriver::firstColumn(*list),
                     (QStringList{QStringLiteral("nobooks"), QStringLiteral("shop"), QStringLiteral("tailor")}));
    QCOMPARE(ConsoleDriver::cell(*list, QStringLiteral("shop"), QStringLiteral("Refused")), QStringLiteral("1"));
    QVERIFY(!action("actionRetryPayloads")->isEnabled());
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Return); // that of no books yet
    EVENTUALLY_EQUAL(reasons()->model()->rowCount(), 1);
    m_console->session().setOrganisation("shop");
    EVENTUALLY_EQUAL(reasons()->model()->rowCount(), 2);
}

void TestInboxScreen::theBadgeCountsRefusedOnes()
{
    fill();
    QVERIFY(m_console->openAndWait(m_database->dsn(), QStringLiteral("documents")));
    m_console->window().showScreen(QStringLiteral("inbox"));
    EVENTUALLY_EQUAL(m_console->window().workspace().currentPage()->badge(), QStringLiteral("1 refused"));
}

void TestInboxScreen::aLostServerComesBack()
{
    fill();
    QVERIFY(openScreen());
    EVENTUALLY_EQUAL(reasons()->model()->rowCount(), 2);
    must(m_database->connection().run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = "
                                      "current_database() AND pid <> pg_backend_pid()"));
    import(replaced(orderIncluded(), R"("id":2,)", R"("id":6,)"));
    must(m_database->connection().run("UPDATE import_payload SET state = 'refused', code = 'malformed' WHERE "
                                      "payload_group = 'order/6'"));
    EVENTUALLY_EQUAL(reasons()->model()->rowCount(), 3);
    QVERIFY(m_console->session().isLive());
}

void TestInboxScreen::nothingIsCut_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("grouped");
    for (const bool grouped : {true, false}) {
        const auto what = grouped ? QByteArrayLiteral("by reason") : QByteArrayLiteral("one by one");
        QTest::newRow(what + " small") << QSize(640, 480) << grouped;
        QTest::newRow(what + " large") << QSize(1400, 900) << grouped;
    }
}

void TestInboxScreen::nothingIsCut()
{
    QFETCH(const QSize, size);
    QFETCH(const bool, grouped);
    fill();
    QVERIFY(openScreen());
    m_console->window().resize(size);
    EVENTUALLY_EQUAL(reasons()->model()->rowCount(), 2);
    if (!grouped) {
        QTest::keyClick(&m_console->window(), Qt::Key_G, Qt::ControlModifier);
        EVENTUALLY_EQUAL(table()->model()->rowCount(), 3);
        EVENTUALLY(m_console->find<QLabel>("documentsCaption")->isVisible());
    }
    QTRY_VERIFY2_WITH_TIMEOUT(faultsOf(m_console->window()).isEmpty(),
                              qPrintable(faultsOf(m_console->window()).join(QLatin1Char('\n'))), 10'000);
}

QTEST_MAIN(TestInboxScreen)
#include "test_inbox_screen.moc"
