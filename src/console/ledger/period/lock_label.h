// SPDX-License-Identifier: MIT
#pragma once

#include "console/background/repeated_question.h"
#include "console/ledger/period/period.h"
#include "console/session/session.h"
#include "store/books/period_locks.h"

#include <QLabel>

#include <optional>
#include <string>

namespace leapfrog {

/// Whether a period of a book is locked, kept up to date; by whom, when and why in its tooltip. UI thread.
class LockLabel : public QLabel
{
    Q_OBJECT
public:
    explicit LockLabel(Session &session, QWidget *parent = nullptr);

    void setBook(const std::string &orgId, const Period &period);
    /// Asks, unless that is under way or not due yet.
    void refresh();
    /// Asks at once; what is under way does not count.
    void askAnew();
    /// Nothing while it is not known.
    [[nodiscard]] const std::optional<PeriodLockState> &state() const { return m_state; }

signals:
    /// state() is another.
    void changed();

private:
    void show();

    Session &m_session;
    RepeatedQuestion m_question;
    std::string m_orgId;
    Period m_period;
    std::optional<PeriodLockState> m_state;
};

} // namespace leapfrog
