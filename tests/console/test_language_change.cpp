// SPDX-License-Identifier: MIT
#include "console/console_driver.h"
#include "console/looks.h"
#include "console/spoken.h"
#include "store/queue/recreations.h"
#include "support/result_helpers.h"
#include "support/test_database.h"
#include "translations/translations.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QTableView>
#include <QTemporaryDir>
#include <QUuid>

#include <optional>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

static const auto screens = {"backlog", "documents", "recreations", "jobs", "ledger"};
static const auto pseudo = u"eo"_s; ///< see tools/pseudo_language.py
static const auto mirrored = u"he"_s;

/// Language, theme and text size are chosen while the console is open, on each screen and in each dialog; nothing stays
/// as it was, nothing is cut.
class TestLanguageChange : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void eachScreenSpeaksTheOtherLanguage_data();
    void eachScreenSpeaksTheOtherLanguage();
    void openDialogsToo_data();
    void openDialogsToo();
    void nothingStaysEnglish_data();
    void nothingStaysEnglish();
    void nothingIsCut_data();
    void nothingIsCut();
    void fromRightToLeft_data();
    void fromRightToLeft();
    void identifiersAreIsolatedFromRightToLeft();
    void theThemeChangesOnEachScreen_data();
    void theThemeChangesOnEachScreen();
    void textSizeAndRowsCountAtOnce();
    void whatWasChosenIsKept();
    void restoringTheDefaults();

private:
    void open(const QString &screen);
    /// In the preferences, as a user does.
    void choose(const char *box, const QVariant &value);
    [[nodiscard]] Spoken spoken() { return spokenIn(m_console->window()); }
    /// What a console says that was started in that language.
    Spoken startedIn(const QString &language, const QString &screen);
    void fill();

    QTemporaryDir m_folder;
    std::optional<TestDatabase> m_database;
    std::optional<ConsoleDriver> m_console;
    QFont m_font;
};

void TestLanguageChange::initTestCase()
{
    QCOMPARE(QProcess::execute(u"python3"_s,
                               {QStringLiteral(LEAPFROG_SOURCE_DIR "/tools/pseudo_language.py"), m_folder.path()}),
             0);
    addLanguage(pseudo, m_folder.path());
    addLanguage(mirrored, m_folder.path());
    m_font = QApplication::font();
    m_database.emplace();
    fill();
}

/// Something on each screen, of each state.
void TestLanguageChange::fill()
{
    m_database->addOrganisation();
    auto odd = invoiceRecord("INV-9", 100);
    odd.body.insert(odd.body.find("\"amount\""), R"("account":"4711",)");
    must(DocumentStore(m_database->connection())
             .import("acme", {invoiceRecord("INV-1", 1'234'567), invoiceRecord("INV-2", 100), odd}));
    m_database->drain();
    must(DocumentStore(m_database->connection()).import("acme", {invoiceRecord("INV-2", 101)}));
    m_database->sql("UPDATE accounting_work_queue SET ready_at = now() - interval '95 min' WHERE state = 'queued'");
    const auto id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    m_database->sql("INSERT INTO recreation (recreation_id, org_id, path, who, why, documents, started_at) VALUES ('"
                    + id + "', 'acme', 'queued', '007', '4711', 2, now() - interval '347 s')");
    m_database->sql("INSERT INTO recreation_document (recreation_id, org_id, document_id, document_type, old_version, "
                    "new_version, outcome, code, message, finished_at) VALUES ('"
                    + id + "', 'acme', 'INV-1', 'sales_invoice', 0, 1, 'posted', '', '', now()), ('" + id
                    + "', 'acme', 'INV-9', 'sales_invoice', 0, 1, 'refused', 'unknown_account', 'There is no account "
                      "\"4711\" in the chart of accounts.', now())");
}

void TestLanguageChange::init()
{
    QApplication::setFont(m_font);
    speak(*qApp, u"en"_s);
    m_console.emplace();
}

void TestLanguageChange::cleanup()
{
    m_console.reset();
}

