// SPDX-License-Identifier: MIT
#include "engine/books/book_export.h"

#include "core/csv.h"
#include "ledger/record.h"
#include "ledger/support/golden.h"
#include "ledger/support/outside_checkers.h"
#include "store/books/accounts.h"
#include "store/books/organisations.h"
#include "store/books/period_locks.h"
#include "store/books/reports.h"
#include "store/queue/recreations.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QFile>
#include <QTemporaryDir>
#include <QUuid>

using namespace leapfrog;
using namespace leapfrog::test;

/// A database of all golden documents, exported, checked by hledger and Beancount, and compared with our own reports.
class TestBookExport : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void otherProgramsComeToOurTrialBalance_data();
    void otherProgramsComeToOurTrialBalance();
    void entriesOfSeveralVersionsAreExported();
    void itShowsOneMoment();
    void aCancelledExportSaysSo();
    void aFullDiskEndsIt();
    void itHoldsThePreviousFiguresOfWhatAwaits();
    void itSaysWhatIsNotInIt_data();
    void itSaysWhatIsNotInIt();
    void anUnreadableEntryIsNamed();

private:
    void importGolden(const std::string &base);
    std::string exported(ExportFormat format, const std::string &org);

    std::unique_ptr<TestDatabase> m_database;
    std::map<std::string, std::vector<ImportedDocument>> m_golden; ///< by base currency, which is the organisation
    QTemporaryDir m_folder;
};

static ImportedDocument importedOf(const JsonValue &document, std::size_t place)
{
    const auto text = [&document](const char *name) { return document.find(name)->text(); };
    const auto id = text("id") + "/" + std::to_string(place); // many cases use one id
    auto body = toJson(document);
    const auto quoted = '"' + text("id") + '"';
    body.replace(body.find(quoted), quoted.size(), '"' + id + '"');
    return {.id = id,
            .type = text("type"),
            .date = text("date"),
            .currency = text("currency"),
            .partyName = {},
            .amount = {},
            .body = body};
}

void TestBookExport::initTestCase()
{
    m_database = std::make_unique<TestDatabase>();
    for (std::size_t place = 0; place < goldenCases().size(); ++place) {
        const auto &golden = goldenCases()[place];
        if (golden.expect.find("postings") == nullptr)
            continue;
        const auto record = documentRecord(golden.input).value();
        const auto context = record.context != nullptr ? Context::fromJson(*record.context, {}).value() : Context{};
        m_golden[context.baseCurrency].push_back(importedOf(*record.document, place));
    }
    for (const auto &[base, documents] : m_golden)
        importGolden(base);
    m_database->drain();
    QCOMPARE(m_database->sql("SELECT string_agg(document_id || ' ' || status_message, '; ') FROM document "
                             "WHERE accounting_status <> 'posted'"),
             std::string());
}

/// The accounts and taxes of all cases together: each document is posted by them, whatever its own case says.
void TestBookExport::importGolden(const std::string &base)
{
    VERIFY_RESULT(OrganisationStore(m_database->connection())
                      .change(base, {.baseCurrency = base, .taxAccounts = {{"A", "2111"}, {"QST", "2110"}}}));
    ChartOfAccounts chart;
    for (const auto *const code : {"2110", "2111", "4010", "4011", "6011", "1099", "0400"})
        chart.add({code, std::string("Account \"") + code + "\"", guessedKind(code)});
    VERIFY_RESULT(AccountStore(m_database->connection()).import(base, chart, OtherAccounts::Keep));
    VERIFY_RESULT(DocumentStore(m_database->connection()).import(base, m_golden.at(base)));
}

std::string TestBookExport::exported(ExportFormat format, const std::string &org)
{
    std::string text;
    const auto done = exportBook(m_database->connection(), {.orgId = org, .format = format},
                                 [&text](std::string_view piece) -> Result<> {
                                     text += piece;
                                     return {};
                                 });
    return done ? text : done.error().reason;
}

void TestBookExport::otherProgramsComeToOurTrialBalance_data()
{
    QTest::addColumn<std::string>("base");
    for (const auto &[base, documents] : m_golden)
        QTest::newRow(base.c_str()) << base;
}

