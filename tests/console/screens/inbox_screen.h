// SPDX-License-Identifier: MIT
#pragma once

#include "console/console_driver.h"
#include "console/inbox/inbox_organisations.h"
#include "engine/inbox/import_runner.h"
#include "import/payloads.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QAction>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>

namespace leapfrog::test {

/// 6.71 of its total are in no line.
inline std::string brokenOrder()
{
    return R"({"id":3,"name":"#1003","processed_at":"2026-01-31T23:30:00-05:00","currency":"CAD","financial_status":"paid",)"
           R"("taxes_included":false,"total_price":"26.71","line_items":[{"id":31,"title":"Lamp","quantity":2,"price":"10.00"}]})";
}

inline PayloadRow payload(std::int64_t number, const char *state = "waiting")
{
    PayloadRow row;
    row.number = number;
    row.kind = "order";
    row.state = state;
    return row;
}

/// The Inbox screen on a real database.
class InboxScreen
{
protected:
    void setUp();
    void tearDown();

    ImportProgress import(const std::string &text, const std::string &org = "shop");
    /// Order 1 read, order 3 refused (it does not add up), refund of an order that is not there waiting.
    void fill();
    [[nodiscard]] QTableView *table() { return m_console->find<QTableView>("table"); }
    [[nodiscard]] QTableView *reasons() { return m_console->find<QTableView>("reasons"); }
    [[nodiscard]] QAction *action(const char *name) { return m_console->find<QAction>(name); }
    [[nodiscard]] QString notice() { return m_console->find<QLabel>("noticeText")->text(); }
    [[nodiscard]] QString says() { return m_console->find<QLabel>("says")->text(); }
    bool openScreen() { return m_console->openAndWait(m_database->dsn(), QStringLiteral("inbox")); }
    void press(const char *button) { QTest::mouseClick(m_console->find<QToolButton>(button), Qt::LeftButton); }
    void click(const char *button) { QTest::mouseClick(m_console->find<QPushButton>(button), Qt::LeftButton); }
    bool goTo(QTableView *view, int column, const QString &text);

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<ConsoleDriver> m_console;
    std::unique_ptr<QTemporaryDir> m_folder;
};

inline void InboxScreen::setUp()
{
    m_database = std::make_unique<TestDatabase>();
    m_folder = std::make_unique<QTemporaryDir>();
    m_console = std::make_unique<ConsoleDriver>();
}

inline void InboxScreen::tearDown()
{
    m_console.reset();
    m_database.reset();
}

inline ImportProgress InboxScreen::import(const std::string &text, const std::string &org)
{
    const auto path = m_folder->filePath(QStringLiteral("shop.jsonl"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray::fromStdString(text)) < 0)
        qFatal("can't write %s", qPrintable(path));
    file.close();
    return must(runImport(
        m_database->connection(),
        {.orgId = org, .baseCurrency = "CAD", .format = ImportFormat::Shopify, .files = {path.toStdString()}}));
}

inline void InboxScreen::fill()
{
    import(orderOnTop() + '\n' + brokenOrder() + '\n' + replaced(refundOnTop(), R"("order_id":1)", R"("order_id":5)"));
    m_database->drain();
}

inline bool InboxScreen::goTo(QTableView *view, int column, const QString &text)
{
    const auto *model = view->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        const auto index = model->index(row, column);
        if (index.data().toString() != text)
            continue;
        QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::NoModifier, view->visualRect(index).center());
        return view->currentIndex().row() == row;
    }
    return false;
}

} // namespace leapfrog::test
