// SPDX-License-Identifier: MIT
#include "console/help/log_tail.h"
#include "console/launch_options.h"
#include "console/screen_grab.h"
#include "console/screens.h"
#include "console/window/links/single_instance.h"
#include "console/window/main_window.h"
#include "core/log.h"
#include "store/database/conninfo.h"
#include "translations/translations.h"

#include <QApplication>
#include <QSessionManager>
#include <QThreadPool>

#include <cstdlib>

#include <sys/prctl.h>
#include <unistd.h>

using namespace leapfrog;

static std::optional<DatabaseTarget> wantedDatabase(const LaunchOptions &options, QSettings &settings)
{
    if (options.demo)
        return ConnectionBook::demo();
    if (options.dsn)
        return ConnectionBook::given(*options.dsn);
    return ConnectionBook(settings).forStart();
}

static std::unique_ptr<MainWindow> newWindow(const LaunchOptions &options, QSettings &settings, Appearance &appearance,
                                             SingleInstance &instance)
{
    auto window = std::make_unique<MainWindow>(settings, appearance, allScreens());
    if (options.grabFile.empty()) { // else it is gone soon
        QObject::connect(window.get(), &MainWindow::opened, &instance, &SingleInstance::serve);
        QObject::connect(&instance, &SingleInstance::shown, window.get(),
                         [shown = window.get()](const DeepLink &link, const QByteArray &activation) {
                             comeToFront(*shown, activation);
                             shown->links().open(link);
                         });
    }
    // The desktop's session ends: at the next start all is as it is now.
    QObject::connect(qApp, &QGuiApplication::commitDataRequest, window.get(),
                     [shown = window.get(), &settings](const QSessionManager &) {
                         shown->remember();
                         settings.sync();
                     });
    if (const auto target = wantedDatabase(options, settings))
        window->open(*target);
    else
        window->welcome();
    window->links().open(options.link);
    window->show();
    return window;
}

int main(int argc, char *argv[])
{
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
    SingleInstance instance;
    std::unique_ptr<MainWindow> window;
    std::unique_ptr<ScreenGrab> grab;
    const auto start = [&](bool taken) {
        if (taken) {
            QCoreApplication::exit(0); // the window that is open shows it
            return;
        }
        window = newWindow(options, settings, appearance, instance);
        if (!options.grabFile.empty())
            grab = std::make_unique<ScreenGrab>(*window, QString::fromStdString(options.grabFile));
    };
    const auto target = wantedDatabase(options, settings);
    if (!target || options.newWindow || !options.grabFile.empty())
        start(false);
    else
        instance.begin(*target, options.link, start);
    const int code = QApplication::exec();
    window.reset();
    settings.sync();
    Log::tellRepeats(true);
    // A database that does not answer must not keep the program: nothing is under way any more that anybody waits for.
    if (!QThreadPool::globalInstance()->waitForDone(endAtMost / 1ms))
        std::_Exit(code);
    return code;
}
