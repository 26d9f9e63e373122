// SPDX-License-Identifier: MIT
#pragma once

#include "console/console_driver.h"
#include "console/frame/notice_bar.h"
#include "support/test_database.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QTabWidget>

namespace leapfrog::test {

/// The Workers screen on a real database with two organisations.
class WorkersScreen
{
protected:
    void setUp();
    void tearDown();

    void fill();
    [[nodiscard]] QTableView *table(const char *name) { return m_console->find<QTableView>(name); }
    [[nodiscard]] QAction *action(const char *name) { return m_console->find<QAction>(name); }
    [[nodiscard]] QString text(const char *label) { return m_console->find<QLabel>(label)->text(); }
    [[nodiscard]] QString said()
    {
        return m_console->find<QWidget>("notice")->findChild<QLabel *>(QStringLiteral("noticeText"))->text();
    }
    [[nodiscard]] QString saidOfTheQueue()
    {
        auto *notice = m_console->find<QWidget>("queueNotice");
        return notice->isVisible() ? notice->findChild<QLabel *>(QStringLiteral("noticeText"))->text() : QString();
    }
    bool openScreen() { return m_console->openAndWait(m_database->dsn(), QStringLiteral("workers")); }
    void showTab(const char *name);
    bool select(const char *tableName, const QString &first, int column = 0);
    QString cell(const char *tableName, const QString &first, const char *column)
    {
        return ConsoleDriver::cell(*table(tableName), first, QLatin1String(column));
    }
    /// Waits for the dialog's field, types there and presses Return.
    bool answer(const char *field, const QString &words);

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<ConsoleDriver> m_console;
};

inline void WorkersScreen::setUp()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
    m_database->addOrganisation("bell");
    m_console = std::make_unique<ConsoleDriver>();
}

inline void WorkersScreen::tearDown()
{
    m_console.reset();
    m_database.reset();
}

/// w-busy works, w-idle waits, w-silent said nothing for 4 minutes and holds two jobs.
inline void WorkersScreen::fill()
{
    m_database->sql(
        "INSERT INTO worker (name, host, pid, kind, slots, busy, processed, version, started_at, heartbeat_at) VALUES "
        "('w-busy', 'srv-a', 11, 'queue', 6, 4, 100, '1.0.0', now() - interval '1 h', now() + interval '1 h'), "
        "('w-idle', 'srv-b', 12, 'queue', 6, 0, 0, '1.0.0', now() - interval '50 min', now() + interval '1 h'), "
        "('w-silent', 'srv-c', 13, 'queue', 6, 2, 5, '0.9.8', now() - interval '40 min', now() - interval '4 min')");
    m_database->sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type) SELECT 'acme', 'D' || n, "
                    "'sales_invoice' FROM generate_series(1, 5) AS n");
    m_database->sql(
        "UPDATE accounting_work_queue SET state = 'leased', leased_by = 'w-silent', lease = 7, leased_until "
        "= now() + interval '10 min' WHERE document_id IN ('D1', 'D2')");
}

inline void WorkersScreen::showTab(const char *name)
{
    auto *tabs = m_console->find<QTabWidget>("tabs");
    tabs->setCurrentWidget(m_console->find<QWidget>(name));
}

inline bool WorkersScreen::select(const char *tableName, const QString &first, int column)
{
    auto *view = table(tableName);
    for (int row = 0; row < view->model()->rowCount(); ++row) {
        if (view->model()->index(row, 0).data().toString() != first)
            continue;
        const auto index = view->model()->index(row, column);
        view->scrollTo(index);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::NoModifier, view->visualRect(index).center());
        return view->currentIndex() == index;
    }
    return false;
}

inline bool WorkersScreen::answer(const char *field, const QString &words)
{
    if (!QTest::qWaitFor([&] { return m_console->find<QLineEdit>(field) != nullptr; }, 30'000))
        return false;
    auto *line = m_console->find<QLineEdit>(field);
    line->selectAll();
    QTest::keyClicks(line, words);
    if (words.isEmpty())
        QTest::keyClick(line, Qt::Key_Delete);
    QTest::keyClick(line, Qt::Key_Return);
    return QTest::qWaitFor([&] { return m_console->find<QLineEdit>(field) == nullptr; }, 30'000);
}

} // namespace leapfrog::test
