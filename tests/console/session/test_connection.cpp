// SPDX-License-Identifier: MIT
#include "console/console_driver.h"
#include "console/frame/problem_bar.h"
#include "console/preview/preview_dialog.h"
#include "console/window/opening_page.h"
#include "store/schema/migrator.h"
#include "store/server/embedded_server.h"
#include "support/embedded_sandbox.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QAction>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

using namespace leapfrog;
using namespace leapfrog::test;

/// What the console does when the database can't be had: at the start, and in the middle.
class TestConnection : public QObject
{
    Q_OBJECT

private slots:
    void brokenConnectionsAreReplacedUnnoticed();
    void aStoppedServerIsSeenAndComesBack();
    void aWrongPasswordIsAskedForAgain();
    void aNewerSchemaIsRefusedInWords();
    void anOlderSchemaIsMigratedOnRequest();
    void aDatabaseThatIsDownAtTheStartIsTriedAgain();

private:
    static QString textOf(ConsoleDriver &console, const char *name) { return partOf<QLabel>(console, name)->text(); }
    template <typename Widget> static Widget *partOf(ConsoleDriver &console, const char *name)
    {
        return console.window().findChild<OpeningPage *>()->findChild<Widget *>(QLatin1String(name));
    }
    static std::unique_ptr<EmbeddedServer> startServer(EmbeddedSandbox &sandbox)
    {
        return must(EmbeddedServer::start(sandbox.options()));
    }
    /// The schema, an organisation, and three documents, none posted.
    static void fill(const std::string &dsn)
    {
        auto connection = must(Connection::open(dsn, "test"));
        must(Migrator(*connection).migrate());
        must(connection->run("INSERT INTO organisation (org_id, base_currency) VALUES ('acme', 'EUR')"));
        must(DocumentStore(*connection)
                 .import("acme", {invoiceRecord("S1", 1), invoiceRecord("S2", 2), invoiceRecord("S3", 3)}));
    }
};

void TestConnection::brokenConnectionsAreReplacedUnnoticed()
{
    TestDatabase database;
    database.addOrganisation();
    database.importInvoice("S1", 100);
    ConsoleDriver console;
    QVERIFY(console.openAndWait(database.dsn(), QStringLiteral("documents")));
    for (int round = 2; round <= 4; ++round) {
        database.sql("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() "
                     "AND pid <> pg_backend_pid()");
        database.importInvoice("S" + std::to_string(round), 100);
        EVENTUALLY_EQUAL(console.find<QTableView>("table")->model()->rowCount(), round);
        EVENTUALLY(console.session().isConnected());
    }
}

void TestConnection::aStoppedServerIsSeenAndComesBack()
{
    EmbeddedSandbox sandbox;
    auto server = startServer(sandbox);
    fill(server->dsn());
    ConsoleDriver console;
    QVERIFY(console.openAndWait(server->dsn(), QStringLiteral("documents")));
    auto *table = console.find<QTableView>("table");
    EVENTUALLY_EQUAL(table->model()->rowCount(), 3);
    auto *search = console.find<QLineEdit>("search");
    QTest::keyClicks(search, QStringLiteral("S2"));
    EVENTUALLY_EQUAL(table->model()->rowCount(), 1);
    auto *dialog = console.openPreview(true);
    QVERIFY(dialog != nullptr);
    auto *recreate = dialog->findChild<QPushButton *>(QStringLiteral("recreate"));
    EVENTUALLY(recreate->isEnabled());
    auto *reason = dialog->findChild<QLineEdit *>(QStringLiteral("reason"));
    QTest::keyClicks(reason, QStringLiteral("a long reason"));

    server.reset();
    auto *bar = console.window().findChild<ProblemBar *>();
    EVENTUALLY(bar->isVisible());
    EVENTUALLY(console.findAnywhere<QLabel>("problemText")->text().contains(QLatin1String("Trying again")));
    QVERIFY(console.find<QLabel>("asOf")->text().contains(QLatin1String("not live")));
    QVERIFY(!recreate->isEnabled());
    QVERIFY(recreate->toolTip().contains(QLatin1String("Not connected")));
    QVERIFY(!console.find<QAction>("actionRecreate")->isEnabled());
    QCOMPARE(table->model()->rowCount(), 1); // old figures stay
    QTest::keyClicks(reason, QStringLiteral(", continued"));

    server = startServer(sandbox);
    EVENTUALLY(!bar->isVisible());
    EVENTUALLY(console.find<QLabel>("asOf")->text().endsWith(QLatin1String(", live")));
    QCOMPARE(search->text(), QStringLiteral("S2"));
    QCOMPARE(reason->text(), QStringLiteral("a long reason, continued"));
    EVENTUALLY(recreate->isEnabled());
    QTest::mouseClick(recreate, Qt::LeftButton);
    auto connection = must(Connection::open(server->dsn(), "test"));
    EVENTUALLY_EQUAL(must(connection->run("SELECT coalesce(max(why), '') FROM recreation")).first().text(0),
                     std::string("a long reason, continued"));
    EVENTUALLY_EQUAL(
        must(connection->run("SELECT posted_version FROM document WHERE document_id = 'S2'")).first().integer(0), 2);
}

