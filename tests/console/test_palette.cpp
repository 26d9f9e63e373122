// SPDX-License-Identifier: MIT
#include "console/console_driver.h"
#include "console/help/about_dialog.h"
#include "console/help/guide_window.h"
#include "console/palette/fuzzy.h"
#include "console/palette/palette_dialog.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTextBlock>
#include <QTreeView>

#include <optional>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// Ctrl+K finds and does, F1 tells, About reports; with keys alone.
class TestPalette : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { m_console.emplace(); }
    void cleanup() { m_console.reset(); }

    void lettersInTheirOrderFit_data();
    void lettersInTheirOrderFit();
    void aScreenIsThreeKeysAway();
    void whatCantBeDoneIsGreyAndSaysWhy();
    void whatWasUsedLastComesFirst();
    void aPreferenceCountsAtOnce();
    void documentsJobsAndAccountsAreFound();
    void theNextKeyCancelsASearch();
    void withoutADatabaseTheRestIsFound();
    void theGuideOpensAtTheScreen_data();
    void theGuideOpensAtTheScreen();
    void theGuideShowsItsPictures();
    void theReportHoldsNoSecrets();

private:
    QLineEdit *openPalette();
    QStringList offered();

    std::optional<TestDatabase> m_database;
    std::optional<ConsoleDriver> m_console;
};

void TestPalette::initTestCase()
{
    m_database.emplace();
    m_database->addOrganisation();
    m_database->importInvoice("INV-1042", 100);
    m_database->importInvoice("INV-1043", 100);
}

QLineEdit *TestPalette::openPalette()
{
    m_console->window().activateWindow(); // a dialog may have been before it
    if (!QTest::qWaitForWindowActive(&m_console->window()))
        return nullptr;
    QTest::keyClick(&m_console->window(), Qt::Key_K, Qt::ControlModifier);
    auto *field = m_console->window().findChild<QLineEdit *>(u"paletteField"_s);
    const bool isThere = field != nullptr && QTest::qWaitFor([field] { return field->isVisible(); });
    return isThere ? field : nullptr;
}

QStringList TestPalette::offered()
{
    const auto *list = m_console->window().findChild<QTreeView *>(u"paletteList"_s);
    QStringList titles;
    for (int row = 0; list != nullptr && row < list->model()->rowCount(); ++row)
        titles.append(list->model()->index(row, 0).data().toString());
    return titles;
}

void TestPalette::lettersInTheirOrderFit_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("better");
    QTest::addColumn<QString>("worse"); ///< empty: the other one does not fit at all
    QTest::newRow("beginnings of words") << u"tl"_s << u"Theme: light"_s << u"Settings file"_s;
    QTest::newRow("whole words before scattered letters")
        << u"dark"_s << u"Theme: dark"_s << u"Demo data, recreate its key"_s;
    QTest::newRow("any case and accents") << u"uber"_s << u"Über Leapfrog"_s << QString();
    QTest::newRow("words in any order") << u"light theme"_s << u"Theme: light"_s << QString();
    QTest::newRow("nothing typed") << QString() << u"Backlog"_s << QString();
}

void TestPalette::lettersInTheirOrderFit()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, better);
    QFETCH(const QString, worse);
    const auto score = fuzzyScore(typed, better);
    QVERIFY(score);
    if (!worse.isEmpty()) {
        QVERIFY(fuzzyScore(typed, worse));
        QVERIFY(*score > *fuzzyScore(typed, worse));
    }
    QVERIFY(!fuzzyScore(u"zq"_s, better));
}

void TestPalette::aScreenIsThreeKeysAway()
{
    QVERIFY(m_console->openAndWait(m_database->dsn(), u"backlog"_s));
    auto *field = openPalette();
    QVERIFY(field != nullptr);
    QTest::keyClicks(field, u"jobs"_s);
    QCOMPARE(offered().constFirst(), u"Jobs"_s);
    QTest::keyClick(field, Qt::Key_Return);
    EVENTUALLY_EQUAL(m_console->window().workspace().currentScreen(), u"jobs"_s);
    EVENTUALLY(m_console->window().findChild<QLineEdit *>(u"paletteField"_s) == nullptr);
}

