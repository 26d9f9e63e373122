// SPDX-License-Identifier: MIT
#include "cli/metrics.h"

#include "store/depth.h"

#include <QCoreApplication>

#include <prometheus/collectable.h>
#include <prometheus/exposer.h>
#include <prometheus/metric_family.h>

namespace leapfrog::cli {

using namespace std::chrono_literals;
using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;

static constexpr auto depthTime = 1s; ///< a scrape does not wait longer for the database

static MetricFamily family(const char *name, const char *help, MetricType type)
{
    MetricFamily family;
    family.name = name;
    family.help = help;
    family.type = type;
    return family;
}

static void add(MetricFamily &family, double value, std::vector<ClientMetric::Label> labels = {})
{
    ClientMetric metric;
    metric.label = std::move(labels);
    if (family.type == MetricType::Counter)
        metric.counter.value = value;
    else
        metric.gauge.value = value;
    family.metric.push_back(std::move(metric));
}

class Metrics::Figures : public prometheus::Collectable
{
public:
    Figures(const Poller &poller, const std::string &dsn)
        : m_poller(poller)
        , m_pool(dsn, "metrics", 1)
    { }

    [[nodiscard]] std::vector<MetricFamily> Collect() const override
    {
        const auto status = m_poller.status();
        auto jobs = family("leapfrog_jobs_total", "Jobs that ended in this worker", MetricType::Counter);
        add(jobs, static_cast<double>(status.processed - status.refused), {{"outcome", "done"}});
        add(jobs, static_cast<double>(status.refused), {{"outcome", "dead"}});
        add(jobs, static_cast<double>(status.retried), {{"outcome", "retried"}});
        auto slotCount = family("leapfrog_slots", "Slots of this worker", MetricType::Gauge);
        add(slotCount, status.slotCount);
        auto busy = family("leapfrog_jobs_in_hand", "Jobs that this worker holds", MetricType::Gauge);
        add(busy, status.busy);
        auto connected = family("leapfrog_connected", "1 while the database answers", MetricType::Gauge);
        add(connected, status.connected ? 1 : 0);
        std::vector<MetricFamily> all = {jobs, slotCount, busy, connected};
        if (auto depth = queueDepth(); !depth.metric.empty())
            all.push_back(std::move(depth));
        return all;
    }

private:
    [[nodiscard]] MetricFamily queueDepth() const
    {
        auto metrics = family("leapfrog_queue_depth", "Jobs in the queue by priority and state", MetricType::Gauge);
        const auto depth = m_pool.with([](Connection &connection) { return DepthStore(connection).current(); },
                                       {.whole = QDeadlineTimer(depthTime)});
        if (!depth)
            return metrics; // leapfrog_connected says why
        for (const auto &one : depth->byPriority) {
            const auto priority = std::to_string(one.priority);
            add(metrics, static_cast<double>(one.queued), {{"priority", priority}, {"state", "queued"}});
            add(metrics, static_cast<double>(one.leased), {{"priority", priority}, {"state", "leased"}});
            add(metrics, static_cast<double>(one.dead), {{"priority", priority}, {"state", "dead"}});
        }
        return metrics;
    }

    const Poller &m_poller;
    mutable ConnectionPool m_pool;
};

Result<std::unique_ptr<Metrics>> Metrics::serve(int port, const Poller &poller, const std::string &dsn)
{
    auto metrics = std::unique_ptr<Metrics>(new Metrics);
    try {
        // One thread per connection: more than a few clients that say nothing, each for a second at most.
        metrics->m_exposer = std::make_unique<prometheus::Exposer>(
            std::vector<std::string>{"listening_ports", "127.0.0.1:" + std::to_string(port), "num_threads", "50",
                                     "request_timeout_ms", "1000", "enable_keep_alive", "no", "tcp_nodelay", "1"});
    } catch (const std::exception &exception) {
        return failed(
            {.code = Error::Code::Refused,
             .message
             = QCoreApplication::translate("leapfrog::cli::Metrics", "Port %1 can't be opened for metrics.").arg(port),
             .cause = QString::fromUtf8(exception.what()),
             .reason = "port_taken",
             .field = "metrics-port"});
    }
    metrics->m_figures = std::make_shared<Figures>(poller, dsn);
    metrics->m_exposer->RegisterCollectable(metrics->m_figures);
    return metrics;
}

Metrics::~Metrics() = default;

} // namespace leapfrog::cli
