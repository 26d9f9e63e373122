// SPDX-License-Identifier: MIT
#include "console/screen_grab.h"

#include "console/window/workspace.h"

#include <QCoreApplication>
#include <QPixmap>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr int mostLooks = 60;

ScreenGrab::ScreenGrab(MainWindow &window, QString file, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_file(std::move(file))
{
    connect(&m_look, &QTimer::timeout, this, &ScreenGrab::look);
    m_look.start(1s);
}

void ScreenGrab::look()
{
    if (m_window.workspace().currentPage()->hasLoaded()) {
        m_look.stop();
        QTimer::singleShot(3s, this, &ScreenGrab::save); // a few refreshes: the chart has points then
    } else if (++m_looks == mostLooks) {
        QCoreApplication::exit(1);
    }
}

void ScreenGrab::save()
{
    QCoreApplication::exit(m_window.grab().save(m_file, "PNG") ? 0 : 1);
}

} // namespace leapfrog
