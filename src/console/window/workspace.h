// SPDX-License-Identifier: MIT
#pragma once

#include "console/frame/page.h"
#include "console/frame/screen.h"

#include <QWidget>

#include <vector>

class QStackedWidget;

namespace leapfrog {

class ActivityLog;
class OpeningPage;
class Sidebar;

/// The screens of one session: the sidebar, the page that is chosen, the bar about a lost connection, and the full page
/// while there is nothing to show.
class Workspace : public QWidget
{
    Q_OBJECT
public:
    Workspace(Session &session, const Screens &screens, QWidget *parent = nullptr);

    /// By its name; an unknown one is ignored.
    void showScreen(const QString &name);
    /// Shows that document on the Documents screen.
    void showDocument(const QString &orgId, const QString &documentId);
    /// Lists those documents there.
    void showDocuments(const DocumentsWanted &wanted);
    /// Shows that recreation, live, on the Recreations screen.
    void showRecreation(const QString &recreationId);
    /// Shows the jobs of that state and priority on the Jobs screen.
    void showJobs(const QString &state, int priority);
    /// Shows that document's entries on the Ledger screen.
    void showEntries(const QString &orgId, const QString &documentId);
    /// Lists those payloads on the Inbox screen.
    void showPayloads(const PayloadsWanted &wanted);
    [[nodiscard]] QString currentScreen() const;
    [[nodiscard]] QString currentTitle() const;
    [[nodiscard]] Page *currentPage() const;
    /// By the names of their screens.
    [[nodiscard]] std::vector<std::pair<QString, Page *>> pages() const;
    [[nodiscard]] Session &session() const { return m_session; }
    /// Lists what was done here. `over`: the window.
    void showActivities(QWidget *over);

signals:
    void connectionsWanted();
    void demoWanted();
    void privateWanted();
    void screenChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Shown
    {
        QString name;
        std::function<QString()> title;
        Page *page;
    };
    void add(const Screen &screen);
    void showState();
    void showSidebar();

    Session &m_session;
    ActivityLog *m_log;
    std::vector<Shown> m_screens;
    Sidebar *m_sidebar;
    QStackedWidget *m_pages;
    QStackedWidget *m_whole; ///< pages, or the opening page
    OpeningPage *m_opening;
};

} // namespace leapfrog
