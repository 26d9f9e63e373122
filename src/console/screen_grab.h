// SPDX-License-Identifier: MIT
#pragma once

#include "console/window/main_window.h"

#include <QObject>
#include <QTimer>

namespace leapfrog {

/// Saves a picture of the window when its page has loaded and had a moment to settle, then quits the program: with 0,
/// or with 1 when nothing came within a minute or the file can't be written.
class ScreenGrab : public QObject
{
    Q_OBJECT
public:
    ScreenGrab(MainWindow &window, QString file, QObject *parent = nullptr);

private:
    void look();
    void save();

    MainWindow &m_window;
    const QString m_file;
    QTimer m_look;
    int m_looks = 0;
};

} // namespace leapfrog
