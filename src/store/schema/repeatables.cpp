// SPDX-License-Identifier: MIT
#include "store/schema/repeatables.h"

#include "store/schema/schema_files.h"

#include <algorithm>

namespace leapfrog {

Result<bool> Repeatables::hasNotes()
{
    const auto there = m_connection.run("SELECT to_regclass('public.schema_part') IS NOT NULL");
    return there ? Result<bool>(there->first().boolean(0)) : failed(there);
}

/// Who may read which migrations were applied may read this too.
Result<> Repeatables::ensureNotes()
{
    const auto there = hasNotes();
    if (!there || *there)
        return there ? Result<>() : failed(there);
    if (auto made = m_connection.runScript(
            "CREATE TABLE public.schema_part (kind text NOT NULL, name text NOT NULL, checksum text NOT NULL,"
            "level int NOT NULL, applied_at timestamptz NOT NULL DEFAULT now(), applied_by text NOT NULL DEFAULT "
            "session_user, PRIMARY KEY (kind, name))");
        !made)
        return made;
    return runAll(m_connection.run(R"(
        SELECT format('GRANT SELECT ON public.schema_part TO %s', CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(rolname) END)
          FROM pg_class CROSS JOIN LATERAL aclexplode(relacl) LEFT JOIN pg_roles ON pg_roles.oid = grantee
         WHERE pg_class.oid = 'public.schema_migration'::regclass AND privilege_type = 'SELECT' AND grantee <> relowner)"));
}

Result<> Repeatables::runAll(const Result<Rows> &statements)
{
    if (!statements)
        return failed(statements);
    for (const Row row : *statements) {
        if (auto ran = m_connection.runScript(row.text(0)); !ran)
            return ran;
    }
    return {};
}

static std::string checksumOfAll()
{
    std::map<std::pair<std::string, std::string>, std::string> sorted;
    for (const auto &part : SchemaParts::known().repeatable)
        sorted[{part.kind, part.name}] = part.checksum;
    std::string all;
    for (const auto &[key, checksum] : sorted)
        all += (all.empty() ? "" : "\n") + key.first + ' ' + key.second + ' ' + checksum;
    return SchemaFiles::checksumOf(all);
}

Result<Repeatables::Standing> Repeatables::standing()
{
    const auto there = hasNotes();
    if (!there)
        return failed(there);
    if (!*there)
        return Standing::Older;
    const auto rows = m_connection.run(R"(
        SELECT coalesce(max(level), 0), encode(sha256(convert_to(coalesce(
               string_agg(kind || ' ' || name || ' ' || checksum, E'\n' ORDER BY kind COLLATE "C", name COLLATE "C"), ''), 'UTF8')), 'hex')
          FROM public.schema_part)");
    if (!rows)
        return failed(rows);
    if (rows->first().integer(0) != SchemaFiles::level())
        return rows->first().integer(0) > SchemaFiles::level() ? Standing::Newer : Standing::Older;
    static const auto ours = checksumOfAll();
    return rows->first().text(1) == ours ? Standing::Same : Standing::Older;
}

Result<std::map<Repeatables::Key, Repeatables::Noted>> Repeatables::noted()
{
    const auto rows = m_connection.run(R"(
        SELECT kind, name, checksum, CASE kind
               WHEN 'function' THEN EXISTS (SELECT 1 FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname = part.name)
               WHEN 'trigger' THEN EXISTS (SELECT 1 FROM pg_trigger WHERE tgrelid = to_regclass('public.' || split_part(part.name, '.', 1))
                                              AND tgname = split_part(part.name, '.', 2))
               ELSE to_regclass('public.' || part.name) IS NOT NULL END
          FROM public.schema_part AS part)");
    if (!rows)
        return failed(rows);
    std::map<Key, Noted> all;
    for (const Row row : *rows)
        all[{row.text(0), row.text(1)}] = {.checksum = row.text(2), .isThere = row.boolean(3)};
    return all;
}

/// By name where they are few: of a new database it is all of them.
static void tell(const std::vector<const RepeatablePart *> &parts, bool views,
                 const std::function<void(const std::string &)> &progress)
{
    static constexpr std::size_t few = 10;
    if (!progress)
        return;
    if (parts.size() > few) {
        progress("functions, triggers, views");
        return;
    }
    for (const auto *const part : parts)
        progress(part->kind + ' ' + part->name);
    if (views)
        progress("views");
}

Result<> Repeatables::apply(const std::function<void(const std::string &)> &progress)
{
    if (auto ensured = ensureNotes(); !ensured)
        return ensured;
    auto before = noted();
    if (!before)
        return failed(before);
    // So functions may name what is made after them; validate() looks at each in the end.
    if (auto set = m_connection.runScript("SET LOCAL check_function_bodies = off"); !set)
        return set;
    std::vector<const RepeatablePart *> made;
    std::vector<const RepeatablePart *> views;
    bool viewsDiffer = false;
    for (const auto &part : SchemaParts::known().repeatable) {
        const auto known = before->extract({part.kind, part.name});
        const bool isSame = !known.empty() && known.mapped().isThere && known.mapped().checksum == part.checksum;
        if (part.kind == "view") {
            views.push_back(&part);
            viewsDiffer = viewsDiffer || !isSame;
        } else if (!isSame) {
            made.push_back(&part);
        }
    }
    tell(made, viewsDiffer, progress);
    std::vector<std::string> functions;
    for (const auto *const part : made) {
        if (auto done = part->kind == "function" ? makeFunction(*part) : makeTrigger(*part); !done)
            return done;
        if (part->kind == "function")
            functions.push_back(part->name);
    }
    if (viewsDiffer) {
        if (auto done = makeViews(views); !done)
            return done;
        made.insert(made.end(), views.begin(), views.end());
    }
    for (const auto *const kind : {"trigger", "view", "function"}) {
        std::vector<std::string> gone;
        for (const auto &[key, part] : *before) {
            if (key.first == kind)
                gone.push_back(key.second);
        }
        if (auto dropped = drop(kind, gone); !dropped)
            return dropped;
    }
    if (auto valid = validate(functions); !valid)
        return valid;
    if (auto stored = store(made, *before); !stored)
        return stored;
    return grant();
}

/// One whose arguments or results changed can't be replaced: then it is made anew. What else has its name was made of
/// an older text, with other arguments.
Result<> Repeatables::makeFunction(const RepeatablePart &part)
{
    static constexpr auto ofName = R"(
        SELECT oid || ' ' || xmin FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname = $1)";
    const auto there = m_connection.run(ofName, {part.name});
    if (!there)
        return failed(there);
    std::vector<std::string> before;
    for (const Row row : *there)
        before.push_back(row.text(0));

    if (auto begun = m_connection.runScript("SAVEPOINT part"); !begun)
        return begun;
    if (auto made = m_connection.runScript(part.statement); !made) {
        if (made.error().reason != "42P13" || before.empty())
            return made;
        if (auto undone = m_connection.runScript("ROLLBACK TO SAVEPOINT part"); !undone)
            return undone;
        if (auto dropped = drop("function", {part.name}); !dropped)
            return dropped;
        if (auto again = m_connection.runScript(part.statement); !again)
            return again;
    }
    if (auto ended = m_connection.runScript("RELEASE SAVEPOINT part"); !ended || before.empty())
        return ended;
    return runAll(m_connection.run(R"(
        SELECT format('DROP FUNCTION %s', oid::regprocedure) FROM pg_proc
         WHERE pronamespace = 'public'::regnamespace AND proname = $1 AND oid || ' ' || xmin = ANY ($2))",
                                   {part.name, before}));
}