void TestPalette::whatCantBeDoneIsGreyAndSaysWhy()
{
    QVERIFY(m_console->openAndWait(m_database->dsn(), u"recreations"_s));
    auto *undo = m_console->find<QAction>("actionUndo"); // there is none
    QVERIFY(!undo->isEnabled());
    auto *field = openPalette();
    QTest::keyClicks(field, u"undo"_s);
    const auto *list = m_console->window().findChild<QTreeView *>(u"paletteList"_s);
    const auto row = offered().indexOf(undo->text().remove(u'&'));
    QVERIFY2(row >= 0, qPrintable(offered().join(u'\n')));
    const auto index = list->model()->index(static_cast<int>(row), PaletteModel::Detail);
    QVERIFY(!index.flags().testFlag(Qt::ItemIsEnabled));
    QVERIFY(!index.data().toString().isEmpty());
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(field->isVisible()); // it can't be run
}

void TestPalette::whatWasUsedLastComesFirst()
{
    QVERIFY(m_console->openAndWait(m_database->dsn(), u"backlog"_s));
    auto *field = openPalette();
    QVERIFY(offered().constFirst() != u"Ledger"_s);
    QTest::keyClicks(field, u"ledger"_s);
    QTest::keyClick(field, Qt::Key_Return);
    EVENTUALLY(m_console->window().findChild<QLineEdit *>(u"paletteField"_s) == nullptr);
    QVERIFY(openPalette() != nullptr);
    QCOMPARE(offered().constFirst(), u"Ledger"_s);
}

void TestPalette::aPreferenceCountsAtOnce()
{
    QVERIFY(m_console->openAndWait(m_database->dsn(), u"backlog"_s));
    auto *field = openPalette();
    QTest::keyClicks(field, u"theme dark"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(m_console->appearance().theme(), Theme::Choice::Dark);
    EVENTUALLY(isDark(m_console->window().palette()));
}

void TestPalette::documentsJobsAndAccountsAreFound()
{
    QVERIFY(m_console->openAndWait(m_database->dsn(), u"backlog"_s));
    m_console->session().setOrganisation("acme");
    auto *field = openPalette();
    QTest::keyClicks(field, u"inv-1043"_s);
    EVENTUALLY_EQUAL(offered().count(u"INV-1043"_s), 2); // the document, and its job
    QTest::keyClick(field, Qt::Key_Return);
    EVENTUALLY_EQUAL(m_console->window().workspace().currentScreen(), u"documents"_s);
    const auto *table = m_console->find<QTableView>("table");
    EVENTUALLY_EQUAL(table->currentIndex().siblingAtColumn(0).data().toString(), u"INV-1043"_s);

    EVENTUALLY(m_console->window().findChild<QLineEdit *>(u"paletteField"_s) == nullptr);
    field = openPalette();
    QVERIFY(field != nullptr);
    QTest::keyClicks(field, u"4000"_s);
    EVENTUALLY(!offered().filter(u"4000"_s).isEmpty());
    QTest::keyClick(field, Qt::Key_Return);
    EVENTUALLY_EQUAL(m_console->window().workspace().currentScreen(), u"ledger"_s);
    EVENTUALLY_EQUAL(qobject_cast<QLineEdit *>(m_console->window().workspace().currentPage()->filterField())->text(),
                     u"4000"_s);
}

void TestPalette::theNextKeyCancelsASearch()
{
    QVERIFY(m_console->openAndWait(m_database->dsn(), u"backlog"_s));
    const auto held = m_database->connect();
    VERIFY_RESULT(held->run("BEGIN", {}));
    VERIFY_RESULT(held->run("LOCK TABLE document IN ACCESS EXCLUSIVE MODE", {})); // a search waits for it
    const auto waiting = [&] {
        return m_database->number("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND "
                                  "wait_event_type = 'Lock'");
    };
    const auto before = waiting();
    auto *field = openPalette();
    const auto *state = m_console->window().findChild<QLabel *>(u"paletteState"_s);
    QTest::keyClicks(field, u"inv-10"_s);
    EVENTUALLY(waiting() > before);
    EVENTUALLY_EQUAL(state->text(), u"Looking in the database…"_s);
    field->setText(u"zz"_s); // a first letter would do
    field->clear();
    EVENTUALLY_EQUAL(waiting(), before);
    QCOMPARE(state->text(), u"Return runs it, Escape leaves."_s);
    VERIFY_RESULT(held->run("ROLLBACK", {}));
}

void TestPalette::withoutADatabaseTheRestIsFound()
{
    m_console->window().show();
    auto *field = openPalette();
    QVERIFY(field != nullptr);
    QTest::keyClicks(field, u"pref"_s);
    QVERIFY(!offered().isEmpty());
    QVERIFY(m_console->window().findChild<QLabel *>(u"paletteState"_s)->text().startsWith(u"Not connected"_s));
}

void TestPalette::theGuideOpensAtTheScreen_data()
{
    QTest::addColumn<QString>("screen");
    QTest::addColumn<QString>("heading");
    QTest::newRow("backlog") << u"backlog"_s << u"The backlog"_s;
    QTest::newRow("documents") << u"documents"_s << u"Recreating entries"_s;
    QTest::newRow("recreations") << u"recreations"_s << u"Recreations"_s;
    QTest::newRow("jobs") << u"jobs"_s << u"Jobs"_s;
    QTest::newRow("ledger") << u"ledger"_s << u"The ledger"_s;
}

void TestPalette::theGuideOpensAtTheScreen()
{
    QFETCH(const QString, screen);
    QFETCH(const QString, heading);
    QVERIFY(m_console->openAndWait(m_database->dsn(), screen));
    QTest::keyClick(&m_console->window(), Qt::Key_F1);
    auto *guide = m_console->window().findChild<GuideWindow *>();
    QVERIFY(guide != nullptr);
    EVENTUALLY(guide->isVisible());
    const auto *text = guide->findChild<QTextBrowser *>(u"guideText"_s);
    QCOMPARE(text->textCursor().block().text(), heading);
    const auto place = text->cursorRect();
    QVERIFY(place.top() >= 0 && place.top() < text->viewport()->height());
}

void TestPalette::theGuideShowsItsPictures()
{
    GuideWindow guide(nullptr);
    guide.show();
    auto *text = guide.findChild<QTextBrowser *>(u"guideText"_s);
    int pictures = 0;
    for (auto block = text->document()->begin(); block.isValid(); block = block.next()) {
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            const auto format = part.fragment().charFormat();
            if (!format.isImageFormat())
                continue;
            ++pictures;
            const auto name = format.toImageFormat().name();
            const auto picture = text->loadResource(QTextDocument::ImageResource, QUrl(name)).value<QImage>();
            QVERIFY2(!picture.isNull(), qPrintable(name));
        }
    }
    QVERIFY(pictures > 5);
}

