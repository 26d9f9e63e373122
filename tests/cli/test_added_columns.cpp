// SPDX-License-Identifier: MIT
#include "cli/golden_documents.h"
#include "cli/program.h"
#include "store/queue/depth.h"
#include "store/queue/queue.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <map>
#include <set>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;
using namespace std::chrono_literals;

/// Somebody adds a column to a table of ours. Whatever its name, nothing stops and nothing comes out otherwise: no
/// statement takes it for another's column, for an alias or for a variable of a function. So each of the tables gets
/// a column for each name that occurs anywhere in our SQL, of a type that fits nothing.
class TestAddedColumns : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void nothingStopsAndAllComesOutTheSame_data();
    void nothingStopsAndAllComesOutTheSame();
    void statementsMeanTheSame();
    void variablesOfFunctionsWinOverColumns();

private:
    [[nodiscard]] QByteArray story(TestDatabase &database) const;

    QTemporaryDir m_folder;
    std::set<QString> m_statements; ///< SQL literals of src/store
    QByteArray m_expected;
};

namespace {

/// The names that occur in our SQL, and all of our columns: those that a table lacks are added to it.
constexpr auto addColumns = R"(
    CREATE FUNCTION pg_temp.add_columns(tables text, words text[]) RETURNS void LANGUAGE plpgsql AS $do$
    DECLARE
        one record;
    BEGIN
        FOR one IN
            WITH word AS (
                SELECT attname::text AS name FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
                 WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v') AND attnum > 0
                UNION
                SELECT unnest(proargnames) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
                UNION
                SELECT (regexp_matches(regexp_replace(regexp_replace(prosrc, '--[^\n]*', '', 'g'), '''[^'']*''', '', 'g'),
                                       '\m[a-z_][a-z_0-9]*\M', 'g'))[1]
                  FROM pg_proc WHERE pronamespace = 'public'::regnamespace
                UNION
                SELECT unnest(words))
            SELECT ours.oid::regclass AS name, string_agg(format('ADD COLUMN %I uuid', word.name), ', ') AS columns
              FROM pg_class AS ours CROSS JOIN word
             WHERE ours.relnamespace = 'public'::regnamespace AND ours.relkind = 'r' AND ours.relname ~ tables
               AND word.name NOT IN ('ctid', 'xmin', 'xmax', 'cmin', 'cmax', 'tableoid', '')
               AND NOT EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = ours.oid AND attname = word.name)
             GROUP BY ours.oid
        LOOP
            EXECUTE format('ALTER TABLE %s %s', one.name, one.columns);
        END LOOP;
    END $do$)";

/// What each statement says when all its names are resolved, `*` too.
constexpr auto meaningOf = R"(
    CREATE FUNCTION pg_temp.meaning(statement text) RETURNS text LANGUAGE plpgsql AS $do$
    DECLARE
        types text; said text; what text;
    BEGIN
        BEGIN
            EXECUTE 'PREPARE looked_at AS ' || statement;
        EXCEPTION WHEN syntax_error OR indeterminate_datatype OR undefined_table THEN
            RETURN ''; -- no statement, or only a part of one
        END;
        SELECT array_to_string(parameter_types::text[], ', ') INTO types FROM pg_prepared_statements WHERE name = 'looked_at';
        DEALLOCATE looked_at;
        FOREACH what IN ARRAY ARRAY['SETOF record', 'void'] LOOP
            BEGIN
                EXECUTE format('CREATE FUNCTION pg_temp.looked_at(%s) RETURNS %s BEGIN ATOMIC %s; END', types, what, statement);
                SELECT pg_get_function_sqlbody(oid) INTO said FROM pg_proc WHERE proname = 'looked_at';
                DROP FUNCTION pg_temp.looked_at;
                RETURN said;
            EXCEPTION WHEN invalid_function_definition THEN
                NULL; -- it returns nothing
            END;
        END LOOP;
        RETURN '';
    EXCEPTION WHEN ambiguous_column OR undefined_column OR undefined_function OR datatype_mismatch OR duplicate_alias THEN
        RETURN SQLERRM;
    END $do$)";

/// Without what is another in each run: moments, durations, ids that were drawn, names of processes.
QByteArray comparable(const QByteArray &text)
{
    static const QRegularExpression uuid(u"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"_s);
    static const QRegularExpression other(u"\"(seconds\":[0-9.e-]+|worker\":\"[^\"]*\")"_s);
    static const QRegularExpression moment(u"\\d{4}-\\d\\d-\\d\\d[T ][0-9:.]+Z?"_s);
    return QString::fromUtf8(text).replace(uuid, u"UUID"_s).replace(moment, u"MOMENT"_s).remove(other).toUtf8();
}

