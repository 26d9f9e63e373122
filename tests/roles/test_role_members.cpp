// SPDX-License-Identifier: MIT
#include "console/console_driver.h"
#include "console/looks.h"
#include "console/members/members_model.h"
#include "roles/role_logins.h"
#include "support/result_helpers.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace leapfrog;
using namespace leapfrog::test;

/// The screen Members as each login has it, by mouse and keyboard, and what other screens offer to whom.
class TestRoleMembers : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { m_roles.reset(); }
    void init();
    void cleanup() { m_console.reset(); }

    void theModelChangesByDifference();
    void eachSeesTheMembersThatAreTheirs_data();
    void eachSeesTheMembersThatAreTheirs();
    void membersAreChangedByWhoMay_data();
    void membersAreChangedByWhoMay();
    void aMemberIsAddedByKeyboardAndTakenBack();
    void aRoleIsChangedAndAMemberRemoved();
    void theLastOwnerIsNotedBefore();
    void whatSomebodyElseChangedIsNotOverwritten();
    void withoutRolesItIsSaid();
    void importAndPollerAreOfferedToWhoMay_data();
    void importAndPollerAreOfferedToWhoMay();
    void nothingIsCut();

private:
    bool open(const char *login, const char *screen)
    {
        return m_console->openAndWait(m_roles->dsn(login), QLatin1String(screen));
    }
    [[nodiscard]] QTableView *table(const char *name) { return m_console->find<QTableView>(name); }
    [[nodiscard]] QAction *action(const char *name) { return m_console->find<QAction>(name); }
    [[nodiscard]] QString said()
    {
        return m_console->find<QWidget>("notice")->findChild<QLabel *>(QStringLiteral("noticeText"))->text();
    }
    [[nodiscard]] std::string roleOf(const std::string &login)
    {
        return m_roles->database().sql(
            "SELECT coalesce(string_agg(role, ','), '') FROM org_member WHERE org_id = 'own' AND "
            "member = 'role_"
            + login + '\'');
    }
    bool selectMember(const QString &login);
    QWidget *question();

    std::unique_ptr<RoleDatabase> m_roles;
    std::unique_ptr<ConsoleDriver> m_console;
};

void TestRoleMembers::initTestCase()
{
    m_roles = std::make_unique<RoleDatabase>();
    auto &database = m_roles->database();
    database.addOrganisation("own");
    database.addOrganisation("foreign");
    database.importInvoice("I1", 7, "own");
    database.importInvoice("F1", 5, "foreign");
    database.drain();
}

void TestRoleMembers::init()
{
    m_console = std::make_unique<ConsoleDriver>();
    VERIFY_RESULT(m_roles->database().connection().run("DELETE FROM org_member WHERE member = 'role_nobody'"));
    VERIFY_RESULT(m_roles->database().connection().run(
        "UPDATE org_member SET role = 'accountant' WHERE member = 'role_accountant'"));
}

bool TestRoleMembers::selectMember(const QString &login)
{
    auto *view = table("members");
    for (int row = 0; row < view->model()->rowCount(); ++row) {
        if (view->model()->index(row, 0).data().toString() == login) {
            view->selectRow(row);
            return true;
        }
    }
    return false;
}

