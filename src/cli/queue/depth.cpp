// SPDX-License-Identifier: MIT
#include "store/queue/depth.h"
#include "cli/program/output.h"
#include "cli/queue/commands.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QThread>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::Depth)
};

} // namespace

static QJsonObject toJson(const Depth &depth)
{
    QJsonArray list;
    for (const auto &one : depth.byPriority)
        list.append(QJsonObject{{QStringLiteral("priority"), one.priority},
                                {QStringLiteral("queued"), static_cast<qint64>(one.queued)},
                                {QStringLiteral("leased"), static_cast<qint64>(one.leased)},
                                {QStringLiteral("dead"), static_cast<qint64>(one.dead)},
                                {QStringLiteral("oldest_ready_at"), cli::toJson(one.oldestReadyAt)}});
    return {{QStringLiteral("at"), cli::toJson(depth.at)},
            {QStringLiteral("by_priority"), list},
            {QStringLiteral("total"), static_cast<qint64>(depth.total())}};
}

static void printTable(const Depth &depth)
{
    const auto names
        = std::map<int, QString>{{1, Words::tr("1 normal")}, {2, Words::tr("2 high")}, {3, Words::tr("3 urgent")}};
    Table table({Words::tr("Priority"), Words::tr("Queued"), Words::tr("Leased"), Words::tr("Dead"),
                 Words::tr("Oldest waits")});
    for (const auto &one : depth.byPriority) {
        const auto waits = one.oldestReadyAt.isValid() ? std::max<qint64>(0, one.oldestReadyAt.msecsTo(depth.at)) : -1;
        table.add({names.at(one.priority), QString::number(one.queued), QString::number(one.leased),
                   QString::number(one.dead),
                   waits < 0 ? QString() : Words::tr("%1 s").arg(static_cast<double>(waits) / 1000, 0, 'f', 1)});
    }
    table.print();
}

/// A watch outlives the server's restart.
static Result<std::unique_ptr<Connection>> connectAgain(Session &session, const Error &lost)
{
    session.tell(Words::tr("Reconnecting: %1").arg(lost.message));
    for (;;) {
        QThread::sleep(1);
        auto connection = session.connect("depth");
        if (!connection && connection.error().isTransient())
            continue;
        if (connection)
            session.tell(Words::tr("Connected again."));
        return connection;
    }
}

static Result<> depth(Session &session, const std::string &org, bool watch)
{
    auto connection = session.connect("depth");
    if (!connection)
        return failed(connection);
    for (;;) {
        const auto now = DepthStore(**connection).current(org);
        if (!now && watch && now.error().isTransient()) {
            connection = connectAgain(session, now.error());
            if (!connection)
                return failed(connection);
            continue;
        }
        if (!now)
            return failed(now);
        if (!watch && now->total() == 0) {
            if (auto known = mustBeKnown(**connection, org); !known)
                return failed(known);
        }
        if (session.json)
            printJson(toJson(*now));
        else
            printTable(*now);
        if (!watch)
            return {};
        QThread::sleep(1);
    }
}

void addDepth(CLI::App &app, Session &session)
{
    auto *command = app.add_subcommand("depth", "how many jobs wait, run and are dead, by priority");
    auto org = std::make_shared<std::string>();
    auto watch = std::make_shared<bool>(false);
    command->add_option("--org", *org, "of this organisation only");
    command->add_flag("--watch", *watch, "again each second, until stopped");
    command->callback([=, &session] {
        if (auto result = depth(session, *org, *watch); !result)
            session.fail(result.error());
    });
}

} // namespace leapfrog::cli
