// SPDX-License-Identifier: MIT
#include "console/backlog/depth_card.h"
#include "console/console_driver.h"
#include "console/preview/preview_dialog.h"
#include "console/window/opening_page.h"
#include "support/embedded_sandbox.h"

#include <QAction>
#include <QCommandLinkButton>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableView>

using namespace leapfrog;
using namespace leapfrog::test;

/// What a newcomer meets: the choice at the first start, the demo, and a click that overtakes its bulk sync.
class TestFirstRun : public QObject
{
    Q_OBJECT

private slots:
    void theFirstStartAsksWhatToOpen();
    void theLastDatabaseIsOpenedAgain();
    void aClickInTheDemoDoesNotWaitForTheSync();
};

void TestFirstRun::theFirstStartAsksWhatToOpen()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("empty.ini")), QSettings::IniFormat);
    const EnvironmentChange noHost("PGHOST", {});
    const EnvironmentChange noService("PGSERVICE", {});
    const EnvironmentChange noDatabase("PGDATABASE", {});
    QVERIFY(!ConnectionBook(settings).forStart());

    ConsoleDriver console;
    console.window().show();
    QCOMPARE(console.session().state(), Session::State::New);
    auto *page = console.window().findChild<OpeningPage *>();
    for (const auto *choice : {"demoChoice", "privateChoice", "serverChoice"})
        QVERIFY2(page->findChild<QCommandLinkButton *>(QLatin1String(choice))->isVisible(), choice);
}

void TestFirstRun::theLastDatabaseIsOpenedAgain()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("some.ini")), QSettings::IniFormat);
    ConnectionBook book(settings);
    const auto server = ConnectionBook::given("host=db1 dbname=books password=secret");
    book.setLast(server);
    QVERIFY(book.forStart());
    QCOMPARE(book.forStart()->name, server.name);
    QVERIFY(book.forStart()->conninfo.find("secret") == std::string::npos);
}

void TestFirstRun::aClickInTheDemoDoesNotWaitForTheSync()
{
    const EmbeddedSandbox sandbox;
    const EnvironmentChange home("XDG_DATA_HOME", QByteArray::fromStdString(sandbox.folder().string()));
    ConsoleDriver console;
    console.window().show();
    QTest::mouseClick(console.window().findChild<QCommandLinkButton *>(QStringLiteral("demoChoice")), Qt::LeftButton);
    EVENTUALLY_EQUAL(console.session().target().kind, DatabaseTarget::Kind::Demo);
    QTRY_COMPARE_WITH_TIMEOUT(console.session().state(), Session::State::Connected, 90'000);
    QCOMPARE(console.window().workspace().currentScreen(), QStringLiteral("backlog"));
    QVERIFY(console.waitUntilLoaded());

    // The poller of this console works the sync off.
    const auto waiting = [&console] { return QLocale().toInt(console.find<DepthCard>("normal")->number()); };
    EVENTUALLY(waiting() > 100);
    EVENTUALLY_EQUAL(console.session().poller().state(), EmbeddedPoller::State::On);
    const int before = waiting();
    EVENTUALLY(waiting() < before);

    QTest::mouseClick(console.find<QPushButton>("documentsButton"), Qt::LeftButton);
    QCOMPARE(console.window().workspace().currentScreen(), QStringLiteral("documents"));
    QVERIFY(console.waitUntilLoaded());
    EVENTUALLY(console.find<QTableView>("table")->model()->rowCount() > 100);
    console.find<QTableView>("table")->selectRow(0);
    auto *dialog = console.openPreview(true);
    QVERIFY(dialog != nullptr);
    auto *recreate = dialog->findChild<QPushButton *>(QStringLiteral("recreate"));
    QVERIFY(recreate->isEnabled());
    QTest::mouseClick(recreate, Qt::LeftButton);
    EVENTUALLY(console.findAnywhere<QLabel>("activitySummary") != nullptr
               && console.findAnywhere<QLabel>("activitySummary")->text().startsWith(QLatin1String("1 done in ")));
    QTest::mouseClick(console.findAnywhere<QPushButton>("openActivity"), Qt::LeftButton);
    QVERIFY(console.waitUntilLoaded());
    EVENTUALLY_EQUAL(console.find<QTableView>("documents")->model()->rowCount(), 1);
    QVERIFY(console.find<QTableView>("table")->model()->index(0, 3).data().toString() == QLatin1String("direct"));
    console.window().showScreen(QStringLiteral("backlog"));
    QVERIFY2(waiting() > 0, "the sync was done before the click could overtake it");
}

QTEST_MAIN(TestFirstRun)
#include "test_first_run.moc"