void TestLanguageChange::open(const QString &screen)
{
    auto target = ConnectionBook::given(m_database->dsn());
    target.name = u"#"_s; // its own says where it is, as it was called when it was opened
    m_console->window().open(target);
    m_console->window().showScreen(screen);
    m_console->window().show();
    QVERIFY(m_console->waitUntilLoaded());
    if (screen == u"ledger"_s) {
        m_console->session().setOrganisation("acme");
        QVERIFY(m_console->waitUntilLoaded());
    }
    static const QHash<QString, const char *> lists{{u"backlog"_s, "organisations"},
                                                    {u"documents"_s, "entries"},
                                                    {u"recreations"_s, "documents"},
                                                    {u"jobs"_s, "table"},
                                                    {u"ledger"_s, "balances"}};
    const auto *list = m_console->find<QAbstractItemView>(lists.value(screen));
    QVERIFY(list != nullptr);
    EVENTUALLY(list->model()->rowCount() > 0);
    QTest::qWait(100); // what comes after it
}

void TestLanguageChange::choose(const char *box, const QVariant &value)
{
    m_console->findAnywhere<QAction>("actionPreferences")->trigger();
    auto *dialog = m_console->window().findChild<QDialog *>(u"PreferencesDialog"_s);
    QVERIFY(dialog != nullptr);
    EVENTUALLY(dialog->isVisible());
    auto *choice = dialog->findChild<QComboBox *>(QLatin1String(box));
    QVERIFY(choice->findData(value) >= 0);
    choice->setCurrentIndex(choice->findData(value));
    emit choice->activated(choice->currentIndex());
    QTest::keyClick(dialog, Qt::Key_Escape);
    EVENTUALLY(m_console->window().findChild<QDialog *>(u"PreferencesDialog"_s) == nullptr);
}

Spoken TestLanguageChange::startedIn(const QString &language, const QString &screen)
{
    m_console.reset();
    speak(*qApp, language);
    m_console.emplace();
    m_console->appearance().setLanguage(language);
    open(screen);
    return spoken();
}

static void addScreens(const QStringList &languages)
{
    QTest::addColumn<QString>("screen");
    QTest::addColumn<QString>("language");
    for (const auto *screen : screens) {
        for (const auto &language : languages)
            QTest::addRow("%s in %s", screen, qPrintable(language)) << QString::fromLatin1(screen) << language;
    }
}

void TestLanguageChange::eachScreenSpeaksTheOtherLanguage_data()
{
    addScreens({u"de"_s, pseudo});
}

