// SPDX-License-Identifier: MIT
#include "engine/close/close_checks.h"
#include "engine/close/sealed_book.h"
#include "store/inbox/forgotten_party.h"
#include "store/queue/recreations.h"

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// A closed period is as it was sealed, or it is said what is not: also of what a database's owner does with all
/// triggers off.
class TestSeal : public QObject, protected SealedBook
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { m_database.reset(); }
    void whatIsSealedIsFoundAgain();
    void entriesFromBeforeAreSealedAsTheyWere();
    void tamperingIsNamed_data();
    void tamperingIsNamed();
    void whatMayHappenIsNoFinding();
    void aForgottenNameLeavesTheRestProvable();
    void anOlderBackupIsNamed();
    void aChangedFileIsNamed();
    void onlyALockedPeriodIsSealed();
    void theListNamesWhatIsMissing();
    void aCancelledSealIsNone();
};

void TestSeal::whatIsSealedIsFoundAgain()
{
    const auto seal = sealed();
    QCOMPARE(seal.number, 1);
    QCOMPARE(seal.documents, 4);
    QCOMPARE(seal.head.size(), std::size_t(64));
    const auto done = compared();
    QCOMPARE(said(done), std::string());
    QCOMPARE(done.digest, seal.head);
    QCOMPARE(done.documents, 4);
    QCOMPARE(done.entries, seal.entries);
    const auto kept = must(compareSeal(connection(), linesOfKept(connection(), "acme", 1)));
    QCOMPARE(said(kept), std::string());
    QCOMPARE(kept.digest, seal.head);
    QVERIFY(m_file.find("Müller") == std::string::npos);
    QVERIFY(m_file.find("as agreed") == std::string::npos);
}

/// Entries of before they kept what they settle are sealed and proved as they were then.
void TestSeal::entriesFromBeforeAreSealedAsTheyWere()
{
    m_database->sql("ALTER TABLE gl_entry DISABLE TRIGGER USER");
    m_database->sql("UPDATE gl_entry SET settles = NULL, due_date = NULL, taxes = NULL");
    m_database->sql("ALTER TABLE gl_entry ENABLE TRIGGER USER");
    sealed();
    const auto place = m_file.find("S3");
    QVERIFY2(m_file.find("\\t-\\t-\"", place) != std::string::npos, m_file.c_str()); // ends with replaced_by_version
    post(namedInvoice("S5", 500, "2026-04-15"));
    QCOMPARE(said(compared()), std::string());
}

