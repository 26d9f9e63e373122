// SPDX-License-Identifier: MIT
#include "console/connections/connection_book.h"
#include "console/window/links/single_instance.h"

#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <optional>

using namespace leapfrog;

/// Two starts of the program: who shows what.
class TestSingleInstance : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void theSecondStartHandsOverWhatItWants();
    void eachConnectionHasItsWindow_data();
    void eachConnectionHasItsWindow();
    void displaysAreApart();
    void aSocketOfACrashedOneKeepsNobodyOut();
    void aWindowThatHangsKeepsNobodyOut();
    void twoThatStartAtOnceAreOne();
    void theWindowFollowsItsConnection();
    void nobodyElseReachesIt();
    void nonsenseIsNotAnswered_data();
    void nonsenseIsNotAnswered();
    void linksAreHandedOverWhole_data();
    void linksAreHandedOverWhole();

private:
    /// What begin() says, once it has.
    std::optional<bool> begin(SingleInstance &instance, const DatabaseTarget &target, const DeepLink &link = {});
    [[nodiscard]] QString folder() const { return m_folder->path(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    const DatabaseTarget m_books = ConnectionBook::given("host=db1 dbname=books");
};

void TestSingleInstance::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

std::optional<bool> TestSingleInstance::begin(SingleInstance &instance, const DatabaseTarget &target,
                                              const DeepLink &link)
{
    std::optional<bool> taken;
    instance.begin(target, link, [&taken](bool is) { taken = is; });
    [[maybe_unused]] const bool answered = QTest::qWaitFor([&taken] { return taken.has_value(); }, 30'000);
    return taken;
}

void TestSingleInstance::theSecondStartHandsOverWhatItWants()
{
    SingleInstance window(folder());
    QCOMPARE(begin(window, m_books), false);
    QVERIFY(window.isServing());
    QSignalSpy shown(&window, &SingleInstance::shown);
    qputenv("XDG_ACTIVATION_TOKEN", "token-7");
    SingleInstance second(folder());
    const DeepLink link{.kind = DeepLink::Kind::Document,
                        .id = QStringLiteral("INV-1042"),
                        .organisation = QStringLiteral("acme"),
                        .screen = {}};
    QCOMPARE(begin(second, m_books, link), true);
    qunsetenv("XDG_ACTIVATION_TOKEN");
    QTRY_COMPARE_WITH_TIMEOUT(shown.size(), 1, 30'000);
    QCOMPARE(shown.front().at(0).value<DeepLink>(), link);
    QCOMPARE(shown.front().at(1).toByteArray(), QByteArray("token-7"));
    QVERIFY(!second.isServing());
}

void TestSingleInstance::eachConnectionHasItsWindow_data()
{
    QTest::addColumn<DatabaseTarget>("other");
    QTest::addColumn<bool>("same");
    QTest::newRow("another database") << ConnectionBook::given("host=db1 dbname=other") << false;
    QTest::newRow("another login") << ConnectionBook::given("host=db1 dbname=books user=bert") << false;
    QTest::newRow("the demo") << ConnectionBook::demo() << false;
    QTest::newRow("the private one") << ConnectionBook::privateDatabase() << false;
    QTest::newRow("said otherwise") << ConnectionBook::given("dbname=books host=db1") << true;
    QTest::newRow("with a password") << ConnectionBook::given("host=db1 dbname=books password=secret") << true;
}

void TestSingleInstance::eachConnectionHasItsWindow()
{
    QFETCH(const DatabaseTarget, other);
    QFETCH(const bool, same);
    SingleInstance window(folder());
    QCOMPARE(begin(window, m_books), false);
    SingleInstance second(folder());
    QCOMPARE(begin(second, other), same);
    for (const auto &name : QDir(folder()).entryList(QDir::AllEntries | QDir::System))
        QVERIFY2(!name.contains(QLatin1String("secret")), qPrintable(name));
}

void TestSingleInstance::displaysAreApart()
{
    SingleInstance here(folder(), QStringLiteral(":0"));
    QCOMPARE(begin(here, m_books), false);
    SingleInstance there(folder(), QStringLiteral(":1"));
    QCOMPARE(begin(there, m_books), false);
    QVERIFY(there.isServing());
}

void TestSingleInstance::aSocketOfACrashedOneKeepsNobodyOut()
{
    QString socket;
    {
        SingleInstance window(folder());
        QCOMPARE(begin(window, m_books), false);
        socket = QDir(folder()).entryInfoList(QDir::System | QDir::Files).first().absoluteFilePath();
        // A crash leaves the socket's file: nobody listens at it.
        QVERIFY(QFile::rename(socket, socket + QStringLiteral(".old")));
    }
    QVERIFY(QFile::rename(socket + QStringLiteral(".old"), socket));
    SingleInstance next(folder());
    QCOMPARE(begin(next, m_books), false);
    QVERIFY(next.isServing());
    SingleInstance third(folder());
    QCOMPARE(begin(third, m_books), true);
}

void TestSingleInstance::aWindowThatHangsKeepsNobodyOut()
{
    // It listens, but never answers.
    SingleInstance probe(folder());
    QCOMPARE(begin(probe, m_books), false);
    const auto socket = QDir(folder()).entryInfoList(QDir::System | QDir::Files).first().absoluteFilePath();
    QLocalServer hanging;
    QVERIFY(QLocalServer::removeServer(socket));
    QVERIFY(hanging.listen(socket));
    SingleInstance second(folder());
    QCOMPARE(begin(second, m_books), false);
    QVERIFY(!second.isServing()); // the one that hangs may come back
}

void TestSingleInstance::twoThatStartAtOnceAreOne()
{
    SingleInstance one(folder());
    SingleInstance two(folder());
    std::optional<bool> first;
    std::optional<bool> second;
    one.begin(m_books, {}, [&](bool taken) { first = taken; });
    two.begin(m_books, {}, [&](bool taken) { second = taken; });
    QTRY_VERIFY_WITH_TIMEOUT(first && second, 30'000);
    QVERIFY(*first != *second);
}

void TestSingleInstance::theWindowFollowsItsConnection()
{
    SingleInstance window(folder());
    QCOMPARE(begin(window, m_books), false);
    const auto other = ConnectionBook::given("host=db2 dbname=books");
    window.serve(other);
    QTRY_VERIFY_WITH_TIMEOUT(window.isServing(), 30'000);
    SingleInstance second(folder());
    QCOMPARE(begin(second, other), true);
    SingleInstance third(folder());
    QCOMPARE(begin(third, m_books), false); // nobody has that open any more
    QSignalSpy shown(&third, &SingleInstance::shown);
    window.serve(m_books); // in the window, the user goes back to it: the third stays the one that links come to
    QTest::qWait(200);
    QVERIFY(!window.isServing());
    QVERIFY(third.isServing());
    QVERIFY(shown.isEmpty()); // and does not come to the front for that
}

void TestSingleInstance::nobodyElseReachesIt()
{
    SingleInstance window(folder());
    QCOMPARE(begin(window, m_books), false);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther
        | QFile::ExeOther;
    QVERIFY(!(QFile::permissions(folder()) & others));
    for (const auto &file : QDir(folder()).entryInfoList(QDir::System | QDir::Files))
        QVERIFY2(!(file.permissions() & others), qPrintable(file.fileName()));
}

void TestSingleInstance::nonsenseIsNotAnswered_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("empty") << QByteArray("\n");
    QTest::newRow("no JSON") << QByteArray("GET / HTTP/1.1\r\n\n");
    QTest::newRow("of nothing we know") << QByteArray("{\"show\":\"everything\"}\n");
    QTest::newRow("much") << QByteArray(100'000, 'x');
    QTest::newRow("a long name") << QByteArray("{\"show\":\"document\",\"id\":\"" + QByteArray(4000, 'x') + "\"}\n");
}

void TestSingleInstance::nonsenseIsNotAnswered()
{
    QFETCH(const QByteArray, message);
    SingleInstance window(folder());
    QCOMPARE(begin(window, m_books), false);
    QSignalSpy shown(&window, &SingleInstance::shown);
    QLocalSocket socket;
    socket.connectToServer(QDir(folder()).entryInfoList(QDir::System | QDir::Files).first().absoluteFilePath());
    QTRY_COMPARE_WITH_TIMEOUT(socket.state(), QLocalSocket::ConnectedState, 30'000);
    socket.write(message);
    QTRY_COMPARE_WITH_TIMEOUT(socket.state(), QLocalSocket::UnconnectedState, 30'000); // it is sent away
    QVERIFY(socket.readAll().isEmpty());
    QVERIFY(shown.isEmpty());
    SingleInstance second(folder());
    QCOMPARE(begin(second, m_books), true); // and the window goes on
}

void TestSingleInstance::linksAreHandedOverWhole_data()
{
    QTest::addColumn<DeepLink>("link");
    QTest::newRow("nothing") << DeepLink();
    QTest::newRow("a screen") << DeepLink{.screen = QStringLiteral("jobs")};
    QTest::newRow("a job") << DeepLink{.kind = DeepLink::Kind::Job, .id = QStringLiteral("0 1")};
    QTest::newRow("odd signs") << DeepLink{.kind = DeepLink::Kind::Document,
                                           .id = QStringLiteral("Ä\"\\\n{}ø"),
                                           .organisation = QStringLiteral("Þór & Söhne")};
}

void TestSingleInstance::linksAreHandedOverWhole()
{
    QFETCH(const DeepLink, link);
    QCOMPARE(linkOf(linkMessage(link)), std::optional(link));
    QVERIFY(!linkMessage(link).contains('\n')); // a message is a line
}

QTEST_GUILESS_MAIN(TestSingleInstance)
#include "test_single_instance.moc"
