// SPDX-License-Identifier: MIT
#include "engine/worker/poller.h"

#include "core/log.h"
#include "engine/guard/guarded.h"
#include "engine/worker/pulse.h"
#include "engine/worker/slot.h"
#include "engine/worker/wake_up.h"
#include "store/queue/setting_rules.h"
#include "store/queue/workers.h"

#include <algorithm>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr double secondsPerSet = 0.05;
static constexpr int patience = 8; ///< failures in a row that a drain waits for, about 20 s
static constexpr auto partingTime = 3s;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::Poller)
};

} // namespace

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
    const int count
        = std::clamp(settings.queueConcurrency, 1, static_cast<int>(findSettingRule("queue_concurrency")->most));
    const int express = std::clamp(settings.expressSlots, 0, count - 1);
    const int normal = std::clamp(settings.normalSlots, 0, std::max(0, count - 1 - std::max(1, express)));
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
    const auto follow = [this](const Settings &settings) {
        if (m_options.followsSettings)
            apply(settings);
        addSlots();
    };
    const auto started = guarded([&]() -> Result<> {
        m_pulse = std::make_unique<Pulse>(Pulse::Options{.dsn = m_options.dsn,
                                                         .worker = m_options.worker,
                                                         .load = load,
                                                         .apply = follow,
                                                         .answered = [this] { noteAnswer(); }},
                                          m_bell);
        m_wakeUp = std::make_unique<WakeUp>(
            m_options.dsn, "queue wake-up", [this](const std::vector<std::string> &payloads) { hear(payloads); },
            WakeUp::AliveCheck{m_options.silence / 3, [this] { noteAnswer(); }});
        return {};
    });
    if (!started)
        endWith(started.error());
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
    {
        const std::scoped_lock lock(m_mutex);
        m_settings = settings;
        m_kinds = slotKinds(settings);
        m_planned.notify_all();
    }
    addSlots();
}

void Poller::addSlots()
{
    const auto added = guarded([this]() -> Result<> {
        const std::scoped_lock lock(m_mutex);
        while (m_slots.size() < m_kinds.size() && !m_stopping) {
            m_reports.resize(m_slots.size() + 1);
            m_slots.reserve(m_slots.size() + 1);
            ++m_running;
            const auto notStarted = qScopeGuard([this, before = m_slots.size()] {
                if (m_slots.size() == before)
                    --m_running;
            });
            m_slots.emplace_back([this, slot = static_cast<int>(m_slots.size())] {
                Slot(*this, slot).run();
                --m_running;
            });
        }
        return {};
    });
    if (added)
        return;
    // The system gives no more threads: those that there are go on, and the next look at the settings tries again.
    Log::failure(logEngine(), added.error());
    const std::unique_lock lock(m_mutex);
    if (m_slots.empty()) {
        m_status.failure = added.error();
        m_stopping = true;
    }
}

Settings Poller::settings() const
{
    const std::scoped_lock lock(m_mutex);
    return m_settings;
}

Limits Poller::limits() const
{
    return {.stop = m_now.get_token()};
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

void Poller::stopNow()
{
    stop();
    const std::scoped_lock lock(m_mutex);
    if (m_now.stop_requested())
        return;
    ++m_running;
    const auto handing = guarded([this]() -> Result<> {
        m_handingBack = std::jthread([this, jobs = m_leases.held()] {
            handBack(jobs);
            --m_running;
        });
        return {};
    });
    if (!handing) {
        --m_running;
        Log::failure(logEngine(), handing.error());
    }
    m_now.request_stop();
    if (m_pulse)
        m_pulse->stop();
}

void Poller::handBack(const std::vector<ClaimedJob> &jobs)
{
    const auto done = guarded([&]() -> Result<> {
        const Limits parting{.statement = partingTime, .whole = QDeadlineTimer(partingTime)};
        auto connection = Connection::open(m_options.dsn, "queue worker", parting);
        if (!connection)
            return failed(connection);
        (*connection)->setLimits(parting);
        if (!jobs.empty()) {
            if (auto released = QueueStore(**connection).release(jobs); !released)
                return failed(released);
        }
        // So that nobody takes the worker for one that died.
        return m_now.stop_requested() ? WorkerStore(**connection).remove(m_options.worker) : Result<>();
    });
    if (!jobs.empty() && done)
        Log::note(logEngine(), QtInfoMsg,
                  Words::tr("%n job(s) were handed back.", nullptr, static_cast<int>(jobs.size())));
    if (!done)
        Log::failure(logEngine(), done.error());
    const std::scoped_lock lock(m_mutex);
    m_status.handedBack = done.has_value();
    if (done)
        return;
    m_status.leftLeased = m_status.leftLeased || !jobs.empty();
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
    if (m_handingBack.joinable())
        m_handingBack.join();
}

Poller::Status Poller::status() const
{
    const std::scoped_lock lock(m_mutex);
    auto status = m_status;
    status.busy = m_busy;
    status.slotCount = static_cast<int>(std::min(m_kinds.size(), m_slots.size()));
    for (const auto &report : m_reports) {
        if (report.problem && (!status.problem || report.lost))
            status.problem = report.problem;
    }
    status.silentFor
        = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - m_answeredAt.load());
    status.connected = isConnected() && status.silentFor < m_options.silence;
    return status;
}