void TestSeal::tamperingIsNamed_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QByteArray>("first"); // of what is said
    const auto row = [](const char *name, const char *sql, const char *first) {
        QTest::newRow(name) << QByteArray(sql) << QByteArray(first);
    };
    row("an amount",
        "UPDATE gl_entry SET amount = amount + 1, base_amount = base_amount + 1 WHERE document_id = 'S2' AND account = "
        "'4000'",
        "entry: S2: line 2 of version 1 (2026-01-31, account 4000) is not what it was: amount was -20000, is -19999");
    row("both sides of an entry",
        "UPDATE gl_entry SET amount = amount * 2, base_amount = base_amount * 2 WHERE document_id = 'S2'", "entry: S2");
    row("an account", "UPDATE gl_entry SET account = '4300' WHERE document_id = 'S3' AND account = '4000'",
        "entry: S3");
    row("a day within the period", "UPDATE gl_entry SET entry_date = '2026-01-30' WHERE document_id = 'S3'",
        "entry: S3");
    row("a day out of the period", "UPDATE gl_entry SET entry_date = '2026-04-01' WHERE document_id = 'S3'",
        "entry: S3: line 1 of version 1 (2026-01-31, account 1200) is not there any more");
    row("what an entry settles", "UPDATE gl_entry SET settles = 'S9' WHERE document_id = 'S3' AND account = '1200'",
        "entry: S3: line 1 of version 1 (2026-01-31, account 1200) is not what it was: settles was S3, is S9");
    row("what entries settle, all of it",
        "UPDATE gl_entry SET settles = NULL, due_date = NULL, taxes = NULL WHERE document_id = 'S3'",
        "entry: S3: line 1 of version 1 (2026-01-31, account 1200) is not what it was: settles was S3, is -");
    row("taxes put in", "UPDATE gl_entry SET taxes = '[]' WHERE document_id = 'S3' AND account = '4000'", "entry: S3");
    row("a rule", "UPDATE gl_entry SET rule = 'JE' WHERE document_id = 'S3'", "entry: S3");
    row("who posted", "UPDATE gl_entry SET posted_by = 'somebody' WHERE document_id = 'S3'", "entry: S3");
    row("when it was posted", "UPDATE gl_entry SET posted_at = posted_at + interval '1 day' WHERE document_id = 'S3'",
        "entry: S3");
    row("entries taken away", "DELETE FROM gl_entry WHERE document_id = 'S3'", "entry: S3");
    row("a document taken away with its entries",
        "DELETE FROM gl_entry WHERE document_id = 'S3'; DELETE FROM document WHERE document_id = 'S3'", "document: S3");
    row("entries taken out of force",
        "UPDATE gl_entry SET deleted_at = now(), replaced_by_version = 2 WHERE document_id = 'S3'", "entry: S3");
    row("entries put in",
        "INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, amount, "
        "base_amount, rule) VALUES "
        "('acme', 'S3', 1, 3, '2026-01-31', '1200', 'EUR', 5, 5, 'JE'), ('acme', 'S3', 1, 4, '2026-01-31', '4000', "
        "'EUR', -5, -5, 'JE')",
        "entry: S3: line 3 of version 1 (2026-01-31, account 1200) was not there");
    row("entries of a new document",
        "INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, amount, "
        "base_amount, rule) VALUES "
        "('acme', 'X', 1, 1, '2026-01-31', '1200', 'EUR', 5, 5, 'JE'), ('acme', 'X', 1, 2, '2026-01-31', '4000', "
        "'EUR', -5, -5, 'JE')",
        "entry: Entries of X");
    row("a pair that catches up taken away", "DELETE FROM gl_entry WHERE rule = 'LOCK-CU'", "entry: S1");
    row("a pair that catches up put in",
        "INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, amount, "
        "base_amount, rule) VALUES "
        "('acme', 'S1', 2, 8, '2026-02-01', '1200', 'EUR', 5, 5, 'LOCK-CU'), ('acme', 'S1', 2, 9, '2026-02-01', "
        "'4000', 'EUR', -5, -5, 'LOCK-CU')",
        "entry: S1");
    row("what a document says", "UPDATE document SET body = replace(body, '300.00', '301.00') WHERE document_id = 'S3'",
        "document: S3: version 1 does not say what it said");
    row("document and entries alike",
        "UPDATE document SET body = replace(body, '300.00', '301.00') WHERE document_id = 'S3'; "
        "UPDATE gl_entry SET amount = sign(amount) * 30100, base_amount = sign(amount) * 30100 WHERE document_id = "
        "'S3'",
        "document: S3");
    row("a document's type", "UPDATE document SET document_type = 'journal' WHERE document_id = 'S3'", "document: S3");
    row("a party's name", "UPDATE document SET body = replace(body, 'Müller', 'Meier') WHERE document_id = 'S3'",
        "text: S3: party_name is not what it was");
    row("words taken out",
        "UPDATE document SET body = replace(body, ',\"description\":\"as agreed\"', '') WHERE document_id = 'S3'",
        "text: S3: description is gone");
    row("words put in",
        "UPDATE document SET body = replace(body, '\"lines\"', '\"meta\":{\"x\":1},\"lines\"') WHERE document_id = "
        "'S3'",
        "text: S3: meta was not there");
    row("a document with its history taken away", "DELETE FROM document WHERE document_id = 'S4'", "document: S4");
    row("the lock taken off", "UPDATE period_lock SET locked_through = NULL",
        "lock: The books are not locked through 2026-03-31 any more");
    row("the lock's history", "DELETE FROM period_lock_event WHERE why = 'January'", "lock: The history of locks");
    row("settings as they were", "UPDATE organisation SET roles = '{\"sales\":\"4001\"}'",
        "settings: The setting roles");
    row("an amount in the base currency alone",
        "UPDATE gl_entry SET base_amount = 2 * base_amount WHERE document_id = 'S3'", "entry: S3");
    row("a currency", "UPDATE gl_entry SET currency = 'USD' WHERE document_id = 'S3'", "entry: S3");
    row("a version", "UPDATE gl_entry SET version = 2 WHERE document_id = 'S3'", "entry: S3");
    row("one line taken away", "DELETE FROM gl_entry WHERE document_id = 'S3' AND line_no = 2", "entry: S3: line 2");
    row("entries moved to another document",
        "UPDATE gl_entry SET document_id = 'S2', line_no = line_no + 10 WHERE document_id = 'S3'", "entry: S2");
    row("entries moved to a document of their own", "UPDATE gl_entry SET document_id = 'X' WHERE document_id = 'S3'",
        "entry: S3");
    row("entries moved to another organisation",
        "INSERT INTO organisation (org_id, base_currency) VALUES ('other', 'EUR'); "
        "UPDATE gl_entry SET org_id = 'other' WHERE document_id = 'S3'",
        "entry: S3");
    row("what proves a name", "DELETE FROM period_seal_salt WHERE document_id = 'S3' AND path = 'party_name'",
        "text: S3: what would prove party_name is gone");
    row("a name and what proves it",
        "DELETE FROM period_seal_salt WHERE document_id = 'S3' AND path = 'party_name'; "
        "UPDATE document SET body = replace(body, 'Müller', 'Meier') WHERE document_id = 'S3'",
        "text: S3");
    row("the lock taken off and put back, its history taken out",
        "UPDATE period_gate SET changes = changes + 2 WHERE part = 'books'", "lock: The lock was changed 2 times");
    row("the seal taken out", "DELETE FROM period_seal_part; DELETE FROM period_seal", "backup: ");
    row("the seal's head", "UPDATE period_seal SET head = repeat('0', 64)", "seal: Seal 1");
}

