// SPDX-License-Identifier: MIT
#include "paper/pdf_file.h"

#include "support/result_helpers.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/resource.h>

using namespace leapfrog;

/// PDFs of reports, read back by poppler: what stands on each page, in letters that can be searched.
class TestPages : public QObject
{
    Q_OBJECT

private slots:
    void everyPageSaysWhatItIs();
    void lettersAreEmbeddedAndFound();
    void aLongReportIsWhole();
    void manyMonthsGetSmallerThenRefused();
    void aFullDiskIsToldAndLeavesWhatWasThere();
    void aCancelledOneLeavesNothing();

private:
    QString pathOf(const char *name) { return m_folder.filePath(QLatin1String(name)); }
    static QString textOf(const QString &path, const QStringList &more = {});

    QTemporaryDir m_folder;
};

static PrintedReport reportOf(int rows)
{
    PrintedReport report;
    report.organisation = QStringLiteral("Käse & Söhne");
    report.title = QStringLiteral("Entries");
    report.range = QStringLiteral("2026-03-01 to 2026-03-31");
    report.knownAt = QStringLiteral("As known at 2026-04-05T18:00+02:00");
    report.leftOut = {QStringLiteral("3 documents were refused.")};
    report.printedAt = QDateTime(QDate(2026, 11, 28), QTime(18, 30));
    report.columns = {{QStringLiteral("Document")}, {QStringLiteral("Words")}, {QStringLiteral("Amount"), true}};
    for (int i = 0; i < rows; ++i)
        report.rows.push_back(
            {.cells = {QStringLiteral("#%1").arg(i), QStringLiteral("Grüße, Привет"), QStringLiteral("%1.00").arg(i)}});
    return report;
}

QString TestPages::textOf(const QString &path, const QStringList &more)
{
    QProcess program;
    program.start(QStringLiteral("pdftotext"),
                  QStringList{QStringLiteral("-layout")} + more + QStringList{path, QStringLiteral("-")});
    program.waitForFinished();
    return QString::fromUtf8(program.readAllStandardOutput() + program.readAllStandardError());
}

void TestPages::everyPageSaysWhatItIs()
{
    const auto path = pathOf("pages.pdf");
    VERIFY_RESULT(writePdf(reportOf(150), path));
    const auto pages = textOf(path).split(QLatin1Char('\f'), Qt::SkipEmptyParts);
    QVERIFY2(pages.size() > 2, qPrintable(textOf(path)));
    for (qsizetype i = 0; i < pages.size(); ++i) {
        for (const auto &words :
             {QStringLiteral("Käse & Söhne"), QStringLiteral("Entries"), QStringLiteral("2026-03-01 to 2026-03-31"),
              QStringLiteral("As known at 2026-04-05T18:00+02:00"), QStringLiteral("3 documents were refused."),
              QStringLiteral("Document"), QStringLiteral("Printed 2026-11-28 18:30"),
              QStringLiteral("Page %1 of %2").arg(i + 1).arg(pages.size())})
            QVERIFY2(pages[i].contains(words), qPrintable(words + QLatin1Char('\n') + pages[i]));
    }
}

void TestPages::lettersAreEmbeddedAndFound()
{
    const auto path = pathOf("letters.pdf");
    VERIFY_RESULT(writePdf(reportOf(3), path));
    QVERIFY(textOf(path).contains(QStringLiteral("Grüße, Привет")));
    QProcess program;
    program.start(QStringLiteral("pdffonts"), {path});
    program.waitForFinished();
    const auto lines = QString::fromUtf8(program.readAllStandardOutput()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QVERIFY(lines.size() > 2);
    const auto embedded = lines.front().indexOf(QStringLiteral("emb"));
    for (qsizetype i = 2; i < lines.size(); ++i)
        QCOMPARE(lines[i].mid(embedded, 3), QStringLiteral("yes"));
}

void TestPages::aLongReportIsWhole()
{
    const auto path = pathOf("long.pdf");
    VERIFY_RESULT(writePdf(reportOf(5000), path));
    const auto text = textOf(path);
    for (int i = 0; i < 5000; ++i)
        QVERIFY2(text.contains(QStringLiteral("#%1 ").arg(i)), qPrintable(QString::number(i)));
}

void TestPages::manyMonthsGetSmallerThenRefused()
{
    auto report = reportOf(1);
    const auto add = [&report](int months) {
        for (int i = 0; i < months; ++i) {
            report.columns.push_back({QStringLiteral("2026-%1").arg(i), true});
            report.rows.front().cells.push_back(QStringLiteral("1,234,567.89"));
        }
    };
    add(12);
    VERIFY_RESULT(writePdf(report, pathOf("wide.pdf")));
    QCOMPARE(textOf(pathOf("wide.pdf")).count(QStringLiteral("1,234,567.89")), 12);
    add(60);
    const auto refused = writePdf(report, pathOf("wider.pdf"));
    QVERIFY(!refused);
    QCOMPARE(refused.error().reason, std::string("too_wide"));
    QVERIFY(!QFile::exists(pathOf("wider.pdf")));
}

void TestPages::aFullDiskIsToldAndLeavesWhatWasThere()
{
    const auto path = pathOf("full.pdf");
    QFile before(path);
    QVERIFY(before.open(QIODevice::WriteOnly) && before.write("before") == 6);
    before.close();
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit limit{};
    getrlimit(RLIMIT_FSIZE, &limit);
    const rlimit small{.rlim_cur = 4096, .rlim_max = limit.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
    const auto done = writePdf(reportOf(500), path);
    setrlimit(RLIMIT_FSIZE, &limit);
    QVERIFY(!done);
    QCOMPARE(done.error().reason, std::string("unwritable_output"));
    QVERIFY(before.open(QIODevice::ReadOnly));
    QCOMPARE(before.readAll(), QByteArray("before"));
    QVERIFY(!writePdf(reportOf(1), m_folder.path()));
    QVERIFY(!writePdf(reportOf(1), pathOf("no/such/folder.pdf")));
}

void TestPages::aCancelledOneLeavesNothing()
{
    const auto done = writePdf(reportOf(500), pathOf("cancelled.pdf"), [] { return true; });
    QVERIFY(!done);
    QCOMPARE(done.error().code, Error::Code::Cancelled);
    QVERIFY(!QFile::exists(pathOf("cancelled.pdf")));
}

QTEST_MAIN(TestPages)
#include "test_pages.moc"
