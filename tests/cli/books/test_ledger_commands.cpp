// SPDX-License-Identifier: MIT
#include "cli/program.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

#include <algorithm>
#include <csignal>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// The commands about the books, with the real program: output, exit codes, Ctrl+C.
class TestLedgerCommands : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void exportGoesToStandardOutput_data();
    void exportGoesToStandardOutput();
    void verifyExitsWith1WhenItFindsSomething();
    void verifyNamesTheAmountsThatDiffer();
    void verifyNamesWhatChanged();
    void verifyNamesBooksOfNobody();
    void reportsSayWhatTheyLeaveOut_data();
    void reportsSayWhatTheyLeaveOut();
    void reportsAreOfTheDaysAskedFor();
    void accountsKeepTheirNamesWhenTheirRoleMoves();
    void aLockThatCantBeMadeNowSaysSo();
    void verifyStopsOnInterrupt();
    void organisationIsSetAndShown();
    void accountsGoOutAndIn();
    void wrongUsageIsTold_data();
    void wrongUsageIsTold();

private:
    [[nodiscard]] QStringList arguments(const char *words) const
    {
        return QStringList{u"--dsn"_s, QString::fromStdString(m_database->dsn())} + test::words(words);
    }
    [[nodiscard]] Answer run(const char *words, const QByteArray &input = {}) const;
    void tamper();

    std::unique_ptr<TestDatabase> m_database;
};

void TestLedgerCommands::init()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
    m_database->importInvoice("S1", 100);
    m_database->importInvoice("S2", 200);
    m_database->drain();
}

Answer TestLedgerCommands::run(const char *words, const QByteArray &input) const
{
    return leapfrogctl(arguments(words), input);
}

void TestLedgerCommands::tamper()
{
    VERIFY_RESULT(m_database->connection().runScript(
        "SET session_replication_role = replica; UPDATE gl_entry SET account = '4001' "
        "WHERE document_id = 'S2' AND account = '4000'; RESET session_replication_role"));
}

void TestLedgerCommands::exportGoesToStandardOutput_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<QByteArray>("holds");
    QTest::newRow("hledger") << QByteArray("ledger export --format hledger") << QByteArray("200.00");
    QTest::newRow("beancount") << QByteArray("ledger export --format beancount") << QByteArray("200.00 EUR");
    QTest::newRow("csv") << QByteArray("ledger export --format csv")
                         << QByteArray("S2,1,sales_invoice,2026-03-31,1200,EUR,200.00");
    QTest::newRow("json") << QByteArray("ledger export --format json --org acme") << QByteArray("\"id\":\"S2\"");
}

void TestLedgerCommands::exportGoesToStandardOutput()
{
    QFETCH(const QByteArray, words);
    QFETCH(const QByteArray, holds);
    const auto answer = run(words.constData());
    QCOMPARE(answer.exitCode, 0);
    QVERIFY2(answer.out.contains(holds), answer.out.left(2000).constData());
    QVERIFY(answer.messages.contains("2 of 2 documents"));
}

void TestLedgerCommands::verifyExitsWith1WhenItFindsSomething()
{
    const auto sound = run("ledger verify --json");
    QCOMPARE(sound.exitCode, 0);
    QCOMPARE(sound.lines().constLast()[u"verified"].toInt(), 2);
    QCOMPARE(sound.lines().constLast()[u"findings"].toInt(), 0);

    tamper();
    const auto found = run("ledger verify --json");
    QCOMPARE(found.exitCode, 1);
    QCOMPARE(found.lines().size(), 2);
    QCOMPARE(found.lines().constFirst()[u"finding"].toString(), u"altered"_s);
    QCOMPARE(found.lines().constFirst()[u"document_id"].toString(), u"S2"_s);
    const auto line = found.lines().constFirst()[u"difference"].toArray().last().toObject();
    QCOMPARE(line[u"account"].toString(), u"4001"_s);
    QCOMPARE(line[u"in_ledger"].toString(), u"-200.00"_s);
    QCOMPARE(line[u"expected"].toString(), u"0.00"_s);

    const auto words = run("--quiet ledger verify --org acme");
    QCOMPARE(words.exitCode, 1);
    QVERIFY2(words.out.contains("S2") && words.out.contains("4001"), words.out.constData());
    QCOMPARE(words.messages, QByteArray());
}

