// SPDX-License-Identifier: MIT
#include "cli/program.h"
#include "roles/role_logins.h"
#include "support/result_helpers.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

using namespace leapfrog;
using namespace leapfrog::test;

/// The programs, each as a login with the rights that docs/roles.md gives it and no others.
class TestRolePrograms : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_roles.reset(); }

    void aDayOfWork();
    void whoMayNotIsRefused_data();
    void whoMayNotIsRefused();
    void whoLooksSeesOwnOnly();
    void producersGoOn();
    void aPositionIsANumberRounded();
    void theTrailTellsWhoDidWhat();
    void theTrailIsFinal();
    void membersAreMadeByOwners();
    void rolesAreGranted();
    void theSqlIsPrintedToWhoMayNotMakeRoles();
    void aDatabaseOfOneOwnerIsTakenOver();
    void doctorTells();

private:
    Answer as(const QString &login, const char *command, const QByteArray &input = {});
    Answer asOwner(const char *command);
    QString psql(const std::string &login, const QByteArray &script);

    std::unique_ptr<RoleDatabase> m_roles;
};

static QByteArray invoices(int first, int last)
{
    QByteArray lines;
    for (int i = first; i <= last; ++i)
        lines += QByteArray::fromStdString(invoiceBody("I" + std::to_string(i), i) + '\n');
    return lines;
}

#define DONE(answer)                                                                                                   \
    do {                                                                                                               \
        const auto got = answer;                                                                                       \
        QVERIFY2(                                                                                                      \
            got.exitCode == 0,                                                                                         \
            qPrintable(QString::number(got.exitCode) + QLatin1Char(' ') + QString::fromUtf8(got.messages + got.out))); \
    } while (false)

void TestRolePrograms::init()
{
    m_roles = std::make_unique<RoleDatabase>();
    m_roles->database().addOrganisation("own");
    m_roles->database().addOrganisation("foreign");
    m_roles->database().importInvoice("F1", 5, "foreign");
    m_roles->database().importInvoice("I1", 7, "own");
    m_roles->database().drain();
}

Answer TestRolePrograms::as(const QString &login, const char *command, const QByteArray &input)
{
    return leapfrogctl(QStringList{QStringLiteral("--json"), QStringLiteral("--dsn"),
                                   QString::fromStdString(m_roles->dsn(login.toStdString()))}
                           + words(command),
                       input);
}

Answer TestRolePrograms::asOwner(const char *command)
{
    return leapfrogctl(QStringList{QStringLiteral("--json"), QStringLiteral("--dsn"),
                                   QString::fromStdString(m_roles->database().dsn())}
                       + words(command));
}

QString TestRolePrograms::psql(const std::string &login, const QByteArray &script)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral("psql"), {QStringLiteral("-XqAt"), QString::fromStdString(m_roles->dsn(login))});
    process.write(script);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000))
        qFatal("psql does not end");
    return QString::fromUtf8(process.readAll()).trimmed();
}

void TestRolePrograms::aDayOfWork()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("invoices.jsonl")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(invoices(1, 40));
    file.close();
    DONE(as(QStringLiteral("accountant"), qPrintable(QStringLiteral("import --org own ") + file.fileName())));
    DONE(as(QStringLiteral("worker"), "work --drain"));
    QCOMPARE(m_roles->database().number("SELECT count(*) FROM document WHERE accounting_status <> 'posted'"), 0);
    // At once, and through the queue.
    const auto direct = as(QStringLiteral("accountant"), "recreate --org own --document I2 --document I3 --wait");
    DONE(direct);
    QCOMPARE(direct.json()[QStringLiteral("path")].toString(), QStringLiteral("direct"));
    QCOMPARE(direct.json()[QStringLiteral("posted")].toInt() + direct.json()[QStringLiteral("unchanged")].toInt(), 2);
    const auto queued = as(QStringLiteral("accountant"), "recreate --org own --all");
    DONE(queued);
    QCOMPARE(queued.json()[QStringLiteral("path")].toString(), QStringLiteral("queued"));
    DONE(as(QStringLiteral("worker"), "work --drain"));
    QCOMPARE(m_roles->database().number("SELECT count(*) FROM document WHERE accounting_status <> 'posted'"), 0);
    QCOMPARE(m_roles->database().sql("SELECT string_agg(DISTINCT posted_by, ',' ORDER BY posted_by) FROM gl_entry "
                                     "WHERE document_id = 'I2' AND version = 2"),
             std::string("role_accountant"));
    const auto id = queued.json()[QStringLiteral("recreation_id")].toString();
    DONE(as(QStringLiteral("accountant"), qPrintable(QStringLiteral("recreations show ") + id)));
    DONE(as(QStringLiteral("accountant"), qPrintable(QStringLiteral("recreations undo ") + id)));
    DONE(as(QStringLiteral("worker"), "work --drain"));
    DONE(as(QStringLiteral("closer"), "period lock --org own --through 2026-03-31 --why audited"));
    DONE(as(QStringLiteral("closer"), "period unlock --org own"));
    DONE(as(QStringLiteral("owner"), "organisation set --org own --lock-policy catch_up"));
    DONE(as(QStringLiteral("admin"), "pause --why maintenance"));
    DONE(as(QStringLiteral("admin"), "resume"));
    DONE(as(QStringLiteral("admin"), "settings direct_threshold=9"));
    DONE(as(QStringLiteral("viewer"), "ledger verify --org own"));
    QCOMPARE(m_roles->database().depthFaults(), 0);
}

