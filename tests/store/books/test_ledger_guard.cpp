// SPDX-License-Identifier: MIT
#include "core/currency.h"
#include "ledger/chart_of_accounts.h"
#include "ledger/roles.h"
#include "store/books/organisations.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QScopeGuard>

#include <thread>

using namespace leapfrog;
using namespace leapfrog::test;

/// What the database itself refuses, whoever writes: entries by plain SQL, past the program.
class TestLedgerGuard : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void nobodyCommits_data();
    void nobodyCommits();
    void aTransactionMayBalanceInSteps();
    void aTransactionMayReplaceInSteps();
    void aSavepointMayContinueAVersion();
    void twoWritersOfOneVersion();
    void aLockWaitsForThePostingAndSeesIt();
    void aPostingWaitsForTheLockAndIsRefused();
    void anOlderSnapshotIsNotFooled();
    void strangersHoldNobody();
    void otherOrganisationsAreNotHeldUp();
    void postingsLetAWaitingLockPass();
    void knowsWhatTheProgramKnows();
    void anAccountThatLeftTheChartIsCorrected();
    void aTriggerServesItsOwnTableOnly();

private:
    /// Runs statements as one transaction; the code of the first refusal, or an empty text when it was committed.
    static std::string refusalOf(Connection &connection, const std::vector<std::string> &statements);
    std::string refusalOf(const std::vector<std::string> &statements)
    {
        return refusalOf(m_database->connection(), statements);
    }

    std::unique_ptr<TestDatabase> m_database;
};

/// Two lines of a version of document D, by SQL. `rest` is what is left over. Versions 2 and 3 are its next ones.
static std::string posting(int version, const std::string &date, int rest = 0, int firstLine = 1)
{
    const auto set = [version](const std::string &column) {
        return version == 2 || version == 3 ? "UPDATE document SET " + column + " = greatest(" + column + ", "
                + std::to_string(version) + ") WHERE document_id = 'D'"
                                            : std::string();
    };
    return set("accounting_ready_version")
        + "; INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, amount, "
          "base_amount, rule) SELECT 'acme', 'D', "
        + std::to_string(version) + ", line_no, '" + date + "', account, 'EUR', amount, amount, 'JE' FROM (VALUES ("
        + std::to_string(firstLine) + ", '1200', 10000), (" + std::to_string(firstLine + 1) + ", '4000', "
        + std::to_string(-10000 + rest) + ")) AS line(line_no, account, amount); " + set("posted_version");
}

/// One line of `acme`.
static std::string line(const std::string &values)
{
    return "INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, amount, "
           "base_amount, rule) VALUES ('acme', "
        + values + ", 'JE')";
}

static std::string lockedThrough(const std::string &date)
{
    return "INSERT INTO period_lock (org_id, locked_through) VALUES ('acme', '" + date
        + "') ON CONFLICT (org_id) DO UPDATE SET locked_through = excluded.locked_through";
}

/// Version 1 goes out of force, for 2 or 3.
static const auto replaceAll
    = "UPDATE gl_entry SET deleted_at = now(), replaced_by_version = 2 WHERE version = 1; "
      "UPDATE document SET accounting_ready_version = greatest(accounting_ready_version, 2) WHERE document_id = 'D'";

std::string TestLedgerGuard::refusalOf(Connection &connection, const std::vector<std::string> &statements)
{
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction.error().reason;
    for (const auto &statement : statements) {
        if (auto done = connection.runScript(statement); !done)
            return done.error().reason;
    }
    const auto committed = transaction->commit();
    return committed ? std::string() : committed.error().reason;
}

void TestLedgerGuard::init()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
    m_database->sql("INSERT INTO document (org_id, document_id, document_type, document_date, currency, body, "
                    "posted_version, accounting_status) SELECT 'acme', id, 'journal', '2026-03-31', 'EUR', '{}', "
                    "1, 'posted' FROM unnest(ARRAY['D', 'E']) AS id");
    QCOMPARE(refusalOf({posting(1, "2026-03-31")}), std::string());
}

