// SPDX-License-Identifier: MIT
#include "store/access/login_rights.h"

#include <algorithm>
#include <array>

namespace leapfrog {

// Where roles are set up these functions write with rights of their own; else with those of the login.
static constexpr std::string_view grantsSql = R"(
    SELECT has_function_privilege(recreating.oid, 'EXECUTE') AND (recreating.prosecdef OR has_any_column_privilege('document', 'UPDATE')),
           has_function_privilege(locking.oid, 'EXECUTE') AND (locking.prosecdef OR has_table_privilege('period_lock', 'INSERT')),
           has_table_privilege('accounting_work_queue', 'UPDATE') AND has_any_column_privilege('gl_entry', 'INSERT'),
           coalesce(leapfrog_setting('direct_by') = 1, false),
           has_column_privilege('organisation', 'roles', 'UPDATE'),
           row_security_active('document') AND NOT coalesce(pg_has_role(to_regrole('leapfrog_admin'), 'MEMBER'), false)
      FROM pg_proc AS recreating, pg_proc AS locking
     WHERE recreating.pronamespace = 'public'::regnamespace AND recreating.proname = 'recreation_begin'
       AND locking.pronamespace = 'public'::regnamespace AND locking.proname = 'period_close')";

bool LoginRights::isAtLeast(std::string_view role, const std::string &orgId) const
{
    static constexpr std::array<std::string_view, 4> order = {"viewer", "accountant", "closer", "owner"};
    if (!byMembership)
        return true;
    const auto own = roles.find(orgId);
    return own != roles.end() && std::ranges::find(order, own->second) >= std::ranges::find(order, role);
}

Result<LoginRights> LoginRights::read(Connection &connection)
{
    const auto grants = connection.run(grantsSql);
    if (!grants)
        return failed(grants);
    if (grants->isEmpty())
        return LoginRights();
    const auto row = grants->first();
    LoginRights rights{.recreates = row.boolean(0),
                       .locks = row.boolean(1),
                       .sets = row.boolean(4),
                       .works = row.boolean(2),
                       .directByWorker = row.boolean(3),
                       .byMembership = row.boolean(5),
                       .roles = {}};
    if (!rights.byMembership)
        return rights;
    const auto roles
        = connection.run("SELECT mine.org_id, mine.role FROM org_member AS mine WHERE mine.member = session_user");
    if (!roles)
        return failed(roles);
    for (const Row one : *roles)
        rights.roles.emplace(one.text(0), one.text(1));
    return rights;
}

} // namespace leapfrog
