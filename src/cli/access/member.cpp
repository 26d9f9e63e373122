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
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::Member)
};

struct Options
{
    std::string org;
    std::string login;
    std::string role;
};

using Act = Result<> (*)(Session &, MemberStore &, const Options &);

} // namespace

static QJsonObject toJson(const Member &member)
{
    return {{QStringLiteral("org_id"), words(member.orgId)},     {QStringLiteral("member"), words(member.login)},
            {QStringLiteral("role"), words(member.role)},        {QStringLiteral("group"), words(member.group)},
            {QStringLiteral("added_by"), words(member.addedBy)}, {QStringLiteral("added_at"), toJson(member.addedAt)}};
}

static Result<> list(Session &session, MemberStore &store, const Options &options)
{
    const auto members = store.list(options.org);
    if (!members)
        return failed(members);
    QJsonArray all;
    Table table({Words::tr("Organisation"), Words::tr("Login"), Words::tr("Role"), Words::tr("Group"),
                 Words::tr("Added by"), Words::tr("Added at")});
    for (const auto &member : *members) {
        all.append(toJson(member));
        table.add({words(member.orgId), words(member.login), words(member.role),
                   member.group.empty() ? Words::tr("none") : words(member.group), words(member.addedBy),
                   member.addedAt.toString(Qt::ISODate)});
    }
    if (session.json)
        printJson({{QStringLiteral("members"), all}});
    else
        table.print();
    return {};
}

/// A member sees nothing before the login has the group role that goes with it.
static void tellGroup(const Session &session, const Member &member)
{
    const bool looksOnly = member.role == "viewer";
    if (member.group == "admin" || member.group == "accountant" || (looksOnly && member.group == "viewer"))
        return;
    session.tell(Words::tr("The login %1 lacks the group role for that. An administrator grants it: leapfrogctl role "
                           "grant %1 %2")
                     .arg(words(member.login), looksOnly ? QStringLiteral("viewer") : QStringLiteral("accountant")));
}

static Result<> add(Session &session, MemberStore &store, const Options &options)
{
    const auto member = store.add(options.org, options.login, options.role);
    if (!member)
        return failed(member);
    if (session.json)
        printJson(toJson(*member));
    else
        session.tell(Words::tr("%1 is %2 in %3.").arg(words(member->login), words(member->role), words(member->orgId)));
    tellGroup(session, *member);
    return {};
}

static Result<> remove(Session &session, MemberStore &store, const Options &options)
{
    const auto was = store.remove(options.org, options.login);
    if (!was)
        return failed(was);
    if (session.json)
        printJson({{QStringLiteral("removed"), *was}});
    else
        session.tell(*was ? Words::tr("%1 is no member of %2 any more.").arg(words(options.login), words(options.org))
                          : Words::tr("%1 is no member of %2.").arg(words(options.login), words(options.org)));
    return {};
}

static std::pair<CLI::App *, std::shared_ptr<Options>> addAct(CLI::App &member, Session &session, const char *name,
                                                              const char *description, Act act)
{
    auto options = std::make_shared<Options>();
    auto *command = member.add_subcommand(name, description);
    command->callback([=, &session] {
        auto connection = session.connect("member");
        if (!connection)
            return session.fail(connection.error());
        MemberStore store(**connection);
        if (auto done = act(session, store, *options); !done)
            session.fail(done.error());
    });
    return {command, options};
}

void addMember(CLI::App &app, Session &session)
{
    auto *member = app.add_subcommand("member", "who may do what in an organisation");
    member->require_subcommand(1);
    const auto [listing, listOptions] = addAct(*member, session, "list", "members that you may see", list);
    listing->add_option("--org", listOptions->org, "one organisation; default: all");
    const auto [adding, addOptions] = addAct(*member, session, "add", "make a login a member, or change its role", add);
    adding->add_option("--org", addOptions->org, "the organisation")->required();
    adding->add_option("login", addOptions->login, "a login of the database")->required();
    adding->add_option("--role", addOptions->role, "viewer, accountant, closer or owner")
        ->required()
        ->check(CLI::IsMember({"viewer", "accountant", "closer", "owner"}));
    const auto [removing, removeOptions] = addAct(*member, session, "remove", "end a membership", remove);
    removing->add_option("--org", removeOptions->org, "the organisation")->required();
    removing->add_option("login", removeOptions->login, "a login of the database")->required();
}

} // namespace leapfrog::cli