void TestLedgerGuard::nobodyCommits_data()
{
    using Statements = std::vector<std::string>;
    QTest::addColumn<Statements>("statements");
    QTest::addColumn<std::string>("code");
    const auto row = [](const char *name, const Statements &statements, const char *code) {
        QTest::newRow(name) << statements << std::string(code);
    };
    row("an unbalanced version", {replaceAll, posting(2, "2026-03-31", 1)}, "unbalanced");
    row("one that was balanced before the last step",
        {replaceAll, posting(2, "2026-03-31"), posting(2, "2026-04-01", 1, 3)}, "unbalanced");
    row("one side alone",
        {replaceAll,
         "INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, amount, "
         "base_amount, rule) VALUES ('acme', 'D', 2, 1, '2026-03-31', '1200', 'EUR', 100, 100, 'JE')"},
        "unbalanced");
    row("one side taken out of force",
        {"UPDATE gl_entry SET deleted_at = now(), replaced_by_version = 2 WHERE version = 1 AND line_no = 1"},
        "unbalanced");
    row("one side out of force from the start",
        {replaceAll,
         "INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, amount, "
         "base_amount, rule, deleted_at) VALUES ('acme', 'D', 2, 1, '2026-03-31', '1200', 'EUR', 100, 100, 'JE', "
         "NULL), "
         "('acme', 'D', 2, 2, '2026-03-31', '4000', 'EUR', -100, -100, 'JE', now())"},
        "unbalanced");
    row("a version that is posted already", {posting(1, "2026-03-31")}, "23505");
    row("more lines to a version of before", {posting(1, "2026-03-31", 0, 3)}, "posted_twice");
    row("a version without its first line", {replaceAll, posting(2, "2026-03-31", 0, 2)}, "posted_twice");
    row("into a locked period", {lockedThrough("2026-04-30"), posting(2, "2026-04-30")}, "period_locked");
    row("beside entries that stay in a locked period", {lockedThrough("2026-03-31"), posting(2, "2026-04-01")},
        "period_locked");
    row("taking entries out of a locked period", {lockedThrough("2026-03-31"), replaceAll}, "period_locked");
    row("a changed amount", {"UPDATE gl_entry SET amount = amount * 2, base_amount = base_amount * 2"},
        "entry_is_final");
    row("a changed account", {"UPDATE gl_entry SET account = '4001' WHERE line_no = 2"}, "entry_is_final");
    row("a changed author", {"UPDATE gl_entry SET posted_by = 'nobody'"}, "entry_is_final");
    row("entries that come back", {replaceAll, "UPDATE gl_entry SET deleted_at = NULL"}, "entry_is_final");
    row("a deleted entry", {"DELETE FROM gl_entry WHERE line_no = 1"}, "entry_is_final");
    row("an emptied ledger", {"TRUNCATE gl_entry"}, "entry_is_final");
    row("a version beside the one in force", {posting(2, "2026-03-31")}, "other_version_in_force");
    row("a version below the first", {posting(0, "2026-03-31")}, "unknown_version");
    row("a version below none", {posting(-1, "2026-03-31")}, "unknown_version");
    row("a version that its document does not have", {replaceAll, posting(6, "2026-03-31")}, "unknown_version");
    row("such a version out of force",
        {"INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, amount, "
         "base_amount, rule, deleted_at) VALUES ('acme', 'D', 6, 1, '2026-03-31', '1200', 'EUR', 0, 0, 'JE', now())"},
        "unknown_version");
    row("two new versions at once",
        {replaceAll, "UPDATE document SET accounting_ready_version = 3 WHERE document_id = 'D'",
         line("'D', 2, 1, '2026-03-31', '1200', 'EUR', 0, 0")
             + ", ('acme', 'D', 3, 1, '2026-03-31', '1200', 'EUR', 0, 0, 'JE')"},
        "other_version_in_force");
    row("one after the other", {replaceAll, posting(2, "2026-03-31"), posting(3, "2026-03-31")},
        "other_version_in_force");
    row("entries of no document", {line("'R9', 1, 1, '2026-03-31', '1200', 'EUR', 0, 0")}, "unknown_document");
    row("entries of no organisation",
        {"INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, amount, "
         "base_amount, rule) VALUES ('nobody', 'D', 1, 1, '2026-03-31', '1200', 'EUR', 0, 0, 'JE')"},
        "unknown_organisation");
    row("an unknown account", {line("'E', 1, 1, '2026-03-31', '9999', 'EUR', 0, 0")}, "unknown_account");
    row("an unknown currency", {line("'E', 1, 1, '2026-03-31', '1200', 'QQQ', 0, 0")}, "bad_currency");
    row("no currency", {line("'E', 1, 1, '2026-03-31', '1200', 'eur', 0, 0")}, "bad_currency");
    row("a base amount of its own",
        {line("'E', 1, 1, '2026-03-31', '1200', 'EUR', 100, 90")
         + ", ('acme', 'E', 1, 2, '2026-03-31', '4000', 'EUR', -90, -90, 'JE')"},
        "bad_amount");
    row("a day that is none", {line("'E', 1, 1, 'infinity', '1200', 'EUR', 0, 0")}, "bad_date");
    row("a day long before", {line("'E', 1, 1, '0044-03-15', '1200', 'EUR', 0, 0")}, "bad_date");
    row("a lock for ever", {lockedThrough("infinity")}, "23514");
}