void TestLedgerCommands::verifyNamesTheAmountsThatDiffer()
{
    VERIFY_RESULT(m_database->connection().runScript(
        "SET session_replication_role = replica; UPDATE gl_entry SET base_amount = base_amount + 1 "
        "WHERE document_id = 'S2' AND account = '1200'; RESET session_replication_role"));
    const auto found = run("--quiet ledger verify");
    QCOMPARE(found.exitCode, 1);
    QVERIFY2(found.out.contains("base currency EUR: in the ledger 200.01, should be 200.00"), found.out.constData());
}

void TestLedgerCommands::verifyNamesWhatChanged()
{
    m_database->importInvoice("S2", 250);
    const auto recreated = run("--json recreate --document S2 --org acme").lines().constFirst();
    const auto undo = u"recreations undo "_s + recreated[u"recreation_id"].toString();
    QCOMPARE(run(undo.toUtf8().constData()).exitCode, 0);
    auto found = run("--json ledger verify").lines().constFirst();
    QCOMPARE(found[u"finding"].toString(), u"stale"_s);
    const auto changes = found[u"changes"].toArray();
    QCOMPARE(changes.size(), 2);
    QCOMPARE(changes[0].toObject(),
             (QJsonObject{{u"field"_s, u"lines[0].amount"_s}, {u"old"_s, u"200.00"_s}, {u"new"_s, u"250.00"_s}}));
    QCOMPARE(found[u"rules_note"].toString(), QString());

    QCOMPARE(run("organisation set --role sales=4001").exitCode, 0);
    found = run("--json ledger verify").lines().constFirst(); // S1
    QCOMPARE(found[u"changes"], QJsonValue(QJsonArray()));
    QVERIFY(found[u"rules_note"].toString().startsWith(u"The settings for posting were changed on "_s));
    const auto words = run("--quiet ledger verify").out;
    QVERIFY2(words.contains("total: 200.00 → 250.00"), words.constData());
    QVERIFY2(words.contains("The settings for posting were changed on "), words.constData());
}

void TestLedgerCommands::verifyNamesBooksOfNobody()
{
    VERIFY_RESULT(m_database->connection().runScript(
        "SET session_replication_role = replica; INSERT INTO gl_entry SELECT 'ghost', document_id, version, line_no, "
        "entry_date, account, currency, amount, base_amount, rule FROM gl_entry WHERE document_id = 'S2'; "
        "RESET session_replication_role"));
    for (const auto *const command : {"--json ledger verify", "--json ledger verify --org ghost"}) {
        const auto found = run(command);
        QCOMPARE(found.exitCode, 1);
        const auto lines = found.lines();
        const auto orphan = std::ranges::find_if(lines, [](const auto &line) { return line.contains(u"finding"_s); });
        QVERIFY(orphan != lines.end());
        QCOMPARE((*orphan)[u"finding"].toString(), u"orphan"_s);
        QCOMPARE((*orphan)[u"org_id"].toString(), u"ghost"_s);
    }
}

void TestLedgerCommands::reportsSayWhatTheyLeaveOut_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::newRow("trial balance") << QByteArray("ledger trial-balance");
    QTest::newRow("entries") << QByteArray("ledger entries");
    QTest::newRow("deferrals") << QByteArray("ledger deferrals");
    QTest::newRow("verify") << QByteArray("ledger verify");
    QTest::newRow("export") << QByteArray("ledger export --format json");
}

/// A producer by SQL raised the version of S1 and left its status; S3 was imported only.
void TestLedgerCommands::reportsSayWhatTheyLeaveOut()
{
    QFETCH(const QByteArray, command);
    const auto whole = run((QByteArray("--json ") + command).constData());
    QCOMPARE(whole.exitCode, 0);
    const auto counts = [&command](const Answer &answer) {
        const auto object = command.contains("export") ? QJsonDocument::fromJson(answer.out).object() : answer.json();
        QStringList all;
        for (const auto *const count : {"awaiting_posting", "refused_documents", "awaiting_recreation"})
            all.append(QString::number(object[QLatin1String(count)].toInt(-1)));
        return all.join(u' ');
    };
    QCOMPARE(counts(whole), u"0 0 0"_s);
    QVERIFY2(!whole.messages.contains("not posted yet"), whole.messages.constData());

    m_database->sql("UPDATE document SET accounting_ready_version = 2 WHERE document_id = 'S1'");
    m_database->importInvoice("S3", 300);
    const auto partial = run((QByteArray("--json ") + command).constData());
    QCOMPARE(partial.exitCode, 0);
    QCOMPARE(counts(partial), u"2 0 0"_s);
    const auto words = run(command.constData());
    QVERIFY2(words.messages.contains("not posted yet as they are now"), words.messages.constData());
}

