// SPDX-License-Identifier: MIT
#include "store/schema/schema_parts.h"

#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QFile>
#include <QRegularExpression>

#include <set>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// docs/schema.md is made from the SQL as it is written (tools/schema.py), and so is what doctor and migrator know of
/// the schema: both are held here against a database.
class TestSchema : public QObject
{
    Q_OBJECT

private slots:
    void theDocumentShowsEachColumn();
    void theDocumentShowsWhatKeepsTheTables();
    void thePartsAreThoseOfTheDatabase();

private:
    std::set<std::string> names(const std::string &sql)
    {
        std::set<std::string> all;
        for (const Row row : must(m_database.connection().run(sql)))
            all.insert(row.text(0));
        return all;
    }
    static QString document()
    {
        QFile file(QStringLiteral(LEAPFROG_SOURCE_DIR "/docs/schema.md"));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    TestDatabase m_database;
};

/// The tables of the migrations, without the two that the migrator keeps for itself.
static const std::string ours
    = "relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname NOT IN ('schema_migration', 'schema_part')";

/// An identity column brings its sequence along.
static const std::string notOfAColumn = "NOT EXISTS (SELECT 1 FROM pg_depend WHERE classid = 'pg_class'::regclass AND "
                                        "objid = pg_class.oid AND deptype = 'i')";

void TestSchema::theDocumentShowsEachColumn()
{
    std::set<std::string> shown;
    QString table;
    for (const auto &line : document().split(u'\n')) {
        if (line.startsWith(u"### "))
            table = line.mid(4);
        static const QRegularExpression column(
            u"^\\| `(\\w+)` \\| ([\\w\\[\\]]+)(?: GENERATED \\w+ AS IDENTITY)? \\| (.*?) \\|"_s);
        if (const auto found = column.match(line); found.hasMatch())
            shown.insert((table + u'.' + found.captured(1) + u' ' + found.captured(2)
                          + (found.captured(3).contains(u"null"_s) ? u" null"_s : QString()))
                             .toStdString());
    }
    const auto there
        = names("SELECT relname || '.' || attname || ' ' || replace(replace(replace(format_type(atttypid, atttypmod), "
                "'integer', 'int'), "
                "'timestamp with time zone', 'timestamptz'), 'double precision', 'float8') || CASE WHEN attnotnull "
                "THEN '' ELSE ' null' END "
                "FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid WHERE attnum > 0 AND NOT attisdropped AND "
                + ours);
    QCOMPARE(shown, there);
}

void TestSchema::theDocumentShowsWhatKeepsTheTables()
{
    const auto text = document();
    auto all = names(
        "SELECT conname::text FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid WHERE contype = 'c' AND "
        "conname !~ '_check[0-9]*$' AND "
        + ours);
    all.merge(
        names("SELECT tgname::text FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE NOT tgisinternal AND "
              + ours));
    all.merge(names(
        "SELECT indexrelid::regclass::text FROM pg_index JOIN pg_class ON pg_class.oid = indrelid WHERE NOT EXISTS "
        "(SELECT 1 FROM pg_constraint WHERE conindid = indexrelid) AND "
        + ours));
    all.merge(names(
        "SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'S') AND "
        + notOfAColumn));
    all.merge(names("SELECT proname::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace"));
    QVERIFY(all.size() > 150);
    for (const auto &name : all)
        QVERIFY2(text.contains(u'`' + QString::fromStdString(name) + u'`'), name.c_str());
    // Nameless ones are shown by their text: as many as there are.
    static const QRegularExpression key(u"^- `(PRIMARY KEY|FOREIGN KEY|CHECK) "_s, QRegularExpression::MultilineOption);
    int shown = 0;
    for (auto found = key.globalMatch(text); found.hasNext(); found.next())
        ++shown;
    QCOMPARE(shown,
             m_database.number(
                 "SELECT count(*) FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid WHERE (contype IN "
                 "('p', 'f') OR (contype = 'c' AND conname ~ '_check[0-9]*$')) AND "
                 + ours));
}

template <typename Map> static std::set<std::string> keys(const Map &map)
{
    std::set<std::string> all;
    for (const auto &entry : map)
        all.insert(entry.first);
    return all;
}

void TestSchema::thePartsAreThoseOfTheDatabase()
{
    const auto &parts = SchemaParts::known();
    QCOMPARE(keys(parts.functions),
             names("SELECT proname::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace"));
    QCOMPARE(keys(parts.triggers),
             names("SELECT relname || '.' || tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE NOT "
                   "tgisinternal"));
    QCOMPARE(keys(parts.tables),
             names("SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN "
                   "('r', 'v', 'S') "
                   "AND relname NOT IN ('schema_migration', 'schema_part') AND "
                   + notOfAColumn));
    QCOMPARE(
        keys(parts.indexes),
        names(
            "SELECT indexrelid::regclass::text FROM pg_index JOIN pg_class ON pg_class.oid = indrelid WHERE NOT EXISTS "
            "(SELECT 1 FROM pg_constraint WHERE conindid = indexrelid) AND "
            + ours));
    QCOMPARE(
        parts.repeatable.size(),
        parts.functions.size() + parts.triggers.size()
            + names("SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'v'")
                  .size());
}

QTEST_GUILESS_MAIN(TestSchema)
#include "test_schema.moc"
