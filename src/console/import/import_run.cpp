// SPDX-License-Identifier: MIT
#include "console/import/import_run.h"

#include "console/background/percent_task.h"
#include "console/look/words.h"

#include <QFileInfo>

#include <mutex>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr auto lookEvery = 200ms;
static constexpr qint64 tellsAfter = 2000; ///< milliseconds; before, nobody can say how long it takes

/// What the thread that imports has to tell.
struct ImportRun::Shared
{
    std::mutex mutex; ///< guards the others
    ImportProgress progress;
    ImportReasons reasons;
};

static QString titleOf(const ImportRequest &request)
{
    const auto name = QFileInfo(QString::fromStdString(request.files.front())).fileName();
    const auto more = static_cast<int>(request.files.size()) - 1;
    return more == 0 ? ImportRun::tr("Import of %1").arg(shortened(name, 40))
                     : ImportRun::tr("Import of %1 and %Ln more", nullptr, more).arg(shortened(name, 40));
}

static QString countsOf(const ImportProgress &progress)
{
    QStringList parts{ImportRun::tr("%1 new").arg(numberInWords(progress.documents.created)),
                      ImportRun::tr("%1 changed").arg(numberInWords(progress.documents.changed)),
                      ImportRun::tr("%1 unchanged").arg(numberInWords(progress.documents.unchanged))};
    if (progress.withdrawn > 0)
        parts.append(ImportRun::tr("%1 of them withdrawn").arg(numberInWords(progress.withdrawn)));
    if (progress.refused > 0)
        parts.append(ImportRun::tr("%1 refused").arg(numberInWords(progress.refused)));
    if (progress.waiting > 0)
        parts.append(ImportRun::tr("%1 waiting").arg(numberInWords(progress.waiting)));
    if (progress.keptBack > 0)
        parts.append(ImportRun::tr("%1 not needed").arg(numberInWords(progress.keptBack)));
    return parts.join(QStringLiteral(", "));
}

static ItemOutcome outcomeOf(const Result<ImportProgress> &done, const ImportProgress &soFar)
{
    if (done)
        return {.item = {}, .state = ItemOutcome::State::Done, .message = countsOf(*done), .error = {}};
    const bool isCancelled = done.error().code == Error::Code::Cancelled;
    return {.item = {},
            .state = isCancelled ? ItemOutcome::State::Cancelled : ItemOutcome::State::Failed,
            .message
            = isCancelled ? ImportRun::tr("cancelled; came in before: %1").arg(countsOf(soFar)) : done.error().message,
            .error = done.error()};
}

ImportRun::ImportRun(Session &session, ImportRequest request, QObject *parent)
    : QObject(parent)
    , m_request(std::move(request))
    , m_shared(std::make_shared<Shared>())
    , m_task(std::make_shared<PercentTask>(titleOf(m_request)))
{
    m_clock.start();
    m_looks.setInterval(lookEvery);
    connect(&m_looks, &QTimer::timeout, this, &ImportRun::look);
    m_looks.start();
    session.activities().add(m_task->task(), {}, PercentTask::words);
    session
        .runLong(
            [wanted = m_request, shared = m_shared, task = m_task](Connection &connection) {
                const auto listen = [&](const ImportBatch &batch, const ImportProgress &progress) {
                    const std::scoped_lock guard(shared->mutex);
                    shared->progress = progress;
                    shared->reasons.add(batch);
                    task->tell(progress.bytes, progress.totalBytes);
                };
                return runImport(connection, wanted, listen, task->stop());
            },
            m_task->stop())
        .then([shared = m_shared, task = m_task](const Result<ImportProgress> &done) {
            const std::scoped_lock guard(shared->mutex);
            task->end(outcomeOf(done, shared->progress));
            return done;
        })
        .then(this, [this, &session](const Result<ImportProgress> &done) {
            end(done);
            session.refreshOrganisations(); // there may be a new one
        });
}

ImportRun::~ImportRun() = default;

void ImportRun::look()
{
    {
        const std::scoped_lock guard(m_shared->mutex);
        m_progress = m_shared->progress;
        m_reasons = m_shared->reasons;
    }
    emit changed();
}

void ImportRun::end(const Result<ImportProgress> &done)
{
    m_looks.stop();
    look();
    m_finished = true;
    if (done)
        m_progress = *done;
    else
        m_error = done.error();
    emit changed();
    emit finished();
}

std::optional<int> ImportRun::percent() const
{
    if (m_progress.totalBytes <= 0)
        return {};
    return static_cast<int>(m_progress.bytes * 100 / m_progress.totalBytes);
}

std::optional<std::chrono::seconds> ImportRun::left() const
{
    const auto elapsed = m_clock.elapsed();
    if (m_finished || m_progress.totalBytes <= 0 || m_progress.bytes <= 0 || elapsed < tellsAfter)
        return {};
    const auto missing = m_progress.totalBytes - m_progress.bytes;
    const auto milliseconds
        = static_cast<double>(elapsed) * static_cast<double>(missing) / static_cast<double>(m_progress.bytes);
    return std::chrono::seconds(static_cast<std::int64_t>(milliseconds / 1000.0));
}

QString ImportRun::counts() const
{
    return countsOf(m_progress);
}

void ImportRun::cancel()
{
    auto stop = m_task->task().stop;
    stop.request_stop();
}

} // namespace leapfrog
