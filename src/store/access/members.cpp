// SPDX-License-Identifier: MIT
#include "store/access/members.h"

#include "store/schema/schema_roles.h"

#include <QCoreApplication>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::MemberStore)
};

} // namespace

static constexpr std::string_view listSql = R"(
    SELECT mine.member::text, mine.org_id, mine.role,
           CASE WHEN login.oid IS NULL THEN ''
                WHEN coalesce(pg_has_role(login.oid, to_regrole('leapfrog_admin'), 'MEMBER'), false) THEN 'admin'
                WHEN coalesce(pg_has_role(login.oid, to_regrole('leapfrog_accountant'), 'MEMBER'), false) THEN 'accountant'
                WHEN coalesce(pg_has_role(login.oid, to_regrole('leapfrog_viewer'), 'MEMBER'), false) THEN 'viewer' ELSE '' END,
           mine.added_by::text, mine.added_at
      FROM org_member AS mine LEFT JOIN pg_roles AS login ON login.rolname = mine.member
     WHERE ($1 = '' OR mine.org_id = $1) AND ($2 = '' OR mine.member = $2) ORDER BY mine.org_id, mine.member)";

static std::vector<Member> membersOf(const Rows &rows)
{
    std::vector<Member> all;
    for (const Row row : rows)
        all.push_back({.login = row.text(0),
                       .orgId = row.text(1),
                       .role = row.text(2),
                       .group = row.text(3),
                       .addedBy = row.text(4),
                       .addedAt = row.moment(5)});
    return all;
}

Result<MemberStore::State> MemberStore::state()
{
    const auto areSetUp = SchemaRoles(m_connection).areSetUp();
    if (!areSetUp)
        return failed(areSetUp);
    const auto may = m_connection.run("SELECT has_any_column_privilege('org_member', 'INSERT')");
    if (!may)
        return failed(may);
    return State{.count = *areSetUp, .mayChange = may->first().boolean(0)};
}

Result<std::vector<Member>> MemberStore::list(const std::string &orgId)
{
    const auto rows = m_connection.run(listSql, {orgId, std::string()});
    return rows ? Result<std::vector<Member>>(membersOf(*rows)) : failed(rows);
}

Result<Member> MemberStore::add(const std::string &orgId, const std::string &login, const std::string &role)
{
    if (auto added = m_connection.run("INSERT INTO org_member (member, org_id, role) VALUES ($1, $2, $3) "
                                      "ON CONFLICT (member, org_id) DO UPDATE SET role = excluded.role",
                                      {login, orgId, role});
        !added)
        return failed(added);
    const auto rows = m_connection.run(listSql, {orgId, login});
    if (!rows)
        return failed(rows);
    return membersOf(*rows).front();
}

Result<bool> MemberStore::remove(const std::string &orgId, const std::string &login)
{
    const auto rows = m_connection.run("SELECT member_remove($1, $2)", {orgId, login});
    return rows ? Result<bool>(rows->first().boolean(0)) : failed(rows);
}

Result<std::vector<RoleHolder>> MemberStore::holders()
{
    const auto rows = m_connection.run(R"(
        SELECT login.rolname::text, substr(ours.rolname, 10) FROM pg_auth_members AS given
          JOIN pg_roles AS ours ON ours.oid = given.roleid JOIN pg_roles AS login ON login.oid = given.member
         WHERE ours.rolname ~ '^leapfrog_(owner|viewer|accountant|admin|worker|producer|recreate)$' AND login.rolname !~ '^leapfrog_(owner|viewer|accountant|admin|worker|producer|recreate)$'
         ORDER BY 1, 2)");
    if (!rows)
        return failed(rows);
    std::vector<RoleHolder> all;
    for (const Row row : *rows) {
        if (all.empty() || all.back().login != row.text(0))
            all.push_back({.login = row.text(0), .roles = {}});
        all.back().roles.push_back(row.text(1));
    }
    return all;
}

Result<> MemberStore::grant(const std::string &login, const std::string &role)
{
    return change(login, role, true);
}

Result<> MemberStore::revoke(const std::string &login, const std::string &role)
{
    return change(login, role, false);
}

/// Kept in the trail where this login may write there.
Result<> MemberStore::change(const std::string &login, const std::string &role, bool grants)
{
    const auto areSetUp = SchemaRoles(m_connection).areSetUp();
    if (!areSetUp)
        return failed(areSetUp);
    if (!*areSetUp)
        return failed(
            {.code = Error::Code::Refused,
             .message = Words::tr("No roles are set up in this database. Run: leapfrogctl migrate --with-roles"),
             .cause = {},
             .reason = "no_roles",
             .field = {}});
    // A name can't be bound; the server itself quotes it.
    const auto statement = m_connection.run(R"(
        SELECT format(CASE WHEN $3 THEN 'GRANT %I TO %I' ELSE 'REVOKE %I FROM %I' END, 'leapfrog_' || $2, login.rolname)
               || CASE WHEN has_function_privilege('audit_note(text, text, text, jsonb, jsonb, text)', 'EXECUTE')
                       THEN format('; SELECT audit_note('''', %L, %L, NULL, to_jsonb(%L::text), '''')',
                                   CASE WHEN $3 THEN 'role.granted' ELSE 'role.revoked' END, login.rolname, $2) ELSE '' END
          FROM pg_roles AS login WHERE login.rolname = $1)",
                                            {login, role, grants});
    if (!statement)
        return failed(statement);
    if (statement->isEmpty())
        return failed(
            {.code = Error::Code::NotFound,
             .message = Words::tr("There is no login \"%1\" on this server. An administrator makes one: CREATE "
                                  "ROLE … LOGIN.")
                            .arg(QString::fromStdString(login)),
             .cause = {},
             .reason = "unknown_login",
             .field = "login"});
    return m_connection.runScript(statement->first().text(0));
}

} // namespace leapfrog
