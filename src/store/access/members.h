// SPDX-License-Identifier: MIT
#pragma once

#include "store/database/connection.h"

#include <string>
#include <vector>

namespace leapfrog {

/// A login in an organisation. docs/roles.md.
struct Member
{
    std::string login;
    std::string orgId;
    std::string role; ///< `viewer`, `accountant`, `closer`, `owner`
    std::string group; ///< the widest of `viewer`, `accountant`, `admin` that the login was granted; empty: none, it
                       ///< sees nothing
    std::string addedBy;
    QDateTime addedAt;

    friend bool operator==(const Member &, const Member &) = default;
};

/// A login with the group roles that it was granted.
struct RoleHolder
{
    std::string login;
    std::vector<std::string> roles; ///< as `accountant`, without `leapfrog_`
};

/// Members of organisations, and the group roles of logins. Call from the connection's thread. Errors: those of
/// Connection::run(); Denied where the login may not.
class MemberStore
{
public:
    explicit MemberStore(Connection &connection)
        : m_connection(connection)
    { }

    /// Whether memberships count (roles are set up), and whether the login's grants let it change any; in which
    /// organisations says LoginRights.
    struct State
    {
        bool count = false;
        bool mayChange = false;
    };
    Result<State> state();
    /// Those that this login may see, of one organisation or (empty) of all, by organisation and login.
    Result<std::vector<Member>> list(const std::string &orgId);
    /// Makes the login a member, or gives a member another role. The login need not be there yet.
    Result<Member> add(const std::string &orgId, const std::string &login, const std::string &role);
    /// Whether it was one.
    Result<bool> remove(const std::string &orgId, const std::string &login);

    Result<std::vector<RoleHolder>> holders();
    /// Grants `leapfrog_ROLE` to a login, or takes it away. Refused `no_roles` where none are set up; NotFound
    /// `unknown_login`.
    Result<> grant(const std::string &login, const std::string &role);
    Result<> revoke(const std::string &login, const std::string &role);

private:
    Result<> change(const std::string &login, const std::string &role, bool grants);

    Connection &m_connection;
};

} // namespace leapfrog
