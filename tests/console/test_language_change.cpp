// SPDX-License-Identifier: MIT
#include "console/changed_preferences.h"
#include "console/console_driver.h"
#include "console/looks.h"
#include "console/spoken.h"
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

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// Language, theme and text size are chosen while the console is open, on each screen and in each dialog; nothing stays
/// as it was, nothing is cut.
class TestLanguageChange : public QObject, protected ChangedPreferences
{
    Q_OBJECT

private slots:
    void initTestCase() { setUpAll(); }
    void init() { setUp(); }
    void cleanup() { tearDown(); }

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
};

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

QTEST_MAIN(TestLanguageChange)
#include "test_language_change.moc"
