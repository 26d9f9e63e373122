// SPDX-License-Identifier: MIT
#include "console/jobs/job_questions.h"

#include "console/jobs/job_row_words.h"
#include "console/look/words.h"
#include "store/queue/queue.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::JobQuestions)
};

} // namespace

bool mustAsk(const JobAct &act, std::size_t jobs)
{
    static constexpr std::size_t many = 100;
    switch (act.kind) {
    case JobAct::Kind::Retry:
        return jobs > 1;
    case JobAct::Kind::SetPriority:
        return act.priority == urgentPriority || jobs > many;
    case JobAct::Kind::Cancel:
        break;
    }
    return true;
}

static QString scopeOf(const JobPlan &plan)
{
    const auto jobs = static_cast<int>(plan.ids.size());
    return plan.organisations > 1
        ? Words::tr("%Ln job(s) of %1 organisations", nullptr, jobs).arg(numberInWords(plan.organisations))
        : Words::tr("%Ln job(s)", nullptr, jobs);
}

static QString othersIn(const JobAct &act, const JobPlan &plan)
{
    const auto others = plan.matched - static_cast<std::int64_t>(plan.ids.size());
    return others > 0 ? QLatin1Char('\n')
            + Words::tr("%Ln other(s) stay as they are. %1", nullptr, static_cast<int>(others)).arg(whyNothing(act))
                      : QString();
}

JobQuestion questionFor(const JobAct &act, const JobPlan &plan, const QString &database)
{
    const auto scope = scopeOf(plan);
    const auto jobs = static_cast<int>(plan.ids.size());
    const auto others = othersIn(act, plan);
    if (act.kind == JobAct::Kind::Retry)
        return {.title = Words::tr("Retry"),
                .text = Words::tr("Retry %1 in %2?").arg(scope, database),
                .details
                = Words::tr("They are ready at once, at their priority, with all attempts before them. Nothing is "
                            "posted twice. Where the cause is not gone they die again.")
                    + others,
                .yes = Words::tr("&Retry %Ln job(s)", nullptr, jobs),
                .no = Words::tr("&Leave them")};
    if (act.kind == JobAct::Kind::SetPriority)
        return {.title = Words::tr("Priority"),
                .text = Words::tr("Make %1 %2 in %3?").arg(scope, priorityWords(act.priority), database),
                .details = (act.priority == urgentPriority
                                ? Words::tr("Urgent jobs go ahead of everybody's clicks.")
                                : Words::tr("They keep their place by age among those of that priority."))
                    + others,
                .yes = Words::tr("&Make %Ln job(s) %1", nullptr, jobs).arg(priorityWords(act.priority)),
                .no = Words::tr("&Leave them")};
    auto details = Words::tr(
        "This can't be undone: what is not posted of their documents waits until somebody enqueues or recreates them.");
    if (plan.running > 0)
        details += QLatin1Char('\n')
            + Words::tr("%Ln of them run(s) now and will write nothing.", nullptr, static_cast<int>(plan.running));
    if (plan.restores > 0)
        details += QLatin1Char('\n')
            + Words::tr("The previous entries of up to %Ln document(s) come into force again.", nullptr,
                        static_cast<int>(plan.restores));
    return {.title = Words::tr("Cancel jobs"),
            .text = Words::tr("Cancel %1 in %2?").arg(scope, database),
            .details = details + others,
            .yes = Words::tr("&Cancel %Ln job(s)", nullptr, jobs),
            .no = Words::tr("&Keep them")};
}

QMessageBox *questionBox(const JobQuestion &question, QWidget *parent)
{
    auto *box = new QMessageBox(QMessageBox::Question, question.title, withShortWords(question.text),
                                QMessageBox::NoButton, parent);
    box->setObjectName(QStringLiteral("jobQuestion"));
    box->setInformativeText(withShortWords(question.details));
    box->addButton(question.yes, QMessageBox::AcceptRole)->setObjectName(QStringLiteral("doIt"));
    auto *keep = box->addButton(question.no, QMessageBox::RejectRole);
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    box->setAttribute(Qt::WA_DeleteOnClose);
    return box;
}

QString whyNothing(const JobAct &act)
{
    switch (act.kind) {
    case JobAct::Kind::Retry:
        return Words::tr("Only jobs that are dead or wait for their next attempt can be retried.");
    case JobAct::Kind::SetPriority:
        return Words::tr("Only the priority of waiting jobs that have another one can be changed.");
    case JobAct::Kind::Cancel:
        break;
    }
    return Words::tr("They have ended meanwhile.");
}

JobNews newsOf(const JobAct &act, const JobPlan &plan, const JobOutcome &outcome)
{
    JobNews news;
    switch (act.kind) {
    case JobAct::Kind::Retry:
        news.happened = Words::tr("%Ln job(s) go(es) out again.", nullptr, outcome.changed);
        break;
    case JobAct::Kind::SetPriority:
        news.happened
            = Words::tr("%Ln job(s) is/are %1 now.", nullptr, outcome.changed).arg(priorityWords(act.priority));
        break;
    case JobAct::Kind::Cancel:
        news.happened = Words::tr("%Ln job(s) cancelled.", nullptr, outcome.changed);
        break;
    }
    QStringList advice;
    const auto others = static_cast<int>(plan.ids.size()) - outcome.changed;
    if (outcome.stoppedBy)
        advice.append(Words::tr("The other %Ln is/are as before: %1", nullptr, others).arg(outcome.stoppedBy->message));
    else if (others > 0)
        advice.append(Words::tr("%Ln has/have ended meanwhile.", nullptr, others));
    if (outcome.effects.restored > 0)
        advice.append(Words::tr("The previous entries of %Ln document(s) are in force again.", nullptr,
                                outcome.effects.restored));
    if (outcome.effects.unposted > 0)
        advice.append(Words::tr("%Ln document(s) is/are left without a job: recreate them to have them posted.",
                                nullptr, outcome.effects.unposted));
    news.advice = advice.join(QLatin1Char(' '));
    return news;
}

} // namespace leapfrog
