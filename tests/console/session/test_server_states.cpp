// SPDX-License-Identifier: MIT
#include "console/console_driver.h"
#include "console/frame/problem_bar.h"
#include "console/hand_clock.h"
#include "console/preview/preview_dialog.h"
#include "console/window/opening_page.h"
#include "support/own_server.h"

#include <QAction>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QTableView>

using namespace leapfrog;
using namespace leapfrog::test;
using namespace std::chrono_literals;

/// What can go wrong with a server that was fine: each has its sentence and its next step, and ends by itself.
class TestServerStates : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_server = std::make_unique<OwnServer>();
        m_console = std::make_unique<ConsoleDriver>(m_clock.now());
    }
    void cleanup()
    {
        m_console.reset();
        m_server.reset();
    }

    void aDroppedDatabaseIsSaid();
    void aLockedLoginIsSaid();
    void aLoginThatMayNotConnectAnyMoreIsSaid();
    void aChangedPasswordIsAskedFor();
    void thatNoConnectionIsLeftIsSaid();
    void aReadOnlyServerIsReadOn();
    void aNewerSchemaIsSaidWhileRunning();
    void aFullDiskIsSaidUntilThereIsRoom();
    void aScreenWhoseQuestionFailsIsNotLive();

private:
    bool opens(const std::string &dsn)
    {
        const bool opened = m_console->openAndWait(dsn, QStringLiteral("documents"));
        m_name = m_console->chip();
        return opened && QTest::qWaitFor([this] { return isLive(); }, 60'000);
    }
    [[nodiscard]] QString mark() const { return m_console->find<QLabel>("asOf")->text(); }
    [[nodiscard]] bool isLive() const { return mark().endsWith(QLatin1String(", live")); }
    [[nodiscard]] bool isSaid(const char *words) const
    {
        return m_console->window().findChild<ProblemBar *>()->isVisible()
            && m_console->findAnywhere<QLabel>("problemText")->text().contains(QLatin1String(words));
    }
    [[nodiscard]] bool isAllWell() const
    {
        return isLive() && !m_console->window().findChild<ProblemBar *>()->isVisible() && m_console->chip() == m_name;
    }
    [[nodiscard]] QPushButton *other() const { return m_console->findAnywhere<QPushButton>("problemOther"); }
    void pressF5() { QTest::keyClick(&m_console->window(), Qt::Key_F5); }
    bool recreate()
    {
        if (!m_console->act("actionRecreate"))
            return false;
        auto *dialog = m_console->find<PreviewDialog>("PreviewDialog");
        auto *button = dialog->findChild<QPushButton *>(QStringLiteral("recreate"));
        auto *unchanged = dialog->findChild<QAbstractButton *>(QStringLiteral("alsoUnchanged"));
        const bool offered = QTest::qWaitFor(
            [&] {
                if (unchanged->isVisible() && !unchanged->isChecked())
                    QTest::mouseClick(unchanged, Qt::LeftButton);
                return button->isEnabled();
            },
            60'000);
        QTest::mouseClick(button, Qt::LeftButton);
        m_dialog = dialog;
        return offered;
    }
    /// A login that is no superuser, and how the server knows her.
    std::string dsnOfAnna(const QByteArray &method = "trust")
    {
        QFile rules(QString::fromStdString(m_server->sql("SHOW hba_file")));
        if (!rules.open(QIODevice::ReadWrite))
            return {};
        const auto before = rules.readAll();
        rules.seek(0);
        rules.write("local all anna " + method + '\n' + before);
        rules.close();
        m_server->sql("SELECT pg_reload_conf()");
        m_server->sql("CREATE ROLE anna LOGIN PASSWORD 'old'");
        for (const auto *kind : {"TABLES", "SEQUENCES", "FUNCTIONS"})
            m_server->sql(std::string("GRANT ALL ON ALL ") + kind + " IN SCHEMA public TO anna");
        return m_server->dsn() + " user=anna";
    }

    HandClock m_clock;
    std::unique_ptr<OwnServer> m_server;
    std::unique_ptr<ConsoleDriver> m_console;
    QPointer<PreviewDialog> m_dialog;
    QString m_name; ///< what the chip says when all is well
};

void TestServerStates::aDroppedDatabaseIsSaid()
{
    m_server->sql("CREATE DATABASE books", "postgres");
    must(Migrator(*must(Connection::open(m_server->dsn() + " dbname=books", "test"))).migrate());
    QVERIFY(opens(m_server->dsn() + " dbname=books"));

    m_server->sql("DROP DATABASE books WITH (FORCE)", "postgres");
    EVENTUALLY(isSaid("is not there any more"));
    QCOMPARE(m_console->chip(), m_name + QStringLiteral(": database missing"));
    QVERIFY(other()->isVisible());
    QCOMPARE(other()->text(), QStringLiteral("Choose another data&base…"));
    QVERIFY(!isLive());
    QVERIFY(!m_console->find<QAction>("actionRecreate")->isEnabled());

    m_server->sql("CREATE DATABASE books", "postgres");
    must(Migrator(*must(Connection::open(m_server->dsn() + " dbname=books", "test"))).migrate());
    pressF5();
    EVENTUALLY(isAllWell());
}

void TestServerStates::aLockedLoginIsSaid()
{
    QVERIFY(opens(dsnOfAnna()));
    m_server->sql("ALTER ROLE anna NOLOGIN");
    m_server->cutConnections();
    EVENTUALLY(isSaid("does not let your login in"));
    QCOMPARE(m_console->chip(), m_name + QStringLiteral(": login refused"));
    QVERIFY(other()->isVisible());

    m_server->sql("ALTER ROLE anna LOGIN");
    pressF5();
    EVENTUALLY(isAllWell());
}

void TestServerStates::aLoginThatMayNotConnectAnyMoreIsSaid()
{
    QVERIFY(opens(dsnOfAnna()));
    m_server->sql("REVOKE CONNECT ON DATABASE leapfrog FROM PUBLIC");
    m_server->cutConnections();
    EVENTUALLY(isSaid("does not let your login in"));
    QCOMPARE(m_console->chip(), m_name + QStringLiteral(": login refused"));

    m_server->sql("GRANT CONNECT ON DATABASE leapfrog TO PUBLIC");
    pressF5();
    EVENTUALLY(isAllWell());
}

void TestServerStates::aChangedPasswordIsAskedFor()
{
    const EnvironmentChange noPassword("PGPASSWORD", "old");
    const EnvironmentChange noFile("PGPASSFILE", "/nonexistent");
    QVERIFY(opens(dsnOfAnna("scram-sha-256")));

    m_server->sql("ALTER ROLE anna PASSWORD 'new'");
    m_server->cutConnections();
    EVENTUALLY(isSaid("does not accept your password any more"));
    QCOMPARE(m_console->chip(), m_name + QStringLiteral(": password refused"));
    QCOMPARE(other()->text(), QStringLiteral("Enter &password…"));
    EVENTUALLY(m_console->session().isWaitingToRetry());
    QVERIFY(!m_console->session().retryAt().isValid()); // a wrong password again and again locks logins out

    QTest::mouseClick(other(), Qt::LeftButton);
    auto *password = m_console->window().findChild<OpeningPage *>()->findChild<QLineEdit *>(QStringLiteral("password"));
    EVENTUALLY(password->isVisible());
    QTest::keyClicks(password, QStringLiteral("new"));
    QTest::keyClick(password, Qt::Key_Return);
    EVENTUALLY(isAllWell());
}

void TestServerStates::thatNoConnectionIsLeftIsSaid()
{
    QVERIFY(opens(dsnOfAnna()));
    m_server->sql("ALTER ROLE anna CONNECTION LIMIT 0");
    m_server->cutConnections();
    EVENTUALLY(isSaid("has no connection left"));
    QCOMPARE(m_console->chip(), m_name + QStringLiteral(": no connection free"));

    m_server->sql("ALTER ROLE anna CONNECTION LIMIT -1");
    pressF5();
    EVENTUALLY(isAllWell());
}

void TestServerStates::aReadOnlyServerIsReadOn()
{
    QVERIFY(opens(m_server->dsn()));
    auto *recreate = m_console->find<QAction>("actionRecreate");
    EVENTUALLY(recreate->isEnabled());
    m_server->sql("ALTER SYSTEM SET default_transaction_read_only = on");
    m_server->sql("SELECT pg_reload_conf()");
    EVENTUALLY((m_clock.advance(10s), isSaid("accepts no changes")));
    QCOMPARE(m_console->chip(), m_name + QStringLiteral(": read-only"));
    EVENTUALLY(isLive()); // what can be read is live
    QVERIFY(!recreate->isEnabled());
    QVERIFY(recreate->toolTip().contains(QLatin1String("accepts no changes")));

    m_server->sql("ALTER SYSTEM RESET default_transaction_read_only");
    m_server->sql("SELECT pg_reload_conf()");
    EVENTUALLY((m_clock.advance(10s), isAllWell()));
    EVENTUALLY(recreate->isEnabled());
}

void TestServerStates::aNewerSchemaIsSaidWhileRunning()
{
    QVERIFY(opens(m_server->dsn()));
    m_server->sql("INSERT INTO schema_migration (version, name, checksum, complete) VALUES (9000, '9000_later', 'x', "
                  "true)");
    pressF5();
    EVENTUALLY(isSaid("brought to a version that this program does not know"));
    QCOMPARE(m_console->chip(), m_name + QStringLiteral(": newer than this program"));
    QVERIFY(!isLive());

    m_server->sql("DELETE FROM schema_migration WHERE version = 9000");
    pressF5();
    EVENTUALLY(isAllWell());
}

void TestServerStates::aFullDiskIsSaidUntilThereIsRoom()
{
    QVERIFY(opens(m_server->dsn()));
    m_server->sql("CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'could not "
                  "extend file' USING ERRCODE = '53100'; END $$");
    m_server->sql("CREATE TRIGGER no_room BEFORE INSERT ON recreation EXECUTE FUNCTION no_room()");
    QVERIFY(recreate());
    EVENTUALLY(isSaid("is full"));
    QCOMPARE(m_console->chip(), m_name + QStringLiteral(": disk full"));
    EVENTUALLY(isLive());
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    EVENTUALLY(m_dialog.isNull());

    m_server->sql("DROP TRIGGER no_room ON recreation");
    QVERIFY(recreate());
    EVENTUALLY(isAllWell());
}

void TestServerStates::aScreenWhoseQuestionFailsIsNotLive()
{
    QVERIFY(opens(dsnOfAnna()));
    m_server->sql("REVOKE SELECT ON document FROM anna");
    EVENTUALLY(mark().endsWith(QLatin1String(", not live")));
    QVERIFY(m_console->session().isConnected());
    m_server->sql("GRANT SELECT ON document TO anna");
    EVENTUALLY(isAllWell());
}

QTEST_MAIN(TestServerStates)
#include "test_server_states.moc"
