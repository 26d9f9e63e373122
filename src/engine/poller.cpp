// SPDX-License-Identifier: MIT
#include "engine/poller.h"

#include "engine/backoff.h"
#include "engine/pulse.h"
#include "engine/wake_up.h"

#include <algorithm>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr double secondsPerSet = 0.05;
static constexpr int largestSet = 1000;
static constexpr int smallestSet = 10; ///< slower jobs are leased, one at a time or few

Poller::Poller(Options options)
    : m_options(std::move(options))
    , m_pool(m_options.dsn, "lease heartbeat", 1)
    , m_leases(m_pool, m_options.settings.lease)
    , m_rate(0)
{ }

Poller::~Poller()
{
    stop();
    wait();
}

/// One slot takes all; two: one is kept for clicks; from three on one is kept for the sync too, as far as the settings
/// say.
static std::vector<SlotKind> slotKinds(const Settings &settings)
{
    const int count = std::max(1, settings.queueConcurrency);
    const int express = std::min(settings.expressSlots, count - 1);
    const int normal = std::min(settings.normalSlots, count - 1 - std::max(1, express));
    std::vector<SlotKind> kinds;
    for (int i = 0; i < count; ++i)
        kinds.push_back(i < express ? SlotKind::Express : i < express + normal ? SlotKind::Normal : SlotKind::Any);
    return kinds;
}

void Poller::start()
{
    apply(m_options.settings);
    const auto load = [this] {
        const auto now = status();
        return Pulse::WorkerLoad{.slotCount = now.slotCount, .busy = now.busy, .processed = now.processed};
    };
    m_pulse = std::make_unique<Pulse>(Pulse::Options{.dsn = m_options.dsn,
                                                     .worker = m_options.worker,
                                                     .load = load,
                                                     .apply =
                                                         [this](const Settings &settings) {
                                                             if (m_options.followsSettings)
                                                                 apply(settings);
                                                         }},
                                      m_bell);
    m_wakeUp = std::make_unique<WakeUp>(m_options.dsn, "queue wake-up",
                                        [this](const std::vector<std::string> &payloads) { hear(payloads); });
}

void Poller::hear(const std::vector<std::string> &payloads)
{
    for (const auto &payload : payloads) {
        if (payload == "high")
            m_bell.ringForHigh();
        else if (payload.empty() || payload == m_options.worker)
            m_bell.ring();
    }
}

void Poller::apply(Settings settings)
{
    settings.queueConcurrency = m_options.slotCount.value_or(settings.queueConcurrency);
    settings.queueRate = m_options.rate.value_or(settings.queueRate);
    m_rate.setRate(settings.queueRate);
    m_leases.setLease(settings.lease);
    const std::scoped_lock lock(m_mutex);
    m_settings = settings;
    m_kinds = slotKinds(settings);
    m_status.slotCount = static_cast<int>(m_kinds.size());
    m_planned.notify_all();
    while (m_slots.size() < m_kinds.size() && !m_stopping) {
        ++m_running;
        m_slots.emplace_back([this, slot = static_cast<int>(m_slots.size())] {
            runSlot(slot);
            --m_running;
        });
    }
}

Settings Poller::settings() const
{
    const std::scoped_lock lock(m_mutex);
    return m_settings;
}

std::optional<SlotKind> Poller::kindOf(int slot)
{
    const auto isPlanned = [&] { return slot < static_cast<int>(m_kinds.size()); };
    std::unique_lock lock(m_mutex);
    if (!m_options.drain)
        m_planned.wait(lock, [&] { return m_stopping || isPlanned(); });
    return isPlanned() && !m_stopping ? std::optional(m_kinds[static_cast<std::size_t>(slot)]) : std::nullopt;
}

void Poller::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
        m_planned.notify_all();
    }
    m_bell.close();
}

void Poller::wait()
{
    // The pulse may still add slots until it has been told to stop.
    for (std::size_t slot = 0;; ++slot) {
        std::unique_lock lock(m_mutex);
        if (slot == m_slots.size())
            break;
        auto thread = std::move(m_slots[slot]);
        lock.unlock();
        if (thread.joinable())
            thread.join();
    }
    m_pulse.reset();
    m_wakeUp.reset();
}

