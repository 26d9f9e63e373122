// SPDX-License-Identifier: MIT
#include "console/books/recreation_words.h"

#include "console/look/figures.h"
#include "console/look/problem_words.h"
#include "console/look/words.h"
#include "store/queue/job_list.h"

#include <QCoreApplication>
#include <QSysInfo>

#include <array>
#include <utility>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::RecreationWords)
};

/// Parts of a name made by WorkerStore::makeName(), `host:pid:kind-unique`.
struct WorkerName
{
    QString host;
    QString pid;
    bool isDirect = false; ///< a console; else a poller
    bool isWorker = false; ///< false: the name of a login
};

WorkerName parse(const std::string &worker)
{
    const auto parts = QString::fromStdString(worker).split(QLatin1Char(':'));
    if (parts.size() < 3)
        return {.host = QString::fromStdString(worker), .pid = {}};
    return {
        .host = parts[0], .pid = parts[1], .isDirect = parts[2].startsWith(QLatin1String("direct")), .isWorker = true};
}

QString counted(const char *text, int count)
{
    return QCoreApplication::translate("leapfrog::RecreationWords", text, nullptr, count);
}

} // namespace

QString outcomeName(std::string_view outcome)
{
    if (outcome == "posted")
        return Words::tr("posted");
    if (outcome == "unchanged")
        return Words::tr("unchanged");
    if (outcome == "refused")
        return Words::tr("refused");
    if (outcome == "superseded")
        return Words::tr("already up to date");
    if (outcome == "cancelled")
        return Words::tr("cancelled");
    if (outcome == "undone")
        return Words::tr("undone");
    return outcome == "posting" ? Words::tr("posting…") : Words::tr("waiting");
}

Sign outcomeSign(std::string_view outcome)
{
    if (outcome == "posted" || outcome == "unchanged" || outcome == "superseded")
        return Sign::Good;
    if (outcome == "refused")
        return Sign::Bad;
    if (outcome == "cancelled" || outcome == "undone")
        return Sign::Gone;
    return outcome == "posting" ? Sign::Running : Sign::Waiting;
}

QString pathName(std::string_view path)
{
    return path == "direct" ? Words::tr("direct") : Words::tr("queued");
}

QString resultWords(const RecreationRow &row)
{
    QStringList parts;
    const std::array<std::pair<const char *, int>, 6> counts = {{
        {QT_TRANSLATE_N_NOOP("leapfrog::RecreationWords", "%n posted"), row.posted},
        {QT_TRANSLATE_N_NOOP("leapfrog::RecreationWords", "%n unchanged"), row.unchanged},
        {QT_TRANSLATE_N_NOOP("leapfrog::RecreationWords", "%n refused"), row.refused},
        {QT_TRANSLATE_N_NOOP("leapfrog::RecreationWords", "%n already up to date"), row.superseded},
        {QT_TRANSLATE_N_NOOP("leapfrog::RecreationWords", "%n cancelled"), row.cancelled},
        {QT_TRANSLATE_N_NOOP("leapfrog::RecreationWords", "%n undone"), row.undone},
    }};
    for (const auto &[text, count] : counts) {
        if (count > 0)
            parts.append(counted(text, count));
    }
    return parts.isEmpty() && row.waiting > 0 ? Words::tr("running") : parts.join(QStringLiteral(", "));
}

Sign recreationSign(const RecreationRow &row)
{
    if (row.refused > 0)
        return Sign::Bad;
    if (row.waiting > 0)
        return Sign::Running;
    return row.posted + row.unchanged + row.superseded > 0 ? Sign::Good : Sign::Gone;
}

QString workerWords(const std::string &worker)
{
    const auto name = parse(worker);
    if (!name.isWorker)
        return name.host;
    if (name.pid == QString::number(QCoreApplication::applicationPid()) && name.host == QSysInfo::machineHostName())
        return name.isDirect ? Words::tr("this console") : Words::tr("this console's poller");
    return (name.isDirect ? Words::tr("console on %1 (%2)") : Words::tr("worker on %1 (%2)")).arg(name.host, name.pid);
}

/// Waits because an attempt failed. One that a person sent back to the queue keeps its last error, but starts from 0.
static bool isFailed(const RecreationDocumentRow &document)
{
    return document.outcome == "waiting" && document.attempts > 0 && !document.lastError.isEmpty();
}

QString stepName(const RecreationDocumentRow &document)
{
    return isFailed(document) ? Words::tr("failed, tried again") : outcomeName(document.outcome);
}

Sign stepSign(const RecreationDocumentRow &document)
{
    return isFailed(document) ? Sign::Again : outcomeSign(document.outcome);
}