QWidget *TestRoleMembers::question()
{
    QWidget *found = nullptr;
    const bool came = QTest::qWaitFor(
        [&] {
            found = m_console->find<QWidget>("memberQuestion");
            return found != nullptr && found->isVisible();
        },
        30'000);
    return came ? found : nullptr;
}

void TestRoleMembers::theModelChangesByDifference()
{
    MembersModel members;
    const QAbstractItemModelTester tester(&members, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QSignalSpy resets(&members, &QAbstractItemModel::modelReset);
    members.setRows({{.login = "a", .orgId = "o", .role = "viewer", .group = {}, .addedBy = {}, .addedAt = {}},
                     {.login = "b", .orgId = "o", .role = "owner", .group = {}, .addedBy = {}, .addedAt = {}}});
    const QPersistentModelIndex b = members.index(1, 0);
    members.setRows({{.login = "b", .orgId = "o", .role = "closer", .group = {}, .addedBy = {}, .addedAt = {}}});
    QCOMPARE(b.row(), 0);
    QCOMPARE(members.index(0, MembersModel::Role).data().toString(), QStringLiteral("closer"));
    QCOMPARE(resets.count(), 0);
}

void TestRoleMembers::eachSeesTheMembersThatAreTheirs_data()
{
    QTest::addColumn<QString>("login");
    QTest::addColumn<int>("members");
    QTest::newRow("an owner sees all of its organisation") << QStringLiteral("owner") << 6;
    QTest::newRow("an administrator sees all") << QStringLiteral("admin") << 6;
    QTest::newRow("an accountant sees its own") << QStringLiteral("accountant") << 1;
    QTest::newRow("a viewer too") << QStringLiteral("viewer") << 1;
}

void TestRoleMembers::eachSeesTheMembersThatAreTheirs()
{
    QFETCH(const QString, login);
    QFETCH(const int, members);
    QVERIFY(open(qPrintable(login), "members"));
    EVENTUALLY_EQUAL(table("members")->model()->rowCount(), members);
}

void TestRoleMembers::membersAreChangedByWhoMay_data()
{
    QTest::addColumn<QString>("login");
    QTest::addColumn<QString>("whyNot");
    QTest::newRow("owner") << QStringLiteral("owner") << QString();
    QTest::newRow("looker") << QStringLiteral("looker") << QStringLiteral("Your login may only look");
    QTest::newRow("viewer") << QStringLiteral("viewer") << QStringLiteral("Your login may only look");
    QTest::newRow("accountant") << QStringLiteral("accountant")
                                << QStringLiteral("Members of own are changed by its owners");
    QTest::newRow("closer") << QStringLiteral("closer") << QStringLiteral("Members of own are changed by its owners");
}

void TestRoleMembers::membersAreChangedByWhoMay()
{
    QFETCH(const QString, login);
    QFETCH(const QString, whyNot);
    QVERIFY(open(qPrintable(login), "members"));
    for (const char *name : {"actionAddMember", "actionChangeRole", "actionRemoveMember"}) {
        if (whyNot.isEmpty())
            EVENTUALLY(action(name)->isEnabled());
        EVENTUALLY(action(name)->toolTip().contains(whyNot));
        QCOMPARE(action(name)->isEnabled(), whyNot.isEmpty());
    }
    QVERIFY(m_console->find<QLabel>("whyNot")->text().contains(whyNot));
}

void TestRoleMembers::aMemberIsAddedByKeyboardAndTakenBack()
{
    QVERIFY(open("owner", "members"));
    EVENTUALLY(action("actionAddMember")->isEnabled());
    QTest::keyClick(&m_console->window(), Qt::Key_Insert);
    auto *dialog = question();
    QVERIFY(dialog != nullptr);
    auto *login = dialog->findChild<QLineEdit *>(QStringLiteral("memberLogin"));
    auto *role = dialog->findChild<QComboBox *>(QStringLiteral("memberRole"));
    auto *act = dialog->findChild<QPushButton *>(QStringLiteral("memberDo"));
    QVERIFY(!act->isEnabled());
    QTest::keyClicks(login, QStringLiteral("role_nobody"));
    QTest::keyClick(role, Qt::Key_Down); // viewer, accountant
    QVERIFY(dialog->findChild<QLabel *>(QStringLiteral("memberMeaning"))->text().contains(QStringLiteral("recreates")));
    QTest::keyClick(dialog, Qt::Key_Return);
    EVENTUALLY_EQUAL(roleOf("nobody"), std::string("accountant"));
    EVENTUALLY(said().contains(QStringLiteral("role_nobody is accountant in own now")));
    EVENTUALLY_EQUAL(
        ConsoleDriver::cell(*table("members"), QStringLiteral("role_nobody"), QStringLiteral("May do there")),
        QStringLiteral("nothing: no database role was granted to it"));
    auto *undo = m_console->find<QWidget>("notice")->findChild<QAbstractButton *>(QStringLiteral("noticeAction"));
    QVERIFY(undo != nullptr);
    undo->click();
    EVENTUALLY_EQUAL(roleOf("nobody"), std::string());
    EVENTUALLY(said().contains(QStringLiteral("no member of own any more")));
}

void TestRoleMembers::aRoleIsChangedAndAMemberRemoved()
{
    VERIFY_RESULT(m_roles->database().connection().run(
        "INSERT INTO org_member (member, org_id, role) VALUES ('role_nobody', 'own', 'viewer')"));
    QVERIFY(open("owner", "members"));
    EVENTUALLY(selectMember(QStringLiteral("role_nobody")));
    EVENTUALLY(action("actionChangeRole")->isEnabled());
    QTest::keyClick(&m_console->window(), Qt::Key_F2);
    auto *dialog = question();
    QVERIFY(dialog != nullptr);
    QVERIFY(!dialog->findChild<QPushButton *>(QStringLiteral("memberDo"))->isEnabled()); // the same role
    auto *role = dialog->findChild<QComboBox *>(QStringLiteral("memberRole"));
    QTest::keyClick(role, Qt::Key_End);
    QTest::keyClick(dialog, Qt::Key_Return);
    EVENTUALLY_EQUAL(roleOf("nobody"), std::string("owner"));
    EVENTUALLY(selectMember(QStringLiteral("role_nobody")) && action("actionRemoveMember")->isEnabled());
    QTest::keyClick(&m_console->window(), Qt::Key_Delete);
    dialog = question();
    QVERIFY(dialog != nullptr);
    QTest::keyClick(dialog, Qt::Key_Return); // Cancel is what Return does
    EVENTUALLY(m_console->find<QWidget>("memberQuestion") == nullptr);
    QCOMPARE(roleOf("nobody"), std::string("owner"));
    QVERIFY(m_console->act("actionRemoveMember"));
    dialog = question();
    QVERIFY(dialog != nullptr);
    dialog->findChild<QPushButton *>(QStringLiteral("memberDo"))->click();
    EVENTUALLY_EQUAL(roleOf("nobody"), std::string());
    QCOMPARE(
        m_roles->database().sql("SELECT string_agg(what || ' ' || who, ',' ORDER BY event_id) FROM (SELECT * FROM "
                                "audit_event WHERE object = 'role_nobody' ORDER BY event_id DESC LIMIT 2) AS last"),
        std::string("member.changed role_owner,member.removed role_owner"));
}

void TestRoleMembers::theLastOwnerIsNotedBefore()
{
    VERIFY_RESULT(
        m_roles->database().connection().run("UPDATE org_member SET role = 'viewer' WHERE member = 'role_looker'"));
    QVERIFY(open("owner", "members"));
    EVENTUALLY(selectMember(QStringLiteral("role_owner")));
    EVENTUALLY(action("actionRemoveMember")->isEnabled());
    QVERIFY(m_console->act("actionRemoveMember"));
    auto *dialog = question();
    QVERIFY(dialog != nullptr);
    QVERIFY(
        dialog->findChild<QLabel *>(QStringLiteral("memberNote"))->text().contains(QStringLiteral("the only owner")));
    VERIFY_RESULT(
        m_roles->database().connection().run("UPDATE org_member SET role = 'owner' WHERE member = 'role_looker'"));
}

void TestRoleMembers::whatSomebodyElseChangedIsNotOverwritten()
{
    QVERIFY(open("owner", "members"));
    EVENTUALLY(selectMember(QStringLiteral("role_accountant")));
    EVENTUALLY(action("actionChangeRole")->isEnabled());
    QVERIFY(m_console->act("actionChangeRole"));
    auto *dialog = question();
    QVERIFY(dialog != nullptr);
    VERIFY_RESULT(
        m_roles->database().connection().run("UPDATE org_member SET role = 'closer' WHERE member = 'role_accountant'"));
    auto *role = dialog->findChild<QComboBox *>(QStringLiteral("memberRole"));
    QTest::keyClick(role, Qt::Key_End);
    QTest::keyClick(dialog, Qt::Key_Return);
    EVENTUALLY(said().contains(QStringLiteral("Nothing was changed")));
    QCOMPARE(roleOf("accountant"), std::string("closer"));
}

void TestRoleMembers::withoutRolesItIsSaid()
{
    TestDatabase plain;
    plain.addOrganisation("own");
    QVERIFY(m_console->openAndWait(plain.dsn(), QStringLiteral("members")));
    EVENTUALLY(action("actionAddMember")->toolTip().contains(QStringLiteral("No roles are set up")));
    QVERIFY(!action("actionAddMember")->isEnabled());
    QVERIFY(m_console->find<QLabel>("membersEmpty")->text().contains(QStringLiteral("migrate --with-roles")));
    m_console.reset(); // before its database
}

void TestRoleMembers::importAndPollerAreOfferedToWhoMay_data()
{
    QTest::addColumn<QString>("login");
    QTest::addColumn<bool>("imports");
    QTest::addColumn<bool>("works");
    QTest::newRow("viewer") << QStringLiteral("viewer") << false << false;
    QTest::newRow("idle") << QStringLiteral("idle") << false << false;
    QTest::newRow("accountant") << QStringLiteral("accountant") << true << false;
    QTest::newRow("admin") << QStringLiteral("admin") << true << false;
}

void TestRoleMembers::importAndPollerAreOfferedToWhoMay()
{
    QFETCH(const QString, login);
    QFETCH(const bool, imports);
    QFETCH(const bool, works);
    QVERIFY(open(qPrintable(login), "workers"));
    auto *poller = m_console->findAnywhere<QAction>("actionPoller");
    EVENTUALLY_EQUAL(poller->isEnabled(), works);
    EVENTUALLY_EQUAL(poller->toolTip().contains(QStringLiteral("rights of a worker")), !works);
    auto *button = m_console->find<QAbstractButton>("pollerButton");
    EVENTUALLY_EQUAL(button->isEnabled(), works);
    EVENTUALLY(action("actionPauseQueue")->isEnabled() == (login == QLatin1String("admin")));
    m_console->session().setOrganisation(login == QLatin1String("admin") ? std::string() : std::string("own"));
    m_console->window().showScreen(QStringLiteral("inbox"));
    QVERIFY(m_console->waitUntilLoaded());
    auto *import = m_console->findAnywhere<QAction>("actionImportPayloads");
    EVENTUALLY_EQUAL(import->isEnabled(), imports);
    QCOMPARE(import->toolTip().contains(QStringLiteral("may only look")), !imports);
}

void TestRoleMembers::nothingIsCut()
{
    QVERIFY(open("owner", "members"));
    for (const auto &size : {QSize(640, 480), QSize(1180, 760)}) {
        m_console->window().resize(size);
        QTRY_VERIFY2_WITH_TIMEOUT(faultsOf(m_console->window()).isEmpty(),
                                  qPrintable(faultsOf(m_console->window()).join(QLatin1Char('\n'))), 10'000);
    }
}

QTEST_MAIN(TestRoleMembers)
#include "test_role_members.moc"
