// SPDX-License-Identifier: MIT
#include "console/ledger/close/close_dialog.h"
#include "console/ledger/close/seal_check_dialog.h"
#include "console/ledger/ledger_driver.h"
#include "console/ledger/period/period_choice.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QListWidget>
#include <QRadioButton>
#include <QTemporaryDir>

using namespace leapfrog;
using namespace leapfrog::test;
using namespace Qt::StringLiterals;

/// Closing a period and checking its seal on the Ledger screen.
class TestLedgerClose : public QObject, private LedgerDriver
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { end(); }

    void aPeriodIsClosedAndSealed();
    void whatIsMissingIsNamedAndAClickAway();
    void aFileThatCantBeWrittenChangesNothing();
    void aSealNamesWhatIsNotAsItWas();
    void withoutASealThatIsSaid();
    void whatIsNoSealIsTold();

private:
    CloseDialog *openClose()
    {
        if (!openScreen())
            return nullptr;
        m_console->find<PeriodChoice>("periodChoice")->choose(Period::around(Period::Kind::Month, {2026, 3, 1}));
        if (!QTest::qWaitFor([this] { return m_console->find<QAction>("actionClosePeriod")->isEnabled(); }, 30'000))
            return nullptr;
        return m_console->act("actionClosePeriod") ? m_console->find<CloseDialog>("closeDialog") : nullptr;
    }
    SealCheckDialog *openCheck()
    {
        return m_console->act("actionCheckSeal") ? m_console->window().findChildren<SealCheckDialog *>().back()
                                                 : nullptr;
    }
    static QString textIn(const QWidget *dialog, const char *label)
    {
        const auto *found = dialog->findChild<QLabel *>(QLatin1String(label));
        return found == nullptr ? QStringLiteral("(no such label)") : found->text();
    }
    static void click(const QWidget *dialog, const char *button)
    {
        QTest::mouseClick(dialog->findChild<QPushButton *>(QLatin1String(button)), Qt::LeftButton);
    }
    /// Closes March, with the seal in that file.
    bool close(const QString &file)
    {
        auto *dialog = openClose();
        auto *seal = dialog == nullptr ? nullptr : dialog->findChild<QPushButton *>(u"closeSeal"_s);
        if (seal == nullptr || !QTest::qWaitFor([&] { return seal->isEnabled(); }, 30'000))
            return false;
        dialog->findChild<QLineEdit *>(u"closeFile"_s)->setText(file);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"closeWhy"_s), u"audited"_s);
        QTest::mouseClick(seal, Qt::LeftButton);
        return QTest::qWaitFor([&] { return dialog->findChild<QLabel *>(u"closeHead"_s)->isVisible(); }, 30'000);
    }
};

void TestLedgerClose::init()
{
    begin();
    post("S1", 100, "2026-02-28");
    post("S2", 250, "2026-03-31");
}

void TestLedgerClose::aPeriodIsClosedAndSealed()
{
    const QTemporaryDir folder;
    const auto file = folder.filePath(u"march.seal"_s);
    QVERIFY(close(file));
    auto *dialog = m_console->find<CloseDialog>("closeDialog");
    const auto head = QString::fromStdString(m_database->sql("SELECT head FROM period_seal WHERE org_id = 'acme'"));
    QCOMPARE(head.size(), 64);
    QCOMPARE(textIn(dialog, "closeHead").remove(u' ').remove(u'\n'), head);
    QVERIFY2(textIn(dialog, "closeRecord").contains(u"seal 1, 4 entries of 2 documents"_s),
             qPrintable(textIn(dialog, "closeRecord")));
    click(dialog, "closeCopyHead");
    QCOMPARE(QGuiApplication::clipboard()->text(), head);
    QFile seal(file);
    QVERIFY(seal.open(QIODevice::ReadOnly));
    QVERIFY(seal.readAll().contains(head.toUtf8()));
    QCOMPARE(m_database->sql("SELECT locked_through || ' ' || why FROM period_lock"),
             std::string("2026-03-31 audited"));
    QTest::keyClick(dialog, Qt::Key_Escape);
    EVENTUALLY_EQUAL(text("lockState"), u"locked"_s);
}

void TestLedgerClose::whatIsMissingIsNamedAndAClickAway()
{
    m_database->importInvoice("S2", 300); // not posted yet as it is now
    auto *dialog = openClose();
    QVERIFY(dialog != nullptr);
    EVENTUALLY(textIn(dialog, "closeState").contains(u"can't be closed yet"_s));
    const auto *seal = dialog->findChild<QPushButton *>(u"closeSeal"_s);
    QVERIFY(!seal->isEnabled());
    QVERIFY(seal->toolTip().contains(u"see what is missing"_s));
    QVERIFY2(textIn(dialog, "check_waiting").contains(u"S2"_s), qPrintable(textIn(dialog, "check_waiting")));
    QVERIFY(dialog->findChild<QPushButton *>(u"mend_refused"_s) == nullptr); // nothing to mend there
    click(dialog, "mend_waiting");
    QCOMPARE(m_console->window().workspace().currentScreen(), u"documents"_s);
    EVENTUALLY_EQUAL(ConsoleDriver::firstColumn(*table("table")), QStringList{u"S2"_s});
    QCOMPARE(m_database->number("SELECT count(*) FROM period_lock"), 0);
}

void TestLedgerClose::aFileThatCantBeWrittenChangesNothing()
{
    auto *dialog = openClose();
    QVERIFY(dialog != nullptr);
    auto *seal = dialog->findChild<QPushButton *>(u"closeSeal"_s);
    EVENTUALLY(seal->isEnabled());
    dialog->findChild<QLineEdit *>(u"closeFile"_s)->setText(u"/nowhere/march.seal"_s);
    QTest::mouseClick(seal, Qt::LeftButton);
    EVENTUALLY(textIn(dialog, "closeState").contains(u"Nothing was locked or sealed"_s));
    QCOMPARE(m_database->number("SELECT count(*) FROM period_lock"), 0);
    QVERIFY(seal->isEnabled()); // with another file
}

void TestLedgerClose::aSealNamesWhatIsNotAsItWas()
{
    const QTemporaryDir folder;
    const auto file = folder.filePath(u"march.seal"_s);
    QVERIFY(close(file));
    m_console->find<CloseDialog>("closeDialog")->close();
    auto *dialog = openCheck();
    QVERIFY(dialog != nullptr);
    click(dialog, "sealCheck");
    EVENTUALLY_EQUAL(textIn(dialog, "sealVerdict"), u"All is as it was sealed."_s);
    QVERIFY2(textIn(dialog, "sealFacts").contains(u"acme, seal 1 through 2026-03-31"_s),
             qPrintable(textIn(dialog, "sealFacts")));

    must(m_database->connection().runScript("SET session_replication_role = replica; "
                                            "UPDATE gl_entry SET account = '1210' WHERE document_id = 'S2' AND line_no "
                                            "= 1; RESET session_replication_role"));
    QTest::keyClicks(dialog->findChild<QLineEdit *>(u"sealFile"_s), file);
    QVERIFY(dialog->findChild<QRadioButton *>(u"sealOfFile"_s)->isChecked());
    click(dialog, "sealCheck");
    EVENTUALLY(textIn(dialog, "sealVerdict").contains(u"not as they were sealed"_s));
    QVERIFY2(textIn(dialog, "sealVerdict").contains(u"The first: "_s), qPrintable(textIn(dialog, "sealVerdict")));
    auto *findings = dialog->findChild<QListWidget *>(u"sealFindings"_s);
    QVERIFY(findings->isVisible());
    for (int row = 0; row < findings->count(); ++row) {
        if (findings->item(row)->data(Qt::UserRole).toString() == u"S2"_s)
            findings->setCurrentRow(row);
    }
    QTest::keyClick(findings, Qt::Key_Return);
    EVENTUALLY(table("documentEntries")->isVisible() && table("documentEntries")->model()->rowCount() == 2);
}

void TestLedgerClose::withoutASealThatIsSaid()
{
    QVERIFY(openScreen());
    auto *dialog = openCheck();
    QVERIFY(dialog != nullptr);
    click(dialog, "sealCheck");
    EVENTUALLY_EQUAL(textIn(dialog, "sealVerdict"), u"There is no seal."_s);
}

void TestLedgerClose::whatIsNoSealIsTold()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"no.seal"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Dear auditor,\n");
    file.close();
    QVERIFY(openScreen());
    auto *dialog = openCheck();
    dialog->findChild<QRadioButton *>(u"sealOfFile"_s)->click();
    QVERIFY(!dialog->findChild<QPushButton *>(u"sealCheck"_s)->isEnabled()); // of which file?
    dialog->findChild<QLineEdit *>(u"sealFile"_s)->setText(file.fileName());
    click(dialog, "sealCheck");
    EVENTUALLY(!textIn(dialog, "sealVerdict").isEmpty());
    QVERIFY2(!textIn(dialog, "sealVerdict").contains(u"as it was sealed"_s), qPrintable(textIn(dialog, "sealVerdict")));
}

QTEST_MAIN(TestLedgerClose)
#include "test_ledger_close.moc"
