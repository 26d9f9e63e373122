// SPDX-License-Identifier: MIT
#include "console/console_driver.h"
#include "console/frame/notice_bar.h"
#include "console/ledger/ledger_screen.h"
#include "console/ledger/period/period.h"
#include "console/ledger/period/period_choice.h"
#include "console/ledger/period/period_question.h"
#include "console/look/table_look.h"
#include "support/own_server.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace leapfrog;
using namespace leapfrog::test;

/// What is done on the Ledger screen: verification, locks, export.
class TestLedgerActs : public QObject, protected LedgerScreen
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void deferralsAreListedWithWhatIsLeft();
    void whatDiffersIsFoundAndRecreated();
    void aVerificationCanBeCancelled();
    void aLockAsksAndUnlockingToo();
    void aLockIsRefusedWithTheDocumentsInTheWay();
    void theBookIsExported_data();
    void theBookIsExported();
    void aFailedExportLeavesWhatWasThere();
    void theReportIsSavedAsPdf();
    void rowsAreCopiedAsATable();
    void aLostServerComesBack();
};

void TestLedgerActs::deferralsAreListedWithWhatIsLeft()
{
    must(
        DocumentStore(m_database->connection())
            .import("acme",
                    {{.id = "SUB",
                      .type = "sales_invoice",
                      .date = "2026-01-10",
                      .currency = "USD",
                      .partyName = {},
                      .amount = {},
                      .body = R"({"id":"SUB","type":"sales_invoice","date":"2026-01-10","currency":"USD",)"
                              R"("fx_rate":"0.9","tax_included":false,"lines":[{"amount":"100.00","deferral":)"
                              R"({"start":"2026-01-10","end":"2026-03-20","method":"monthly"}}],"total":"100.00"})"}}));
    m_database->drain();
    QVERIFY(openScreen());
    m_console->find<PeriodChoice>("periodChoice")->choose(Period::around(Period::Kind::Month, {2026, 2, 1}));
    chooseTab(4);
    auto *deferrals = table("deferrals");
    const QAbstractItemModelTester tester(deferrals->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    EVENTUALLY_EQUAL(ConsoleDriver::firstColumn(*deferrals),
                     QStringList({QStringLiteral("SUB"), QStringLiteral("Total")}));
    QVERIFY(ConsoleDriver::cell(*deferrals, QStringLiteral("SUB"), QStringLiteral("Left"))
                .startsWith(QChar(0x2212) + QStringLiteral("33.33")));
    QVERIFY(goTo(deferrals, QStringLiteral("SUB")));
    press(Qt::Key_Return);
    EVENTUALLY(table("documentEntries")->isVisible() && table("documentEntries")->model()->rowCount() > 3);
    m_console->find<QAction>("actionBack")->trigger();
    QVERIFY(deferrals->isVisible());
}

void TestLedgerActs::whatDiffersIsFoundAndRecreated()
{
    QVERIFY(openScreen());
    QVERIFY(verify());
    auto *findings = table("findings");
    const QAbstractItemModelTester tester(findings->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(findings->model()->rowCount(), 0);
    QVERIFY(!m_console->find<QPushButton>("recreateFindings")->isVisible());

    pastTheGuard("UPDATE gl_entry SET amount = 2 * amount, base_amount = 2 * base_amount WHERE document_id = 'S2'");
    QVERIFY(verify());
    EVENTUALLY_EQUAL(ConsoleDriver::firstColumn(*findings), QStringList{QStringLiteral("S2")});
    QCOMPARE(ConsoleDriver::cell(*findings, QStringLiteral("S2"), QStringLiteral("Finding")),
             QStringLiteral("altered"));
    QVERIFY(m_console->find<QLabel>("findingLines")->text().contains(QLatin1String("should be 250.00")));

    auto *recreate = m_console->find<QPushButton>("recreateFindings");
    EVENTUALLY(recreate->isVisible() && recreate->isEnabled());
    QTest::mouseClick(recreate, Qt::LeftButton);
    auto *dialog = m_console->find<PreviewDialog>("PreviewDialog");
    QVERIFY(dialog != nullptr);
    auto *now = dialog->findChild<QPushButton *>(QStringLiteral("recreate"));
    EVENTUALLY(now->isEnabled());
    QTest::mouseClick(now, Qt::LeftButton);
    EVENTUALLY_EQUAL(
        m_database->number("SELECT coalesce(sum(amount), 0) FROM gl_entry WHERE document_id = 'S2' AND deleted_at IS "
                           "NULL AND amount > 0"),
        25000);
    EVENTUALLY(notice().contains(QLatin1String("S2")) || notice().contains(QLatin1String("recreated"))
               || !m_console->find<NoticeBar>("notice")->isVisible());
    QVERIFY(verify());
    // What was altered is out of force now, and still told: an undo would bring it back.
    EVENTUALLY(m_console->find<QLabel>("verifyResult")->text().contains(QLatin1String("1 finding(s).")));
}

void TestLedgerActs::aVerificationCanBeCancelled()
{
    QVERIFY(openScreen());
    chooseTab(5);
    // Its first statement waits for this lock, so it is under way until it is cancelled.
    auto other = m_database->connect();
    must(other->runScript("BEGIN; LOCK TABLE organisation IN ACCESS EXCLUSIVE MODE"));
    QTest::mouseClick(m_console->find<QPushButton>("verify"), Qt::LeftButton);
    auto *cancel = m_console->find<QPushButton>("cancelVerify");
    EVENTUALLY(cancel->isVisible());
    QTest::mouseClick(cancel, Qt::LeftButton);
    EVENTUALLY(m_console->find<QLabel>("verifyResult")->text().contains(QLatin1String("cancelled")));
    QVERIFY(!cancel->isVisible());
    must(other->runScript("ROLLBACK"));
    EVENTUALLY(m_console->find<QPushButton>("verify")->isEnabled());
}

void TestLedgerActs::aLockAsksAndUnlockingToo()
{
    QVERIFY(openScreen());
    m_console->find<PeriodChoice>("periodChoice")->choose(Period::around(Period::Kind::Month, {2026, 3, 1}));
    EVENTUALLY(m_console->find<QAction>("actionLock")->isEnabled());
    QVERIFY(m_console->act("actionLock"));
    auto *question = m_console->find<PeriodQuestion>("periodQuestion");
    QVERIFY(question != nullptr);
    QTest::keyClick(question, Qt::Key_Escape);
    QCOMPARE(m_database->number("SELECT count(*) FROM period_lock"), 0);

    EVENTUALLY(m_console->find<QAction>("actionLock")->isEnabled());
    QVERIFY(m_console->act("actionLock"));
    question = m_console->window().findChildren<PeriodQuestion *>().back();
    QVERIFY(
        question->findChild<QLabel *>(QStringLiteral("periodQuestionText"))->text().contains(QLatin1String("acme")));
    QTest::keyClicks(question->findChild<QLineEdit *>(QStringLiteral("periodWhy")), QStringLiteral("Q1 is audited"));
    QTest::mouseClick(question->findChild<QPushButton *>(QStringLiteral("periodDo")), Qt::LeftButton);
    EVENTUALLY(notice().contains(QLatin1String("The books are locked through")));
    QCOMPARE(m_database->sql("SELECT locked_through || ' ' || why FROM period_lock"),
             std::string("2026-03-31 Q1 is audited"));
    EVENTUALLY_EQUAL(m_console->find<QLabel>("lockState")->text(), QStringLiteral("locked"));
    QVERIFY(m_console->find<QLabel>("lockState")->toolTip().contains(QLatin1String("Q1 is audited")));

    EVENTUALLY(m_console->find<QAction>("actionUnlock")->isEnabled());
    QVERIFY(m_console->act("actionUnlock"));
    question = m_console->window().findChildren<PeriodQuestion *>().back();
    QTest::mouseClick(question->findChild<QPushButton *>(QStringLiteral("periodDo")), Qt::LeftButton);
    EVENTUALLY_EQUAL(m_database->sql("SELECT locked_through FROM period_lock"), std::string("2026-02-28"));
    EVENTUALLY_EQUAL(m_console->find<QLabel>("lockState")->text(), QStringLiteral("unlocked"));
}

void TestLedgerActs::aLockIsRefusedWithTheDocumentsInTheWay()
{
    m_database->importInvoice("S2", 300); // not posted yet as it is now
    QVERIFY(openScreen());
    m_console->find<PeriodChoice>("periodChoice")->choose(Period::around(Period::Kind::Month, {2026, 3, 1}));
    EVENTUALLY(m_console->find<QAction>("actionLock")->isEnabled());
    QVERIFY(m_console->act("actionLock"));
    auto *question = m_console->find<PeriodQuestion>("periodQuestion");
    QTest::mouseClick(question->findChild<QPushButton *>(QStringLiteral("periodDo")), Qt::LeftButton);
    EVENTUALLY(notice().contains(QLatin1String("The books were not locked")));
    QVERIFY2(notice().contains(QLatin1String("S2")), qPrintable(notice()));
    QCOMPARE(m_database->number("SELECT count(*) FROM period_lock"), 0);
    QTest::mouseClick(m_console->find<QPushButton>("noticeAction"), Qt::LeftButton);
    QCOMPARE(m_console->window().workspace().currentScreen(), QStringLiteral("documents"));
    EVENTUALLY_EQUAL(ConsoleDriver::firstColumn(*table("table")), QStringList{QStringLiteral("S2")});
}

void TestLedgerActs::theBookIsExported_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<QByteArray>("begins");
    QTest::newRow("hledger") << 0 << QStringLiteral(".journal") << QByteArray(";");
    QTest::newRow("beancount") << 1 << QStringLiteral(".beancount") << QByteArray(";");
    QTest::newRow("csv") << 2 << QStringLiteral(".csv") << QByteArray();
    QTest::newRow("json") << 3 << QStringLiteral(".json") << QByteArray("{");
}

void TestLedgerActs::theBookIsExported()
{
    QFETCH(const int, format);
    QFETCH(const QString, suffix);
    QFETCH(const QByteArray, begins);
    const QTemporaryDir folder;
    QVERIFY(openScreen());
    QTest::keyClick(&m_console->window(), Qt::Key_E, Qt::ControlModifier);
    auto *dialog = m_console->find<QFileDialog>("exportDialog");
    QVERIFY(dialog != nullptr);
    dialog->setDirectory(folder.path());
    dialog->selectNameFilter(dialog->nameFilters().at(format));
    emit dialog->filterSelected(dialog->selectedNameFilter()); // as its list does
    auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
    QVERIFY(name != nullptr);
    name->setText(QStringLiteral("book"));
    QTest::keyClick(name, Qt::Key_Return);
    QFile file(folder.filePath(QStringLiteral("book") + suffix));
    EVENTUALLY(file.exists());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto text = file.readAll();
    QVERIFY2(text.startsWith(begins), text.left(80).constData());
    QVERIFY(text.contains("S2"));
    EVENTUALLY(activity().startsWith(QLatin1String("2 documents in ")));
}

void TestLedgerActs::theReportIsSavedAsPdf()
{
    const QTemporaryDir folder;
    QVERIFY(openScreen());
    auto *action = m_console->find<QAction>("actionSavePdf");
    QVERIFY(action != nullptr && action->isEnabled());
    action->trigger();
    auto *dialog = m_console->find<QFileDialog>("pdfDialog");
    QVERIFY(dialog != nullptr);
    dialog->setDirectory(folder.path());
    auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
    QVERIFY(name != nullptr);
    name->setText(QStringLiteral("balances"));
    QTest::keyClick(name, Qt::Key_Return);
    QFile file(folder.filePath(QStringLiteral("balances.pdf")));
    EVENTUALLY(file.exists());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith("%PDF"));
    EVENTUALLY(activity().endsWith(QLatin1String("balances.pdf")));
    chooseTab(5); // what verification finds is no report
    QVERIFY(!action->isEnabled());
}