/// A constraint trigger can't be replaced.
Result<> Repeatables::makeTrigger(const RepeatablePart &part)
{
    if (part.statement.starts_with("CREATE CONSTRAINT")) {
        if (auto dropped = drop("trigger", {part.name}); !dropped)
            return dropped;
    }
    return m_connection.runScript(part.statement);
}

/// All of them, because one may read another. Where one can't be replaced, its columns being others, all are dropped
/// and made anew, with the rights that were granted on them.
Result<> Repeatables::makeViews(const std::vector<const RepeatablePart *> &views)
{
    std::string all;
    std::vector<std::string> names;
    for (const auto *const view : views) {
        all += view->statement + ";\n";
        names.push_back(view->name);
    }
    if (auto begun = m_connection.runScript("SAVEPOINT part"); !begun)
        return begun;
    if (auto made = m_connection.runScript(all); !made) {
        if (made.error().reason != "42P16")
            return made;
        if (auto undone = m_connection.runScript("ROLLBACK TO SAVEPOINT part"); !undone)
            return undone;
        const auto grants = m_connection.run(R"(
            SELECT format('GRANT %s ON %s TO %s', privilege_type, pg_class.oid::regclass, CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(rolname) END)
              FROM pg_class CROSS JOIN LATERAL aclexplode(relacl) LEFT JOIN pg_roles ON pg_roles.oid = grantee
             WHERE relnamespace = 'public'::regnamespace AND relname = ANY ($1) AND grantee <> relowner)",
                                             {names});
        if (!grants)
            return failed(grants);
        if (auto dropped = drop("view", names); !dropped)
            return dropped;
        if (auto again = m_connection.runScript(all); !again)
            return again;
        if (auto granted = runAll(grants); !granted)
            return granted;
    }
    return m_connection.runScript("RELEASE SAVEPOINT part");
}

