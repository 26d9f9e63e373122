// SPDX-License-Identifier: MIT
#include "roles/role_logins.h"
#include "store/health/health.h"
#include "support/result_helpers.h"

#include <QTest>

#include <algorithm>

using namespace leapfrog;
using namespace leapfrog::test;

using State = HealthFinding::State;

/// What guards the books and was changed by an owner is told by doctor, line by line.
class TestRoleGuards : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_roles = std::make_unique<RoleDatabase>(); }
    void cleanupTestCase() { m_roles.reset(); }
    void allIsAsItWasMade();
    void whatWasChangedIsTold_data();
    void whatWasChangedIsTold();
    void whatAnAdministratorAddsIsNoFault();
    void nothingOfTheTrailIsSwallowedUntold();

private:
    Connection &owner() { return m_roles->database().connection(); }
    HealthFinding finding(const std::string &check);
    static bool tells(const HealthFinding &finding, const std::string &what);

    std::unique_ptr<RoleDatabase> m_roles;
};

HealthFinding TestRoleGuards::finding(const std::string &check)
{
    const auto all = must(HealthStore(owner()).data());
    const auto found = std::ranges::find(all, check, &HealthFinding::check);
    return found == all.end() ? HealthFinding{} : *found;
}

bool TestRoleGuards::tells(const HealthFinding &finding, const std::string &what)
{
    return std::ranges::any_of(finding.examples, [&](const auto &example) { return example.starts_with(what); });
}

void TestRoleGuards::allIsAsItWasMade()
{
    const auto guards = finding("guards");
    QVERIFY2(guards.state == State::Fine, guards.examples.empty() ? "" : guards.examples.front().c_str());
    const auto asViewer = must(HealthStore(m_roles->as("viewer")).data()); // whoever may look sees the same
    QVERIFY(std::ranges::any_of(asViewer,
                                [](const auto &one) { return one.check == "guards" && one.state == State::Fine; }));
}

void TestRoleGuards::whatWasChangedIsTold_data()
{
    QTest::addColumn<QByteArray>("act");
    QTest::addColumn<QByteArray>("undo"); ///< empty: doctor --repair mends it
    QTest::addColumn<QByteArray>("told");
    const auto row = [](const char *name, const char *act, const char *undo, const char *told) {
        QTest::newRow(name) << QByteArray(act) << QByteArray(undo) << QByteArray(told);
    };
    row("a policy dropped", "DROP POLICY leapfrog_accountant_insert ON document", "",
        "gone: policy leapfrog_accountant_insert of document");
    row("a policy opened", "ALTER POLICY leapfrog_viewer ON document USING (true)", "",
        "new: policy leapfrog_viewer of document");
    row("a policy more", "CREATE POLICY extra ON gl_entry USING (true)", "DROP POLICY extra ON gl_entry",
        "new: policy extra of gl_entry");
    row("everybody reads", "GRANT SELECT ON document TO PUBLIC", "", "new: GRANT SELECT ON document TO PUBLIC");
    row("the trail writable", "GRANT UPDATE, DELETE ON audit_event TO leapfrog_accountant", "",
        "new: GRANT DELETE ON audit_event TO leapfrog_accountant");
    row("a column writable", "GRANT UPDATE (amount) ON gl_entry TO leapfrog_accountant", "",
        "new: GRANT UPDATE (amount) ON gl_entry TO leapfrog_accountant");
    row("settings writable", "GRANT INSERT, UPDATE ON setting TO leapfrog_viewer", "",
        "new: GRANT INSERT ON setting TO leapfrog_viewer");
    row("the trail forged",
        "GRANT EXECUTE ON FUNCTION audit_note(text,text,text,jsonb,jsonb,text) TO leapfrog_accountant", "",
        "new: GRANT EXECUTE ON function audit_note");
    row("a right taken", "REVOKE SELECT ON document FROM leapfrog_worker", "",
        "gone: GRANT SELECT ON document TO leapfrog_worker");
    row("a view of its owner", "ALTER VIEW ledger_figure SET (security_invoker = false)", "",
        "new: view ledger_figure");
    row("a view of all", "CREATE VIEW leak AS SELECT * FROM document; ALTER VIEW leak OWNER TO leapfrog_owner",
        "DROP VIEW leak", "new: view leak is leapfrog_owner's");
    row("a trigger that never fires",
        "DROP TRIGGER org_member_audited ON org_member; CREATE TRIGGER org_member_audited AFTER INSERT ON org_member "
        "FOR "
        "EACH ROW WHEN (false) EXECUTE FUNCTION audit_on_change()",
        "", "new: trigger org_member_audited of org_member");
    row("a function without its path", "ALTER FUNCTION queue_cancel(uuid[], text) RESET search_path", "",
        "new: function queue_cancel(p_jobs uuid[], p_why text)");
    row("objects for everybody", "GRANT CREATE ON SCHEMA public TO PUBLIC", "",
        "new: GRANT CREATE ON schema public TO PUBLIC");
    row("one role of another", "GRANT leapfrog_worker TO leapfrog_accountant",
        "REVOKE leapfrog_worker FROM leapfrog_accountant", "new: leapfrog_worker granted to leapfrog_accountant");
    row("row-level security passed by", "ALTER ROLE role_viewer BYPASSRLS", "ALTER ROLE role_viewer NOBYPASSRLS",
        "new: role_viewer passes by row-level security");
    row("another's name in the trail", "ALTER TABLE audit_event ALTER who SET DEFAULT 'anna'",
        "ALTER TABLE audit_event ALTER who SET DEFAULT session_user", "gone: default of audit_event.who");
    row("another's name in the books", "ALTER TABLE gl_entry ALTER posted_by SET DEFAULT 'anna'",
        "ALTER TABLE gl_entry ALTER posted_by SET DEFAULT session_user", "gone: default of gl_entry.posted_by");
    row("a check dropped", "ALTER TABLE document DROP CONSTRAINT posted_is_not_newer",
        "ALTER TABLE document ADD CONSTRAINT posted_is_not_newer CHECK (posted_version BETWEEN 0 AND "
        "accounting_ready_version) NOT VALID",
        "gone: check posted_is_not_newer of document");
    row("grants go unseen", "ALTER EVENT TRIGGER leapfrog_on_grant DISABLE",
        "ALTER EVENT TRIGGER leapfrog_on_grant ENABLE", "gone: event trigger leapfrog_on_grant");
}

