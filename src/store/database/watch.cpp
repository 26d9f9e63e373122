// SPDX-License-Identifier: MIT
#include "store/database/watch.h"

#include "store/database/pg_handle.h"
#include "store/database/sql_fault.h"

#include <QScopeGuard>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <future>
#include <mutex>
#include <optional>
#include <stop_token>
#include <system_error>
#include <thread>
#include <vector>

namespace leapfrog {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

/// A server that lives answers a cancellation within milliseconds.
static constexpr auto farewellTime = 2s;

namespace {

Clock::time_point dueTime(const Limits &limits)
{
    if (limits.whole.isForever() && limits.statement.count() == 0)
        return Clock::time_point::max();
    std::chrono::milliseconds left = limits.whole.isForever() ? 24h : limits.whole.remainingTime() * 1ms;
    if (limits.statement.count() > 0)
        left = std::min(left, limits.statement);
    return Clock::now() + left;
}

/// One call under way. Guarded by the watcher's mutex from add() to remove().
struct Call
{
    std::shared_ptr<Lifeline> line;
    Clock::time_point due; ///< of the next step
    bool isStopped = false;
    Waiting::End end = Waiting::End::Ready; ///< not Ready: why the server was asked to give up
    bool isAnswered = true; ///< in time; else the connection is of no more use
    std::future<void> heard = {};
};

/// In a thread of its own, since it waits for the server. Ready when it was heard.
std::future<void> requestCancel(const std::shared_ptr<Lifeline> &line)
{
    std::promise<void> heard;
    auto future = heard.get_future();
    try {
        std::thread([line, heard = std::move(heard)]() mutable {
            if (line->cancel())
                heard.set_value();
        }).detach();
    } catch (const std::system_error &) { // no thread left: then the call gets no farewell, and is cut off
    }
    return future;
}

/// Else the request may be under way still, and would hit what is sent next.
bool wasHeard(std::future<void> &request)
{
    try {
        if (request.wait_for(farewellTime) != std::future_status::ready)
            return false;
        request.get();
        return true;
    } catch (const std::future_error &) { // it could not be sent
        return false;
    }
}

/// The thread that looks after all calls under way in this process.
class Watcher
{
public:
    static Watcher &only()
    {
        static auto *const watcher = new Watcher; // never ends: calls may be under way until the process does
        return *watcher;
    }

    void add(Call &call)
    {
        const std::scoped_lock lock(m_mutex);
        m_calls.push_back(&call);
        if (call.due < m_wakesAt)
            m_changed.notify_one();
    }
    void remove(Call &call)
    {
        const std::scoped_lock lock(m_mutex);
        std::erase(m_calls, &call);
    }
    void stop(Call &call)
    {
        const std::scoped_lock lock(m_mutex);
        call.isStopped = true;
        m_changed.notify_one();
    }

private:
    Watcher()
    {
        std::thread([this] { run(); }).detach();
    }

    [[noreturn]] void run()
    {
        std::unique_lock lock(m_mutex);
        for (;;) {
            const auto now = Clock::now();
            m_wakesAt = now + 1h;
            for (auto *call : m_calls) {
                attend(*call, now);
                m_wakesAt = std::min(m_wakesAt, call->due);
            }
            m_changed.wait_until(lock, m_wakesAt);
        }
    }

    static void attend(Call &call, Clock::time_point now)
    {
        if (call.end == Waiting::End::Ready) {
            if (!call.isStopped && now < call.due)
                return;
            call.end = call.isStopped ? Waiting::End::Stopped : Waiting::End::Late;
            call.heard = requestCancel(call.line);
            call.due = now + farewellTime;
        } else if (now >= call.due) {
            call.line->cutOff();
            call.isAnswered = false;
            call.due = Clock::time_point::max();
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<Call *> m_calls;
    Clock::time_point m_wakesAt;
};

} // namespace

Result<Rows> withinLimits(const Limits &limits, PgHandle &handle, const std::function<Result<Rows>()> &act)
{
    auto &watcher = Watcher::only();
    Call call{.line = handle.lifeline(), .due = dueTime(limits)};
    watcher.add(call);
    auto rows = [&] {
        const auto ended = qScopeGuard([&] { watcher.remove(call); });
        std::optional<std::stop_callback<std::function<void()>>> onStop; // its end waits for one that is just asked for
        if (limits.stop.stop_possible())
            onStop.emplace(limits.stop, [&] { watcher.stop(call); });
        return act();
    }();
    if (call.end == Waiting::End::Ready)
        return rows;
    if (!call.isAnswered || !wasHeard(call.heard)) {
        call.isAnswered = false;
        handle.giveUp();
    }
    if (rows || (call.isAnswered && rows.error().reason != "timeout"))
        return rows;
    return failed(call.end == Waiting::End::Stopped ? cancelledByUs() : call.isAnswered ? tookTooLong() : noAnswer({}));
}

} // namespace leapfrog
