// SPDX-License-Identifier: MIT
#include "console/backlog/depth_card.h"
#include "console/console_driver.h"
#include "console/jobs/error_groups_model.h"
#include "console/jobs/jobs_model.h"
#include "console/look/words.h"
#include "console/looks.h"
#include "support/test_database.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>

using namespace leapfrog;
using namespace leapfrog::test;

/// The Jobs screen on a real database, by mouse and keyboard.
class TestJobs : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void theModelChangesByDifference();
    void newRowsStayOutWhileTheyAreHeld();
    void deadJobsAreGroupedAndRetriedAtOnce();
    void aGroupOpensIntoItsJobs();
    void whatCanNotBeDoneSaysWhy();
    void cancelAsksAndEscapeKeepsAll();
    void allThatMatchAreRaised();
    void aTextFindsADocument();
    void theBacklogLeadsHere();
    void newRowsWaitWhileRowsAreSelected();
    void theDetailsSayWhyItWaits();
    void nothingIsCut_data();
    void nothingIsCut();

private:
    /// Waiting A1 … A5, B9 dead of an unknown account with B8, C7 dead of a locked period, running R1.
    void fill();
    [[nodiscard]] QTableView *table() { return m_console->find<QTableView>("table"); }
    [[nodiscard]] QTableView *groups() { return m_console->find<QTableView>("groups"); }
    [[nodiscard]] QAction *action(const char *name) { return m_console->find<QAction>(name); }
    [[nodiscard]] QString notice() { return m_console->find<QLabel>("noticeText")->text(); }
    bool openScreen() { return m_console->openAndWait(m_database->dsn(), QStringLiteral("jobs")); }
    void press(const char *button) { QTest::mouseClick(m_console->find<QToolButton>(button), Qt::LeftButton); }
    [[nodiscard]] std::string states()
    {
        return m_database->sql("SELECT string_agg(document_id || ' ' || state || priority, ', ' ORDER BY document_id) "
                               "FROM accounting_work_queue");
    }
    bool selectRow(const QString &document);

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<ConsoleDriver> m_console;
};

void TestJobs::init()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
    m_database->addOrganisation("bell");
    m_console = std::make_unique<ConsoleDriver>();
}

void TestJobs::cleanup()
{
    m_console.reset();
    m_database.reset();
}

void TestJobs::fill()
{
    m_database->sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type, ready_at, created_at) "
                    "SELECT CASE WHEN name "
                    "LIKE 'B%' THEN 'bell' ELSE 'acme' END, name, 'sales_invoice', now() - interval '1 min', now() - "
                    "interval '1 min' FROM "
                    "unnest(ARRAY['A1', 'A2', 'A3', 'A4', 'A5', 'B8', 'B9', 'C6', 'C7', 'R1']) AS name");
    m_database->sql("UPDATE accounting_work_queue SET state = 'dead', run_count = 8, last_error = CASE WHEN "
                    "document_id = 'C7' THEN "
                    "'period_locked: March is locked.' ELSE 'unknown_account: Account 4711 does not exist.' END "
                    "WHERE document_id IN ('B8', 'B9', 'C6', 'C7')");
    m_database->sql(
        "UPDATE accounting_work_queue SET state = 'leased', leased_by = 'srv-a:1', leased_until = now() + interval "
        "'10 min', lease = 1 WHERE document_id = 'R1'");
}

bool TestJobs::selectRow(const QString &document)
{
    const auto *model = table()->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        const auto index = model->index(row, JobsModel::Document);
        if (index.data().toString() != document)
            continue;
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, Qt::NoModifier, table()->visualRect(index).center());
        return table()->currentIndex().row() == row;
    }
    return false;
}

static JobRow job(const char *name, int priority = 1)
{
    JobRow row;
    row.id = row.documentId = name;
    row.orgId = "acme";
    row.documentType = "journal";
    row.state = "queued";
    row.priority = priority;
    row.place = std::string("at ") + name;
    return row;
}

static JobPage page(const std::vector<JobRow> &rows, const std::string &next = {})
{
    return {.rows = rows, .next = next, .looked = 0};
}

