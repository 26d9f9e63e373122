// SPDX-License-Identifier: MIT
#pragma once

#include "console/session/session.h"
#include "console/workers/pause_question.h"
#include "console/workers/setting_question.h"
#include "store/queue/work_overview.h"

#include <QObject>

#include <optional>

namespace leapfrog {

class NoticeBar;

/// What can be done on the Workers screen: pause and resume, change settings. Each act says what it did, or why
/// nothing; a change can be taken back. One at a time. UI thread.
class WorkActs : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it; `page` is what dialogs are shown over.
    WorkActs(Session &session, NoticeBar &notice, QWidget &page);

    /// What the login may do; nothing: not known yet.
    void setRights(const std::optional<WorkRights> &rights);
    [[nodiscard]] bool knowsRights() const { return m_rights.has_value(); }

    /// Why nothing can be paused or resumed now; empty: it can.
    [[nodiscard]] QString whyNoPause() const;
    /// Why no setting can be changed now: an organisation's, or those that all share.
    [[nodiscard]] QString whyNoChange(bool ofOrganisation) const;

    /// Asks for the reason first.
    void pause(const PauseTarget &target);
    void resume(const PauseTarget &target);
    /// Asks for the new value first.
    void ask(const SettingChange &change);
    /// Changes it at once. Refused when it is not as it was on the screen.
    void change(const SettingChange &change);

signals:
    /// What may be done is other than before.
    void mayChanged();
    /// An act has ended: what is shown is to be asked anew.
    void done();

private:
    template <typename Work, typename Tell> void run(Work work, Tell tell);
    [[nodiscard]] QString whyNothing(bool may, const QString &notAllowed) const;
    void sayPaused(const PauseTarget &target);
    void sayChanged(const SettingChange &change);
    void sayProblem(const Error &error);

    Session &m_session;
    NoticeBar &m_notice;
    QWidget &m_page;
    std::optional<WorkRights> m_rights;
    bool m_acting = false;
};

} // namespace leapfrog
