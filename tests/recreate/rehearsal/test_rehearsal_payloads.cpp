// SPDX-License-Identifier: MIT
#include "engine/inbox/import_runner.h"
#include "engine/inbox/shop_import.h"
#include "import/shop_books.h"
#include "recreate/apply_settings.h"
#include "recreate/undo.h"
#include "store/books/organisations.h"
#include "store/books/period_locks.h"
#include "store/queue/workers.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// A rehearsal of how a shop's payloads are read says, to the cent, what then happens to a generated shop: by changing
/// the settings and importing again, and by applying it, which can be taken back.
class TestRehearsalPayloads : public QObject
{
    Q_OBJECT

private slots:
    void itIsWhatThenHappens_data();
    void itIsWhatThenHappens();
    void applyingIsOneAct_data();
    void applyingIsOneAct();
    void documentsThatComeAndGoAreCounted();
    void itWritesNothing();
};

using Movements = std::map<std::string, std::string>;

static Movements movementsOf(const Rehearsal &rehearsal, Wide MonthMovement::*side)
{
    Movements movements;
    for (const auto &one : rehearsal.accounts) {
        if (one.*side != 0)
            movements[one.account + ' ' + one.month] = amountText(one.*side, 0);
    }
    return movements;
}

static Movements movementsIn(TestDatabase &database)
{
    Movements movements;
    for (const Row row : must(database.connection().run(
             "SELECT account || ' ' || to_char(entry_date, 'YYYY-MM'), sum(base_amount)::bigint FROM gl_entry "
             "WHERE org_id = 'shop' AND deleted_at IS NULL GROUP BY 1 HAVING sum(base_amount) <> 0")))
        movements[row.text(0)] = std::to_string(row.big(1));
    return movements;
}

static QString difference(const Movements &rehearsed, const Movements &happened)
{
    QString text;
    for (const auto &[place, sum] : rehearsed) {
        const auto other = happened.find(place);
        if (other == happened.end() || other->second != sum)
            text += QString::fromStdString("rehearsed " + place + ' ' + sum + '\n');
    }
    for (const auto &[place, sum] : happened) {
        const auto other = rehearsed.find(place);
        if (other == rehearsed.end() || other->second != sum)
            text += QString::fromStdString("happened " + place + ' ' + sum + '\n');
    }
    return text;
}

namespace {

/// A generated shop, imported and posted.
class Shop
{
public:
    Shop(const QString &name, int orders)
    {
        const QTemporaryDir folder;
        const auto made
            = runPython({QStringLiteral(LEAPFROG_SOURCE_DIR "/tools/make_orders.py"), u"--orders"_s,
                         QString::number(orders), u"--seed"_s, u"7"_s, u"--shops"_s, name, u"--out"_s, folder.path()});
        if (!made)
            qFatal("no shop was made");
        const auto expected
            = QJsonDocument::fromJson(QByteArray::fromStdString(contents(folder.filePath(name + u"/expected.json"_s))))
                  .object();
        set({.baseCurrency = expected[u"currency"_s].toString().toStdString(),
             .timeZone = expected[u"time_zone"_s].toString().toStdString()});
        database.sql("INSERT INTO account (org_id, code, name, kind) VALUES ('shop', '1022', 'PayPal', 'asset'), "
                     "('shop', '1023', 'Klarna', 'asset') RETURNING 1");
        const QDir payloads(folder.filePath(name + u"/payloads"_s));
        std::vector<std::string> files;
        for (const auto &file : payloads.entryList(QDir::Files, QDir::Name))
            files.push_back(payloads.filePath(file).toStdString());
        must(runImport(connection(),
                       {.orgId = "shop", .baseCurrency = {}, .format = ImportFormat::Shopify, .files = files}));
        // And a document of nobody's payloads; in yen it is refused.
        auto own = invoiceRecord("own-1", 100);
        own.currency = expected[u"currency"_s].toString().toStdString();
        own.body.replace(own.body.find("EUR"), 3, own.currency);
        must(DocumentStore(connection()).import("shop", {own}));
        database.drain();
    }

    [[nodiscard]] Connection &connection() { return database.connection(); }
    void set(const OrganisationChange &change) { must(OrganisationStore(connection()).change("shop", change)); }
    [[nodiscard]] Rehearsal rehearsed(const OrganisationChange &change)
    {
        const auto next = must(OrganisationStore(connection()).preview("shop", change));
        return must(rehearse(connection(), "shop", next.context, {}, {}, next.shop));
    }

    TestDatabase database;
};

} // namespace

static void addChanges()
{
    QTest::addColumn<QString>("shop");
    QTest::addColumn<QString>("locked"); // through this day; empty: not
    QTest::addColumn<QString>("policy");
    QTest::addColumn<int>("change");
    for (const auto *const name : {"us", "jp"}) {
        for (int change = 0; change < 5; ++change)
            QTest::addRow("%s, change %d", name, change)
                << QString::fromUtf8(name) << QString() << u"refuse"_s << change;
    }
    QTest::addRow("a locked month, refused") << u"gb"_s << u"2026-02-28"_s << u"refuse"_s << 1;
    QTest::addRow("a locked month, caught up") << u"gb"_s << u"2026-02-28"_s << u"catch_up"_s << 1;
    QTest::addRow("a locked month, other accounts") << u"gb"_s << u"2026-02-28"_s << u"catch_up"_s << 3;
}

static OrganisationChange changeOf(int number)
{
    switch (number) {
    case 0:
        return {.gateways = {{"paypal", "1022"}, {"klarna", "1023"}, {"cash", "1022"}}};
    case 1:
        return {.revenueAt = "fulfilment"};
    case 2:
        return {.timeZone = "Pacific/Auckland"};
    case 3:
        return {.roles = {{"sales", "4001"}}, .gateways = {{"shopify_payments", "1022"}}, .revenueAt = "fulfilment"};
    default:
        return {.gateways = {{"gift_card", "1023"}, {"manual", "1022"}}, .timeZone = ""};
    }
}

