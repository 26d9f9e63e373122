// SPDX-License-Identifier: MIT
#include "console/background/live_state.h"
#include "console/console_driver.h"
#include "console/frame/problem_bar.h"
#include "console/hand_clock.h"
#include "support/own_server.h"

#include <QApplication>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QTableView>
#include <QTextStream>
#include <QTimer>

#include <cstdlib>

#include <functional>
#include <memory>

using namespace leapfrog;
using namespace leapfrog::test;
using namespace std::chrono_literals;

/// What is called live is live: a server that says nothing is seen on every screen, and nothing waits for it for ever.
class TestLive : public QObject
{
    Q_OBJECT

private slots:
    void silenceIsThatOfTheOldestQuestionOfAScreen();
    void everyScreenSaysThatTheServerIsSilent_data() { addScreens(); }
    void everyScreenSaysThatTheServerIsSilent();
    void whatIsNotAnsweredIsCancelledAndTriedAgain();
    void theUserNeedNotWait();
    void askingAnewNeedsNoAnswerToWhatWasAskedBefore_data() { addScreens(); }
    void askingAnewNeedsNoAnswerToWhatWasAskedBefore();
    void everyScreenAsksAnewAfterAReconnect();
    void theWindowNeverWaits();
    void aFrozenServerDoesNotKeepTheProgram();

private:
    static void addScreens()
    {
        QTest::addColumn<QString>("screen");
        for (const auto *screen : {"backlog", "documents", "recreations", "ledger"})
            QTest::newRow(screen) << QString::fromLatin1(screen);
    }
    /// Lets time pass while a question is open, until the console says so.
    bool becomesSilent(
        ConsoleDriver &console, const std::function<void()> &meanwhile = [] {})
    {
        return QTest::qWaitFor(
            [&] {
                meanwhile();
                if (console.session().isAsking())
                    m_clock.advance(20ms);
                return console.session().silentSince().has_value();
            },
            60'000);
    }
    /// What shows figures on that screen.
    static QList<const char *> figuresOf(const QString &screen)
    {
        if (screen == QLatin1String("backlog"))
            return {"figures"};
        if (screen == QLatin1String("ledger"))
            return {"balances"};
        return screen == QLatin1String("documents") ? QList<const char *>{"table", "entries"}
                                                    : QList<const char *>{"table", "documents"};
    }
    /// It lies, itself or what it stands in, under a veil.
    static bool isDimmed(const QWidget &figures)
    {
        for (const auto *part = &figures; part != nullptr; part = part->parentWidget()) {
            const auto *veil = part->findChild<QWidget *>(QStringLiteral("veil"), Qt::FindDirectChildrenOnly);
            if (veil != nullptr && veil->isVisible())
                return true;
        }
        return false;
    }
    static QString mark(ConsoleDriver &console) { return console.find<QLabel>("asOf")->text(); }
    static QString bar(ConsoleDriver &console)
    {
        return console.window().findChild<ProblemBar *>()->isVisible()
            ? console.findAnywhere<QLabel>("problemText")->text()
            : QString();
    }

    HandClock m_clock;
};

void TestLive::silenceIsThatOfTheOldestQuestionOfAScreen()
{
    LiveState state;
    const LiveState::Moment start(1h);
    const std::stop_source stop;
    const int task = state.asked(LiveState::Kind::Task, start, stop);
    QVERIFY(!state.silentSince(start + 10s)); // it shows its own progress
    QVERIFY(!state.isOverdue(start + 29s));
    QVERIFY(state.isOverdue(start + 30s)); // but is not waited for without end
    state.ended(task);
    const int first = state.asked(LiveState::Kind::Screen, start, stop);
    state.asked(LiveState::Kind::Screen, start + 1s, stop);
    QVERIFY(!state.silentSince(start + 1999ms));
    QCOMPARE(state.silentSince(start + 2s), std::optional(start));
    state.ended(first);
    QVERIFY(!state.silentSince(start + 2s));
    QCOMPARE(state.silentSince(start + 3s), std::optional(start + 1s));
    QCOMPARE(state.takeAll().size(), std::size_t(1));
    QVERIFY(!state.silentSince(start + 1h));
}

void TestLive::everyScreenSaysThatTheServerIsSilent()
{
    QFETCH(const QString, screen);
    OwnServer server;
    ConsoleDriver console(m_clock.now());
    QVERIFY(console.openAndWait(server.dsn(), screen));
    EVENTUALLY(mark(console).endsWith(QLatin1String(", live")));
    const auto name = console.chip();

    Frozen frozen(server.processes());
    QVERIFY(becomesSilent(console));
    QVERIFY2(mark(console).contains(QLatin1String("not answering since")), qPrintable(mark(console)));
    QVERIFY2(bar(console).contains(QLatin1String("has not answered since")), qPrintable(bar(console)));
    QCOMPARE(console.chip(), name + QStringLiteral(": not answering"));
    QCOMPARE(console.findAnywhere<QPushButton>("tryNow")->text(), QStringLiteral("&Cancel"));
    QVERIFY(!console.session().isLive());
    for (const auto *figures : figuresOf(screen))
        EVENTUALLY(isDimmed(*console.find<QWidget>(figures)));

    frozen.thaw();
    EVENTUALLY(mark(console).endsWith(QLatin1String(", live")));
    QCOMPARE(bar(console), QString());
    QCOMPARE(console.chip(), name);
    for (const auto *figures : figuresOf(screen))
        QVERIFY(!isDimmed(*console.find<QWidget>(figures)));
}

void TestLive::whatIsNotAnsweredIsCancelledAndTriedAgain()
{
    OwnServer server;
    ConsoleDriver console(m_clock.now());
    QVERIFY(console.openAndWait(server.dsn(), QStringLiteral("documents")));
    auto *table = console.find<QTableView>("table");
    EVENTUALLY_EQUAL(table->model()->rowCount(), 2);

    Frozen frozen(server.processes());
    QVERIFY(becomesSilent(console));
    m_clock.advance(30s);
    EVENTUALLY_EQUAL(console.session().state(), Session::State::Reconnecting);
    QVERIFY2(bar(console).contains(QLatin1String("has not answered since")), qPrintable(bar(console)));
    EVENTUALLY(bar(console).contains(QLatin1String("Trying again")));
    EVENTUALLY(mark(console).endsWith(QLatin1String(", not live")));
    QCOMPARE(table->model()->rowCount(), 2); // what was known stays

    frozen.thaw();
    server.import("S3");
    EVENTUALLY_EQUAL(table->model()->rowCount(), 3);
    EVENTUALLY(mark(console).endsWith(QLatin1String(", live")));
    QCOMPARE(bar(console), QString());
}

void TestLive::theUserNeedNotWait()
{
    OwnServer server;
    ConsoleDriver console(m_clock.now());
    QVERIFY(console.openAndWait(server.dsn(), QStringLiteral("backlog")));
    Frozen frozen(server.processes());
    QVERIFY(becomesSilent(console));
    QTest::mouseClick(console.findAnywhere<QPushButton>("tryNow"), Qt::LeftButton);
    QVERIFY(!console.session().isConnected());
    QCOMPARE(console.findAnywhere<QPushButton>("tryNow")->text(), QStringLiteral("T&ry now"));
    frozen.thaw();
    EVENTUALLY(mark(console).endsWith(QLatin1String(", live")));
}

/// Processes of the server hang that serve this console; others would answer.
void TestLive::askingAnewNeedsNoAnswerToWhatWasAskedBefore()
{
    QFETCH(const QString, screen);
    OwnServer server;
    ConsoleDriver console(m_clock.now());
    QVERIFY(console.openAndWait(server.dsn(), screen));
    EVENTUALLY(mark(console).endsWith(QLatin1String(", live")));

    std::vector<std::unique_ptr<Frozen>> frozen; // a connection that is just being opened comes later
    QVERIFY(becomesSilent(console, [&] { frozen.push_back(std::make_unique<Frozen>(server.consoleBackends())); }));
    QTest::keyClick(&console.window(), Qt::Key_F5);
    EVENTUALLY(mark(console).endsWith(QLatin1String(", live")));
    QCOMPARE(bar(console), QString());
}

void TestLive::everyScreenAsksAnewAfterAReconnect()
{
    OwnServer server;
    ConsoleDriver console(m_clock.now());
    QVERIFY(console.openAndWait(server.dsn(), QStringLiteral("recreations")));
    console.window().showScreen(QStringLiteral("documents"));
    QVERIFY(console.waitUntilLoaded());
    auto *table = console.find<QTableView>("table");
    EVENTUALLY_EQUAL(table->model()->rowCount(), 2);
    {
        const Frozen frozen(server.processes());
        QVERIFY(becomesSilent(console));
        m_clock.advance(75s); // an answer that took so long is no reason to ask seldom
        EVENTUALLY_EQUAL(console.session().state(), Session::State::Reconnecting);
    }
    server.import("S3");
    EVENTUALLY_EQUAL(table->model()->rowCount(), 3);
    for (const auto *screen : {"backlog", "recreations", "jobs", "workers", "documents"}) {
        console.window().showScreen(QString::fromLatin1(screen));
        QVERIFY(console.waitUntilLoaded());
        EVENTUALLY(mark(console).endsWith(QLatin1String(", live")));
    }
}

/// The event loop goes on while the server is frozen, asked, cancelled and asked again.
void TestLive::theWindowNeverWaits()
{
    OwnServer server;
    ConsoleDriver console(m_clock.now());
    QVERIFY(console.openAndWait(server.dsn(), QStringLiteral("documents")));
    const Frozen frozen(server.processes());
    int beats = 0;
    QTimer heart;
    connect(&heart, &QTimer::timeout, this, [&] { ++beats; });
    heart.start(10ms);
    QVERIFY(becomesSilent(console));
    for (const auto *screen : {"backlog", "recreations", "jobs", "workers", "documents"}) {
        console.window().showScreen(QString::fromLatin1(screen));
        QTest::keyClick(&console.window(), Qt::Key_F5);
    }
    m_clock.advance(30s);
    EVENTUALLY_EQUAL(console.session().state(), Session::State::Reconnecting);
    QTest::keyClick(&console.window(), Qt::Key_F5);
    const int before = beats;
    EVENTUALLY(beats > before + 100);
}

/// In a process of its own, which has to end: the window is closed while the server hangs.
void TestLive::aFrozenServerDoesNotKeepTheProgram()
{
    OwnServer server;
    QProcess program;
    program.start(QCoreApplication::applicationFilePath(),
                  {QStringLiteral("--console"), QString::fromStdString(server.dsn())});
    const auto waitForWord = [&](const QByteArray &word) {
        QByteArray heard;
        while (!heard.contains(word) && program.waitForReadyRead(60'000))
            heard += program.readAllStandardOutput();
        return heard.contains(word);
    };
    QVERIFY(waitForWord("open"));
    const Frozen frozen(server.processes());
    program.write("close\n");
    QVERIFY(program.waitForFinished(60'000));
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 0);
}

/// The console of aFrozenServerDoesNotKeepTheProgram(): closes its window when told, and now if that takes long.
static int runConsole(const std::string &dsn)
{
    ConsoleDriver console;
    if (!console.openAndWait(dsn, QStringLiteral("documents")))
        return 1;
    QTextStream(stdout) << "open" << Qt::endl;
    QTextStream(stdin).readLine();
    console.window().close();
    auto *now = console.findAnywhere<QWidget>("closingBar")->findChild<QPushButton *>(QStringLiteral("noticeAction"));
    const bool ended = QTest::qWaitFor([&] { return !console.window().isVisible() || now->isVisible(); }, 30'000);
    if (!ended)
        return 2;
    if (now->isVisible())
        QTest::mouseClick(now, Qt::LeftButton);
    const bool closed = QTest::qWaitFor([&] { return !console.window().isVisible(); }, 30'000);
    std::_Exit(closed ? 0 : 3);
}

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    if (argc > 2 && QByteArray(argv[1]) == "--console")
        return runConsole(argv[2]);
    TestLive test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_live.moc"
