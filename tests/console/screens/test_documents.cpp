// SPDX-License-Identifier: MIT
#include "console/console_driver.h"
#include "console/preview/preview_dialog.h"
#include "console/recreations/recreation_details.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTabWidget>
#include <QTextBlock>
#include <QTreeView>

using namespace leapfrog;
using namespace leapfrog::test;

/// The Documents screen on a real database, up to the outcome of a recreation on the Recreations screen.
class TestDocuments : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void searchFindsByNumber();
    void theStatusFilterNarrows();
    void severalAreTickedByKeyboard();
    void documentsOfTwoOrganisationsAreNotRecreatedTogether();
    void upToTenAreDirectAndMoreAreQueued_data();
    void upToTenAreDirectAndMoreAreQueued();
    void recreateShowsTheOutcomeOfEachDocument();
    void aPreviewChangesNothing();
    void aPreviewNamesWhatChanged();
    void aQueuedRecreationIsFollowedWhereItRuns();
    void aDocumentOfManyMegabytesIsShownInPart_data();
    void aDocumentOfManyMegabytesIsShownInPart();

private:
    /// Imports S1 … Sn and posts them.
    void posted(int count);
    [[nodiscard]] QTableView *table() { return m_console->find<QTableView>("table"); }
    void selectAll();

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<ConsoleDriver> m_console;
};

void TestDocuments::init()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
    m_console = std::make_unique<ConsoleDriver>();
}

void TestDocuments::cleanup()
{
    m_console.reset();
    m_database.reset();
}

void TestDocuments::posted(int count)
{
    for (int i = 1; i <= count; ++i)
        m_database->importInvoice("S" + std::to_string(i), 100 + i);
    m_database->drain();
}

void TestDocuments::selectAll()
{
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_A, Qt::ControlModifier);
}

void TestDocuments::searchFindsByNumber()
{
    posted(12);
    QVERIFY(m_console->openAndWait(m_database->dsn(), QStringLiteral("documents")));
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 12);

    auto *search = m_console->find<QLineEdit>("search");
    search->setFocus();
    QTest::keyClicks(search, QStringLiteral("S12"));
    EVENTUALLY_EQUAL(ConsoleDriver::firstColumn(*table()), QStringList{QStringLiteral("S12")});
    QTest::keyClicks(search, QStringLiteral("3"));
    EVENTUALLY(m_console->find<QLabel>("emptyText")->text().contains(QLatin1String("S123")));
    QTest::mouseClick(m_console->find<QPushButton>("emptyButton"), Qt::LeftButton);
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 12);
}

void TestDocuments::theStatusFilterNarrows()
{
    posted(3);
    m_database->importInvoice("NEW", 5);
    QVERIFY(m_console->openAndWait(m_database->dsn(), QStringLiteral("documents")));
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 4);

    auto *status = m_console->find<QComboBox>("status");
    status->setCurrentIndex(status->findData(QStringLiteral("waiting")));
    EVENTUALLY_EQUAL(ConsoleDriver::firstColumn(*table()), QStringList{QStringLiteral("NEW")});
}

void TestDocuments::severalAreTickedByKeyboard()
{
    posted(4);
    QVERIFY(m_console->openAndWait(m_database->dsn(), QStringLiteral("documents")));
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 4);
    table()->setFocus();
    table()->selectRow(0);
    QTest::keyClick(table(), Qt::Key_Space);
    QTest::keyClick(table(), Qt::Key_Down);
    QTest::keyClick(table(), Qt::Key_Down);
    QTest::keyClick(table(), Qt::Key_Space);
    QCOMPARE(m_console->find<QAction>("actionRecreate")->text(), QStringLiteral("Recreate 2 in acme"));
    QVERIFY(m_console->find<QLabel>("counts")->text().contains(QLatin1String("2 selected")));
}

void TestDocuments::documentsOfTwoOrganisationsAreNotRecreatedTogether()
{
    posted(1);
    m_database->addOrganisation("borealis");
    m_database->importInvoice("B1", 5, "borealis");
    QVERIFY(m_console->openAndWait(m_database->dsn(), QStringLiteral("documents")));
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 2);
    selectAll();
    QVERIFY(!m_console->find<QAction>("actionRecreate")->isEnabled());
    QVERIFY(m_console->find<QLabel>("whyNot")->isVisible());
    QVERIFY(m_console->find<QLabel>("whyNot")->text().contains(QLatin1String("more than one organisation")));
}

void TestDocuments::upToTenAreDirectAndMoreAreQueued_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("path");
    QTest::newRow("ten") << 10 << QStringLiteral("direct");
    QTest::newRow("eleven") << 11 << QStringLiteral("queued");
}

