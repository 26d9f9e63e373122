// SPDX-License-Identifier: MIT
#include "console/workers/worker_words.h"

#include "console/look/figures.h"
#include "console/look/words.h"

#include <QCoreApplication>
#include <QLocale>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::WorkerWords)
};

} // namespace

QString pauseWords(const Pause &pause)
{
    if (pause.why.isEmpty())
        return Words::tr("paused by %1 since %2").arg(pause.who, timeFigure(pause.at));
    return Words::tr("paused by %1 since %2: “%3”").arg(pause.who, timeFigure(pause.at), pause.why.simplified());
}

QString workerName(const std::string &name)
{
    return name.empty() ? Words::tr("(nobody)") : QString::fromStdString(name);
}

QString workerKindWords(const std::string &kind)
{
    if (kind == "queue")
        return Words::tr("queue");
    return kind == "direct" ? Words::tr("direct recreations") : QString::fromStdString(kind);
}

QString agoWords(const QDateTime &moment, const QDateTime &now)
{
    return moment.isValid() ? Words::tr("%1 ago").arg(durationInWords(std::chrono::milliseconds(moment.msecsTo(now))))
                            : QStringLiteral("–");
}

/// When the jobs of somebody who says nothing are everybody's again.
static QString returnWords(const WorkerLine &line, const QDateTime &now)
{
    if (line.held == 0)
        return Words::tr("it holds no job");
    if (!line.lastBackAt.isValid() || line.lastBackAt <= now)
        return Words::tr("its %Ln job(s) is/are free for other workers", nullptr, line.held);
    return Words::tr("its %Ln job(s) return(s) at %1", nullptr, line.held).arg(timeFigure(line.lastBackAt));
}

QString workerStateWords(const WorkerLine &line, const QDateTime &now)
{
    QString state;
    if (!line.isKnown && line.held == 0)
        state = Words::tr("does not run");
    else if (!line.isKnown)
        state = Words::tr("has not signed on: %1").arg(returnWords(line, now));
    else if (!line.worker.alive)
        state = Words::tr("silent: %1").arg(returnWords(line, now));
    else if (line.pause && line.worker.busy > 0)
        state = Words::tr("ends what it holds");
    else if (!line.pause)
        state = line.worker.busy > 0 ? Words::tr("working") : Words::tr("idle");
    if (!line.pause)
        return state;
    const auto paused = pauseWords(*line.pause);
    return state.isEmpty() ? paused : Words::tr("%1; %2").arg(paused, state);
}

Sign workerSign(const WorkerLine &line)
{
    if (line.isKnown ? !line.worker.alive : line.held > 0)
        return Sign::Bad;
    if (line.pause)
        return Sign::Again;
    return line.worker.busy > 0 ? Sign::Running : Sign::Waiting;
}

QString settingWords(const std::string &value, const QString &unit)
{
    if (value.empty())
        return Words::tr("no limit");
    bool isNumber = false;
    const auto number = QString::fromStdString(value).toDouble(&isNumber);
    const auto figure
        = isNumber ? QLocale().toString(number, 'g', 12) : QString::fromStdString(value); // an odd row shows as it is
    return unit.isEmpty() ? figure : Words::tr("%1 %2", "a value and its unit").arg(figure, unit);
}

} // namespace leapfrog