void TestRolePrograms::whoMayNotIsRefused_data()
{
    QTest::addColumn<QString>("login");
    QTest::addColumn<QString>("command");
    const auto row = [](const char *login, const char *command) {
        QTest::addRow("%s: %s", login, command) << QString::fromLatin1(login) << QString::fromLatin1(command);
    };
    row("viewer", "recreate --org own --document I1 --wait");
    row("viewer", "period lock --org own --through 2026-03-31");
    row("viewer", "settings direct_threshold=3");
    row("viewer", "enqueue --org own --document I1");
    row("looker", "recreate --org own --document I1 --wait");
    row("accountant", "period lock --org own --through 2026-03-31");
    row("accountant", "pause");
    row("accountant", "settings direct_threshold=3");
    row("accountant", "member add --org own role_accountant --role owner");
    row("closer", "member add --org own role_closer --role owner");
    row("owner", "member add --org foreign role_owner --role owner");
    row("owner", "role grant role_owner admin");
    row("worker", "member add --org own role_worker --role owner");
    row("producer", "depth");
    row("nobody", "depth");
}

void TestRolePrograms::whoMayNotIsRefused()
{
    QFETCH(const QString, login);
    QFETCH(const QString, command);
    const auto before
        = m_roles->database().sql("SELECT md5(string_agg(d::text, '' ORDER BY d::text)) FROM document AS d");
    const auto answer = as(login, qPrintable(command));
    QVERIFY2(answer.exitCode == 4,
             qPrintable(QString::number(answer.exitCode) + QString::fromUtf8(answer.messages + answer.out)));
    QVERIFY(!answer.messages.isEmpty());
    QCOMPARE(m_roles->database().sql("SELECT md5(string_agg(d::text, '' ORDER BY d::text)) FROM document AS d"),
             before);
    QCOMPARE(m_roles->database().number("SELECT count(*) FROM pause"), 0);
}

void TestRolePrograms::whoLooksSeesOwnOnly()
{
    for (const auto *const login : {"viewer", "accountant", "owner"}) {
        const auto name = QString::fromLatin1(login);
        QVERIFY(!as(name, "ledger trial-balance --org own").out.isEmpty());
        QCOMPARE(as(name, "ledger trial-balance --org foreign").exitCode, 1); // as of one that is not there
        QCOMPARE(as(name, "ledger trial-balance --org gone").exitCode, 1);
        for (const auto *const command : {"jobs list", "depth", "recreations list", "inbox list", "audit list",
                                          "member list", "ledger export --format json --org own"}) {
            const auto answer = as(name, command);
            QVERIFY2(answer.exitCode == 0, (login + QByteArray(" ") + command + answer.messages).constData());
            QVERIFY2(!answer.out.contains("foreign"), answer.out.constData());
        }
    }
    QVERIFY(as(QStringLiteral("admin"), "audit list").out.contains("foreign"));
}

void TestRolePrograms::producersGoOn()
{
    const auto said = psql(
        "producer",
        "INSERT INTO accounting_work_queue (org_id, document_id, document_type) VALUES ('own', 'P1', 'journal');\n"
        "INSERT INTO accounting_work_queue (org_id, document_id, document_type) VALUES ('own', 'P2', 'journal') "
        "RETURNING priority;\n"
        "COPY accounting_enqueue_copy (org_id, document_id, document_type) FROM "
        "stdin;\nown\tP3\tjournal\nforeign\tP3\tjournal\n\\.\n"
        "SELECT accounting_enqueue('own', 'P4', 'journal') IS NOT NULL;\n"
        "SELECT accounting_enqueue_many('[{\"org_id\": \"own\", \"document_id\": \"P5\", \"document_type\": "
        "\"journal\"}]');\n"
        "SELECT count(*) FROM accounting_work_queue;\n");
    QCOMPARE(said, QStringLiteral("1\nt\n1\n6"));
    QVERIFY(psql("producer",
                 "COPY accounting_work_queue (org_id, document_id, document_type) FROM stdin;\nown\tP9\tjournal\n\\.\n")
                .contains(QStringLiteral("COPY FROM not supported with row-level security")));
    QCOMPARE(m_roles->database().depthFaults(), 0);
}

