// SPDX-License-Identifier: MIT
#pragma once

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <type_traits>
#include <utility>

namespace leapfrog {

/// Runs `work()` in a thread of `threads`; its value comes by the future. Any thread.
template <typename Work> QFuture<std::invoke_result_t<Work>> runIn(QThreadPool &threads, Work work)
{
    using R = std::invoke_result_t<Work>;
    auto promise = std::make_shared<QPromise<R>>();
    auto future = promise->future();
    promise->start();
    threads.start([promise, work = std::move(work)]() mutable {
        if constexpr (std::is_void_v<R>)
            work();
        else
            promise->addResult(work());
        promise->finish();
    });
    return future;
}

/// Runs `work()` in a thread of its own, so that acts that mostly wait never hold up each other. The end of the program
/// waits for it.
template <typename Work> QFuture<std::invoke_result_t<Work>> runInBackground(Work work)
{
    auto *threads = QThreadPool::globalInstance();
    threads->releaseThread(); // room for one that waits (sic: Qt's name for raising the limit)
    return runIn(*threads, [threads, work = std::move(work)]() mutable {
        const auto room = qScopeGuard([threads] { threads->reserveThread(); });
        return work();
    });
}

} // namespace leapfrog