void TestLedgerCommands::reportsAreOfTheDaysAskedFor()
{
    m_database->importInvoice("S3", 300, "acme", "2026-04-01");
    m_database->drain();
    const auto balance = run("--json ledger trial-balance --from 2026-04-01 --through 2026-04-30").json();
    const auto account = balance[u"accounts"].toArray().first().toObject();
    QCOMPARE(
        account,
        (QJsonObject{{u"account"_s, u"1200"_s}, {u"name"_s, u"Accounts receivable"_s}, {u"balance"_s, u"300.00"_s}}));
    QCOMPARE(balance[u"from"].toString(), u"2026-04-01"_s);
    const auto before = run("ledger trial-balance --through 2026-03-31").out;
    QVERIFY2(before.contains("300.00") && before.contains("Accounts receivable") && !before.contains("600.00"),
             before.constData());

    const auto entries = run("--json ledger entries --from 2026-04-01").json()[u"entries"].toArray();
    QCOMPARE(entries.size(), 2);
    QCOMPARE(entries.first().toObject()[u"document_id"].toString(), u"S3"_s);
    QCOMPARE(entries.first().toObject()[u"name"].toString(), u"Accounts receivable"_s);
}

void TestLedgerCommands::accountsKeepTheirNamesWhenTheirRoleMoves()
{
    int euros = 300;
    for (const auto *account : {"4007", "4300", "4008"}) { // of no chart, of the default one
        QCOMPARE(run((QByteArray("organisation set --org acme --role sales=") + account).constData()).exitCode, 0);
        m_database->importInvoice("S" + std::to_string(euros), euros);
        ++euros;
        m_database->drain();
    }
    QMap<QString, QString> names;
    const auto balance = run("--json ledger trial-balance").json();
    for (const auto &one : balance[u"accounts"].toArray())
        names.insert(one.toObject()[u"account"].toString(), one.toObject()[u"name"].toString());
    QCOMPARE(names.value(u"4000"_s), u"Sales"_s); // played the role before
    QCOMPARE(names.value(u"4007"_s), u"Sales"_s);
    QCOMPARE(names.value(u"4008"_s), u"Sales"_s); // plays it
    QVERIFY(!names.value(u"4300"_s).isEmpty());
}

void TestLedgerCommands::aLockThatCantBeMadeNowSaysSo()
{
    auto posting = Transaction::begin(m_database->connection());
    VERIFY_RESULT(posting);
    VERIFY_RESULT(
        m_database->connection().runScript("SET LOCAL idle_in_transaction_session_timeout = 0; "
                                           "UPDATE gl_entry SET deleted_at = now(), replaced_by_version = 2"));
    const auto answer = run("period lock --org acme --through 2026-03-31");
    QCOMPARE(answer.exitCode, 1);
    QVERIFY2(answer.messages.contains("Entries of \"acme\" are being written"), answer.messages.constData());
}

