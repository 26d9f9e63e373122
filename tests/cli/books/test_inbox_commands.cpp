// SPDX-License-Identifier: MIT
#include "cli/program.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// The inbox by commands, with the real program: what is told, exit codes, files that are moved.
class TestInboxCommands : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void waitingIsNoRefusal();
    void aRefusedPayloadIsToldEverywhere();
    void filesOfAWatchedFolderAreMoved();
    void settingsOfAShopAreChecked_data();
    void settingsOfAShopAreChecked();
    void whatGatewaysHoldIsListedOrderByOrder();
    void aGatewaysAccountIsRehearsedAppliedAndUndone();
    void aNameIsForgottenEverywhere();
    void wrongUsageIsTold_data();
    void wrongUsageIsTold();

private:
    [[nodiscard]] Answer run(const QStringList &words, const QByteArray &input = {}) const;
    Answer import(const QByteArray &payload) const;

    std::unique_ptr<TestDatabase> m_database;
};

static const QByteArray order
    = R"({"id":5111,"name":"#1001","currency":"USD","processed_at":"2026-03-02T10:00:00-05:00",
    "created_at":"2026-03-02T10:00:00-05:00","updated_at":"2026-03-02T10:00:00-05:00","financial_status":"paid","taxes_included":false,
    "total_price":"10.00","subtotal_price":"10.00","total_tax":"0.00","customer":{"id":7,"first_name":"Ada","last_name":"Byron"},
    "line_items":[{"id":1,"title":"Lamp","quantity":1,"price":"10.00","tax_lines":[]}],"shipping_lines":[],"refunds":[]})";
static const QByteArray sale
    = R"({"id":81,"order_id":5111,"kind":"sale","status":"success","gateway":"paypal","amount":"10.00",
    "currency":"USD","processed_at":"2026-03-02T10:00:00-05:00","created_at":"2026-03-02T10:00:00-05:00"})";

void TestInboxCommands::init()
{
    m_database = std::make_unique<TestDatabase>();
}

Answer TestInboxCommands::run(const QStringList &words, const QByteArray &input) const
{
    return leapfrogctl(QStringList{u"--dsn"_s, QString::fromStdString(m_database->dsn()), u"--json"_s} + words, input);
}

Answer TestInboxCommands::import(const QByteArray &payload) const
{
    return run(words("import --format shopify --org acme -"), payload);
}

void TestInboxCommands::waitingIsNoRefusal()
{
    const auto early = import(sale);
    QCOMPARE(early.exitCode, 0);
    QCOMPARE(early.json()[u"waiting_payloads"_s].toInt(), 1);
    QCOMPARE(early.json()[u"waiting"_s].toArray().size(), 1);
    QCOMPARE(early.json()[u"refused"_s].toArray().size(), 0);
    const auto list = run(words("inbox list --org acme --state waiting"));
    QCOMPARE(list.exitCode, 0);
    QCOMPARE(list.json()[u"payloads"_s].toArray().size(), 1);

    const auto late = import(order);
    QCOMPARE(late.exitCode, 0);
    QCOMPARE(late.json()[u"created"_s].toInt(), 2);
    QCOMPARE(run(words("inbox list --org acme --state waiting")).json()[u"payloads"_s].toArray().size(), 0);
}

void TestInboxCommands::aRefusedPayloadIsToldEverywhere()
{
    QCOMPARE(import(order).exitCode, 0);
    auto newer = order;
    newer.replace("\"total_price\":\"10.00\"", "\"total_price\":\"12.00\"")
        .replace("\"updated_at\":\"2026-03-02", "\"updated_at\":\"2026-03-05");
    const auto refused = import(newer);
    QCOMPARE(refused.exitCode, 1);
    QCOMPARE(refused.json()[u"refused_payloads"_s].toInt(), 1);
    m_database->drain();

    QCOMPARE(run(words("ledger trial-balance --org acme")).json()[u"refused_payloads"_s].toInt(), 1);
    QCOMPARE(run(words("ledger verify --org acme")).json()[u"refused_payloads"_s].toInt(), 1);
    QCOMPARE(run(words("doctor")).exitCode, 1);
    const auto exported = run(words("ledger export --org acme --format csv"));
    QVERIFY(exported.out.contains("refused_payloads=1"));
    const auto reasons = run(words("inbox list --org acme --by-reason")).json()[u"reasons"_s].toArray();
    QCOMPARE(reasons.size(), 1);
    const auto number
        = run(words("inbox list --org acme --state refused")).json()[u"payloads"_s].toArray()[0][u"payload"_s].toInt();
    const auto shown = run({u"inbox"_s, u"show"_s, QString::number(number)});
    QCOMPARE(shown.exitCode, 0);
    const auto document = shown.json()[u"documents"_s].toArray()[0].toObject();
    QCOMPARE(document[u"document_id"_s].toString(), u"#1001"_s);
    QVERIFY(document[u"newer_refused"_s].isString());
    QCOMPARE(run(words("import retry --org acme")).exitCode, 1);
    QCOMPARE(run(words("import retry --org acme --kind refund")).json()[u"groups"_s].toInt(), 0);
}

