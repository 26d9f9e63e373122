// SPDX-License-Identifier: MIT
#pragma once

#include "console/jobs/job_list.h"
#include "console/session/session.h"
#include "store/queue/job_acts.h"

#include <QObject>

#include <optional>
#include <vector>

namespace leapfrog {

namespace Ui {
class JobsPage;
}

/// What can be done with the jobs that are chosen on the Jobs screen: the selected rows, all that match the filter, or
/// a group of dead ones. Offered with the number that it is about, asked about with the number that the server says,
/// done to exactly these, and told. UI thread.
class JobActsBar : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it; `page` is what dialogs are shown over.
    JobActsBar(Session &session, Ui::JobsPage &ui, JobsModel &jobs, ErrorGroupsModel &groups, JobList &list,
               QWidget &page);

    /// Offers what is possible now.
    void show();
    /// All that match the filter, however many are loaded, instead of the selected rows.
    void chooseAll(bool all);
    /// Asks what the login may do, when that is not known yet.
    void askRights();
    void forgetRights() { m_rights.reset(); }

signals:
    /// Something was done: the list is to be asked again.
    void done();

private:
    void showScope();
    void start(const JobAct &act);
    void ask(const JobAct &act, const JobPlan &plan);
    void apply(const JobAct &act, const JobPlan &plan);
    void tell(const JobAct &act, const JobPlan &plan, const Result<JobOutcome> &outcome);
    void sayProblem(const QString &text, const Error &error);
    void end();
    void noteSelection();
    [[nodiscard]] JobFilter scope() const;
    /// How many jobs that are, as far as it is known; nothing: not known.
    [[nodiscard]] std::optional<std::int64_t> scopeSize() const;
    [[nodiscard]] std::int64_t scopeSizeOfState() const; ///< by the counters
    [[nodiscard]] QString whyNothing() const;
    [[nodiscard]] int raised(int by) const;
    [[nodiscard]] QString counted(const QString &act, const QString &actAll) const;

    Session &m_session;
    Ui::JobsPage &m_ui;
    JobsModel &m_jobs;
    ErrorGroupsModel &m_groups;
    JobList &m_list;
    QWidget &m_page;
    std::optional<JobRights> m_rights;
    bool m_askingRights = false;
    std::vector<JobRow> m_selected; ///< the selected rows, as of the last show()
    bool m_all = false;
    bool m_acting = false; ///< an act is planned, asked about or under way
};

} // namespace leapfrog
