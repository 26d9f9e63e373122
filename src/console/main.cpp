// SPDX-License-Identifier: MIT
#include "console/help/log_tail.h"
#include "console/launch_options.h"
#include "console/screen_grab.h"
#include "console/screens.h"
#include "console/window/main_window.h"
#include "core/log.h"
#include "store/database/conninfo.h"
#include "translations/translations.h"

#include <QApplication>
#include <QThreadPool>

#include <cstdlib>

#include <sys/prctl.h>
#include <unistd.h>

int main(int argc, char *argv[])
{
    using namespace leapfrog;
    using namespace std::chrono_literals;
    static constexpr auto endAtMost = 10s;
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); // it holds passwords: docs/decisions/0036-secrets.md
    LaunchOptions options;
    if (const auto ended = options.parse(argc, argv))
        return *ended;
    wipePasswords(argc, argv);
    Log::install({.withTime = isatty(STDERR_FILENO) == 0, .write = LogTail::write});

    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("leapfrog"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LEAPFROG_VERSION));
    QGuiApplication::setApplicationDisplayName(QString());
    QGuiApplication::setDesktopFileName(QStringLiteral("dev.leapfrog.Leapfrog"));
    QSettings settings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("leapfrog"),
                       QStringLiteral("console"));
    speak(application);
    Appearance appearance(settings, options.appearance);
    auto window = std::make_unique<MainWindow>(settings, appearance, allScreens());
    const ConnectionBook book(settings);
    if (options.demo)
        window->open(ConnectionBook::demo());
    else if (options.dsn)
        window->open(ConnectionBook::given(*options.dsn));
    else if (const auto target = book.forStart())
        window->open(*target);
    else
        window->welcome();
    window->showScreen(QString::fromStdString(options.screen));
    window->show();

    std::unique_ptr<ScreenGrab> grab;
    if (!options.grabFile.empty())
        grab = std::make_unique<ScreenGrab>(*window, QString::fromStdString(options.grabFile));
    const int code = QApplication::exec();
    window.reset();
    settings.sync();
    Log::tellRepeats(true);
    // A database that does not answer must not keep the program: nothing is under way any more that anybody waits for.
    if (!QThreadPool::globalInstance()->waitForDone(endAtMost / 1ms))
        std::_Exit(code);
    return code;
}