std::set<QString> wordsOf(const std::set<QString> &statements)
{
    static const QRegularExpression word(u"\\b[a-z_][a-z_0-9]*\\b"_s);
    static const QRegularExpression text(u"'[^']*'"_s);
    std::set<QString> words;
    for (auto statement : statements) {
        auto found = word.globalMatch(statement.remove(text));
        while (found.hasNext())
            words.insert(found.next().captured());
    }
    return words;
}

/// What workers do with jobs, one by one and in sets. In each case the queue has nothing else that is ready.
void workByHand(TestDatabase &database)
{
    auto &connection = database.connection();
    QueueStore queue(connection);
    const JobFailure failure{.code = "boom", .field = {}, .message = u"?"_s};
    const auto held = [&](const char *id) {
        must(queue.enqueue({.orgId = "acme", .documentId = id, .documentType = "sales_invoice"}, "sync"));
        auto jobs = must(queue.claim("hand", 1, 60s));
        if (jobs.size() != 1)
            qFatal("nothing was claimed for %s", id);
        return jobs;
    };
    auto jobs = held("S1");
    must(queue.heartbeat(jobs, 60s));
    must(queue.fail(jobs.front(), failure));
    must(queue.postpone(held("S2").front(), failure, {.least = 60s}));
    must(queue.putBack(held("S3").front(), 60s, "full", u"?"_s));
    must(queue.release(held("S4")));
    must(queue.endSuperseded(must(queue.claim("hand", 1, 60s))));
    must(queue.complete(held("S5")));
    jobs = held("D001");
    must(queue.fail(jobs.front(), {.code = "boom", .field = {}, .message = u"?"_s, .permanent = true}));
    // One whose worker stopped without a word.
    jobs = held("D002");
    database.sql("UPDATE accounting_work_queue SET leased_until = clock_timestamp() - interval '1 s' WHERE id = '"
                 + jobs.front().id + "'");
    if (must(queue.claim("other", 1, 60s)).size() != 1)
        qFatal("an ended lease was not adopted");
    must(queue.complete({must(queue.claim("other", 1, 60s))}));
    database.sql("DELETE FROM accounting_work_queue WHERE leased_by = 'other'");
    must(connection.runScript("BEGIN"));
    must(queue.enqueueMany({{.orgId = "acme", .documentId = "D003", .documentType = "journal"},
                            {.orgId = "acme", .documentId = "D004", .documentType = "journal"}},
                           "sync"));
    must(connection.runScript("COMMIT"));
    must(connection.runScript("BEGIN"));
    const auto taken = must(queue.take("hand", 10, normalPriority, urgentPriority));
    if (taken.size() != 2)
        qFatal("%d jobs were taken as a set", static_cast<int>(taken.size()));
    must(queue.endSet({taken.at(0).place}, {taken.at(1).place}, "hand", 60s));
    must(connection.runScript("COMMIT"));
    database.sql("DELETE FROM accounting_work_queue WHERE state <> 'dead'");
    must(queue.setIdle("hand", true, 60s));
    must(queue.maintain());
    must(queue.forgetLowWaterMarks());
    must(queue.wakeUnseen());
    must(queue.untilNextReady());
    must(queue.trim());
    DepthStore depth(connection);
    must(depth.sample(1s));
    must(depth.history(900s));
    must(depth.history(900s, "acme"));
    must(depth.outlook({}));
    must(depth.outlook("acme"));
}

} // namespace

