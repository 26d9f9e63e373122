// SPDX-License-Identifier: MIT
#include "cli/queue/metrics.h"

#include "cli/queue/scrape_server.h"
#include "store/inbox/payloads.h"
#include "store/queue/depth.h"

#include <prometheus/metric_family.h>
#include <prometheus/text_serializer.h>

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

class Metrics::Figures
{
public:
    Figures(const Poller &poller, const std::string &dsn)
        : m_poller(poller)
        , m_pool(dsn, "metrics", 1)
    { }

    [[nodiscard]] std::vector<MetricFamily> collect() const
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
        for (auto &figures : {queueDepth(), payloads()}) {
            if (!figures.metric.empty())
                all.push_back(figures);
        }
        return all;
    }

private:
    [[nodiscard]] MetricFamily queueDepth() const
    {
        auto metrics = family("leapfrog_queue_depth", "Jobs in the queue by priority and state", MetricType::Gauge);
        // In the pool's one thread, whichever of the server's asks: each would keep a connection of its own.
        auto asked = m_pool.async([](Connection &connection) { return DepthStore(connection).current(); },
                                  {.whole = QDeadlineTimer(depthTime)});
        const auto depth = asked.takeResult();
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

    /// None where the login may not read their counts.
    [[nodiscard]] MetricFamily payloads() const
    {
        auto metrics = family("leapfrog_payloads", "Payloads in the inbox that are in no figures", MetricType::Gauge);
        auto asked = m_pool.async([](Connection &connection) { return PayloadStore(connection).counts({}); },
                                  {.whole = QDeadlineTimer(depthTime)});
        if (const auto counts = asked.takeResult()) {
            add(metrics, static_cast<double>(counts->refused), {{"state", "refused"}});
            add(metrics, static_cast<double>(counts->waiting), {{"state", "waiting"}});
        }
        return metrics;
    }

    const Poller &m_poller;
    mutable ConnectionPool m_pool;
};

Result<std::unique_ptr<Metrics>> Metrics::serve(int port, const Poller &poller, const std::string &dsn)
{
    auto metrics = std::unique_ptr<Metrics>(new Metrics);
    metrics->m_figures = std::make_unique<Figures>(poller, dsn);
    auto server = ScrapeServer::serve(port, [figures = metrics->m_figures.get()] {
        return prometheus::TextSerializer().Serialize(figures->collect());
    });
    if (!server)
        return failed(server);
    metrics->m_server = std::move(*server);
    return metrics;
}

Metrics::~Metrics() = default;

} // namespace leapfrog::cli
