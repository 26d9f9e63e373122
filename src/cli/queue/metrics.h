// SPDX-License-Identifier: MIT
#pragma once

#include "engine/worker/poller.h"
#include "store/database/connection_pool.h"

#include <memory>

namespace leapfrog::cli {

class ScrapeServer;

/// Serves a poller's figures and the queue's depth for Prometheus at http://127.0.0.1:PORT/metrics, computed at each
/// scrape.
class Metrics
{
public:
    /// Errors: Refused `port_taken` when the port is taken.
    static Result<std::unique_ptr<Metrics>> serve(int port, const Poller &poller, const std::string &dsn);
    ~Metrics();

private:
    class Figures;
    Metrics() = default;
    std::unique_ptr<Figures> m_figures;
    std::unique_ptr<ScrapeServer> m_server; ///< last: it asks for the figures
};

} // namespace leapfrog::cli
