// SPDX-License-Identifier: MIT
#pragma once

#include "console/frame/screen.h"
#include "console/palette/palette_entry.h"

#include <QMainWindow>
#include <QObject>
#include <QPointer>
#include <QSettings>

namespace leapfrog {

class Appearance;
class GuideWindow;
class Workspace;

/// What the window offers beside its screens: palette, preferences, user guide, shortcuts, about.
class WindowTools : public QObject
{
    Q_OBJECT
public:
    /// All of them outlive it.
    WindowTools(QMainWindow &window, QSettings &settings, Appearance &appearance, const Screens &screens);

    /// The one whose screens are shown.
    void setWorkspace(Workspace &workspace) { m_workspace = &workspace; }

    void showPalette();
    /// Chooses the columns of the list that has the focus, or of the largest one that is in sight.
    void showColumns();
    void showPreferences();
    /// The guide's page for the screen that is shown.
    void showGuide();
    void showShortcuts();
    void showAbout();

private:
    [[nodiscard]] std::vector<PaletteEntry> entries() const;
    void addScreens(std::vector<PaletteEntry> &entries) const;
    void addActs(std::vector<PaletteEntry> &entries) const;
    void addPreferences(std::vector<PaletteEntry> &entries) const;
    [[nodiscard]] QString shortcutTable() const;
    void searchIn(const QString &screen, const QString &text);

    QMainWindow &m_window;
    QSettings &m_settings;
    Appearance &m_appearance;
    const Screens &m_screens;
    QPointer<Workspace> m_workspace;
    QPointer<GuideWindow> m_guide;
};

} // namespace leapfrog
