// SPDX-License-Identifier: MIT
#pragma once

#include "console/frame/page.h"

class QAction;
class QLabel;
class QToolButton;

namespace leapfrog {

class FlowLayout;

/// The top line of a page: title, "as of 12:04:31, live", and the page's actions as buttons at the right.
class PageHeader : public QWidget
{
    Q_OBJECT
public:
    PageHeader(const QString &title, Session &session, Page *page);

    /// Fresh data is on the screen, from that moment.
    void setAsOf(const QDateTime &moment);
    /// An act of the page as a button at the right, with its keys.
    void addAct(QToolButton &button, QAction &action);
    /// A widget at the right (a button, a menu button).
    void addWidget(QWidget *widget);

private:
    void showMark();

    Session &m_session;
    Page &m_page;
    QDateTime m_asOf;
    QLabel *m_mark;
    FlowLayout *m_layout;
};

} // namespace leapfrog