/// All of them at once, because one may need another. What somebody else made of them keeps them, and stops the whole.
Result<> Repeatables::drop(const std::string &kind, const std::vector<std::string> &names)
{
    if (names.empty())
        return {};
    return runAll(m_connection.run(R"(
        SELECT format('DROP TRIGGER %I ON %s', tgname, tgrelid::regclass) FROM unnest($2::text[]) AS name
          JOIN pg_trigger ON tgrelid = to_regclass('public.' || split_part(name, '.', 1)) AND tgname = split_part(name, '.', 2)
         WHERE $1 = 'trigger'
        UNION ALL
        SELECT 'DROP VIEW ' || string_agg(oid::regclass::text, ', ') FROM pg_class
         WHERE $1 = 'view' AND relnamespace = 'public'::regnamespace AND relkind = 'v' AND relname = ANY ($2) HAVING count(*) > 0
        UNION ALL
        SELECT 'DROP FUNCTION ' || string_agg(oid::regprocedure::text, ', ') FROM pg_proc
         WHERE $1 = 'function' AND pronamespace = 'public'::regnamespace AND proname = ANY ($2) HAVING count(*) > 0)",
                                   {kind, names}));
}

/// What CREATE FUNCTION would have told at once.
Result<> Repeatables::validate(const std::vector<std::string> &functions)
{
    if (auto set = m_connection.runScript("SET LOCAL check_function_bodies = on"); !set)
        return set;
    if (auto valid = m_connection.run(R"(
        SELECT CASE lanname WHEN 'sql' THEN fmgr_sql_validator(pg_proc.oid) ELSE plpgsql_validator(pg_proc.oid) END
          FROM pg_proc JOIN pg_language ON pg_language.oid = prolang
         WHERE pronamespace = 'public'::regnamespace AND proname = ANY ($1))",
                                      {functions});
        !valid)
        return failed(valid);
    return {};
}

Result<> Repeatables::store(const std::vector<const RepeatablePart *> &made, const std::map<Key, Noted> &gone)
{
    std::vector<std::string> kinds;
    std::vector<std::string> names;
    std::vector<std::string> checksums;
    for (const auto *const part : made) {
        kinds.push_back(part->kind);
        names.push_back(part->name);
        checksums.push_back(part->checksum);
    }
    if (auto stored = m_connection.run(R"(
        INSERT INTO public.schema_part AS part (kind, name, checksum, level)
        SELECT made.kind, made.name, made.checksum, $4 FROM unnest($1::text[], $2::text[], $3::text[]) AS made(kind, name, checksum)
        ON CONFLICT (kind, name) DO UPDATE
           SET checksum = excluded.checksum, level = excluded.level, applied_at = now(), applied_by = session_user)",
                                       {kinds, names, checksums, SchemaFiles::level()});
        !stored)
        return failed(stored);
    for (const auto &[key, part] : gone) {
        if (auto forgotten
            = m_connection.run("DELETE FROM public.schema_part WHERE kind = $1 AND name = $2", {key.first, key.second});
            !forgotten)
            return failed(forgotten);
    }
    if (auto raised
        = m_connection.run("UPDATE public.schema_part SET level = $1 WHERE level <> $1", {SchemaFiles::level()});
        !raised)
        return failed(raised);
    return {};
}

Result<> Repeatables::note(const std::vector<std::string> &kinds, const std::vector<std::string> &names)
{
    if (auto ensured = ensureNotes(); !ensured)
        return ensured;
    if (auto stored = m_connection.run(R"(
        INSERT INTO public.schema_part (kind, name, checksum, level)
        SELECT known.kind, known.name, '', 0 FROM unnest($1::text[], $2::text[]) AS known(kind, name) ON CONFLICT DO NOTHING)",
                                       {kinds, names});
        !stored)
        return failed(stored);
    return {};
}

Result<> Repeatables::grant()
{
    const auto may = m_connection.run(
        "SELECT coalesce(has_function_privilege(to_regprocedure('leapfrog_grant_functions()'), 'EXECUTE'), false)");
    if (!may)
        return failed(may);
    if (!may->first().boolean(0))
        return {};
    if (auto granted = m_connection.run("SELECT leapfrog_grant_functions()"); !granted)
        return failed(granted);
    return {};
}

} // namespace leapfrog