void TestDocuments::upToTenAreDirectAndMoreAreQueued()
{
    QFETCH(const int, count);
    QFETCH(const QString, path);
    posted(count);
    QVERIFY(m_console->openAndWait(m_database->dsn(), QStringLiteral("documents")));
    EVENTUALLY_EQUAL(table()->model()->rowCount(), count);
    selectAll();
    auto *dialog = m_console->openPreview(true);
    QVERIFY(dialog != nullptr);
    QVERIFY(dialog->findChild<QLabel *>(QStringLiteral("path"))->text().startsWith(path));

    QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("recreate")), Qt::LeftButton);
    EVENTUALLY_EQUAL(m_database->sql("SELECT path FROM recreation"), path.toStdString());
}

void TestDocuments::recreateShowsTheOutcomeOfEachDocument()
{
    posted(3);
    m_database->importInvoice("S2", 250); // comes in changed, and nobody has posted it yet
    QVERIFY(m_console->openAndWait(m_database->dsn(), QStringLiteral("documents")));
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 3);
    selectAll();
    auto *dialog = m_console->openPreview();
    QVERIFY(dialog != nullptr);
    QCOMPARE(dialog->findChild<QLabel *>(QStringLiteral("summary"))->text(),
             QStringLiteral("1 will change · 2 unchanged"));
    QTest::mouseClick(dialog->findChild<QWidget *>(QStringLiteral("alsoUnchanged")), Qt::LeftButton);
    dialog->findChild<QLineEdit *>(QStringLiteral("reason"))->setText(QStringLiteral("wrong amount"));
    QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("recreate")), Qt::LeftButton);

    EVENTUALLY_EQUAL(m_database->number("SELECT count(*) FROM recreation_document WHERE outcome <> 'waiting'"), 3);
    QCOMPARE(m_database->number("SELECT sum(amount) FROM gl_entry WHERE document_id = 'S2' AND deleted_at IS NULL AND "
                                "amount > 0"),
             25000);
    // The activity leads to the Recreations screen.
    EVENTUALLY(m_console->findAnywhere<QPushButton>("openActivity") != nullptr
               && m_console->findAnywhere<QPushButton>("openActivity")->isVisible());
    QTest::mouseClick(m_console->findAnywhere<QPushButton>("openActivity"), Qt::LeftButton);
    QCOMPARE(m_console->window().workspace().currentScreen(), QStringLiteral("recreations"));
    QVERIFY(m_console->waitUntilLoaded());
    auto *documents = m_console->find<QTableView>("documents");
    EVENTUALLY_EQUAL(ConsoleDriver::cell(*documents, QStringLiteral("S2"), QStringLiteral("Step")),
                     QStringLiteral("posted"));
    QCOMPARE(ConsoleDriver::cell(*documents, QStringLiteral("S1"), QStringLiteral("Step")),
             QStringLiteral("unchanged"));
    QVERIFY(m_console->find<QLabel>("about")->text().contains(QLatin1String("wrong amount")));
}

void TestDocuments::aPreviewChangesNothing()
{
    posted(2);
    QVERIFY(m_console->openAndWait(m_database->dsn(), QStringLiteral("documents")));
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 2);
    selectAll();
    auto *dialog = m_console->openPreview();
    QVERIFY(dialog != nullptr);
    QTest::keyClick(dialog, Qt::Key_Escape);
    EVENTUALLY(m_console->find<PreviewDialog>("PreviewDialog") == nullptr);
    QCOMPARE(m_database->number("SELECT count(*) FROM recreation"), 0);
    QCOMPARE(m_database->number("SELECT max(accounting_ready_version) FROM document"), 1);
}

/// The rows below the first document, as `line 1, amount | 101.00 | 250.00 | why`.
static QStringList rowsBelowTheFirst(const QTreeView &tree)
{
    const auto *model = tree.model();
    const auto document = model->index(0, 0);
    QStringList rows;
    for (int row = 0; row < model->rowCount(document); ++row) {
        QStringList cells;
        for (const int column : {PreviewModel::Account, PreviewModel::Old, PreviewModel::New, PreviewModel::Why})
            cells.append(model->index(row, column, document).data().toString());
        rows.append(cells.join(QLatin1String(" | ")));
    }
    return rows;
}

