// SPDX-License-Identifier: MIT
#pragma once

#include "store/database/connection.h"

#include <string>
#include <vector>

namespace leapfrog {

/// Roles, grants and row-level security of a database: the files of migrations/roles. A database has them since
/// somebody asked for them; then each migration brings them in line. docs/roles.md, docs/decisions/0025-roles.md. Call
/// from the connection's thread.
class SchemaRoles
{
public:
    explicit SchemaRoles(Connection &connection)
        : m_connection(connection)
    { }

    /// A login that works with rights that were granted to it by name, and the role that would replace them.
    struct OwnRights
    {
        std::string login;
        std::string role; ///< as `leapfrog_worker`
    };

    /// Whether somebody asked for roles here.
    Result<bool> areSetUp();
    /// Whether this login may make the roles, or hand things over to those that are there.
    Result<bool> mayMake();
    /// Makes them, or brings them in line, in the caller's transaction. Does nothing where they are in line.
    Result<> apply();
    /// The same, whatever the database says of them: a function that was made again has lost its owner's rights.
    Result<> mend() { return m_connection.runScript(statements()); }
    /// Logins that no role covers yet: they see nothing any more once row-level security is on.
    Result<std::vector<OwnRights>> ownRights();

    /// What apply() does, to be run by an administrator: one transaction, for psql.
    static std::string script();
    /// Of what apply() makes: the files here and all that they give rights on.
    static std::string checksum();
    /// The names of all tables, views, sequences and functions that rights are given on.
    static std::vector<std::string> parts();

private:
    static std::string statements();

    Connection &m_connection;
};

} // namespace leapfrog