/// Of others an accountant learns how much is ahead, to one digit.
void TestRolePrograms::aPositionIsANumberRounded()
{
    m_roles->database().sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type, priority) SELECT "
                            "'foreign', 'x' || i, 'journal', "
                            "CASE WHEN i < 4 THEN 2 ELSE 1 END FROM generate_series(1, 237) AS i RETURNING 1");
    const auto ahead = [&](const std::string &login, const std::string &org) {
        return psql(login,
                    QByteArray::fromStdString("SELECT others, higher FROM queue_ahead('" + org + "', 1, 1000000)"));
    };
    QCOMPARE(ahead("accountant", "own"), QStringLiteral("200|10"));
    QCOMPARE(ahead("admin", "own"), QStringLiteral("234|3"));
    QCOMPARE(ahead("worker", "own"), QStringLiteral("234|3"));
    QVERIFY(ahead("accountant", "foreign")
                .contains(QStringLiteral("That takes the role \"viewer\" in the organisation \"foreign\"")));
    m_roles->database().sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type) VALUES ('own', "
                            "'I1', 'sales_invoice') RETURNING 1");
    const auto jobs = as(QStringLiteral("accountant"), "jobs list --org own").json()[QStringLiteral("jobs")].toArray();
    QCOMPARE(jobs.size(), 1);
    DONE(as(QStringLiteral("accountant"),
            qPrintable(QStringLiteral("jobs explain ") + jobs.first()[QStringLiteral("job_id")].toString())));
}

void TestRolePrograms::theTrailTellsWhoDidWhat()
{
    DONE(as(QStringLiteral("accountant"), "recreate --org own --document I1 --wait"));
    DONE(as(QStringLiteral("closer"), "period lock --org own --through 2026-02-28 --why audited"));
    DONE(as(QStringLiteral("owner"), "organisation set --org own --lock-policy catch_up"));
    DONE(as(QStringLiteral("admin"), "settings direct_threshold=9"));
    DONE(as(QStringLiteral("owner"), "member add --org own role_nobody --role viewer"));
    const auto trail = as(QStringLiteral("owner"), "audit list --org own");
    DONE(trail);
    QStringList told;
    for (const auto &event : trail.lines()) {
        if (event[QStringLiteral("who")].toString().startsWith(QStringLiteral("role_")))
            told += event[QStringLiteral("who")].toString().mid(5) + QLatin1Char(' ')
                + event[QStringLiteral("what")].toString();
    }
    QCOMPARE(told,
             QStringList({QStringLiteral("accountant recreation.begun"), QStringLiteral("closer period.locked"),
                          QStringLiteral("owner organisation.changed"), QStringLiteral("admin setting.changed"),
                          QStringLiteral("owner member.added")}));
    const auto setting = as(QStringLiteral("owner"), "audit list --what setting --who role_admin").json();
    QCOMPARE(setting[QStringLiteral("old")].toObject()[QStringLiteral("value")].toString(), QStringLiteral("10"));
    QCOMPARE(setting[QStringLiteral("new")].toObject()[QStringLiteral("value")].toString(), QStringLiteral("9"));
    QCOMPARE(as(QStringLiteral("closer"), "audit list --what period").json()[QStringLiteral("why")].toString(),
             QStringLiteral("audited"));
    QVERIFY(as(QStringLiteral("owner"), "audit list --year 1999").out.trimmed().isEmpty());
    const auto csv = leapfrogctl({QStringLiteral("--dsn"), QString::fromStdString(m_roles->dsn("closer")),
                                  QStringLiteral("audit"), QStringLiteral("list"), QStringLiteral("--what"),
                                  QStringLiteral("period"), QStringLiteral("--format"), QStringLiteral("csv")});
    QCOMPARE(csv.out.trimmed().split('\n').size(), 2);
    QVERIFY(csv.out.startsWith("id,at,org_id,who,program,host,what,object,old,new,why\n"));
}

void TestRolePrograms::theTrailIsFinal()
{
    for (const auto *const sql :
         {"UPDATE audit_event SET who = 'x'", "DELETE FROM audit_event", "TRUNCATE audit_event"}) {
        const auto done = m_roles->database().connection().run(sql);
        QVERIFY(!done.has_value());
        QVERIFY(done.error().message.contains(QStringLiteral("only added to")));
    }
    VERIFY_RESULT(
        m_roles->database().connection().runScript("ALTER TABLE audit_event DISABLE TRIGGER audit_event_changed"));
    const auto doctor = asOwner("doctor");
    QCOMPARE(doctor.exitCode, 1);
    QVERIFY(doctor.out.contains("audit_event.audit_event_changed"));
}

