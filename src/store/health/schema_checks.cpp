// SPDX-License-Identifier: MIT
#include "store/health/check.h"
#include "store/schema/schema_parts.h"
#include "store/schema/schema_roles.h"

#include <algorithm>

namespace leapfrog {

using State = HealthFinding::State;

template <typename Map> static std::vector<std::string> namesOf(const Map &map)
{
    std::vector<std::string> names;
    for (const auto &entry : map)
        names.push_back(entry.first);
    return names;
}

/// The finding when rows came, with their first column as examples.
static Result<HealthFinding> found(const Result<Rows> &rows, HealthFinding finding, const char *fine)
{
    if (!rows)
        return failed(rows);
    for (const Row row : *rows)
        finding.examples.push_back(row.text(0));
    if (finding.examples.empty())
        return inOrder(finding.check, HealthWords::tr(fine));
    finding.message = finding.message.arg(finding.examples.size());
    return finding;
}

Result<HealthFinding> checkTriggers(Connection &connection)
{
    return found(
        connection.run(R"(
        SELECT needed FROM unnest($1::text[]) AS needed
         WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE tgrelid = to_regclass('public.' || split_part(needed, '.', 1))
                              AND tgname = split_part(needed, '.', 2) AND tgenabled IN ('O', 'A'))
         ORDER BY 1)",
                       {namesOf(SchemaParts::known().triggers)}),
        {.check = "triggers",
         .state = State::Wrong,
         .message = HealthWords::tr("%1 triggers are missing or switched off: what they guard is not guarded."),
         .advice = HealthWords::tr("Run: leapfrogctl doctor --repair. Then \"leapfrogctl ledger verify\" tells what "
                                   "happened to the books meanwhile."),
         .examples = {},
         .repair = "triggers"},
        QT_TRANSLATE_NOOP("leapfrog::HealthStore", "All triggers are there and on."));
}

Result<HealthFinding> checkFunctions(Connection &connection)
{
    std::vector<std::string> names;
    std::vector<std::string> bodies;
    std::vector<bool> asOwner;
    for (const auto &[name, function] : SchemaParts::known().functions) {
        names.push_back(name);
        bodies.push_back(function.body);
        asOwner.push_back(function.asOwner);
    }
    return found(
        connection.run(R"(
        SELECT name FROM unnest($1::text[], $2::text[], $3::boolean[]) AS known(name, body, as_owner)
         WHERE NOT EXISTS (
               SELECT 1 FROM pg_proc
                WHERE pronamespace = 'public'::regnamespace AND proname = known.name
                  AND prosecdef = (as_owner OR proowner = coalesce(to_regrole('leapfrog_gate')::oid, 0))
                  AND (body = '' OR prosrc = body)
                  AND (NOT as_owner OR EXISTS (SELECT 1 FROM unnest(proconfig) AS setting WHERE setting LIKE 'search\_path=%')))
         ORDER BY 1)",
                       {names, bodies, asOwner}),
        {.check = "functions",
         .state = State::Wrong,
         .message = HealthWords::tr("%1 functions of Leapfrog are missing or are not what this program has made."),
         .advice = HealthWords::tr("Run: leapfrogctl doctor --repair"),
         .examples = {},
         .repair = "functions"},
        QT_TRANSLATE_NOOP("leapfrog::HealthStore", "All functions are as this program knows them."));
}

Result<HealthFinding> checkIndexes(Connection &connection)
{
    return found(connection.run(R"(
        SELECT name FROM unnest($1::text[]) AS name
         WHERE NOT EXISTS (SELECT 1 FROM pg_index WHERE indexrelid = to_regclass('public.' || name) AND indisvalid)
         ORDER BY 1)",
                                {namesOf(SchemaParts::known().indexes)}),
                 {.check = "indexes",
                  .state = State::Wrong,
                  .message = HealthWords::tr("%1 indexes are missing or were not built to the end: reading gets slow."),
                  .advice = HealthWords::tr("Run: leapfrogctl doctor --repair. It builds them beside those who work."),
                  .examples = {},
                  .repair = "indexes"},
                 QT_TRANSLATE_NOOP("leapfrog::HealthStore", "All indexes are there and can be used."));
}

