// SPDX-License-Identifier: MIT
#include "console/changed_preferences.h"
#include "console/console_driver.h"
#include "console/looks.h"
#include "translations/translations.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// Theme, text size and rows change at once, and stay.
class TestLookChange : public QObject, protected ChangedPreferences
{
    Q_OBJECT

private slots:
    void initTestCase() { setUpAll(); }
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void theThemeChangesOnEachScreen_data();
    void theThemeChangesOnEachScreen();
    void textSizeAndRowsCountAtOnce();
    void whatWasChosenIsKept();
    void restoringTheDefaults();
};

void TestLookChange::theThemeChangesOnEachScreen_data()
{
    addScreens({u"de"_s});
}

/// It, or a bar that it is in.
static bool hasOwnColours(const QWidget &widget)
{
    const auto *around = widget.parentWidget();
    return widget.palette().resolveMask() != 0 || (around != nullptr && hasOwnColours(*around));
}

void TestLookChange::theThemeChangesOnEachScreen()
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

void TestLookChange::textSizeAndRowsCountAtOnce()
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

void TestLookChange::whatWasChosenIsKept()
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

void TestLookChange::restoringTheDefaults()
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

QTEST_MAIN(TestLookChange)
#include "test_look_change.moc"
