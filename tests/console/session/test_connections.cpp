// SPDX-License-Identifier: MIT
#include "console/connections/connection_dialog.h"
#include "console/console_driver.h"
#include "store/database/conninfo.h"
#include "support/embedded_sandbox.h"
#include "support/own_server.h"
#include "support/test_database.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTableView>
#include <QToolButton>

#include <map>
#include <mutex>

using namespace leapfrog;
using namespace leapfrog::test;

/// The dialog of connections: names, colours, the mark for production, the test, and where a password is kept.
class TestConnections : public QObject
{
    Q_OBJECT

private slots:
    void aGivenDatabaseIsKeptWithItsMarks();
    void manyInProductionAreConfirmedByName();
    void thePollerAsksInProduction();
    void theTestTellsEachStep();
    void theTestNamesTheStepThatFailed();
    void aPasswordIsKeptOnceItWasTaken();
    void withoutAKeychainTheChoiceSaysSo();

private:
    /// A keychain that is in memory.
    struct Keychain
    {
        std::mutex mutex;
        std::map<std::string, QString> passwords;

        PasswordKeeper keeper();
        [[nodiscard]] std::size_t kept()
        {
            const std::scoped_lock lock(mutex);
            return passwords.size();
        }
    };
    static ConnectionDialog *openDialog(ConsoleDriver &console);
};

PasswordKeeper TestConnections::Keychain::keeper()
{
    return {.isThere = [] { return true; },
            .read = [this](const std::string &conninfo) -> Result<QString> {
                const std::scoped_lock lock(mutex);
                const auto found = passwords.find(conninfoOf(must(conninfoParts(conninfo))));
                return found == passwords.end() ? QString() : found->second;
            },
            .write = [this](const std::string &conninfo, const QString &password) -> Result<> {
                const std::scoped_lock lock(mutex);
                if (password.isEmpty())
                    passwords.erase(conninfoOf(must(conninfoParts(conninfo))));
                else
                    passwords[conninfoOf(must(conninfoParts(conninfo)))] = password;
                return {};
            }};
}

ConnectionDialog *TestConnections::openDialog(ConsoleDriver &console)
{
    console.findAnywhere<QAction>("actionConnections")->trigger();
    auto *dialog = console.window().findChild<ConnectionDialog *>();
    return dialog != nullptr && QTest::qWaitFor([dialog] { return dialog->isVisible(); }) ? dialog : nullptr;
}

template <typename Widget> static Widget *part(QObject *dialog, const char *name)
{
    return dialog->findChild<Widget *>(QLatin1String(name));
}

void TestConnections::aGivenDatabaseIsKeptWithItsMarks()
{
    TestDatabase database;
    database.addOrganisation();
    ConsoleDriver console;
    QVERIFY(console.openAndWait(database.dsn(), QStringLiteral("workers")));
    QVERIFY(!console.findAnywhere<QFrame>("edge")->isVisible());
    auto *dialog = openDialog(console);
    QVERIFY(dialog != nullptr);
    auto *name = part<QLineEdit>(dialog, "name");
    QVERIFY(name->isVisible()); // it can be kept
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("Books"));
    part<QCheckBox>(dialog, "production")->setChecked(true);
    part<QComboBox>(dialog, "colour")->setCurrentIndex(1);
    QTest::mouseClick(part<QPushButton>(dialog, "saveButton"), Qt::LeftButton);
    QCOMPARE(console.chip(), QStringLiteral("Books")); // the one that is open
    QVERIFY(console.findAnywhere<QFrame>("edge")->isVisible());
    QVERIFY(console.findAnywhere<QToolButton>("connectionChip")->toolTip().contains(QLatin1String("production")));
    QTest::keyClick(dialog, Qt::Key_Escape);

    // The next start names only the connection string, and it is known.
    QVERIFY(console.openAndWait(database.dsn(), QStringLiteral("workers")));
    QCOMPARE(console.chip(), QStringLiteral("Books"));
    QVERIFY(console.session().target().production);
    EVENTUALLY(console.find<QAction>("actionPauseQueue")->isEnabled());
    console.find<QAction>("actionPauseQueue")->trigger();
    EVENTUALLY(console.find<QLabel>("pauseText") != nullptr);
    QCOMPARE(console.find<QLabel>("pauseText")->text(), QStringLiteral("Pause the whole queue of Books (production)?"));
}

