// SPDX-License-Identifier: MIT
#include "console/audit/audit_model.h"
#include "console/console_driver.h"
#include "console/looks.h"
#include "roles/role_logins.h"
#include "support/result_helpers.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTemporaryDir>

using namespace leapfrog;
using namespace leapfrog::test;

/// The screen Audit as each login has it, by mouse and keyboard.
class TestRoleAudit : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { m_roles.reset(); }
    void init();
    void cleanup() { m_console.reset(); }

    void theModelTellsActs();
    void theTrailIsListedNewestFirst();
    void theTrailIsFiltered();
    void theTrailOfOthersIsNotSeen();
    void theTrailIsExported_data();
    void theTrailIsExported();
    void fiscalYearsAreTheOrganisations();
    void nothingIsCut();

private:
    bool open(const char *login, const char *screen)
    {
        return m_console->openAndWait(m_roles->dsn(login), QLatin1String(screen));
    }
    [[nodiscard]] QTableView *table(const char *name) { return m_console->find<QTableView>(name); }

    std::unique_ptr<RoleDatabase> m_roles;
    std::unique_ptr<ConsoleDriver> m_console;
};

void TestRoleAudit::initTestCase()
{
    m_roles = std::make_unique<RoleDatabase>();
    auto &database = m_roles->database();
    database.addOrganisation("own");
    database.addOrganisation("foreign");
    database.importInvoice("I1", 7, "own");
    database.importInvoice("F1", 5, "foreign");
    database.drain();
}

void TestRoleAudit::init()
{
    m_console = std::make_unique<ConsoleDriver>();
    VERIFY_RESULT(m_roles->database().connection().run("DELETE FROM org_member WHERE member = 'role_nobody'"));
    VERIFY_RESULT(m_roles->database().connection().run(
        "UPDATE org_member SET role = 'accountant' WHERE member = 'role_accountant'"));
}

void TestRoleAudit::theModelTellsActs()
{
    AuditModel acts;
    const QAbstractItemModelTester tester(&acts, QAbstractItemModelTester::FailureReportingMode::QtTest);
    AuditEvent known;
    known.id = 2;
    known.what = "member.added";
    AuditEvent odd;
    odd.id = 1;
    odd.what = "no.such";
    acts.setRows({known, odd});
    QCOMPARE(acts.index(0, AuditModel::Act).data().toString(), QStringLiteral("member added"));
    QCOMPARE(acts.index(1, AuditModel::Act).data().toString(), QStringLiteral("no.such"));
}

void TestRoleAudit::theTrailIsListedNewestFirst()
{
    VERIFY_RESULT(m_roles->as("owner").run("UPDATE org_member SET role = 'closer' WHERE member = 'role_accountant'"));
    QVERIFY(open("owner", "audit"));
    auto *events = table("events");
    EVENTUALLY_EQUAL(events->model()->index(0, AuditModel::Act).data().toString(),
                     QStringLiteral("member's role changed"));
    QCOMPARE(events->model()->index(0, AuditModel::Change).data().toString(),
             QStringLiteral("role: accountant → closer"));
    events->selectRow(0);
    const auto details = m_console->find<QPlainTextEdit>("details")->toPlainText();
    for (const char *part : {"role_owner: member's role changed", "What it was done to: role_accountant",
                             "    role: accountant → closer", "Organisation: own"})
        QVERIFY2(details.contains(QString::fromUtf8(part)), qPrintable(details));
    // What comes while it is looked at shows by itself.
    VERIFY_RESULT(m_roles->as("owner").run("UPDATE org_member SET role = 'viewer' WHERE member = 'role_accountant'"));
    EVENTUALLY_EQUAL(events->model()->index(0, AuditModel::Change).data().toString(),
                     QStringLiteral("role: closer → viewer"));
}

