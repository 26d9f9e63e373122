// SPDX-License-Identifier: MIT
#include "console/ledger/flux/flux_documents_model.h"
#include "console/ledger/flux/flux_model.h"
#include "console/ledger/knowledge/known_at_choice.h"
#include "console/ledger/ledger_driver.h"
#include "store/books/period_locks.h"

#include <QAbstractItemModelTester>
#include <QDateTimeEdit>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <map>

using namespace leapfrog;
using namespace leapfrog::test;
using namespace Qt::StringLiterals;

/// Close against close on the Ledger screen: why figures are not what they were.
class TestLedgerFlux : public QObject, private LedgerDriver
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { end(); }

    void reasonsSumUpToTheDifference();
    void aReasonLeadsToDocumentsAndFieldsAndBack();
    void itBeginsWithTheLastClose();
    void nothingDiffersIsSaid();
    void momentsTheWrongWayRoundAreTold();
    void theComparisonIsExported();

private:
    /// Opens the view and compares an hour ago with now.
    bool compare()
    {
        if (!openScreen())
            return false;
        m_console->find<QComboBox>("periodKind")->setCurrentIndex(4); // all days
        chooseTab(u"Close against close"_s);
        m_console->find<QDateTimeEdit>("fluxBefore")->setDateTime(QDateTime::currentDateTime().addSecs(-3600));
        return QTest::qWaitFor(
            [this] { return cell(*table("flux"), FluxModel::Account, u"1200"_s, u"Before"_s) == u"350.00"_s; }, 30'000);
    }
    [[nodiscard]] QString focusName()
    {
        return QApplication::focusWidget() == nullptr ? QString() : QApplication::focusWidget()->objectName();
    }
};

void TestLedgerFlux::init()
{
    begin();
    post("S1", 100, "2026-02-28");
    post("S2", 250, "2026-03-31");
    twoHoursPass();
    post("S2", 300, "2026-03-31");
    post("S3", 40, "2026-04-01");
}