void TestLedgerCommands::verifyStopsOnInterrupt()
{
    std::signal(SIGINT, SIG_DFL); // ignored where the tests run in the background, and inherited
    m_database->sql(
        "INSERT INTO document (org_id, document_id, document_type, document_date, currency, body, posted_version, "
        "accounting_status) SELECT 'acme', 'B' || i, 'journal', '2026-01-01', 'EUR', '{}', 1, 'posted' "
        "FROM generate_series(1, 200000) AS i");
    QProcess process;
    process.start(QStringLiteral(LEAPFROGCTL), arguments("--json ledger verify"));
    QVERIFY(process.waitForReadyRead(60'000)); // the first of 200,000 findings
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    process.setReadChannel(QProcess::StandardOutput);
    while (process.state() != QProcess::NotRunning && process.waitForReadyRead(60'000))
        process.readAllStandardOutput();
    process.waitForFinished(60'000);
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().contains("[cancelled]"));
}

void TestLedgerCommands::organisationIsSetAndShown()
{
    const auto set = run("--json organisation set --role sales=4001 --lock-policy catch_up");
    QCOMPARE(set.exitCode, 0);
    QVERIFY2(set.messages.contains("2 documents"), set.messages.constData());
    const auto shown = run("--json organisation show").lines().constFirst();
    QCOMPARE(shown[u"lock_policy"].toString(), u"catch_up"_s);
    QCOMPARE(shown[u"roles"].toObject()[u"sales"].toString(), u"4001"_s);
    QCOMPARE(shown[u"roles"].toObject()[u"bank"].toString(), u"1000"_s);
    const auto verified = run("--json ledger verify");
    QCOMPARE(verified.exitCode, 1);
    QCOMPARE(verified.lines().constFirst()[u"finding"].toString(), u"stale"_s);

    QCOMPARE(run("organisation set --org second --base-currency JPY").exitCode, 0);
    const auto which = run("organisation show");
    QCOMPARE(which.exitCode, 1);
    QVERIFY2(which.messages.contains("acme, second"), which.messages.constData());
}

void TestLedgerCommands::accountsGoOutAndIn()
{
    const auto imported = run("--json accounts import -", "code,name,kind\n4010,\"Shop, online\",income\n");
    QCOMPARE(imported.exitCode, 0);
    QCOMPARE(imported.lines().constFirst()[u"added"].toInt(), 1);
    const auto csv = run("accounts export");
    QVERIFY2(csv.out.contains("4010,\"Shop, online\",income"), csv.out.constData());
    const auto json = run("accounts export --format json");
    const auto again = run("--json accounts import - --replace", json.out);
    QCOMPARE(again.exitCode, 0);
    QCOMPARE(again.lines().constFirst()[u"added"].toInt(), 37); // the accounts that play a role
    QCOMPARE(again.lines().constFirst()[u"unchanged"].toInt(), 1);

    const auto broken = run("accounts import -", "code,name,kind\n4010,Shop,money\n");
    QCOMPARE(broken.exitCode, 1);
    QVERIFY2(broken.messages.contains("line 2") && broken.messages.contains("[bad_value]"),
             broken.messages.constData());
}

void TestLedgerCommands::wrongUsageIsTold_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("no format") << QByteArray("ledger export") << 2;
    QTest::newRow("a format that is none") << QByteArray("ledger export --format xml") << 2;
    QTest::newRow("an unknown organisation") << QByteArray("ledger verify --org nobody") << 1;
    QTest::newRow("an unknown organisation to export") << QByteArray("ledger export --format csv --org nobody") << 1;
    QTest::newRow("from after through") << QByteArray("ledger trial-balance --from 2026-05-01 --through 2026-04-30")
                                        << 2;
    QTest::newRow("entries from after through")
        << QByteArray("ledger entries --from 2026-05-01 --through 2026-04-30") << 2;
    QTest::newRow("a day that does not exist") << QByteArray("ledger trial-balance --through 2026-02-30") << 2;
    QTest::newRow("a day in other words") << QByteArray("ledger entries --from 1.4.2026") << 2;
    QTest::newRow("a policy that is none") << QByteArray("organisation set --lock-policy maybe") << 2;
    QTest::newRow("a role without its account") << QByteArray("organisation set --role sales") << 2;
    QTest::newRow("a role that is none") << QByteArray("organisation set --role salex=1") << 1;
    QTest::newRow("nothing to set") << QByteArray("organisation set") << 2;
    QTest::newRow("a file that is not there") << QByteArray("accounts import /nonexistent") << 1;
}

void TestLedgerCommands::wrongUsageIsTold()
{
    QFETCH(const QByteArray, words);
    QFETCH(const int, exitCode);
    const auto answer = run(words.constData());
    QCOMPARE(answer.exitCode, exitCode);
    QVERIFY(!answer.messages.isEmpty());
}

QTEST_GUILESS_MAIN(TestLedgerCommands)
#include "test_ledger_commands.moc"
