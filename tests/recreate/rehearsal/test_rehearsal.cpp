// SPDX-License-Identifier: MIT
#include "ledger/support/golden.h"
#include "recreate/random_book.h"
#include "recreate/rehearsal.h"
#include "store/books/period_locks.h"
#include "support/result_helpers.h"

#include <QTest>

#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// A rehearsal says, to the cent, what then happens.
class TestRehearsal : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void itIsWhatThenHappens();
    void itIsWhatThenHappensToTheGoldenDocuments();
    void itWritesNothing();
    void refusedAndLockedDocumentsKeepTheirFigures();
    void theHundredThatMoveMostAreNamed();
    void whatIsNewlyRefusedIsCounted();
    void entriesOfNobodyStay();
    void longAndManyDocumentsAreRead();
    void itStopsWhenAsked();
};

using Movements = std::map<std::string, std::string>;

static Movements movementsOf(const Rehearsal &rehearsal, Wide MonthMovement::*side)
{
    Movements movements;
    for (const auto &one : rehearsal.accounts)
        movements[one.account + ' ' + one.month] = amountText(one.*side, 0);
    return movements;
}

/// Accounts and months without any entry on that side are at zero there.
static void fillUp(Movements &one, const Movements &other)
{
    for (const auto &[place, sum] : other)
        one.try_emplace(place, "0");
}

static Result<Rehearsal> rehearsed(Connection &connection, const OrganisationChange &change,
                                   const std::stop_token &stop = {})
{
    const auto next = must(OrganisationStore(connection).preview("acme", change));
    return rehearse(connection, "acme", next.context, {}, stop);
}

void TestRehearsal::initTestCase()
{
    if (!qEnvironmentVariableIsSet("RC_PARAMS")) // a case is a database
        qputenv("RC_PARAMS", "max_success=8 noshrink=1");
}

static std::string textOf(const Movements &movements)
{
    std::string text;
    for (const auto &[place, sum] : movements)
        text += place + '=' + sum + '\n';
    return text;
}

/// Every account and month alike; a failure says which.
static void requireAlike(Movements rehearsed, Movements happened, const char *when)
{
    fillUp(rehearsed, happened);
    fillUp(happened, rehearsed);
    if (rehearsed == happened)
        return;
    std::erase_if(rehearsed, [&](const auto &one) { return happened[one.first] == one.second; });
    RC_FAIL(std::string(when) + ": rehearsed " + textOf(rehearsed));
}

void TestRehearsal::itIsWhatThenHappens()
{
    QVERIFY(rc::check("what is rehearsed is what a recreation of all then does", [] {
        RandomBook book(*rc::gen::inRange(3, 25));
        if (*rc::gen::arbitrary<bool>()) { // it has a history
            book.set(RandomBook::anySettings());
            book.recreate(book.ids());
            book.changeLock();
        }
        book.set({.lockPolicy = *rc::gen::elementOf(std::vector<std::string>{"refuse", "catch_up"})});
        book.changeLock();
        for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
            book.importAny();
        if (*rc::gen::arbitrary<bool>())
            book.drain();
        const auto change = RandomBook::anySettings();

        const auto rehearsal = must(rehearsed(book.connection(), change));
        requireAlike(movementsOf(rehearsal, &MonthMovement::before), book.movements(), "before");
        book.set(change);
        book.recreate(book.ids());
        requireAlike(movementsOf(rehearsal, &MonthMovement::after), book.movements(), "after");
        RC_ASSERT(rehearsal.documents == static_cast<std::int64_t>(book.ids().size()));
        RC_ASSERT(rehearsal.documents
                  == rehearsal.changed + rehearsal.unchanged + rehearsal.refused + rehearsal.locked);

        // And once more there is nothing to do.
        const auto again = must(rehearsed(book.connection(), {}));
        RC_ASSERT(again.changed == 0);
        RC_ASSERT(again.refused + again.locked == rehearsal.refused + rehearsal.locked);
        RC_CLASSIFY(rehearsal.changed > 0, "changed");
        RC_CLASSIFY(rehearsal.refused > 0, "refused");
        RC_CLASSIFY(rehearsal.locked > 0, "locked");
    }));
}

