// SPDX-License-Identifier: MIT
#pragma once

#include <QListWidget>

namespace leapfrog {

/// The screens at the side of the window: icon, name, and a count of what waits for a person. Icons alone where the
/// window is narrow.
class Sidebar : public QListWidget
{
    Q_OBJECT
public:
    explicit Sidebar(QWidget *parent = nullptr);

    /// Adds the next row.
    void addScreen();
    /// `badge` may be empty; `isLoud`: what it counts went wrong.
    void showScreen(int row, const QIcon &icon, const QString &title, const QString &badge, bool isLoud);
    void setNarrow(bool narrow);

private:
    class Delegate;

    bool m_narrow = false;
};

} // namespace leapfrog
