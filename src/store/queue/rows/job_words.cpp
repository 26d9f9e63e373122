// SPDX-License-Identifier: MIT
#include "store/queue/rows/job_words.h"

#include "store/queue/job_list.h"

#include <QCoreApplication>

#include <cmath>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::Jobs) // where its translations are
};

} // namespace

static QString leaseInWords(const JobRow &job)
{
    const auto holder = QString::fromStdString(job.leasedBy);
    return job.leasedUntil > QDateTime::currentDateTimeUtc()
        ? Words::tr("It runs now: %1 holds it.").arg(holder)
        : Words::tr("The lease of %1 has ended without a result: the next free worker takes it over.").arg(holder);
}

static QString turnInWords(const JobPosition &position)
{
    if (position.maxLeased == 0)
        return Words::tr("It waits because its organisation may run no jobs: its max_leased is 0.");
    if (position.toEndFirst() > 0)
        return Words::tr("It waits because its organisation may run %1 jobs at once: %2 run, %3 are ahead of it.")
            .arg(*position.maxLeased)
            .arg(position.leased)
            .arg(position.ownAhead);
    const auto starts = position.startsInSeconds();
    if (starts && starts->likely > 0 && starts->likely <= position.secondsByRate())
        return Words::tr("It waits because its organisation may start %1 jobs per second: %2 are ahead of it.")
            .arg(*position.maxPerSecond)
            .arg(position.ownAhead);
    return Words::
        tr("It waits for its turn: %1 jobs of its organisation, %2 of others and %3 of higher priority are ahead of "
           "it.")
            .arg(position.ownAhead)
            .arg(position.othersAhead)
            .arg(position.higherAhead);
}

QString whyItWaits(const JobRow &job, const std::optional<JobPosition> &position, MomentWords moment)
{
    if (job.state == "leased")
        return leaseInWords(job);
    if (job.state == "dead")
        return Words::tr("It is dead: %1. Retry it when the cause is gone.").arg(errorInWords(job.lastError));
    if (!position)
        return Words::tr("It has just left the queue.");
    if (!position->paused.isEmpty())
        return Words::tr("It waits because of a pause: %1.").arg(position->paused);
    if (position->readyInSeconds > 0 && job.lastError.isEmpty())
        return Words::tr("It is not to start before %1.").arg(moment(job.readyAt));
    if (position->readyInSeconds > 0)
        return Words::tr("It waits for its next attempt at %1: %2")
            .arg(moment(job.readyAt), errorInWords(job.lastError));
    if (position->speed.workers == 0)
        return Words::tr("It waits because no worker is running, with %n job(s) ahead of it.", nullptr,
                         static_cast<int>(position->ahead()));
    return turnInWords(*position);
}

static QString durationInWords(double seconds)
{
    const auto whole = static_cast<qint64>(std::ceil(seconds));
    if (whole < 90)
        return Words::tr("%1 s").arg(whole);
    const auto minutes = (whole + 30) / 60;
    if (minutes < 90)
        return Words::tr("%1 min").arg(minutes);
    return Words::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

static QString startInWords(const Estimate &starts, MomentWords moment)
{
    static constexpr double atOnce = 2;
    if (starts.most < atOnce)
        return Words::tr("It should start at once.");
    const auto earliest = durationInWords(std::floor(starts.least));
    const auto latest = durationInWords(starts.most);
    const auto about = QDateTime::currentDateTimeUtc().addMSecs(static_cast<qint64>(starts.likely * 1000));
    return earliest == latest
        ? Words::tr("It should start in about %1, at %2.").arg(latest, moment(about))
        : Words::tr("It should start in %1 to %2, most likely at %3.").arg(earliest, latest, moment(about));
}

QString whenItStarts(const JobPosition &position, MomentWords moment)
{
    if (const auto starts = position.startsInSeconds())
        return startInWords(*starts, moment);
    if (position.paused.isEmpty() && position.speed.workers > 0 && position.maxLeased != 0)
        return Words::tr("When it starts is not known yet: too little has ended since the workers are at it.");
    return {};
}

} // namespace leapfrog