static QString waitingWords(const RecreationRow &recreation, const RecreationDocumentRow &document)
{
    if (isFailed(document))
        return Words::tr("waiting for its next attempt (%1 so far): %2")
            .arg(document.attempts)
            .arg(errorInWords(document.lastError));
    return recreation.path == "direct" ? Words::tr("waiting: handed to the queue at high priority")
                                       : Words::tr("waiting in the queue at high priority");
}

static QString postingWords(const RecreationRow &recreation, const RecreationDocumentRow &document)
{
    const auto who = workerWords(document.worker);
    if (recreation.path != "direct" || parse(document.worker).isDirect)
        return Words::tr("posting… by %1").arg(who);
    // An attempt that was handed back does not count; one that its holder did not survive does.
    return document.attempts > 1 ? Words::tr("taken over by %1 (the console that started it stopped)").arg(who)
                                 : Words::tr("posting… by %1, from the queue").arg(who);
}

QString stepWords(const RecreationRow &recreation, const RecreationDocumentRow &document)
{
    if (document.outcome == "waiting")
        return waitingWords(recreation, document);
    if (document.outcome == "posting")
        return postingWords(recreation, document);
    if (document.outcome == "refused") {
        const auto words
            = refusedDocumentWords(QString::fromStdString(document.documentId), document.code, document.message,
                                   document.oldVersion > 0 ? EntriesNow::InForce : EntriesNow::None);
        return words.happened + QLatin1Char(' ') + words.advice;
    }
    if (document.outcome == "superseded")
        return Words::tr("already brought up to date by something newer; nothing more to do");
    if (document.outcome == "undone")
        return Words::tr("undone by %1: the previous entries are in force again").arg(workerWords(document.worker));
    if (document.outcome == "cancelled")
        return document.message.isEmpty() ? outcomeName("cancelled") : Words::tr("cancelled: %1").arg(document.message);
    const bool byOther
        = recreation.path == "direct" && parse(document.worker).isWorker && !parse(document.worker).isDirect;
    const auto done = document.outcome == "unchanged" ? Words::tr("unchanged: posted again, same entries as before")
                                                      : Words::tr("posted as version %1").arg(document.newVersion);
    return byOther ? Words::tr("%1; finished by %2, which took it over").arg(done, workerWords(document.worker)) : done;
}

QString durationWords(const QDateTime &started, const QDateTime &finished)
{
    if (!started.isValid())
        return {};
    const auto end = finished.isValid() ? finished : QDateTime::currentDateTimeUtc();
    const auto words = durationInWords(std::chrono::milliseconds(started.msecsTo(end)));
    return finished.isValid() ? words : Words::tr("%1 so far").arg(words);
}

QString whyNoUndo(const RecreationRow &row, const std::optional<RecreationOptions> &options)
{
    if (row.waiting > 0)
        return Words::tr("Some of its documents are still under way. Undo is offered once all have ended.");
    const auto nothingLeft
        = Words::tr("Something newer has brought its documents up to date: nothing is left to undo.");
    if (row.posted + row.unchanged + row.refused + row.cancelled == 0)
        return row.undone > 0 ? Words::tr("It has been undone already.") : nothingLeft;
    if (!options)
        return Words::tr("What can be undone is being looked up.");
    if (!options->undoable.empty())
        return {};
    const auto why = notUndoableWords(*options);
    return why.isEmpty() ? nothingLeft : why;
}

QString whyNoRetry(const RecreationRow &row, const std::optional<RecreationOptions> &options)
{
    if (row.refused == 0)
        return Words::tr("Only refused documents can be tried again; it has none.");
    return options && options->retryable == 0
        ? Words::tr("The refused documents have been changed or recreated since: there is nothing to try again.")
        : QString();
}

QString notUndoableWords(const RecreationOptions &options)
{
    QStringList parts;
    if (options.newer == 1)
        parts.append(Words::tr("%1 has a newer version since.").arg(QString::fromStdString(options.newerDocument)));
    else if (options.newer > 1)
        parts.append(Words::tr("%n document(s) have a newer version since, %1 for example.", nullptr, options.newer)
                         .arg(QString::fromStdString(options.newerDocument)));
    const auto through = options.lockedThrough ? dateFigure(*options.lockedThrough) : QString();
    if (options.locked == 1)
        parts.append(Words::tr("%1 has entries in the period that was locked through %2.")
                         .arg(QString::fromStdString(options.lockedDocument), through));
    else if (options.locked > 1)
        parts.append(Words::tr("%n document(s) have entries in the period that was locked through %1, %2 for example.",
                               nullptr, options.locked)
                         .arg(through, QString::fromStdString(options.lockedDocument)));
    return parts.join(QLatin1Char(' '));
}

} // namespace leapfrog
