// SPDX-License-Identifier: MIT
#include "cli/metrics.h"
#include "cli/output.h"
#include "cli/session.h"
#include "engine/poller.h"
#include "store/workers.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <csignal>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::Work)
};

struct Options
{
    int concurrency = 0; ///< 0: the setting
    double rate = -1; ///< below 0: the setting
    bool drain = false;
    int metricsPort = 0;
    std::string processor = "post";
    double jobSeconds = 0;
};

/// SIGTERM and SIGINT arrive here instead of ending the process, in every thread that starts while this lives.
class StopSignals
{
public:
    StopSignals()
    {
        sigemptyset(&m_set);
        sigaddset(&m_set, SIGTERM);
        sigaddset(&m_set, SIGINT);
        pthread_sigmask(SIG_BLOCK, &m_set, nullptr);
    }
    /// Whether one came within this time.
    bool wait(std::chrono::milliseconds time) const
    {
        const timespec left{.tv_sec = time.count() / 1000, .tv_nsec = time.count() % 1000 * 1000000};
        return sigtimedwait(&m_set, nullptr, &left) > 0;
    }

private:
    sigset_t m_set = {};
};

} // namespace

static std::shared_ptr<const JobProcessor> processorOf(const Options &options, const std::string &worker)
{
    if (options.processor == "noop")
        return std::make_shared<NoopProcessor>();
    const std::chrono::milliseconds duration(static_cast<int>(options.jobSeconds * 1000));
    return std::make_shared<DocumentProcessor>(worker, duration);
}

static void watch(Session &session, Poller &poller, const StopSignals &signal)
{
    bool connected = true;
    while (!poller.isFinished()) {
        if (signal.wait(std::chrono::milliseconds(50))) {
            session.tell(Words::tr("Stopping: finishing the jobs in hand."));
            poller.stop();
            return;
        }
        const auto status = poller.status();
        if (status.connected != connected) {
            connected = status.connected;
            session.tell(connected ? Words::tr("Connected again.")
                                   : Words::tr("Reconnecting: %1").arg(status.problem->message));
        }
    }
}

static Result<> work(Session &session, const Options &options)
{
    const StopSignals stopSignals;
    auto connection = session.connect("work");
    if (!connection)
        return failed(connection);
    auto settings = SettingStore(**connection).read();
    if (!settings)
        return failed(settings);
    connection->reset();

    const auto where = session.dsn();
    if (!where)
        return failed(where);
    const auto worker = WorkerStore::makeName("queue");
    Poller poller({.dsn = *where,
                   .worker = worker,
                   .settings = *settings,
                   .slotCount = options.concurrency > 0 ? std::optional(options.concurrency) : std::nullopt,
                   .rate = options.rate >= 0 ? std::optional(options.rate) : std::nullopt,
                   .drain = options.drain,
                   .processor = processorOf(options, worker)});
    std::unique_ptr<Metrics> metrics;
    if (options.metricsPort > 0) {
        auto served = Metrics::serve(options.metricsPort, poller, *where);
        if (!served)
            return failed(served);
        metrics = std::move(*served);
    }
    session.tell(options.drain ? Words::tr("Working until nothing is ready.")
                               : Words::tr("Working as %1 with %2 slots. Ctrl+C stops.")
                                     .arg(words(worker))
                                     .arg(options.concurrency > 0 ? options.concurrency : settings->queueConcurrency));
    QElapsedTimer clock;
    clock.start();
    poller.start();
    watch(session, poller, stopSignals);
    poller.wait();
    const double seconds = static_cast<double>(clock.nsecsElapsed()) / 1e9;
    const auto status = poller.status();
    const double rate = seconds > 0 ? static_cast<double>(status.processed) / seconds : 0;
    if (session.json || options.drain)
        printJson({{QStringLiteral("processed"), static_cast<qint64>(status.processed)},
                   {QStringLiteral("refused"), static_cast<qint64>(status.refused)},
                   {QStringLiteral("retried"), static_cast<qint64>(status.retried)},
                   {QStringLiteral("seconds"), seconds},
                   {QStringLiteral("jobs_per_second"), rate}});
    return {};
}

void addWork(CLI::App &app, Session &session)
{
    auto *command = app.add_subcommand("work", "take jobs from the queue and process them, until stopped");
    auto options = std::make_shared<Options>();
    command->add_option("--concurrency", options->concurrency, "slots; default: the setting queue_concurrency")
        ->check(CLI::Range(1, 64));
    command->add_option("--rate", options->rate, "jobs per second, 0 for no limit; default: the setting queue_rate")
        ->check(CLI::Range(0.0, 1e6));
    command->add_flag("--drain", options->drain, "end when nothing is ready");
    command->add_option("--metrics-port", options->metricsPort, "serve Prometheus metrics on 127.0.0.1")
        ->check(CLI::Range(1, 65535));
    command->add_option("--processor", options->processor, "post (default), or noop to measure the engine")
        ->check(CLI::IsMember({"post", "noop"}));
    command->add_option("--job-seconds", options->jobSeconds, "make each job last so long, to stand for slow ones")
        ->check(CLI::Range(0.0, 3600.0));
    command->callback([=, &session] {
        if (auto result = work(session, *options); !result)
            session.fail(result.error());
    });
}

} // namespace leapfrog::cli