void TestSeal::tamperingIsNamed()
{
    QFETCH(const QByteArray, sql);
    QFETCH(const QByteArray, first);
    sealed();
    tamper(sql.toStdString());
    const auto found = said(compared());
    QVERIFY2(found.starts_with(first.toStdString()), found.c_str());
}

/// Work goes on in the open days: imports, catching up, recreations and their undo, settings, later locks.
void TestSeal::whatMayHappenIsNoFinding()
{
    sealed();
    post(namedInvoice("S2", 220, "2026-01-31"));
    post(namedInvoice("S9", 900, "2026-04-20"));
    post(namedInvoice("L1", 71, "2026-04-15"));
    QCOMPARE(said(compared()), std::string());
    post({.id = "S2",
          .type = "withdrawn", // catches up; a later version's type says nothing of the sealed one
          .date = "2026-01-31",
          .currency = "EUR",
          .partyName = {},
          .amount = {},
          .body = R"({"id":"S2","type":"withdrawn","date":"2026-01-31","currency":"EUR"})"});
    QCOMPARE(said(compared()), std::string());
    const auto undone = m_database->sql("SELECT gen_random_uuid()");
    m_database->sql("SELECT recreation_prepare('" + undone + "', 'acme', ARRAY['S3', 'S4', 'L1'], '', NULL, NULL)");
    m_database->drain();
    QCOMPARE(said(compared()), std::string());
    must(RecreationStore(connection()).undo(undone, std::nullopt));
    must(OrganisationStore(connection()).change("acme", {.roles = {{"sales", "4001"}}, .fiscalYearStart = 4}));
    QCOMPARE(said(compared()), std::string());
    must(PeriodLockStore(connection()).lock("acme", parseDate("2026-04-30").value(), u"April"_s));
    QCOMPARE(said(compared()), std::string());
    const auto april = sealed("2026-04-30");
    QCOMPARE(april.number, 2);
    QCOMPARE(said(compared()), std::string());
    QCOMPARE(must(checkKeptSeals(connection(), "acme")).size(), std::size_t(0));

    must(PeriodLockStore(connection()).unlock("acme", parseDate("2026-03-01").value(), u"a late bill"_s));
    must(PeriodLockStore(connection()).lock("acme", parseDate("2026-04-30").value(), u"again"_s));
    const auto found = said(compared());
    QVERIFY2(found.starts_with("lock: The lock was taken off on ") && found.find("a late bill") != std::string::npos,
             found.c_str());
    m_database->sql("SELECT 1"); // with its history taken out too, the gate still counts
    tamper("DELETE FROM period_lock_event WHERE why IN ('a late bill', 'again')");
    const auto traceless = said(compared());
    QVERIFY2(traceless.starts_with("lock: The lock was changed 2 times since"), traceless.c_str());
}

