// SPDX-License-Identifier: MIT
#pragma once

#include "console/session.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace leapfrog {

/// The bar over the content while the connection is lost: since when, when it is tried again, Try now, Details.
class ProblemBar : public QFrame
{
    Q_OBJECT
public:
    explicit ProblemBar(Session &session, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showState();
    void showTime();
    void colour();

    Session &m_session;
    QLabel *m_text;
    QLabel *m_details;
    QPushButton *m_tryNow;
    QToolButton *m_more;
    QTimer m_second;
};

} // namespace leapfrog