Result<HealthFinding> checkFunctionRights(Connection &connection)
{
    return found(connection.run(R"(
        SELECT oid::regprocedure::text FROM pg_proc
         WHERE pronamespace = 'public'::regnamespace AND proname = ANY ($1)
           AND EXISTS (SELECT 1 FROM aclexplode(coalesce(proacl, acldefault('f', proowner))) WHERE grantee = 0 AND privilege_type = 'EXECUTE')
         ORDER BY 1)",
                                {namesOf(SchemaParts::known().functions)}),
                 {.check = "open_functions",
                  .state = State::Wrong,
                  .message = HealthWords::tr("%1 functions of Leapfrog can be run by every login of this server."),
                  .advice = HealthWords::tr("Run: leapfrogctl doctor --repair. Grant EXECUTE to those who need it."),
                  .examples = {},
                  .repair = "open_functions"},
                 QT_TRANSLATE_NOOP("leapfrog::HealthStore", "No function is open to everybody."));
}

Result<HealthFinding> checkTableRights(Connection &connection)
{
    return found(connection.run(R"(
        SELECT relname::text FROM pg_class
         WHERE relnamespace = 'public'::regnamespace AND relname = ANY ($1)
           AND EXISTS (SELECT 1 FROM aclexplode(relacl)
                        WHERE grantee = 0 AND privilege_type IN ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER'))
         ORDER BY 1)",
                                {namesOf(SchemaParts::known().tables)}),
                 {.check = "open_tables",
                  .state = State::Wrong,
                  .message = HealthWords::tr("%1 tables of Leapfrog can be written by every login of this server."),
                  .advice = HealthWords::tr("Run: leapfrogctl doctor --repair. Grant rights to those who need them."),
                  .examples = {},
                  .repair = "open_tables"},
                 QT_TRANSLATE_NOOP("leapfrog::HealthStore", "No table can be written by everybody."));
}

Result<HealthFinding> checkForeignParts(Connection &connection)
{
    auto finding = found(
        connection.run(R"(
        SELECT format('%s: %s %s', class.relname, foreigner.kind, foreigner.name)
          FROM (SELECT tgrelid AS relation, 'trigger' AS kind, tgname AS name FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'
                UNION ALL
                SELECT ev_class, 'rule', rulename FROM pg_rewrite WHERE rulename <> '_RETURN' AND ev_enabled <> 'D') AS foreigner
          JOIN pg_class AS class ON class.oid = foreigner.relation
         WHERE class.relnamespace = 'public'::regnamespace AND class.relname = ANY ($1) AND class.relname || '.' || foreigner.name <> ALL ($2)
         ORDER BY 1)",
                       {namesOf(SchemaParts::known().tables), namesOf(SchemaParts::known().triggers)}),
        {.check = "foreign_parts",
         .state = State::Notice,
         .message = HealthWords::tr("%1 triggers or rules on Leapfrog's tables are not Leapfrog's."),
         .advice = HealthWords::tr("One that changes or swallows rows falsifies the books: \"leapfrogctl ledger "
                                   "verify\" tells. Keep those that you know (DROP TRIGGER, DROP RULE)."),
         .examples = {}},
        QT_TRANSLATE_NOOP("leapfrog::HealthStore", "Nothing but Leapfrog's triggers works on its tables."));
    // The trail is proof: nobody has anything to add to what is written there.
    const auto isProof = [](const std::string &what) { return what.starts_with("audit_event:"); };
    if (finding && std::ranges::any_of(finding->examples, isProof))
        finding->state = State::Wrong;
    return finding;
}

