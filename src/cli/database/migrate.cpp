// SPDX-License-Identifier: MIT
#include "cli/database/commands.h"
#include "cli/program/output.h"
#include "store/schema/migrator.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::Migrate)
};

} // namespace

static Result<> printStatus(Session &session, Migrator &migrator)
{
    const auto status = migrator.status();
    if (!status)
        return failed(status);
    Table table({Words::tr("Version"), Words::tr("Name"), Words::tr("Applied")});
    QJsonArray list;
    for (const auto &one : *status) {
        const auto at = one.appliedAt.value_or(QDateTime());
        table.add(
            {QString::number(one.version), words(one.name), at.isValid() ? at.toString(Qt::ISODate) : Words::tr("no")});
        list.append(QJsonObject{{QStringLiteral("version"), one.version},
                                {QStringLiteral("name"), words(one.name)},
                                {QStringLiteral("applied_at"), toJson(at)}});
    }
    if (session.json)
        printJson({{QStringLiteral("migrations"), list}});
    else
        table.print();
    return {};
}

static Result<> migrate(Session &session, int target, bool status)
{
    auto connection = session.connectUnchecked("migrate");
    if (!connection)
        return failed(connection);
    Migrator migrator(**connection);
    if (status)
        return printStatus(session, migrator);
    const auto applied = migrator.migrate(
        target, [&](const std::string &name) { session.tell(Words::tr("applying %1").arg(words(name))); });
    if (!applied)
        return failed(applied);
    if (session.json)
        printJson({{QStringLiteral("applied"), *applied}});
    else
        session.tell(*applied == 0 ? Words::tr("The schema is up to date.")
                                   : Words::tr("Applied %1 migrations.").arg(*applied));
    return {};
}

void addMigrate(CLI::App &app, Session &session)
{
    auto *command = app.add_subcommand("migrate", "apply or list the database's migrations");
    auto target = std::make_shared<int>(0);
    auto status = std::make_shared<bool>(false);
    command->add_option("--to", *target, "stop after this version")->check(CLI::PositiveNumber);
    command->add_flag("--status", *status, "list the migrations and change nothing");
    command->callback([=, &session] {
        if (auto result = migrate(session, *target, *status); !result)
            session.fail(result.error());
    });
}

} // namespace leapfrog::cli