void TestInboxCommands::filesOfAWatchedFolderAreMoved()
{
    const QTemporaryDir folder;
    const auto write = [&](const char *name, const QByteArray &text) {
        QFile file(folder.filePath(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    };
    write("1.json", order);
    write("2.json", "{\"broken\":");
    write("3.json", sale);
    const auto done = run(
        {u"import"_s, u"--format"_s, u"shopify"_s, u"--org"_s, u"acme"_s, u"--watch"_s, folder.path(), u"--once"_s});
    QCOMPARE(done.exitCode, 1);
    QCOMPARE(QDir(folder.filePath(u"done"_s)).entryList(QDir::Files), (QStringList{u"1.json"_s, u"3.json"_s}));
    QCOMPARE(QDir(folder.filePath(u"refused"_s)).entryList(QDir::Files), QStringList{u"2.json"_s});
    QCOMPARE(m_database->number("SELECT count(*) FROM document"), 2);
}

void TestInboxCommands::settingsOfAShopAreChecked_data()
{
    QTest::addColumn<QStringList>("option");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("a gateway") << QStringList{u"--gateway"_s, u"PayPal=1021"_s} << 0
                               << QByteArray("\"paypal\":\"1021\"");
    QTest::newRow("an account that is not there")
        << QStringList{u"--gateway"_s, u"paypal=1029"_s} << 1 << QByteArray("unknown_account");
    QTest::newRow("a time zone") << QStringList{u"--time-zone"_s, u"Europe/Berlin"_s} << 0
                                 << QByteArray("Europe/Berlin");
    QTest::newRow("no time zone") << QStringList{u"--time-zone"_s, u"Middle/Earth"_s} << 1 << QByteArray("bad_value");
    QTest::newRow("revenue at fulfilment")
        << QStringList{u"--revenue-at"_s, u"fulfilment"_s} << 0 << QByteArray("\"revenue_at\":\"fulfilment\"");
    QTest::newRow("revenue at full moon") << QStringList{u"--revenue-at"_s, u"moon"_s} << 2 << QByteArray("moon");
}

void TestInboxCommands::settingsOfAShopAreChecked()
{
    QFETCH(const QStringList, option);
    QFETCH(const int, exitCode);
    QFETCH(const QByteArray, says);
    m_database->addOrganisation();
    const auto answer = run(words("organisation set --org acme") + option);
    QVERIFY2((answer.out + answer.messages).contains(says), (answer.out + answer.messages).constData());
    QCOMPARE(answer.exitCode, exitCode);
}

void TestInboxCommands::whatGatewaysHoldIsListedOrderByOrder()
{
    import(order);
    import(sale);
    m_database->drain();
    const auto answer = run(words("ledger clearing --org acme --account 1021")).json();
    const auto account = answer[u"accounts"_s].toArray()[0].toObject();
    QCOMPARE(account[u"balance"_s].toString(), u"10.00"_s);
    const auto rest = account[u"rest"_s].toArray();
    QCOMPARE(rest.size(), 1);
    QCOMPARE(rest[0][u"name"_s].toString(), u"#1001"_s);
    QCOMPARE(rest[0][u"amount"_s].toString(), u"10.00"_s);
    QCOMPARE(rest[0][u"reason"_s].toString(), u"not_paid_out_yet"_s);
}

void TestInboxCommands::aGatewaysAccountIsRehearsedAppliedAndUndone()
{
    import(order);
    import(sale);
    QCOMPARE(run(words("accounts import --org acme -"), "code,name,kind\n1022,PayPal,asset\n").exitCode, 0);
    m_database->drain();
    const auto balance = [this](const QString &account) {
        for (const auto &one : run(words("ledger trial-balance --org acme")).json()[u"accounts"_s].toArray()) {
            if (one[u"account"_s].toString() == account)
                return one[u"balance"_s].toString();
        }
        return u"0.00"_s;
    };
    const auto rehearsed = run(words("rehearse --org acme --gateway paypal=1022"));
    QCOMPARE(rehearsed.exitCode, 0);
    QCOMPARE(rehearsed.json()[u"documents"_s].toInt(), 2);
    QCOMPARE(rehearsed.json()[u"changed"_s].toInt(), 1);
    QStringList moves;
    for (const auto &one : rehearsed.json()[u"accounts"_s].toArray())
        moves += u"%1 %2 %3 %4"_s.arg(one[u"account"_s].toString(), one[u"month"_s].toString(),
                                      one[u"before"_s].toString(), one[u"after"_s].toString());
    QCOMPARE(moves,
             QStringList({u"1021 2026-03 10.00 0.00"_s, u"1022 2026-03 0.00 10.00"_s, u"1200 2026-03 0.00 0.00"_s,
                          u"4000 2026-03 -10.00 -10.00"_s}));
    QCOMPARE(balance(u"1021"_s), u"10.00"_s); // nothing was written

    const auto applied = run(words("rehearse --org acme --gateway paypal=1022 --apply --why tried"));
    QCOMPARE(applied.exitCode, 0);
    QCOMPARE(applied.json()[u"recreated"_s].toInt(), 1);
    m_database->drain();
    QCOMPARE(balance(u"1021"_s), u"0.00"_s);
    QCOMPARE(balance(u"1022"_s), u"10.00"_s);
    QCOMPARE(run({u"recreations"_s, u"undo"_s, applied.json()[u"recreation_id"_s].toString()}).exitCode, 0);
    m_database->drain();
    QCOMPARE(balance(u"1021"_s), u"10.00"_s);
    QCOMPARE(run(words("ledger verify --org acme")).exitCode, 0);
    QCOMPARE(run(words("import again --org acme --preview")).json()[u"would_change"_s].toInt(), 0);

    const auto deferred = run(words("rehearse --org acme --revenue-at fulfilment"));
    QCOMPARE(deferred.json()[u"changed"_s].toInt(), 1);
}

void TestInboxCommands::aNameIsForgottenEverywhere()
{
    import(order);
    m_database->drain();
    QCOMPARE(m_database->sql("SELECT party FROM document"), std::string("Ada Byron"));
    const auto forgotten = run({u"organisation"_s, u"forget-party"_s, u"--org"_s, u"acme"_s, u"Ada Byron"_s});
    QCOMPARE(forgotten.exitCode, 0);
    QCOMPARE(forgotten.json()[u"documents"_s].toInt(), 1);
    QCOMPARE(forgotten.json()[u"payloads"_s].toInt(), 1);
    for (const auto *const place : {"document", "document_history", "import_payload"})
        QCOMPARE(m_database->number(std::string("SELECT count(*) FROM ") + place
                                    + " AS place WHERE place::text LIKE '%Byron%'"),
                 0);
    QCOMPARE(m_database->number("SELECT accounting_ready_version FROM document"), 1);
    QCOMPARE(run(words("ledger verify --org acme")).exitCode, 0);
    QCOMPARE(run(words("import again --org acme")).json()[u"changed"_s].toInt(), 0);
}

void TestInboxCommands::wrongUsageIsTold_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no organisation") << words("import --format shopify file.json");
    QTest::newRow("no file") << words("import --format shopify --org acme");
    QTest::newRow("a rate of nothing") << words("import --org acme --fx-rate USD=x file.json");
    QTest::newRow("a folder and files") << words("import --org acme --watch . file.json");
    QTest::newRow("no state") << words("inbox list --org acme --state lost");
}

void TestInboxCommands::wrongUsageIsTold()
{
    QFETCH(const QStringList, arguments);
    QCOMPARE(run(arguments).exitCode, 2);
}

QTEST_GUILESS_MAIN(TestInboxCommands)
#include "test_inbox_commands.moc"
