// SPDX-License-Identifier: MIT
#include "store/books/reported_book.h"
#include "store/books/reports.h"
#include "store/health/health.h"
#include "store/health/health_looks.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <algorithm>
#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// Monthly balances, of which reports are made: the sum of the entries at every commit.
class TestBalances : public QObject, protected ReportedBook
{
    Q_OBJECT

private slots:
    void init() { setUp(); }

    void theyAreTheSumAtEveryCommit();
    void theyAreTheSumWhileOthersPost();
    void writersThatOutlastTheAggregationCount();
    void theySurviveADump();
    void reportsAreTheSumOfTheirDays_data();
    void reportsAreTheSumOfTheirDays();
    void handMadeSqlIsCounted_data();
    void handMadeSqlIsCounted();
    void whatNoTriggerSawIsNamedAndMended();
    void mendingStopsNobody();

private:
    std::string odd();
    void aggregate() { m_database->sql("SELECT ledger_aggregate(true)"); }
};

/// Balances that differ from the sum, in words; empty when there are none.
std::string TestBalances::odd()
{
    return m_database->sql("SELECT coalesce(string_agg(concat_ws(' ', org_id, account, currency, month, debit, credit, "
                           "amount, entries), '; '), '') "
                           "FROM ledger_balance_odd");
}

void TestBalances::theyAreTheSumAtEveryCommit()
{
    QVERIFY(m_database->number("SELECT count(*) FROM ledger_balance_now") > 0);
    QCOMPARE(odd(), std::string());
    prepareRecreation("S1");
    QCOMPARE(odd(), std::string());
    aggregate();
    QCOMPARE(odd(), std::string());
    QCOMPARE(m_database->number("SELECT count(*) FROM ledger_delta"), 0);
    m_database->drain();
    QCOMPARE(odd(), std::string());
    importSubscription();
    m_database->importInvoice("S1", 130, "acme", "2026-05-02"); // out of force in March, in force in May
    m_database->drain();
    QCOMPARE(odd(), std::string());
    aggregate();
    QCOMPARE(odd(), std::string());
    // Where no entry is in force any more there is no balance.
    QCOMPARE(m_database->number("SELECT count(*) FROM ledger_balance WHERE org_id = 'acme' AND account = '1200' AND "
                                "month = '2026-03-01' AND entries = 0"),
             1);
    QCOMPARE(m_database->number("SELECT count(*) FROM ledger_balance_now WHERE org_id = 'acme' AND account = '1200' "
                                "AND month = '2026-03-01'"),
             0);
}

void TestBalances::theyAreTheSumWhileOthersPost()
{
    m_database->sql("INSERT INTO document (org_id, document_id, document_type, document_date, currency, body, "
                    "accounting_ready_version) "
                    "SELECT 'acme', who || '-' || n, 'journal', '2026-01-01', 'EUR', '{}', 2 FROM generate_series(1, "
                    "4) AS who, generate_series(1, 40) AS n");
    std::atomic<int> left = 4;
    const auto post = [&](int who) {
        const auto connection = m_database->connect();
        for (int i = 1; i <= 40; ++i) {
            const auto id = std::to_string(who) + "-" + std::to_string(i);
            must(connection->run("INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, "
                                 "currency, amount, base_amount, rule) "
                                 "SELECT 'acme', $1, 1, line, date '2026-01-01' + $2::int, CASE line WHEN 1 THEN "
                                 "'1200' ELSE '4000' END, 'EUR', "
                                 "(3 - 2 * line) * $2, (3 - 2 * line) * $2, 'JE' FROM generate_series(1, 2) AS line",
                                 {id, i}));
            if (i % 3 == 0)
                must(connection->run("UPDATE gl_entry SET deleted_at = now(), replaced_by_version = 2 WHERE org_id = "
                                     "'acme' AND document_id = $1",
                                     {id}));
        }
        --left;
    };
    std::vector<std::jthread> posters;
    for (int who = 1; who <= 4; ++who)
        posters.emplace_back(post, who);
    while (left > 0) {
        aggregate();
        QCOMPARE(odd(), std::string());
    }
    posters.clear();
    aggregate();
    QCOMPARE(odd(), std::string());
    QCOMPARE(m_database->number("SELECT count(*) FROM ledger_delta"), 0);
}

