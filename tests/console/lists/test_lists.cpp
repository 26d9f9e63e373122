// SPDX-License-Identifier: MIT
#include "console/console_driver.h"
#include "console/documents/documents_model.h"
#include "console/look/lists/column_choice.h"
#include "console/look/lists/column_dialog.h"
#include "console/look/table_look.h"
#include "support/test_database.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>

using namespace leapfrog;
using namespace leapfrog::test;

/// What all lists have: a menu of their acts, copying, columns that are chosen, and a memory.
class TestLists : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void theMenuOffersTheSameActsAsTheButtons();
    void theMenuOpensByKeyboard_data();
    void theMenuOpensByKeyboard();
    void everyScreensListHasAMenu_data();
    void everyScreensListHasAMenu();
    void rowsAndIdsAreCopied();
    void columnsAreChosenByKeyboard();
    void columnsAreChosenFromTheHeading();
    void oneColumnStays();
    void whatTheScreenDoesNotOfferIsNotChosen();
    void howAScreenWasLeftIsRememberedPerConnection();
    void aSearchIsNotKept();
    void whatWasKeptForOtherColumnsIsLeft();

private:
    [[nodiscard]] QTableView *table() { return m_console->find<QTableView>("table"); }
    [[nodiscard]] QMenu *menu() { return m_console->window().findChild<QMenu *>(QStringLiteral("listMenu")); }
    [[nodiscard]] static bool isHidden(const QTableView &table, int column) { return table.isColumnHidden(column); }
    bool openDocuments();
    ColumnDialog *openColumns();

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<ConsoleDriver> m_console;
};

void TestLists::init()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
    for (const auto *name : {"S1", "S2", "S3"})
        m_database->importInvoice(name, 100);
    m_database->drain();
    m_console = std::make_unique<ConsoleDriver>();
}

void TestLists::cleanup()
{
    m_console.reset();
    m_database.reset();
}

bool TestLists::openDocuments()
{
    return m_console->openAndWait(m_database->dsn(), QStringLiteral("documents"))
        && QTest::qWaitFor([this] { return table()->model()->rowCount() == 3; }, 30'000);
}

ColumnDialog *TestLists::openColumns()
{
    m_console->findAnywhere<QAction>("actionColumns")->trigger();
    return m_console->window().findChild<ColumnDialog *>(QStringLiteral("columnDialog"));
}

static void rightClick(QWidget &place, const QPoint &at)
{
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, place.mapToGlobal(at));
    QCoreApplication::sendEvent(&place, &event);
}

void TestLists::theMenuOffersTheSameActsAsTheButtons()
{
    QVERIFY(openDocuments());
    table()->selectRow(1);
    rightClick(*table()->viewport(), table()->visualRect(table()->model()->index(1, 0)).center());
    QVERIFY(menu() != nullptr);
    EVENTUALLY(menu()->isVisible());
    const auto acts = menu()->actions();
    for (const auto *name : {"actionRecreate", "actionPreview", "actionDetails"})
        QVERIFY2(acts.contains(m_console->find<QAction>(name)), name);
    QTest::keyClick(menu(), Qt::Key_Escape);
    EVENTUALLY(menu() == nullptr);
}

void TestLists::theMenuOpensByKeyboard_data()
{
    QTest::addColumn<bool>("byMenuKey");
    QTest::newRow("the menu key") << true;
    QTest::newRow("Shift+F10") << false;
}

void TestLists::theMenuOpensByKeyboard()
{
    QFETCH(const bool, byMenuKey);
    QVERIFY(openDocuments());
    table()->setFocus();
    table()->selectRow(2);
    table()->setCurrentIndex(table()->model()->index(2, 0));
    if (byMenuKey) { // what the platform makes of it
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(1, 1), table()->mapToGlobal(QPoint(1, 1)));
        QCoreApplication::sendEvent(table(), &event);
    } else {
        QTest::keyClick(table(), Qt::Key_F10, Qt::ShiftModifier);
    }
    QVERIFY(menu() != nullptr);
    EVENTUALLY(menu()->isVisible());
    const auto cell = table()->visualRect(table()->currentIndex());
    QVERIFY(QRect(table()->viewport()->mapToGlobal(cell.topLeft()), cell.size())
                .adjusted(0, 0, 2, 2)
                .contains(menu()->pos()));
    QVERIFY(menu()->activeAction() != nullptr);
    for (auto *action : menu()->actions()) {
        if (action->shortcut() == QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C))
            action->trigger();
    }
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("S3"));
    menu()->close();
}

