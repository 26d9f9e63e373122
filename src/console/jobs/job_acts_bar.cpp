// SPDX-License-Identifier: MIT
#include "console/jobs/job_acts_bar.h"

#include "console/frame/page.h"
#include "console/frame/production.h"
#include "console/jobs/job_questions.h"
#include "console/jobs/job_row_words.h"
#include "console/look/problem_words.h"
#include "console/look/words.h"
#include "store/queue/queue.h"
#include "ui_jobs_page.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::JobsPage)
};

} // namespace

JobActsBar::JobActsBar(Session &session, Ui::JobsPage &ui, JobsModel &jobs, ErrorGroupsModel &groups, JobList &list,
                       QWidget &page)
    : m_session(session)
    , m_ui(ui)
    , m_jobs(jobs)
    , m_groups(groups)
    , m_list(list)
    , m_page(page)
{
    connect(ui.actionRetry, &QAction::triggered, this, [this] { start({.kind = JobAct::Kind::Retry}); });
    connect(ui.actionCancel, &QAction::triggered, this, [this] { start({.kind = JobAct::Kind::Cancel}); });
    const auto priority = [this](int by) { start({.kind = JobAct::Kind::SetPriority, .priority = raised(by)}); };
    connect(ui.actionRaise, &QAction::triggered, this, [priority] { priority(1); });
    connect(ui.actionLower, &QAction::triggered, this, [priority] { priority(-1); });
    connect(ui.actionSelectAllJobs, &QAction::triggered, this, [this] { chooseAll(true); });
    connect(ui.actionClearSelection, &QAction::triggered, this, [this] { chooseAll(false); });
}

void JobActsBar::chooseAll(bool all)
{
    m_all = all;
    show();
}

void JobActsBar::askRights()
{
    if (m_rights || m_askingRights || !m_session.isConnected())
        return;
    m_askingRights = true;
    m_session.read(
        this, [](Connection &connection) { return JobActs(connection).rights(); },
        [this](const Result<JobRights> &rights) {
            m_askingRights = false;
            if (rights)
                m_rights = *rights;
            show();
        });
}

/// Looking costs what the selection is large, so once for all that depends on it.
void JobActsBar::noteSelection()
{
    m_selected.clear();
    for (const auto &index : m_ui.table->selectionModel()->selectedRows()) {
        if (const auto *row = m_jobs.find(index))
            m_selected.push_back(*row);
    }
}

JobFilter JobActsBar::scope() const
{
    auto filter = m_list.query().filter;
    if (m_list.query().grouped) {
        const auto *group = m_groups.find(m_ui.groups->currentIndex());
        filter.errorGroup = group == nullptr ? std::string() : group->error.toStdString();
        return filter;
    }
    if (m_all)
        return filter;
    JobFilter these;
    for (const auto &row : m_selected)
        these.ids.push_back(row.id);
    return these;
}

std::optional<std::int64_t> JobActsBar::scopeSize() const
{
    if (m_list.query().grouped) {
        const auto *group = m_groups.find(m_ui.groups->currentIndex());
        return group == nullptr ? 0 : group->jobs;
    }
    if (!m_all)
        return std::ssize(m_selected);
    if (m_jobs.next().empty())
        return m_jobs.rowCount();
    if (m_list.count())
        return m_list.count()->isWhole ? std::optional(m_list.count()->jobs) : std::nullopt;
    return scopeSizeOfState();
}

QString JobActsBar::whyNothing() const
{
    if (const auto why = m_session.whyNoChanges(); !why.isEmpty())
        return why;
    if (m_list.isNew()) // what is on the screen may be of another organisation
        return Words::tr("The jobs are still being looked for.");
    if (m_acting)
        return Words::tr("The last act is still under way.");
    if (scopeSize() == 0)
        return m_list.query().grouped ? Words::tr("Select an error first.") : Words::tr("Select a job first.");
    return {};
}

/// The priority that the chosen jobs have, one step up or down.
int JobActsBar::raised(int by) const
{
    int from = m_list.query().filter.priority.value_or(by > 0 ? normalPriority : highPriority);
    if (!m_all && !m_selected.empty())
        from = (by > 0 ? std::ranges::min_element(m_selected, {}, &JobRow::priority)
                       : std::ranges::max_element(m_selected, {}, &JobRow::priority))
                   ->priority;
    return std::clamp(from + by, normalPriority, urgentPriority);
}

