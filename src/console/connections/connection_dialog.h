// SPDX-License-Identifier: MIT
#pragma once

#include "console/connections/connection_book.h"
#include "console/connections/connection_test.h"
#include "console/session/password_keeper.h"
#include "core/result.h"

#include <QDialog>

#include <memory>
#include <stop_token>
#include <vector>

namespace leapfrog {

namespace Ui {
class ConnectionDialog;
}

class PrivateCare;

/// Chooses the database to open: the private one, the demo, saved ones, what PG* variables and the service file offer.
/// Saved ones are added, changed, tested and removed here. A password is asked for when the database is opened.
class ConnectionDialog : public QDialog
{
    Q_OBJECT
public:
    /// `keeper`: where passwords are kept.
    ConnectionDialog(ConnectionBook &book, const DatabaseTarget &current, PasswordKeeper keeper = {},
                     QWidget *parent = nullptr);
    ~ConnectionDialog() override;

    /// This window uses the private server: it can't be restored or deleted now.
    void setPrivateInUse(bool inUse);
    /// Adds a connection to be filled in, as "New…" does.
    void startNew();

signals:
    void chosen(const leapfrog::DatabaseTarget &target);
    /// The connection that is open was saved, perhaps with another name, colour or mark.
    void kept(const leapfrog::DatabaseTarget &target);

private:
    struct Entry
    {
        DatabaseTarget target;
        bool editable = false; ///< saved, or not saved yet
        bool saved = false;
        bool open = false; ///< in the window now
    };
    void fillColours();
    void fillList(const DatabaseTarget &current);
    void addEntry(Entry entry);
    void addFound(const std::vector<DatabaseTarget> &targets);
    void showEntry();
    void showParts(const std::string &conninfo);
    void explainServer();
    void spreadPasted(const QString &text);
    void removeCurrent();
    bool saveCurrent();
    void test();
    void showSteps(const std::vector<TestStep> &steps);
    void openChosen();
    Entry *currentEntry();
    Result<DatabaseTarget> edited() const;

    void lookForKeychain();
    void forget(const DatabaseTarget &target);

    ConnectionBook &m_book;
    const PasswordKeeper m_keeper;
    std::unique_ptr<Ui::ConnectionDialog> m_ui;
    PrivateCare *m_care;
    std::vector<Entry> m_entries; ///< as the list's rows
    std::stop_source m_stopTest; ///< ends what is being tested
};

} // namespace leapfrog
