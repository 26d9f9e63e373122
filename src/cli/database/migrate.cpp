// SPDX-License-Identifier: MIT
#include "cli/database/commands.h"
#include "cli/program/output.h"
#include "store/schema/migrator.h"
#include "store/schema/schema_roles.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <iostream>

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

/// What an administrator runs where this login may not make roles.
static Result<> printRoles(Session &session)
{
    if (session.json)
        printJson({{QStringLiteral("roles"), QStringLiteral("refused")},
                   {QStringLiteral("sql"), words(SchemaRoles::script())}});
    else
        std::cout << SchemaRoles::script() << std::flush;
    return failed(
        Error{.code = Error::Code::Denied,
              .message = Words::tr("This login may not make roles. Have an administrator run the SQL that was "
                                   "printed, with psql in this database."),
              .cause = {},
              .reason = "missing_right",
              .field = {}});
}

/// Logins whose rights row-level security makes empty.
static Result<QJsonArray> tellOwnRights(Session &session, SchemaRoles &roles)
{
    const auto own = roles.ownRights();
    if (!own)
        return failed(own);
    QJsonArray list;
    for (const auto &one : *own) {
        session.tell(Words::tr("The login %1 has no role yet and sees no row: GRANT %2 TO %1;")
                         .arg(words(one.login), words(one.role)));
        list.append(
            QJsonObject{{QStringLiteral("login"), words(one.login)}, {QStringLiteral("role"), words(one.role)}});
    }
    return list;
}

static Result<> migrate(Session &session, int target, bool status, bool withRoles)
{
    auto connection = session.connectUnchecked("migrate");
    if (!connection)
        return failed(connection);
    Migrator migrator(**connection);
    if (status)
        return printStatus(session, migrator);
    SchemaRoles roles(**connection);
    const auto mayMake = withRoles ? roles.mayMake() : Result<bool>(true);
    if (!mayMake)
        return failed(mayMake);
    const auto applied = migrator.migrate(
        target, [&](const std::string &name) { session.tell(Words::tr("applying %1").arg(words(name))); },
        withRoles && *mayMake);
    if (!applied)
        return failed(applied);
    if (!*mayMake)
        return printRoles(session);
    QJsonObject answer{{QStringLiteral("applied"), *applied}};
    if (withRoles) {
        const auto own = tellOwnRights(session, roles);
        if (!own)
            return failed(own);
        answer[QStringLiteral("without_role")] = *own;
    }
    if (session.json)
        printJson(answer);
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
    auto withRoles = std::make_shared<bool>(false);
    auto *to = command->add_option("--to", *target, "stop after this version")->check(CLI::PositiveNumber);
    auto *list = command->add_flag("--status", *status, "list the migrations and change nothing");
    command->add_flag("--with-roles", *withRoles, "make roles, grants and row-level security too, or print their SQL")
        ->excludes(to)
        ->excludes(list);
    command->callback([=, &session] {
        if (auto result = migrate(session, *target, *status, *withRoles); !result)
            session.fail(result.error());
    });
}

} // namespace leapfrog::cli
