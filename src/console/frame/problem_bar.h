// SPDX-License-Identifier: MIT
#pragma once

#include "console/session/session.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace leapfrog {

/// The bar over the content while what it shows is not live, or the server takes no changes: what is wrong, since when,
/// what to do, and the next step as a button.
class ProblemBar : public QFrame
{
    Q_OBJECT
public:
    explicit ProblemBar(Session &session, QWidget *parent = nullptr);

signals:
    /// The user wants to choose another database.
    void connectionsWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showState();
    void showText();
    [[nodiscard]] QString nextAttempt() const;
    void act();
    void colour();

    Session &m_session;
    QLabel *m_text;
    QLabel *m_details;
    QPushButton *m_action; ///< Cancel, Try now
    QPushButton *m_other; ///< what only some problems offer
    QToolButton *m_more;
    QTimer m_second;
};

} // namespace leapfrog
