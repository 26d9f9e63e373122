// SPDX-License-Identifier: MIT
#pragma once

#include "store/database/connection.h"

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <exception>
#include <memory>
#include <string>
#include <type_traits>

namespace leapfrog {

/// Connections to one database: each thread has its own, opened when it first needs one and kept for its next act. It
/// is closed when its thread ends, or at that thread's next use of any pool once this one is gone: Qt SQL wants a
/// connection opened, used and closed in one thread.
/// All functions may be called from any thread; with() blocks, so the UI thread uses async() only.
class ConnectionPool
{
public:
    /// `threads` is how many acts started by async() run at once.
    ConnectionPool(std::string dsn, std::string purpose, int threads);
    /// Waits for the acts under way, and closes the connections of the pool's threads and of this one.
    ~ConnectionPool();

    /// Runs `work(Connection &)`, which returns a Result, in this thread and on its connection; within `work` a second
    /// with() gets another one. A connection that the server has closed while idle is replaced before, so a restart of
    /// the server costs nobody an error.
    /// `limits` hold for opening a connection and for all that the work asks of it. What the work throws (no memory, a
    /// library's exception) comes back as an Internal error `exception`; its connection is not used again.
    template <typename Work> std::invoke_result_t<Work, Connection &> with(Work work, const Limits &limits = {})
    {
        try {
            auto connection = borrow(limits);
            if (!connection)
                return failed(connection);
            auto result = work(**connection);
            giveBack(std::move(*connection));
            return result;
        } catch (const std::exception &exception) {
            return failed(thrown(exception.what()));
        } catch (...) {
            return failed(thrown("unknown"));
        }
    }

    /// The same in one of the pool's threads; the time of `limits.whole` begins now, waiting for a thread included. In
    /// the UI: `.then(this, …)`; the future is never waited for there. It always gets its result.
    template <typename Work>
    QFuture<std::invoke_result_t<Work, Connection &>> async(Work work, const Limits &limits = {})
    {
        using R = std::invoke_result_t<Work, Connection &>;
        auto promise = std::make_shared<QPromise<R>>();
        auto future = promise->future();
        promise->start();
        m_threads.start([this, promise, limits, work = std::move(work)]() mutable {
            promise->addResult(with(std::move(work), limits));
            promise->finish();
        });
        return future;
    }

    [[nodiscard]] const std::string &dsn() const { return m_dsn; }

private:
    static Error thrown(const char *what);
    Result<std::unique_ptr<Connection>> borrow(const Limits &limits);
    void giveBack(std::unique_ptr<Connection> connection);

    const std::string m_dsn;
    const std::string m_purpose;
    std::shared_ptr<const int> m_life; ///< as long as this pool
    QThreadPool m_threads;
};

} // namespace leapfrog