void TestLedgerFlux::reasonsSumUpToTheDifference()
{
    QVERIFY(compare());
    auto *view = table("flux");
    const QAbstractItemModelTester tester(view->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(cell(*view, FluxModel::Account, u"1200"_s, u"After"_s), u"440.00"_s);
    QCOMPARE(cell(*view, FluxModel::Account, u"1200"_s, u"Difference"_s), u"+90.00"_s);
    QCOMPARE(cell(*view, FluxModel::Words, u"    new documents"_s, u"Difference"_s), u"+40.00"_s);
    QCOMPARE(cell(*view, FluxModel::Words, u"    changed documents"_s, u"Difference"_s), u"+50.00"_s);
    QCOMPARE(cell(*view, FluxModel::Words, u"    changed documents"_s, u"Documents"_s), u"1"_s);
    QCOMPARE(cell(*view, FluxModel::Account, u"Total"_s, QString()), u"all explained"_s);
    QCOMPARE(cell(*view, FluxModel::Account, u"Total"_s, u"Difference"_s), u"0.00"_s);
    std::map<std::string, Wide> rest; // without a rest, for each account
    for (const auto &row : static_cast<FluxModel *>(view->model())->rows()) {
        if (row.kind == FluxRow::Kind::Account)
            rest[row.account] += row.difference;
        if (row.kind == FluxRow::Kind::Reason)
            rest[row.account] -= row.difference;
    }
    QCOMPARE(rest.size(), 2U);
    for (const auto &[account, amount] : rest)
        QVERIFY2(amount == 0, account.c_str());

    m_console->find<QComboBox>("periodKind")->setCurrentIndex(2); // the year, through its last day
    EVENTUALLY(text("about").startsWith(u"entries through "_s));
}

void TestLedgerFlux::aReasonLeadsToDocumentsAndFieldsAndBack()
{
    QVERIFY(compare());
    auto *view = table("flux");
    const auto reason = rowOf(*view, FluxModel::Words, u"    changed documents"_s);
    goTo(*view, reason);
    press(Qt::Key_Return);
    auto *documents = table("fluxDocuments");
    EVENTUALLY_EQUAL(focusName(), u"fluxDocuments"_s);
    const QAbstractItemModelTester tester(documents->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(ConsoleDriver::firstColumn(*documents), QStringList{u"S2"_s});
    QCOMPARE(cell(*documents, 0, u"S2"_s, u"Version"_s), u"1 to 2"_s);
    QCOMPARE(cell(*documents, 0, u"S2"_s, u"Difference"_s), u"+50.00"_s);
    QVERIFY2(cell(*documents, 0, u"S2"_s, u"What changed"_s).contains(u"was 250.00, is 300.00"_s),
             qPrintable(cell(*documents, 0, u"S2"_s, u"What changed"_s)));
    QVERIFY2(text("about").contains(u"because of changed documents"_s), qPrintable(text("about")));
    press(Qt::Key_Return);
    EVENTUALLY_EQUAL(focusName(), u"fluxFields"_s);
    QVERIFY2(text("fluxFields").contains(u"Account 4000: was "_s), qPrintable(text("fluxFields")));
    QTest::mouseClick(m_console->find<QPushButton>("fluxEntries"), Qt::LeftButton);
    EVENTUALLY_EQUAL(table("documentEntries")->model()->rowCount(), 4);

    press(Qt::Key_Left, Qt::AltModifier);
    EVENTUALLY_EQUAL(focusName(), u"fluxFields"_s);
    press(Qt::Key_Left, Qt::AltModifier);
    EVENTUALLY_EQUAL(focusName(), u"fluxDocuments"_s);
    press(Qt::Key_Left, Qt::AltModifier);
    EVENTUALLY_EQUAL(focusName(), u"flux"_s);
    QCOMPARE(view->currentIndex(), reason);
}

void TestLedgerFlux::itBeginsWithTheLastClose()
{
    must(PeriodLockStore(m_database->connection()).lock("acme", *parseDate("2026-01-31"), u"closed"_s));
    post("S4", 7, "2026-04-02");
    QVERIFY(openScreen());
    m_console->find<QComboBox>("periodKind")->setCurrentIndex(4);
    chooseTab(u"Close against close"_s);
    EVENTUALLY_EQUAL(text("fluxBeforeIs"), u"(the last close)"_s);
    EVENTUALLY_EQUAL(cell(*table("flux"), FluxModel::Account, u"1200"_s, u"Difference"_s), u"+7.00"_s);
}

void TestLedgerFlux::nothingDiffersIsSaid()
{
    QVERIFY(compare());
    auto *after = m_console->find<KnownAtChoice>("fluxAfter");
    after->choose(QDateTime::currentDateTime().addSecs(-1800));
    EVENTUALLY(std::ranges::any_of(m_console->window().findChildren<QLabel *>(u"emptyText"_s), [](const QLabel *label) {
        return label->isVisible() && label->text().startsWith(u"Nothing differs: "_s);
    }));
}

void TestLedgerFlux::momentsTheWrongWayRoundAreTold()
{
    QVERIFY(compare());
    m_console->find<KnownAtChoice>("fluxAfter")->choose(QDateTime::currentDateTime().addSecs(-7000));
    EVENTUALLY(text("noticeText").contains(u"turn them round"_s));
    m_console->find<KnownAtChoice>("fluxAfter")->choose({});
    EVENTUALLY(!m_console->find<QWidget>("notice")->isVisible());
}

void TestLedgerFlux::theComparisonIsExported()
{
    const QTemporaryDir folder;
    QVERIFY(compare());
    QTest::keyClick(&m_console->window(), Qt::Key_E, Qt::ControlModifier);
    QVERIFY(saveAs("reportExportDialog", folder.filePath(u"flux.json"_s), 1));
    QFile json(folder.filePath(u"flux.json"_s));
    EVENTUALLY(json.exists());
    QVERIFY(json.open(QIODevice::ReadOnly));
    const auto object = QJsonDocument::fromJson(json.readAll());
    QCOMPARE(object[u"accounts"_s].toArray().size(), 2);
    QCOMPARE(object[u"accounts"_s][0][u"after"_s].toString(), u"440.00"_s);
    QCOMPARE(object[u"documents"_s].toInt(), 2);
}

QTEST_MAIN(TestLedgerFlux)
#include "test_ledger_flux.moc"
