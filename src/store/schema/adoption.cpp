// SPDX-License-Identifier: MIT
#include "store/schema/adoption.h"

#include "store/schema/repeatables.h"

#include <QCoreApplication>

#include <algorithm>
#include <sstream>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::Migrator)
};

/// migrations/adoption.txt: what the old migrations were and left.
struct OldSchema
{
    std::vector<AppliedMigration> migrations;
    int through = 0; ///< newest of our migrations that such a database has, in effect
    std::vector<std::string> kinds; ///< of functions, triggers and views, with
    std::vector<std::string> names;
    std::map<std::string, std::string> objects; ///< `column document.body` to how it is
};

} // namespace

/// `column document.body text NOT NULL` in two: what, and how it is.
static std::pair<std::string, std::string> split(const std::string &line)
{
    const auto second = line.find(' ', line.find(' ') + 1);
    return {line.substr(0, second), second == std::string::npos ? std::string() : line.substr(second + 1)};
}

static const OldSchema &oldSchema()
{
    static const OldSchema schema = [] {
        OldSchema read;
        std::istringstream lines(SchemaFiles::adoption());
        for (std::string line; std::getline(lines, line);) {
            std::istringstream words(line);
            std::string kind;
            std::string name;
            words >> kind >> name;
            if (kind == "migration") {
                AppliedMigration one{
                    .version = std::stoi(name), .name = {}, .checksum = {}, .complete = true, .at = {}};
                words >> one.name >> one.checksum;
                read.migrations.push_back(one);
            } else if (kind == "through") {
                read.through = std::stoi(name);
            } else if (kind == "function" || kind == "trigger" || kind == "view") {
                read.kinds.push_back(kind);
                read.names.push_back(name);
            } else if (!kind.empty() && kind != "--") {
                read.objects.insert(split(line));
            }
        }
        return read;
    }();
    return schema;
}

std::string Adoption::newestOld()
{
    return oldSchema().migrations.back().name;
}

Adoption::List Adoption::listOf(const std::vector<AppliedMigration> &applied)
{
    const auto &old = oldSchema().migrations;
    const auto isOld = [&](const AppliedMigration &one) {
        return std::ranges::any_of(old, [&](const AppliedMigration &other) {
            return other.version > 2 && other.version == one.version && other.name == one.name;
        });
    };
    if (std::ranges::none_of(applied, isOld))
        return List::Ours; // 0001 and 0002 are the same in both
    const bool isWhole
        = std::ranges::equal(applied, old, [](const AppliedMigration &one, const AppliedMigration &other) {
              return one.version == other.version && one.name == other.name && one.checksum == other.checksum
                  && one.complete;
          });
    return isWhole ? List::Old : List::Other;
}

/// The tables of a database, in the form of the file. Without parentheses: a restored dump has others.
static constexpr auto tablesOf = R"(
    SELECT rtrim(regexp_replace(line, '[()[:space:]]+', ' ', 'g')) FROM (
    SELECT format('column %s.%s %s%s%s', relname, attname, format_type(atttypid, atttypmod),
                  CASE WHEN attnotnull THEN ' NOT NULL' ELSE '' END, ' DEFAULT ' || pg_get_expr(adbin, adrelid))
      FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
     WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0 AND NOT attisdropped
    UNION ALL
    SELECT format('constraint %s.%s %s', relname, conname, replace(pg_get_constraintdef(pg_constraint.oid), ' NOT VALID', ''))
      FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
     WHERE relnamespace = 'public'::regnamespace AND contype IN ('c', 'f', 'p', 'u', 'x')
    UNION ALL
    SELECT format('index %s.%s %s', tables.relname, indexes.relname, pg_get_indexdef(indexrelid))
      FROM pg_index JOIN pg_class AS tables ON tables.oid = indrelid JOIN pg_class AS indexes ON indexes.oid = indexrelid
     WHERE tables.relnamespace = 'public'::regnamespace AND indisvalid
       AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid AND conrelid = indrelid)
    UNION ALL
    SELECT format('sequence %s %s from %s to %s by %s start %s cache %s%s', relname, format_type(seqtypid, NULL), seqmin, seqmax, seqincrement,
                  seqstart, seqcache, CASE WHEN seqcycle THEN ' cycle' ELSE '' END)
      FROM pg_sequence JOIN pg_class ON pg_class.oid = seqrelid WHERE relnamespace = 'public'::regnamespace
    UNION ALL
    SELECT format('persistence %s %s', relname, CASE relpersistence WHEN 'p' THEN 'logged' ELSE 'unlogged' END)
      FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r') AS object(line))";

/// How an object should be; of an index the statement that makes it.
static QString wanted(const std::string &name, const std::string &how)
{
    const auto &indexes = SchemaParts::known().indexes;
    const auto index = indexes.find(name.substr(name.find('.') + 1));
    const bool isIndex = name.starts_with("index ") && index != indexes.end();
    return QString::fromStdString(isIndex ? index->second : how).simplified();
}

static Result<> compare(Connection &connection)
{
    if (auto set = connection.runScript("SET LOCAL datestyle = 'ISO'; SET LOCAL timezone = 'UTC'"); !set)
        return set;
    const auto rows = connection.run(tablesOf);
    if (!rows)
        return failed(rows);
    std::map<std::string, std::string> there;
    for (const Row row : *rows)
        there.insert(split(row.text(0)));
    QStringList differences;
    for (const auto &[name, how] : oldSchema().objects) {
        const auto found = there.find(name);
        if (found == there.end())
            differences.append(Words::tr("%1 is missing (%2)").arg(QString::fromStdString(name), wanted(name, how)));
        else if (found->second != how)
            differences.append(Words::tr("%1 is “%2”, not “%3”")
                                   .arg(QString::fromStdString(name), QString::fromStdString(found->second),
                                        QString::fromStdString(how)));
    }
    if (differences.isEmpty())
        return {};
    static constexpr qsizetype mostTold = 5;
    const auto more = differences.size() - mostTold;
    return failed(
        Error{.code = Error::Code::Refused,
              .message = Words::tr("This database's tables are not as %1 left them, so it can't be adopted: %2%3. Put "
                                   "that right, then run again: leapfrogctl migrate. Nothing was changed.")
                             .arg(QString::fromStdString(Adoption::newestOld()),
                                  differences.mid(0, mostTold).join(QStringLiteral("; ")),
                                  more > 0 ? Words::tr("; and %n more", nullptr, int(more)) : QString()),
              .cause = differences.join(QLatin1Char('\n')),
              .reason = "schema_differs",
              .field = {}});
}

Result<> Adoption::adopt(Connection &connection)
{
    if (auto same = compare(connection); !same)
        return same;
    const auto &old = oldSchema();
    if (auto cleared = connection.run("DELETE FROM public.schema_migration WHERE version > 2"); !cleared)
        return failed(cleared);
    for (const auto &migration : SchemaFiles::migrations()) {
        if (migration.version <= 2 || migration.version > old.through)
            continue;
        if (auto noted = connection.run(
                "INSERT INTO public.schema_migration (version, name, checksum, complete) VALUES ($1, $2, $3, true)",
                {migration.version, migration.name, migration.checksum});
            !noted)
            return failed(noted);
    }
    return Repeatables(connection).note(old.kinds, old.names);
}

} // namespace leapfrog