void TestDocuments::aPreviewNamesWhatChanged()
{
    posted(1);
    m_database->importInvoice("S1", 250);
    m_database->sql("INSERT INTO account (org_id, code) VALUES ('acme', '4001')");
    m_database->sql("UPDATE organisation SET roles = '{\"sales\": \"4001\"}'");
    QVERIFY(m_console->openAndWait(m_database->dsn(), QStringLiteral("documents")));
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 1);
    selectAll();
    auto *dialog = m_console->openPreview();
    QVERIFY(dialog != nullptr);
    const auto *tree = dialog->findChild<QTreeView *>(QStringLiteral("tree"));
    const QAbstractItemModelTester tester(tree->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(tree->isExpanded(tree->model()->index(0, 0)));
    auto rows = rowsBelowTheFirst(*tree);
    QCOMPARE(rows.size(), 6); // three causes, three accounts
    QCOMPARE(rows[0], QStringLiteral("line 1, amount | 101.00 | 250.00 | This field of the document was changed."));
    QCOMPARE(rows[1], QStringLiteral("total | 101.00 | 250.00 | This field of the document was changed."));
    QVERIFY2(rows[2].startsWith(QLatin1String("The settings for posting were changed on ")), qPrintable(rows[2]));
    const auto document = tree->model()->index(0, 0);
    QVERIFY(!tree->isFirstColumnSpanned(1, document));
    QVERIFY(tree->isFirstColumnSpanned(2, document));
    QVERIFY2(rows[3].startsWith(QLatin1String("1200")), qPrintable(rows[3]));

    // It changes again while somebody looks: the new preview takes the place of the old one.
    m_database->importInvoice("S1", 260);
    QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("recreate")), Qt::LeftButton);
    EVENTUALLY(rowsBelowTheFirst(*tree).constFirst().contains(QLatin1String("101.00 | 260.00")));
    rows = rowsBelowTheFirst(*tree);
    QCOMPARE(rows.size(), 6);
}

void TestDocuments::aQueuedRecreationIsFollowedWhereItRuns()
{
    posted(11);
    QVERIFY(m_console->openAndWait(m_database->dsn(), QStringLiteral("documents")));
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 11);
    selectAll();
    auto *dialog = m_console->openPreview(true);
    QVERIFY(dialog != nullptr);
    QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("recreate")), Qt::LeftButton);

    EVENTUALLY_EQUAL(m_console->window().workspace().currentScreen(), QStringLiteral("recreations"));
    auto *list = m_console->find<QTableView>("table");
    EVENTUALLY_EQUAL(list->model()->index(0, 4).data().toString(), QStringLiteral("0 of 11"));
    auto *documents = m_console->find<QTableView>("documents");
    EVENTUALLY_EQUAL(ConsoleDriver::cell(*documents, QStringLiteral("S5"), QStringLiteral("Step")),
                     QStringLiteral("waiting"));
    m_database->drain();
    EVENTUALLY_EQUAL(ConsoleDriver::cell(*documents, QStringLiteral("S5"), QStringLiteral("Step")),
                     QStringLiteral("unchanged"));
    EVENTUALLY_EQUAL(list->model()->index(0, 4).data().toString(), QStringLiteral("11"));
}

void TestDocuments::aDocumentOfManyMegabytesIsShownInPart_data()
{
    QTest::addColumn<int>("letters");
    QTest::addColumn<int>("atMost"); // that are shown
    QTest::newRow("a line of 900 kB, all of it in pieces") << 900'000 << 1'000'000;
    QTest::newRow("a line of 30 MB, its beginning") << 30'000'000 << 110'000;
}

/// Laying out a line of megabytes would hold the window for minutes.
void TestDocuments::aDocumentOfManyMegabytesIsShownInPart()
{
    QFETCH(const int, letters);
    QFETCH(const int, atMost);
    auto large = invoiceRecord("S1", 100);
    large.body.insert(1, R"("meta":{"blob":")" + std::string(static_cast<std::size_t>(letters), 'y') + R"("},)");
    must(DocumentStore(m_database->connection()).import("acme", {large}));
    QVERIFY(m_console->openAndWait(m_database->dsn(), QStringLiteral("documents")));
    auto *tabs = m_console->find<QTabWidget>("tabs");
    auto *body = m_console->find<QPlainTextEdit>("body");
    EVENTUALLY(!body->document()->isEmpty());
    while (!body->isVisible())
        tabs->setCurrentIndex((tabs->currentIndex() + 1) % tabs->count());
    QVERIFY(body->toPlainText().startsWith(QLatin1Char('{')));
    QVERIFY2(body->document()->characterCount() <= atMost,
             qPrintable(QString::number(body->document()->characterCount())));
    for (auto block = body->document()->begin(); block.isValid(); block = block.next())
        QVERIFY2(block.length() <= 1'001, qPrintable(QString::number(block.length())));
    QCOMPARE(body->toPlainText().contains(QStringLiteral("This is the beginning of 30 MB")), letters > 1'000'000);
}

QTEST_MAIN(TestDocuments)
#include "test_documents.moc"
