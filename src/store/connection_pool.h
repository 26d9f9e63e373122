// SPDX-License-Identifier: MIT
#pragma once

#include "store/connection.h"

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <mutex>
#include <string>
#include <type_traits>
#include <vector>

namespace leapfrog {

/// Connections to one database, opened when needed and kept. Threads borrow one for one act.
/// All functions may be called from any thread; with() blocks, so the UI thread uses async() only.
class ConnectionPool
{
public:
    /// `threads` is how many acts started by async() run at once.
    ConnectionPool(std::string dsn, std::string purpose, int threads);
    /// Waits for the acts under way.
    ~ConnectionPool();

    /// Runs `work(Connection &)`, which returns a Result, with a borrowed connection in this thread. A connection that
    /// the server has closed while idle is replaced before, so a restart of the server costs nobody an error.
    template <typename Work> std::invoke_result_t<Work, Connection &> with(Work work)
    {
        auto connection = borrow();
        if (!connection)
            return failed(connection);
        auto result = work(**connection);
        giveBack(std::move(*connection));
        return result;
    }

    /// The same in one of the pool's threads. In the UI: `.then(this, …)`; the future is never waited for there.
    template <typename Work> QFuture<std::invoke_result_t<Work, Connection &>> async(Work work)
    {
        using R = std::invoke_result_t<Work, Connection &>;
        auto promise = std::make_shared<QPromise<R>>();
        auto future = promise->future();
        promise->start();
        m_threads.start([this, promise, work = std::move(work)]() mutable {
            promise->addResult(with(std::move(work)));
            promise->finish();
        });
        return future;
    }

    [[nodiscard]] const std::string &dsn() const { return m_dsn; }

private:
    Result<std::unique_ptr<Connection>> borrow();
    void giveBack(std::unique_ptr<Connection> connection);

    const std::string m_dsn;
    const std::string m_purpose;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<Connection>> m_idle;
    QThreadPool m_threads;
};

} // namespace leapfrog
