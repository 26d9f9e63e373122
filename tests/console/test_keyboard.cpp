// SPDX-License-Identifier: MIT
#include "console/connections/connection_dialog.h"
#include "console/console_driver.h"
#include "console/frame/notice_bar.h"
#include "console/preview/preview_dialog.h"
#include "store/queue/recreations.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMap>
#include <QMenuBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTabBar>

#include <algorithm>
#include <set>

using namespace leapfrog;
using namespace leapfrog::test;

/// Every control is reached by Tab and has a name that a screen reader can say.
class TestKeyboard : public QObject
{
    Q_OBJECT

private slots:
    void everyControlIsReachedAndNamed_data();
    void everyControlIsReachedAndNamed();
    void tabGoesInReadingOrder_data();
    void tabGoesInReadingOrder();
    void controlsOfTheConnectionDialog();
    void controlsOfThePreview();
    void noTwoControlsShareAMnemonic_data();
    void noTwoControlsShareAMnemonic();
    void whatIsSaidSometimesHasAMnemonicOfItsOwn_data();
    void whatIsSaidSometimesHasAMnemonicOfItsOwn();
    void noTwoControlsOfTheConnectionDialogShareAMnemonic();
    void shortcutsChangeTheScreen();

private:
    static std::vector<QWidget *> controlsOf(QWidget &root);
    static void check(QWidget &root);
};

/// Of buttons of which one is chosen, Tab reaches that one; arrow keys reach the others.
static bool isReachedByArrows(const QWidget &widget)
{
    const auto *button = qobject_cast<const QAbstractButton *>(&widget);
    return button != nullptr && button->group() != nullptr && button->group()->exclusive() && !button->isChecked();
}

/// What a person can press, choose or type into, and sees. Parts of a control (a combo box's list, a scroll bar) are
/// reached within it.
std::vector<QWidget *> TestKeyboard::controlsOf(QWidget &root)
{
    std::vector<QWidget *> controls;
    for (auto *widget : root.findChildren<QWidget *>()) {
        const bool isControl = qobject_cast<QAbstractButton *>(widget) != nullptr
            || qobject_cast<QComboBox *>(widget) != nullptr || qobject_cast<QLineEdit *>(widget) != nullptr
            || qobject_cast<QAbstractSpinBox *>(widget) != nullptr
            || qobject_cast<QAbstractItemView *>(widget) != nullptr || qobject_cast<QTabBar *>(widget) != nullptr;
        const auto *parent = widget->parentWidget();
        const bool isPart = widget->objectName().startsWith(QLatin1String("qt_")) || parent->inherits("QTabBar")
            || parent->inherits("QComboBox") || parent->inherits("QAbstractSpinBox") || parent->inherits("QLineEdit")
            || widget->inherits("QHeaderView") || parent->inherits("QTableView") || widget->inherits("QMenuBar")
            || parent->inherits("QMenuBar");
        if (isControl && !isPart && widget->isVisible() && widget->isEnabled())
            controls.push_back(widget);
    }
    return controls;
}

void TestKeyboard::check(QWidget &root)
{
    const auto controls = controlsOf(root);
    QVERIFY(!controls.empty());
    std::set<const QWidget *> reached;
    controls.front()->setFocus();
    for (int i = 0; i < 200; ++i) {
        for (const QWidget *at = QApplication::focusWidget(); at != nullptr; at = at->parentWidget())
            reached.insert(at);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    for (auto *control : controls) {
        auto *accessible = QAccessible::queryAccessibleInterface(control);
        const auto what = control->objectName() + QLatin1Char(' ') + QLatin1String(control->metaObject()->className());
        QVERIFY2(accessible != nullptr && !accessible->text(QAccessible::Name).trimmed().isEmpty(),
                 qPrintable(what + QStringLiteral(" has no accessible name")));
        QVERIFY2(reached.contains(control) || isReachedByArrows(*control),
                 qPrintable(what + QStringLiteral(" is not reached by Tab")));
    }
}

static void fill(TestDatabase &database)
{
    database.addOrganisation();
    for (const auto *document : {"S1", "S2", "S3"})
        database.importInvoice(document, 100);
    database.drain();
    database.importInvoice("S4", 100);
}

void TestKeyboard::everyControlIsReachedAndNamed_data()
{
    QTest::addColumn<QString>("screen");
    for (const auto *screen : {"backlog", "documents", "recreations", "jobs", "ledger", "workers", "inbox"})
        QTest::newRow(screen) << QString::fromLatin1(screen);
}

void TestKeyboard::everyControlIsReachedAndNamed()
{
    QFETCH(const QString, screen);
    TestDatabase database;
    fill(database);
    ConsoleDriver console;
    QVERIFY(console.openAndWait(database.dsn(), QStringLiteral("documents")));
    console.find<QAbstractItemView>("table")->selectAll();
    auto *dialog = console.openPreview();
    QVERIFY(dialog != nullptr);
    auto *recreate = dialog->findChild<QPushButton *>(QStringLiteral("recreate"));
    QTest::mouseClick(recreate, Qt::LeftButton); // the activity strip has a line then
    EVENTUALLY_EQUAL(database.number("SELECT count(*) FROM recreation_document WHERE outcome <> 'waiting'"), 1);
    console.window().showScreen(screen);
    QVERIFY(console.waitUntilLoaded());
    console.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&console.window()));
    check(console.window());
}