static QStringList documents(const JobsModel &model)
{
    QStringList all;
    for (const auto &row : model.rows())
        all.append(QString::fromStdString(row.documentId));
    return all;
}

void TestJobs::theModelChangesByDifference()
{
    JobsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy wanted(&model, &JobsModel::pageWanted);
    model.showFirstPage(page({job("A"), job("B"), job("C")}, "at C"));
    if (wanted.isEmpty()) // the tester asks too, as a view does
        model.fetchMore({});
    QCOMPARE(wanted.size(), 1);
    QVERIFY(!model.canFetchMore({})); // it is asked for
    model.appendPage("at X", page({job("Z")})); // of rows that are not there any more
    QCOMPARE(model.rowCount(), 3);
    model.appendPage("at C", page({job("C"), job("D")})); // C has moved meanwhile
    QCOMPARE(documents(model),
             (QStringList{QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("C"), QStringLiteral("D")}));
    QVERIFY(!model.canFetchMore({}));
    QCOMPARE(model.refreshPart("at A", page({job("B", 3), job("N"), job("D")}), 50, false), 0);
    QCOMPARE(documents(model),
             (QStringList{QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("N"), QStringLiteral("D")}));
    QCOMPARE(model.index(1, JobsModel::Priority).data().toString(), QStringLiteral("◆ urgent"));
    QCOMPARE(resets.size(), 0);

    ErrorGroupsModel groups;
    const QAbstractItemModelTester groupTester(&groups, QAbstractItemModelTester::FailureReportingMode::QtTest);
    groups.setRows({{.error = QStringLiteral("a: b"),
                     .jobs = 2,
                     .organisations = 1,
                     .orgIds = {"acme"},
                     .firstAt = {},
                     .lastAt = {}}});
    QCOMPARE(groups.index(0, ErrorGroupsModel::Reason).data().toString(), QStringLiteral("b"));
    groups.setRows({});
}

void TestJobs::newRowsStayOutWhileTheyAreHeld()
{
    JobsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.showFirstPage(page({job("B"), job("C")}));
    QCOMPARE(model.refreshPart({}, page({job("A"), job("B", 2), job("C")}), 50, true), 1);
    QCOMPARE(documents(model), (QStringList{QStringLiteral("B"), QStringLiteral("C")}));
    QCOMPARE(model.rows().front().priority, 2); // what is there changes in place
    QCOMPARE(model.refreshPart({}, page({job("A"), job("C")}), 50, false), 0);
    QCOMPARE(documents(model), (QStringList{QStringLiteral("A"), QStringLiteral("C")}));
}

void TestJobs::deadJobsAreGroupedAndRetriedAtOnce()
{
    fill();
    QVERIFY(openScreen());
    QTest::keyClick(&m_console->window(), Qt::Key_G, Qt::ControlModifier);
    EVENTUALLY_EQUAL(groups()->model()->rowCount(), 2);
    const auto cell = [&](int column) { return groups()->model()->index(0, column).data().toString(); };
    QCOMPARE(cell(ErrorGroupsModel::Reason), QStringLiteral("Account 4711 does not exist."));
    QCOMPARE(cell(ErrorGroupsModel::Jobs), QStringLiteral("3"));
    QCOMPARE(cell(ErrorGroupsModel::Organisations), QStringLiteral("2"));
    EVENTUALLY_EQUAL(action("actionRetry")->text(), QStringLiteral("Retry 3"));
    EVENTUALLY(m_console->find<QLabel>("when")->text().contains(QLatin1String("add the account")));

    EVENTUALLY(action("actionRetry")->isEnabled());
    press("retryButton");
    EVENTUALLY(m_console->find<QMessageBox>("jobQuestion") != nullptr);
    const auto question = m_console->find<QMessageBox>("jobQuestion")->text();
    QVERIFY2(question.contains(QLatin1String("3 job")) && question.contains(QLatin1String("of 2 organisations")),
             qPrintable(question));
    QVERIFY2(question.contains(withShortWords(m_console->session().name())), qPrintable(question));
    // One ends while it is asked about.
    m_database->sql("DELETE FROM accounting_work_queue WHERE document_id = 'B9'");
    QTest::mouseClick(m_console->find<QPushButton>("doIt"), Qt::LeftButton);
    EVENTUALLY_EQUAL(groups()->model()->rowCount(), 1);
    QCOMPARE(m_database->sql("SELECT string_agg(document_id, ' ' ORDER BY document_id) FROM accounting_work_queue "
                             "WHERE state = 'queued' AND "
                             "run_count = 0 AND document_id > 'B'"),
             std::string("B8 C6"));
    QVERIFY2(notice().contains(QLatin1String("2 job")), qPrintable(notice()));
}