void TestLedgerGuard::nobodyCommits()
{
    QFETCH(const std::vector<std::string>, statements);
    QFETCH(const std::string, code);
    const auto before = m_database->sql("SELECT json_agg(gl_entry)::text FROM gl_entry");
    QCOMPARE(refusalOf(statements), code);
    QCOMPARE(m_database->sql("SELECT json_agg(gl_entry)::text FROM gl_entry"), before);
}

void TestLedgerGuard::aTransactionMayBalanceInSteps()
{
    const auto line = [](int number, const char *account, int amount) {
        return "INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, amount, "
               "base_amount, rule) VALUES ('acme', 'D', 2, "
            + std::to_string(number) + ", '2026-03-31', '" + account + "', 'EUR', " + std::to_string(amount) + ", "
            + std::to_string(amount) + ", 'JE')";
    };
    QCOMPARE(refusalOf({replaceAll, line(1, "1200", 100), line(2, "4000", -60), line(3, "2100", -40)}), std::string());
    QCOMPARE(m_database->number("SELECT count(*) FROM gl_entry_unbalanced"), 0);
    QCOMPARE(m_database->number("SELECT count(*) FROM gl_entry WHERE deleted_at IS NULL"), 3);
}

void TestLedgerGuard::aTransactionMayReplaceInSteps()
{
    const auto replace = [](int line) {
        return "UPDATE gl_entry SET deleted_at = now(), replaced_by_version = 2 WHERE version = 1 AND line_no = "
            + std::to_string(line);
    };
    QCOMPARE(refusalOf({replace(1), replace(2)}), std::string());
    QCOMPARE(m_database->number("SELECT count(*) FROM gl_entry_unbalanced"), 0);
    QCOMPARE(m_database->number("SELECT count(*) FROM gl_entry WHERE deleted_at IS NULL"), 0);
}

void TestLedgerGuard::aSavepointMayContinueAVersion()
{
    QCOMPARE(refusalOf({replaceAll, posting(2, "2026-03-31", 5), "SAVEPOINT s",
                        "INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, "
                        "amount, base_amount, rule) VALUES ('acme', 'D', 2, 3, '2026-03-31', '6900', 'EUR', -5, -5, "
                        "'JE')",
                        "RELEASE s"}),
             std::string());
}

void TestLedgerGuard::twoWritersOfOneVersion()
{
    const auto other = m_database->connect();
    auto first = Transaction::begin(m_database->connection());
    VERIFY_RESULT(first);
    VERIFY_RESULT(m_database->connection().runScript(replaceAll));
    VERIFY_RESULT(m_database->connection().runScript(posting(2, "2026-03-31")));
    VERIFY_RESULT(other->runScript("SET lock_timeout = '100ms'"));
    QCOMPARE(refusalOf(*other, {posting(2, "2026-03-31")}), std::string("locked")); // it waits for the first
    VERIFY_RESULT(first->commit());
    QCOMPARE(refusalOf(*other, {posting(2, "2026-03-31")}), std::string("23505"));
    QCOMPARE(m_database->number("SELECT count(*) FROM gl_entry WHERE version = 2"), 2);
}

