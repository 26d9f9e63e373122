// SPDX-License-Identifier: MIT
#pragma once

#include "console/session.h"

#include <QWidget>

class QLabel;
class QHBoxLayout;

namespace leapfrog {

/// The top line of a page: title, "as of 12:04:31 live", and the page's actions as buttons at the right.
class PageHeader : public QWidget
{
    Q_OBJECT
public:
    PageHeader(const QString &title, Session &session, QWidget *parent = nullptr);

    /// Fresh data is on the screen, from that moment.
    void setAsOf(const QDateTime &moment);
    /// A widget at the right (a button, a menu button).
    void addWidget(QWidget *widget);

private:
    void showMark();

    Session &m_session;
    QDateTime m_asOf;
    QLabel *m_mark;
    QHBoxLayout *m_layout;
};

} // namespace leapfrog
