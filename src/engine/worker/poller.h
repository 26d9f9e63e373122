// SPDX-License-Identifier: MIT
#pragma once

#include "engine/guard/lease_keeper.h"
#include "engine/guard/rate_limit.h"
#include "engine/posting/document_processor.h"
#include "engine/worker/doorbell.h"
#include "store/queue/settings.h"

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace leapfrog {

class Pulse;
class Slot;
class WakeUp;

/// Takes jobs from the queue and processes them, until stopped. Each slot is a thread with its own connection that
/// claims as soon as it is free: no batch barrier, no sleep while there is work (engine/worker/slot.h). Slots sleep on
/// NOTIFY with a poll as the safety net. Slow jobs are claimed one at a time. Fast ones are taken in sets of about 50
/// ms, whose claim, work and completion are one transaction; a set that fails is claimed and its jobs written one by
/// one.
///
/// What passes by itself (a server out of reach, without room, read-only …) is waited for. What does not is told, and
/// ends a poller that never could work: see Status::failure.
class Poller
{
public:
    struct Options
    {
        std::string dsn;
        std::string worker; ///< WorkerStore::makeName()
        Settings settings; ///< as read at the start
        bool followsSettings = true; ///< changes of the settings in the database are applied while it runs
        std::optional<int> slotCount = {}; ///< instead of the setting queue_concurrency; within its bounds
        std::optional<double> rate = {}; ///< instead of the setting queue_rate
        bool drain = false; ///< end when nothing is ready, or when it can't work
        std::shared_ptr<const JobProcessor> processor;
        int mostPerClaim = 100; ///< jobs leased at once
        std::chrono::milliseconds firstDelay = std::chrono::milliseconds(100); ///< after a failure; doubles …
        std::chrono::milliseconds mostDelay = std::chrono::seconds(15); ///< … up to this
        std::chrono::milliseconds silence = std::chrono::seconds(30); ///< without any answer: not connected
    };
    struct Status
    {
        int slotCount = 0;
        int busy = 0; ///< jobs in hand
        std::int64_t processed = 0; ///< jobs ended: posted, unchanged, superseded, refused
        std::int64_t refused = 0; ///< of them dead
        std::int64_t retried = 0; ///< went back for another attempt
        bool connected = true; ///< a slot has a connection, or none has failed to get one; and the database answers
        std::optional<Error> problem; ///< what keeps a slot from working now, connected or not
        std::optional<Error> failure; ///< why it ended, or ends, without having been told to
        bool handedBack = false; ///< after stopNow(): nothing is leased any more
        bool leftLeased = false; ///< a stop could not hand back all: others take over when the leases end
        std::chrono::milliseconds silentFor = {}; ///< how long the database has answered nothing
    };

    explicit Poller(Options options);
    /// Stops and waits.
    ~Poller();

    /// Starts the threads; returns at once.
    void start();
    /// Claims nothing more; slots finish what they hold. Returns at once. Safe in any thread, not in a signal handler.
    void stop();
    /// Stops without finishing: hands back what is held, cancels what runs in the database. Returns at once; isFinished
    /// follows soon, within waiting()'s time even when the database does not answer, unless a job computes for long.
    void stopNow();
    /// Waits until all slots have ended: after stop(), or when a drain is done. Not in the UI thread.
    void wait();
    /// Whether all slots have ended and nothing is being handed back.
    [[nodiscard]] bool isFinished() const { return m_running == 0; }
    [[nodiscard]] Status status() const;

private:
    friend class Slot;
    /// How a slot is.
    struct Report
    {
        bool lost = false; ///< it has no connection and could not get one
        std::optional<Error> problem;
    };

    void hear(const std::vector<std::string> &payloads);
    void apply(Settings settings);
    void addSlots();
    [[nodiscard]] Settings settings() const;
    /// What a slot does now. Waits while there are to be fewer slots than that; nothing: it ends.
    std::optional<SlotKind> kindOf(int slot);
    [[nodiscard]] Limits limits() const;
    [[nodiscard]] int setSize(int most) const;
    void note(const std::vector<JobResult> &results);
    void noteDone(std::size_t jobs);
    void noteRetried();
    void noteTime(std::size_t jobs, std::chrono::duration<double> took);
    void report(int slot, Report report);
    [[nodiscard]] std::optional<Error> problemOf(int slot) const;
    [[nodiscard]] bool isConnected() const; ///< with m_mutex held
    void noteAnswer() { m_answeredAt = std::chrono::steady_clock::now(); }
    /// Whether a slot that failed so for the n-th time in a row ends the poller; it is told to stop then.
    bool endsAt(const Error &error, int attempts);
    void endWith(const Error &error);
    /// Gives leases up, so that others can take the jobs at once; what can't be given up ends by itself. Blocks for 3 s
    /// at most.
    void handBack(const std::vector<ClaimedJob> &jobs);

    const Options m_options;
    ConnectionPool m_pool; ///< for the heartbeat
    LeaseKeeper m_leases;
    RateLimit m_rate;
    Doorbell m_bell;
    std::unique_ptr<Pulse> m_pulse;
    std::unique_ptr<WakeUp> m_wakeUp;
    std::stop_source m_now; ///< asked for by stopNow()
    std::atomic<bool> m_stopping = false;
    std::atomic<bool> m_hasWorked = false; ///< a claim was answered once: what is denied later may be granted again
    std::atomic<int> m_running = 0;
    std::atomic<int> m_busy = 0;
    std::atomic<double> m_secondsPerJob = 0.05;
    std::atomic<int> m_jobsToLease = 0; ///< after a set failed: so many jobs are claimed before the next set
    std::atomic<std::chrono::steady_clock::time_point> m_answeredAt = std::chrono::steady_clock::now();
    mutable std::mutex m_mutex; ///< guards all below
    std::condition_variable m_planned;
    Settings m_settings;
    std::vector<SlotKind> m_kinds; ///< of the slots that are to work
    Status m_status;
    std::vector<Report> m_reports; ///< by slot
    std::vector<std::jthread> m_slots; ///< may be more than m_kinds: a surplus slot waits
    std::jthread m_handingBack;
};

} // namespace leapfrog