void TestLedgerGuard::aLockWaitsForThePostingAndSeesIt()
{
    const auto locker = m_database->connect();
    VERIFY_RESULT(locker->runScript("SET lock_timeout = '100ms'"));
    auto posted = Transaction::begin(m_database->connection());
    VERIFY_RESULT(posted);
    VERIFY_RESULT(m_database->connection().runScript(replaceAll));
    VERIFY_RESULT(m_database->connection().runScript(posting(2, "2026-03-31")));
    QCOMPARE(refusalOf(*locker, {lockedThrough("2026-03-31")}), std::string("postings_in_flight"));
    VERIFY_RESULT(posted->commit());
    QCOMPARE(refusalOf(*locker, {lockedThrough("2026-03-31")}), std::string());
}

void TestLedgerGuard::aPostingWaitsForTheLockAndIsRefused()
{
    const auto poster = m_database->connect();
    VERIFY_RESULT(poster->runScript("SET lock_timeout = '100ms'"));
    auto locked = Transaction::begin(m_database->connection());
    VERIFY_RESULT(locked);
    VERIFY_RESULT(m_database->connection().runScript(lockedThrough("2026-03-31")));
    QCOMPARE(refusalOf(*poster, {posting(2, "2026-03-31")}), std::string("locked"));
    VERIFY_RESULT(locked->commit());
    QCOMPARE(refusalOf(*poster, {posting(2, "2026-03-31")}), std::string("period_locked"));
}

void TestLedgerGuard::anOlderSnapshotIsNotFooled()
{
    const auto poster = m_database->connect();
    VERIFY_RESULT(poster->runScript("BEGIN ISOLATION LEVEL REPEATABLE READ"));
    VERIFY_RESULT(poster->run("SELECT count(*) FROM period_lock"));
    QCOMPARE(refusalOf({lockedThrough("2026-03-31")}), std::string());
    const auto written = poster->runScript(posting(2, "2026-03-31"));
    QVERIFY(!written);
    QCOMPARE(written.error().reason, std::string("conflict")); // it would not have seen the lock
    VERIFY_RESULT(poster->runScript("ROLLBACK"));
}

/// What any login can do: take every advisory lock that Leapfrog ever used.
void TestLedgerGuard::strangersHoldNobody()
{
    const auto stranger = m_database->connect();
    VERIFY_RESULT(stranger->runScript("SELECT pg_advisory_lock(hashtext('leapfrog.period_lock'), hashtext('acme'))"));
    VERIFY_RESULT(m_database->connection().runScript("SET lock_timeout = '5s'"));
    QCOMPARE(refusalOf({replaceAll, posting(2, "2026-03-31")}), std::string());
    QCOMPARE(refusalOf({lockedThrough("2026-03-31")}), std::string());
}

void TestLedgerGuard::otherOrganisationsAreNotHeldUp()
{
    m_database->addOrganisation("other");
    m_database->importInvoice("X", 1, "other");
    auto posted = Transaction::begin(m_database->connection());
    VERIFY_RESULT(posted);
    VERIFY_RESULT(m_database->connection().runScript(replaceAll));

    const auto other = m_database->connect();
    VERIFY_RESULT(other->runScript("SET lock_timeout = '5s'"));
    QCOMPARE(refusalOf(*other, {"SELECT period_close('other', '2026-01-31', '')"}), std::string());
    QCOMPARE(refusalOf(*other,
                       {"INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, "
                        "amount, base_amount, rule) VALUES ('other', 'X', 1, 1, '2026-03-31', '1200', 'EUR', 0, 0, "
                        "'JE')"}),
             std::string());
    // An import is no posting: it does not wait, and nobody waits for it.
    m_database->importInvoice("N", 1, "other");
}

