// SPDX-License-Identifier: MIT
#pragma once

#include "console/connections/connection_book.h"
#include "core/result.h"

#include <QDialog>

#include <memory>
#include <vector>

namespace leapfrog {

namespace Ui {
class ConnectionDialog;
}

/// Chooses the database to open: the private one, the demo, saved ones, what PG* variables and the service file offer.
/// Saved ones are added, changed, tested and removed here. A password is asked for when the database is opened.
class ConnectionDialog : public QDialog
{
    Q_OBJECT
public:
    ConnectionDialog(ConnectionBook &book, const DatabaseTarget &current, QWidget *parent = nullptr);
    ~ConnectionDialog() override;

    /// Adds a connection to be filled in, as "New…" does.
    void startNew();

signals:
    void chosen(const leapfrog::DatabaseTarget &target);

private:
    struct Entry
    {
        DatabaseTarget target;
        bool editable = false; ///< saved, or not saved yet
        bool saved = false;
    };
    void fillList(const DatabaseTarget &current);
    void addEntry(Entry entry);
    void addFound(const std::vector<DatabaseTarget> &targets);
    void showEntry();
    void showParts(const std::string &conninfo);
    void spreadPasted(const QString &text);
    void removeCurrent();
    bool saveCurrent();
    void test();
    void openChosen();
    Entry *currentEntry();
    Result<DatabaseTarget> edited() const;

    ConnectionBook &m_book;
    std::unique_ptr<Ui::ConnectionDialog> m_ui;
    std::vector<Entry> m_entries; ///< as the list's rows
};

} // namespace leapfrog