void TestConnection::aWrongPasswordIsAskedForAgain()
{
    EmbeddedSandbox sandbox;
    const auto server = startServer(sandbox);
    fill(server->dsn());
    auto connection = must(Connection::open(server->dsn(), "test"));
    must(connection->runScript("CREATE ROLE anna LOGIN SUPERUSER PASSWORD 'right'"));
    QFile rules(QString::fromStdString(must(connection->run("SHOW hba_file")).first().text(0)));
    QVERIFY(rules.open(QIODevice::ReadWrite));
    const auto before = rules.readAll();
    rules.seek(0);
    rules.write("local all anna scram-sha-256\n" + before);
    rules.close();
    must(connection->run("SELECT pg_reload_conf()"));
    const EnvironmentChange noPassword("PGPASSWORD", {});
    const EnvironmentChange noFile("PGPASSFILE", "/nonexistent");

    ConsoleDriver console;
    console.open(server->dsn() + " user=anna", QStringLiteral("documents"));
    auto *password = partOf<QLineEdit>(console, "password");
    EVENTUALLY(password->isVisible());
    QTest::keyClicks(password, QStringLiteral("wrong"));
    QTest::keyClick(password, Qt::Key_Return);
    QVERIFY(!password->isVisible());
    EVENTUALLY(password->isVisible());
    QVERIFY(textOf(console, "title").contains(QLatin1String("asks for a password")));
    QVERIFY(password->text().isEmpty());

    QTest::keyClicks(password, QStringLiteral("right"));
    QTest::mouseClick(partOf<QPushButton>(console, "mainButton"), Qt::LeftButton);
    QVERIFY(console.waitUntilLoaded());
    EVENTUALLY_EQUAL(console.find<QTableView>("table")->model()->rowCount(), 3);
}

void TestConnection::aNewerSchemaIsRefusedInWords()
{
    TestDatabase database;
    database.sql("INSERT INTO schema_migration (version, name, checksum, complete) VALUES (9000, '9000_later', 'x', "
                 "true)");
    ConsoleDriver console;
    console.open(database.dsn(), QStringLiteral("backlog"));
    EVENTUALLY_EQUAL(console.session().state(), Session::State::Refused);
    QCOMPARE(console.session().problem().reason, std::string("schema_newer"));
    QVERIFY(textOf(console, "title").contains(QLatin1String("can't be opened")));
    QVERIFY(textOf(console, "message").contains(QLatin1String("9000")));
    QVERIFY(partOf<QPushButton>(console, "chooseButton")->isVisible());

    database.sql("DELETE FROM schema_migration WHERE version = 9000");
    QTest::mouseClick(partOf<QPushButton>(console, "mainButton"), Qt::LeftButton);
    QVERIFY(console.waitUntilLoaded());
}

void TestConnection::anOlderSchemaIsMigratedOnRequest()
{
    TestDatabase database(TestDatabase::Schema::Empty);
    ConsoleDriver console;
    console.open(database.dsn(), QStringLiteral("backlog"));
    EVENTUALLY_EQUAL(console.session().state(), Session::State::Refused);
    QVERIFY(textOf(console, "title").contains(QLatin1String("brought up to date")));
    QCOMPARE(database.sql("SELECT to_regclass('accounting_work_queue')"), std::string());
    QCOMPARE(partOf<QPushButton>(console, "mainButton")->text(), QStringLiteral("&Migrate"));
    QTest::mouseClick(partOf<QPushButton>(console, "mainButton"), Qt::LeftButton);
    QVERIFY(console.waitUntilLoaded());
}

void TestConnection::aDatabaseThatIsDownAtTheStartIsTriedAgain()
{
    EmbeddedSandbox sandbox;
    auto server = startServer(sandbox);
    const auto dsn = server->dsn();
    fill(dsn);
    server.reset();
    ConsoleDriver console;
    console.open(dsn, QStringLiteral("documents"));
    EVENTUALLY_EQUAL(console.session().state(), Session::State::Refused);
    QVERIFY(textOf(console, "title").contains(QLatin1String("can't be opened")));
    QVERIFY(!textOf(console, "message").isEmpty());
    QCOMPARE(partOf<QPushButton>(console, "mainButton")->text(), QStringLiteral("&Try again"));

    server = startServer(sandbox);
    QTest::mouseClick(partOf<QPushButton>(console, "mainButton"), Qt::LeftButton);
    QVERIFY(console.waitUntilLoaded());
    EVENTUALLY_EQUAL(console.find<QTableView>("table")->model()->rowCount(), 3);
}

QTEST_MAIN(TestConnection)
#include "test_connection.moc"
