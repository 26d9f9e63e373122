// SPDX-License-Identifier: MIT
#include "roles/role_logins.h"

#include "store/schema/migrator.h"
#include "support/result_helpers.h"

namespace leapfrog::test {

const std::vector<RoleLogin> &roleLogins()
{
    static const std::vector<RoleLogin> all = {
        {"viewer", "leapfrog_viewer", "viewer"},
        {"accountant", "leapfrog_accountant", "accountant"},
        {"closer", "leapfrog_accountant", "closer"},
        {"owner", "leapfrog_accountant", "owner"},
        {"admin", "leapfrog_admin", ""},
        {"worker", "leapfrog_worker", ""},
        {"producer", "leapfrog_producer", ""},
        {"clicker", "leapfrog_producer, leapfrog_recreate", ""},
        {"nobody", "", ""},
        {"looker", "leapfrog_viewer", "owner"}, // of the organisation, and yet may only look
        {"idle", "leapfrog_accountant", "viewer"},
    };
    return all;
}

static std::string dropAll()
{
    std::string script;
    for (const auto &login : roleLogins())
        script += "DROP ROLE IF EXISTS role_" + login.name + ';';
    return script;
}

RoleDatabase::RoleDatabase()
    : m_database(std::make_unique<TestDatabase>())
{
    auto &connection = m_database->connection();
    must(Migrator(connection).migrate(0, {}, true));
    must(connection.runScript(dropAll()));
    for (const auto &login : roleLogins()) {
        must(connection.runScript("CREATE ROLE role_" + login.name + " LOGIN PASSWORD 'right'"
                                  + (login.groups.empty() ? "" : " IN ROLE " + login.groups)));
        if (!login.member.empty())
            must(connection.run("INSERT INTO org_member (member, org_id, role) VALUES ('role_' || $1, 'own', $2)",
                                {login.name, login.member}));
    }
}

RoleDatabase::~RoleDatabase()
{
    m_connections.clear();
    m_database.reset();
    TestDatabase other;
    must(other.connection().runScript(dropAll()));
}

std::string RoleDatabase::dsn(const std::string &login) const
{
    return m_database->dsn() + " user=role_" + login + " password=right";
}

Connection &RoleDatabase::as(const std::string &login)
{
    auto &connection = m_connections[login];
    if (!connection)
        connection = must(Connection::open(dsn(login), "role test"));
    return *connection;
}

} // namespace leapfrog::test
