// SPDX-License-Identifier: MIT
#include "engine/worker/slot.h"

#include "core/log.h"
#include "core/sentences.h"
#include "engine/guard/fault.h"
#include "engine/guard/guarded.h"
#include "engine/worker/poller.h"

#include <algorithm>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr int largestSet = 1000;
static constexpr int smallestSet = 10; ///< slower jobs are leased, one at a time or few
static constexpr int triesInHand = 3; ///< before jobs are done one by one, or put back
static constexpr int triesAtAll = 12; ///< of one job that can't even be put back: its lease ends by itself then
static constexpr auto putBackFor = 10s;
static constexpr auto betweenLooks = 1s; ///< at a rate that may be changed meanwhile
static constexpr auto betweenDrainLooks = 100ms; ///< while other slots are at work

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::Slot)
};

LogFacts factsOf(const ClaimedJob &job)
{
    return {.job = job.id, .org = job.orgId, .document = job.documentId, .attempt = job.runCount};
}

} // namespace

Slot::Slot(Poller &poller, int number)
    : m_poller(poller)
    , m_number(number)
    , m_hand(poller.m_leases, poller.m_busy)
    , m_backoff(poller.m_options.firstDelay, poller.m_options.mostDelay)
{ }

void Slot::run()
{
    while (m_state != State::Ended) {
        const auto next = guarded([this]() -> Result<State> { return step(); });
        if (!next)
            m_connection.reset(); // what it was in the middle of is not known
        m_state = next ? *next : troubled(next.error());
    }
}

Slot::State Slot::step()
{
    switch (m_state) {
    case State::Claiming:
        return claim();
    case State::Working:
        return work();
    case State::Resting:
        return rest();
    case State::AwaitingRate:
        return awaitRate();
    case State::Reconnecting:
        return reconnect();
    case State::BackingOff:
        return backOff();
    case State::Stopping:
    case State::Ended:
        break;
    }
    return handBack();
}

bool Slot::isConnected() const
{
    return m_connection && m_connection->isAtRest();
}

Slot::State Slot::claim()
{
    const auto kind = m_poller.kindOf(m_number);
    if (!kind)
        return State::Stopping;
    m_kind = *kind;
    if (!isConnected())
        return State::Reconnecting;

    if (m_kind == SlotKind::Any) {
        if (const auto prepared = prepare(); !prepared || prepared->any)
            return prepared ? onwards() : troubled(prepared.error());
    }

    if (m_poller.m_jobsToLease <= 0 && m_poller.setSize(largestSet) >= smallestSet) {
        const int most = m_poller.m_rate.take(m_poller.setSize(largestSet));
        if (most == 0)
            return State::AwaitingRate;
        const auto got = guarded([&] { return workSet(most); });
        m_poller.m_rate.giveBack(most - m_taken);
        if (!got) {
            if (const auto next = afterSet(got.error()); next != State::Claiming)
                return next;
        } else if (*got > 0) {
            m_forgotMarks = false;
            m_poller.m_hasWorked = true;
            recovered();
            return onwards();
        }
    }

    const int most = m_poller.m_rate.take(m_poller.setSize(m_poller.m_options.mostPerClaim));
    if (most == 0)
        return State::AwaitingRate;
    const auto got = claimJobs(most);
    if (!got)
        return troubled(got.error());
    m_poller.m_hasWorked = true;
    const bool mayEnd = m_poller.m_options.drain && *got == 0;
    if (mayEnd && m_poller.m_busy > 0) {
        // What is ready may not be started beside what another slot holds (one that tries a suspect alone).
        recovered();
        m_poller.m_bell.pause(betweenDrainLooks);
        return State::Claiming;
    }
    if (mayEnd && !m_forgotMarks) {
        QueueStore queue(*m_connection);
        if (auto done = queue.forgetLowWaterMarks(); !done)
            return troubled(done.error());
        if (auto woken = queue.wakeUnseen(0s); !woken)
            return troubled(woken.error());
    }
    recovered();
    if (*got > 0)
        return State::Working;
    if (!mayEnd)
        return State::Resting;
    return std::exchange(m_forgotMarks, true) ? State::Stopping : State::Claiming;
}

