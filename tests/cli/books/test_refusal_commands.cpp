// SPDX-License-Identifier: MIT
#include "cli/program.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// What the program says, and how it ends, where documents would be or are refused.
class TestRefusalCommands : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void settingsSayWhatTheyWouldBreak();
    void aChartSaysWhatItWouldBreak();
    void settingsThatCantBeReadAreNamedAndPutRight();
    void anUnreadableBaseCurrencyIsNamedAndPutRight();
    void cancellingDeadJobsSaysWhatIsLeft();
    void aRefusedRecreationLeavesTheBooks();
    void cancellingARecreationLeavesTheBooks();
    void aDocumentAtItsLastVersionHoldsUpNobody();

private:
    [[nodiscard]] Answer run(const QStringList &words, const QByteArray &input = {}) const
    {
        return leapfrogctl(QStringList{u"--dsn"_s, QString::fromStdString(m_database->dsn()), u"--json"_s} + words,
                           input);
    }
    std::string books()
    {
        return m_database->sql(
            "SELECT string_agg(document_id || account || amount, ' ' ORDER BY document_id, account) FROM gl_entry "
            "WHERE deleted_at IS NULL");
    }
    /// Posts invoices that name the account.
    void importNaming(const char *account, int count);

    std::unique_ptr<TestDatabase> m_database;
};

void TestRefusalCommands::init()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
}

void TestRefusalCommands::importNaming(const char *account, int count)
{
    for (int i = 1; i <= count; ++i) {
        const auto id = account + ("-" + std::to_string(i));
        auto record = invoiceRecord(id, 10);
        record.body = R"({"id":")" + id
            + R"(","type":"sales_invoice","date":"2026-03-31","currency":"EUR","tax_included":false,"lines":[{"amount":"10.00","account":")"
            + account + R"("}],"total":"10.00"})";
        VERIFY_RESULT(DocumentStore(m_database->connection()).import("acme", {record}));
    }
    m_database->drain();
}

void TestRefusalCommands::settingsSayWhatTheyWouldBreak()
{
    importNaming("4000", 12);
    m_database->importInvoice("S1", 100);
    m_database->drain();
    const auto before = books();
    const auto refused = run(words("organisation set --org acme --role sales=4007"));
    QCOMPARE(refused.exitCode, 1);
    QCOMPARE(refused.json()[u"would_be_refused"_s].toInt(), 12);
    const auto reason = refused.json()[u"refusals"_s].toArray().first().toObject();
    QCOMPARE(reason[u"code"_s].toString(), u"unknown_account"_s);
    QCOMPARE(reason[u"documents"_s].toInt(), 12);
    QVERIFY2(refused.messages.contains("12") && refused.messages.contains("4000") && refused.messages.contains("--yes"),
             refused.messages.constData());
    QCOMPARE(m_database->sql("SELECT roles::text FROM organisation"), std::string("{}"));

    QCOMPARE(run(words("organisation set --org acme --role sales=4007 --yes")).exitCode, 0);
    QCOMPARE(m_database->sql("SELECT roles::text FROM organisation"), std::string(R"({"sales": "4007"})"));
    QCOMPARE(books(), before);
    QCOMPARE(run(words("organisation set --org acme --role sales=4007")).exitCode, 0); // breaks nothing more
    QCOMPARE(run(words("organisation set --org acme --role bank=1001")).exitCode, 0);
}

void TestRefusalCommands::aChartSaysWhatItWouldBreak()
{
    const QByteArray chart = "code,name,kind\n4711,Odd,income\n4712,New,income\n";
    QCOMPARE(run(words("accounts import --org acme -"), chart).exitCode, 0);
    auto record = invoiceRecord("ZERO", 0); // posts nothing on the account that it names
    record.body
        = R"({"id":"ZERO","type":"sales_invoice","date":"2026-03-31","currency":"EUR","tax_included":false,"lines":[{"amount":"0.00","account":"4711"}],"total":"0.00"})";
    VERIFY_RESULT(DocumentStore(m_database->connection()).import("acme", {record}));
    m_database->drain();
    const QByteArray smaller = "code,name,kind\n4712,New,income\n";
    const auto refused = run(words("accounts import --org acme --replace -"), smaller);
    QCOMPARE(refused.exitCode, 1);
    QCOMPARE(refused.json()[u"would_be_refused"_s].toInt(), 1);
    QCOMPARE(m_database->number("SELECT count(*) FROM account"), 2);
    QCOMPARE(run(words("accounts import --org acme --replace --yes -"), smaller).exitCode, 0);
    QCOMPARE(m_database->number("SELECT count(*) FROM account"), 1);
}

