// SPDX-License-Identifier: MIT
#pragma once

#include "console/console_driver.h"
#include "console/frame/notice_bar.h"
#include "console/ledger/balance_model.h"
#include "console/ledger/period/period.h"
#include "console/ledger/period/period_choice.h"
#include "console/ledger/period/period_question.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>

#include <algorithm>

namespace leapfrog::test {

/// The Ledger screen on a real database with two invoices.
class LedgerScreen
{
protected:
    void setUp();
    void tearDown();

    /// The one that is shown: each level that one came through is still there.
    [[nodiscard]] QTableView *table(const char *name)
    {
        const auto all = m_console->window().findChildren<QTableView *>(QString::fromLatin1(name));
        const auto shown = std::ranges::find_if(all, &QWidget::isVisible);
        return shown == all.end() ? all.value(0) : *shown;
    }
    bool openScreen(const std::string &dsn) { return m_console->openAndWait(dsn, QStringLiteral("ledger")); }
    bool openScreen() { return openScreen(m_database->dsn()) && showAllDays(); }
    bool showAllDays()
    {
        m_console->find<QComboBox>("periodKind")->setCurrentIndex(static_cast<int>(Period::Kind::All));
        return QTest::qWaitFor(
                   [this] {
                       return table("balances")->isColumnHidden(BalanceModel::Opening)
                           && balance("Total", "Check") == QLatin1String("balanced");
                   },
                   30'000)
            && QTest::qWaitForWindowActive(&m_console->window());
    }
    /// What stands in the trial balance.
    [[nodiscard]] QString balance(const char *account, const char *column)
    {
        const auto *view = table("balances");
        if (QLatin1String(column) == QLatin1String("Check"))
            return ConsoleDriver::cell(*view, QLatin1String(account), QString());
        return ConsoleDriver::cell(*view, QLatin1String(account), QLatin1String(column));
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    /// Makes the row current whose first column is that, and puts the focus there.
    bool goTo(QTableView *view, const QString &key)
    {
        for (int row = 0; row < view->model()->rowCount(); ++row) {
            if (view->model()->index(row, 0).data().toString() == key) {
                view->selectionModel()->setCurrentIndex(
                    view->model()->index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
                view->setFocus();
                return true;
            }
        }
        return false;
    }
    void chooseTab(int tab) { m_console->find<QTabBar>("tabs")->setCurrentIndex(tab); }
    [[nodiscard]] QString notice() { return m_console->find<QLabel>("noticeText")->text(); }
    [[nodiscard]] QString activity() { return m_console->findAnywhere<QLabel>("activitySummary")->text(); }
    bool verify();
    /// The one of that name that is on the screen: each view has one.
    template <typename Widget> Widget *seen(const char *name)
    {
        const auto all = m_console->window().findChildren<Widget *>(QLatin1String(name));
        const auto found = std::ranges::find_if(all, [](const Widget *one) { return one->isVisible(); });
        return found == all.end() ? nullptr : *found;
    }
    [[nodiscard]] QString emptyText()
    {
        const auto *text = seen<QLabel>("emptyText");
        return text == nullptr ? QString() : text->text();
    }
    /// Runs SQL that the ledger's guard would refuse.
    void pastTheGuard(const std::string &sql)
    {
        must(m_database->connection().runScript("SET session_replication_role = replica"));
        must(m_database->connection().runScript(sql));
        must(m_database->connection().runScript("RESET session_replication_role"));
    }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<ConsoleDriver> m_console;
};

inline void LedgerScreen::setUp()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
    m_database->importInvoice("S1", 100);
    m_database->importInvoice("S2", 250);
    m_database->drain();
    m_console = std::make_unique<ConsoleDriver>();
}

inline void LedgerScreen::tearDown()
{
    m_console.reset();
    m_database.reset();
}

inline bool LedgerScreen::verify()
{
    chooseTab(5);
    auto *button = m_console->find<QPushButton>("verify");
    if (!QTest::qWaitFor([button] { return button->isEnabled(); }, 30'000))
        return false;
    QTest::mouseClick(button, Qt::LeftButton);
    return QTest::qWaitFor(
        [this] { return m_console->find<QLabel>("verifyResult")->text().contains(QLatin1String("verified")); }, 30'000);
}

} // namespace leapfrog::test