void TestLedgerActs::aFailedExportLeavesWhatWasThere()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("book.csv"));
    QFile before(path);
    QVERIFY(before.open(QIODevice::WriteOnly));
    before.write("before");
    before.close();
    pastTheGuard("UPDATE gl_entry SET currency = 'XXQ' WHERE document_id = 'S2'"); // nobody can write that
    QVERIFY(openScreen());
    QTest::keyClick(&m_console->window(), Qt::Key_E, Qt::ControlModifier);
    auto *dialog = m_console->find<QFileDialog>("exportDialog");
    dialog->setDirectory(folder.path());
    emit dialog->fileSelected(path);
    dialog->close();
    EVENTUALLY(activity().contains(QLatin1String("XXQ")));
    QVERIFY(before.open(QIODevice::ReadOnly));
    QCOMPARE(before.readAll(), QByteArray("before"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("book.csv")});
}

void TestLedgerActs::rowsAreCopiedAsATable()
{
    QVERIFY(openScreen());
    QVERIFY(goTo(table("balances"), QStringLiteral("4000")));
    const auto lines = selectedRowsAsText(*table("balances")).split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 2);
    QVERIFY2(lines.at(1).contains(QLatin1String("\t-350.00")), qPrintable(lines.at(1))); // a program reads that
}