void TestSeal::aForgottenNameLeavesTheRestProvable()
{
    sealed();
    must(forgetParty(connection(), "acme", "Müller KG"));
    const auto done = compared();
    QCOMPARE(said(done), std::string());
    QCOMPARE(done.erased, 4);
    tamper("UPDATE document SET body = replace(body, '400.00', '401.00') WHERE document_id = 'S4'; "
           "UPDATE document_history SET body = replace(body, '400.00', '401.00') WHERE document_id = 'S4'");
    QVERIFY(said(compared()).starts_with("document: S4"));
}

void TestSeal::anOlderBackupIsNamed()
{
    sealed();
    const auto first = m_file;
    sealed();
    tamper("DELETE FROM period_seal_part WHERE seal_no = 2; DELETE FROM period_seal WHERE seal_no = 2");
    const auto found = said(compared());
    QVERIFY2(found.starts_with("backup: This database does not know seal 2"), found.c_str());
    m_file = first;
    QCOMPARE(said(compared()), std::string());
}

void TestSeal::aChangedFileIsNamed()
{
    sealed();
    m_file.replace(m_file.find("\"why\":\"Q1\""), 10, "\"why\":\"Q2\"");
    const auto found = said(compared());
    QVERIFY2(found.starts_with("file: "), found.c_str());
    const auto isMalformed = [this](const std::string &file) {
        const auto read = compareSeal(connection(), linesOf(std::make_shared<std::istringstream>(file)));
        return !read && read.error().reason == "malformed";
    };
    QVERIFY(isMalformed(m_file.substr(0, m_file.size() / 2)));
    QVERIFY(isMalformed(m_file.substr(0, m_file.rfind('\n', m_file.size() - 2) + 1))); // without its head
    QVERIFY(isMalformed(m_file + m_file));
    QVERIFY(isMalformed(m_file + "\n"));
}

void TestSeal::onlyALockedPeriodIsSealed()
{
    const auto open = sealPeriod(
        connection(), {.orgId = "acme", .through = parseDate("2026-04-30").value(), .why = {}, .program = {}}, {});
    QVERIFY(!open);
    QCOMPARE(open.error().reason, std::string("not_locked"));
    QCOMPARE(m_database->number("SELECT count(*) FROM period_seal"), 0);
}

void TestSeal::theListNamesWhatIsMissing()
{
    const auto day = parseDate("2026-04-30").value();
    const auto failing = [&] {
        QStringList names;
        for (const auto &check : must(checkClose(connection(), "acme", day))) {
            if (!check.isFine && check.stops)
                names.append(QString::fromStdString(check.name));
        }
        return names.join(u' ');
    };
    QCOMPARE(failing(), QString());
    m_database->importInvoice("W", 10, "acme", "2026-04-02");
    QCOMPARE(failing(), u"waiting"_s);
    m_database->drain();
    auto odd = invoiceRecord("R", 10, "2026-04-02");
    odd.body.replace(odd.body.rfind("10.00"), 5, "11.00");
    post(odd);
    QCOMPARE(failing(), u"refused"_s);
    tamper("UPDATE gl_entry SET account = '4001' WHERE document_id = 'W' AND account = '4000'");
    QCOMPARE(failing(), u"refused verify"_s);
}

void TestSeal::aCancelledSealIsNone()
{
    std::stop_source stop;
    stop.request_stop();
    const auto cancelled = sealPeriod(
        connection(), {.orgId = "acme", .through = parseDate("2026-03-31").value(), .why = {}, .program = {}}, {}, {},
        stop.get_token());
    QVERIFY(!cancelled);
    QCOMPARE(cancelled.error().code, Error::Code::Cancelled);
    QCOMPARE(m_database->number("SELECT count(*) FROM period_seal"), 0);
}

QTEST_GUILESS_MAIN(TestSeal)
#include "test_seal.moc"
