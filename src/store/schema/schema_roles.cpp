// SPDX-License-Identifier: MIT
#include "store/schema/schema_roles.h"

#include "store/schema/schema_files.h"
#include "store/schema/schema_parts.h"

namespace leapfrog {

/// What the files do, after the names of all that this program makes, to which they give rights: an administrator's own
/// tables in the same schema are nobody's business.
std::string SchemaRoles::statements()
{
    std::string all = "SET LOCAL search_path = public;\nSET LOCAL leapfrog.parts = '";
    for (const auto &name : parts())
        all += name + ' ';
    all += "';\nSET LOCAL leapfrog.checksum = '"; // NOLINT(leapfrog-sql): hex digits of ours
    all += checksum();
    all += "';\n";
    for (const auto &file : SchemaFiles::roles())
        all += file;
    return all;
}

std::vector<std::string> SchemaRoles::parts()
{
    std::vector<std::string> names{"schema_migration", "schema_part"};
    for (const auto &entry : SchemaParts::known().tables)
        names.push_back(entry.first);
    for (const auto &entry : SchemaParts::known().functions)
        names.push_back(entry.first);
    return names;
}

std::string SchemaRoles::checksum()
{
    static const auto made = [] {
        std::string all;
        for (const auto &migration : SchemaFiles::migrations())
            all += migration.checksum;
        for (const auto &part : SchemaParts::known().repeatable)
            all += part.checksum;
        for (const auto &file : SchemaFiles::roles())
            all += file;
        return SchemaFiles::checksumOf(all);
    }();
    return made;
}

std::string SchemaRoles::script()
{
    return "\\set ON_ERROR_STOP on\nBEGIN;\n" + statements() + "COMMIT;\n";
}

Result<bool> SchemaRoles::areSetUp()
{
    const auto there = m_connection.run("SELECT to_regclass('public.schema_roles') IS NOT NULL");
    if (!there)
        return failed(there);
    if (!there->first().boolean(0))
        return false;
    const auto rows = m_connection.run("SELECT EXISTS (SELECT 1 FROM public.schema_roles)");
    return rows ? Result<bool>(rows->first().boolean(0)) : failed(rows);
}

Result<bool> SchemaRoles::mayMake()
{
    const auto rows = m_connection.run(R"(
        SELECT rolsuper OR (pg_has_role(database.datdba, 'USAGE')
                            AND (rolcreaterole OR coalesce(pg_has_role(to_regrole('leapfrog_owner'), 'MEMBER')
                                                           AND pg_has_role(to_regrole('leapfrog_gate'), 'MEMBER'), false)))
          FROM pg_roles CROSS JOIN pg_database AS database
         WHERE rolname = current_user AND database.datname = current_database())");
    return rows ? Result<bool>(rows->first().boolean(0)) : failed(rows);
}

Result<> SchemaRoles::apply()
{
    const auto rows
        = m_connection.run("SELECT EXISTS (SELECT 1 FROM public.schema_roles WHERE checksum = $1)", {checksum()});
    if (!rows)
        return failed(rows);
    return rows->first().boolean(0) ? Result<>() : mend();
}

Result<std::vector<SchemaRoles::OwnRights>> SchemaRoles::ownRights()
{
    const auto rows = m_connection.run(R"(
        SELECT grantee.rolname::text, CASE WHEN 'UPDATE' = ANY (rights) OR 'DELETE' = ANY (rights) THEN 'leapfrog_worker'
                                           WHEN 'INSERT' = ANY (rights) THEN 'leapfrog_producer' ELSE 'leapfrog_viewer' END
          FROM (SELECT given.grantee, array_agg(given.privilege_type) AS rights
                  FROM (SELECT (aclexplode(class.relacl)).* FROM pg_class AS class
                         WHERE class.oid IN ('public.accounting_work_queue'::regclass, 'public.document'::regclass, 'public.gl_entry'::regclass)
                        UNION ALL
                        SELECT (aclexplode(attribute.attacl)).* FROM pg_attribute AS attribute
                         WHERE attribute.attrelid IN ('public.accounting_work_queue'::regclass, 'public.document'::regclass)) AS given
                 GROUP BY given.grantee) AS named
          JOIN pg_roles AS grantee ON grantee.oid = named.grantee
         WHERE grantee.rolname !~ '^leapfrog_(owner|gate|viewer|accountant|admin|worker|producer|recreate)$' AND NOT grantee.rolsuper
           AND grantee.oid <> (SELECT class.relowner FROM pg_class AS class WHERE class.oid = 'public.accounting_work_queue'::regclass)
           AND NOT EXISTS (SELECT 1 FROM pg_roles AS ours
                            WHERE ours.rolname ~ '^leapfrog_(owner|viewer|worker|producer)$' AND pg_has_role(grantee.oid, ours.oid, 'MEMBER'))
         ORDER BY 1)");
    if (!rows)
        return failed(rows);
    std::vector<OwnRights> all;
    for (const Row row : *rows)
        all.push_back({.login = row.text(0), .role = row.text(1)});
    return all;
}

} // namespace leapfrog
