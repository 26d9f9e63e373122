// SPDX-License-Identifier: MIT
#include "cli/program.h"
#include "import/shop_books.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// Imports that are killed, stopped, or not allowed: nothing is lost, nothing doubled, and the next one goes on.
class TestImportInterrupted : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aKilledImportIsMadeGoodByTheNext();
    void aStoppedWatchLeavesTheFileThatItReads();
    void aFileThatIsStillWrittenIsLeft();
    void whoMayImportNeedsNoMore();
    void whoMayNotReadPayloadsPostsAllTheSame();

private:
    /// Whole shops' payloads, orders and all that belongs to them, in one file.
    QByteArray payloads(int orders);
    void write(const QString &path, const QByteArray &text);
    [[nodiscard]] std::unique_ptr<QProcess> start(const TestDatabase &database, const QStringList &arguments) const;
    void makeLogin(const std::string &grants);
    [[nodiscard]] Answer asLogin(const QStringList &words, const QByteArray &input = {}) const;

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestImportInterrupted::init()
{
    m_database = std::make_unique<TestDatabase>();
    m_folder = std::make_unique<QTemporaryDir>();
}

QByteArray TestImportInterrupted::payloads(int orders)
{
    const auto made
        = runPython({QStringLiteral(LEAPFROG_SOURCE_DIR "/tools/make_orders.py"), u"--count"_s, QString::number(orders),
                     u"--shops"_s, u"us"_s, u"--out"_s, m_folder->filePath(u"made"_s)});
    if (!made)
        qFatal("no orders");
    QByteArray all;
    for (const auto *const name : {"orders", "refunds", "transactions", "payouts", "balance_transactions"})
        all += QByteArray::fromStdString(contents(m_folder->filePath(u"made/%1.jsonl"_s.arg(QLatin1StringView(name)))));
    return all;
}

void TestImportInterrupted::write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("can't write %s", qPrintable(path));
}

std::unique_ptr<QProcess> TestImportInterrupted::start(const TestDatabase &database, const QStringList &arguments) const
{
    auto process = std::make_unique<QProcess>();
    process->start(QStringLiteral(LEAPFROGCTL),
                   QStringList{u"--dsn"_s, QString::fromStdString(database.dsn()), u"import"_s, u"--format"_s,
                               u"shopify"_s, u"--org"_s, u"shop"_s}
                       + arguments);
    return process;
}

/// What an import comes to: documents, what they say, and what became of the payloads.
static std::string outcome(TestDatabase &database)
{
    return database.sql(
        "SELECT (SELECT count(*) || ' ' || md5(string_agg(document_id || body, '' ORDER BY document_id)) FROM "
        "document) || ' ' || (SELECT string_agg(state || n, ' ' ORDER BY state) FROM (SELECT state, "
        "count(*) AS n FROM import_payload GROUP BY state) AS states) || ' ' || (SELECT count(*) FROM "
        "import_due)");
}