void TestLedgerActs::aLostServerComesBack()
{
    m_console.reset();
    OwnServer server;
    server.sql("SET session_replication_role = replica; INSERT INTO gl_entry (org_id, document_id, version, line_no, "
               "entry_date, account, currency, amount, "
               "base_amount, rule) SELECT 'acme', 'S1', 1, n, '2026-03-31', (ARRAY['1200', '4000'])[n], 'EUR', "
               "(ARRAY[100, -100])[n], (ARRAY[100, -100])[n], 'SI-AR' FROM generate_series(1, 2) n; "
               "SELECT count(*) FROM ledger_repair()"); // balances of what came past the triggers
    m_console = std::make_unique<ConsoleDriver>();
    QVERIFY(openScreen(server.dsn()));
    QVERIFY(showAllDays());
    QVERIFY(goTo(table("balances"), QStringLiteral("4000")));
    const auto *mark = m_console->find<QLabel>("asOf");
    server.sql("ALTER DATABASE leapfrog ALLOW_CONNECTIONS false", "postgres");
    server.sql("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name LIKE '%console%'",
               "postgres");
    EVENTUALLY(mark->text().endsWith(QLatin1String(", not live")));
    QCOMPARE(balance("1200", "Debit"), QStringLiteral("1.00")); // what was known stays
    server.sql("ALTER DATABASE leapfrog ALLOW_CONNECTIONS true", "postgres");
    QTest::keyClick(&m_console->window(), Qt::Key_F5);
    EVENTUALLY(mark->text().endsWith(QLatin1String(", live")));
    QCOMPARE(table("balances")->currentIndex().siblingAtColumn(0).data().toString(), QStringLiteral("4000"));
}

QTEST_MAIN(TestLedgerActs)
#include "test_ledger_acts.moc"