void TestConnections::manyInProductionAreConfirmedByName()
{
    TestDatabase database;
    database.addOrganisation();
    database.sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type) SELECT 'acme', 'D' || n, "
                 "'sales_invoice' FROM generate_series(1, 120) AS n");
    auto target = ConnectionBook::given(database.dsn());
    target.name = QStringLiteral("Books");
    target.production = true;
    ConsoleDriver console;
    ConnectionBook(console.settings()).save(target);
    QVERIFY(console.openAndWait(database.dsn(), QStringLiteral("jobs")));
    EVENTUALLY(console.find<QAction>("actionCancel")->isEnabled());
    console.find<QAction>("actionSelectAllJobs")->trigger();
    console.find<QAction>("actionCancel")->trigger();
    EVENTUALLY(console.find<QLineEdit>("typedName") != nullptr);
    auto *yes = console.find<QPushButton>("doIt");
    QVERIFY(!yes->isEnabled());
    QVERIFY(console.find<QMessageBox>("jobQuestion")->text().contains(QLatin1String("Books (production)")));
    QTest::keyClicks(console.find<QLineEdit>("typedName"), QStringLiteral("Book"));
    QVERIFY(!yes->isEnabled());
    QTest::keyClicks(console.find<QLineEdit>("typedName"), QStringLiteral("s"));
    QVERIFY(yes->isEnabled());
    QTest::mouseClick(yes, Qt::LeftButton);
    EVENTUALLY_EQUAL(database.number("SELECT count(*) FROM accounting_work_queue"), 0);

    database.sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type) VALUES ('acme', 'E1', "
                 "'sales_invoice')");
    EVENTUALLY_EQUAL(console.find<QTableView>("table")->model()->rowCount(), 1);
    EVENTUALLY(console.find<QAction>("actionCancel")->isEnabled());
    console.find<QAction>("actionCancel")->trigger();
    EVENTUALLY(console.find<QPushButton>("doIt") != nullptr);
    QVERIFY(console.find<QLineEdit>("typedName") == nullptr); // one is no mass act
    QTest::keyClick(console.find<QMessageBox>("jobQuestion"), Qt::Key_Escape);
}

void TestConnections::thePollerAsksInProduction()
{
    TestDatabase database;
    database.addOrganisation();
    auto target = ConnectionBook::given(database.dsn());
    target.name = QStringLiteral("Books");
    target.production = true;
    ConsoleDriver console;
    ConnectionBook(console.settings()).save(target);
    QVERIFY(console.openAndWait(database.dsn(), QStringLiteral("workers")));
    console.findAnywhere<QAction>("actionPoller")->trigger();
    EVENTUALLY(console.findAnywhere<QMessageBox>("pollerQuestion") != nullptr);
    QCOMPARE(console.session().poller().state(), EmbeddedPoller::State::Off);
    QTest::mouseClick(console.findAnywhere<QPushButton>("pollerDo"), Qt::LeftButton);
    EVENTUALLY_EQUAL(console.session().poller().state(), EmbeddedPoller::State::On);
}

void TestConnections::theTestTellsEachStep()
{
    TestDatabase database;
    database.addOrganisation();
    ConsoleDriver console;
    QVERIFY(console.openAndWait(database.dsn(), QStringLiteral("workers")));
    auto *dialog = openDialog(console);
    QVERIFY(dialog != nullptr);
    QTest::mouseClick(part<QPushButton>(dialog, "testButton"), Qt::LeftButton);
    auto *result = part<QLabel>(dialog, "testResult");
    EVENTUALLY(result->text().contains(QLatin1String("clock")));
    for (const auto *step :
         {"✓ Reached PostgreSQL ", "✓ On this computer", "✓ Signed in as ", "✓ The schema fits this program.",
          "✓ It may: see documents, retry jobs, cancel jobs, pause, change settings."})
        QVERIFY2(result->text().contains(QString::fromUtf8(step)), qPrintable(result->text()));
    QVERIFY(!result->text().contains(QChar(0x2716)));
    EVENTUALLY(!result->text().contains(QLatin1String("Testing")));
}

