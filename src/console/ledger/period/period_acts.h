// SPDX-License-Identifier: MIT
#pragma once

#include "console/frame/page.h"
#include "console/ledger/period/period.h"
#include "store/books/period_locks.h"

#include <QAction>
#include <QObject>

#include <optional>
#include <string>

namespace leapfrog {

class NoticeBar;

/// Locks and unlocks the books, each after a question, and tells what came of it. UI thread.
class PeriodActs : public QObject
{
    Q_OBJECT
public:
    /// `page` is what the questions are shown over.
    PeriodActs(Session &session, NoticeBar &bar, QWidget &page);

    [[nodiscard]] QAction *lockAction() { return &m_lock; }
    [[nodiscard]] QAction *unlockAction() { return &m_unlock; }
    /// What they are about; `state`: nothing while it is not known.
    void show(const std::string &orgId, const Period &period, const std::optional<PeriodLockState> &state);

signals:
    /// The lock is another, or may be.
    void done();
    void documentsWanted(const leapfrog::DocumentsWanted &wanted);

private:
    void askLock();
    void askUnlock();
    // Of the organisation that was asked about, which need not be the one on the screen any more.
    void lock(const std::string &orgId, Date through, const QString &why);
    void unlock(const std::string &orgId, std::optional<Date> from, const QString &why);
    void answered(const std::string &orgId, const Result<PeriodLockState> &state);
    void showRefusal(const std::string &orgId, const Error &error, Date through);
    void offerActs();

    Session &m_session;
    NoticeBar &m_bar;
    QWidget &m_page;
    QAction m_lock{this};
    QAction m_unlock{this};
    std::string m_orgId;
    Period m_period;
    std::optional<PeriodLockState> m_state;
    bool m_acting = false;
};

} // namespace leapfrog
