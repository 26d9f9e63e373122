// SPDX-License-Identifier: MIT
#include "engine/close/flux.h"
#include "recreate/random_book.h"
#include "support/result_helpers.h"

#include <QTest>

#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// What was known at a moment stays what was known, and why figures differ between two moments is told without rest.
class TestKnownFigures : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void whatCommitsLaterIsKnownLater();
    void whatWasPrintedThenIsGivenAgain();
    void whatWasLeftOutThenIsCountedAgain();
    void reasonsAreTold();
    void namesAreThoseOfThen();
    void aMomentNeedsAnOffset_data();
    void aMomentNeedsAnOffset();
};

using Movements = std::map<std::string, std::string>;

void TestKnownFigures::initTestCase()
{
    if (!qEnvironmentVariableIsSet("RC_PARAMS")) // a case is a database
        qputenv("RC_PARAMS", "max_success=5 noshrink=1");
}

static Movements movementsKnownAt(Connection &connection, const std::string &moment)
{
    const auto sums = must(BookSumsStore(connection).read("acme", {.knownAt = Moment::parse(moment)}, {}));
    Movements movements;
    for (const auto &sum : sums.sums)
        movements[sum.account + ' ' + dateText(sum.month).substr(0, 7)] = amountText(sum.balance(), 0);
    return movements;
}

static std::string balances(TestDatabase &database, const std::string &moment)
{
    std::string text;
    for (const auto &[place, sum] : movementsKnownAt(database.connection(), moment))
        text += place + ' ' + sum + ", ";
    return text;
}

static void post(Connection &connection, const std::string &document, int minor)
{
    const auto row = [&](int line, const char *account, int amount) {
        return "('acme', '" + document + "', 1, " + std::to_string(line) + ", '2026-03-31', '" + account + "', 'EUR', "
            + std::to_string(amount) + ", " + std::to_string(amount) + ", 'JE')";
    };
    must(connection.run(
        "INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, amount, "
        "base_amount, rule) VALUES "
        + row(1, "1200", minor) + ", " + row(2, "4000", -minor)));
    must(connection.run("UPDATE document SET posted_version = 1, accounting_status = 'posted' WHERE document_id = '"
                        + document + "'"));
}

/// The one that begins and writes first commits last.
void TestKnownFigures::whatCommitsLaterIsKnownLater()
{
    TestDatabase database;
    database.addOrganisation();
    database.importInvoice("S1", 100);
    database.importInvoice("S2", 200);
    const auto moment = [&] { return database.sql("SELECT clock_timestamp()::text"); };
    const auto first = database.connect();
    const auto second = database.connect();
    const auto none = moment();
    must(first->runScript("BEGIN"));
    post(*first, "S1", 10000);
    const auto written = moment();
    must(second->runScript("BEGIN"));
    post(*second, "S2", 20000);
    must(second->runScript("COMMIT"));
    const auto between = moment();
    const auto seenThen = balances(database, database.sql("SELECT clock_timestamp()::text"));
    must(first->runScript("COMMIT"));
    const auto last = moment();

    QCOMPARE(balances(database, none), std::string());
    QCOMPARE(balances(database, written), std::string());
    QCOMPARE(balances(database, between), std::string("1200 2026-03 20000, 4000 2026-03 -20000, "));
    QCOMPARE(balances(database, between), seenThen);
    QCOMPARE(balances(database, last), std::string("1200 2026-03 30000, 4000 2026-03 -30000, "));
}

static void requireSameFlux(RandomBook &book, const std::pair<std::string, Movements> &before,
                            const std::pair<std::string, Movements> &after)
{
    const auto flux = must(fluxOf(book.connection(),
                                  {.orgId = "acme",
                                   .before = *Moment::parse(before.first),
                                   .after = *Moment::parse(after.first),
                                   .through = {}}));
    const auto sumOf = [](const Movements &movements, const std::string &account) {
        std::int64_t sum = 0;
        for (const auto &[place, amount] : movements) {
            if (place.substr(0, place.size() - 8) == account)
                sum += std::stoll(amount);
        }
        return Wide(sum);
    };
    for (const auto &account : flux.accounts) {
        RC_ASSERT(account.before == sumOf(before.second, account.account));
        RC_ASSERT(account.after == sumOf(after.second, account.account));
        Wide explained = 0;
        for (const auto &part : account.reasons) {
            explained += part.amount;
            RC_ASSERT(!part.documents.empty());
        }
        RC_ASSERT(explained == account.after - account.before);
    }
}