void TestConnections::theTestNamesTheStepThatFailed()
{
    ConsoleDriver console;
    console.window().show();
    auto target = ConnectionBook::given("host=no-such-host.invalid dbname=books");
    target.name = QStringLiteral("Nowhere");
    ConnectionBook(console.settings()).save(target);
    auto *dialog = openDialog(console);
    QVERIFY(dialog != nullptr);
    auto *list = part<QListWidget>(dialog, "list");
    list->setCurrentItem(list->findItems(QStringLiteral("Nowhere"), Qt::MatchExactly).first());
    QTest::mouseClick(part<QPushButton>(dialog, "testButton"), Qt::LeftButton);
    EVENTUALLY(part<QLabel>(dialog, "testResult")
                   ->text()
                   .contains(QLatin1String("No computer is called no-such-host.invalid.")));
}

void TestConnections::aPasswordIsKeptOnceItWasTaken()
{
    OwnServer server;
    QFile rules(QString::fromStdString(server.sql("SHOW hba_file")));
    QVERIFY(rules.open(QIODevice::ReadWrite));
    const auto before = rules.readAll();
    rules.seek(0);
    rules.write("local all anna scram-sha-256\n" + before);
    rules.close();
    server.sql("SELECT pg_reload_conf()");
    server.sql("CREATE ROLE anna LOGIN SUPERUSER PASSWORD 'right'");
    const EnvironmentChange noPassword("PGPASSWORD", {});
    const EnvironmentChange noFile("PGPASSFILE", "/nonexistent");
    auto target = ConnectionBook::given(server.dsn() + " user=anna");
    target.name = QStringLiteral("Books");
    target.keychain = true;
    Keychain keychain;
    {
        ConsoleDriver console(std::chrono::steady_clock::now, keychain.keeper());
        ConnectionBook(console.settings()).save(target);
        console.open(target.conninfo, QStringLiteral("documents"));
        auto *password = console.findAnywhere<QLineEdit>("password");
        EVENTUALLY(password->isVisible());
        QTest::keyClicks(password, QStringLiteral("wrong"));
        QTest::keyClick(password, Qt::Key_Return);
        QVERIFY(!password->isVisible());
        EVENTUALLY(password->isVisible());
        QCOMPARE(keychain.kept(), std::size_t(0)); // a wrong one would be tried at each start
        QTest::keyClicks(password, QStringLiteral("right"));
        QTest::keyClick(password, Qt::Key_Return);
        QVERIFY(console.waitUntilLoaded());
        EVENTUALLY_EQUAL(keychain.kept(), std::size_t(1));
        QFile settings(console.settings().fileName());
        console.settings().sync();
        QVERIFY(settings.open(QIODevice::ReadOnly));
        QVERIFY(!settings.readAll().contains("right"));
    }
    ConsoleDriver console(std::chrono::steady_clock::now, keychain.keeper());
    ConnectionBook(console.settings()).save(target);
    QVERIFY(console.openAndWait(target.conninfo, QStringLiteral("documents"))); // nobody is asked
    auto *dialog = openDialog(console);
    QVERIFY(dialog != nullptr);
    QTest::mouseClick(part<QPushButton>(dialog, "removeButton"), Qt::LeftButton);
    EVENTUALLY_EQUAL(keychain.kept(), std::size_t(0));
}

void TestConnections::withoutAKeychainTheChoiceSaysSo()
{
    ConsoleDriver console;
    console.window().show();
    ConnectionBook(console.settings()).save(ConnectionBook::given("host=db1 dbname=books"));
    auto *dialog = openDialog(console);
    QVERIFY(dialog != nullptr);
    const auto *choice = part<QComboBox>(dialog, "password");
    QCOMPARE(choice->itemText(1), QStringLiteral("from the keychain (there is none here)"));
    QVERIFY(!qobject_cast<QStandardItemModel *>(choice->model())->item(1)->isEnabled());
}

QTEST_MAIN(TestConnections)
#include "test_connections.moc"