void TestRefusalCommands::aDocumentAtItsLastVersionHoldsUpNobody()
{
    m_database->importInvoice("S1", 100);
    m_database->importInvoice("S2", 200);
    m_database->sql("UPDATE document SET accounting_ready_version = 2000000000 WHERE document_id = 'S1'");
    m_database->drain();
    QCOMPARE(m_database->sql("SELECT posted_version::text FROM document WHERE document_id = 'S1'"), "2000000000");
    const auto before = books();

    const auto recreated = run(words("recreate --org acme --all"));
    QCOMPARE(recreated.exitCode, 1);
    QVERIFY2(recreated.out.contains("version_not_left"), recreated.out.constData());
    QCOMPARE(m_database->number("SELECT count(*) FROM recreation_document WHERE document_id = 'S2' AND outcome IN "
                                "('posted', 'unchanged')"),
             1);
    QCOMPARE(books(), before);

    const auto imported = run(words("import --org acme -"),
                              QByteArray::fromStdString(invoiceBody("S1", 150) + "\n" + invoiceBody("S2", 250)));
    QCOMPARE(imported.exitCode, 1);
    QVERIFY2(imported.json()[u"changed"_s].toInt() == 1, imported.out + imported.messages);
    const auto refused = imported.json()[u"refused"_s].toArray();
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused.first().toObject()[u"id"_s].toString(), u"S1"_s);
    m_database->drain();
    QCOMPARE(
        m_database->sql("SELECT sum(base_amount)::text FROM gl_entry WHERE deleted_at IS NULL AND base_amount > 0"),
        std::string("35000"));
}

void TestRefusalCommands::settingsThatCantBeReadAreNamedAndPutRight()
{
    m_database->sql("ALTER TABLE organisation DROP CONSTRAINT roles_can_be_read");
    m_database->sql(R"(UPDATE organisation SET roles = '{"sales": 5, "salex": "1"}')");
    m_database->sql("ALTER TABLE organisation ADD CONSTRAINT roles_can_be_read CHECK (NOT roles ? 'salex' AND roles "
                    "->> 'sales' IS DISTINCT FROM '5') "
                    "NOT VALID");
    const auto shown = run(words("organisation show --org acme"));
    QCOMPARE(shown.exitCode, 1);
    QVERIFY2(shown.messages.contains("bad_settings") && shown.messages.contains("roles.sales")
                 && shown.messages.contains("acme"),
             shown.messages.constData());
    const auto half = run(words("organisation set --org acme --role salex="));
    QCOMPARE(half.exitCode, 1);
    QVERIFY2(half.messages.contains("roles.sales"), half.messages.constData());
    QCOMPARE(run(words("organisation set --org acme --role salex= --role sales=4001")).exitCode, 0);
    QCOMPARE(run(words("organisation show --org acme")).json()[u"roles"_s].toObject()[u"sales"_s].toString(),
             u"4001"_s);
}

void TestRefusalCommands::anUnreadableBaseCurrencyIsNamedAndPutRight()
{
    m_database->sql("DO $$ DECLARE rule text := pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = "
                    "'base_currency_is_known'; BEGIN ALTER TABLE organisation DROP CONSTRAINT base_currency_is_known; "
                    "UPDATE organisation SET base_currency = 'ABC'; SET CONSTRAINTS ALL IMMEDIATE; EXECUTE 'ALTER "
                    "TABLE organisation ADD CONSTRAINT "
                    "base_currency_is_known ' || rule || ' NOT VALID'; END $$");
    const auto document = QByteArray::fromStdString(invoiceBody("S1", 100));
    const auto refused = run(words("import --org acme -"), document);
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.messages.contains("bad_settings") && refused.messages.contains("ABC"),
             refused.messages.constData());
    const auto examined = run(words("doctor"));
    QVERIFY2(examined.out.contains("acme: base currency ABC"), examined.out.constData());
    QCOMPARE(run(words("organisation set --org acme --base-currency EUR")).exitCode, 0);
    QCOMPARE(run(words("import --org acme -"), document).exitCode, 0);
}

