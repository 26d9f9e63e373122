// SPDX-License-Identifier: MIT
#include "engine/poller.h"

#include "store/workers.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

using namespace leapfrog;
using namespace leapfrog::test;

class TestPoller : public QObject
{
    Q_OBJECT

private slots:
    void postsWhatWasImported();
};

void TestPoller::postsWhatWasImported()
{
    TestDatabase database;
    database.addOrganisation();
    database.importInvoice("S1", 100);
    database.drain();

    QCOMPARE(database.number("SELECT posted_version FROM document"), 1);
    QCOMPARE(database.number("SELECT count(*) FROM gl_entry WHERE deleted_at IS NULL"), 2);
    QCOMPARE(database.number("SELECT sum(base_amount) FROM gl_entry WHERE account = '1200'"), 10000);
    QCOMPARE(database.number("SELECT sum(base_amount) FROM gl_entry WHERE account = '4000'"), -10000);
    QCOMPARE(database.number("SELECT count(*) FROM accounting_work_queue"), 0);
    QCOMPARE(database.sql("SELECT string_agg(what, ',') FROM job_event"), std::string("finished"));
}

QTEST_GUILESS_MAIN(TestPoller)
#include "test_poller.moc"
