// SPDX-License-Identifier: MIT
#include "console/ledger/verify/verification.h"

#include "console/background/percent_task.h"
#include "console/look/words.h"
#include "store/books/reports.h"

#include <QFutureWatcher>

#include <mutex>
#include <utility>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr auto betweenLooks = 100ms;

/// What the background has to tell; it is taken from here at the UI's pace.
struct Verification::Shared
{
    explicit Shared(const QString &title)
        : task(title)
    { }
    PercentTask task;
    std::mutex mutex; ///< guards what follows
    std::vector<FindingRow> found;
    VerifyProgress progress;
    int count = 0;
};

Verification::Verification(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    m_look.setInterval(betweenLooks);
    connect(&m_look, &QTimer::timeout, this, &Verification::look);
}

Verification::~Verification()
{
    cancel();
}

void Verification::cancel()
{
    if (m_stop)
        m_stop->request_stop();
}

static ItemOutcome outcomeOf(const Result<VerifyProgress> &done)
{
    if (done)
        return {.item = {},
                .state = done->findings == 0 ? ItemOutcome::State::Done : ItemOutcome::State::Refused,
                .message = Verification::tr("%Ln document(s) verified", nullptr, static_cast<int>(done->verified))
                    + QStringLiteral(", ")
                    + Verification::tr("%Ln finding(s)", nullptr, static_cast<int>(done->findings)),
                .error = {}};
    return {.item = {},
            .state
            = done.error().code == Error::Code::Cancelled ? ItemOutcome::State::Cancelled : ItemOutcome::State::Failed,
            .message = done.error().message,
            .error = done.error()};
}

void Verification::start(const std::string &orgId)
{
    if (std::exchange(m_running, true))
        return;
    m_orgId = orgId;
    m_progress = {};
    m_shared = std::make_shared<Shared>(tr("Verifying the books of %1").arg(QString::fromStdString(orgId)));
    m_stop = m_shared->task.task().stop;
    m_session.activities().add(m_shared->task.task(), {}, PercentTask::words);
    auto future = m_session.runLong(
        [orgId, shared = m_shared](Connection &connection) -> Result<VerifyProgress> {
            const auto head = ReportStore(connection).head(orgId);
            if (!head)
                return failed(head);
            const auto base = std::string(head->currency->code);
            const VerifyListener listener{.finding =
                                              [&](const LedgerFinding &finding) {
                                                  const std::scoped_lock lock(shared->mutex);
                                                  shared->found.push_back(findingRow(++shared->count, finding, base));
                                              },
                                          .progress =
                                              [&](const VerifyProgress &progress) {
                                                  shared->task.tell(progress.seen(), progress.total);
                                                  const std::scoped_lock lock(shared->mutex);
                                                  shared->progress = progress;
                                              }};
            return verifyLedger(connection, orgId, listener, shared->task.stop());
        },
        m_shared->task.stop());
    // The activity outlives this object, so its end does not wait for it.
    future.then([shared = m_shared](const Result<VerifyProgress> &done) { shared->task.end(outcomeOf(done)); });
    auto *watcher = new QFutureWatcher<Result<VerifyProgress>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        m_look.stop();
        look();
        m_running = false;
        const auto done = watcher->result();
        if (done)
            m_progress = *done;
        emit ended(done ? std::nullopt : std::optional(done.error()));
    });
    watcher->setFuture(future);
    m_look.start();
}

void Verification::look()
{
    std::vector<FindingRow> found;
    {
        const std::scoped_lock lock(m_shared->mutex);
        found.swap(m_shared->found);
        m_progress = m_shared->progress;
    }
    emit this->found(found);
}

} // namespace leapfrog