void TestLists::everyScreensListHasAMenu_data()
{
    QTest::addColumn<QString>("screen");
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QByteArray>("act"); // that is in it too
    QTest::newRow("documents") << QStringLiteral("documents") << QByteArray("table") << QByteArray("actionRecreate");
    QTest::newRow("jobs") << QStringLiteral("jobs") << QByteArray("table") << QByteArray("actionRetry");
    QTest::newRow("recreations") << QStringLiteral("recreations") << QByteArray("table") << QByteArray("actionUndo");
    QTest::newRow("inbox") << QStringLiteral("inbox") << QByteArray("table") << QByteArray("actionReadAgain");
    QTest::newRow("workers") << QStringLiteral("workers") << QByteArray("workers") << QByteArray("actionPauseWorker");
    QTest::newRow("members") << QStringLiteral("members") << QByteArray("members") << QByteArray("actionChangeRole");
    QTest::newRow("audit") << QStringLiteral("audit") << QByteArray("events") << QByteArray("actionExportTrail");
    QTest::newRow("ledger") << QStringLiteral("ledger") << QByteArray("balances") << QByteArray("actionExport");
}

void TestLists::everyScreensListHasAMenu()
{
    QFETCH(const QString, screen);
    QFETCH(const QByteArray, list);
    QFETCH(const QByteArray, act);
    QVERIFY(m_console->openAndWait(m_database->dsn(), screen));
    auto *view = m_console->find<QTableView>(list.constData());
    QVERIFY(view != nullptr);
    rightClick(*view->viewport(), {5, 5});
    QVERIFY(menu() != nullptr);
    QVERIFY(menu()->actions().contains(m_console->find<QAction>(act.constData())));
    menu()->close();
}

void TestLists::rowsAndIdsAreCopied()
{
    QVERIFY(openDocuments());
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("S1\nS2\nS3"));
    QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier);
    const auto lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 4);
    QVERIFY2(lines.first().startsWith(QLatin1String("Number\tType\tDate")), qPrintable(lines.first()));
    QVERIFY2(lines.at(1).startsWith(QLatin1String("S1\t")), qPrintable(lines.at(1)));
}

void TestLists::columnsAreChosenByKeyboard()
{
    QVERIFY(openDocuments());
    auto *dialog = openColumns();
    QVERIFY(dialog != nullptr);
    auto *list = dialog->findChild<QListWidget *>(QStringLiteral("columnList"));
    EVENTUALLY(list->hasFocus());
    QTest::keyClick(list, Qt::Key_Down); // Type; Organisation is not offered: there is one only
    QTest::keyClick(list, Qt::Key_Space);
    EVENTUALLY(isHidden(*table(), DocumentsModel::Type));
    EVENTUALLY_EQUAL(list->currentRow(), 1); // and the place is kept
    QTest::keyClick(list, Qt::Key_Down); // Date
    QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
    QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
    EVENTUALLY_EQUAL(list->currentRow(), 0);
    QCOMPARE(table()->horizontalHeader()->logicalIndex(0), int(DocumentsModel::DateColumn));

    table()->selectRow(0);
    QVERIFY2(selectedRowsAsText(*table()).startsWith(QLatin1String("Date\tNumber\tCustomer")),
             qPrintable(selectedRowsAsText(*table()))); // copied as it is shown

    QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("columnReset")), Qt::LeftButton);
    EVENTUALLY(!isHidden(*table(), DocumentsModel::Type));
    QCOMPARE(table()->horizontalHeader()->logicalIndex(0), int(DocumentsModel::Number));
    QTest::keyClick(dialog, Qt::Key_Escape);
}

void TestLists::columnsAreChosenFromTheHeading()
{
    QVERIFY(openDocuments());
    rightClick(*table()->horizontalHeader()->viewport(), {5, 5});
    QVERIFY(menu() != nullptr);
    for (auto *action : menu()->actions()) {
        if (action->text() == QLatin1String("Customer"))
            action->trigger();
    }
    QVERIFY(isHidden(*table(), DocumentsModel::Customer));
    menu()->close();
}

