// SPDX-License-Identifier: MIT
#include "cli/program.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QFile>
#include <QTemporaryDir>

#include <csignal>
#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// What scripts hand over by mistake, and output that can't be written: told, and nothing else happens.
class TestOddArguments : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void wrongUsageIsTold_data();
    void wrongUsageIsTold();
    void aFolderIsNoFile();
    void whatCannotBePrintedIsTold();
    void aSealThatCannotBeWrittenClosesNothing_data();
    void aSealThatCannotBeWrittenClosesNothing();
    void aFullDiskLeavesTheSealThatWasThere();

private:
    [[nodiscard]] QStringList withDsn(const QStringList &words) const
    {
        return QStringList{u"--dsn"_s, QString::fromStdString(m_database->dsn())} + words;
    }

    std::unique_ptr<TestDatabase> m_database;
};

void TestOddArguments::init()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
    m_database->importInvoice("S1", 100, "acme", "2026-01-15");
    m_database->drain();
}

void TestOddArguments::wrongUsageIsTold_data()
{
    QTest::addColumn<QStringList>("words");
    const auto row = [](const QStringList &words) { QTest::newRow(qPrintable(words.join(u" "_s))) << words; };
    row({u"pause"_s, u"--worker"_s, u""_s});
    row({u"pause"_s, u"--org"_s, u""_s});
    row({u"resume"_s, u"--worker"_s, u""_s});
    row({u"jobs"_s, u"list"_s, u"--type"_s, u""_s});
    row({u"recreate"_s, u"--org"_s, u"acme"_s, u"--document"_s, u""_s});
    row({u"work"_s, u"--drain"_s, u"--rate"_s, u"nan"_s});
    row({u"work"_s, u"--drain"_s, u"--job-seconds"_s, u"nan"_s});
    row({u"jobs"_s, u"list"_s, u"--limit"_s, u"0"_s});
    row({u"ledger"_s, u"trial-balance"_s, u"--known-at"_s, u"2026-11-28T14:00+99:00"_s});
    row({u"ledger"_s, u"flux"_s, u"--org"_s, u"acme"_s, u"--before"_s, u"2026-11-28T14:00Z"_s, u"--after"_s,
         u"2026-11-27T14:00Z"_s});
    row({u"period"_s, u"close"_s, u"--org"_s, u"acme"_s, u"--through"_s, u"2026-01-31"_s, u"--seal"_s, u""_s});
    row({u"period"_s, u"close"_s, u"--org"_s, u"acme"_s, u"--through"_s, u"2026-01-31"_s, u"--seal"_s, u"-"_s});
}

void TestOddArguments::wrongUsageIsTold()
{
    QFETCH(QStringList, words);
    const auto answer = leapfrogctl(withDsn(words));
    QVERIFY2(answer.exitCode == 2, answer.messages.constData());
    QVERIFY(!answer.messages.isEmpty());
    QCOMPARE(m_database->number("SELECT (SELECT count(*) FROM pause) + (SELECT count(*) FROM period_lock)"), 0);
}

void TestOddArguments::aFolderIsNoFile()
{
    const QTemporaryDir folder;
    for (const auto &words : {QStringList{u"post"_s, folder.path()},
                              QStringList{u"accounts"_s, u"import"_s, u"--org"_s, u"acme"_s, folder.path()},
                              QStringList{u"ledger"_s, u"verify"_s, u"--seal"_s, folder.path()}}) {
        const auto answer = leapfrogctl(withDsn(words));
        QVERIFY2(answer.messages.contains("can't be read") && answer.exitCode == 1, answer.messages.constData());
    }
}

void TestOddArguments::whatCannotBePrintedIsTold()
{
    QProcess program;
    program.setStandardOutputFile(u"/dev/full"_s);
    program.start(QStringLiteral(LEAPFROGCTL), {u"post"_s});
    program.write(
        R"({"id":"S1","type":"sales_invoice","date":"2026-01-01","currency":"EUR","lines":[{"amount":"1.00"}]})");
    program.closeWriteChannel();
    QVERIFY(program.waitForFinished(60'000));
    const auto messages = program.readAllStandardError();
    QVERIFY2(messages.contains("can't be written"), messages.constData());
    QCOMPARE(program.exitCode(), 3);
}

void TestOddArguments::aSealThatCannotBeWrittenClosesNothing_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("a device") << u"/dev/full"_s;
    QTest::newRow("a folder") << u"/tmp"_s;
    QTest::newRow("no such folder") << u"/no/such/folder/seal"_s;
}

void TestOddArguments::aSealThatCannotBeWrittenClosesNothing()
{
    QFETCH(QString, file);
    const auto answer = leapfrogctl(
        withDsn({u"period"_s, u"close"_s, u"--org"_s, u"acme"_s, u"--through"_s, u"2026-01-31"_s, u"--seal"_s, file}));
    QVERIFY2(answer.exitCode == 3 && answer.messages.contains("can't be written"), answer.messages.constData());
    QCOMPARE(m_database->number("SELECT (SELECT count(*) FROM period_seal) + (SELECT count(*) FROM period_lock)"), 0);
}

/// As a full disk does, a limit of the size of files lets a write fail.
void TestOddArguments::aFullDiskLeavesTheSealThatWasThere()
{
    const QTemporaryDir folder;
    QFile there(folder.filePath(u"books.seal"_s));
    QVERIFY(there.open(QIODevice::WriteOnly));
    there.write("an older seal");
    there.close();
    QProcess program;
    program.setChildProcessModifier([] {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit none{.rlim_cur = 0, .rlim_max = 0};
        setrlimit(RLIMIT_FSIZE, &none);
    });
    program.start(QStringLiteral(LEAPFROGCTL),
                  withDsn({u"period"_s, u"close"_s, u"--org"_s, u"acme"_s, u"--through"_s, u"2026-01-31"_s, u"--seal"_s,
                           there.fileName()}));
    QVERIFY(program.waitForFinished(60'000));
    const auto messages = program.readAllStandardError();
    QVERIFY2(program.exitCode() == 3 && messages.contains("can't be written"), messages.constData());
    QCOMPARE(m_database->number("SELECT count(*) FROM period_seal"), 0);
    QVERIFY(there.open(QIODevice::ReadOnly));
    QCOMPARE(there.readAll(), QByteArray("an older seal"));
}

QTEST_GUILESS_MAIN(TestOddArguments)
#include "test_odd_arguments.moc"
