// SPDX-License-Identifier: MIT
#include "core/log.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace leapfrog;
using namespace std::chrono_literals;

class TestLog : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { Log::install({}); }

    void peopleReadALine();
    void programsReadAnObject();
    void nothingSpeaksToTheTerminal_data();
    void nothingSpeaksToTheTerminal();
    void whatRepeatsIsCounted();
    void othersAreNotCountedAsTheSame();
    void whatIsLessIsLeftOut();
    void qtsOwnWordsComeToo();
    void contentsAreLeftOut();

private:
    void install(Log::Format format, QtMsgType least = QtInfoMsg)
    {
        m_lines.clear();
        Log::install({.format = format, .least = least, .withTime = false, .write = [this](const QByteArray &line) {
                          m_lines.append(line);
                      }});
    }
    [[nodiscard]] QJsonObject last() const { return QJsonDocument::fromJson(m_lines.constLast()).object(); }

    QList<QByteArray> m_lines;
};

static const LogFacts facts{.code = "disk_full", .job = "0190-1", .org = "acme", .document = "S1", .attempt = 2};

void TestLog::peopleReadALine()
{
    install(Log::Format::Text);
    Log::note(logEngine(), QtWarningMsg, QStringLiteral("No room."), facts);
    QCOMPARE(m_lines,
             QList<QByteArray>{"warning leapfrog.engine: No room. "
                               "[code=disk_full job=0190-1 org=acme document=S1 attempt=2]\n"});
}

void TestLog::programsReadAnObject()
{
    install(Log::Format::Json);
    Log::note(logEngine(), QtWarningMsg, QStringLiteral("No room."), facts);
    auto entry = last();
    QVERIFY(QDateTime::fromString(entry.take(QStringLiteral("time")).toString(), Qt::ISODateWithMs).isValid());
    const QJsonObject expected{{QStringLiteral("level"), QStringLiteral("warning")},
                               {QStringLiteral("category"), QStringLiteral("leapfrog.engine")},
                               {QStringLiteral("message"), QStringLiteral("No room.")},
                               {QStringLiteral("code"), QStringLiteral("disk_full")},
                               {QStringLiteral("job"), QStringLiteral("0190-1")},
                               {QStringLiteral("org"), QStringLiteral("acme")},
                               {QStringLiteral("document"), QStringLiteral("S1")},
                               {QStringLiteral("attempt"), 2}};
    QCOMPARE(entry, expected);
}

void TestLog::nothingSpeaksToTheTerminal_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("escape") << QStringLiteral("S\x1b[2J");
    QTest::newRow("new line") << QStringLiteral("S1\nerror leapfrog.engine: forged");
    QTest::newRow("upper control character") << QStringLiteral("S\u009b2J");
    QTest::newRow("delete") << QStringLiteral("S\x7f");
    QTest::newRow("direction") << QStringLiteral("S\u202e1");
    QTest::newRow("line separator") << QStringLiteral("S\u2028x");
}

void TestLog::nothingSpeaksToTheTerminal()
{
    QFETCH(const QString, id);
    for (const auto format : {Log::Format::Text, Log::Format::Json}) {
        install(format);
        Log::note(logEngine(), QtWarningMsg, id, {.org = id.toStdString(), .document = id.toStdString()});
        QCOMPARE(m_lines.size(), 1);
        for (const QChar c : QString::fromUtf8(m_lines.constFirst().chopped(1)))
            QVERIFY2(c.isPrint(), m_lines.constFirst().toHex());
    }
    QCOMPARE(last()[QStringLiteral("document")].toString(), id);
}

void TestLog::whatRepeatsIsCounted()
{
    install(Log::Format::Json);
    const auto begin = Log::Clock::now();
    for (int i = 0; i < 413; ++i)
        Log::note(logEngine(), QtWarningMsg, QStringLiteral("No room."), facts, begin + i * 100ms);
    QCOMPARE(m_lines.size(), 1);
    Log::tellRepeats(false, begin + 60s);
    QCOMPARE(m_lines.size(), 2);
    QCOMPARE(last()[QStringLiteral("times")].toInt(), 412);
    QCOMPARE(last()[QStringLiteral("seconds")].toInt(), 60);
    QCOMPARE(last()[QStringLiteral("code")].toString(), QStringLiteral("disk_full"));
    Log::note(logEngine(), QtWarningMsg, QStringLiteral("No room."), facts, begin + 61s); // a new minute
    QCOMPARE(m_lines.size(), 3);
    Log::tellRepeats(true);
    QCOMPARE(m_lines.size(), 3); // it came once
}

void TestLog::othersAreNotCountedAsTheSame()
{
    install(Log::Format::Json);
    for (int i = 0; i < 5000; ++i) { // more than are remembered
        auto other = facts;
        other.job = std::to_string(i);
        Log::note(logEngine(), QtWarningMsg, QStringLiteral("No room."), other);
    }
    QCOMPARE(m_lines.size(), 5000);
}

void TestLog::whatIsLessIsLeftOut()
{
    install(Log::Format::Text, QtWarningMsg);
    Log::note(logEngine(), QtDebugMsg, QStringLiteral("debug"));
    Log::note(logEngine(), QtInfoMsg, QStringLiteral("info"));
    QVERIFY(m_lines.isEmpty());
    Log::note(logEngine(), QtCriticalMsg, QStringLiteral("error"));
    QCOMPARE(m_lines, QList<QByteArray>{"error leapfrog.engine: error\n"});
}

void TestLog::qtsOwnWordsComeToo()
{
    install(Log::Format::Text);
    qCWarning(logStore, "a warning");
    QCOMPARE(m_lines, QList<QByteArray>{"warning leapfrog.store: a warning\n"});
}

void TestLog::contentsAreLeftOut()
{
    install(Log::Format::Text);
    Log::failure(logEngine(),
                 {.code = Error::Code::Internal,
                  .message = QStringLiteral("A fault."),
                  .cause = QStringLiteral("Failing row contains (acme, secret)"),
                  .reason = "23514",
                  .field = {}});
    Log::failure(logEngine(),
                 {.code = Error::Code::Denied,
                  .message = QStringLiteral("Not allowed."),
                  .cause = QStringLiteral("permission denied for table document"),
                  .reason = "missing_right",
                  .field = {}});
    QCOMPARE(m_lines,
             (QList<QByteArray>{"warning leapfrog.engine: A fault. [code=23514]\n",
                                "warning leapfrog.engine: Not allowed. (permission denied for table document) "
                                "[code=missing_right]\n"}));
}

QTEST_GUILESS_MAIN(TestLog)
#include "test_log.moc"
