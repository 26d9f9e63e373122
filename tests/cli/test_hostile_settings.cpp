// SPDX-License-Identifier: MIT
#include "cli/golden_documents.h"
#include "cli/program.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// Whatever the database or the login is set to, the same documents and commands make the same books, byte for byte;
/// and a producer may write the queue from a session with any of these settings.
class TestHostileSettings : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theBooksAreTheSame_data();
    void theBooksAreTheSame();
    void aProducersSessionMayBeSetToAnything_data() { theBooksAreTheSame_data(); }
    void aProducersSessionMayBeSetToAnything();
    void whatWasInsertedWithoutTriggersIsToldAndMended();
    void whatTheServerSaysOfABadSettingIsNotPrinted();

private:
    [[nodiscard]] Answer run(const TestDatabase &database, const QString &words) const;
    /// Imports, posts, changes, locks, recreates; then everything that the books can be read by.
    [[nodiscard]] QByteArray story(const TestDatabase &database) const;

    QTemporaryDir m_folder;
    QByteArray m_expected;
};

namespace {

using SettingList = std::vector<std::pair<std::string, std::string>>;

/// Many at once: they don't touch each other, and a run takes its time.
const std::vector<std::pair<const char *, SettingList>> &groups()
{
    static const std::vector<std::pair<const char *, SettingList>> all = {
        {"German",
         {{"DateStyle", "'German'"},
          {"IntervalStyle", "'iso_8601'"},
          {"TimeZone", "'Pacific/Kiritimati'"},
          {"bytea_output", "'escape'"},
          {"extra_float_digits", "-15"},
          {"lc_numeric", "'C'"},
          {"lc_monetary", "'C'"},
          {"client_encoding", "'LATIN1'"},
          {"quote_all_identifiers", "on"},
          {"xmloption", "'document'"}}},
        {"serializable",
         {{"DateStyle", "'SQL, DMY'"},
          {"IntervalStyle", "'sql_standard'"},
          {"TimeZone", "'America/St_Johns'"},
          {"default_transaction_isolation", "'serializable'"},
          {"default_transaction_deferrable", "on"},
          {"check_function_bodies", "off"},
          {"synchronous_commit", "off"}}},
        {"impatient",
         {{"DateStyle", "'Postgres, MDY'"},
          {"default_transaction_isolation", "'repeatable read'"},
          {"statement_timeout", "'1ms'"},
          {"lock_timeout", "'1ms'"},
          {"idle_in_transaction_session_timeout", "'1ms'"},
          {"gin_fuzzy_search_limit", "1"}}},
        {"other words",
         {{"search_path", "shadow, pg_catalog, public"},
          {"standard_conforming_strings", "off"},
          {"escape_string_warning", "off"},
          {"backslash_quote", "off"},
          {"transform_null_equals", "on"},
          {"array_nulls", "off"},
          {"row_security", "off"}}},
        {"odd plans",
         {{"plan_cache_mode", "'force_generic_plan'"},
          {"enable_seqscan", "off"},
          {"enable_indexscan", "off"},
          {"enable_hashjoin", "off"},
          {"enable_nestloop", "off"},
          {"enable_sort", "off"},
          {"jit", "on"},
          {"jit_above_cost", "0"},
          {"from_collapse_limit", "1"},
          {"join_collapse_limit", "1"},
          {"geqo_threshold", "2"},
          {"work_mem", "'64kB'"}}},
        {"our own names",
         {{"leapfrog.act", "'x'"},
          {"leapfrog.act_of", "'1'"},
          {"leapfrog.act_noted", "'x'"},
          {"leapfrog.in_books", "'1'"},
          {"leapfrog.settings_read", "'x'"},
          {"leapfrog.place_1", "'x'"},
          {"leapfrog.place_2", "'x'"}}},
        {"no triggers", {{"session_replication_role", "replica"}}},
    };
    return all;
}

const SettingList &groupOf(const QString &name)
{
    return std::ranges::find_if(groups(), [&](const auto &group) { return name == QLatin1String(group.first); })
        ->second;
}

/// Names of ours in a schema that stands before ours in a search path.
void addShadows(TestDatabase &database)
{
    VERIFY_RESULT(database.connection().runScript(R"(
        CREATE SCHEMA shadow;
        CREATE TABLE shadow.document (org_id text, document_id text);
        CREATE TABLE shadow.gl_entry (org_id text);
        CREATE TABLE shadow.setting (key text, value text);
        CREATE TABLE shadow.accounting_work_queue (id int);
        CREATE TABLE shadow.schema_migration (version int, name text, checksum text);
        CREATE FUNCTION shadow.now() RETURNS timestamptz LANGUAGE sql AS 'SELECT NULL::timestamptz';
        CREATE FUNCTION shadow.lower(text) RETURNS text LANGUAGE sql AS 'SELECT ''x''::text')"));
}

/// Without what is another in each run: moments, durations, ids that were drawn.
QByteArray comparable(const QByteArray &text)
{
    static const QRegularExpression uuid(u"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"_s);
    static const QRegularExpression moment(u"\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z?"_s);
    static const QRegularExpression seconds(u"\"seconds\":[0-9.e-]+"_s);
    return QString::fromUtf8(text).replace(uuid, u"UUID"_s).replace(moment, u"MOMENT"_s).remove(seconds).toUtf8();
}

} // namespace

Answer TestHostileSettings::run(const TestDatabase &database, const QString &words) const
{
    return leapfrogctl(QStringList{u"--dsn"_s, QString::fromStdString(database.dsn())}
                       + words.split(QLatin1Char(' '), Qt::SkipEmptyParts)
                             .replaceInStrings(QRegularExpression(u"^@"_s), m_folder.path() + QLatin1Char('/')));
}

void TestHostileSettings::initTestCase()
{
    QFile documents(m_folder.filePath(u"documents.jsonl"_s));
    QVERIFY(documents.open(QIODevice::WriteOnly));
    documents.write(goldenDocuments());
    for (const auto *const id : {"S1", "S2", "S3"})
        documents.write(QByteArray::fromStdString(invoiceBody(id, 100)) + '\n');
    QFile changed(m_folder.filePath(u"changed.jsonl"_s));
    QVERIFY(changed.open(QIODevice::WriteOnly));
    changed.write(QByteArray::fromStdString(invoiceBody("S1", 250)) + '\n');
    changed.write(QByteArray::fromStdString(invoiceBody("S2", 7, "2026-04-01")) + '\n');
    documents.close();
    changed.close();

    const TestDatabase plain;
    m_expected = story(plain);
    QVERIFY(m_expected.contains("LOCK-CU"));
    QVERIFY(m_expected.contains("4007"));
}

QByteArray TestHostileSettings::story(const TestDatabase &database) const
{
    QByteArray told;
    for (const auto *const words : {
             "--json import --org acme --base-currency EUR @documents.jsonl",
             "work --drain",
             "--json organisation set --lock-policy catch_up",
             "--json period lock --through 2026-04-15 --why audited",
             "--json import --org acme @changed.jsonl",
             "work --drain",
             "--json organisation set --role sales=4007 --yes",
             "--json recreate --org acme --document S1 --document S3",
             "--json recreate --org acme --type purchase_invoice",
             "--json ledger trial-balance --through 2026-12-31",
             "ledger entries --all-versions --limit 100000",
             "--json ledger deferrals --as-of 2026-06-30",
             "ledger export --format csv",
             "ledger export --format json",
             "--json ledger verify",
         }) {
        const auto answer = run(database, QString::fromUtf8(words));
        told += QByteArray("== ") + words + " (" + QByteArray::number(answer.exitCode) + ")\n";
        if (!QByteArray(words).startsWith("work")) // which tells how long it took
            told += answer.out;
        if (answer.exitCode > 1) // 1: refused documents, findings
            told += answer.messages;
    }
    return comparable(told);
}

void TestHostileSettings::theBooksAreTheSame_data()
{
    QTest::addColumn<QString>("group");
    for (const auto &[name, settings] : groups())
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestHostileSettings::theBooksAreTheSame()
{
    QFETCH(const QString, group);
    TestDatabase database;
    addShadows(database);
    const auto name = database.sql("SELECT current_database()");
    // By turns the database's settings and the login's.
    bool ofRole = false;
    for (const auto &[key, value] : groupOf(group)) {
        database.sql((ofRole ? "ALTER ROLE CURRENT_USER IN DATABASE " : "ALTER DATABASE ") + name + " SET " + key
                     + " = " + value);
        ofRole = !ofRole;
    }
    const auto got = story(database);
    const auto lines = got.split('\n');
    const auto expected = m_expected.split('\n');
    for (qsizetype i = 0; i < std::min(lines.size(), expected.size()); ++i)
        QCOMPARE(lines[i], expected[i]);
    QCOMPARE(got, m_expected);
    QCOMPARE(database.depthFaults(), 0);
}

void TestHostileSettings::aProducersSessionMayBeSetToAnything()
{
    QFETCH(const QString, group);
    if (group == u"no triggers")
        return; // below
    TestDatabase database;
    addShadows(database);
    QVERIFY(run(database, u"--json import --org acme --base-currency EUR @documents.jsonl"_s).exitCode == 0);
    database.drain();
    std::string set;
    for (const auto &[key, value] : groupOf(group)) {
        if (key != "statement_timeout") // which would end the producer, as its owner wants
            set += "SET " + key + " = " + value + "; ";
    }
    const auto producer = database.connect();
    VERIFY_RESULT(producer->runScript(set));
    VERIFY_RESULT(producer->runScript(
        "INSERT INTO public.accounting_work_queue (org_id, document_id, document_type, version_hint) "
        "VALUES ('acme', 'S1', 'sales_invoice', 1), ('acme', 'S2', 'sales_invoice', 1), ('neu', 'S1', 'refund', 1)"));
    VERIFY_RESULT(producer->runScript("UPDATE public.document SET body = replace(body, '100.00', '130.00'), "
                                      "accounting_ready_version = accounting_ready_version + 1, accounting_status = "
                                      "'waiting' WHERE document_id = 'S3'"));
    VERIFY_RESULT(producer->runScript(
        R"(SELECT public.accounting_enqueue_many('[{"org_id": "acme", "document_id": "S3", "document_type": "sales_invoice"}]'))"));
    VERIFY_RESULT(producer->runScript("SELECT public.accounting_enqueue('acme', 'S3', 'sales_invoice', 2)"));
    // A session with an old snapshot may leave two for one document: who comes second finds the version posted.
    QCOMPARE(database.number("SELECT count(DISTINCT (org_id, document_id)) FROM accounting_work_queue"), 4);
    QCOMPARE(database.depthFaults(), 0);
    VERIFY_RESULT(producer->runScript("DELETE FROM public.accounting_work_queue WHERE org_id = 'neu'"));
    QCOMPARE(database.depthFaults(), 0);
    database.drain();
    QCOMPARE(database.number("SELECT count(*) FROM accounting_work_queue"), 0);
    QCOMPARE(database.sql("SELECT posted_version || ' ' || accounting_status FROM document WHERE document_id = 'S3'"),
             std::string("2 posted"));
    QCOMPARE(database.number("SELECT max(base_amount) FROM gl_entry WHERE document_id = 'S3' AND deleted_at IS NULL"),
             13000);
}

/// Only an administrator can switch triggers off. They stay as they are made, not ENABLE ALWAYS: they would count once
/// more what a logical replica gets counted already.
void TestHostileSettings::whatWasInsertedWithoutTriggersIsToldAndMended()
{
    TestDatabase database;
    database.addOrganisation();
    database.importInvoice("S1", 100);
    database.drain();
    VERIFY_RESULT(database.connection().runScript(
        "SET session_replication_role = replica; "
        "INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint) "
        "VALUES ('acme', 'S1', 'sales_invoice', 1); RESET session_replication_role"));
    const auto told = run(database, u"--json doctor"_s);
    QVERIFY2(told.exitCode != 0, told.out.constData());
    QVERIFY2(told.out.contains("counters"), told.out.constData());
    const auto mended = run(database, u"doctor --repair"_s);
    QVERIFY2(mended.exitCode == 0, (mended.out + mended.messages).constData());
    QCOMPARE(database.depthFaults(), 0);
    database.drain();
    QCOMPARE(database.number("SELECT count(*) FROM accounting_work_queue"), 0);
}

void TestHostileSettings::whatTheServerSaysOfABadSettingIsNotPrinted()
{
    TestDatabase database;
    database.sql("ALTER DATABASE " + database.sql("SELECT current_database()") + " SET default_tablespace = 'nosuch'");
    const auto got = run(database, u"--json depth"_s);
    QCOMPARE(got.exitCode, 0);
    QCOMPARE(got.messages, QByteArray());
}

QTEST_GUILESS_MAIN(TestHostileSettings)
#include "test_hostile_settings.moc"