void TestJobs::aGroupOpensIntoItsJobs()
{
    fill();
    QVERIFY(openScreen());
    QTest::keyClick(&m_console->window(), Qt::Key_G, Qt::ControlModifier);
    EVENTUALLY_EQUAL(groups()->model()->rowCount(), 2);
    groups()->setFocus();
    QTest::keyClick(groups(), Qt::Key_Return);
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 3);
    QVERIFY(table()->isVisible());
    QVERIFY(m_console->find<QToolButton>("chosenError")->text().contains(QLatin1String("4711")));
    QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    const auto id = QGuiApplication::clipboard()->text().toStdString();
    QCOMPARE(m_database->number("SELECT count(*) FROM accounting_work_queue WHERE state = 'dead' AND id::text = '" + id
                                + "'"),
             1);
    press("chosenError"); // with any error
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 4);
}

void TestJobs::whatCanNotBeDoneSaysWhy()
{
    fill();
    QVERIFY(openScreen());
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 5);
    EVENTUALLY(action("actionCancel")->isEnabled());
    QVERIFY(!action("actionRetry")->isEnabled());
    QVERIFY(action("actionRetry")->toolTip().startsWith(QLatin1String("Only jobs that are dead")));
    press("state_leased");
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 1);
    EVENTUALLY(action("actionRaise")->toolTip().startsWith(QLatin1String("Only the priority of waiting jobs")));
    QVERIFY(!action("actionRaise")->isEnabled());
    QVERIFY(table()
                ->model()
                ->index(0, JobsModel::Outlook)
                .data()
                .toString()
                .startsWith(QLatin1String("srv-a:1, lease ends in")));
}

void TestJobs::cancelAsksAndEscapeKeepsAll()
{
    fill();
    QVERIFY(openScreen());
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 5);
    QVERIFY(selectRow(QStringLiteral("A2")));
    EVENTUALLY(action("actionCancel")->isEnabled());
    const auto before = states();
    QTest::keyClick(&m_console->window(), Qt::Key_Delete, Qt::ControlModifier);
    EVENTUALLY(m_console->find<QMessageBox>("jobQuestion") != nullptr);
    QTest::keyClick(m_console->find<QMessageBox>("jobQuestion"), Qt::Key_Escape);
    EVENTUALLY(action("actionCancel")->isEnabled());
    QCOMPARE(states(), before);
    QTest::keyClick(&m_console->window(), Qt::Key_Delete, Qt::ControlModifier);
    EVENTUALLY(m_console->find<QPushButton>("doIt") != nullptr);
    QTest::mouseClick(m_console->find<QPushButton>("doIt"), Qt::LeftButton);
    EVENTUALLY_EQUAL(m_database->number("SELECT count(*) FROM accounting_work_queue WHERE document_id = 'A2'"), 0);
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 4);
}

void TestJobs::allThatMatchAreRaised()
{
    fill();
    QVERIFY(openScreen());
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 5);
    EVENTUALLY(action("actionRaise")->isEnabled());
    QTest::keyClick(&m_console->window(), Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(action("actionCancel")->text(), QStringLiteral("Cancel all 5 that match…"));
    QTest::keyClick(&m_console->window(), Qt::Key_Up, Qt::ControlModifier); // to high: not asked about
    EVENTUALLY_EQUAL(
        m_database->number("SELECT count(*) FROM accounting_work_queue WHERE priority = 2 AND state = 'queued'"), 5);
    EVENTUALLY_EQUAL(table()->model()->index(0, JobsModel::Priority).data().toString(), QStringLiteral("▲ high"));
}

