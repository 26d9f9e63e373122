// SPDX-License-Identifier: MIT
#pragma once

#include "console/page.h"

#include <QWidget>

#include <vector>

class QListWidget;
class QStackedWidget;

namespace leapfrog {

class DocumentsPage;
class OpeningPage;
class RecreationsPage;

/// The screens of one session: the sidebar, the page that is chosen, the bar about a lost connection, and the full page
/// while there is nothing to show.
class Workspace : public QWidget
{
    Q_OBJECT
public:
    explicit Workspace(Session &session, QWidget *parent = nullptr);

    /// `backlog`, `documents` or `recreations`; others are ignored.
    void showScreen(const QString &name);
    /// Shows that document on the Documents screen.
    void showDocument(const QString &orgId, const QString &documentId);
    /// Shows that recreation, live, on the Recreations screen.
    void showRecreation(const QString &recreationId);
    [[nodiscard]] QString currentScreen() const;
    [[nodiscard]] Page *currentPage() const;
    [[nodiscard]] Session &session() const { return m_session; }

signals:
    void connectionsWanted();
    void demoWanted();
    void privateWanted();
    void screenChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Screen
    {
        QString name; ///< for settings and the command line
        QString title;
        Page *page;
    };
    void addScreen(const QString &name, const QString &title, Page *page);
    void makeScreens();
    void showState();
    void showSidebar();

    Session &m_session;
    std::vector<Screen> m_screens;
    QListWidget *m_sidebar;
    QStackedWidget *m_pages;
    QStackedWidget *m_whole; ///< pages, or the opening page
    OpeningPage *m_opening;
    DocumentsPage *m_documents = nullptr;
    RecreationsPage *m_recreations = nullptr;
};

} // namespace leapfrog