/// Documents of large recreations, ahead of jobs; there is none while enough of their jobs wait.
Result<ChunkWork> Slot::prepare()
{
    ++m_poller.m_busy;
    const auto notBusy = qScopeGuard([this] { --m_poller.m_busy; });
    const bool mayPost = m_poller.m_rate.isUnlimited();
    const auto prepared = guarded([&] { return m_poller.m_options.processor->prepare(*m_connection, mayPost); });
    if (prepared && prepared->any) {
        m_poller.noteDone(static_cast<std::size_t>(prepared->posted));
        m_poller.m_bell.ring(SlotKind::Any); // there may be another: the next sleeper takes it
        m_forgotMarks = false;
        m_poller.m_hasWorked = true;
        recovered();
    }
    return prepared;
}

Result<int> Slot::claimJobs(int most)
{
    auto jobs
        = QueueStore(*m_connection)
              .claim(m_poller.m_options.worker, most, m_poller.settings().lease, lowestOf(m_kind), highestOf(m_kind));
    const int got = jobs ? static_cast<int>(jobs->size()) : 0;
    m_poller.m_rate.giveBack(most - got);
    if (!jobs)
        return failed(jobs);
    m_poller.m_jobsToLease -= std::min<int>(got, m_poller.m_jobsToLease);
    if (got == most)
        m_poller.m_bell.ring(m_kind); // there is more: the next sleeper of this kind may take it
    if (got > 0)
        take(std::move(*jobs));
    return got;
}

Result<int> Slot::workSet(int most)
{
    m_taken = 0;
    const auto began = std::chrono::steady_clock::now();
    auto left = [&]() -> Result<Jobs> {
        auto transaction = Transaction::begin(*m_connection);
        if (!transaction)
            return failed(transaction);
        const auto taken
            = QueueStore(*m_connection).take(m_poller.m_options.worker, most, lowestOf(m_kind), highestOf(m_kind));
        if (!taken)
            return failed(taken);
        m_taken = static_cast<int>(taken->size());
        if (taken->empty())
            return Jobs();
        if (m_taken == most)
            m_poller.m_bell.ring(m_kind);
        m_poller.m_busy += m_taken;
        const auto notBusy = qScopeGuard([this] { m_poller.m_busy -= m_taken; });
        auto ended = endSet(*taken);
        if (!ended)
            return ended;
        if (auto committed = transaction->commit(); !committed)
            return failed(committed);
        m_poller.noteDone(taken->size() - ended->size());
        return ended;
    }();
    if (!left)
        return failed(left);
    m_poller.noteTime(static_cast<std::size_t>(m_taken), std::chrono::steady_clock::now() - began);
    if (!left->empty())
        take(std::move(*left));
    return m_taken;
}

Result<Slot::Jobs> Slot::endSet(const std::vector<TakenJob> &taken)
{
    const auto outcome = m_poller.m_options.processor->processSet(*m_connection, taken);
    if (!outcome)
        return failed(outcome);
    return QueueStore(*m_connection)
        .endSet(outcome->done, outcome->left, m_poller.m_options.worker, m_poller.settings().lease);
}

/// All is as it was before, or the answer to the commit was lost: the queue knows. The jobs of the set are leased next,
/// so that the one at fault fails alone.
Slot::State Slot::afterSet(const Error &error)
{
    m_poller.m_jobsToLease += std::max(m_taken, smallestSet);
    if (m_taken == 0 || !isConnected() || !isOfTheJob(error))
        return troubled(error);
    Log::note(logEngine(), QtInfoMsg, Words::tr("A set of jobs failed; they are done one by one."),
              {.code = error.reason, .jobs = m_taken});
    return State::Claiming;
}

Slot::State Slot::work()
{
    if (!isConnected())
        return State::Reconnecting;
    const auto &jobs = m_hand.first();
    const auto began = std::chrono::steady_clock::now();
    const auto results = [&] {
        const InEnglish kept; // with the jobs
        return guarded([&] { return m_poller.m_options.processor->process(*m_connection, jobs); });
    }();
    if (!results)
        return failedWork(results.error());
    m_poller.note(*results);
    m_poller.noteTime(results->size(), std::chrono::steady_clock::now() - began);
    m_hand.dropFirst();
    recovered();
    return onwards();
}