Poller::Status Poller::status() const
{
    const std::scoped_lock lock(m_mutex);
    auto status = m_status;
    status.busy = m_busy;
    return status;
}

void Poller::runSlot(int slot)
{
    std::unique_ptr<Connection> connection;
    bool uncovered = false; // when draining: nothing was hidden from the last claim
    while (const auto planned = kindOf(slot)) {
        const auto kind = *planned;
        if (!reconnect(connection))
            return;
        if (workSet(connection, kind)) {
            uncovered = false;
            continue;
        }
        if (!connection)
            continue;
        auto jobs = claim(*connection, kind);
        if (jobs && jobs->empty() && m_options.drain) {
            if (uncovered)
                return;
            const auto done = QueueStore(*connection).uncover();
            uncovered = done.has_value();
            if (!done)
                jobs = failed(done);
        } else if (jobs && jobs->empty()) {
            jobs = rest(*connection, kind);
        }
        if (!jobs) {
            noteProblem(jobs.error());
            if (jobs.error().code == Error::Code::Unavailable)
                connection.reset();
            m_bell.sleep(kind, 500ms);
            continue;
        }
        if (!jobs->empty()) {
            uncovered = false;
            process(connection, *jobs);
        }
    }
}

bool Poller::reconnect(std::unique_ptr<Connection> &connection)
{
    Backoff backoff(500ms, 15s);
    while (!connection || !connection->isOpen()) {
        auto opened = Connection::open(m_options.dsn, "queue worker");
        if (opened) {
            connection = std::move(*opened);
            noteProblem({});
            break;
        }
        noteProblem(opened.error());
        m_bell.sleep(SlotKind::Any, backoff.next());
        if (m_stopping)
            return false;
    }
    return true;
}

int Poller::setSize(int most) const
{
    return std::clamp(static_cast<int>(secondsPerSet / m_secondsPerJob), 1, most);
}

int Poller::wanted(SlotKind kind, int most)
{
    int wanted = m_rate.take(setSize(most));
    for (; wanted == 0 && !m_stopping; wanted = m_rate.take(setSize(most)))
        m_bell.sleep(kind, m_rate.retryAfter());
    return wanted;
}

static int lowestOf(SlotKind kind)
{
    return kind == SlotKind::Express ? highPriority : normalPriority;
}

static int highestOf(SlotKind kind)
{
    return kind == SlotKind::Normal ? normalPriority : urgentPriority;
}

Result<std::vector<ClaimedJob>> Poller::claim(Connection &connection, SlotKind kind)
{
    const int most = wanted(kind, m_options.mostPerClaim);
    if (most == 0)
        return std::vector<ClaimedJob>();
    auto jobs = QueueStore(connection).claim(m_options.worker, most, settings().lease, lowestOf(kind), highestOf(kind));
    const int got = jobs ? static_cast<int>(jobs->size()) : 0;
    m_rate.giveBack(most - got);
    m_jobsToLease -= std::min<int>(got, m_jobsToLease);
    if (got == most)
        m_bell.ring(kind); // there is more: the next sleeper of this kind may take it
    return jobs;
}

bool Poller::workSet(std::unique_ptr<Connection> &connection, SlotKind kind)
{
    if (m_jobsToLease > 0 || setSize(largestSet) < smallestSet)
        return false;
    const int most = wanted(kind, largestSet);
    if (most == 0)
        return false;
    const auto began = std::chrono::steady_clock::now();
    int got = 0;
    auto left = [&]() -> Result<std::vector<ClaimedJob>> {
        auto transaction = Transaction::begin(*connection);
        if (!transaction)
            return failed(transaction);
        const auto taken = QueueStore(*connection).take(m_options.worker, most, lowestOf(kind), highestOf(kind));
        if (!taken)
            return failed(taken);
        got = static_cast<int>(taken->size());
        if (got == 0)
            return std::vector<ClaimedJob>();
        if (got == most)
            m_bell.ring(kind);
        m_busy += got;
        auto ended = endSet(*connection, *transaction, *taken);
        m_busy -= got;
        return ended;
    }();
    m_rate.giveBack(most - got);
    if (!left) {
        // All is as it was before, or the answer to the commit was lost: the queue knows.
        if (left.error().code == Error::Code::Unavailable) {
            noteProblem(left.error());
            connection.reset();
        }
        m_jobsToLease += got;
        return false;
    }
    if (got == 0)
        return false;
    noteTime(static_cast<std::size_t>(got), std::chrono::steady_clock::now() - began);
    if (!left->empty())
        process(connection, *left);
    return true;
}

