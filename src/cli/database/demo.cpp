// SPDX-License-Identifier: MIT
#include "demo/demo.h"
#include "cli/database/commands.h"

#include "cli/program/output.h"

#include <QCoreApplication>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::Demo)
};

} // namespace

static QString seconds(double value)
{
    return Words::tr("%1 s").arg(value, 0, 'f', 2);
}

static QString minutes(double value)
{
    return Words::tr("%1 min").arg(value / 60, 0, 'f', 1);
}

static void printTable(const DemoReport &report)
{
    printLine(Words::tr("%1 sync jobs are waiting, each takes %2 s here, %3 at once. A click on Recreate waits:")
                  .arg(report.backlog)
                  .arg(report.jobSeconds)
                  .arg(report.slotCount)
                  .toStdString());
    const double rounds = static_cast<double>(report.backlog) / report.slotCount;
    Table table({Words::tr("way"), Words::tr("measured"), Words::tr("with real jobs of 2 to 10 s")});
    table.add({Words::tr("before: one global FIFO"), seconds(report.fifo),
               Words::tr("%1 to %2").arg(minutes(rounds * 2), minutes(rounds * 10))});
    table.add({Words::tr("queue, high priority, behind a colleague's click"), seconds(report.priority),
               Words::tr("the next free slot and its own job: 2 to 20 s")});
    table.add({Words::tr("direct"), seconds(report.direct), Words::tr("its own job: 2 to 10 s")});
    table.print();
}

static Result<> demo(Session &session, const DemoOptions &options)
{
    const auto where = session.dsn();
    if (!where)
        return failed(where);
    const auto report
        = runDemo(*where, options, [&](const QString &stage) { session.tell(stage + QStringLiteral(" …")); });
    if (!report)
        return failed(report);
    if (session.json)
        printJson({{QStringLiteral("backlog"), report->backlog},
                   {QStringLiteral("job_seconds"), report->jobSeconds},
                   {QStringLiteral("wait_seconds"),
                    QJsonObject{{QStringLiteral("fifo"), report->fifo},
                                {QStringLiteral("priority"), report->priority},
                                {QStringLiteral("direct"), report->direct}}}});
    else
        printTable(*report);
    return {};
}

void addDemo(CLI::App &app, Session &session)
{
    auto *command = app.add_subcommand(
        "demo", "measure a click's wait three ways, on a scratch database that is dropped afterwards");
    auto backlog = std::make_shared<int>(500);
    auto jobSeconds = std::make_shared<double>(0.3);
    command->add_option("--backlog", *backlog, "sync jobs that wait when the click comes (500)")
        ->check(CLI::Range(6, 100000));
    command->add_option("--job-seconds", *jobSeconds, "how long each job is made to last (0.3)")
        ->check(CLI::Range(0.0, 60.0));
    command->callback([=, &session] {
        const DemoOptions options{.backlog = *backlog,
                                  .jobDuration = std::chrono::milliseconds(static_cast<int>(*jobSeconds * 1000))};
        if (auto result = demo(session, options); !result)
            session.fail(result.error());
    });
}

} // namespace leapfrog::cli