void TestBalances::writersThatOutlastTheAggregationCount()
{
    const auto slow = m_database->connect();
    VERIFY_RESULT(slow->runScript(
        "BEGIN; UPDATE gl_entry SET deleted_at = now(), replaced_by_version = 2 WHERE document_id = 'X1'"));
    m_database->importInvoice("S3", 10);
    m_database->drain();
    aggregate();
    QCOMPARE(odd(), std::string());
    VERIFY_RESULT(slow->runScript("COMMIT"));
    QCOMPARE(odd(), std::string());
    QCOMPARE(m_database->number("SELECT count(*) FROM ledger_balance_now WHERE org_id = 'other'"), 0);
    aggregate();
    QCOMPARE(odd(), std::string());
    QCOMPARE(m_database->number("SELECT count(*) FROM ledger_delta"), 0);
    // One that aggregates, and writes more afterwards.
    VERIFY_RESULT(slow->runScript(
        "BEGIN; UPDATE gl_entry SET deleted_at = now(), replaced_by_version = 2 WHERE document_id = 'S3'; "
        "SELECT ledger_aggregate(true); "
        "UPDATE gl_entry SET deleted_at = now(), replaced_by_version = 2 WHERE document_id = 'S2'; COMMIT"));
    QCOMPARE(odd(), std::string());
    aggregate();
    QCOMPARE(odd(), std::string());
}

// A dump brings the transaction numbers of another server along.
void TestBalances::theySurviveADump()
{
    aggregate();
    m_database->sql("UPDATE ledger_aggregated SET upto = '900000000000:900000000010:900000000003'");
    m_database->importInvoice("S3", 10);
    m_database->drain();
    QCOMPARE(odd(), std::string());
    aggregate();
    QCOMPARE(odd(), std::string());
    m_database->sql("DELETE FROM ledger_aggregated");
    m_database->sql("SELECT ledger_aggregate()"); // it begins anew
    QCOMPARE(odd(), std::string());
}

void TestBalances::reportsAreTheSumOfTheirDays_data()
{
    QTest::addColumn<bool>("aggregated");
    QTest::newRow("as it was appended") << false;
    QTest::newRow("added up") << true;
}

void TestBalances::reportsAreTheSumOfTheirDays()
{
    QFETCH(const bool, aggregated);
    const QStringList days{u"2025-12-31"_s, u"2026-01-01"_s, u"2026-01-15"_s, u"2026-01-31"_s, u"2026-02-28"_s,
                           u"2026-03-01"_s, u"2026-03-02"_s, u"2026-03-31"_s, u"2026-04-30"_s};
    for (int i = 0; i < days.size(); ++i)
        m_database->importInvoice("D" + std::to_string(i), 10 + i, "acme", days[i].toStdString());
    importSubscription();
    m_database->drain();
    m_database->sql("INSERT INTO document (org_id, document_id, document_type, document_date, currency, body) VALUES "
                    "('acme', 'NIL', 'journal', '2026-03-10', 'EUR', '{}')");
    m_database->sql("INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, "
                    "amount, base_amount, rule) "
                    "VALUES ('acme', 'NIL', 1, 1, '2026-03-10', '6900', 'EUR', 0, 0, 'JE')"); // of nothing, and an
                                                                                              // account all the same
    for (const auto *const document : {"D2", "D3", "D8", "SUB"})
        prepareRecreation(document);
    if (aggregated)
        aggregate();
    const auto differences = m_database->sql(
        "WITH bound AS (SELECT day::date FROM (VALUES ('-infinity'), ('infinity'), ('2025-12-31'), ('2026-01-01'), "
        "('2026-01-15'), ('2026-01-16'), "
        "('2026-01-31'), ('2026-02-01'), ('2026-02-28'), ('2026-03-01'), ('2026-03-31'), ('2026-04-15'), "
        "('2026-05-01'), ('2030-01-01')) AS d(day)), "
        "asked AS (SELECT f.day AS first, t.day AS last, previous FROM bound AS f, bound AS t, (VALUES (true), "
        "(false)) AS p(previous)) "
        "SELECT concat_ws(' ', count(*), min(concat_ws(' ', first, last, previous, account, month))) FROM asked CROSS "
        "JOIN LATERAL ("
        "  SELECT account, month FROM ("
        "    SELECT part.account, part.month, part.is_before, part.debit, part.credit, 1 AS sign FROM "
        "ledger_sums('acme', previous, first, last) AS part "
        "    UNION ALL "
        "    SELECT entry.account, date_trunc('month', entry.entry_date::timestamp)::date, entry.entry_date < first, "
        "           coalesce(sum(entry.base_amount) FILTER (WHERE entry.base_amount > 0), 0), "
        "coalesce(-sum(entry.base_amount) FILTER (WHERE entry.base_amount < 0), 0), -1 "
        "      FROM ledger_figure AS entry WHERE entry.org_id = 'acme' AND entry.entry_date <= last AND (previous OR "
        "NOT entry.is_previous) GROUP BY 1, 2, 3) AS both_ways "
        "  GROUP BY account, month, is_before HAVING count(*) <> 2 OR sum(sign * debit) <> 0 OR sum(sign * credit) <> "
        "0) AS differing");
    QCOMPARE(differences, std::string("0"));
    QVERIFY(m_database->number("SELECT count(*) FROM ledger_sums('acme', true, '2026-01-15', 'infinity')") > 10);
}

