// SPDX-License-Identifier: MIT
#include "roles/role_logins.h"
#include "support/result_helpers.h"

#include <QTest>

using namespace leapfrog;
using namespace leapfrog::test;

/// What programs that are not ours send, as logins with a role.
class TestRoleStatements : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_roles.reset(); }

    void anObjectMapperGoesOn();

private:
    std::unique_ptr<RoleDatabase> m_roles;
};

void TestRoleStatements::init()
{
    m_roles = std::make_unique<RoleDatabase>();
    m_roles->database().addOrganisation("own");
    m_roles->database().importInvoice("I1", 7, "own");
    m_roles->database().drain();
}

/// As an object mapper writes: all columns by name, with values or DEFAULT, prepared, and the whole row asked back.
void TestRoleStatements::anObjectMapperGoesOn()
{
    auto &producer = m_roles->as("producer");
    static constexpr std::string_view insert = "INSERT INTO accounting_work_queue (id, org_id, document_id, "
                                               "document_type, version_hint, state, priority, ready_at, "
                                               "run_count, leased_by, leased_until, last_error) VALUES ($1, $2, $3, "
                                               "$4, $5, $6, $7, now(), $8, $9, $10, $11) "
                                               "RETURNING id, org_id, document_id, document_type, version_hint, state, "
                                               "priority, ready_at, run_count, leased_by, "
                                               "leased_until, last_error";
    for (int i = 1; i <= 3; ++i) { // one prepared statement, several times
        const auto id = "00000000-0000-0000-0000-00000000000" + std::to_string(i);
        const auto row = producer.run(
            insert, {id, "own", "O" + std::to_string(i), "journal", 1, "queued", 1, 0, nullptr, nullptr, nullptr});
        VERIFY_RESULT(row);
        QCOMPARE(row->size(), 1);
        QCOMPARE(row->first().text(0), id);
        QCOMPARE(row->first().integer(6), 1);
    }
    const auto defaults = producer.run("INSERT INTO accounting_work_queue (id, org_id, document_id, document_type, "
                                       "version_hint, state, priority, ready_at, "
                                       "run_count, leased_by, leased_until, last_error) VALUES (DEFAULT, 'own', 'O9', "
                                       "'journal', DEFAULT, DEFAULT, DEFAULT, "
                                       "DEFAULT, DEFAULT, DEFAULT, DEFAULT, DEFAULT) RETURNING state, priority");
    VERIFY_RESULT(defaults);
    QCOMPARE(defaults->first().text(0), std::string("queued"));
    // The same document again is merged, and the row asked back is there.
    const auto again = producer.run(
        insert,
        {"00000000-0000-0000-0000-000000000099", "own", "O1", "journal", 2, "queued", 1, 0, nullptr, nullptr, nullptr});
    VERIFY_RESULT(again);
    QCOMPARE(again->size(), 1);
    QCOMPARE(m_roles->database().number("SELECT count(*) FROM accounting_work_queue WHERE document_id = 'O1'"), 1);
    const auto raised = producer.run(
        insert,
        {"00000000-0000-0000-0000-000000000098", "own", "O4", "journal", 1, "queued", 3, 0, nullptr, nullptr, nullptr});
    QVERIFY(!raised && raised.error().code == Error::Code::Denied);
    const auto leased = producer.run(
        insert,
        {"00000000-0000-0000-0000-000000000097", "own", "O5", "journal", 1, "leased", 1, 0, "me", nullptr, nullptr});
    QVERIFY(!leased && leased.error().code == Error::Code::Denied);
    QCOMPARE(m_roles->database().depthFaults(), 0);
}

QTEST_GUILESS_MAIN(TestRoleStatements)
#include "test_role_statements.moc"
