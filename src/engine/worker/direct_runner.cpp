// SPDX-License-Identifier: MIT
#include "engine/worker/direct_runner.h"

#include "core/log.h"
#include "engine/guard/backoff.h"
#include "engine/guard/guarded.h"

#include <QCoreApplication>
#include <QtConcurrentRun>

#include <algorithm>
#include <atomic>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr std::chrono::milliseconds longestLook = 200ms; ///< at a rate or a stop that may come meanwhile

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::DirectRunner)
};

} // namespace

DirectRunner::DirectRunner(ConnectionPool &pool, std::string worker, const Settings &settings,
                           std::chrono::milliseconds jobDuration)
    : m_pool(pool)
    , m_worker(std::move(worker))
    , m_processor(m_worker, jobDuration)
    , m_leases(pool, settings.lease)
    , m_rate(0)
{
    follow(settings);
}

void DirectRunner::follow(const Settings &settings)
{
    m_rate.setRate(settings.directRate);
    m_leases.setLease(settings.lease);
    m_perRecreation = std::max(1, settings.directPerRecreation);
    m_workers.setMaxThreadCount(std::max(1, settings.directConcurrency));
}

void DirectRunner::pause(std::chrono::milliseconds time)
{
    std::unique_lock lock(m_mutex);
    m_stopped.wait_for(lock, m_stopAll.get_token(), time, [] { return false; });
}

bool DirectRunner::awaitRate(const std::stop_token &stop)
{
    const auto stopped = [&] { return stop.stop_requested() || m_stopAll.stop_requested(); };
    while (!stopped() && m_rate.take(1) == 0)
        pause(std::min(m_rate.retryAfter(), longestLook));
    return !stopped();
}

DirectRunner::~DirectRunner()
{
    m_stopAll.request_stop();
    m_workers.waitForDone();
}

namespace {

/// What the workers of one recreation share.
struct Run
{
    std::vector<ClaimedJob> jobs;
    std::atomic<std::size_t> next = 0;
    std::atomic<int> lanes = 0;
    std::stop_source stop;
    QPromise<ItemOutcome> promise;
};

} // namespace

Task DirectRunner::run(std::vector<ClaimedJob> jobs)
{
    auto run = std::make_shared<Run>();
    run->jobs = std::move(jobs);
    m_leases.hold(run->jobs);
    run->promise.start();
    Task task{.title = Words::tr("Recreating %n document(s)", nullptr, static_cast<int>(run->jobs.size())),
              .total = static_cast<int>(run->jobs.size()),
              .outcomes = run->promise.future(),
              .stop = run->stop};

    const int lanes = std::clamp(static_cast<int>(run->jobs.size()), 1, m_perRecreation.load());
    run->lanes = lanes;
    for (int i = 0; i < lanes; ++i) {
        auto lane = QtConcurrent::run(&m_workers, [this, run] {
            for (auto at = run->next++; at < run->jobs.size(); at = run->next++) {
                const auto &job = run->jobs[at];
                run->promise.addResult(awaitRate(run->stop.get_token()) ? postOne(job) : handOver(job));
                m_leases.drop({job});
            }
            if (--run->lanes == 0)
                run->promise.finish();
        });
        Q_UNUSED(lane) // its end is the promise's
    }
    return task;
}

static ItemOutcome outcomeOf(const JobResult &result)
{
    ItemOutcome outcome{.item = result.job.documentId, .message = {}, .error = {}};
    switch (result.kind) {
    case JobResult::Kind::Posted:
        outcome.message = Words::tr("posted");
        return outcome;
    case JobResult::Kind::Unchanged:
        outcome.message = Words::tr("unchanged");
        return outcome;
    case JobResult::Kind::Superseded:
        outcome.message = Words::tr("already brought up to date by something newer");
        return outcome;
    case JobResult::Kind::Fenced:
        outcome.message = Words::tr("taken over by another worker");
        return outcome;
    case JobResult::Kind::Refused:
    case JobResult::Kind::Retried:
        break;
    }
    const bool refused = result.kind == JobResult::Kind::Refused;
    outcome.state = refused ? ItemOutcome::State::Refused : ItemOutcome::State::Failed;
    const auto &failure = result.failure.value();
    outcome.error = {.code = refused ? Error::Code::Refused : Error::Code::Conflict,
                     .message = failure.message,
                     .cause = {},
                     .reason = failure.code,
                     .field = failure.field};
    outcome.message
        = refused ? failure.message : Words::tr("failed for now; the queue tries again: %1").arg(failure.message);
    return outcome;
}

ItemOutcome DirectRunner::postOne(const ClaimedJob &job)
{
    Backoff backoff(200ms, 5s);
    for (;;) {
        const auto results = guarded([&] {
            return m_pool.with([&](Connection &connection) { return m_processor.process(connection, {job}); });
        });
        if (results)
            return outcomeOf(results->front());
        // Asking again is safe: if the lost answer was "done", the job is gone and we are told that we no longer hold
        // it.
        const bool goOn = results.error().isTransient() && !m_stopAll.stop_requested() && backoff.attempts() < 6;
        if (results.error().reason == "posted_by_workers") // the setting has changed since they were leased
            return handOver(job);
        if (!goOn) {
            ItemOutcome outcome{
                .item = job.documentId, .state = ItemOutcome::State::Failed, .message = {}, .error = results.error()};
            outcome.message = Words::tr("not finished here; a worker takes it over when its lease ends");
            Log::failure(logEngine(), results.error(), {.job = job.id, .org = job.orgId, .document = job.documentId});
            return outcome;
        }
        pause(backoff.next());
    }
}

ItemOutcome DirectRunner::handOver(const ClaimedJob &job)
{
    const auto released = guarded(
        [&] { return m_pool.with([&](Connection &connection) { return QueueStore(connection).release({job}); }); });
    if (!released)
        Log::failure(logEngine(), released.error(), {.job = job.id, .org = job.orgId, .document = job.documentId});
    ItemOutcome outcome{.item = job.documentId, .state = ItemOutcome::State::Cancelled, .message = {}, .error = {}};
    outcome.message = released ? Words::tr("handed to the queue")
                               : Words::tr("not begun; a worker takes it over when its lease ends");
    return outcome;
}

} // namespace leapfrog
