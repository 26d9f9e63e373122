// SPDX-License-Identifier: MIT
#include "console/console_driver.h"
#include "console/import/import_dialog.h"
#include "console/ledger/clearing/clearing_model.h"
#include "console/looks.h"
#include "engine/inbox/import_runner.h"
#include "import/payloads.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// Importing in the window, and what clearing accounts hold afterwards: on a real database, by mouse and keyboard.
class TestImportDialog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void filesAreImportedAndWhatWasRefusedIsListed();
    void whatIsMissingIsSaid();
    void aFileThatCantBeReadIsTold();
    void clearingListsRestsOrderByOrder();
    void aRestLeadsToItsEntries();

private:
    std::string write(const char *name, const std::string &text);
    ImportDialog *openDialog();
    [[nodiscard]] static QString label(const QDialog &dialog, const char *name)
    {
        return dialog.findChild<QLabel *>(QLatin1String(name))->text();
    }
    bool openClearing();

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<ConsoleDriver> m_console;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestImportDialog::init()
{
    m_database = std::make_unique<TestDatabase>();
    m_folder = std::make_unique<QTemporaryDir>();
    m_console = std::make_unique<ConsoleDriver>();
}

void TestImportDialog::cleanup()
{
    m_console.reset();
    m_database.reset();
}

std::string TestImportDialog::write(const char *name, const std::string &text)
{
    const auto path = m_folder->filePath(QLatin1String(name));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray::fromStdString(text)) < 0)
        qFatal("can't write %s", qPrintable(path));
    return path.toStdString();
}

ImportDialog *TestImportDialog::openDialog()
{
    if (!m_console->openAndWait(m_database->dsn(), u"inbox"_s) || !m_console->act("actionImportPayloads"))
        return nullptr;
    ImportDialog *dialog = nullptr;
    const bool came = QTest::qWaitFor([&] {
        dialog = m_console->findAnywhere<ImportDialog>("importDialog");
        return dialog != nullptr && dialog->isVisible();
    });
    return came ? dialog : nullptr;
}

static std::string brokenOrder()
{
    return R"({"id":3,"name":"#1003","processed_at":"2026-01-31T23:30:00-05:00","currency":"CAD","financial_status":"paid",)"
           R"("taxes_included":false,"total_price":"26.71","line_items":[{"id":31,"title":"Lamp","quantity":2,"price":"10.00"}]})";
}

void TestImportDialog::filesAreImportedAndWhatWasRefusedIsListed()
{
    auto *dialog = openDialog();
    QVERIFY(dialog != nullptr);
    auto *start = dialog->findChild<QPushButton *>(u"startImport"_s);
    QVERIFY(!start->isEnabled());
    dialog->addFiles({QString::fromStdString(write("orders.jsonl", orderOnTop() + '\n' + brokenOrder()))});
    auto *organisation = dialog->findChild<QComboBox *>(u"importOrganisation"_s);
    organisation->lineEdit()->setFocus();
    organisation->lineEdit()->clear();
    QTest::keyClicks(organisation->lineEdit(), u"shop"_s);
    auto *format = dialog->findChild<QComboBox *>(u"importFormat"_s);
    QTRY_COMPARE(format->currentData().toInt(), static_cast<int>(ImportFormat::Shopify)); // the file says it
    QTRY_VERIFY2(start->isEnabled(), qPrintable(start->toolTip()));
    QTest::mouseClick(start, Qt::LeftButton);

    QTRY_VERIFY2_WITH_TIMEOUT(label(*dialog, "importTitle").startsWith(u"Imported into shop"_s),
                              qPrintable(label(*dialog, "importTitle")), 30'000);
    QVERIFY(label(*dialog, "importTitle").contains(u"refused"_s));
    auto *reasons = dialog->findChild<QTableView *>(u"importReasons"_s);
    QTRY_VERIFY(reasons->isVisible());
    QCOMPARE(reasons->model()->rowCount(), 1);
    QCOMPARE(m_database->number("SELECT count(*) FROM document WHERE document_id = '#1001'"), 1);
    QCOMPARE(m_database->number("SELECT count(*) FROM import_payload WHERE state = 'refused'"), 1);

    auto *inbox = dialog->findChild<QPushButton *>(u"showInbox"_s);
    QTRY_VERIFY(inbox->isVisible());
    QTest::mouseClick(inbox, Qt::LeftButton); // leads to what was refused
    QTRY_COMPARE_WITH_TIMEOUT(m_console->find<QTableView>("table")->model()->rowCount(), 1, 30'000);
}

void TestImportDialog::whatIsMissingIsSaid()
{
    auto *dialog = openDialog();
    QVERIFY(dialog != nullptr);
    auto *start = dialog->findChild<QPushButton *>(u"startImport"_s);
    QCOMPARE(start->toolTip(), u"Add a file first."_s);
    dialog->addFiles({QString::fromStdString(write("orders.jsonl", orderOnTop()))});
    auto *organisation = dialog->findChild<QComboBox *>(u"importOrganisation"_s);
    organisation->lineEdit()->clear();
    QTRY_COMPARE(start->toolTip(), u"Say for which organisation."_s);
    QTest::keyClicks(organisation->lineEdit(), u"shop"_s);
    auto *rates = dialog->findChild<QLineEdit *>(u"importRates"_s);
    QTRY_VERIFY(rates->isEnabled());
    QTest::keyClicks(rates, u"1.36"_s);
    QTRY_COMPARE(start->toolTip(), u"The exchange rates are not as USD=1.36, EUR=1.47."_s);
    rates->clear();
    QTest::keyClicks(dialog->findChild<QLineEdit *>(u"importCurrency"_s), u"XQQ"_s);
    QTRY_VERIFY2(start->toolTip().contains(u"no ISO 4217 currency"_s), qPrintable(start->toolTip()));
    QVERIFY(!start->isEnabled());
    auto *files = dialog->findChild<QListWidget *>(u"importFiles"_s);
    files->setCurrentRow(0);
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"removeFiles"_s), Qt::LeftButton);
    QCOMPARE(files->count(), 0);
    QCOMPARE(start->toolTip(), u"Add a file first."_s);
}