void TestRoleGuards::whatWasChangedIsTold()
{
    QFETCH(const QByteArray, act);
    QFETCH(const QByteArray, undo);
    QFETCH(const QByteArray, told);
    VERIFY_RESULT(owner().runScript(act.toStdString()));
    const auto guards = finding("guards");
    const auto isTold = guards.state == State::Wrong && tells(guards, told.toStdString());
    const auto words = guards.examples.empty() ? std::string("nothing is told") : guards.examples.front();
    // A repair mends what it can, and does not take what it can't for right.
    const auto repairs = HealthStore(owner()).repair({guards});
    const auto after = finding("guards");
    if (!undo.isEmpty())
        VERIFY_RESULT(owner().runScript(undo.toStdString()));
    const auto end = finding("guards");
    QVERIFY2(isTold, words.c_str());
    QCOMPARE(repairs.size(), std::size_t(1));
    QVERIFY2(!repairs.front().error, repairs.front().error ? describe(*repairs.front().error).constData() : "");
    QCOMPARE(after.state == State::Fine, undo.isEmpty());
    QCOMPARE(repairs.front().count > 0, undo.isEmpty());
    QVERIFY2(end.state == State::Fine, end.examples.empty() ? "" : end.examples.front().c_str());
}

void TestRoleGuards::whatAnAdministratorAddsIsNoFault()
{
    VERIFY_RESULT(owner().runScript("ALTER TABLE document ADD COLUMN mine text DEFAULT 'x' CHECK (mine <> ''); "
                                    "CREATE TABLE mine (a int); GRANT SELECT ON document TO role_idle"));
    const auto guards = finding("guards");
    VERIFY_RESULT(owner().runScript(
        "REVOKE SELECT ON document FROM role_idle; DROP TABLE mine; ALTER TABLE document DROP COLUMN mine"));
    QCOMPARE(guards.state, State::Notice);
    QCOMPARE(guards.examples, std::vector<std::string>{"new: GRANT SELECT ON document TO role_idle"});
}

void TestRoleGuards::nothingOfTheTrailIsSwallowedUntold()
{
    VERIFY_RESULT(owner().runScript("CREATE RULE swallow AS ON INSERT TO audit_event DO INSTEAD NOTHING"));
    const auto parts = finding("foreign_parts");
    VERIFY_RESULT(owner().runScript("DROP RULE swallow ON audit_event"));
    QCOMPARE(parts.state, State::Wrong);
    QVERIFY(tells(parts, "audit_event: rule swallow"));
    VERIFY_RESULT(owner().runScript("CREATE RULE mine AS ON INSERT TO import_due DO ALSO NOTHING"));
    const auto others = finding("foreign_parts");
    VERIFY_RESULT(owner().runScript("DROP RULE mine ON import_due"));
    QCOMPARE(others.state, State::Notice);
}

QTEST_GUILESS_MAIN(TestRoleGuards)
#include "test_role_guards.moc"