void TestBookExport::otherProgramsComeToOurTrialBalance()
{
    QFETCH(const std::string, base);
    const auto report = ReportStore(m_database->connection()).trialBalance(base);
    VERIFY_RESULT(report);
    Balances ours;
    for (const auto &account : report->accounts)
        ours[{account.account, base}] = static_cast<std::int64_t>(account.balance);
    ours = withoutZeros(std::move(ours));
    QVERIFY(ours.size() > 5);

    for (const auto format : {ExportFormat::Hledger, ExportFormat::Beancount}) {
        const auto path = m_folder.filePath(QStringLiteral("book"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(QByteArray::fromStdString(exported(format, base)));
        file.close();
        const auto books
            = format == ExportFormat::Hledger ? hledgerBooks(path.toUtf8(), base) : beancountBooks(path.toUtf8(), base);
        QCOMPARE(books.problem, QByteArray());
        QCOMPARE(differing(ours, books.base), QByteArray());
    }
}

void TestBookExport::entriesOfSeveralVersionsAreExported()
{
    m_database->addOrganisation("locked");
    VERIFY_RESULT(OrganisationStore(m_database->connection()).change("locked", {.lockPolicy = "catch_up"}));
    m_database->importInvoice("S1", 100, "locked");
    m_database->drain();
    VERIFY_RESULT(PeriodLockStore(m_database->connection()).lock("locked", *parseDate("2026-03-31"), {}));
    m_database->importInvoice("S1", 120, "locked");
    m_database->drain();

    const auto rows = parseCsv(exported(ExportFormat::Csv, "locked"));
    QVERIFY(rows.has_value());
    std::string versions;
    for (std::size_t i = 1; i < rows->size(); ++i)
        versions += rows->at(i).fields[1] + ' ' + rows->at(i).fields[6] + "; ";
    QCOMPARE(versions, std::string("1 100.00; 1 -100.00; 2 20.00; 2 -20.00; "));
}

void TestBookExport::itShowsOneMoment()
{
    m_database->addOrganisation("moment");
    for (int i = 1000; i < 1600; ++i) // more than a page
        m_database->importInvoice("S" + std::to_string(i), 1, "moment");
    m_database->drain();
    const auto writer = m_database->connect();
    std::string text;
    const auto done
        = exportBook(m_database->connection(), {.orgId = "moment", .format = ExportFormat::Csv},
                     [&](std::string_view piece) -> Result<> {
                         text += piece;
                         // After the first page: an entry that the second would show.
                         return writer->runScript(
                             "INSERT INTO document (org_id, document_id, document_type, document_date, currency, body) "
                             "SELECT 'moment', 'T' || txid_current(), 'journal', '2026-01-01', 'EUR', '{}'; "
                             "INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, "
                             "currency, amount, base_amount, rule) SELECT 'moment', 'T' || txid_current(), "
                             "1, i, '2026-01-01', '1000', 'EUR', 3 - 2 * i, 3 - 2 * i, 'JE' "
                             "FROM generate_series(1, 2) AS i");
                     });
    VERIFY_RESULT(done);
    QCOMPARE(done->documents, 600);
    const auto rows = parseCsv(text);
    QVERIFY(rows.has_value());
    QCOMPARE(rows->size(), std::size_t(1201));
}

void TestBookExport::aCancelledExportSaysSo()
{
    std::stop_source stop;
    stop.request_stop();
    const auto done = exportBook(
        m_database->connection(), {.orgId = "EUR", .format = ExportFormat::Json},
        [](std::string_view) { return Result<>(); }, {}, stop.get_token());
    QVERIFY(!done);
    QCOMPARE(done.error().code, Error::Code::Cancelled);
}

void TestBookExport::aFullDiskEndsIt()
{
    const auto done = exportBook(
        m_database->connection(), {.orgId = "EUR", .format = ExportFormat::Json}, [](std::string_view) -> Result<> {
            return failed(
                {.code = Error::Code::Unavailable, .message = {}, .cause = {}, .reason = "full", .field = {}});
        });
    QVERIFY(!done);
    QCOMPARE(done.error().reason, std::string("full"));
}

void TestBookExport::itHoldsThePreviousFiguresOfWhatAwaits()
{
    m_database->addOrganisation("awaits");
    for (const auto *const id : {"S1", "S2"})
        m_database->importInvoice(id, 100, "awaits");
    m_database->drain();
    const auto before = exported(ExportFormat::Hledger, "awaits");
    VERIFY_RESULT(RecreationStore(m_database->connection())
                      .prepare(QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString(), "awaits", {"S1"}, {},
                               std::nullopt, std::chrono::seconds(60)));
    auto during = exported(ExportFormat::Hledger, "awaits");
    const std::string said = "1 document awaits recreation (previous figures) (awaiting_posting=0 refused_documents=0 "
                             "awaiting_recreation=1 refused_payloads=0 waiting_payloads=0)";
    const auto place = during.find(said);
    QVERIFY2(place != std::string::npos, during.c_str());
    const std::string nothing = "All documents are in these figures (awaiting_posting=0 refused_documents=0 "
                                "awaiting_recreation=0 refused_payloads=0 waiting_payloads=0)";
    QCOMPARE(during.replace(place, said.size(), nothing), before);

    std::string without;
    const auto sink = [&without](std::string_view piece) -> Result<> {
        without += piece;
        return {};
    };
    VERIFY_RESULT(exportBook(m_database->connection(),
                             {.orgId = "awaits", .format = ExportFormat::Hledger, .awaiting = AwaitingFigures::LeftOut},
                             sink));
    QVERIFY(without.find("1 document awaits recreation (left out)") != std::string::npos);
    QCOMPARE(without.find("S1"), std::string::npos);
    QVERIFY(without.find("S2") != std::string::npos);
    m_database->drain();
}

void TestBookExport::itSaysWhatIsNotInIt_data()
{
    QTest::addColumn<ExportFormat>("format");
    QTest::addColumn<std::string>("all"); // what a whole export says
    QTest::newRow("hledger") << ExportFormat::Hledger << std::string("\n; All documents are in these figures (");
    QTest::newRow("beancount") << ExportFormat::Beancount << std::string("; All documents are in these figures (");
    QTest::newRow("csv") << ExportFormat::Csv << std::string("why\r\n");
    QTest::newRow("json") << ExportFormat::Json
                          << std::string(R"("awaiting_posting":0,"refused_documents":0,"awaiting_recreation":0,)");
}

void TestBookExport::itSaysWhatIsNotInIt()
{
    QFETCH(const ExportFormat, format);
    QFETCH(const std::string, all);
    const auto org = std::string(QTest::currentDataTag());
    m_database->addOrganisation(org);
    const auto whole = exported(format, org);
    QVERIFY2(whole.find(all) != std::string::npos, whole.c_str());
    QCOMPARE(whole.find("not posted yet"), std::string::npos);

    m_database->importInvoice("S1", 1, org);
    m_database->importInvoice("S2", 1, org);
    const auto text = exported(format, org);
    if (format == ExportFormat::Json) {
        QVERIFY2(text.find(R"("awaiting_posting":2,"refused_documents":0,"awaiting_recreation":0,)")
                     != std::string::npos,
                 text.c_str());
        return;
    }
    QVERIFY2(text.find("2 documents are not posted yet as they are now (awaiting_posting=2 ") != std::string::npos,
             text.c_str());
    if (format == ExportFormat::Csv) { // as many fields as any row, no version
        const auto rows = parseCsv(text);
        QVERIFY(rows.has_value());
        QCOMPARE(rows->size(), std::size_t(2));
        QCOMPARE(rows->at(1).fields.size(), rows->at(0).fields.size());
        QCOMPARE(rows->at(1).fields[1], std::string());
        return;
    }
    const auto path = m_folder.filePath(QStringLiteral("left out"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(QByteArray::fromStdString(text));
    file.close();
    const auto books
        = format == ExportFormat::Hledger ? hledgerBooks(path.toUtf8(), "EUR") : beancountBooks(path.toUtf8(), "EUR");
    QCOMPARE(books.problem, QByteArray());
}

void TestBookExport::anUnreadableEntryIsNamed()
{
    m_database->addOrganisation("odd");
    VERIFY_RESULT(m_database->connection().runScript(
        "SET session_replication_role = replica; INSERT INTO gl_entry (org_id, document_id, version, line_no, "
        "entry_date, account, currency, amount, "
        "base_amount, rule) SELECT 'odd', 'D', 1, i, '2026-01-01', '1000', 'QQQ', 0, 0, 'JE' "
        "FROM generate_series(1, 2) AS i; RESET session_replication_role"));
    QCOMPARE(exported(ExportFormat::Hledger, "odd"), std::string("bad_currency"));
    QCOMPARE(exported(ExportFormat::Hledger, "nobody"), std::string("unknown_organisation"));
}

QTEST_GUILESS_MAIN(TestBookExport)
#include "test_book_export.moc"
