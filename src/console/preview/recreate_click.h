// SPDX-License-Identifier: MIT
#pragma once

#include "console/preview/previewed_document.h"
#include "console/session/session.h"

#include <QObject>

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace leapfrog {

class NoticeBar;

/// A click on Recreate, from the look whether what was read is still so until it is known what became of it, also when
/// the dialog is closed meanwhile. Tells in the dialog's bar what went wrong. UI thread.
class RecreateClick : public QObject
{
    Q_OBJECT
public:
    enum class Phase
    {
        Looking, ///< at the previews: there was no click, or it has ended
        Checking, ///< whether what was looked at is still so; nothing is written yet
        Starting
    };
    struct Wanted
    {
        std::string orgId;
        std::vector<std::string> previewed; ///< those that were read
        std::vector<std::int64_t> versions; ///< in which they were read, in the same order
        std::vector<std::string> documents; ///< all
        QString why;
    };

    /// `stop` ends what is computed for the dialog. All must outlive it.
    RecreateClick(Session &session, NoticeBar &bar, std::stop_token stop, QObject *parent);

    [[nodiscard]] Phase phase() const { return m_phase; }
    void start(const Wanted &wanted);
    /// Whether the dialog may be closed. While starting it is said that this is too late, with `close` to do it all the
    /// same, and true when asked again.
    [[nodiscard]] bool mayClose(const std::function<void()> &close);
    /// The dialog is closed: what is not being started is not started any more.
    void leave() { m_left = true; }

signals:
    void phaseChanged();
    /// Nothing was started, since these are others now.
    void changed(const std::vector<leapfrog::PreviewedDocument> &previews);
    void started(const leapfrog::StartedRecreation &recreation);
    void notStarted(const leapfrog::Error &error);
    /// Nothing was started, and nobody looks any more.
    void ended();

private:
    void previewAgain(const std::vector<std::string> &documents);
    void notChecked(const Error &error);
    void startNow(const Wanted &wanted);
    void answered(const Result<StartedRecreation> &recreation);
    void setPhase(Phase phase);

    Session &m_session;
    NoticeBar &m_bar;
    const std::stop_token m_stop;
    std::string m_orgId;
    Phase m_phase = Phase::Looking;
    bool m_left = false;
    bool m_saidTooLate = false;
};

} // namespace leapfrog