void TestKnownFigures::whatWasPrintedThenIsGivenAgain()
{
    QVERIFY(rc::check("along a walk of acts", [] {
        RandomBook book(*rc::gen::inRange(2, 12));
        std::vector<std::pair<std::string, Movements>> printed;
        for (int i = 0; i < 20; ++i) {
            printed.emplace_back(book.moment(), book.movements());
            book.actAnyhow();
        }
        printed.emplace_back(book.moment(), book.movements());
        for (const auto &[moment, movements] : printed) {
            const auto again = movementsKnownAt(book.connection(), moment);
            if (again != movements) {
                for (const auto &[place, sum] : movements) {
                    const auto found = again.find(place);
                    if (found == again.end() || found->second != sum)
                        RC_FAIL(moment + ": " + place + " was " + sum + ", is "
                                + (found == again.end() ? "nothing" : found->second));
                }
                RC_FAIL(moment + ": there are more accounts or months");
            }
        }
        for (int i = 0; i < 6; ++i) {
            const auto one = static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(printed.size())));
            const auto other = static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(printed.size())));
            requireSameFlux(book, printed[std::min(one, other)], printed[std::max(one, other)]);
        }
    }));
}

void TestKnownFigures::whatWasLeftOutThenIsCountedAgain()
{
    QVERIFY(rc::check("documents that were not in the figures", [] {
        RandomBook book(*rc::gen::inRange(2, 8));
        std::map<std::string, std::string> leftOut;
        const auto now = [&] {
            const auto head = must(ReportStore(book.connection()).head("acme"));
            return std::to_string(head.awaitingPosting) + ' ' + std::to_string(head.refusedDocuments) + ' '
                + std::to_string(head.awaitingRecreation);
        };
        for (int i = 0; i < 12; ++i) {
            leftOut[book.moment()] = now();
            book.actAnyhow();
        }
        // When a version without any entry was posted is not kept: it counts as posted once the document changes.
        const bool hasEmpty
            = book.database().number(
                  "SELECT count(*) FROM document_status AS status WHERE NOT EXISTS (SELECT 1 FROM gl_entry "
                  "WHERE document_id = status.document_id AND version = status.ready_version)")
            > 0;
        RC_CLASSIFY(hasEmpty);
        for (const auto &[moment, counts] : leftOut) {
            const auto head = must(BookSumsStore(book.connection()).head("acme", {.knownAt = Moment::parse(moment)}));
            const auto rest
                = ' ' + std::to_string(head.refusedDocuments) + ' ' + std::to_string(head.awaitingRecreation);
            if (hasEmpty)
                RC_ASSERT(counts.ends_with(rest));
            else
                RC_ASSERT(std::to_string(head.awaitingPosting) + rest == counts);
        }
    }));
}

static std::string reasonsOf(const Flux &flux, const std::string &account)
{
    std::string text;
    for (const auto &one : flux.accounts) {
        if (one.account != account)
            continue;
        for (const auto &part : one.reasons) {
            text += std::string(fluxReasonName(part.reason)) + ' ' + amountText(part.amount, 2) + ':';
            for (const auto &id : part.documents)
                text += ' ' + id;
            text += "; ";
        }
    }
    return text;
}