void TestRefusalCommands::cancellingDeadJobsSaysWhatIsLeft()
{
    m_database->sql("INSERT INTO document (org_id, document_id, document_type, document_date, currency, body) SELECT "
                    "'acme', 'N' || n, 'journal', '2026-03-31', 'EUR', '{}' FROM generate_series(1, 3) AS n");
    m_database->sql(
        "INSERT INTO accounting_work_queue (org_id, document_id, document_type) SELECT 'acme', document_id, "
        "'journal' FROM document WHERE document_id LIKE 'N_'");
    m_database->drain();
    QCOMPARE(m_database->number("SELECT count(*) FROM accounting_work_queue WHERE state = 'dead'"), 3);
    const auto cancelled = run(words("jobs cancel --all --org acme --state dead --why mistake"));
    QCOMPARE(cancelled.json()[u"changed"_s].toInt(), 3);
    QCOMPARE(cancelled.json()[u"unposted"_s].toInt(), 3);
}

void TestRefusalCommands::aRefusedRecreationLeavesTheBooks()
{
    importNaming("4000", 12);
    m_database->importInvoice("S1", 100);
    m_database->drain();
    const auto before
        = m_database->sql("SELECT sum(amount) FROM gl_entry WHERE deleted_at IS NULL AND account = '4000'");
    QCOMPARE(run(words("organisation set --org acme --role sales=4007 --yes")).exitCode, 0);
    const auto answer = run(words("recreate --org acme --all --wait"));
    QCOMPARE(answer.exitCode, 1);
    QCOMPARE(answer.json()[u"documents"_s].toInt(), 13);
    QCOMPARE(answer.json()[u"refused"_s].toInt(), 12);
    QCOMPARE(answer.json()[u"posted"_s].toInt(), 1);
    QCOMPARE(answer.json()[u"refusals"_s].toArray().size(), 12);
    QCOMPARE(answer.json()[u"refusals"_s].toArray().first().toObject()[u"code"_s].toString(), u"unknown_account"_s);
    QCOMPARE(
        m_database->sql("SELECT sum(amount) FROM gl_entry WHERE deleted_at IS NULL AND account IN ('4000', '4007')"),
        before);
    QCOMPARE(m_database->number("SELECT count(*) FROM document WHERE accounting_status = 'refused'"), 12);
    const auto one = run(words("recreate --org acme --document 4000-1"));
    QCOMPARE(one.exitCode, 1);
    QCOMPARE(one.json()[u"refused"_s].toInt(), 1);
    QCOMPARE(m_database->number("SELECT count(*) FROM accounting_work_queue"), 12);
}

void TestRefusalCommands::cancellingARecreationLeavesTheBooks()
{
    importNaming("4000", 12);
    const auto before = books();
    const auto started = run(words("recreate --org acme --all"));
    QCOMPARE(started.json()[u"path"_s].toString(), u"queued"_s);
    const auto cancelled = run(words("jobs cancel --all --org acme --why mistake"));
    QCOMPARE(cancelled.exitCode, 0);
    QCOMPARE(cancelled.json()[u"changed"_s].toInt(), 12);
    QCOMPARE(cancelled.json()[u"restored"_s].toInt(), 12);
    QCOMPARE(cancelled.json()[u"unposted"_s].toInt(), 0);
    QCOMPARE(books(), before);
    const auto shown = run(words("recreations show") << started.json()[u"recreation_id"_s].toString());
    QCOMPARE(shown.json()[u"cancelled"_s].toInt(), 12);
    QCOMPARE(shown.json()[u"per_document"_s].toArray().first().toObject()[u"outcome"_s].toString(), u"cancelled"_s);
}

QTEST_GUILESS_MAIN(TestRefusalCommands)
#include "test_refusal_commands.moc"
