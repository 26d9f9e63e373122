// SPDX-License-Identifier: MIT
#pragma once

#include <QSettings>
#include <QString>

class QMainWindow;
class QWidget;

namespace leapfrog {

class Session;
class Workspace;

/// What is kept of the window over its end, in the settings: its place; for each connection the screen, the
/// organisation, and on each screen columns, panes and filters. UI thread.
class WindowMemory
{
public:
    /// `settings` outlives it.
    explicit WindowMemory(QSettings &settings)
        : m_settings(settings)
    { }

    void restoreWindow(QMainWindow &window) const;
    void rememberWindow(const QMainWindow &window);
    /// As the screens of that connection were left. Before it is opened.
    void restore(Session &session, Workspace &workspace) const;
    void remember(const Session &session, const Workspace &workspace);

private:
    QSettings &m_settings;
};

} // namespace leapfrog
