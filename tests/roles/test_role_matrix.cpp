// SPDX-License-Identifier: MIT
#include "roles/role_logins.h"
#include "store/schema/migrator.h"
#include "support/result_helpers.h"

#include <QDir>
#include <QFile>
#include <QProcess>

#include <algorithm>

using namespace leapfrog;
using namespace leapfrog::test;

/// Who may do what, through raw SQL, each cell tried as that login over its own connection (role_matrix.sql says what
/// is tried). What is tried comes from the catalog, so what is new without a line in role_matrix.txt fails.
class TestRoleMatrix : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { m_roles.reset(); }

    void isAsItIsWritten();
    void everyGuardIsNeeded_data();
    void everyGuardIsNeeded();
    void whatIsRefusedIsToldInWords_data();
    void whatIsRefusedIsToldInWords();
    void aSecondMigrationLeavesAllAsItIs();

private:
    using Matrix = std::map<std::string, std::string>; ///< what is done with what, to who may
    Matrix matrix(const std::vector<std::string> &things);
    std::vector<std::string> rows(const std::string &sql);

    std::unique_ptr<RoleDatabase> m_roles;
    std::map<QString, std::string> m_withAll;
};

void TestRoleMatrix::initTestCase()
{
    m_roles = std::make_unique<RoleDatabase>();
    QProcess psql;
    psql.setProcessChannelMode(QProcess::MergedChannels);
    psql.start(QStringLiteral("psql"),
               {QStringLiteral("-XqAt"), QStringLiteral("-v"), QStringLiteral("ON_ERROR_STOP=1"), QStringLiteral("-f"),
                QStringLiteral(LEAPFROG_SOURCE_DIR "/tests/roles/role_matrix.sql"),
                QString::fromStdString(m_roles->database().dsn())});
    QVERIFY(psql.waitForFinished(60'000));
    QVERIFY2(psql.exitCode() == 0, psql.readAll().constData());
}

std::vector<std::string> TestRoleMatrix::rows(const std::string &sql)
{
    std::vector<std::string> all;
    const auto found = must(m_roles->database().connection().run(sql));
    for (const Row row : found)
        all.push_back(row.text(0));
    return all;
}

/// How each login fares, put together: "accountant closer (body, party); none viewer". Refused is what is not told.
TestRoleMatrix::Matrix TestRoleMatrix::matrix(const std::vector<std::string> &things)
{
    using Parts = std::vector<std::string>;
    std::map<std::string, std::map<std::string, std::map<std::string, Parts>>> cells; // line, login, result
    for (const auto &login : roleLogins()) {
        const auto found = must(m_roles->as(login.name)
                                    .run("SELECT concat_ws(' ', done.thing, done.act, nullif(done.place, '')), "
                                         "done.part, done.result FROM proof.results($1) AS done",
                                         {things}));
        for (const Row row : found)
            cells[row.text(0)][login.name][row.text(2)].push_back(row.text(1));
    }
    Matrix all;
    for (const auto &[line, logins] : cells) {
        std::vector<std::pair<std::string, std::string>> groups; // how it ends for what, and for whom
        for (const auto &login : roleLogins()) {
            const auto &results = logins.at(login.name);
            for (const auto &[result, parts] : results) {
                if (result == "refused")
                    continue;
                std::string key = result == "yes" ? "" : result + ' ';
                std::string columns;
                for (const auto &part : results.size() > 1 ? parts : Parts())
                    columns += (columns.empty() ? " (" : ", ") + part;
                key += '|' + columns + (columns.empty() ? "" : ")");
                const auto known = std::ranges::find(groups, key, &std::pair<std::string, std::string>::first);
                if (known != groups.end())
                    known->second += ' ' + login.name;
                else
                    groups.emplace_back(key, login.name);
            }
        }
        std::string told;
        for (const auto &[key, names] : groups) {
            const auto bar = key.find('|');
            told += (told.empty() ? "" : "; ") + key.substr(0, bar) + names + key.substr(bar + 1);
        }
        all[line] = told.empty() ? "nobody" : told;
    }
    return all;
}

void TestRoleMatrix::isAsItIsWritten()
{
    const auto whole = matrix(rows("SELECT DISTINCT thing FROM proof.act"));
    QFile file(QStringLiteral(LEAPFROG_SOURCE_DIR "/tests/roles/role_matrix.txt"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    Matrix written;
    for (const auto &line : file.readAll().trimmed().split('\n')) {
        const auto colon = line.indexOf(": ");
        written[line.left(colon).toStdString()] = line.mid(colon + 2).toStdString();
    }
    QStringList differences;
    QFile now(QDir::temp().filePath(QStringLiteral("role_matrix.now.txt"))); // to be copied where it is meant so
    QVERIFY(now.open(QIODevice::WriteOnly));
    for (const auto &[line, who] : whole) {
        now.write((line + ": " + who + '\n').c_str());
        const auto known = written.extract(line);
        const auto before = known.empty() ? std::string("(no such line)") : known.mapped();
        if (before != who)
            differences += QString::fromStdString(line + "\n   written: " + before + "\n   is:      " + who);
    }
    for (const auto &[line, who] : written)
        differences += QString::fromStdString(line + ": is written, and no such thing is there");
    now.close();
    if (differences.isEmpty())
        now.remove();
    QVERIFY2(differences.isEmpty(),
             qPrintable(differences.join(u'\n') + QStringLiteral("\nThe matrix as it is: ") + now.fileName()));
}

void TestRoleMatrix::everyGuardIsNeeded_data()
{
    QTest::addColumn<QString>("taken");
    QTest::addColumn<QString>("things"); // whose cells are looked at
    const auto add = [&](const std::string &sql) {
        for (const auto &one : rows(sql)) {
            const auto parts = QString::fromStdString(one).split(u'|');
            QTest::newRow(qPrintable(parts.at(0))) << parts.at(0) << parts.at(1);
        }
    };
    add(R"(SELECT format('DROP POLICY %I ON %s|%s', polname, polrelid::regclass,
                         CASE WHEN polname LIKE 'leapfrog\_gate%' OR polname ~ '^leapfrog_(closer_locks|producer)'
                                OR (polname = 'leapfrog_accountant_insert' AND polrelid = 'accounting_work_queue'::regclass) THEN 'act' ELSE polrelid::regclass::text END)
             FROM pg_policy WHERE polname LIKE 'leapfrog%' ORDER BY 1)");
    add(R"(SELECT format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY|%1$s', relname) FROM pg_class
            WHERE relnamespace = 'public'::regnamespace AND relrowsecurity AND EXISTS (SELECT 1 FROM proof.act WHERE thing = relname AND place = 'foreign')
              AND has_table_privilege('role_viewer', oid, 'SELECT') ORDER BY 1)");
    add(R"(SELECT format('ALTER FUNCTION %s SECURITY INVOKER|act', oid::regprocedure) FROM pg_proc WHERE proowner = to_regrole('leapfrog_gate')
              AND proname ~ '^(recreation_(begin|plan|cancel|undo_begin|undo_chunk)|queue_(retry|cancel|fail|heartbeat|release|set_priority)|period_(close|reopen)|ledger_complete_by_gate)$'
            ORDER BY 1)");
    add(R"(SELECT format('ALTER FUNCTION %s OWNER TO CURRENT_USER|act', oid::regprocedure) FROM pg_proc WHERE proowner = to_regrole('leapfrog_gate')
              AND proname ~ '^queue_(retry|cancel|fail|heartbeat|release)$' ORDER BY 1)");
    add(R"(SELECT format('GRANT EXECUTE ON FUNCTION %s TO PUBLIC|%s', oid::regprocedure, proname) FROM pg_proc
            WHERE pronamespace = 'public'::regnamespace AND proname IN ('audit_note', 'queue_set_priority') ORDER BY 1)");
    add(R"(VALUES ('ALTER TABLE accounting_work_queue DISABLE TRIGGER queue_foreign_inserted|act'), ('GRANT leapfrog_worker TO leapfrog_accountant|gl_entry'),
                  ('GRANT CREATE ON SCHEMA public TO PUBLIC|act'), ('ALTER VIEW queue_depth_now RESET (security_invoker)|queue_depth_now'),
                  ('ALTER VIEW import_payload_count RESET (security_invoker)|import_payload_count'),
                  ('GRANT DELETE ON audit_event TO leapfrog_admin|audit_event'), ('GRANT SELECT ON period_gate TO PUBLIC|period_gate'))");
}

/// Each guard taken out once, in a transaction of the owner that takes each login in turn: some cell is another.
void TestRoleMatrix::everyGuardIsNeeded()
{
    QFETCH(const QString, taken);
    QFETCH(const QString, things);
    auto &owner = m_roles->database().connection();
    const auto cells = [&] {
        std::string all;
        for (const auto &login : roleLogins()) {
            must(owner.runScript("SET LOCAL SESSION AUTHORIZATION role_" + login.name));
            all += must(owner.run("SELECT md5(string_agg(line, '|' ORDER BY line)) FROM (SELECT concat_ws(' ', "
                                  "done.thing, done.act, done.place, done.part, done.result) AS line "
                                  "FROM proof.results($1) AS done) AS told",
                                  {std::vector<std::string>{things.toStdString()}}))
                       .first()
                       .text(0);
            must(owner.runScript("RESET SESSION AUTHORIZATION"));
        }
        return all;
    };
    auto &with = m_withAll[things];
    if (with.empty()) {
        VERIFY_RESULT(owner.runScript("BEGIN"));
        with = cells();
        VERIFY_RESULT(owner.runScript("ROLLBACK"));
    }
    VERIFY_RESULT(owner.runScript("BEGIN"));
    VERIFY_RESULT(owner.runScript(taken.toStdString()));
    const auto without = cells();
    VERIFY_RESULT(owner.runScript("ROLLBACK"));
    QVERIFY2(without != with, qPrintable(taken + QStringLiteral(" changes nothing")));
}

void TestRoleMatrix::whatIsRefusedIsToldInWords_data()
{
    QTest::addColumn<std::string>("login");
    QTest::addColumn<std::string>("sql");
    QTest::addColumn<QString>("words");
    const auto enqueue = [](const char *columns, const char *values) {
        return "INSERT INTO accounting_work_queue (org_id, document_id, document_type" + std::string(columns)
            + ") VALUES ('own', 'x', 'journal'" + values + ")";
    };
    QTest::newRow("priority 2") << std::string("producer") << enqueue(", priority", ", 2")
                                << QStringLiteral("is not of leapfrog_recreate, which may give 2");
    QTest::newRow("priority 3") << std::string("clicker") << enqueue(", priority", ", 3")
                                << QStringLiteral("3 is given by an administrator");
    QTest::newRow("a long error") << std::string("producer") << enqueue(", last_error", ", repeat('x', 100000000)")
                                  << QStringLiteral("last_error is the workers'");
    QTest::newRow("another's organisation")
        << std::string("accountant")
        << std::string("SELECT recreation_plan(gen_random_uuid(), 'foreign', '{d1}', '', 1)")
        << QStringLiteral("That takes the role \"accountant\" in the organisation \"foreign\"");
    QTest::newRow("one that is not there")
        << std::string("accountant") << std::string("SELECT recreation_plan(gen_random_uuid(), 'gone', '{d1}', '', 1)")
        << QStringLiteral("That takes the role \"accountant\" in the organisation \"gone\"");
    QTest::newRow("a lock by an accountant")
        << std::string("accountant") << std::string("SELECT period_close('own', '2025-02-01', '')")
        << QStringLiteral("That takes the role \"closer\"");
}

void TestRoleMatrix::whatIsRefusedIsToldInWords()
{
    QFETCH(const std::string, login);
    QFETCH(const std::string, sql);
    QFETCH(const QString, words);
    const auto done = m_roles->as(login).run(sql);
    QVERIFY(!done.has_value());
    QVERIFY(done.error().code == Error::Code::Denied);
    QVERIFY2(done.error().message.contains(words), describe(done.error()).constData());
}

void TestRoleMatrix::aSecondMigrationLeavesAllAsItIs()
{
    auto &owner = m_roles->database().connection();
    const auto state = "SELECT md5(string_agg(line, '|' ORDER BY line)) FROM ("
                       "SELECT concat_ws(' ', oid::regclass, relacl, relowner::regrole, relrowsecurity) FROM pg_class "
                       "WHERE relnamespace = 'public'::regnamespace "
                       "UNION ALL SELECT concat_ws(' ', oid::regprocedure, proacl, proowner::regrole, prosecdef, "
                       "proconfig) FROM pg_proc WHERE pronamespace = 'public'::regnamespace "
                       "UNION ALL SELECT concat_ws(' ', polrelid::regclass, polname, polcmd, polroles, "
                       "pg_get_expr(polqual, polrelid)) FROM pg_policy) AS part(line)";
    const auto before = m_roles->database().sql(state);
    VERIFY_RESULT(owner.run("DELETE FROM schema_roles"));
    VERIFY_RESULT(Migrator(owner).migrate(0, {}, true));
    QCOMPARE(m_roles->database().sql(state), before);
    VERIFY_RESULT(Migrator(owner).migrate()); // plain: a database that has roles keeps them
    QCOMPARE(m_roles->database().sql(state), before);
    // What somebody changed is put right when roles are asked for, and a view that is made anew is what it was.
    VERIFY_RESULT(owner.runScript("ALTER POLICY leapfrog_viewer ON document USING (true); GRANT DELETE ON account TO "
                                  "leapfrog_accountant; ALTER VIEW ledger_figure RESET (security_invoker)"));
    VERIFY_RESULT(Migrator(owner).migrate(0, {}, true));
    QCOMPARE(m_roles->database().sql(state), before);
    VERIFY_RESULT(owner.runScript("DROP VIEW import_payload_count"));
    VERIFY_RESULT(Migrator(owner).migrate());
    QCOMPARE(m_roles->as("viewer").run("SELECT 1 FROM import_payload_count").has_value(), true);
    QCOMPARE(
        m_roles->database().sql("SELECT reloptions::text FROM pg_class WHERE relname IN ('import_payload_count') OR "
                                "(relname = 'ledger_figure' AND reloptions IS NULL)"),
        std::string("{security_invoker=true}"));
}

QTEST_GUILESS_MAIN(TestRoleMatrix)
#include "test_role_matrix.moc"