void TestAddedColumns::initTestCase()
{
    QFile documents(m_folder.filePath(u"documents.jsonl"_s));
    QVERIFY(documents.open(QIODevice::WriteOnly));
    documents.write(goldenDocuments());
    for (const auto *const id : {"S1", "S2", "S3", "S4", "S5"})
        documents.write(QByteArray::fromStdString(invoiceBody(id, 100)) + '\n');
    documents.close();
    QFile changed(m_folder.filePath(u"changed.jsonl"_s));
    QVERIFY(changed.open(QIODevice::WriteOnly));
    changed.write(QByteArray::fromStdString(invoiceBody("S1", 250)) + '\n');
    changed.write(QByteArray::fromStdString(invoiceBody("S2", 7, "2026-04-01")) + '\n');
    changed.write(R"({"id":"S3","type":"sales_invoice","date":"2026-03-31","currency":"EUR","tax_included":false,)"
                  R"("lines":[{"amount":"1.00"}],"total":"2.00"})"
                  "\n");
    changed.close();

    static const QRegularExpression literal(
        uR"--(R"\(\s*((?:SELECT|WITH|INSERT|UPDATE|DELETE)\b.*?)\)"|"((?:SELECT|WITH|INSERT|UPDATE|DELETE) [^\n]*?)"[;,)\n])--"_s,
        QRegularExpression::DotMatchesEverythingOption);
    QDirIterator sources(QStringLiteral(LEAPFROG_SOURCES "/src/store"), {u"*.cpp"_s}, QDir::Files,
                         QDirIterator::Subdirectories);
    while (sources.hasNext()) {
        QFile source(sources.next());
        QVERIFY(source.open(QIODevice::ReadOnly));
        auto found = literal.globalMatch(QString::fromUtf8(source.readAll()));
        while (found.hasNext()) {
            const auto match = found.next();
            m_statements.insert(match.captured(1) + match.captured(2));
        }
    }
    QVERIFY(m_statements.size() > 100);

    TestDatabase plain;
    m_expected = story(plain);
    QVERIFY(m_expected.contains("LOCK-CU"));
    QVERIFY(m_expected.contains("4007"));
}

/// Every command, on all that the queue and the books know.
QByteArray TestAddedColumns::story(TestDatabase &database) const
{
    QByteArray told;
    for (const auto *const step : {
             "= import --org acme --base-currency EUR @documents.jsonl",
             "  jobs list",
             "  jobs list --text S --sort age",
             "  jobs list --sort document --descending --state waiting",
             "  jobs errors",
             "  jobs explain %job%",
             "  jobs set-priority --all --priority 2 --why now",
             "= depth",
             "  work --drain",
             "= organisation set --lock-policy catch_up",
             "= period lock --through 2026-04-15 --why audited",
             "= period show",
             "= import --org acme @changed.jsonl",
             "= recreate --org acme --document S1 --document S2 --document S3 --preview",
             "  work --drain",
             "= recreate --org acme --document S3",
             "= recreations show %recreation%",
             "  recreations retry %recreation%",
             "= accounts export --format csv",
             "= organisation set --role sales=4007 --yes",
             "= organisation show",
             "= recreate --org acme --document S1 --document D005 --preview",
             "= recreate --org acme --document S1 --document S4",
             "= recreations show %recreation%",
             "= recreate --org acme --all",
             "  recreations list",
             "= recreations show %recreation%",
             "  work --drain",
             "= recreations show %recreation%",
             "  recreations undo %recreation%",
             "= period unlock",
             "= recreate --org acme --type vendor_bill",
             "= recreations show %recreation%",
             "  recreations undo %recreation%",
             "= recreations show %recreation%",
             "= recreate --org acme --all --why again",
             "  jobs cancel %job% --why enough",
             "= ledger trial-balance --previous",
             "  work --drain",
             "  settings",
             "  settings --org acme max_leased=5 weight=2 max_per_second=1000",
             "= enqueue --org acme --document S4 --document S5",
             "= settings --org acme",
             "  work --drain",
             "  pause --org acme --why wait",
             "  resume --org acme",
             "  by hand",
             "  workers",
             "  jobs list --state dead",
             "  jobs retry --all --why again",
             "  jobs cancel --all --why enough",
             "= ledger trial-balance --through 2026-12-31",
             "= ledger entries --all-versions --limit 100000",
             "= ledger entries --account 1200 --from 2026-01-01",
             "= ledger deferrals --as-of 2026-06-30",
             "= ledger export --format csv",
             "= ledger export --format json",
             "= ledger verify",
             "  ledger clearing",
             "  inbox list",
             "  doctor",
             "  spoil",
             "  doctor --repair",
             "  work --drain",
             "= depth",
         }) {
        auto words = QString::fromLatin1(step + 2);
        words.replace(u"%job%"_s,
                      QString::fromStdString(database.sql(
                          "SELECT id FROM accounting_work_queue WHERE state = 'queued' ORDER BY document_id LIMIT 1")));
        words.replace(u"%recreation%"_s,
                      QString::fromStdString(
                          database.sql("SELECT recreation_id FROM recreation ORDER BY started_at DESC LIMIT 1")));
        if (words == u"by hand") {
            workByHand(database);
            continue;
        }
        if (words == u"spoil") {
            must(database.connection().runScript(
                "SET session_replication_role = replica; "
                "INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint, run_count) "
                "VALUES ('acme', 'S4', 'sales_invoice', 1, 0), ('acme', 'S5', 'sales_invoice', 1, -5); "
                "INSERT INTO accounting_work_queue (org_id, document_id, document_type, state) "
                "VALUES ('acme', 'D006', 'journal', 'leased'); "
                "UPDATE document SET accounting_ready_version = accounting_ready_version + 1 WHERE document_id = "
                "'D007'; "
                "UPDATE queue_depth SET n = n + 7; RESET session_replication_role"));
            continue;
        }
        const auto answer = leapfrogctl(QStringList{u"--json"_s, u"--dsn"_s, QString::fromStdString(database.dsn())}
                                        + words.split(QLatin1Char(' '), Qt::SkipEmptyParts)
                                              .replaceInStrings(QRegularExpression(u"^@"_s), m_folder.path() + u'/'));
        told += QByteArray("== ") + (step + 2) + " (" + QByteArray::number(answer.exitCode) + ")\n";
        if (*step == '=')
            told += answer.out;
        if (answer.exitCode > 1) // 1: refused documents, findings
            told += answer.messages;
    }
    return comparable(told);
}

