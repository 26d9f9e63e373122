// SPDX-License-Identifier: MIT
#pragma once

#include "console/console_driver.h"
#include "support/test_database.h"
#include "translations/translations.h"

#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>

#include <memory>
#include <string>

namespace leapfrog::test {

/// The Rehearsal screen on a real database: three invoices, one in February and two in March.
class RehearsalScreen
{
protected:
    void setUp()
    {
        speak(*QCoreApplication::instance());
        m_database = std::make_unique<TestDatabase>();
        m_database->addOrganisation();
        m_database->importInvoice("S1", 100, "acme", "2026-02-28");
        m_database->importInvoice("S2", 250);
        m_database->importInvoice("S3", 30);
        m_database->drain();
        m_console = std::make_unique<ConsoleDriver>();
    }
    void tearDown()
    {
        m_console.reset();
        m_database.reset();
    }

    bool openScreen() { return m_console->openAndWait(m_database->dsn(), QStringLiteral("rehearsal")); }
    [[nodiscard]] QTableView *table(const char *name) { return m_console->find<QTableView>(name); }
    [[nodiscard]] QAction *action(const char *name) { return m_console->find<QAction>(name); }
    [[nodiscard]] QString text(const char *label) { return m_console->find<QLabel>(label)->text(); }
    [[nodiscard]] QComboBox *field(const char *setting)
    {
        return m_console->find<QWidget>(setting)->findChild<QComboBox *>();
    }
    /// Whether today's account is in the field.
    [[nodiscard]] bool hasSales(const char *account)
    {
        return field("role_sales")->currentText().startsWith(QLatin1String(account));
    }
    /// As a user does who replaces what is there.
    void type(const char *setting, const QString &words)
    {
        auto *combo = field(setting);
        combo->lineEdit()->selectAll();
        QTest::keyClick(combo->lineEdit(), Qt::Key_Delete);
        QTest::keyClicks(combo->lineEdit(), words);
        combo->completer()->popup()->hide();
    }
    [[nodiscard]] bool isRehearsed(const char *words) { return text("effect").contains(QLatin1String(words)); }
    [[nodiscard]] bool isTodays()
    {
        return text("effectEmpty").startsWith(QLatin1String("These are today's settings."));
    }
    [[nodiscard]] QString said()
    {
        return m_console->find<QWidget>("notice")->findChild<QLabel *>(QStringLiteral("noticeText"))->text();
    }
    /// On which something is in force.
    [[nodiscard]] std::string accounts()
    {
        return m_database->sql("SELECT string_agg(DISTINCT entry.account, ' ' ORDER BY entry.account) FROM gl_entry AS "
                               "entry WHERE entry.deleted_at IS NULL");
    }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<ConsoleDriver> m_console;
};

} // namespace leapfrog::test
