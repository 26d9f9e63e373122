// SPDX-License-Identifier: MIT
#include "engine/close/sealed_book.h"

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// What the database itself keeps of seals: its owner can't change it unseen, with all triggers off either.
class TestKeptSeals : public QObject, protected SealedBook
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { m_database.reset(); }
    void theSealsOfTheDatabaseFollowEachOther();
    void whatTheDatabaseKeepsOfASealIsNamed_data();
    void whatTheDatabaseKeepsOfASealIsNamed();
    void settingsOfThenAreNotRewritten();
};

void TestKeptSeals::theSealsOfTheDatabaseFollowEachOther()
{
    sealed();
    sealed();
    sealed();
    QCOMPARE(must(checkKeptSeals(connection(), "acme")).size(), std::size_t(0));
    tamper("CREATE TEMP TABLE put AS SELECT * FROM period_seal; DELETE FROM period_seal");
    QVERIFY(must(checkKeptSeals(connection(), "acme")).front().message.contains(u"taken out"_s));
    tamper("INSERT INTO period_seal SELECT * FROM put");
    tamper("UPDATE period_seal_part SET lines = replace(lines, 'S3', 'S5') WHERE seal_no = 2");
    QVERIFY(must(checkKeptSeals(connection(), "acme")).front().message.contains(u"seal 2"_s));
    tamper("DELETE FROM period_seal_part WHERE seal_no = 2; DELETE FROM period_seal WHERE seal_no = 2");
    QVERIFY(must(checkKeptSeals(connection(), "acme")).front().message.contains(u"Seal 2 is missing"_s));
}

/// Without a file too: the chain in the database names it.
void TestKeptSeals::whatTheDatabaseKeepsOfASealIsNamed_data()
{
    QTest::addColumn<QByteArray>("sql");
    const auto row = [](const char *name, const char *sql) { QTest::newRow(name) << QByteArray(sql); };
    row("the rules' version",
        "UPDATE period_seal_part SET lines = regexp_replace(lines, '\"rules\":\"[^\"]*', '\"rules\":\"99')");
    row("its trial balance", "UPDATE period_seal_part SET lines = replace(lines, '\"4000\":\"-', '\"4000\":\"')");
    row("its settings", "UPDATE period_seal_part SET lines = replace(lines, 'catch_up', 'refuse')");
    row("a document of it", "UPDATE period_seal_part SET lines = replace(lines, '\"S3\"', '\"S5\"')");
    row("its parts in another order",
        "UPDATE period_seal_part SET lines = array_to_string(ARRAY(SELECT line FROM unnest(string_to_array(lines, "
        "E'\\n')) WITH ORDINALITY AS l(line, n) ORDER BY n DESC), E'\\n')");
    row("its head", "UPDATE period_seal SET head = repeat('0', 64) WHERE seal_no = 2");
    row("what it follows", "UPDATE period_seal SET previous_head = repeat('0', 64) WHERE seal_no = 2");
    row("their order",
        "UPDATE period_seal SET seal_no = 5 - seal_no WHERE seal_no IN (2, 3); "
        "UPDATE period_seal_part SET seal_no = 5 - seal_no WHERE seal_no IN (2, 3)");
    row("the first one", "DELETE FROM period_seal WHERE seal_no = 1; DELETE FROM period_seal_part WHERE seal_no = 1");
}

void TestKeptSeals::whatTheDatabaseKeepsOfASealIsNamed()
{
    QFETCH(const QByteArray, sql);
    sealed();
    sealed();
    sealed();
    const auto before = m_database->sql("SELECT md5(string_agg(kept::text, '' ORDER BY kept::text)) || (SELECT "
                                        "md5(string_agg(part::text, '' ORDER BY part::text)) FROM period_seal_part AS "
                                        "part) FROM period_seal AS kept");
    if (sql.contains("5 - seal_no")) // two have one number meanwhile
        tamper("ALTER TABLE period_seal DROP CONSTRAINT period_seal_pkey CASCADE; "
               "ALTER TABLE period_seal_part DROP CONSTRAINT period_seal_part_pkey");
    tamper(sql.toStdString());
    QVERIFY(
        before
        != m_database->sql("SELECT md5(string_agg(kept::text, '' ORDER BY kept::text)) || (SELECT "
                           "md5(string_agg(part::text, '' ORDER BY part::text)) FROM period_seal_part AS part) FROM "
                           "period_seal AS kept"));
    const auto found = must(checkKeptSeals(connection(), "acme"));
    QVERIFY(!found.empty());
    QCOMPARE(found.front().kind, std::string("seal"));
}

/// Settings may be changed, back and forth. What they were then can't be: neither in the row nor in its history.
void TestKeptSeals::settingsOfThenAreNotRewritten()
{
    sealed();
    must(OrganisationStore(connection()).change("acme", {.roles = {{"sales", "4001"}}}));
    must(OrganisationStore(connection()).change("acme", {.roles = {{"sales", ""}}}));
    QCOMPARE(said(compared()), std::string());
    tamper("UPDATE settings_history SET was = jsonb_set(was, '{roles}', '{\"sales\": \"4050\"}')");
    QVERIFY(said(compared()).starts_with("settings: The setting roles"));
}

QTEST_GUILESS_MAIN(TestKeptSeals)
#include "test_kept_seals.moc"
