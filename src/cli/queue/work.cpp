// SPDX-License-Identifier: MIT
#include "cli/program/interruption.h"
#include "cli/program/output.h"
#include "cli/queue/commands.h"
#include "cli/queue/metrics.h"
#include "core/log.h"
#include "engine/guard/backoff.h"
#include "engine/guard/guarded.h"
#include "engine/worker/poller.h"
#include "store/queue/setting_rules.h"
#include "store/queue/workers.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <future>

namespace leapfrog::cli {

using namespace std::chrono_literals;

static constexpr auto look = 50ms;
static constexpr auto silence = 10s; ///< of the database, after which a stop does not wait for it
static constexpr auto parting = 5s; ///< for handing leases back; the process ends then, whatever still runs

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

} // namespace

static std::shared_ptr<const JobProcessor> processorOf(const Options &options, const std::string &worker)
{
    if (options.processor == "noop")
        return std::make_shared<NoopProcessor>();
    const std::chrono::milliseconds duration(static_cast<int>(options.jobSeconds * 1000));
    return std::make_shared<DocumentProcessor>(worker, duration);
}

/// Whether waiting can mend it. A login that is refused, a missing database, a schema of another version can't.
static bool mayPass(const Error &error)
{
    static constexpr std::array passing
        = {"unreachable",   "shutting_down", "disk_full", "out_of_memory", "no_connections", "server_fault",
           "limit_reached", "read_only",     "timeout",   "locked",        "conflict"};
    return std::ranges::find(passing, error.reason) != passing.end();
}

/// Ends the process at once: threads may hang in the database, so nothing is waited for.
[[noreturn]] static void endNow()
{
    Log::tellRepeats(true);
    std::fflush(nullptr);
    std::_Exit(Done);
}

static Result<Settings> settingsOf(Session &session)
{
    auto connection = session.connect("work");
    if (!connection)
        return failed(connection);
    return SettingStore(**connection).read();
}

/// The settings, as soon as the database gives them. A drain does not wait for what may pass. A stop meanwhile ends the
/// process: nothing is held yet.
static Result<Settings> openDatabase(Session &session, const Options &options, const Interruption &signal)
{
    Backoff backoff(500ms, 15s);
    for (;;) {
        auto opening = std::async(std::launch::async, [&] { return guarded([&] { return settingsOf(session); }); });
        while (opening.wait_for(0s) != std::future_status::ready) {
            if (signal.wait(look))
                endNow();
        }
        auto settings = opening.get();
        if (settings || options.drain || !mayPass(settings.error()))
            return settings;
        Log::failure(logCli(), settings.error());
        if (signal.wait(backoff.next()))
            endNow();
    }
}

/// Until the poller has ended, or has been asked twice to: false when it must be left as it is.
static bool watch(Session &session, Poller &poller, const Interruption &signal)
{
    int asked = 0;
    QElapsedTimer stopping;
    while (!poller.isFinished()) {
        const bool again = signal.wait(look);
        asked += again ? 1 : 0;
        if (again && asked == 1) {
            session.tell(
                Words::tr("Stopping: finishing the jobs in hand. Once more ends at once and hands them back."));
            poller.stop();
            stopping.start();
        }
        const bool hangs = asked == 1 && std::chrono::milliseconds(stopping.elapsed()) > silence
            && poller.status().silentFor > silence;
        if (asked > 1 || hangs)
            break;
    }
    if (poller.isFinished())
        return true;
    session.tell(asked > 1 ? Words::tr("Handing back the jobs in hand.")
                           : Words::tr("The database does not answer: handing back the jobs in hand."));
    poller.stopNow();
    QElapsedTimer since;
    since.start();
    while (!poller.isFinished() && !poller.status().handedBack && std::chrono::milliseconds(since.elapsed()) < parting
           && !signal.wait(look)) { }
    return poller.isFinished();
}

