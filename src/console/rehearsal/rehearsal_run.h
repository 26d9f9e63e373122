// SPDX-License-Identifier: MIT
#pragma once

#include "console/session/session.h"
#include "recreate/rehearsal.h"
#include "store/books/organisations.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

namespace leapfrog {

/// A change of settings, and what it would do.
struct RehearsedChange
{
    std::string orgId;
    OrganisationChange change;
    QDateTime begunAt; ///< by the server's clock
    OrganisationState next;
    Rehearsal rehearsal;
};

/// Rehearses changes of settings in the background, the latest one wanted: an earlier one is cancelled. UI thread.
class RehearsalRun : public QObject
{
    Q_OBJECT
public:
    RehearsalRun(Session &session, QObject *parent);
    ~RehearsalRun() override;

    void start(const std::string &orgId, const OrganisationChange &change);
    /// Nothing is wanted any more; ended() does not come.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_wanted.has_value(); }
    /// Documents so far, and of how many; 0 while that is not known.
    [[nodiscard]] std::int64_t done() const;
    [[nodiscard]] std::int64_t total() const;
    /// What came of the one that ended last.
    [[nodiscard]] const Result<std::shared_ptr<const RehearsedChange>> &outcome() const { return m_outcome; }

signals:
    void progressed();
    /// It has ended, well or not: outcome().
    void ended();

private:
    struct Progress;
    struct Wanted
    {
        std::string orgId;
        OrganisationChange change;
    };
    void begin();
    void finished(const Result<std::shared_ptr<const RehearsedChange>> &result);

    Session &m_session;
    std::optional<Wanted> m_wanted;
    std::optional<Wanted> m_underWay; ///< in the background; ends soon when it is not wanted any more
    std::optional<std::stop_source> m_stop;
    std::shared_ptr<Progress> m_progress;
    Result<std::shared_ptr<const RehearsedChange>> m_outcome;
    QTimer m_look; ///< at the progress
};

} // namespace leapfrog