/// Postings that overlap would keep a lock out for ever if new ones did not let it pass.
void TestLedgerGuard::postingsLetAWaitingLockPass()
{
    auto posted = Transaction::begin(m_database->connection());
    VERIFY_RESULT(posted);
    VERIFY_RESULT(m_database->connection().runScript(replaceAll));
    std::string refusal = "not ended";
    std::thread locking([&] { refusal = refusalOf(*m_database->connect(), {lockedThrough("2026-02-28")}); });
    const auto join = qScopeGuard([&locking] {
        if (locking.joinable())
            locking.join();
    });
    const auto looker = m_database->connect();
    QTRY_VERIFY(!must(looker->run("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE "
                                  "'INSERT INTO period_lock%'"))
                     .isEmpty());

    const auto late = m_database->connect();
    VERIFY_RESULT(late->runScript("SET lock_timeout = '100ms'"));
    const auto fresh = line("'E', 1, 1, '2026-03-31', '1200', 'EUR', 0, 0");
    QVERIFY(!refusalOf(*late, {fresh}).empty()); // it waits
    VERIFY_RESULT(m_database->connection().runScript(posting(2, "2026-03-31"))); // who was there before does not
    VERIFY_RESULT(posted->commit());
    locking.join();
    QCOMPARE(refusal, std::string());
    QCOMPARE(refusalOf(*late, {fresh}), std::string());
}

/// The guard has its own lists of accounts and currencies.
void TestLedgerGuard::knowsWhatTheProgramKnows()
{
    std::string rows;
    int number = 0;
    const auto add = [&](std::string_view account, std::string_view currency) {
        rows += (rows.empty() ? "" : ", ") + std::string("('acme', 'E', 1, ") + std::to_string(++number)
            + ", '2026-03-31', '" + std::string(account) + "', '" + std::string(currency) + "', 0, 0, 'JE')";
    };
    const auto chart = ChartOfAccounts::defaultChart();
    for (const auto &[code, account] : chart.accounts())
        add(code, "EUR");
    for (std::size_t i = 0; i < roleCount; ++i)
        add(Roles()[static_cast<Role>(i)], "EUR");
    for (const auto &currency : allCurrencies())
        add("1200", currency.code);
    QVERIFY(number > 200);
    QCOMPARE(refusalOf({"INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, "
                        "amount, base_amount, rule) VALUES "
                        + rows}),
             std::string());
}

void TestLedgerGuard::anAccountThatLeftTheChartIsCorrected()
{
    OrganisationStore organisations(m_database->connection());
    const auto onOwnAccount = [](const char *document, int version) {
        return line("'" + std::string(document) + "', " + std::to_string(version)
                    + ", 1, '2026-03-31', '4007', 'EUR', 0, 0");
    };
    m_database->sql("UPDATE document SET accounting_ready_version = 3");
    VERIFY_RESULT(organisations.change("acme", {.roles = {{"sales", "4007"}}}));
    QCOMPARE(refusalOf({onOwnAccount("E", 1)}), std::string());
    VERIFY_RESULT(organisations.change("acme", {.roles = {{"sales", ""}}}));
    QCOMPARE(refusalOf({"UPDATE gl_entry SET deleted_at = now(), replaced_by_version = 2 WHERE document_id = 'E'",
                        onOwnAccount("E", 2)}),
             std::string());
    VERIFY_RESULT(m_database->connection().runScript(
        "UPDATE gl_entry SET deleted_at = now(), replaced_by_version = 3 WHERE deleted_at IS NULL"));
    QCOMPARE(refusalOf({onOwnAccount("D", 2)}), std::string("unknown_account"));
    QCOMPARE(refusalOf({onOwnAccount("E", 3)}), std::string());
}

void TestLedgerGuard::aTriggerServesItsOwnTableOnly()
{
    for (const auto *const trigger : {"AFTER INSERT ON odd REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT "
                                      "EXECUTE FUNCTION gl_entry_on_insert()",
                                      "AFTER INSERT ON odd FOR EACH ROW EXECUTE FUNCTION gl_entry_must_balance()",
                                      "AFTER INSERT ON odd FOR EACH ROW EXECUTE FUNCTION period_lock_on_change()"}) {
        auto transaction = Transaction::begin(m_database->connection());
        VERIFY_RESULT(transaction);
        VERIFY_RESULT(m_database->connection().runScript("CREATE TEMP TABLE odd (LIKE gl_entry)"));
        VERIFY_RESULT(m_database->connection().runScript("CREATE TRIGGER odd " + std::string(trigger)));
        const auto inserted = m_database->connection().runScript("INSERT INTO odd SELECT * FROM gl_entry");
        QVERIFY(!inserted);
        QCOMPARE(inserted.error().code, Error::Code::Denied);
    }
}

QTEST_GUILESS_MAIN(TestLedgerGuard)
#include "test_ledger_guard.moc"
