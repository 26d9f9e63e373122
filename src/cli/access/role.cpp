// SPDX-License-Identifier: MIT
#include "cli/access/commands.h"
#include "cli/program/output.h"
#include "store/access/members.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::Role)
};

} // namespace

static Result<> list(Session &session)
{
    auto connection = session.connect("role");
    if (!connection)
        return failed(connection);
    const auto holders = MemberStore(**connection).holders();
    if (!holders)
        return failed(holders);
    QJsonArray all;
    Table table({Words::tr("Login"), Words::tr("Roles")});
    for (const auto &holder : *holders) {
        QStringList roles;
        for (const auto &role : holder.roles)
            roles += words(role);
        all.append(QJsonObject{{QStringLiteral("login"), words(holder.login)},
                               {QStringLiteral("roles"), QJsonArray::fromStringList(roles)}});
        table.add({words(holder.login), roles.join(QStringLiteral(", "))});
    }
    if (session.json)
        printJson({{QStringLiteral("logins"), all}});
    else
        table.print();
    return {};
}

static Result<> change(Session &session, const std::string &login, const std::string &role, bool grants)
{
    auto connection = session.connect("role");
    if (!connection)
        return failed(connection);
    MemberStore store(**connection);
    if (auto done = grants ? store.grant(login, role) : store.revoke(login, role); !done)
        return done;
    if (session.json)
        printJson({{QStringLiteral("login"), words(login)},
                   {QStringLiteral("role"), words(role)},
                   {QStringLiteral("granted"), grants}});
    else
        session.tell((grants ? Words::tr("%1 has the role %2.") : Words::tr("%1 has the role %2 no more."))
                         .arg(words(login), words(role)));
    return {};
}

void addRole(CLI::App &app, Session &session)
{
    auto *command = app.add_subcommand("role", "group roles of logins");
    command->require_subcommand(1);
    command->add_subcommand("list", "logins that have one")->callback([&session] {
        if (auto listed = list(session); !listed)
            session.fail(listed.error());
    });
    for (const bool grants : {true, false}) {
        auto login = std::make_shared<std::string>();
        auto role = std::make_shared<std::string>();
        auto *act = command->add_subcommand(grants ? "grant" : "revoke",
                                            grants ? "give a login a role" : "take a role from a login");
        act->add_option("login", *login, "a login of the database")->required();
        act->add_option("role", *role, "owner, viewer, accountant, admin, worker, producer or recreate")
            ->required()
            ->check(CLI::IsMember({"owner", "viewer", "accountant", "admin", "worker", "producer", "recreate"}));
        act->callback([=, &session] {
            if (auto done = change(session, *login, *role, grants); !done)
                session.fail(done.error());
        });
    }
}

} // namespace leapfrog::cli