void TestPalette::theReportHoldsNoSecrets()
{
    QVERIFY(m_console->openAndWait(m_database->dsn() + " password=geheim", u"backlog"_s));
    m_console->findAnywhere<QAction>("actionAbout")->trigger();
    auto *about = m_console->window().findChild<AboutDialog *>();
    QVERIFY(about != nullptr);
    auto *state = about->findChild<QLabel *>(u"aboutState"_s);
    EVENTUALLY(!state->text().startsWith(u"Looking"_s));
    QTest::mouseClick(about->findChild<QPushButton *>(u"copyReport"_s), Qt::LeftButton);
    const auto copied = QGuiApplication::clipboard()->text();
    QVERIFY2(!copied.contains(u"geheim"_s), qPrintable(copied));
    QVERIFY(!copied.contains(u"INV-1042"_s));
    for (const auto &part : {u"Leapfrog "_s, u"Qt 6"_s, u"Database: "_s, u"PostgreSQL 15"_s, u"triggers"_s, u"Log"_s})
        QVERIFY2(copied.contains(part), qPrintable(copied));

    const QTemporaryDir folder;
    QTest::mouseClick(about->findChild<QPushButton *>(u"saveReport"_s), Qt::LeftButton);
    auto *chooser = about->findChild<QFileDialog *>();
    QVERIFY(chooser != nullptr);
    emit chooser->fileSelected(folder.filePath(u"report.txt"_s));
    EVENTUALLY(state->text().startsWith(u"Saved"_s));
    QFile file(folder.filePath(u"report.txt"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()).left(20), copied.left(20));
    emit chooser->fileSelected(folder.filePath(u"no/such/folder/report.txt"_s));
    EVENTUALLY(state->text().contains(u"can't be written"_s));
}

QTEST_MAIN(TestPalette)
#include "test_palette.moc"