void TestBalances::handMadeSqlIsCounted_data()
{
    QTest::addColumn<std::string>("statement");
    const auto row = [](const char *name, const std::string &off, const std::string &statement) {
        QTest::newRow(name) << "ALTER TABLE gl_entry DISABLE TRIGGER " + off + "; " + statement
                + "; ALTER TABLE gl_entry ENABLE TRIGGER " + off;
    };
    row("amounts", "gl_entry_changed",
        "UPDATE gl_entry SET amount = 2 * amount, base_amount = 2 * base_amount WHERE document_id = 'S1'");
    row("another account", "gl_entry_changed",
        "UPDATE gl_entry SET account = '1010' WHERE document_id = 'S1' AND account = '1200'");
    row("another month", "gl_entry_changed", "UPDATE gl_entry SET entry_date = '2027-01-01' WHERE document_id = 'S1'");
    row("brought back", "gl_entry_changed",
        "UPDATE gl_entry SET deleted_at = now(), replaced_by_version = 9 WHERE document_id = 'S1'; UPDATE gl_entry SET "
        "deleted_at = NULL WHERE document_id = 'S1'");
    row("deleted", "gl_entry_deleted", "DELETE FROM gl_entry WHERE document_id = 'S1'");
    row("emptied", "gl_entry_truncated", "TRUNCATE gl_entry");
    QTest::newRow("in one transaction, with savepoints") << std::string(
        "BEGIN; UPDATE gl_entry SET deleted_at = now(), replaced_by_version = 9 WHERE document_id = 'S1'; SAVEPOINT a; "
        "UPDATE gl_entry SET deleted_at = now(), replaced_by_version = 9 WHERE document_id = 'S2'; ROLLBACK TO a; "
        "COMMIT");
}

void TestBalances::handMadeSqlIsCounted()
{
    QFETCH(const std::string, statement);
    aggregate();
    const auto before
        = m_database->sql("SELECT string_agg(now::text, ' ' ORDER BY now::text) FROM ledger_balance_now AS now");
    VERIFY_RESULT(m_database->connection().runScript(statement));
    QCOMPARE(odd(), std::string());
    if (QString::fromUtf8(QTest::currentDataTag()) != u"brought back"_s)
        QVERIFY(
            before
            != m_database->sql("SELECT string_agg(now::text, ' ' ORDER BY now::text) FROM ledger_balance_now AS now"));
    aggregate();
    QCOMPARE(odd(), std::string());
}

void TestBalances::whatNoTriggerSawIsNamedAndMended()
{
    QVERIFY(lookAt(*m_database, "balances").state == HealthFinding::State::Fine);
    VERIFY_RESULT(m_database->connection().runScript(
        "SET session_replication_role = replica; UPDATE gl_entry SET base_amount = base_amount + 5 WHERE document_id = "
        "'S1' AND account = '1200'; "
        "DELETE FROM ledger_balance WHERE org_id = 'other'; RESET session_replication_role"));
    const auto finding = lookAt(*m_database, "balances");
    QVERIFY(finding.state == HealthFinding::State::Wrong);
    QVERIFY(std::ranges::find(finding.examples, "acme, account 1200, EUR, 2026-03") != finding.examples.end());
    const auto repairs = HealthStore(m_database->connection()).repair({finding});
    QCOMPARE(repairs.size(), std::size_t(1));
    QVERIFY(!repairs.front().error);
    QCOMPARE(odd(), std::string());
    QVERIFY(lookAt(*m_database, "balances").state == HealthFinding::State::Fine);
    QCOMPARE(m_database->number("SELECT count(*) FROM ledger_repair()"), 0); // what is right stays
}

void TestBalances::mendingStopsNobody()
{
    const auto poster = m_database->connect();
    VERIFY_RESULT(poster->runScript(
        "BEGIN; UPDATE gl_entry SET deleted_at = now(), replaced_by_version = 2 WHERE document_id = 'S1'"));
    m_database->sql("UPDATE ledger_balance SET debit = debit + 1, entries = entries + 1");
    m_database->sql("INSERT INTO ledger_balance VALUES ('acme', '9999', 'EUR', '2026-01-01', 5, 0, 5, 1)");
    QVERIFY(m_database->number("SELECT count(*) FROM ledger_repair()") > 0);
    QCOMPARE(odd(), std::string());
    VERIFY_RESULT(poster->runScript("COMMIT"));
    QCOMPARE(odd(), std::string());
}

QTEST_GUILESS_MAIN(TestBalances)
#include "test_balances.moc"