QString JobActsBar::counted(const QString &act, const QString &actAll) const
{
    const auto size = scopeSize();
    const bool isAll = m_all && !m_list.query().grouped;
    if (!size)
        return actAll.arg(Words::tr("over %1").arg(numberInWords(m_list.count()->jobs)));
    return *size == 0 ? act.arg(QString()).simplified() : (isAll ? actAll : act).arg(numberInWords(*size));
}

void JobActsBar::show()
{
    noteSelection();
    const auto nothing = whyNothing();
    const bool byRows = !m_list.query().grouped && !m_all;
    const auto &state = m_list.query().filter.state;
    const auto now = QDateTime::currentDateTimeUtc();
    const auto any = [&](const auto &fits, bool byState) {
        return byRows ? std::ranges::any_of(m_selected, [&](const JobRow &row) { return fits(stateOf(row, now)); })
                      : byState;
    };
    const auto why = [&](bool may, const QString &notAllowed, bool fits, const QString &onlyFor) {
        if (!nothing.isEmpty())
            return nothing;
        if (m_rights && !may)
            return notAllowed;
        return fits ? QString() : onlyFor;
    };
    const auto isDead = [](const std::string &one) { return one == "dead" || one == "later"; };
    const auto isQueued = [](const std::string &one) { return one == "waiting" || one == "later"; };
    const bool deadOnes = any(isDead, isDead(state));
    const bool queuedOnes = any(isQueued, isQueued(state));

    m_ui.actionRetry->setText(counted(Words::tr("Retry %1"), Words::tr("Retry all %1 that match")));
    Page::offer(*m_ui.actionRetry,
                Words::tr("They are ready at once, with all attempts before them. Useful once the cause is gone."),
                why(m_rights && m_rights->retry, Words::tr("Your login may not retry jobs. Ask an administrator."),
                    deadOnes, leapfrog::whyNothing({.kind = JobAct::Kind::Retry})));
    m_ui.actionCancel->setText(counted(Words::tr("Cancel %1…"), Words::tr("Cancel all %1 that match…")));
    Page::offer(*m_ui.actionCancel, Words::tr("Take these jobs out of the queue, for good."),
                why(m_rights && m_rights->cancel, Words::tr("Your login may not cancel jobs. Ask an administrator."),
                    true, {}));
    const auto showPriority = [&](QAction &action, int by) {
        const int wanted = raised(by);
        const bool moves
            = !byRows || std::ranges::any_of(m_selected, [&](const JobRow &row) { return row.priority != wanted; });
        action.setText(by > 0 ? Words::tr("Raise to %1").arg(priorityWords(wanted))
                              : Words::tr("Back to %1").arg(priorityWords(wanted)));
        Page::offer(action, Words::tr("Make the chosen waiting jobs %1.").arg(priorityWords(wanted)),
                    why(m_rights && m_rights->setPriority,
                        Words::tr("Your login may not change priorities. Ask an administrator."),
                        queuedOnes && !m_list.query().grouped && moves,
                        leapfrog::whyNothing({.kind = JobAct::Kind::SetPriority})));
    };
    showPriority(*m_ui.actionRaise, 1);
    showPriority(*m_ui.actionLower, -1);
    showScope();
}

void JobActsBar::showScope()
{
    const bool grouped = m_list.query().grouped;
    const auto rows = std::ssize(m_selected);
    QString text;
    if (grouped) {
        text = Words::tr("%Ln error(s)", nullptr, m_groups.rowCount());
        if (!m_list.errors().isWhole)
            text += QStringLiteral(" · ")
                + Words::tr("of the first %1 dead jobs").arg(numberInWords(m_list.errors().looked));
    } else {
        if (m_list.isLooking() || !m_list.count())
            text = m_list.isLooking()
                ? Words::tr("%1 found so far, looked at %2")
                      .arg(numberInWords(m_jobs.rowCount()), numberInWords(m_list.looked()))
                : countInWords({.jobs = m_jobs.next().empty() ? m_jobs.rowCount() : scopeSizeOfState()});
        else
            text = countInWords(m_jobs.next().empty() ? JobCount{.jobs = m_jobs.rowCount()} : *m_list.count());
        text += QStringLiteral(" · ")
            + (m_all ? Words::tr("all chosen") : Words::tr("%Ln selected", nullptr, static_cast<int>(rows)));
    }
    m_ui.counts->setText(text);
    m_ui.actionSelectAllJobs->setVisible(!grouped && !m_all && m_jobs.rowCount() > rows);
    m_ui.actionSelectAllJobs->setEnabled(!grouped && !m_all && m_jobs.rowCount() > 0);
    m_ui.actionClearSelection->setVisible(!grouped && m_all);
    m_ui.selectAllButton->setVisible(m_ui.actionSelectAllJobs->isVisible());
    m_ui.clearButton->setVisible(m_ui.actionClearSelection->isVisible());
    m_ui.showNew->setVisible(m_list.held() > 0);
    m_ui.showNew->setText(Words::tr("%Ln new, sho&w them", nullptr, m_list.held()));
    // The one reason that holds for all is told in sight, not in tooltips alone.
    const auto why = m_session.whyNoChanges();
    m_ui.whyNot->setText(why);
    m_ui.whyNot->setVisible(!why.isEmpty());
}

