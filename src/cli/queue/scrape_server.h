// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <thread>

namespace leapfrog::cli {

/// Answers GET /metrics on a port of this host, on a thread of its own. Whoever connects has a second to ask; where
/// too many have not asked, those that came first are dropped for those that come. So nobody who is silent holds up
/// anybody who asks.
class ScrapeServer
{
public:
    /// `figures` makes the answer's text, in the server's thread.
    static Result<std::unique_ptr<ScrapeServer>> serve(int port, std::function<std::string()> figures,
                                                       std::chrono::milliseconds timeToAsk = std::chrono::seconds(1));
    ~ScrapeServer();
    ScrapeServer(const ScrapeServer &) = delete;
    ScrapeServer &operator=(const ScrapeServer &) = delete;

private:
    class Clients;
    ScrapeServer(int listener, std::function<std::string()> figures, std::chrono::milliseconds timeToAsk);
    void run(const std::stop_token &stop) const;

    const int m_listener;
    const int m_wake; ///< eventfd: wakes the thread to stop
    const std::function<std::string()> m_figures;
    const std::chrono::milliseconds m_timeToAsk;
    std::jthread m_thread; ///< last: it uses all of the above
};

} // namespace leapfrog::cli
