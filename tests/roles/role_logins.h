// SPDX-License-Identifier: MIT
#pragma once

#include "support/test_database.h"

#include <map>
#include <string>
#include <vector>

namespace leapfrog::test {

/// A login of a test: the group roles that it is granted and what it is in the organisation `own`.
struct RoleLogin
{
    std::string name; ///< without `role_`, as the matrix writes it
    std::string groups; ///< as `leapfrog_producer, leapfrog_recreate`; empty: none
    std::string member; ///< role in org_member; empty: no member
};

/// One of each kind.
const std::vector<RoleLogin> &roleLogins();

/// A database with roles, and a login `role_NAME` for each of the above. Logins belong to the whole server: one such
/// object at a time.
class RoleDatabase
{
public:
    RoleDatabase();
    ~RoleDatabase();
    RoleDatabase(const RoleDatabase &) = delete;
    RoleDatabase &operator=(const RoleDatabase &) = delete;

    TestDatabase &database() { return *m_database; }
    [[nodiscard]] std::string dsn(const std::string &login) const;
    /// As that login; kept.
    Connection &as(const std::string &login);

private:
    std::unique_ptr<TestDatabase> m_database;
    std::map<std::string, std::unique_ptr<Connection>> m_connections;
};

} // namespace leapfrog::test
