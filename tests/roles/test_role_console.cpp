// SPDX-License-Identifier: MIT
#include "console/console_driver.h"
#include "roles/role_logins.h"
#include "support/result_helpers.h"

#include <QAction>
#include <QTableView>

using namespace leapfrog;
using namespace leapfrog::test;

/// The console as people with a role have it: each screen opens, shows what is theirs, and offers what they may.
class TestRoleConsole : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { m_console = std::make_unique<ConsoleDriver>(); }
    void cleanup() { m_console.reset(); }
    void cleanupTestCase() { m_roles.reset(); }

    void eachScreenOpens_data();
    void eachScreenOpens();
    void recreatingIsOfferedToWhoMay_data();
    void recreatingIsOfferedToWhoMay();
    void lockingIsOfferedToWhoMay_data();
    void lockingIsOfferedToWhoMay();
    void anAccountantRecreates();

private:
    std::unique_ptr<RoleDatabase> m_roles;
    std::unique_ptr<ConsoleDriver> m_console;
};

void TestRoleConsole::initTestCase()
{
    m_roles = std::make_unique<RoleDatabase>();
    auto &database = m_roles->database();
    database.addOrganisation("own");
    database.addOrganisation("foreign");
    database.importInvoice("I1", 7, "own");
    database.importInvoice("I2", 8, "own");
    database.importInvoice("F1", 5, "foreign");
    database.drain();
}

void TestRoleConsole::eachScreenOpens_data()
{
    QTest::addColumn<QString>("login");
    QTest::addColumn<QString>("screen");
    for (const auto *const login : {"viewer", "accountant", "admin"}) {
        for (const auto *const screen : {"backlog", "documents", "recreations", "jobs", "ledger"})
            QTest::addRow("%s, %s", login, screen) << QString::fromLatin1(login) << QString::fromLatin1(screen);
    }
}

void TestRoleConsole::eachScreenOpens()
{
    QFETCH(const QString, login);
    QFETCH(const QString, screen);
    QVERIFY(m_console->openAndWait(m_roles->dsn(login.toStdString()), screen));
    QVERIFY(m_console->window().workspace().currentPage()->isLive());
    EVENTUALLY_EQUAL(m_console->session().organisations().size(), std::size_t(login == QLatin1String("admin") ? 2 : 1));
}

void TestRoleConsole::recreatingIsOfferedToWhoMay_data()
{
    QTest::addColumn<QString>("login");
    QTest::addColumn<QString>("whyNot");
    const QString looks = QStringLiteral("Your login may only look.");
    QTest::newRow("viewer") << QStringLiteral("viewer") << looks;
    QTest::newRow("looker") << QStringLiteral("looker") << looks;
    QTest::newRow("idle") << QStringLiteral("idle") << QStringLiteral("In own your login may only look.");
    QTest::newRow("accountant") << QStringLiteral("accountant") << QString();
    QTest::newRow("owner") << QStringLiteral("owner") << QString();
}

void TestRoleConsole::recreatingIsOfferedToWhoMay()
{
    QFETCH(const QString, login);
    QFETCH(const QString, whyNot);
    QVERIFY(m_console->openAndWait(m_roles->dsn(login.toStdString()), QStringLiteral("documents")));
    auto *table = m_console->find<QTableView>("table");
    EVENTUALLY_EQUAL(table->model()->rowCount(), 2);
    table->selectRow(0);
    const auto *action = m_console->find<QAction>("actionRecreate");
    if (whyNot.isEmpty()) {
        EVENTUALLY(action->isEnabled());
    } else {
        EVENTUALLY(action->toolTip().contains(whyNot));
        QVERIFY(!action->isEnabled());
    }
}

void TestRoleConsole::lockingIsOfferedToWhoMay_data()
{
    QTest::addColumn<QString>("login");
    QTest::addColumn<bool>("may");
    QTest::newRow("viewer") << QStringLiteral("viewer") << false;
    QTest::newRow("accountant") << QStringLiteral("accountant") << false;
    QTest::newRow("closer") << QStringLiteral("closer") << true;
}

void TestRoleConsole::lockingIsOfferedToWhoMay()
{
    QFETCH(const QString, login);
    QFETCH(const bool, may);
    QVERIFY(m_console->openAndWait(m_roles->dsn(login.toStdString()), QStringLiteral("ledger")));
    const auto *action = m_console->findAnywhere<QAction>("actionLock");
    QVERIFY(action != nullptr);
    if (may) {
        EVENTUALLY(action->isEnabled());
    } else {
        EVENTUALLY(action->toolTip().contains(QStringLiteral("our login may")));
        QVERIFY(!action->isEnabled());
    }
}

void TestRoleConsole::anAccountantRecreates()
{
    QVERIFY(m_console->openAndWait(m_roles->dsn("accountant"), QStringLiteral("documents")));
    auto *table = m_console->find<QTableView>("table");
    EVENTUALLY_EQUAL(table->model()->rowCount(), 2);
    table->selectRow(0);
    EVENTUALLY(m_console->find<QAction>("actionRecreate")->isEnabled());
    auto *preview = m_console->openPreview(true);
    QVERIFY(preview != nullptr);
    QTest::keyClick(preview, Qt::Key_Return);
    EVENTUALLY_EQUAL(m_roles->database()
                         .sql("SELECT string_agg(outcome || ' ' || worker, ',') FROM recreation_document WHERE worker "
                              "LIKE '%:direct-%'")
                         .empty(),
                     false);
    QCOMPARE(m_roles->database().sql("SELECT who FROM recreation"), std::string("role_accountant"));
}

QTEST_MAIN(TestRoleConsole)
#include "test_role_console.moc"
