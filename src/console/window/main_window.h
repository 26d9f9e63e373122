// SPDX-License-Identifier: MIT
#pragma once

#include "console/connections/connection_book.h"
#include "console/frame/screen.h"
#include "console/look/appearance.h"
#include "console/session/session.h"
#include "console/window/closing.h"
#include "console/window/links/link_opener.h"
#include "console/window/memory/window_memory.h"

#include <QMainWindow>
#include <QPointer>
#include <QSettings>

#include <memory>

namespace leapfrog {

class NoticeBar;
class WindowTools;
class Workspace;

namespace Ui {
class MainWindow;
}

/// The window: menus, the connection and organisation choosers, the poller's chip, and the screens of one session.
/// Opening another database gives it a new session; the old one ends in the background.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// `settings` and `appearance` must outlive it. `now`: see Session.
    MainWindow(QSettings &settings, Appearance &appearance, Screens screens,
               LiveState::Clock now = std::chrono::steady_clock::now,
               PasswordKeeper keeper = PasswordKeeper::ofDesktop());
    ~MainWindow() override;

    /// Lets the user choose what to open: the demo, the private database, a server.
    void welcome();
    void open(const DatabaseTarget &wanted, Session::Extra extra = Session::Extra::Nothing);
    void showScreen(const QString &name);
    /// Shows what a link names, at once or when the database is open.
    [[nodiscard]] LinkOpener &links() { return m_links; }
    /// Keeps in the settings how everything stands; done at the end too.
    void remember();

    [[nodiscard]] Session &session() const { return *m_session; }
    [[nodiscard]] Workspace &workspace() const { return *m_workspace; }

signals:
    /// That database is the one that is shown from now on.
    void opened(const leapfrog::DatabaseTarget &target);

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void setUpActions();
    void setUpThemeMenu();
    void followLanguage();
    void prepare(const DatabaseTarget &target);
    void leave(Session *session, Workspace *workspace);
    void showScreenMenu();
    void showState();
    void showOrganisations();
    void showOrganisationTip();
    void showPoller();
    void showIcons();
    void showColour();
    void takeMarks(const DatabaseTarget &target);
    void chooseConnection();
    void openDemo();
    void togglePoller();
    void movePane(int direction);
    void noteWatched();

    QSettings &m_settings;
    Appearance &m_appearance;
    const Screens m_screens;
    const LiveState::Clock m_now;
    const PasswordKeeper m_keeper;
    ConnectionBook m_book;
    WindowMemory m_memory;
    std::unique_ptr<Ui::MainWindow> m_ui;
    Session *m_session = nullptr;
    Workspace *m_workspace = nullptr;
    QString m_pollerTip; ///< while it does not stop
    bool m_connectedOnce = false; ///< the present session
    WindowTools *m_tools;
    NoticeBar *m_closingBar;
    Closing m_closing;
    LinkOpener m_links;
};

} // namespace leapfrog
