// SPDX-License-Identifier: MIT
#include "store/queue/workers.h"
#include "cli/program/output.h"
#include "cli/queue/commands.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::Workers)
};

struct PauseOptions
{
    std::string org;
    std::string worker;
    std::string why;

    [[nodiscard]] std::string scope() const
    {
        return !org.empty() ? "organisation" : !worker.empty() ? "worker" : "queue";
    }
    [[nodiscard]] std::string key() const { return org.empty() ? worker : org; }
};

} // namespace

static Result<> pause(Session &session, const PauseOptions &options)
{
    auto connection = session.connect("pause");
    if (!connection)
        return failed(connection);
    if (auto known = mustBeKnown(**connection, options.org); !known)
        return known;
    if (auto paused = WorkerStore(**connection).pause(options.scope(), options.key(), words(options.why)); !paused)
        return paused;
    if (session.json)
        printJson({{QStringLiteral("paused"), words(options.scope())}, {QStringLiteral("key"), words(options.key())}});
    else
        session.tell(Words::tr("Paused. What runs now ends; nothing new is taken until: leapfrogctl resume"));
    return {};
}

static Result<> resume(Session &session, const PauseOptions &options)
{
    auto connection = session.connect("resume");
    if (!connection)
        return failed(connection);
    const auto was = WorkerStore(**connection).resume(options.scope(), options.key());
    if (!was)
        return failed(was);
    if (session.json)
        printJson({{QStringLiteral("resumed"), *was}});
    else
        session.tell(*was ? Words::tr("Resumed.") : Words::tr("It was not paused."));
    return {};
}

void addPause(CLI::App &app, Session &session)
{
    const auto add = [&](const char *name, const char *description, Result<> (*act)(Session &, const PauseOptions &)) {
        auto options = std::make_shared<PauseOptions>();
        auto *command = app.add_subcommand(name, description);
        auto *org = command->add_option("--org", options->org, "one organisation; default: the whole queue");
        command->add_option("--worker", options->worker, "one worker")->excludes(org);
        command->callback([=, &session] {
            if (auto result = act(session, *options); !result)
                session.fail(result.error());
        });
        return std::pair(command, options);
    };
    const auto [pausing, options] = add("pause", "let no new job start", pause);
    pausing->add_option("--why", options->why, "reason, shown to everybody who waits");
    add("resume", "end a pause", resume);
}

static Result<> workers(Session &session)
{
    auto connection = session.connect("workers");
    if (!connection)
        return failed(connection);
    const auto rows = WorkerStore(**connection).list();
    if (!rows)
        return failed(rows);
    QJsonArray list;
    Table table({Words::tr("Name"), Words::tr("Host"), Words::tr("Kind"), Words::tr("Slots"), Words::tr("Busy"),
                 Words::tr("Processed"), Words::tr("Last heartbeat"), Words::tr("State")});
    for (const auto &worker : *rows) {
        const auto state = worker.alive ? Words::tr("working") : Words::tr("silent");
        list.append(QJsonObject{{QStringLiteral("name"), words(worker.name)},
                                {QStringLiteral("host"), words(worker.host)},
                                {QStringLiteral("pid"), worker.pid},
                                {QStringLiteral("kind"), words(worker.kind)},
                                {QStringLiteral("slots"), worker.slotCount},
                                {QStringLiteral("busy"), worker.busy},
                                {QStringLiteral("processed"), static_cast<qint64>(worker.processed)},
                                {QStringLiteral("version"), words(worker.version)},
                                {QStringLiteral("heartbeat_at"), toJson(worker.heartbeatAt)},
                                {QStringLiteral("alive"), worker.alive}});
        table.add({words(worker.name), words(worker.host), words(worker.kind), QString::number(worker.slotCount),
                   QString::number(worker.busy), QString::number(worker.processed),
                   worker.heartbeatAt.toString(Qt::ISODate), state});
    }
    if (session.json)
        printJson({{QStringLiteral("workers"), list}});
    else
        table.print();
    return {};
}

void addWorkers(CLI::App &app, Session &session)
{
    app.add_subcommand("workers", "who works on the queue")->callback([&session] {
        if (auto result = workers(session); !result)
            session.fail(result.error());
    });
}

} // namespace leapfrog::cli
