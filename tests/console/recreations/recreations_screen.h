// SPDX-License-Identifier: MIT
#pragma once

#include "console/console_driver.h"
#include "console/frame/notice_bar.h"
#include "store/queue/recreations.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QAction>
#include <QPushButton>
#include <QTableView>
#include <QUuid>

namespace leapfrog::test {

using namespace std::chrono_literals;

/// The Recreations screen on a real database.
class RecreationsScreen
{
protected:
    void setUp();
    void tearDown();

    /// S1 on account 4711 and S2, posted.
    void postTwo();
    /// Recreates these through the queue, as another program would; its id.
    std::string recreate(const std::vector<std::string> &documents);
    std::string recreateAndWork(const std::vector<std::string> &documents);
    [[nodiscard]] QTableView *list() { return m_console->find<QTableView>("table"); }
    [[nodiscard]] QString step(const char *document, const char *column);
    /// Chooses Undo once it is offered, and confirms.
    bool undo();
    bool openScreen() { return m_console->openAndWait(m_database->dsn(), QStringLiteral("recreations")); }
    [[nodiscard]] int live(const char *document)
    {
        return static_cast<int>(
            m_database->number("SELECT count(*) FROM gl_entry WHERE deleted_at IS NULL AND document_id = '"
                               + std::string(document) + '\''));
    }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<ConsoleDriver> m_console;
};

inline void RecreationsScreen::setUp()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
    m_console = std::make_unique<ConsoleDriver>();
}

inline void RecreationsScreen::tearDown()
{
    m_console.reset();
    m_database.reset();
}

inline void RecreationsScreen::postTwo()
{
    m_database->sql("INSERT INTO account VALUES ('acme', '4711', 'Odd')");
    auto odd = invoiceRecord("S1", 100);
    odd.body.insert(odd.body.find("\"amount\""), R"("account":"4711",)");
    VERIFY_RESULT(DocumentStore(m_database->connection()).import("acme", {odd}));
    m_database->importInvoice("S2", 200);
    m_database->drain();
    QCOMPARE(live("S1"), 2);
}

inline std::string RecreationsScreen::recreate(const std::vector<std::string> &documents)
{
    const auto id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    must(RecreationStore(m_database->connection())
             .prepare(id, "acme", documents, QStringLiteral("test"), std::nullopt, 60s));
    return id;
}

inline std::string RecreationsScreen::recreateAndWork(const std::vector<std::string> &documents)
{
    auto id = recreate(documents);
    m_database->drain();
    return id;
}

inline bool RecreationsScreen::undo()
{
    auto *action = m_console->find<QAction>("actionUndo");
    if (!QTest::qWaitFor([action] { return action->isEnabled(); }, 30'000))
        return false;
    action->trigger();
    auto *button = m_console->find<QPushButton>("undoNow");
    if (button == nullptr)
        return false;
    QTest::mouseClick(button, Qt::LeftButton);
    return true;
}

inline QString RecreationsScreen::step(const char *document, const char *column)
{
    return ConsoleDriver::cell(*m_console->find<QTableView>("documents"), QLatin1String(document),
                               QLatin1String(column));
}

} // namespace leapfrog::test
