// SPDX-License-Identifier: MIT
#pragma once

#include "console/background/repeated_question.h"
#include "console/frame/page.h"
#include "console/workers/held_jobs_model.h"
#include "console/workers/pause_question.h"
#include "console/workers/settings_model.h"
#include "console/workers/shares_model.h"
#include "console/workers/workers_model.h"
#include "console/workers/workers_snapshot.h"

#include <memory>

class QToolButton;

namespace leapfrog {

namespace Ui {
class WorkersPage;
}

class PageHeader;
class WorkActs;

/// Who works on the queue, what they hold, what is paused, how organisations share the queue, and the settings that all
/// share; and what can be done about it. This console's own poller.
class WorkersPage : public Page
{
    Q_OBJECT
public:
    explicit WorkersPage(Session &session, QWidget *parent = nullptr);
    ~WorkersPage() override;

    void refresh() override;
    void askAnew() override;

private:
    void setUpTables();
    void setUpActions();
    void ask();
    [[nodiscard]] WorkersSnapshot::Wanted wanted() const;
    void showSnapshot(const WorkersSnapshot &snapshot, const WorkersSnapshot::Wanted &wanted);
    void showFailure(const Error &error);
    void showQueuePause(const std::optional<Pause> &pause);
    void showEmpty(const WorkersSnapshot::Wanted &wanted);
    void showActs();
    void showPauseAct(QAction &action, const PauseTarget &target, const std::optional<Pause> &pause,
                      const QString &nothing);
    void togglePause(const PauseTarget &target, const std::optional<Pause> &pause);
    void changeSetting(bool toDefault);
    void openDocument();
    [[nodiscard]] const WorkerLine *worker() const;
    [[nodiscard]] const ShareRow *share() const;
    [[nodiscard]] const SettingRow *setting() const;

    std::unique_ptr<Ui::WorkersPage> m_ui;
    PageHeader *m_header;
    QToolButton *m_pauseWorker;
    QToolButton *m_pauseQueue;
    WorkersModel m_workers;
    HeldJobsModel m_held;
    SharesModel m_shares;
    SettingsModel m_settings;
    std::unique_ptr<WorkActs> m_acts;
    RepeatedQuestion m_question;
    std::optional<Pause> m_queuePause;
    std::string m_heldBy; ///< whose jobs are in the table
    bool m_saysFailure = false; ///< the notice is about a question that failed
};

} // namespace leapfrog
