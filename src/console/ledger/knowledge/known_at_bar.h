// SPDX-License-Identifier: MIT
#pragma once

#include "console/session/session.h"
#include "store/close/book_sums.h"

#include <QFrame>

#include <optional>
#include <string>

class QLabel;
class QPushButton;

namespace leapfrog {

/// Says, while figures are as they were known at a moment, that they are, and brings those of today back. UI thread.
class KnownAtBar : public QFrame
{
    Q_OBJECT
public:
    explicit KnownAtBar(Session &session, QWidget *parent = nullptr);

    /// Nothing: hidden.
    void show(const std::optional<Moment> &moment);

signals:
    /// The figures of today are wanted.
    void todayWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void colour();
    void showText();
    /// Whether that moment is from before acts were kept.
    void askSince();

    Session &m_session;
    QLabel *m_text;
    QPushButton *m_today;
    std::optional<Moment> m_moment;
    QString m_notKnownBefore;
};

} // namespace leapfrog