void TestRehearsal::itIsWhatThenHappensToTheGoldenDocuments()
{
    QVERIFY(rc::check("of the golden documents", [] {
        RandomBook book(0, "EUR");
        const auto part = *rc::gen::inRange(0, 8); // an eighth of them, so that a case is a second
        int number = 0;
        for (const auto &one : goldenCases()) {
            const auto *const inner = one.input.find("document");
            if (++number % 8 == part)
                book.importThis(toJson(inner != nullptr ? *inner : one.input), "G" + std::to_string(number));
        }
        RC_ASSERT(book.ids().size() > 20U);
        book.drain();
        RC_ASSERT(book.database().number("SELECT count(*) FROM document WHERE posted_version > 0") > 10);
        book.changeLock();
        const auto change = RandomBook::anySettings();
        const auto rehearsal = must(rehearsed(book.connection(), change));
        requireAlike(movementsOf(rehearsal, &MonthMovement::before), book.movements(), "before");
        book.set(change);
        book.recreate(book.ids());
        requireAlike(movementsOf(rehearsal, &MonthMovement::after), book.movements(), "after");
    }));
}

void TestRehearsal::itWritesNothing()
{
    TestDatabase database;
    database.addOrganisation();
    database.importInvoice("S1", 100);
    database.drain();
    const auto state = [&] {
        return database.sql("SELECT (SELECT string_agg(org::text, '') FROM organisation AS org) || (SELECT "
                            "string_agg(document::text, '') FROM document) "
                            "|| (SELECT string_agg(entry::text, '' ORDER BY entry.line_no) FROM gl_entry AS entry) || "
                            "(SELECT count(*) FROM settings_history)");
    };
    const auto before = state();
    const auto rehearsal = rehearsed(database.connection(), {.roles = {{"sales", "4001"}}});
    VERIFY_RESULT(rehearsal);
    QCOMPARE(rehearsal->changed, 1);
    QCOMPARE(state(), before);
    const std::vector<MonthMovement> expected{
        {.account = "1200", .month = "2026-03", .before = 10000, .after = 10000},
        {.account = "4000",
         .month = "2026-03",
         .before = -10000,
         .after = 0,
         .changed = 1,
         .movers = {{.id = "S1", .type = "sales_invoice", .before = -10000, .after = 0}}},
        {.account = "4001",
         .month = "2026-03",
         .before = 0,
         .after = -10000,
         .changed = 1,
         .movers = {{.id = "S1", .type = "sales_invoice", .before = 0, .after = -10000}}}};
    QVERIFY(rehearsal->accounts == expected);
    const std::vector<MovedDocument> largest{
        {.id = "S1",
         .type = "sales_invoice",
         .moved = 10000,
         .places = {{.account = "4000", .month = "2026-03", .before = -10000, .after = 0},
                    {.account = "4001", .month = "2026-03", .before = 0, .after = -10000}}}};
    QVERIFY(rehearsal->largest == largest);
}

void TestRehearsal::refusedAndLockedDocumentsKeepTheirFigures()
{
    TestDatabase database;
    database.addOrganisation();
    database.importInvoice("S1", 100, "acme", "2026-01-31");
    database.importInvoice("S2", 200);
    auto named = invoiceRecord("S3", 300);
    named.body.insert(named.body.find(R"("amount")"), R"("account":"4000",)");
    must(DocumentStore(database.connection()).import("acme", {named}));
    database.drain();
    must(PeriodLockStore(database.connection()).lock("acme", parseDate("2026-01-31").value(), u"closed"_s));

    const auto rehearsal = rehearsed(database.connection(), {.roles = {{"sales", "4001"}}});
    VERIFY_RESULT(rehearsal);
    QCOMPARE(rehearsal->documents, 3);
    QCOMPARE(rehearsal->changed, 1);
    QCOMPARE(rehearsal->refused, 1);
    QCOMPARE(rehearsal->locked, 1);
    QCOMPARE(rehearsal->refusals.size(), std::size_t(1));
    QCOMPARE(rehearsal->refusals.front().code, std::string("unknown_account"));
    QCOMPARE(rehearsal->refusals.front().examples.front(), std::string("S3"));
    const auto movements = movementsOf(*rehearsal, &MonthMovement::after);
    QCOMPARE(movements.at("4000 2026-01"), std::string("-10000"));
    QCOMPARE(movements.at("4000 2026-03"), std::string("-30000"));
    QCOMPARE(movements.at("4001 2026-03"), std::string("-20000"));
}