void TestRehearsalPayloads::itIsWhatThenHappens_data()
{
    addChanges();
}

void TestRehearsalPayloads::itIsWhatThenHappens()
{
    QFETCH(const QString, shop);
    QFETCH(const QString, locked);
    QFETCH(const QString, policy);
    QFETCH(const int, change);
    Shop made(shop, 40);
    made.set({.lockPolicy = policy.toStdString()});
    if (!locked.isEmpty())
        must(PeriodLockStore(made.connection()).lock("shop", parseDate(locked.toStdString()).value(), u"closed"_s));
    const auto next = changeOf(change);
    const auto rehearsal = made.rehearsed(next);
    auto wrong = difference(movementsOf(rehearsal, &MonthMovement::before), movementsIn(made.database));
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    QCOMPARE(rehearsal.documents, rehearsal.changed + rehearsal.unchanged + rehearsal.refused + rehearsal.locked);

    made.set(next);
    must(readAgain(made.connection(), {.orgId = "shop", .baseCurrency = {}, .fxRates = {}}, {.orgId = "shop"}, false));
    made.database.drain();
    if (!next.roles.empty()) { // what the payloads did not change is posted anew by the roles
        const auto applied = must(OrganisationStore(made.connection()).preview("shop", {}));
        const auto again = must(rehearse(made.connection(), "shop", applied.context));
        if (!again.changedDocuments.empty())
            must(RecreationStore(made.connection())
                     .prepare("11111111-2222-3333-4444-555555555555", "shop", again.changedDocuments, {}, {}, {}));
        made.database.drain();
    }
    wrong = difference(movementsOf(rehearsal, &MonthMovement::after), movementsIn(made.database));
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    QCOMPARE(made.rehearsed({}).changed, 0); // and now there is nothing to do
}

void TestRehearsalPayloads::applyingIsOneAct_data()
{
    addChanges();
}

void TestRehearsalPayloads::applyingIsOneAct()
{
    QFETCH(const QString, shop);
    QFETCH(const QString, locked);
    QFETCH(const QString, policy);
    QFETCH(const int, change);
    Shop made(shop, 40);
    made.set({.lockPolicy = policy.toStdString()});
    if (!locked.isEmpty())
        must(PeriodLockStore(made.connection()).lock("shop", parseDate(locked.toStdString()).value(), u"closed"_s));
    const auto before = movementsIn(made.database);
    const auto next = changeOf(change);
    const auto rehearsal = made.rehearsed(next);

    const Settings settings;
    ConnectionPool pool(made.database.dsn(), "test", 2);
    DirectRunner runner(pool, WorkerStore::makeName("direct"), settings);
    const auto begunAt = QDateTime::fromString(
        QString::fromStdString(made.database.sql("SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', "
                                                 "'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')")),
        Qt::ISODateWithMs);
    auto started = must(applySettings(pool, runner, settings,
                                      {.orgId = "shop",
                                       .change = next,
                                       .changedDocuments = rehearsal.changedDocuments,
                                       .begunAt = begunAt,
                                       .why = u"tried"_s}));
    if (started.task)
        started.task->outcomes.waitForFinished();
    made.database.drain();
    QCOMPARE(started.documents, static_cast<int>(rehearsal.changed));
    auto wrong = difference(movementsOf(rehearsal, &MonthMovement::after), movementsIn(made.database));
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));

    VERIFY_RESULT(undoRecreation(made.connection(), started.id));
    made.database.drain();
    wrong = difference(before, movementsIn(made.database));
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    QCOMPARE(made.database.number("SELECT count(*) FROM import_due"), 0);
    QCOMPARE(made.rehearsed({}).changed, 0); // bodies are those of before too
}

void TestRehearsalPayloads::documentsThatComeAndGoAreCounted()
{
    Shop made(u"us"_s, 30);
    made.set({.revenueAt = "fulfilment"});
    must(readAgain(made.connection(), {.orgId = "shop", .baseCurrency = {}, .fxRates = {}}, {.orgId = "shop"}, false));
    made.database.drain();
    const auto shipped = made.database.number("SELECT count(*) FROM document WHERE document_id LIKE '%-F%'");
    QVERIFY(shipped > 0);
    const auto rehearsal = made.rehearsed({.revenueAt = "order"}); // the shipments go
    QCOMPARE(rehearsal.documents, made.database.number("SELECT count(*) FROM document"));
    for (const auto &one : rehearsal.accounts)
        QVERIFY2(one.account != "2200" || one.after == 0, one.month.c_str());
}

void TestRehearsalPayloads::itWritesNothing()
{
    Shop made(u"ca"_s, 20);
    const auto state = [&] {
        return made.database.sql(
            "SELECT (SELECT md5(string_agg(org::text, '')) FROM organisation AS org) || (SELECT "
            "md5(string_agg(document::text, '' ORDER BY document_id)) FROM document) || (SELECT count(*) FROM "
            "gl_entry) "
            "|| (SELECT md5(string_agg(kept::text, '' ORDER BY payload_id)) FROM import_payload AS kept) || (SELECT "
            "count(*) FROM import_due) || (SELECT count(*) FROM accounting_work_queue)");
    };
    const auto before = state();
    QVERIFY(made.rehearsed(changeOf(3)).changed > 0);
    QCOMPARE(state(), before);
}

QTEST_GUILESS_MAIN(TestRehearsalPayloads)
#include "test_rehearsal_payloads.moc"