std::int64_t JobActsBar::scopeSizeOfState() const
{
    const auto &totals = m_list.totals();
    const auto &state = m_list.query().filter.state;
    return state == "leased" ? totals.running
        : state == "dead"    ? totals.dead
        : state == "later"   ? totals.later
                             : totals.waiting;
}

void JobActsBar::start(const JobAct &act)
{
    if (!whyNothing().isEmpty())
        return;
    m_acting = true;
    show();
    m_session.read(
        this, [act, filter = scope()](Connection &connection) { return JobActs(connection).plan(act, filter); },
        [this, act](const Result<JobPlan> &plan) {
            if (!plan) {
                sayProblem(Words::tr("Nothing was done."), plan.error());
                end();
            } else if (plan->ids.empty()) {
                m_ui.notice->say({.kind = NoticeBar::Kind::Notice,
                                  .text = Words::tr("Nothing was done."),
                                  .advice = leapfrog::whyNothing(act),
                                  .details = {},
                                  .actionText = {},
                                  .action = {}});
                end();
            } else if (mustAsk(act, plan->ids.size())) {
                ask(act, *plan);
            } else {
                apply(act, *plan);
            }
        },
        LiveState::Kind::Task);
}

void JobActsBar::ask(const JobAct &act, const JobPlan &plan)
{
    auto *box = questionBox(questionFor(act, plan, nameInQuestions(m_session)), &m_page);
    if (mustTypeName(m_session, std::ssize(plan.ids)))
        askForName(*box, *box->findChild<QPushButton *>(QStringLiteral("doIt")), m_session);
    connect(box, &QMessageBox::finished, this, [this, box, act, plan] {
        if (box->clickedButton() != nullptr && box->clickedButton()->objectName() == QLatin1String("doIt"))
            apply(act, plan);
        else
            end();
    });
    box->open();
}

void JobActsBar::apply(const JobAct &act, const JobPlan &plan)
{
    m_session.read(
        this,
        [act, ids = plan.ids](Connection &connection) {
            return JobActs(connection).apply(act, ids, Words::tr("from the console"));
        },
        [this, act, plan](const Result<JobOutcome> &outcome) {
            tell(act, plan, outcome);
            end();
            emit done();
        },
        LiveState::Kind::Task);
}

void JobActsBar::tell(const JobAct &act, const JobPlan &plan, const Result<JobOutcome> &outcome)
{
    if (!outcome) {
        const bool isUnknown = outcome.error().code == Error::Code::Unavailable;
        sayProblem(
            isUnknown ? Words::tr(
                "Connection lost: what was done shows in the list as soon as it is back. Nothing is posted twice.")
                      : Words::tr("Nothing was done."),
            outcome.error());
        return;
    }
    const auto news = newsOf(act, plan, *outcome);
    m_ui.notice->say({.kind = outcome->stoppedBy ? NoticeBar::Kind::Problem : NoticeBar::Kind::Information,
                      .text = news.happened,
                      .advice = news.advice,
                      .details = outcome->stoppedBy ? detailsOf(*outcome->stoppedBy) : QString(),
                      .actionText = {},
                      .action = {}});
}

void JobActsBar::sayProblem(const QString &text, const Error &error)
{
    const auto words = generalWords(error);
    m_ui.notice->say({.kind = NoticeBar::Kind::Problem,
                      .text = text,
                      .advice = words.happened + QLatin1Char(' ') + words.advice,
                      .details = detailsOf(error),
                      .actionText = {},
                      .action = {}});
}

void JobActsBar::end()
{
    m_acting = false;
    m_all = false;
    show();
}

} // namespace leapfrog
