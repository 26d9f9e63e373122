// SPDX-License-Identifier: MIT
#include "roles/role_logins.h"
#include "store/books/organisations.h"
#include "support/result_helpers.h"

#include <QTest>

using namespace leapfrog;
using namespace leapfrog::test;

/// Who may change an organisation's settings, and who may only see what that would do.
class TestRoleSettings : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_roles = std::make_unique<RoleDatabase>();
        m_roles->database().addOrganisation("own");
    }
    void cleanupTestCase() { m_roles.reset(); }
    void settingsAreTheOwners();

private:
    std::unique_ptr<RoleDatabase> m_roles;
};

/// Who may not change them may see what that would do, and is told that it was not done.
void TestRoleSettings::settingsAreTheOwners()
{
    const auto before
        = m_roles->database().sql("SELECT to_jsonb(org.*)::text FROM organisation AS org WHERE org.org_id = 'own'");
    for (const auto *const login : {"viewer", "accountant", "closer", "looker"}) {
        OrganisationStore store(m_roles->as(login));
        const auto next = store.preview("own", {.roles = {{"sales", "4001"}}});
        VERIFY_RESULT(next);
        QCOMPARE(next->context.roles[Role::Sales], std::string("4001"));
        const auto changed = store.change("own", {.roles = {{"sales", "4001"}}});
        QVERIFY2(!changed, login);
        QCOMPARE(changed.error().code, Error::Code::Denied);
        QCOMPARE(changed.error().reason, std::string("missing_right"));
    }
    QCOMPARE(m_roles->database().sql("SELECT to_jsonb(org.*)::text FROM organisation AS org WHERE org.org_id = 'own'"),
             before);
    VERIFY_RESULT(OrganisationStore(m_roles->as("owner")).change("own", {.roles = {{"sales", "4001"}}}));
    VERIFY_RESULT(OrganisationStore(m_roles->as("admin")).change("own", {.roles = {{"sales", ""}}}));
}

QTEST_GUILESS_MAIN(TestRoleSettings)
#include "test_role_settings.moc"