Result<HealthFinding> checkRowSecurity(Connection &connection)
{
    return found(connection.run(R"(
        SELECT relname::text FROM pg_class
         WHERE relnamespace = 'public'::regnamespace AND relname = ANY ($1) AND relrowsecurity
           AND NOT EXISTS (SELECT 1 FROM public.schema_roles) ORDER BY 1)",
                                {namesOf(SchemaParts::known().tables)}),
                 {.check = "row_security",
                  .state = State::Wrong,
                  .message = HealthWords::tr("Row-level security is on for %1 tables: workers and reports of a login "
                                             "that is not their owner see a part of the rows, and take it for all."),
                  .advice = HealthWords::tr("Let workers, consoles and reports connect as the owner of the tables, or "
                                            "switch it off: ALTER TABLE … DISABLE ROW LEVEL SECURITY."),
                  .examples = {}},
                 QT_TRANSLATE_NOOP("leapfrog::HealthStore", "Every row is seen by who may read its table."));
}

Result<HealthFinding> checkRoles(Connection &connection)
{
    SchemaRoles roles(connection);
    const auto areSetUp = roles.areSetUp();
    if (!areSetUp)
        return failed(areSetUp);
    HealthFinding finding{.check = "roles", .state = State::Notice, .message = {}, .advice = {}, .examples = {}};
    const auto own = roles.ownRights();
    if (!own)
        return failed(own);
    for (const auto &one : *own)
        finding.examples.push_back("GRANT " + one.role + " TO " + one.login);
    if (!*areSetUp) {
        finding.message
            = HealthWords::tr("%1 logins work here, each with rights of its own: who may read the queue reads "
                              "all organisations.")
                  .arg(finding.examples.size());
        finding.advice = HealthWords::tr("Run: leapfrogctl migrate --with-roles. Then grant each login its role.");
        return finding.examples.empty() ? inOrder("roles", HealthWords::tr("One login works here, the owner."))
                                        : finding;
    }
    if (!finding.examples.empty()) {
        finding.state = State::Wrong;
        finding.message = HealthWords::tr("%1 logins have rights of their own and no role: they see no row.")
                              .arg(finding.examples.size());
        finding.advice = HealthWords::tr("Grant each its role.");
        return finding;
    }
    return found(connection.run(R"(
        SELECT 'row-level security of ' || class.relname FROM pg_class AS class
         WHERE class.relnamespace = 'public'::regnamespace AND class.relkind = 'r' AND class.relname = ANY ($1)
           AND (NOT class.relrowsecurity OR class.relowner <> to_regrole('leapfrog_owner'))
        UNION ALL
        SELECT 'the text of migrations/roles' WHERE NOT EXISTS (SELECT 1 FROM public.schema_roles AS made WHERE made.checksum = $2)
         ORDER BY 1)",
                                {namesOf(SchemaParts::known().tables), SchemaRoles::checksum()}),
                 {.check = "roles",
                  .state = State::Wrong,
                  .message = HealthWords::tr("%1 parts of the roles are not as this program makes them."),
                  .advice = HealthWords::tr("Run: leapfrogctl migrate --with-roles"),
                  .examples = {}},
                 QT_TRANSLATE_NOOP("leapfrog::HealthStore", "Every login sees its own organisations only."));
}

Result<HealthFinding> checkProducers(Connection &connection)
{
    return found(connection.run(R"(
        SELECT rolname::text FROM pg_roles CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE NOT has_function_privilege(pg_roles.oid, pg_proc.oid, 'EXECUTE')) AS n
                 FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname IN ('accounting_enqueue', 'accounting_enqueue_many')) AS refused
         WHERE rolname NOT LIKE 'pg\_%' AND has_table_privilege(pg_roles.oid, 'public.accounting_work_queue', 'INSERT') AND refused.n > 0
         ORDER BY 1)"),
                 {.check = "producers",
                  .state = State::Notice,
                  .message = HealthWords::tr("%1 logins may insert jobs, but not call accounting_enqueue and "
                                             "accounting_enqueue_many."),
                  .advice = HealthWords::tr("Run: leapfrogctl doctor --repair. It grants EXECUTE on them."),
                  .examples = {},
                  .repair = "producers"},
                 QT_TRANSLATE_NOOP("leapfrog::HealthStore", "Who may insert jobs may enqueue them."));
}

} // namespace leapfrog