static Result<> mustNotBePaused(Session &session)
{
    auto connection = session.connect("work");
    if (!connection)
        return failed(connection);
    const auto pauses = WorkerStore(**connection).pauses();
    if (!pauses)
        return failed(pauses);
    for (const auto &pause : *pauses) {
        if (pause.scope == "queue")
            return failed(
                {.code = Error::Code::Refused,
                 .message = Words::tr("The queue was paused by %1 (%2); nothing is taken until: leapfrogctl "
                                      "resume")
                                .arg(pause.who, pause.why.isEmpty() ? Words::tr("no reason given") : pause.why),
                 .cause = {},
                 .reason = "paused",
                 .field = {}});
        if (pause.scope == "organisation")
            session.tell(
                Words::tr("Organisation %1 is paused by %2: its jobs were left.").arg(words(pause.key), pause.who));
    }
    return {};
}

static void print(const Poller::Status &status, double seconds)
{
    const double rate = seconds > 0 ? static_cast<double>(status.processed) / seconds : 0;
    printJson({{QStringLiteral("processed"), static_cast<qint64>(status.processed)},
               {QStringLiteral("refused"), static_cast<qint64>(status.refused)},
               {QStringLiteral("retried"), static_cast<qint64>(status.retried)},
               {QStringLiteral("seconds"), seconds},
               {QStringLiteral("jobs_per_second"), rate}});
}

static Result<> work(Session &session, const Options &options)
{
    const Interruption interruption;
    const auto settings = openDatabase(session, options, interruption);
    if (!settings)
        return failed(settings);
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
    const bool ended = watch(session, poller, interruption);
    if (ended)
        poller.wait();
    const auto status = poller.status();
    if (session.json || options.drain)
        print(status, static_cast<double>(clock.nsecsElapsed()) / 1e9);
    if (status.leftLeased || (!ended && !status.handedBack))
        session.tell(Words::tr("Not all jobs could be handed back: others take them over when their leases end, in at "
                               "most %1 s.")
                         .arg(settings->lease / 1s));
    if (!ended)
        endNow();
    Log::tellRepeats(true);
    if (status.failure)
        return failed(*status.failure);
    return options.drain && !interruption.came() ? mustNotBePaused(session) : Result<>();
}

/// "nan" is in every range for CLI11.
static std::string notANumber(const std::string &text)
{
    return std::isnan(QString::fromStdString(text).toDouble()) ? "it is no number" : std::string();
}

void addWork(CLI::App &app, Session &session)
{
    const auto *const slotRule = findSettingRule("queue_concurrency");
    const auto *const rateRule = findSettingRule("queue_rate");
    auto *command = app.add_subcommand("work", "take jobs from the queue and process them, until stopped");
    auto options = std::make_shared<Options>();
    command->add_option("--concurrency", options->concurrency, "slots; default: the setting queue_concurrency")
        ->check(CLI::Range(static_cast<int>(slotRule->least), static_cast<int>(slotRule->most)));
    command->add_option("--rate", options->rate, "jobs per second, 0 for no limit; default: the setting queue_rate")
        ->check(CLI::Range(rateRule->least, rateRule->most))
        ->check(notANumber, {});
    command->add_flag("--drain", options->drain, "end when nothing is ready");
    command->add_option("--metrics-port", options->metricsPort, "serve Prometheus metrics on 127.0.0.1")
        ->check(CLI::Range(1, 65535));
    command->add_option("--processor", options->processor, "post (default), or noop to measure the engine")
        ->check(CLI::IsMember({"post", "noop"}));
    command->add_option("--job-seconds", options->jobSeconds, "make each job last so long, to stand for slow ones")
        ->check(CLI::Range(0.0, 3600.0))
        ->check(notANumber, {});
    command->callback([=, &session] {
        if (auto result = work(session, *options); !result)
            session.fail(result.error());
    });
}

} // namespace leapfrog::cli
