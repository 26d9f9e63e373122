// SPDX-License-Identifier: MIT
#pragma once

#include "console/frame/page.h"
#include "console/jobs/job_badge.h"
#include "console/jobs/job_list.h"

#include <memory>

class QToolButton;

namespace leapfrog {

namespace Ui {
class JobsPage;
}

class JobActsBar;
class JobDetails;
class AnswerState;
class PageHeader;

/// The administrator's screen: which jobs wait, run or are dead, why, and what to do about it, one by one, for all that
/// match, or for all that died of one error.
class JobsPage : public Page
{
    Q_OBJECT
public:
    explicit JobsPage(Session &session, QWidget *parent = nullptr);
    ~JobsPage() override;

    void refresh() override;
    void askAnew() override;
    [[nodiscard]] QWidget *filterField() override;
    void showJobs(const QString &state, int priority) override;

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setUpTables();
    void setUpActions();
    void setUpMenu();
    void connectList();

    void applyFilter();
    void setGrouped(bool grouped);
    void sortBy(int column, Qt::SortOrder order);
    void openGroup(const QModelIndex &index);
    void showAnswer();
    void showFailure(const Error &error);
    void showEmpty();
    void makeCurrent();
    void showCurrent();
    [[nodiscard]] const JobRow *current() const;

    std::unique_ptr<Ui::JobsPage> m_ui;
    JobsModel m_jobs;
    ErrorGroupsModel m_groups;
    JobList m_list;
    JobBadge m_badge;
    PageHeader *m_header;
    QToolButton *m_group;
    QToolButton *m_cancel;
    QToolButton *m_retry;
    JobDetails *m_details = nullptr;
    std::unique_ptr<JobActsBar> m_acts;
    JobSort m_sort;
    AnswerState *m_answers;
    bool m_followsFilter = false; ///< grouping changes with the filter, not by a click
    bool m_otherFilter = true; ///< the next answer is the first to this filter
};

} // namespace leapfrog
