// SPDX-License-Identifier: MIT
#include "console/jobs/job_row_words.h"

#include "console/look/figures.h"
#include "console/look/words.h"
#include "store/queue/queue.h"

#include <QCoreApplication>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::JobRowWords)
};

} // namespace

QString jobStateWords(const std::string &state)
{
    if (state == "leased")
        return Words::tr("running");
    if (state == "dead")
        return Words::tr("dead");
    if (state == "later")
        return Words::tr("for later");
    return Words::tr("waiting");
}

QString priorityWords(int priority)
{
    if (priority == urgentPriority)
        return Words::tr("urgent");
    return priority == highPriority ? Words::tr("high") : Words::tr("normal");
}

QString priorityShape(int priority)
{
    if (priority == urgentPriority)
        return QStringLiteral("◆");
    return priority == highPriority ? QStringLiteral("▲") : QStringLiteral("●");
}

std::string stateOf(const JobRow &job, const QDateTime &now)
{
    if (job.state != "queued")
        return job.state;
    return job.readyAt > now ? "later" : "waiting";
}

Sign jobSign(const std::string &state)
{
    if (state == "leased")
        return Sign::Running;
    if (state == "dead")
        return Sign::Bad;
    return state == "later" ? Sign::Again : Sign::Waiting;
}

QString errorSentence(const QString &error)
{
    return JobErrorRow{.error = error, .orgIds = {}, .firstAt = {}, .lastAt = {}}.sentence();
}

QString jobOutlook(const JobRow &job, const QDateTime &now)
{
    const auto holder = QString::fromStdString(job.leasedBy);
    if (job.state == "leased" && job.leasedUntil <= now)
        return Words::tr("%1, its lease has ended").arg(holder);
    if (job.state == "leased")
        return Words::tr("%1, lease ends in %2")
            .arg(holder, durationInWords(std::chrono::seconds(now.secsTo(job.leasedUntil))));
    const auto error = errorSentence(job.lastError);
    if (job.state == "queued" && job.readyAt > now)
        return error.isEmpty() ? Words::tr("not before %1").arg(timeFigure(job.readyAt))
                               : Words::tr("again at %1: %2").arg(timeFigure(job.readyAt), error);
    return error;
}

QString countInWords(const JobCount &count)
{
    return count.isWhole ? Words::tr("%Ln job(s) match", nullptr, static_cast<int>(count.jobs))
                         : Words::tr("over %1 jobs match").arg(numberInWords(count.jobs));
}

} // namespace leapfrog