void TestKeyboard::tabGoesInReadingOrder_data()
{
    QTest::addColumn<QString>("screen");
    QTest::addColumn<QStringList>("order");
    QTest::newRow("documents") << QStringLiteral("documents")
                               << QStringList{QStringLiteral("recreateButton"), QStringLiteral("search"),
                                              QStringLiteral("type"),           QStringLiteral("detailsButton"),
                                              QStringLiteral("table"),          QStringLiteral("entries")};
    QTest::newRow("recreations") << QStringLiteral("recreations")
                                 << QStringList{QStringLiteral("table"), QStringLiteral("documents")};
}

void TestKeyboard::tabGoesInReadingOrder()
{
    QFETCH(const QString, screen);
    QFETCH(const QStringList, order);
    TestDatabase database;
    fill(database);
    must(RecreationStore(database.connection())
             .prepare("6f1d4f0e-3a0b-4c8e-9c50-0d2f6f7a1b2c", "acme", {"S1"}, {}, std::nullopt,
                      std::chrono::minutes(1)));
    ConsoleDriver console;
    QVERIFY(console.openAndWait(database.dsn(), screen));
    EVENTUALLY(console.find<QWidget>(qPrintable(order.back()))->isVisible());
    QVERIFY(QTest::qWaitForWindowActive(&console.window()));
    console.findAnywhere<QWidget>("sidebar")->setFocus();
    QStringList met;
    for (int i = 0; i < 40; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        if (const auto name = QApplication::focusWidget()->objectName(); order.contains(name) && !met.contains(name))
            met.append(name);
    }
    QCOMPARE(met, order);
}

void TestKeyboard::controlsOfTheConnectionDialog()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("some.ini")), QSettings::IniFormat);
    ConnectionBook book(settings);
    book.save(ConnectionBook::given("host=db1 dbname=books"));
    ConnectionDialog dialog(book, book.saved().front()); // one that can be changed
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QVERIFY(dialog.findChild<QLineEdit *>(QStringLiteral("host"))->isVisible());
    check(dialog);
}

void TestKeyboard::controlsOfThePreview()
{
    TestDatabase database;
    fill(database);
    ConsoleDriver console;
    QVERIFY(console.openAndWait(database.dsn(), QStringLiteral("documents")));
    console.find<QAbstractItemView>("table")->selectAll();
    QVERIFY(console.act("actionRecreate"));
    auto *dialog = console.find<PreviewDialog>("PreviewDialog");
    EVENTUALLY(dialog->findChild<QPushButton *>(QStringLiteral("recreate"))->isEnabled());
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    check(*dialog);
}

/// What Alt and a letter may mean, on the menu bar and around: with two of a letter, neither is done.
static QStringList clashes(const QMenuBar *bar, const std::vector<const QWidget *> &roots)
{
    QMap<QString, QStringList> meant;
    const auto add = [&meant](const QString &text) {
        if (const auto key = QKeySequence::mnemonic(text); !key.isEmpty())
            meant[key.toString()].append(text);
    };
    for (const auto *menu : bar != nullptr ? bar->actions() : QList<QAction *>())
        add(menu->text());
    for (const auto *root : roots) {
        for (const auto *button : root->findChildren<QAbstractButton *>())
            add(button->text());
        for (const auto *label : root->findChildren<QLabel *>()) {
            if (label->buddy() != nullptr)
                add(label->text());
        }
        for (const auto *tabs : root->findChildren<QTabBar *>()) {
            for (int i = 0; i < tabs->count(); ++i)
                add(tabs->tabText(i));
        }
    }
    QStringList out;
    for (const auto &texts : std::as_const(meant)) {
        if (texts.size() > 1)
            out.append(texts.join(QStringLiteral(" = ")));
    }
    return out;
}