Result<std::vector<ClaimedJob>> Poller::endSet(Connection &connection, Transaction &transaction,
                                               const std::vector<TakenJob> &taken)
{
    const auto outcome = m_options.processor->processSet(connection, taken);
    if (!outcome)
        return failed(outcome);
    auto left = QueueStore(connection).endSet(outcome->done, outcome->left, m_options.worker, settings().lease);
    if (!left)
        return failed(left);
    if (auto committed = transaction.commit(); !committed)
        return failed(committed);
    const std::scoped_lock lock(m_mutex);
    m_status.processed += static_cast<std::int64_t>(outcome->done.size());
    return left;
}

Result<std::vector<ClaimedJob>> Poller::rest(Connection &connection, SlotKind kind)
{
    QueueStore queue(connection);
    const auto poll = settings().poll;
    if (kind != SlotKind::Express) {
        if (auto noted = queue.setIdle(m_options.worker, true, 3 * poll); !noted)
            return failed(noted);
    }
    auto jobs = claim(connection, kind); // a job committed before the note rang nobody
    if (!jobs || !jobs->empty())
        return jobs;
    const auto next = queue.untilNextReady();
    if (!next)
        return failed(next);
    m_bell.sleep(kind, std::clamp(next->value_or(poll), 200ms, poll));
    return std::vector<ClaimedJob>();
}

void Poller::process(std::unique_ptr<Connection> &connection, const std::vector<ClaimedJob> &jobs)
{
    const LeaseHold hold(m_leases, jobs);
    m_busy += static_cast<int>(jobs.size());
    const auto began = std::chrono::steady_clock::now();
    for (;;) {
        const auto results = m_options.processor->process(*connection, jobs);
        if (results) {
            note(*results);
            noteTime(results->size(), std::chrono::steady_clock::now() - began);
            break;
        }
        if (results.error().code != Error::Code::Unavailable) {
            giveUp(*connection, jobs, results.error());
            break;
        }
        // What was written is not known; asking again is safe, and while the lease lasts the jobs are ours.
        noteProblem(results.error());
        connection.reset();
        if (!reconnect(connection))
            break;
    }
    m_busy -= static_cast<int>(jobs.size());
}

void Poller::giveUp(Connection &connection, const std::vector<ClaimedJob> &jobs, const Error &error)
{
    // The set as a whole could not be handled. Each job comes back by itself after its own back-off.
    for (const auto &job : jobs)
        static_cast<void>(QueueStore(connection)
                              .fail(job,
                                    {.code = error.reason,
                                     .field = error.field,
                                     .message = error.message,
                                     .permanent = false,
                                     .version = 0}));
    const std::scoped_lock lock(m_mutex);
    m_status.retried += static_cast<std::int64_t>(jobs.size());
}

void Poller::noteTime(std::size_t jobs, std::chrono::duration<double> took)
{
    if (jobs == 0)
        return;
    const double perJob = std::max(1e-6, took.count() / static_cast<double>(jobs));
    m_secondsPerJob = 0.7 * m_secondsPerJob + 0.3 * perJob;
}

void Poller::note(const std::vector<JobResult> &results)
{
    const std::scoped_lock lock(m_mutex);
    for (const auto &result : results) {
        m_status.retried += result.kind == JobResult::Kind::Retried ? 1 : 0;
        m_status.refused += result.kind == JobResult::Kind::Refused ? 1 : 0;
        const bool ended = result.kind != JobResult::Kind::Retried && result.kind != JobResult::Kind::Fenced;
        m_status.processed += ended ? 1 : 0;
    }
}

void Poller::noteProblem(const std::optional<Error> &error)
{
    const std::scoped_lock lock(m_mutex);
    m_status.connected = !error;
    m_status.problem = error;
}

} // namespace leapfrog