void TestRoleAudit::theTrailIsFiltered()
{
    VERIFY_RESULT(
        m_roles->as("admin").run("INSERT INTO pause (scope, key, why) VALUES ('organisation', 'own', 'stock-taking')"));
    VERIFY_RESULT(m_roles->as("admin").run("DELETE FROM pause"));
    QVERIFY(open("owner", "audit"));
    auto *events = table("events");
    EVENTUALLY(events->model()->rowCount() > 3);
    auto *kind = m_console->find<QComboBox>("actKind");
    kind->setCurrentIndex(kind->findData(QStringLiteral("pause")));
    EVENTUALLY_EQUAL(events->model()->rowCount(), 2);
    QCOMPARE(events->model()->index(1, AuditModel::Why).data().toString(), QStringLiteral("stock-taking"));
    QTest::keyClicks(m_console->find<QLineEdit>("actLogin"), QStringLiteral("role_owner"));
    EVENTUALLY_EQUAL(events->model()->rowCount(), 0);
    EVENTUALLY_EQUAL(m_console->find<QLabel>("eventsEmpty")->text(), QStringLiteral("No act matches the filter."));
    m_console->find<QAbstractButton>("clearTrailFilter")->click();
    EVENTUALLY(events->model()->rowCount() > 3);
    QTest::keyClick(&m_console->window(), Qt::Key_F, Qt::ControlModifier);
    auto *search = m_console->find<QLineEdit>("actObject");
    EVENTUALLY(search->hasFocus());
    QTest::keyClicks(search, QStringLiteral("ORGANISATION OWN"));
    EVENTUALLY_EQUAL(events->model()->rowCount(), 2);
}

void TestRoleAudit::theTrailOfOthersIsNotSeen()
{
    QVERIFY(m_roles->database().number("SELECT count(*) FROM audit_event WHERE org_id = 'foreign'") > 0);
    QVERIFY(open("viewer", "audit"));
    auto *events = table("events");
    EVENTUALLY(events->model()->rowCount() > 0);
    for (int row = 0; row < events->model()->rowCount(); ++row)
        QVERIFY(events->model()->index(row, AuditModel::Organisation).data().toString() != QLatin1String("foreign"));
}

void TestRoleAudit::theTrailIsExported_data()
{
    QTest::addColumn<bool>("asJson");
    QTest::newRow("CSV") << false;
    QTest::newRow("JSON") << true;
}

void TestRoleAudit::theTrailIsExported()
{
    QFETCH(const bool, asJson);
    QVERIFY(open("owner", "audit"));
    auto *kind = m_console->find<QComboBox>("actKind");
    kind->setCurrentIndex(kind->findData(QStringLiteral("document")));
    EVENTUALLY_EQUAL(table("events")->model()->rowCount(), 1);
    QVERIFY(m_console->act("actionExportTrail"));
    auto *dialog = m_console->find<QFileDialog>("trailDialog");
    QVERIFY(dialog != nullptr);
    if (asJson)
        dialog->selectNameFilter(dialog->nameFilters().constLast());
    const QTemporaryDir folder;
    const auto name = folder.filePath(QStringLiteral("trail"));
    emit dialog->fileSelected(name);
    EVENTUALLY(QFile::exists(name));
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto lines = file.readAll().trimmed().split('\n');
    if (asJson) {
        QCOMPARE(lines.size(), 1);
        const auto act = QJsonDocument::fromJson(lines.first()).object();
        QCOMPARE(act[QStringLiteral("what")].toString(), QStringLiteral("document.imported"));
        QCOMPARE(act[QStringLiteral("new")].toObject()[QStringLiteral("documents")].toInt(), 1);
    } else {
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines.first(), QByteArray("id,at,org_id,who,program,host,what,object,old,new,why"));
        QVERIFY(lines.last().contains(",own,"));
    }
}

void TestRoleAudit::fiscalYearsAreTheOrganisations()
{
    VERIFY_RESULT(
        m_roles->database().connection().run("UPDATE organisation SET fiscal_year_start = 7 WHERE org_id = 'own'"));
    m_console->settings().clear();
    QVERIFY(open("owner", "audit"));
    m_console->session().setOrganisation("own");
    auto *year = m_console->find<QComboBox>("fiscalYear");
    EVENTUALLY(year->count() >= 2 && year->itemText(1).contains(QLatin1Char('/')));
    year->setCurrentIndex(1); // the running one
    EVENTUALLY(table("events")->model()->rowCount() > 0);
    VERIFY_RESULT(
        m_roles->database().connection().run("UPDATE organisation SET fiscal_year_start = 1 WHERE org_id = 'own'"));
}

void TestRoleAudit::nothingIsCut()
{
    QVERIFY(open("owner", "audit"));
    for (const auto &size : {QSize(640, 480), QSize(1180, 760)}) {
        m_console->window().resize(size);
        QTRY_VERIFY2_WITH_TIMEOUT(faultsOf(m_console->window()).isEmpty(),
                                  qPrintable(faultsOf(m_console->window()).join(QLatin1Char('\n'))), 10'000);
    }
}

QTEST_MAIN(TestRoleAudit)
#include "test_role_audit.moc"