void TestLists::oneColumnStays()
{
    QVERIFY(openDocuments());
    auto *columns = ColumnChoice::of(*table());
    for (const auto &column : columns->columns())
        columns->show(column.number, false);
    QVERIFY(!isHidden(*table(), DocumentsModel::Version));
    QVERIFY(!columns->mayHide(DocumentsModel::Version));
}

void TestLists::whatTheScreenDoesNotOfferIsNotChosen()
{
    m_database->addOrganisation("borealis");
    QVERIFY(openDocuments());
    auto *columns = ColumnChoice::of(*table());
    EVENTUALLY(!isHidden(*table(), DocumentsModel::Organisation)); // there are two
    columns->show(DocumentsModel::Organisation, false);
    QVERIFY(isHidden(*table(), DocumentsModel::Organisation));
    m_console->session().setOrganisation("acme"); // not offered any more
    EVENTUALLY(std::ranges::none_of(columns->columns(), [](const ColumnChoice::Column &one) {
        return one.number == DocumentsModel::Organisation;
    }));
    m_console->session().setOrganisation({});
    m_console->session().askAnew();
    EVENTUALLY(std::ranges::any_of(columns->columns(), [](const ColumnChoice::Column &one) {
        return one.number == DocumentsModel::Organisation && !one.shown;
    }));
    QVERIFY(isHidden(*table(), DocumentsModel::Organisation)); // the user's word stays
}

void TestLists::howAScreenWasLeftIsRememberedPerConnection()
{
    TestDatabase other;
    other.addOrganisation();
    QVERIFY(openDocuments());
    ColumnChoice::of(*table())->show(DocumentsModel::Customer, false);
    auto *status = m_console->find<QComboBox>("status");
    status->setCurrentIndex(status->findData(QStringLiteral("posted")));
    m_console->find<QAction>("actionDetails")->setChecked(false);
    m_console->find<QAction>("actionDetails")->setChecked(true);
    m_console->find<QSplitter>("split")->setSizes({100, 300});
    const auto sizes = m_console->find<QSplitter>("split")->sizes();

    QVERIFY(m_console->openAndWait(other.dsn(), QStringLiteral("jobs")));
    m_console->window().showScreen(QStringLiteral("documents"));
    QVERIFY(!isHidden(*table(), DocumentsModel::Customer)); // of the other connection nothing was chosen
    m_console->window().open(ConnectionBook::given(m_database->dsn()));
    QCOMPARE(m_console->window().workspace().currentScreen(), QStringLiteral("documents"));
    QVERIFY(m_console->waitUntilLoaded());
    QVERIFY(isHidden(*table(), DocumentsModel::Customer));
    QCOMPARE(m_console->find<QComboBox>("status")->currentData().toString(), QStringLiteral("posted"));
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 3);
    QCOMPARE(m_console->find<QSplitter>("split")->sizes(), sizes);
}

void TestLists::aSearchIsNotKept()
{
    QVERIFY(openDocuments());
    QTest::keyClicks(m_console->window().workspace().currentPage()->filterField(), QStringLiteral("Kundin GmbH"));
    m_console->window().remember();
    m_console->settings().sync();
    QFile file(m_console->settings().fileName());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto kept = file.readAll();
    QVERIFY(!kept.contains("Kundin"));
    QVERIFY(kept.contains("documents"));
}

void TestLists::whatWasKeptForOtherColumnsIsLeft()
{
    QVERIFY(openDocuments());
    auto *columns = ColumnChoice::of(*table());
    columns->show(DocumentsModel::Type, false);
    auto kept = columns->state();
    columns->reset();
    kept[QStringLiteral("count")] = 99; // by a program with other columns
    columns->restore(kept);
    QVERIFY(!isHidden(*table(), DocumentsModel::Type));
    kept[QStringLiteral("count")] = int(DocumentsModel::ColumnCount);
    kept[QStringLiteral("order")] = QVariantList{0, 0, 7};
    kept[QStringLiteral("hidden")] = QVariantList{-3, 400, int(DocumentsModel::Type)};
    columns->restore(kept); // as far as it makes sense
    QVERIFY(isHidden(*table(), DocumentsModel::Type));
    QCOMPARE(table()->horizontalHeader()->logicalIndex(0), int(DocumentsModel::Number));
}

QTEST_MAIN(TestLists)
#include "test_lists.moc"