void TestKnownFigures::reasonsAreTold()
{
    TestDatabase database;
    database.addOrganisation();
    auto &connection = database.connection();
    const auto moment = [&] { return *Moment::parse(database.sql("SELECT clock_timestamp()::text")); };
    for (int i = 1; i <= 4; ++i)
        database.importInvoice("S" + std::to_string(i), 100 * i);
    database.drain();
    const auto closed = moment();
    database.importInvoice("S1", 150);
    database.importInvoice("S9", 900);
    must(DocumentStore(connection)
             .import("acme",
                     {{.id = "S2",
                       .type = "withdrawn",
                       .date = "2026-03-31",
                       .currency = "EUR",
                       .partyName = {},
                       .amount = {},
                       .body = R"({"id":"S2","type":"withdrawn","date":"2026-03-31","currency":"EUR"})"}}));
    auto odd = invoiceRecord("S3", 300);
    odd.body.replace(odd.body.rfind("300.00"), 6, "311.00");
    must(DocumentStore(connection).import("acme", {odd}));
    database.drain();
    const auto later = moment();

    const auto flux = fluxOf(connection, {.orgId = "acme", .before = closed, .after = later, .through = {}});
    VERIFY_RESULT(flux);
    QCOMPARE(reasonsOf(*flux, "4000"),
             std::string("new_document -900.00: S9; changed_document -50.00: S1; withdrawn 200.00: S2; newly_refused "
                         "0.00: S3; "));
    const auto changed = std::ranges::find(flux->documents, std::string("S1"), &FluxOfDocument::id);
    QVERIFY(changed != flux->documents.end());
    QCOMPARE(changed->fields.front().path, std::string("lines[0].amount"));
    QCOMPARE(valueWords(changed->fields.front().before), u"100.00"_s);

    must(OrganisationStore(connection).change("acme", {.roles = {{"sales", "4001"}}}));
    database.sql("SELECT recreation_prepare(gen_random_uuid(), 'acme', ARRAY['S4'], '', NULL, NULL)");
    database.drain();
    const auto moved = fluxOf(connection, {.orgId = "acme", .before = later, .after = moment(), .through = {}});
    VERIFY_RESULT(moved);
    QCOMPARE(reasonsOf(*moved, "4000"), std::string("changed_settings 400.00: S4; "));
    QCOMPARE(moved->settings.size(), std::size_t(1));
    QCOMPARE(moved->settings.front().name, std::string("roles"));
}

void TestKnownFigures::namesAreThoseOfThen()
{
    TestDatabase database;
    database.addOrganisation();
    database.sql("INSERT INTO account (org_id, code, name) VALUES ('acme', '4000', 'Sales of goods')");
    const auto then = Moment::parse(database.sql("SELECT clock_timestamp()::text"));
    database.sql("UPDATE account SET name = 'Revenue' WHERE code = '4000'");
    database.sql("UPDATE organisation SET fiscal_year_start = 4 WHERE org_id = 'acme'");
    BookSumsStore store(database.connection());
    const auto was = must(store.read("acme", {.knownAt = then}, {}));
    QCOMPARE(was.chart.find("4000")->name, std::string("Sales of goods"));
    QCOMPARE(was.fiscalStartMonth, 1);
    QCOMPARE(must(store.read("acme", {}, {})).chart.find("4000")->name, std::string("Revenue"));
    QCOMPARE(must(store.read("acme", {}, {})).fiscalStartMonth, 4);
    QCOMPARE(must(store.notKnownBefore({.knownAt = Moment::parse("2020-01-01T00:00Z")})).size(), std::size_t(10));
    QCOMPARE(must(store.notKnownBefore({.knownAt = then})), std::string());
}

void TestKnownFigures::aMomentNeedsAnOffset_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isMoment");
    QTest::newRow("as in the docs") << QByteArray("2026-04-05T18:00+02:00") << true;
    QTest::newRow("to the microsecond") << QByteArray("2026-04-05T18:00:01.123456Z") << true;
    QTest::newRow("as psql prints it") << QByteArray("2026-04-05 18:00:01.123456+00") << true;
    QTest::newRow("without an offset") << QByteArray("2026-04-05T18:00") << false;
    QTest::newRow("a day") << QByteArray("2026-04-05") << false;
    QTest::newRow("no such hour") << QByteArray("2026-04-05T25:00Z") << false;
    QTest::newRow("no such day") << QByteArray("2026-02-30T12:00Z") << false;
    QTest::newRow("a word") << QByteArray("infinity") << false;
}

void TestKnownFigures::aMomentNeedsAnOffset()
{
    QFETCH(const QByteArray, text);
    QFETCH(const bool, isMoment);
    QCOMPARE(Moment::parse(text.toStdString()).has_value(), isMoment);
}

QTEST_GUILESS_MAIN(TestKnownFigures)
#include "test_known_figures.moc"
