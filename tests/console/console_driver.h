// SPDX-License-Identifier: MIT
#pragma once

#include "console/preview/preview_dialog.h"
#include "console/window/main_window.h"
#include "console/window/workspace.h"

#include <QAbstractItemView>
#include <QTemporaryDir>
#include <QTest>

#include <string>

// Waits, generously: only a broken program takes so long (three times, since QtTest then looks whether more would do).
#define EVENTUALLY(condition) QTRY_VERIFY2_WITH_TIMEOUT(condition, #condition, 30'000)
#define EVENTUALLY_EQUAL(actual, expected) QTRY_COMPARE_WITH_TIMEOUT(actual, expected, 30'000)

namespace leapfrog::test {

/// The console as a user has it before them: a window with settings of its own, driven by clicks and keys, read by what
/// is on the screen. Its end waits for that of the session.
class ConsoleDriver
{
public:
    /// `now`: see Session. `keeper`: never the keychain of whoever runs the tests.
    explicit ConsoleDriver(LiveState::Clock now = std::chrono::steady_clock::now, PasswordKeeper keeper = {});
    ~ConsoleDriver();
    ConsoleDriver(const ConsoleDriver &) = delete;
    ConsoleDriver &operator=(const ConsoleDriver &) = delete;

    [[nodiscard]] MainWindow &window() { return m_window; }
    [[nodiscard]] Appearance &appearance() { return m_appearance; }
    [[nodiscard]] QSettings &settings() { return m_settings; }
    [[nodiscard]] Session &session() { return m_window.session(); }

    /// Opens that database and shows that screen; does not wait.
    void open(const std::string &dsn, const QString &screen);
    /// Opens it, and waits until the screen has its data. False: it did not come.
    bool openAndWait(const std::string &dsn, const QString &screen);
    bool waitUntilLoaded();

    /// A widget of the screen that is shown, by its object name; nullptr: there is none.
    template <typename Widget> Widget *find(const char *name)
    {
        return m_window.workspace().currentPage()->findChild<Widget *>(QLatin1String(name));
    }
    /// The same, of the whole window.
    template <typename Widget> Widget *findAnywhere(const char *name)
    {
        return m_window.findChild<Widget *>(QLatin1String(name));
    }
    /// What the database's button at the top left says.
    [[nodiscard]] QString chip();
    /// Triggers an action of the screen that is shown; false: it is not there, or not offered.
    bool act(const char *action);

    /// Opens the preview of what is selected on the Documents screen, as Ctrl+R does, and waits until it is computed.
    /// `alsoUnchanged`: ticks those that would not change, so that they are recreated too. nullptr: it did not come.
    PreviewDialog *openPreview(bool alsoUnchanged = false);

    /// What stands in a column of the first row whose first visible column is `key`; "(no such row)" when there is
    /// none.
    static QString cell(const QAbstractItemView &view, const QString &key, const QString &column);
    /// The first column of all rows.
    static QStringList firstColumn(const QAbstractItemView &view);

private:
    QTemporaryDir m_folder;
    QSettings m_settings;
    Appearance m_appearance;
    MainWindow m_window;
};

} // namespace leapfrog::test