Slot::State Slot::failedWork(const Error &error)
{
    const bool ofTheJob = isOfTheJob(error);
    m_hand.noteFailure();
    if (!ofTheJob && m_hand.tries() < triesInHand)
        return troubled(error); // what was written is not known; asking again is safe while the lease lasts
    if (m_hand.first().size() > 1) {
        m_hand.splitFirst();
        return ofTheJob ? State::Working : troubled(error);
    }
    const auto job = m_hand.first().front();
    if (m_hand.tries() > triesAtAll) {
        Log::note(logEngine(), QtWarningMsg, Words::tr("A job can't be put back; its lease ends by itself."),
                  factsOf(job));
        m_hand.dropFirst();
        return troubled(error);
    }
    if (!isConnected())
        return ofTheJob ? State::Reconnecting : troubled(error);
    const auto back = ofTheJob ? fail(job, error) : putBack(job, error);
    if (!back)
        return troubled(back.error());
    Log::failure(logEngine(), error, factsOf(job));
    m_poller.noteRetried();
    m_hand.dropFirst();
    return ofTheJob ? onwards() : troubled(error);
}

Result<> Slot::fail(const ClaimedJob &job, const Error &error)
{
    const auto state = QueueStore(*m_connection)
                           .fail(job,
                                 {.code = error.reason,
                                  .field = error.field,
                                  .message = error.message,
                                  .permanent = false,
                                  .version = 0});
    return state ? Result<>() : Result<>(failed(state));
}

Result<> Slot::putBack(const ClaimedJob &job, const Error &error)
{
    const auto held = QueueStore(*m_connection).putBack(job, putBackFor, error.reason, error.message);
    return held ? Result<>() : Result<>(failed(held));
}

void Slot::take(Jobs jobs)
{
    m_hand.take(std::move(jobs));
    m_forgotMarks = false;
}

Slot::State Slot::rest()
{
    QueueStore queue(*m_connection);
    const auto poll = m_poller.settings().poll;
    if (m_kind != SlotKind::Express) {
        if (auto noted = queue.setIdle(m_poller.m_options.worker, true, 3 * poll); !noted)
            return troubled(noted.error());
    }
    const int most = m_poller.m_rate.take(m_poller.setSize(m_poller.m_options.mostPerClaim));
    if (most == 0)
        return State::AwaitingRate;
    const auto got = claimJobs(most); // a job committed before the note rang nobody
    if (!got)
        return troubled(got.error());
    if (*got > 0)
        return State::Working;
    const auto next = queue.untilNextReady();
    if (!next)
        return troubled(next.error());
    recovered();
    m_poller.m_bell.sleep(m_kind, std::clamp(next->value_or(poll), std::chrono::milliseconds(200), poll));
    return State::Claiming;
}

Slot::State Slot::awaitRate()
{
    m_poller.m_bell.pause(std::min<std::chrono::milliseconds>(m_poller.m_rate.retryAfter(), betweenLooks));
    return State::Claiming;
}

Slot::State Slot::reconnect()
{
    if (m_poller.m_stopping)
        return State::Stopping;
    m_connection.reset();
    auto opened = Connection::open(m_poller.m_options.dsn, "queue worker", m_poller.limits());
    if (!opened)
        return troubled(opened.error());
    m_connection = std::move(*opened);
    m_connection->setLimits(m_poller.limits());
    m_poller.report(m_number, {.lost = false, .problem = m_poller.problemOf(m_number)});
    return onwards();
}

Slot::State Slot::backOff()
{
    m_poller.m_bell.pause(m_backoff.next());
    return m_poller.m_stopping ? State::Stopping : onwards();
}

Slot::State Slot::troubled(const Error &error)
{
    if (m_connection && (!m_connection->isAtRest() || asksForAnotherConnection(error)))
        m_connection.reset();
    if (m_poller.m_now.stop_requested())
        return State::Stopping;
    m_troubledIn = m_state == State::Reconnecting ? onwards() : m_state;
    m_poller.report(m_number, {.lost = !m_connection, .problem = error});
    Log::failure(logEngine(), error);
    if (m_poller.endsAt(error, m_backoff.attempts()))
        return State::Stopping;
    return m_poller.m_stopping ? State::Stopping : State::BackingOff;
}

void Slot::recovered()
{
    m_poller.noteAnswer();
    // Only what failed proves that it works again, or that there is nothing to do: else a claim between two failures of
    // the work would make each of them the first.
    if (m_backoff.attempts() > 0 && m_state != m_troubledIn && m_state != State::Resting)
        return;
    m_backoff.reset();
    m_poller.report(m_number, {.lost = false, .problem = {}});
}

Slot::State Slot::handBack()
{
    Jobs jobs;
    for (; !m_hand.isEmpty(); m_hand.dropFirst())
        jobs.insert(jobs.end(), m_hand.first().begin(), m_hand.first().end());
    if (!jobs.empty())
        m_poller.handBack(jobs);
    m_connection.reset();
    return State::Ended;
}

} // namespace leapfrog
