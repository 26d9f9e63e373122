// SPDX-License-Identifier: MIT
#include "console/preview/recreate_click.h"

#include "console/frame/notice_bar.h"
#include "console/look/problem_words.h"
#include "console/look/words.h"
#include "store/books/chosen_documents.h"
#include "store/queue/depth.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QPointer>

#include <utility>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::PreviewDialog)
};

} // namespace

RecreateClick::RecreateClick(Session &session, NoticeBar &bar, std::stop_token stop, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_bar(bar)
    , m_stop(std::move(stop))
{ }

void RecreateClick::start(const Wanted &wanted)
{
    m_orgId = wanted.orgId;
    setPhase(Phase::Checking);
    m_session.read(
        this,
        [orgId = wanted.orgId, previewed = wanted.previewed, versions = wanted.versions](Connection &connection) {
            return ChosenDocuments(connection).changedSince(orgId, previewed, versions);
        },
        [this, wanted](const Result<std::vector<std::string>> &changed) {
            if (m_left)
                emit ended(); // cancelled meanwhile: nothing was started
            else if (!changed)
                notChecked(changed.error());
            else if (changed->empty())
                startNow(wanted);
            else
                previewAgain(*changed);
        });
}

void RecreateClick::previewAgain(const std::vector<std::string> &documents)
{
    m_session.read(
        this,
        [orgId = m_orgId, documents, stop = m_stop](Connection &connection) {
            return previewDocuments(connection, orgId, documents, stop);
        },
        [this](const Result<std::vector<PreviewedDocument>> &previews) {
            if (m_left) {
                emit ended();
            } else if (!previews) {
                notChecked(previews.error());
            } else {
                setPhase(Phase::Looking);
                emit changed(*previews);
            }
        });
}

/// Nothing was sent that could have started anything.
void RecreateClick::notChecked(const Error &error)
{
    setPhase(Phase::Looking);
    const auto words = generalWords(error);
    m_bar.say({.kind = NoticeBar::Kind::Problem,
               .text = Words::tr("Nothing was started: %1").arg(words.happened),
               .advice = words.advice,
               .details = detailsOf(error),
               .actionText = {},
               .action = {}});
}

namespace {

/// What a click is for: how soon it was done, and how many jobs it did not wait for.
struct Overtaking
{
    QElapsedTimer began; ///< when it was clicked
    std::optional<qint64> took; ///< ms
    qint64 waiting = 0; ///< jobs, when it had been started

    /// Of an activity of this click.
    QString words(const Activity &activity)
    {
        const auto counts = activity.counts();
        if (!activity.finished || activity.done == activity.refused + activity.failed + activity.cancelled)
            return counts;
        if (!took)
            took = began.elapsed();
        const auto time = durationInWords(std::chrono::milliseconds(*took));
        return waiting == 0
            ? Words::tr("%1 in %2").arg(counts, time)
            : Words::tr("%1 in %2, ahead of %n waiting job(s)", nullptr, static_cast<int>(waiting)).arg(counts, time);
    }
};

/// In a background thread; 0 where nobody could say.
qint64 waitingJobs(Connection &connection)
{
    const auto depth = DepthStore(connection).current();
    qint64 waiting = 0;
    for (const auto &lane : depth ? depth->byPriority : std::vector<PriorityDepth>())
        waiting += lane.queued;
    return waiting;
}

} // namespace

void RecreateClick::startNow(const Wanted &wanted)
{
    setPhase(Phase::Starting);
    const auto overtaking = std::make_shared<Overtaking>();
    overtaking->began.start();
    m_session.read(
        &m_session, [](Connection &connection) { return Result<qint64>(waitingJobs(connection)); },
        [overtaking](const Result<qint64> &waiting) { overtaking->waiting = waiting.value_or(0); });
    // What it does is followed also when the dialog, and its screen, are gone by then.
    m_session.act(
        &m_session,
        [request = RecreateRequest{.orgId = wanted.orgId, .documents = wanted.documents, .why = wanted.why}](
            Recreate &recreate) { return recreate.start(request); },
        [session = &m_session, click = QPointer(this), overtaking](const Result<StartedRecreation> &recreation) {
            if (recreation && recreation->task)
                session->activities().add(
                    *recreation->task, QString::fromStdString(recreation->id),
                    [overtaking](const Activity &activity) { return overtaking->words(activity); });
            if (click)
                click->answered(recreation);
        });
}

void RecreateClick::answered(const Result<StartedRecreation> &recreation)
{
    setPhase(Phase::Looking);
    if (recreation) {
        emit started(*recreation);
        return;
    }
    const auto &error = recreation.error();
    if (m_left) {
        emit notStarted(error);
        return;
    }
    const auto words = notStartedWords(error);
    m_bar.say({.kind = NoticeBar::Kind::Problem,
               .text = words.happened,
               .advice = words.advice,
               .details = detailsOf(error),
               .actionText = {},
               .action = {}});
}

void RecreateClick::setPhase(Phase phase)
{
    m_phase = phase;
    emit phaseChanged();
}

bool RecreateClick::mayClose(const std::function<void()> &close)
{
    if (m_phase != Phase::Starting || std::exchange(m_saidTooLate, true))
        return true;
    m_bar.say({.kind = NoticeBar::Kind::Notice,
               .text = Words::tr("It is being started already and can't be cancelled here any more."),
               .advice = Words::tr("What becomes of it is told under Recreations, where it can be undone."),
               .details = {},
               .actionText = Words::tr("Close t&his window"),
               .action = close});
    return false;
}

} // namespace leapfrog