void TestAddedColumns::nothingStopsAndAllComesOutTheSame_data()
{
    QTest::addColumn<std::string>("tables"); // a pattern
    QTest::newRow("of the books") << std::string("^(account|document|gl_|import_|organisation|period_|settings_)");
    QTest::newRow("of the queue") << std::string("^(accounting_work_queue|job_event|pause|recreation|setting|worker)");
    QTest::newRow("of lanes and counters") << std::string("^(queue_|depth_|schema_)");
}

void TestAddedColumns::nothingStopsAndAllComesOutTheSame()
{
    QFETCH(const std::string, tables);
    TestDatabase database;
    must(database.connection().runScript(addColumns));
    std::vector<std::string> words;
    for (const auto &word : wordsOf(m_statements))
        words.push_back(word.toStdString());
    must(database.connection().run("SELECT pg_temp.add_columns($1, $2)", {tables, words}));
    const auto got = story(database);
    const auto differs = std::ranges::mismatch(got, m_expected).in1 - got.begin();
    QCOMPARE(got.mid(std::max(0LL, differs - 200LL), 400), m_expected.mid(std::max(0LL, differs - 200LL), 400));
    QCOMPARE(got, m_expected);
    QCOMPARE(database.depthFaults(), 0);
}

/// A name that a new column catches may fail nowhere and yet mean something else.
void TestAddedColumns::statementsMeanTheSame()
{
    TestDatabase database;
    auto &connection = database.connection();
    must(connection.runScript(addColumns));
    must(connection.runScript(meaningOf));
    must(connection.runScript("SET quote_all_identifiers = off"));
    std::map<QString, std::string> before;
    int understood = 0;
    for (const auto &statement : m_statements) {
        before[statement]
            = must(connection.run("SELECT pg_temp.meaning($1)", {statement.toStdString()})).first().text(0);
        understood += before[statement].empty() ? 0 : 1;
    }
    QVERIFY2(understood > 100, QByteArray::number(understood).constData());
    std::vector<std::string> words;
    for (const auto &word : wordsOf(m_statements))
        words.push_back(word.toStdString());
    must(connection.run("SELECT pg_temp.add_columns('.', $1)", {words}));
    // These return rows of a table, and its new columns with them; they are asked for by name.
    static const QRegularExpression ofRows(u"(ledger_in_force|recreation_begin)\\([^(]*\\) \\1\\([^)]*\\)"_s);
    QStringList others;
    for (const auto &statement : m_statements) {
        const auto after
            = must(connection.run("SELECT pg_temp.meaning($1)", {statement.toStdString()})).first().text(0);
        const auto is = QString::fromStdString(after).remove(ofRows);
        if (is != QString::fromStdString(before[statement]).remove(ofRows))
            others.append(statement + u"\n  means now: "_s + is);
    }
    QVERIFY2(others.isEmpty(), qPrintable(others.join(u"\n"_s)));
}

/// All columns are named, so a name that stands alone is a variable's, whatever columns there are or will be.
void TestAddedColumns::variablesOfFunctionsWinOverColumns()
{
    TestDatabase database;
    QCOMPARE(database.sql(
                 "SELECT string_agg(proname, ', ' ORDER BY proname) FROM pg_proc "
                 "JOIN pg_language ON pg_language.oid = prolang "
                 "WHERE pronamespace = 'public'::regnamespace AND lanname = 'plpgsql' "
                 "AND prosrc !~ '^\\s*#variable_conflict use_variable\\M' AND proname <> 'organisation_on_settings'"),
             std::string()); // that one has no statement
}

QTEST_GUILESS_MAIN(TestAddedColumns)
#include "test_added_columns.moc"
