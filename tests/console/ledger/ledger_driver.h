// SPDX-License-Identifier: MIT
#pragma once

#include "console/console_driver.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QAction>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>

#include <algorithm>

namespace leapfrog::test {

/// The Ledger screen on a database of its own, as its user has it. Test classes inherit it.
class LedgerDriver
{
protected:
    void begin()
    {
        m_database = std::make_unique<TestDatabase>();
        m_database->addOrganisation();
        m_console = std::make_unique<ConsoleDriver>();
    }
    void end()
    {
        m_console.reset();
        m_database.reset();
    }
    bool openScreen()
    {
        return m_console->openAndWait(m_database->dsn(), QStringLiteral("ledger"))
            && QTest::qWaitForWindowActive(&m_console->window());
    }
    void post(const char *document, int euros, const char *date)
    {
        m_database->importInvoice(document, euros, "acme", date);
        m_database->drain();
    }
    /// All that was done until now was done two hours ago; acts are kept since yesterday.
    void twoHoursPass()
    {
        must(m_database->connection().runScript(
            "SET session_replication_role = replica; UPDATE ledger_act SET at = at - interval '2 hours'; "
            "UPDATE schema_migration SET applied_at = applied_at - interval '1 day'; RESET session_replication_role"));
    }
    void chooseTab(const QString &name)
    {
        auto *tabs = m_console->find<QTabBar>("tabs");
        for (int i = 0; i < tabs->count(); ++i) {
            if (tabs->tabText(i) == name)
                tabs->setCurrentIndex(i);
        }
    }
    [[nodiscard]] QString tab()
    {
        const auto *tabs = m_console->find<QTabBar>("tabs");
        return tabs->tabText(tabs->currentIndex());
    }
    [[nodiscard]] QTableView *table(const char *name) { return m_console->find<QTableView>(name); }
    /// The row whose cell in that column reads so; an invalid index: none does.
    static QModelIndex rowOf(const QTableView &view, int column, const QString &text)
    {
        for (int row = 0; row < view.model()->rowCount(); ++row) {
            if (view.model()->index(row, column).data().toString() == text)
                return view.model()->index(row, column);
        }
        return {};
    }
    /// What stands under that heading in the row with that text in `column`.
    static QString cell(const QTableView &view, int column, const QString &text, const QString &heading)
    {
        const auto row = rowOf(view, column, text);
        for (int i = 0; i < view.model()->columnCount(); ++i) {
            if (view.model()->headerData(i, Qt::Horizontal).toString() == heading)
                return row.siblingAtColumn(i).data().toString();
        }
        return QStringLiteral("(no such column)");
    }
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    /// Makes that cell the current one and puts the focus there.
    static void goTo(QTableView &view, const QModelIndex &index)
    {
        view.setCurrentIndex(index);
        view.setFocus();
    }
    [[nodiscard]] QString text(const char *label) { return m_console->find<QLabel>(label)->text(); }
    /// Chooses a file in the dialog of that name that is open, and the format.
    bool saveAs(const char *dialogName, const QString &path, int format = 0)
    {
        auto *dialog = m_console->window().findChild<QFileDialog *>(QLatin1String(dialogName));
        if (dialog == nullptr)
            return false;
        const QFileInfo file(path);
        dialog->setDirectory(file.path());
        dialog->selectNameFilter(dialog->nameFilters().at(format));
        emit dialog->filterSelected(dialog->selectedNameFilter()); // as its list does
        auto *name = dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
        name->setText(file.fileName());
        QTest::keyClick(name, Qt::Key_Return);
        return true;
    }
    static QString minus(const char *figure) { return QString(QChar(0x2212)) + QLatin1String(figure); }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<ConsoleDriver> m_console;
};

} // namespace leapfrog::test