void TestJobs::aTextFindsADocument()
{
    fill();
    QVERIFY(openScreen());
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 5);
    QTest::keyClick(&m_console->window(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(m_console->find<QLineEdit>("search"), QStringLiteral("a3"));
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 1);
    QTest::keyClicks(m_console->find<QLineEdit>("search"), QStringLiteral("99"));
    EVENTUALLY_EQUAL(m_console->find<QLabel>("emptyText")->text(), QStringLiteral("No jobs match “a399”."));
    QTest::mouseClick(m_console->find<QPushButton>("emptyButton"), Qt::LeftButton);
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 5);
}

void TestJobs::theBacklogLeadsHere()
{
    fill();
    QVERIFY(m_console->openAndWait(m_database->dsn(), QStringLiteral("backlog")));
    auto *card = m_console->find<DepthCard>("dead");
    EVENTUALLY_EQUAL(card->number(), QStringLiteral("4"));
    QTest::mouseClick(card, Qt::LeftButton);
    QCOMPARE(m_console->window().workspace().currentScreen(), QStringLiteral("jobs"));
    EVENTUALLY_EQUAL(groups()->model()->rowCount(), 2);
    EVENTUALLY_EQUAL(m_console->window().workspace().currentPage()->badge(), QStringLiteral("4 dead"));
    m_console->window().showScreen(QStringLiteral("backlog"));
    card = m_console->find<DepthCard>("running");
    card->setFocus();
    QTest::keyClick(card, Qt::Key_Return);
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 1);
    QVERIFY(table()->isVisible());
}

void TestJobs::newRowsWaitWhileRowsAreSelected()
{
    fill();
    QVERIFY(openScreen());
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 5);
    table()->selectAll();
    m_database->sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type, priority) VALUES ('acme', "
                    "'NEW', 'journal', 3)");
    auto *button = m_console->find<QPushButton>("showNew");
    EVENTUALLY(button->isVisible());
    QCOMPARE(table()->model()->rowCount(), 5);
    QTest::mouseClick(button, Qt::LeftButton);
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 6);
    QCOMPARE(table()->model()->index(0, JobsModel::Document).data().toString(), QStringLiteral("NEW"));
}

void TestJobs::theDetailsSayWhyItWaits()
{
    fill();
    QVERIFY(openScreen());
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 5);
    QVERIFY(selectRow(QStringLiteral("A3")));
    QTest::keyClick(&m_console->window(), Qt::Key_F2);
    EVENTUALLY(m_console->find<QLabel>("why")->text().contains(QLatin1String("no worker is running")));
    EVENTUALLY(m_console->find<QLabel>("documentText")->text().contains(QStringLiteral("There is no document “A3”")));
}

void TestJobs::nothingIsCut_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("grouped");
    for (const bool grouped : {false, true}) {
        QTest::addRow("640x480%s", grouped ? ", by error" : "") << QSize(640, 480) << grouped;
        QTest::addRow("1280x800%s", grouped ? ", by error" : "") << QSize(1280, 800) << grouped;
    }
}

void TestJobs::nothingIsCut()
{
    QFETCH(const QSize, size);
    QFETCH(const bool, grouped);
    fill();
    m_database->sql("UPDATE accounting_work_queue SET last_error = 'long: ' || repeat('x', 5000) || repeat(' word', "
                    "1000) WHERE document_id = 'C7'");
    QVERIFY(openScreen());
    m_console->window().resize(size);
    if (grouped)
        action("actionGroup")->trigger();
    else
        press("state_dead");
    EVENTUALLY((grouped ? groups() : table())->model()->rowCount() > 1);
    QTRY_VERIFY2_WITH_TIMEOUT(faultsOf(m_console->window()).isEmpty(),
                              qPrintable(faultsOf(m_console->window()).join(QLatin1Char('\n'))), 10'000);
}

QTEST_MAIN(TestJobs)
#include "test_jobs.moc"