void TestLanguageChange::eachScreenSpeaksTheOtherLanguage()
{
    QFETCH(const QString, screen);
    QFETCH(const QString, language);
    const auto fresh = startedIn(language, screen);
    m_console.reset();
    speak(*qApp, u"en"_s);
    m_console.emplace();
    open(screen);
    QVERIFY(!differing(spoken(), fresh).isEmpty());
    choose("language", language);
    if (!QTest::qWaitFor([&] { return differing(spoken(), fresh).isEmpty(); }, 10'000))
        QFAIL(qPrintable(u'\n' + differing(spoken(), fresh)));
}

void TestLanguageChange::openDialogsToo_data()
{
    QTest::addColumn<QString>("action");
    for (const auto *action :
         {"actionPreferences", "actionConnections", "actionShortcuts", "actionAbout", "actionRecreate"})
        QTest::newRow(action) << QString::fromLatin1(action);
}

void TestLanguageChange::openDialogsToo()
{
    QFETCH(const QString, action);
    const auto openDialog = [&] {
        open(u"documents"_s);
        if (action == u"actionRecreate"_s) {
            m_console->session().setOrganisation("acme");
            QVERIFY(m_console->waitUntilLoaded());
            m_console->find<QAbstractItemView>("table")->selectAll();
            QVERIFY(m_console->openPreview() != nullptr);
        } else {
            m_console->findAnywhere<QAction>(qPrintable(action))->trigger();
        }
        QTest::qWait(100);
        if (const auto *found
            = m_console->window().findChild<QListWidget *>(u"findings"_s)) // of the look at the database
            QVERIFY(QTest::qWaitFor([&] { return found->model()->rowCount() > 0; }, 30'000));
    };
    const auto said = [&] {
        auto *dialog = m_console->window().findChild<QDialog *>();
        auto words = dialog == nullptr ? Spoken() : spokenIn(*dialog);
        // What was computed for the preview stays as it was computed.
        words.removeIf(
            [](const Spoken::iterator &one) { return one.key().startsWith(u"/tree"_s) && one.key().contains(u','); });
        for (auto &one : words) // an act without a number may begin with a capital until its screen is shown
            one = one.toLower().remove(u' ');
        return words;
    };
    m_console.reset();
    speak(*qApp, u"de"_s);
    m_console.emplace();
    m_console->appearance().setLanguage(u"de"_s);
    openDialog();
    const auto fresh = said();
    QVERIFY(!fresh.isEmpty());
    m_console.reset();
    speak(*qApp, u"en"_s);
    m_console.emplace();
    openDialog();
    QVERIFY(!differing(said(), fresh).isEmpty());
    m_console->appearance().setLanguage(u"de"_s);
    if (!QTest::qWaitFor([&] { return differing(said(), fresh).isEmpty(); }, 10'000))
        QFAIL(qPrintable(u'\n' + differing(said(), fresh)));
}

void TestLanguageChange::nothingStaysEnglish_data()
{
    addScreens({pseudo});
}

/// Names of things that have no other name, and what is in the database.
static QString withoutNames(QString text)
{
    static const QRegularExpression names(
        u"\\b(Leapfrog|acme|EUR|INV-#|English|Deutsch|Ctrl|Shift|Alt|Del|Return|Space|Esc|PgUp|PgDown|Home|End|Tab|Up|"
        u"Down|Left|Right|MIT|Qt|PostgreSQL|"
        "sales_invoice|unknown_account|leapfrogctl|[A-Z]{1,3}-[A-Z]{1,4})\\b|<[^>]*>|&\\w+;"_s);
    return text.replace(names, QString());
}

void TestLanguageChange::nothingStaysEnglish()
{
    QFETCH(const QString, screen);
    QFETCH(const QString, language);
    const auto all = startedIn(language, screen);
    static const QRegularExpression english(u"[A-Za-z]{3}"_s);
    QStringList left;
    for (auto said = all.begin(); said != all.end(); ++said) {
        if (withoutNames(said.value()).contains(english))
            left.append(said.key() + u": "_s + said.value());
    }
    QVERIFY2(left.isEmpty(), qPrintable(u'\n' + left.join(u'\n')));
}

void TestLanguageChange::nothingIsCut_data()
{
    addScreens({u"de"_s, pseudo});
}

void TestLanguageChange::nothingIsCut()
{
    QFETCH(const QString, screen);
    QFETCH(const QString, language);
    open(screen);
    m_console->window().resize(900, 600);
    choose("language", language);
    const bool fits = QTest::qWaitFor([&] { return faultsOf(m_console->window()).isEmpty(); });
    QVERIFY2(fits, qPrintable(u'\n' + faultsOf(m_console->window()).join(u'\n')));
    QCOMPARE(m_console->window().size(), QSize(900, 600));
}

void TestLanguageChange::fromRightToLeft_data()
{
    addScreens({mirrored});
}

void TestLanguageChange::fromRightToLeft()
{
    QFETCH(const QString, screen);
    QFETCH(const QString, language);
    open(screen);
    m_console->window().resize(900, 600);
    choose("language", language);
    EVENTUALLY_EQUAL(m_console->window().layoutDirection(), Qt::RightToLeft);
    const auto *sidebar = m_console->findAnywhere<QWidget>("sidebar");
    EVENTUALLY(sidebar->mapTo(&m_console->window(), QPoint()).x() > m_console->window().width() / 2);
    const bool fits = QTest::qWaitFor([&] { return faultsOf(m_console->window()).isEmpty(); });
    QVERIFY2(fits, qPrintable(u'\n' + faultsOf(m_console->window()).join(u'\n')));
    choose("language", u"en"_s);
    EVENTUALLY_EQUAL(m_console->window().layoutDirection(), Qt::LeftToRight);
}

/// Else "INV-1" would be read as "1-INV" in the middle of a sentence.
void TestLanguageChange::identifiersAreIsolatedFromRightToLeft()
{
    const auto title = [] {
        return QCoreApplication::translate("leapfrog::DocumentDetails", "%1: %2, version %3")
            .arg(u"INV-1"_s, u"x"_s, u"2"_s);
    };
    speak(*qApp, mirrored);
    QVERIFY2(title().contains(u"\u2068INV-1\u2069"_s), qPrintable(title()));
    speak(*qApp, u"de"_s);
    QVERIFY2(title().startsWith(u"INV-1: "_s), qPrintable(title()));
}

void TestLanguageChange::theThemeChangesOnEachScreen_data()
{
    addScreens({u"de"_s});
}

/// It, or a bar that it is in.
static bool hasOwnColours(const QWidget &widget)
{
    const auto *around = widget.parentWidget();
    return widget.palette().resolveMask() != 0 || (around != nullptr && hasOwnColours(*around));
}

void TestLanguageChange::theThemeChangesOnEachScreen()
{
    QFETCH(const QString, screen);
    open(screen);
    for (const auto theme : {Theme::Choice::Dark, Theme::Choice::Light}) {
        choose("theme", QVariant::fromValue(theme));
        EVENTUALLY_EQUAL(isDark(m_console->window().palette()), theme == Theme::Choice::Dark);
        for (const auto *widget : m_console->window().findChildren<QWidget *>()) {
            const bool isTheirs = isDark(widget->palette()) == (theme == Theme::Choice::Dark);
            QVERIFY2(isTheirs || !widget->isVisible() || hasOwnColours(*widget), qPrintable(widget->objectName()));
        }
        const bool fits = QTest::qWaitFor([&] { return faultsOf(m_console->window()).isEmpty(); });
        QVERIFY2(fits, qPrintable(u'\n' + faultsOf(m_console->window()).join(u'\n')));
    }
    QVERIFY(m_console->findAnywhere<QAction>("actionThemeLight")->isChecked());
}

void TestLanguageChange::textSizeAndRowsCountAtOnce()
{
    open(u"documents"_s);
    const auto *table = m_console->find<QTableView>("table");
    const auto *heading = m_console->find<QLabel>("pageTitle");
    const int height = table->rowHeight(0);
    const auto size = heading->font().pointSizeF();
    choose("density", static_cast<int>(Density::Compact));
    EVENTUALLY(table->rowHeight(0) < height);
    choose("density", static_cast<int>(Density::Comfortable));
    EVENTUALLY_EQUAL(table->rowHeight(0), height);
    choose("textSize", 150);
    EVENTUALLY(table->rowHeight(0) > height * 14 / 10);
    EVENTUALLY_EQUAL(heading->font().pointSizeF(), size * 1.5);
    const bool fits = QTest::qWaitFor([&] { return faultsOf(m_console->window()).isEmpty(); });
    QVERIFY2(fits, qPrintable(u'\n' + faultsOf(m_console->window()).join(u'\n')));
}

void TestLanguageChange::whatWasChosenIsKept()
{
    open(u"backlog"_s);
    choose("language", u"de"_s);
    choose("theme", QVariant::fromValue(Theme::Choice::Dark));
    choose("textSize", 125);
    choose("density", static_cast<int>(Density::Compact));
    QApplication::setFont(m_font);
    speak(*qApp, u"en"_s);
    const Appearance next(m_console->settings());
    QCOMPARE(next.language(), u"de"_s);
    QCOMPARE(spokenLanguage(), u"de"_s);
    QCOMPARE(QLocale().toString(1234.5, 'f', 1), u"1.234,5"_s);
    QCOMPARE(next.theme(), Theme::Choice::Dark);
    QCOMPARE(next.textPercent(), 125);
    QCOMPARE(QApplication::font().pointSizeF(), m_font.pointSizeF() * 1.25);
    QCOMPARE(next.density(), Density::Compact);
}

void TestLanguageChange::restoringTheDefaults()
{
    open(u"backlog"_s);
    choose("language", u"de"_s);
    choose("textSize", 125);
    m_console->findAnywhere<QAction>("actionPreferences")->trigger();
    auto *dialog = m_console->window().findChild<QDialog *>(u"PreferencesDialog"_s);
    QTest::mouseClick(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::RestoreDefaults),
                      Qt::LeftButton);
    QCOMPARE(m_console->appearance().language(), QString());
    QCOMPARE(spokenLanguage(), u"en"_s);
    QCOMPARE(QApplication::font().pointSizeF(), m_font.pointSizeF());
    QCOMPARE(dialog->findChild<QComboBox *>(u"textSize"_s)->currentData().toInt(), 100);
}

QTEST_MAIN(TestLanguageChange)
#include "test_language_change.moc"