void TestRehearsal::theHundredThatMoveMostAreNamed()
{
    TestDatabase database;
    database.addOrganisation();
    std::vector<ImportedDocument> documents;
    for (int i = 1; i <= 250; ++i)
        documents.push_back(invoiceRecord("S" + std::to_string(i), i));
    must(DocumentStore(database.connection()).import("acme", documents));
    database.drain();
    const auto rehearsal = rehearsed(database.connection(), {.roles = {{"sales", "4001"}}});
    VERIFY_RESULT(rehearsal);
    QCOMPARE(rehearsal->changed, 250);
    QCOMPARE(rehearsal->changedDocuments.size(), std::size_t(250));
    QCOMPARE(rehearsal->largest.size(), std::size_t(100));
    QCOMPARE(rehearsal->largest.front().id, std::string("S250"));
    QVERIFY(rehearsal->largest.front().moved == 25000);
    QCOMPARE(rehearsal->largest.back().id, std::string("S151"));
    const auto place = std::ranges::find(rehearsal->accounts, "4001", &MonthMovement::account);
    QVERIFY(place != rehearsal->accounts.end());
    QCOMPARE(place->changed, 250);
    QCOMPARE(place->movers.size(), std::size_t(100));
    QCOMPARE(place->movers.front().id, std::string("S250"));
    QCOMPARE(place->movers.back().id, std::string("S151"));
}

/// What is refused already is told apart from what these settings alone refuse.
void TestRehearsal::whatIsNewlyRefusedIsCounted()
{
    TestDatabase database;
    database.addOrganisation();
    auto named = invoiceRecord("S1", 300);
    named.body.insert(named.body.find(R"("amount")"), R"("account":"4711",)");
    auto playing = invoiceRecord("S2", 300);
    playing.body.insert(playing.body.find(R"("amount")"), R"("account":"8400",)");
    must(DocumentStore(database.connection()).import("acme", {named, playing, invoiceRecord("S3", 1)}));
    OrganisationStore store(database.connection());
    must(store.change("acme", {.roles = {{"sales", "8400"}}}));
    database.drain();
    const auto now = must(store.show("acme"));
    const auto next = must(store.preview("acme", {.roles = {{"sales", ""}}}));
    const auto rehearsal = rehearse(database.connection(), "acme", next.context, {}, {}, {}, now.context);
    VERIFY_RESULT(rehearsal);
    QCOMPARE(rehearsal->refused, 2);
    QCOMPARE(rehearsal->newlyRefused, 1);
    std::int64_t newly = 0;
    for (const auto &group : rehearsal->refusals)
        newly += group.newly;
    QCOMPARE(newly, 1);
}

void TestRehearsal::entriesOfNobodyStay()
{
    TestDatabase database;
    database.addOrganisation();
    database.importInvoice("S1", 100);
    database.importInvoice("Z9", 7);
    database.drain();
    must(database.connection().runScript("SET session_replication_role = replica; DELETE FROM document WHERE "
                                         "document_id = 'Z9'; RESET session_replication_role"));
    const auto rehearsal = rehearsed(database.connection(), {.roles = {{"sales", "4001"}}});
    VERIFY_RESULT(rehearsal);
    QCOMPARE(rehearsal->documents, 1);
    QCOMPARE(movementsOf(*rehearsal, &MonthMovement::after).at("4000 2026-03"), std::string("-700"));
}

/// More than a page, and bodies that don't come with others.
void TestRehearsal::longAndManyDocumentsAreRead()
{
    TestDatabase database;
    database.addOrganisation();
    std::vector<ImportedDocument> documents;
    for (int i = 1; i <= 1000; ++i)
        documents.push_back(invoiceRecord("S" + std::to_string(10000 + i), 1));
    documents[700].body.insert(1, R"("meta":{"note":")" + std::string(100'000, 'x') + R"("},)");
    must(DocumentStore(database.connection()).import("acme", documents));
    database.drain();
    std::int64_t told = 0;
    const auto next = must(OrganisationStore(database.connection()).preview("acme", {.roles = {{"sales", "4001"}}}));
    const auto rehearsal
        = rehearse(database.connection(), "acme", next.context, [&](std::int64_t done, std::int64_t total) {
              told = done;
              QCOMPARE(total, 1000);
          });
    VERIFY_RESULT(rehearsal);
    QCOMPARE(rehearsal->changed, 1000);
    QCOMPARE(told, 1000);
    QCOMPARE(movementsOf(*rehearsal, &MonthMovement::after).at("4001 2026-03"), std::string("-100000"));
}

void TestRehearsal::itStopsWhenAsked()
{
    TestDatabase database;
    database.addOrganisation();
    database.importInvoice("S1", 100);
    std::stop_source stop;
    stop.request_stop();
    const auto rehearsal = rehearsed(database.connection(), {}, stop.get_token());
    QVERIFY(!rehearsal);
    QCOMPARE(rehearsal.error().code, Error::Code::Cancelled);
    QVERIFY(database.connection().isAtRest());
}

QTEST_GUILESS_MAIN(TestRehearsal)
#include "test_rehearsal.moc"