bool Poller::isConnected() const
{
    return m_reports.empty() || std::ranges::any_of(m_reports, [](const Report &report) { return !report.lost; });
}

void Poller::report(int slot, Report report)
{
    const std::scoped_lock lock(m_mutex);
    const bool before = isConnected();
    m_reports[static_cast<std::size_t>(slot)] = std::move(report);
    if (!before && isConnected())
        Log::note(logEngine(), QtInfoMsg, Words::tr("Connected again."));
}

std::optional<Error> Poller::problemOf(int slot) const
{
    const std::scoped_lock lock(m_mutex);
    return m_reports[static_cast<std::size_t>(slot)].problem;
}

bool Poller::endsAt(const Error &error, int attempts)
{
    // A login that was refused, or has no right, does not come by waiting; once it had it may come back.
    const bool neverWill = error.code == Error::Code::Denied && !m_hasWorked;
    const bool drainEnds = m_options.drain
        && (!error.isTransient() || error.reason == "read_only" || error.reason == "pooler" || attempts >= patience);
    if (!neverWill && !drainEnds)
        return false;
    endWith(error);
    return true;
}

void Poller::endWith(const Error &error)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_status.failure && !m_stopping)
            m_status.failure = error;
    }
    stop();
}

int Poller::setSize(int most) const
{
    return std::clamp(static_cast<int>(secondsPerSet / m_secondsPerJob), 1, most);
}

void Poller::noteTime(std::size_t jobs, std::chrono::duration<double> took)
{
    if (jobs == 0)
        return;
    const double perJob = std::max(1e-6, took.count() / static_cast<double>(jobs));
    // A few jobs that were done soon prove nothing against a set of many: most of their time is not the jobs' own.
    if (took.count() < secondsPerSet && perJob > m_secondsPerJob)
        return;
    m_secondsPerJob = 0.7 * m_secondsPerJob + 0.3 * perJob;
}

void Poller::note(const std::vector<JobResult> &results)
{
    for (const auto &[job, kind, failure] : results) {
        // The sentence of a refusal may quote the document; `jobs explain` tells it.
        const LogFacts facts{.code = failure ? failure->code : std::string(),
                             .field = failure ? failure->field : std::string(),
                             .job = job.id,
                             .org = job.orgId,
                             .document = job.documentId,
                             .attempt = job.runCount};
        if (kind == JobResult::Kind::Refused)
            Log::note(logEngine(), QtWarningMsg, Words::tr("A job is dead."), facts);
        else if (kind == JobResult::Kind::Retried)
            Log::note(logEngine(), QtWarningMsg, Words::tr("A job failed and waits for its next attempt."), facts);
        else if (kind == JobResult::Kind::Fenced)
            Log::note(logEngine(), QtInfoMsg, Words::tr("A job was taken over by another worker."), facts);
    }
    const std::scoped_lock lock(m_mutex);
    for (const auto &result : results) {
        m_status.retried += result.kind == JobResult::Kind::Retried ? 1 : 0;
        m_status.refused += result.kind == JobResult::Kind::Refused ? 1 : 0;
        const bool ended = result.kind != JobResult::Kind::Retried && result.kind != JobResult::Kind::Fenced;
        m_status.processed += ended ? 1 : 0;
    }
}

void Poller::noteDone(std::size_t jobs)
{
    const std::scoped_lock lock(m_mutex);
    m_status.processed += static_cast<std::int64_t>(jobs);
}

void Poller::noteRetried()
{
    const std::scoped_lock lock(m_mutex);
    ++m_status.retried;
}

} // namespace leapfrog
