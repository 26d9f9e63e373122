// SPDX-License-Identifier: MIT
#pragma once

#include <QMainWindow>
#include <QTextBrowser>

namespace leapfrog {

/// The user guide in a window of its own, which may stay open beside the console. It is in the program: no network.
class GuideWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit GuideWindow(QWidget *parent);

    /// Shows what the guide says of that screen (Screen::name); its beginning where it says nothing.
    void showScreen(const QString &screen);

private:
    void follow(const QUrl &link);

    QTextBrowser *m_text;
    QHash<QString, QString> m_headings; ///< by screen
};

} // namespace leapfrog