void TestImportDialog::aFileThatCantBeReadIsTold()
{
    auto *dialog = openDialog();
    QVERIFY(dialog != nullptr);
    dialog->addFiles({m_folder->filePath(u"gone.jsonl"_s)});
    auto *organisation = dialog->findChild<QComboBox *>(u"importOrganisation"_s);
    organisation->lineEdit()->clear();
    QTest::keyClicks(organisation->lineEdit(), u"shop"_s);
    auto *start = dialog->findChild<QPushButton *>(u"startImport"_s);
    QTRY_VERIFY(start->isEnabled());
    QTest::mouseClick(start, Qt::LeftButton);
    const auto said = [dialog] {
        QString all;
        for (const auto *one : dialog->findChildren<QLabel *>())
            all += one->isVisible() ? one->text() + u'\n' : QString();
        return all;
    };
    QTRY_VERIFY2_WITH_TIMEOUT(said().contains(u"gone.jsonl"_s), qPrintable(said()), 30'000);
    QCOMPARE(m_database->number("SELECT count(*) FROM document"), 0);
}

bool TestImportDialog::openClearing()
{
    // One order paid by PayPal, and one by card that no payout has paid out yet.
    const auto text = orderOnTop() + '\n' + transaction(51, 1, "sale", "20.00", "CAD", "shopify_payments") + '\n'
        + transaction(52, 1, "sale", "6.43", "CAD", "paypal");
    must(runImport(
        m_database->connection(),
        {.orgId = "shop", .baseCurrency = {}, .format = ImportFormat::Shopify, .files = {write("shop.jsonl", text)}}));
    m_database->drain();
    if (!m_console->openAndWait(m_database->dsn(), u"ledger"_s))
        return false;
    auto *tabs = m_console->find<QTabBar>("tabs");
    for (int tab = 0; tab < tabs->count(); ++tab) {
        if (tabs->tabText(tab).remove(u'&') == u"Clearing"_s)
            tabs->setCurrentIndex(tab);
    }
    return QTest::qWaitFor([this] { return m_console->find<QTableView>("clearing")->model()->rowCount() > 0; }, 30'000);
}

/// The rows of a list, cells apart by |.
static QStringList rowsOf(const QTableView &table)
{
    QStringList rows;
    for (int row = 0; row < table.model()->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < table.model()->columnCount(); ++column)
            cells += table.model()->index(row, column).data().toString();
        rows += cells.join(u'|');
    }
    return rows;
}

void TestImportDialog::clearingListsRestsOrderByOrder()
{
    QVERIFY(openClearing());
    auto *table = m_console->find<QTableView>("clearing");
    const auto rows = rowsOf(*table);
    const auto has = [&rows](const QStringList &parts) {
        return std::ranges::any_of(rows, [&parts](const QString &row) {
            return std::ranges::all_of(parts, [&row](const QString &part) { return row.contains(part); });
        });
    };
    const auto all = rows.join(u'\n');
    QVERIFY2(has({u"1020"_s, u"#1001"_s, u"20.00"_s}), qPrintable(all));
    QVERIFY2(has({u"1021"_s, u"#1001"_s, u"6.43"_s}), qPrintable(all));
    QVERIFY2(has({u"1020"_s, u"Balance"_s, u"20.00"_s}), qPrintable(all));
    QVERIFY2(has({u"1021"_s, u"Balance"_s, u"6.43"_s}), qPrintable(all));

    auto *search = m_console->find<QLineEdit>("clearingSearch");
    QTest::keyClicks(search, u"no such order"_s);
    QTRY_VERIFY(!rowsOf(*table).join(u'\n').contains(u"#1001"_s));
    QVERIFY(rowsOf(*table).join(u'\n').contains(u"Balance"_s)); // they are what the rests are of
    search->clear();
    QTRY_VERIFY(rowsOf(*table).join(u'\n').contains(u"#1001"_s));
}

void TestImportDialog::aRestLeadsToItsEntries()
{
    QVERIFY(openClearing());
    auto *table = m_console->find<QTableView>("clearing");
    const auto rows = rowsOf(*table);
    const auto first = std::ranges::find_if(rows, [](const QString &row) { return row.contains(u"Balance"_s); });
    QVERIFY(first != rows.end());
    table->setCurrentIndex(table->model()->index(static_cast<int>(first - rows.begin()), 0));
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!table->isVisible(), 30'000); // the entries of the account
}

QTEST_MAIN(TestImportDialog)
#include "test_import_dialog.moc"