void TestImportInterrupted::aKilledImportIsMadeGoodByTheNext()
{
    const auto path = m_folder->filePath(u"all.jsonl"_s);
    write(path, payloads(1500));
    auto whole = start(*m_database, {path});
    QVERIFY(whole->waitForFinished(300'000));
    QCOMPARE(whole->exitCode(), 0);

    TestDatabase other;
    for (const int kept : {1, 700, 2500}) { // payloads that are in when it is killed
        auto killed = start(other, {path});
        QTRY_VERIFY_WITH_TIMEOUT(other.number("SELECT count(*) FROM import_payload") >= kept
                                     || killed->state() == QProcess::NotRunning,
                                 60'000);
        QCOMPARE(killed->state(), QProcess::Running);
        killed->kill();
        QVERIFY(killed->waitForFinished(60'000));
    }
    QVERIFY(outcome(other) != outcome(*m_database));
    auto last = start(other, {path});
    QVERIFY(last->waitForFinished(300'000));
    QCOMPARE(last->exitCode(), 0);
    QCOMPARE(outcome(other), outcome(*m_database));
    QCOMPARE(other.depthFaults(), 0);
}

void TestImportInterrupted::aStoppedWatchLeavesTheFileThatItReads()
{
    const QTemporaryDir watched;
    write(watched.filePath(u"all.jsonl"_s), payloads(3000));
    auto watching = start(*m_database, {u"--watch"_s, watched.path()});
    QTRY_VERIFY_WITH_TIMEOUT(m_database->number("SELECT count(*) FROM import_payload") > 0, 60'000);
    watching->terminate();
    QVERIFY(watching->waitForFinished(60'000));
    QCOMPARE(watching->exitStatus(), QProcess::NormalExit);
    QCOMPARE(watching->exitCode(), 0);
    QVERIFY(QFile::exists(watched.filePath(u"all.jsonl"_s)));
    QVERIFY(QDir(watched.filePath(u"done"_s)).entryList(QDir::Files).isEmpty());

    auto again = start(*m_database, {u"--watch"_s, watched.path(), u"--once"_s});
    QVERIFY(again->waitForFinished(300'000));
    QCOMPARE(again->exitCode(), 0);
    QCOMPARE(QDir(watched.filePath(u"done"_s)).entryList(QDir::Files), QStringList{u"all.jsonl"_s});
}

void TestImportInterrupted::aFileThatIsStillWrittenIsLeft()
{
    const QTemporaryDir watched;
    const auto text = payloads(6);
    QFile growing(watched.filePath(u"growing.jsonl"_s));
    QVERIFY(growing.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    write(watched.filePath(u"empty.jsonl"_s), {});
    auto watching = start(*m_database, {u"--watch"_s, watched.path(), u"--once"_s});
    for (qsizetype at = 0; at < text.size(); at += text.size() / 12 + 1) {
        QCOMPARE(growing.write(text.mid(at, text.size() / 12 + 1)) > 0, true);
        QTest::qWait(300);
    }
    growing.close();
    QVERIFY(watching->waitForFinished(120'000));
    QCOMPARE(watching->exitCode(), 0);
    QCOMPARE(m_database->number("SELECT count(*) FROM import_payload WHERE state = 'refused'"), 0);
    QCOMPARE(QDir(watched.filePath(u"done"_s)).entryList(QDir::Files), QStringList{u"growing.jsonl"_s});
    QVERIFY(QFile::exists(watched.filePath(u"empty.jsonl"_s)));
}

static const char *const login = "inbox_importer";

void TestImportInterrupted::makeLogin(const std::string &grants)
{
    const std::string name = login;
    VERIFY_RESULT(m_database->connection().runScript(
        "DROP ROLE IF EXISTS " + name + "; CREATE ROLE " + name
        + " LOGIN PASSWORD 'right'; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO " + name
        + "; GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO " + name + "; " + grants));
}

Answer TestImportInterrupted::asLogin(const QStringList &words, const QByteArray &input) const
{
    const auto dsn
        = QString::fromStdString(m_database->dsn()) + u" user="_s + QLatin1StringView(login) + u" password=right"_s;
    return leapfrogctl(QStringList{u"--dsn"_s, dsn, u"--json"_s} + words, input);
}

void TestImportInterrupted::whoMayImportNeedsNoMore()
{
    const std::string to = std::string(" TO ") + login + "; ";
    // As docs/operating.md has it.
    makeLogin("REVOKE ALL ON import_payload, import_due, import_group FROM " + std::string(login)
              + "; GRANT SELECT, INSERT, UPDATE ON import_payload" + to + "GRANT SELECT, INSERT, DELETE ON import_due"
              + to + "GRANT SELECT, INSERT, UPDATE ON import_group" + to);
    const auto text = payloads(20);
    const auto done = asLogin(words("import --format shopify --org shop -"), text);
    QVERIFY2(done.exitCode == 0, done.messages.constData());
    QCOMPARE(m_database->number("SELECT count(*) FROM import_payload WHERE state = 'refused'"), 0);
    QCOMPARE(asLogin(words("import again --org shop")).exitCode, 0);
    const auto purged = asLogin(words("inbox purge --org shop --before 2199-01-01"));
    QVERIFY2(purged.exitCode != 0, "it may not delete payloads");

    for (const auto *const table : {"import_payload", "import_due", "import_group"}) {
        VERIFY_RESULT(m_database->connection().runScript(std::string("REVOKE INSERT ON ") + table + " FROM " + login));
        const auto documents = m_database->number("SELECT count(*) FROM document");
        const auto refused = asLogin(words("import --format shopify --org other -"), text);
        QVERIFY2(refused.exitCode != 0 && refused.messages.contains(table), refused.messages.constData());
        QCOMPARE(m_database->number("SELECT count(*) FROM document"), documents);
        QCOMPARE(m_database->number("SELECT count(*) FROM import_payload WHERE org_id = 'other' AND state = 'read'"),
                 0);
        VERIFY_RESULT(m_database->connection().runScript(std::string("GRANT INSERT ON ") + table + " TO " + login));
    }
    VERIFY_RESULT(m_database->connection().runScript(std::string("DROP OWNED BY ") + login + "; DROP ROLE " + login));
}

void TestImportInterrupted::whoMayNotReadPayloadsPostsAllTheSame()
{
    makeLogin("REVOKE ALL ON import_payload, import_due, import_group FROM " + std::string(login));
    auto import = start(*m_database, {u"-"_s});
    import->write(payloads(20));
    import->closeWriteChannel();
    QVERIFY(import->waitForFinished(60'000));
    const auto worked = asLogin(words("work --drain"));
    QVERIFY2(worked.exitCode == 0, worked.messages.constData());
    QCOMPARE(m_database->number("SELECT count(*) FROM document WHERE accounting_status <> 'posted'"), 0);
    const auto list = asLogin(words("inbox list --org shop"));
    QVERIFY2(list.exitCode != 0 && list.messages.contains("import_payload"), list.messages.constData());
    QCOMPARE(asLogin(words("ledger trial-balance --org shop")).exitCode, 0);
    VERIFY_RESULT(m_database->connection().runScript(std::string("DROP OWNED BY ") + login + "; DROP ROLE " + login));
}

QTEST_GUILESS_MAIN(TestImportInterrupted)
#include "test_import_interrupted.moc"
