// SPDX-License-Identifier: MIT
#include "console/console_driver.h"
#include "console/inbox/inbox_organisations.h"
#include "console/inbox/payloads_model.h"
#include "console/screens/inbox_screen.h"
#include "engine/inbox/import_runner.h"
#include "import/payloads.h"
#include "store/books/organisations.h"
#include "support/result_helpers.h"

#include <QDateEdit>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>

using namespace leapfrog;
using namespace leapfrog::test;

/// What is done on the Inbox screen: reading again, purging, looking for an order.
class TestInboxActs : public QObject, protected InboxScreen
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void refusedOnesAreRetriedWithTheNumberFirst();
    void aPreviewSaysWhatWouldChange();
    void whatIsDoneIsPurged();
    void anOrderIsFoundByItsNumber();
    void rareOnesAreLookedForFurther();
};

void TestInboxActs::refusedOnesAreRetriedWithTheNumberFirst()
{
    import(orderOnTop());
    import(brokenOrder());
    const auto refusedBefore = m_database->number("SELECT count(*) FROM import_payload WHERE state = 'refused'");
    QVERIFY(refusedBefore > 0);
    QVERIFY(openScreen());
    EVENTUALLY(reasons()->model()->rowCount() >= 1);
    EVENTUALLY_EQUAL(action("actionRetryPayloads")->text(), QStringLiteral("Retry 1…"));
    press("retryButton");
    EVENTUALLY(m_console->find<QDialog>("rereadDialog") != nullptr);
    EVENTUALLY(
        m_console->find<QLabel>("question")->text().startsWith(QLatin1String("Read 1 refused payloads of shop")));
    // Who is in doubt presses Escape.
    QTest::keyClick(m_console->find<QDialog>("rereadDialog"), Qt::Key_Escape);
    EVENTUALLY(m_console->find<QDialog>("rereadDialog") == nullptr);
    QCOMPARE(m_database->number("SELECT count(*) FROM import_payload WHERE state = 'refused'"), refusedBefore);

    // Its cause is gone.
    must(m_database->connection().run(
        "UPDATE import_payload SET payload = replace(payload, '26.71', '20.00') WHERE payload_group = 'order/3'"));
    press("retryButton");
    EVENTUALLY(m_console->find<QPushButton>("doIt") != nullptr && m_console->find<QPushButton>("doIt")->isEnabled());
    click("doIt");
    EVENTUALLY_EQUAL(m_database->number("SELECT count(*) FROM import_payload WHERE state = 'refused'"), 0);
    EVENTUALLY(notice().contains(QLatin1String("1 document(s) new")));
    EVENTUALLY_EQUAL(reasons()->model()->rowCount(), 0);
}

void TestInboxActs::aPreviewSaysWhatWouldChange()
{
    import(orderOnTop() + '\n' + transaction(81, 1, "sale", "26.43", "CAD", "paypal"));
    m_database->drain();
    m_database->sql("INSERT INTO account (org_id, code, name) VALUES ('shop', '1022', 'PayPal') RETURNING code");
    VERIFY_RESULT(OrganisationStore(m_database->connection()).change("shop", {.gateways = {{"PayPal", "1022"}}}));
    QVERIFY(openScreen());
    QTest::keyClick(&m_console->window(), Qt::Key_G, Qt::ControlModifier);
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 2);
    QTest::keyClick(&m_console->window(), Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(action("actionReadAgain")->text(), QStringLiteral("Read all 2 that match again…"));
    QTest::keyClick(&m_console->window(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    EVENTUALLY(m_console->find<QPushButton>("preview") != nullptr
               && m_console->find<QPushButton>("preview")->isEnabled());
    click("preview");
    EVENTUALLY_EQUAL(m_console->find<QTableWidget>("differing")->rowCount(), 1);
    QVERIFY(m_console->find<QLabel>("means")->text().contains(QLatin1String("1 document(s) would come out otherwise")));
    QCOMPARE(m_database->number("SELECT max(accounting_ready_version) FROM document"), 1);
    click("doIt");
    EVENTUALLY_EQUAL(m_database->number("SELECT max(accounting_ready_version) FROM document"), 2);
    EVENTUALLY(notice().contains(QLatin1String("1 changed")));
}

void TestInboxActs::whatIsDoneIsPurged()
{
    fill();
    must(m_database->connection().run("UPDATE import_payload SET received_at = '2020-02-02'"));
    QVERIFY(openScreen());
    press("purgeButton");
    EVENTUALLY(m_console->find<QDialog>("purgeDialog") != nullptr);
    EVENTUALLY(m_console->find<QLabel>("purgeable")->text().startsWith(QLatin1String("1 payloads of shop")));
    m_console->find<QDateEdit>("purgeBefore")->setDate({2019, 1, 1});
    EVENTUALLY(m_console->find<QLabel>("purgeable")->text().startsWith(QLatin1String("No payloads")));
    QVERIFY(!m_console->find<QPushButton>("doIt")->isEnabled());
    m_console->find<QDateEdit>("purgeBefore")->setDate({2021, 1, 1});
    EVENTUALLY(m_console->find<QPushButton>("doIt")->isEnabled());
    click("doIt");
    EVENTUALLY_EQUAL(m_database->number("SELECT count(*) FROM import_payload"), 2);
    EVENTUALLY(notice().contains(QLatin1String("1 payloads were taken out.")));
    QCOMPARE(m_database->number("SELECT count(*) FROM gl_entry WHERE document_id = '#1001' AND deleted_at IS NULL") > 0,
             true);
}

void TestInboxActs::anOrderIsFoundByItsNumber()
{
    fill();
    QVERIFY(openScreen());
    EVENTUALLY_EQUAL(reasons()->model()->rowCount(), 2);
    QTest::keyClick(&m_console->window(), Qt::Key_F, Qt::ControlModifier);
    auto *search = m_console->find<QLineEdit>("search");
    QTest::keyClicks(search, QStringLiteral("1001")); // the name of a document
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 1);
    QCOMPARE(table()->model()->index(0, PayloadsModel::Group).data().toString(), QStringLiteral("order 1"));
    search->clear();
    QTest::keyClicks(search, QStringLiteral("5")); // the number of an order
    EVENTUALLY_EQUAL(table()->model()->index(0, PayloadsModel::Kind).data().toString(), QStringLiteral("refund"));
    QTest::keyClicks(search, QStringLiteral("99"));
    EVENTUALLY_EQUAL(m_console->find<QLabel>("emptyText")->text(), QStringLiteral("No payloads match “599”."));
    click("emptyButton");
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 3);
}

void TestInboxActs::rareOnesAreLookedForFurther()
{
    must(m_database->connection().run(
        "INSERT INTO import_payload (org_id, kind, shopify_id, payload_group, digest, payload, state) SELECT 'shop', "
        "'order', n::text, 'order/' || n, ''::bytea, '{}', CASE WHEN n IN (3, 5) THEN 'not_needed' ELSE 'read' END "
        "FROM "
        "generate_series(1, 6000) AS n"));
    QVERIFY(openScreen());
    press("state_not_needed");
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 2);
    press("state_read");
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 200);
    table()->scrollToBottom();
    EVENTUALLY_EQUAL(table()->model()->rowCount(), 400);
    QVERIFY(m_console->find<QLabel>("counts")->text().startsWith(QLatin1String("The last 400 payloads")));
}

QTEST_MAIN(TestInboxActs)
#include "test_inbox_acts.moc"