void TestKeyboard::noTwoControlsShareAMnemonic_data()
{
    everyControlIsReachedAndNamed_data();
}

void TestKeyboard::noTwoControlsShareAMnemonic()
{
    QFETCH(const QString, screen);
    TestDatabase database;
    fill(database);
    ConsoleDriver console;
    QVERIFY(console.openAndWait(database.dsn(), screen));
    if (auto *notice = console.find<NoticeBar>("notice"); notice != nullptr)
        notice->sayError({.code = Error::Code::Refused, .message = {}, .cause = {}, .reason = {}, .field = {}}, [] {});
    // What is hidden now counts too: the bar of a lost connection comes over any screen.
    const auto same
        = clashes(console.window().menuBar(),
                  {console.window().workspace().currentPage(), console.findAnywhere<QWidget>("problemBar")});
    QVERIFY2(same.isEmpty(), qPrintable(same.join(u'\n')));
}

void TestKeyboard::whatIsSaidSometimesHasAMnemonicOfItsOwn_data()
{
    everyControlIsReachedAndNamed_data();
}

/// Bars and buttons change their words: those of two that may be on the screen at once never share a letter, whatever
/// they say. Read from the sources, where all of it stands.
void TestKeyboard::whatIsSaidSometimesHasAMnemonicOfItsOwn()
{
    QFETCH(const QString, screen);
    const QStringList places = {QStringLiteral("src/console/frame/problem_bar.cpp"),
                                QStringLiteral("src/console/frame/notice_bar.cpp"),
                                QStringLiteral("src/console/window/closing.cpp"),
                                QStringLiteral("src/console/%1/%1_page.cpp").arg(screen),
                                QStringLiteral("src/console/%1/*_acts.cpp").arg(screen),
                                QStringLiteral("src/console/%1/*_choice.cpp").arg(screen),
                                QStringLiteral("ui/%1_page.ui").arg(screen)};
    const QRegularExpression marked(QStringLiteral("(?:tr\\(\"|<string>)[^\"<]*&(?:amp;)?([A-Za-z])"));
    QMap<QString, QSet<QString>> placesOf; // of each letter
    for (const auto &place : places) {
        const QFileInfo pattern(QStringLiteral(LEAPFROG_SOURCE_DIR "/") + place);
        for (const auto &name : pattern.dir().entryList({pattern.fileName()})) {
            QFile file(pattern.dir().filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            auto text = QString::fromUtf8(file.readAll());
            text.remove(
                QRegularExpression(QStringLiteral("addButton\\((?:Words::)?tr\\(\"[^\"]*\""))); // of boxes of their own
            for (auto found = marked.globalMatch(text); found.hasNext();)
                placesOf[found.next().captured(1).toUpper()].insert(place.contains(screen) ? screen : place);
        }
    }
    QVERIFY(placesOf.size() > 3);
    for (const auto *letter : {"F", "V", "O", "H"}) // the menus
        placesOf[QLatin1String(letter)].insert(QStringLiteral("menu"));
    for (auto letter = placesOf.cbegin(); letter != placesOf.cend(); ++letter)
        QVERIFY2(letter->size() == 1,
                 qPrintable(letter.key() + QStringLiteral(": ") + letter->values().join(QLatin1Char(' '))));
}

void TestKeyboard::noTwoControlsOfTheConnectionDialogShareAMnemonic()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("some.ini")), QSettings::IniFormat);
    ConnectionBook book(settings);
    book.save(ConnectionBook::given("host=db1 dbname=books"));
    const ConnectionDialog dialog(book, book.saved().front());
    QCOMPARE(clashes(nullptr, {&dialog}), QStringList());
}

void TestKeyboard::shortcutsChangeTheScreen()
{
    TestDatabase database;
    fill(database);
    ConsoleDriver console;
    QVERIFY(console.openAndWait(database.dsn(), QStringLiteral("backlog")));
    QVERIFY(QTest::qWaitForWindowActive(&console.window()));
    for (const auto &[key, screen] : {std::pair(Qt::Key_4, "jobs"), std::pair(Qt::Key_3, "recreations"),
                                      std::pair(Qt::Key_2, "documents"), std::pair(Qt::Key_1, "backlog")}) {
        QTest::keyClick(&console.window(), key, Qt::ControlModifier);
        QCOMPARE(console.window().workspace().currentScreen(), QLatin1String(screen));
    }
    QTest::keyClick(&console.window(), Qt::Key_2, Qt::ControlModifier);
    QTest::keyClick(&console.window(), Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget(), console.find<QLineEdit>("search"));
}

QTEST_MAIN(TestKeyboard)
#include "test_keyboard.moc"
