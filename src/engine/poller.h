// SPDX-License-Identifier: MIT
#pragma once

#include "engine/document_processor.h"
#include "engine/doorbell.h"
#include "engine/lease_keeper.h"
#include "engine/rate_limit.h"
#include "store/settings.h"

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace leapfrog {

class Pulse;
class WakeUp;

/// Takes jobs from the queue and processes them, until stopped. Each slot is a thread with its own connection that
/// claims as soon as it is free: no batch barrier, no sleep while there is work. Slots sleep on NOTIFY with a poll as
/// the safety net. Slow jobs are claimed one at a time. Fast ones are taken in sets of about 50 ms, whose claim, work
/// and completion are one transaction; a set that fails is claimed and its jobs written one by one.
class Poller
{
public:
    struct Options
    {
        std::string dsn;
        std::string worker; ///< WorkerStore::makeName()
        Settings settings; ///< as read at the start
        bool followsSettings = true; ///< changes of the settings in the database are applied while it runs
        std::optional<int> slotCount = {}; ///< instead of the setting queue_concurrency
        std::optional<double> rate = {}; ///< instead of the setting queue_rate
        bool drain = false; ///< end when nothing is ready
        std::shared_ptr<const JobProcessor> processor;
        int mostPerClaim = 100; ///< jobs leased at once
    };
    struct Status
    {
        int slotCount = 0;
        int busy = 0; ///< jobs in hand
        std::int64_t processed = 0; ///< jobs ended: posted, unchanged, superseded, refused
        std::int64_t refused = 0; ///< of them dead
        std::int64_t retried = 0; ///< went back for another attempt
        bool connected = true;
        std::optional<Error> problem; ///< the last error while not connected
    };

    explicit Poller(Options options);
    /// Stops and waits.
    ~Poller();

    /// Starts the threads; returns at once.
    void start();
    /// Claims nothing more; slots finish what they hold. Returns at once. Safe in any thread, not in a signal handler.
    void stop();
    /// Waits until all slots have ended: after stop(), or when a drain is done. Not in the UI thread.
    void wait();
    /// Whether all slots have ended.
    [[nodiscard]] bool isFinished() const { return m_running == 0; }
    [[nodiscard]] Status status() const;

private:
    void hear(const std::vector<std::string> &payloads);
    void runSlot(int slot);
    void apply(Settings settings);
    [[nodiscard]] Settings settings() const;
    /// What a slot does now. Waits while there are to be fewer slots than that; nothing: it ends.
    std::optional<SlotKind> kindOf(int slot);
    /// How many jobs a slot should ask for now, within the rate limit; 0: the poller stops.
    int wanted(SlotKind kind, int most);
    Result<std::vector<ClaimedJob>> claim(Connection &connection, SlotKind kind);
    /// Takes a set and does it. False when there was nothing to take, or it went wrong: claim instead.
    bool workSet(std::unique_ptr<Connection> &connection, SlotKind kind);
    Result<std::vector<ClaimedJob>> endSet(Connection &connection, Transaction &transaction,
                                           const std::vector<TakenJob> &taken);
    /// Nothing to do for this slot: says so to the producers, looks once more, sleeps. Returns what the last look
    /// found.
    Result<std::vector<ClaimedJob>> rest(Connection &connection, SlotKind kind);
    void process(std::unique_ptr<Connection> &connection, const std::vector<ClaimedJob> &jobs);
    void giveUp(Connection &connection, const std::vector<ClaimedJob> &jobs, const Error &error);
    bool reconnect(std::unique_ptr<Connection> &connection);
    [[nodiscard]] int setSize(int most) const;
    void note(const std::vector<JobResult> &results);
    void noteTime(std::size_t jobs, std::chrono::duration<double> took);
    void noteProblem(const std::optional<Error> &error);

    const Options m_options;
    ConnectionPool m_pool; ///< for the heartbeat
    LeaseKeeper m_leases;
    RateLimit m_rate;
    Doorbell m_bell;
    std::unique_ptr<Pulse> m_pulse;
    std::unique_ptr<WakeUp> m_wakeUp;
    std::atomic<bool> m_stopping = false;
    std::atomic<int> m_running = 0;
    std::atomic<int> m_busy = 0;
    std::atomic<double> m_secondsPerJob = 0.05;
    std::atomic<int> m_jobsToLease = 0; ///< after a set failed: so many jobs are claimed before the next set
    mutable std::mutex m_mutex; ///< guards the following five
    std::condition_variable m_planned;
    Settings m_settings;
    std::vector<SlotKind> m_kinds; ///< of the slots that are to work
    Status m_status;
    std::vector<std::jthread> m_slots; ///< may be more than m_kinds: a surplus slot waits
};

} // namespace leapfrog
