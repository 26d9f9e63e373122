// SPDX-License-Identifier: MIT
#pragma once

#include "engine/guard/backoff.h"
#include "engine/posting/document_processor.h"
#include "engine/worker/doorbell.h"
#include "engine/worker/jobs_in_hand.h"

#include <chrono>
#include <memory>
#include <vector>

namespace leapfrog {

class Poller;

/// One slot of a poller: one thread, one connection, one state at a time. What fails backs off (each time longer, up to
/// 15 s), and every wait looks at the stop, so that no fault makes a slot spin or keeps it from ending.
///
///     Claiming → Working → Claiming … → Resting        with jobs, without
///     any → BackingOff → Reconnecting or back           after a failure; jobs in hand stay in hand
///     any → Stopping → Ended                            hands back what it could not end
class Slot
{
public:
    enum class State
    {
        Claiming, ///< asks for jobs; a surplus slot waits in it until it is wanted again
        Working, ///< does the jobs in hand
        Resting, ///< there is nothing to do: sleeps until it is rung
        AwaitingRate, ///< the rate allows no job yet
        Reconnecting, ///< opens its connection
        BackingOff, ///< something failed: waits before it goes on
        Stopping,
        Ended,
    };

    Slot(Poller &poller, int number);
    /// The slot's life; returns when it is Ended.
    void run();

private:
    using Jobs = JobsInHand::Jobs;

    State step();
    State claim();
    State work();
    State rest();
    State awaitRate();
    State reconnect();
    State backOff();
    State handBack();

    /// Where to go with the jobs in hand, or without any.
    [[nodiscard]] State onwards() const { return m_hand.isEmpty() ? State::Claiming : State::Working; }
    [[nodiscard]] bool isConnected() const;
    /// Takes a set and does it; what it could not do is leased and in hand. How many it took.
    Result<int> workSet(int most);
    Result<Jobs> endSet(const std::vector<TakenJob> &taken);
    Result<ChunkWork> prepare();
    /// Leases jobs; they are in hand.
    Result<int> claimJobs(int most);
    State afterSet(const Error &error);
    State failedWork(const Error &error);
    /// The job's own failure: it comes back after its back-off, or is dead after its last attempt.
    Result<> fail(const ClaimedJob &job, const Error &error);
    /// The server's failure: it comes back soon, and no attempt is counted.
    Result<> putBack(const ClaimedJob &job, const Error &error);
    void take(Jobs jobs);
    State troubled(const Error &error);
    void recovered();

    Poller &m_poller;
    const int m_number;
    State m_state = State::Claiming;
    SlotKind m_kind = SlotKind::Any;
    std::unique_ptr<Connection> m_connection;
    JobsInHand m_hand;
    Backoff m_backoff;
    State m_troubledIn = State::Claiming; ///< where the last failure was
    int m_taken = 0; ///< by the set under way
    bool m_forgotMarks = false; ///< when draining: nothing was hidden from the last claim
};

} // namespace leapfrog