void TestRolePrograms::membersAreMadeByOwners()
{
    DONE(as(QStringLiteral("owner"), "member add --org own role_nobody --role accountant"));
    auto answer = as(QStringLiteral("owner"), "member add --org own role_nobody --role closer");
    DONE(answer);
    QCOMPARE(answer.json()[QStringLiteral("role")].toString(), QStringLiteral("closer"));
    QVERIFY(answer.messages.contains("role grant role_nobody accountant"));
    QCOMPARE(as(QStringLiteral("accountant"), "member list").json()[QStringLiteral("members")].toArray().size(), 1);
    QVERIFY(as(QStringLiteral("owner"), "member list").json()[QStringLiteral("members")].toArray().size() > 4);
    QCOMPARE(
        as(QStringLiteral("owner"), "member remove --org own role_nobody").json()[QStringLiteral("removed")].toBool(),
        true);
    QCOMPARE(
        as(QStringLiteral("owner"), "member remove --org own role_nobody").json()[QStringLiteral("removed")].toBool(),
        false);
}

void TestRolePrograms::rolesAreGranted()
{
    DONE(asOwner("role grant role_nobody viewer"));
    QVERIFY(asOwner("role list").out.contains("role_nobody"));
    DONE(asOwner("member add --org own role_nobody --role viewer"));
    DONE(as(QStringLiteral("nobody"), "ledger trial-balance --org own"));
    DONE(asOwner("role revoke role_nobody viewer"));
    QCOMPARE(as(QStringLiteral("nobody"), "ledger trial-balance --org own").exitCode, 4);
    QCOMPARE(asOwner("role grant not_there viewer").exitCode, 1);
    QVERIFY(asOwner("audit list --what role").out.contains("role.revoked"));
}

void TestRolePrograms::theSqlIsPrintedToWhoMayNotMakeRoles()
{
    TestDatabase other;
    VERIFY_RESULT(other.connection().runScript(
        "GRANT ALL ON ALL TABLES IN SCHEMA public TO role_nobody; GRANT CREATE ON SCHEMA public TO role_nobody"));
    const auto login = QString::fromStdString(other.dsn() + " user=role_nobody password=right");
    const auto printed
        = leapfrogctl({QStringLiteral("--dsn"), login, QStringLiteral("migrate"), QStringLiteral("--with-roles")});
    QCOMPARE(printed.exitCode, 4);
    QCOMPARE(
        other.number("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relrowsecurity"),
        0);
    QProcess process;
    process.start(QStringLiteral("psql"), {QStringLiteral("-Xq"), QString::fromStdString(other.dsn())});
    process.write(printed.out);
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitCode(), 0);
    QVERIFY(other.number("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relrowsecurity")
            > 30);
    VERIFY_RESULT(other.connection().runScript(
        "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM role_nobody; REVOKE CREATE ON SCHEMA public FROM role_nobody"));
}

/// A database that was run as one owner, with a producer that has rights of its own.
void TestRolePrograms::aDatabaseOfOneOwnerIsTakenOver()
{
    TestDatabase other;
    other.addOrganisation("own");
    other.importInvoice("I1", 5, "own");
    VERIFY_RESULT(other.connection().runScript("GRANT INSERT ON accounting_work_queue TO role_nobody"));
    const auto owner = QString::fromStdString(other.dsn());
    const auto made = leapfrogctl({QStringLiteral("--json"), QStringLiteral("--dsn"), owner, QStringLiteral("migrate"),
                                   QStringLiteral("--with-roles")});
    DONE(made);
    QVERIFY(made.messages.contains("GRANT leapfrog_producer TO role_nobody"));
    QVERIFY(made.out.contains("role_nobody"));
    DONE(leapfrogctl({QStringLiteral("--dsn"), owner, QStringLiteral("work"), QStringLiteral("--drain")}));
    DONE(leapfrogctl({QStringLiteral("--dsn"), owner, QStringLiteral("recreate"), QStringLiteral("--org"),
                      QStringLiteral("own"), QStringLiteral("--all"), QStringLiteral("--wait")}));
    DONE(leapfrogctl({QStringLiteral("--dsn"), owner, QStringLiteral("migrate")}));
    VERIFY_RESULT(other.connection().runScript("REVOKE ALL ON accounting_work_queue FROM role_nobody"));
}

void TestRolePrograms::doctorTells()
{
    QVERIFY(!asOwner("doctor").out.contains("\"check\":\"roles\",\"state\":\"wrong\""));
    VERIFY_RESULT(m_roles->database().connection().runScript("ALTER TABLE gl_entry DISABLE ROW LEVEL SECURITY"));
    const auto doctor = asOwner("doctor");
    QCOMPARE(doctor.exitCode, 1);
    QVERIFY(doctor.out.contains("row-level security of gl_entry"));
}

QTEST_GUILESS_MAIN(TestRolePrograms)
#include "test_role_programs.moc"
