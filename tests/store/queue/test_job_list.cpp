// SPDX-License-Identifier: MIT
#include "store/queue/job_acts.h"
#include "store/queue/queue.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <algorithm>
#include <array>
#include <map>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// Lists of jobs, page by page, and what is done to all that match.
class TestJobList : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void pagesMakeTheWholeList();
    void aFilterFindsItsJobs_data();
    void aFilterFindsItsJobs();
    void whatIsRareIsFoundByLookingOn();
    void theNextPageFollowsARowThatHasGone();
    void aPlaceThatIsNoneIsRefused();
    void aTextBeginsADocument_data();
    void aTextBeginsADocument();
    void totalsAndCountsAreRight();
    void deadJobsAreGroupedByError();
    void aDryRunNamesExactlyWhatIsDone_data();
    void aDryRunNamesExactlyWhatIsDone();
    void manyJobsAreChangedPartByPart();
    void aLoginIsToldWhatItMayNot();

private:
    JobListStore lists() { return JobListStore(m_database->connection()); }
    std::vector<std::string> allPages(const JobFilter &filter, const JobSort &sort, int limit);
    static std::vector<std::string> names(const std::vector<JobRow> &rows);
    static std::string joined(const std::vector<std::string> &documents);

    std::unique_ptr<TestDatabase> m_database;
};

/// 300 jobs of 7 organisations: some high, some for later, 20 dead of three kinds, 5 running.
void TestJobList::init()
{
    m_database = std::make_unique<TestDatabase>();
    VERIFY_RESULT(m_database->connection().runScript(
        "INSERT INTO organisation (org_id, base_currency) SELECT 'org' || n, 'EUR' FROM generate_series(0, 6) AS n; "
        "INSERT INTO accounting_work_queue (org_id, document_id, document_type, priority, ready_at, created_at) "
        "SELECT 'org' || n % 7, 'INV-' || n, CASE WHEN n % 100 = 3 THEN 'payment' ELSE 'sales_invoice' END, "
        "CASE WHEN n % 25 = 0 THEN 3 WHEN n % 10 = 0 THEN 2 ELSE 1 END, "
        "CASE WHEN n % 40 = 7 THEN now() + interval '1 h' ELSE now() - (n % 13) * interval '1 s' END, now() "
        "FROM generate_series(1, 300) AS n; "
        "UPDATE accounting_work_queue SET state = 'dead', run_count = 8, last_error = CASE WHEN document_id = 'INV-15' "
        "THEN "
        "'unknown_document: There is no document \"INV-15\".' WHEN org_id = 'org1' THEN 'period_locked: March is "
        "locked.' "
        "ELSE 'unknown_account: There is no account \"4711\".' END WHERE substr(document_id, 5)::int % 15 = 0; "
        "UPDATE accounting_work_queue SET state = 'leased', leased_by = 'w', leased_until = now() + interval '1 min', "
        "lease = 1 WHERE document_id IN ('INV-1', 'INV-2', 'INV-3', 'INV-4', 'INV-5')"));
}

std::vector<std::string> TestJobList::names(const std::vector<JobRow> &rows)
{
    std::vector<std::string> documents;
    for (const auto &row : rows)
        documents.push_back(row.documentId);
    return documents;
}

std::string TestJobList::joined(const std::vector<std::string> &documents)
{
    std::string text;
    for (const auto &name : documents)
        text += (text.empty() ? "" : " ") + name;
    return text;
}

std::vector<std::string> TestJobList::allPages(const JobFilter &filter, const JobSort &sort, int limit)
{
    std::vector<std::string> all;
    std::string next;
    do {
        const auto page = must(lists().list(filter, sort, next, limit));
        const auto some = names(page.rows);
        all.insert(all.end(), some.begin(), some.end());
        next = page.next;
    } while (!next.empty());
    return all;
}

void TestJobList::pagesMakeTheWholeList()
{
    const std::array<std::string, 6> states = {"", "queued", "waiting", "later", "leased", "dead"};
    for (const auto &state : states) {
        const auto where = state == "waiting" ? "state = 'queued' AND ready_at <= now()"
            : state == "later"                ? "state = 'queued' AND ready_at > now()"
                                              : "'" + state + "' IN ('', state)";
        for (const std::string org : {"", "org1"}) {
            for (const std::string way : {"", " DESC"}) {
                const std::array<std::string, 3> orders
                    = {"-priority" + way + ", ready_at" + way + ", id" + way, "ready_at" + way + ", id" + way,
                       "org_id" + way + ", document_id" + way + ", id" + way};
                for (std::size_t by = 0; by < orders.size(); ++by) {
                    const auto expected = m_database->sql("SELECT coalesce(string_agg(document_id, ' ' ORDER BY "
                                                          + orders.at(by) + "), '') FROM accounting_work_queue WHERE "
                                                          + where + " AND '" + org + "' IN ('', org_id)");
                    QVERIFY(!expected.empty() || (state != "" && state != "queued" && state != "waiting"));
                    const JobSort sort{.by = static_cast<JobSort::By>(by), .descending = !way.empty()};
                    for (const int limit : {7, 100, 1000})
                        QVERIFY2(
                            joined(allPages({.orgId = org, .state = state}, sort, limit)) == expected,
                            (state + " of " + org + " by " + orders.at(by) + ", " + std::to_string(limit)).c_str());
                }
            }
        }
    }
}

void TestJobList::aFilterFindsItsJobs_data()
{
    QTest::addColumn<std::string>("filter");
    QTest::addColumn<std::string>("where");
    QTest::newRow("priority") << std::string("priority") << std::string("priority = 2");
    QTest::newRow("type") << std::string("type") << std::string("document_type = 'payment'");
    QTest::newRow("error") << std::string("error") << std::string("last_error LIKE '%4711%'");
    QTest::newRow("error of a kind") << std::string("group") << std::string("last_error LIKE '%no document%'");
    QTest::newRow("text") << std::string("text") << std::string("document_id LIKE 'INV-12%'");
    QTest::newRow("words of an error") << std::string("words") << std::string("last_error LIKE '%locked%'");
    QTest::newRow("odd text") << std::string("odd") << std::string("false");
}

void TestJobList::aFilterFindsItsJobs()
{
    QFETCH(const std::string, filter);
    QFETCH(const std::string, where);
    const std::map<std::string, JobFilter> filters
        = {{"priority", {.priority = 2}},
           {"type", {.type = "payment"}},
           {"error", {.error = "account \"4711\""}},
           {"group", {.errorGroup = "unknown_document: There is no document \"…\"."}},
           {"text", {.text = "inv-12"}},
           {"words", {.text = "LOCKED"}},
           {"odd", {.text = "%' OR true; -- $1 ☃ \\"}}};
    const auto expected
        = m_database->sql("SELECT coalesce(string_agg(document_id, ' ' ORDER BY document_id COLLATE \"C\"), '') "
                          "FROM accounting_work_queue WHERE "
                          + where);
    for (const int limit : {3, 200}) {
        auto found = allPages(filters.at(filter), {}, limit);
        std::ranges::sort(found);
        QCOMPARE(joined(found), expected);
    }
    // An act finds the same.
    const auto plan = JobActs(m_database->connection()).plan({.kind = JobAct::Kind::Cancel}, filters.at(filter));
    VERIFY_RESULT(plan);
    QCOMPARE(plan->matched, std::ranges::count(expected, ' ') + (expected.empty() ? 0 : 1));
}

void TestJobList::whatIsRareIsFoundByLookingOn()
{
    m_database->sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type) SELECT 'org0', 'X' || n, "
                    "CASE WHEN n = 24000 THEN 'payout' ELSE 'journal' END FROM generate_series(1, 24000) AS n");
    const JobFilter rare{.type = "payout"};
    auto page = must(lists().list(rare, {}, {}, 200));
    QVERIFY(page.rows.empty());
    QVERIFY(!page.next.empty());
    QCOMPARE(page.looked, JobListStore::looksAt);
    page = must(lists().list(rare, {}, page.next, 200));
    page = must(lists().list(rare, {}, page.next, 200));
    QCOMPARE(names(page.rows), std::vector<std::string>{"X24000"});
    QVERIFY(page.next.empty());
}

void TestJobList::theNextPageFollowsARowThatHasGone()
{
    const auto all = allPages({.state = "queued"}, {}, 1000);
    const auto first = must(lists().list({.state = "queued"}, {}, {}, 10));
    m_database->sql("DELETE FROM accounting_work_queue WHERE document_id = '" + first.rows.back().documentId + "'");
    const auto second = must(lists().list({.state = "queued"}, {}, first.next, 10));
    QCOMPARE(names(second.rows), std::vector<std::string>(all.begin() + 10, all.begin() + 20));
    QCOMPARE(must(lists().list({.state = "queued"}, {}, first.rows[3].place, 3)).rows.front().documentId, all[4]);
}

void TestJobList::aPlaceThatIsNoneIsRefused()
{
    for (const auto *place : {"nonsense", "e30=", "eyJpZCI6MX0=", "'"}) {
        const auto page = lists().list({}, {}, place, 10);
        QVERIFY(!page);
        QCOMPARE(page.error().reason, std::string("bad_place"));
    }
}

void TestJobList::aTextBeginsADocument_data()
{
    QTest::addColumn<std::string>("document");
    QTest::addColumn<std::string>("text");
    QTest::addColumn<bool>("found");
    QTest::newRow("all of it") << std::string("Größe 9") << std::string("Größe 9") << true;
    QTest::newRow("its beginning") << std::string("Größe 9") << std::string("Grö") << true;
    QTest::newRow("small letters") << std::string("ABC-9") << std::string("abc") << true;
    QTest::newRow("large letters") << std::string("abc-9") << std::string("ABC-") << true;
    QTest::newRow("its middle") << std::string("ABC-9") << std::string("BC") << false;
    QTest::newRow("letters that sort last") << std::string("AB龥\U0002FA1D") << std::string("AB龥") << true;
    QTest::newRow("a percent sign") << std::string("A%B") << std::string("A%") << true;
    QTest::newRow("no pattern") << std::string("AxB") << std::string("A_") << false;
}

void TestJobList::aTextBeginsADocument()
{
    QFETCH(const std::string, document);
    QFETCH(const std::string, text);
    QFETCH(const bool, found);
    VERIFY_RESULT(m_database->connection().run(
        "INSERT INTO accounting_work_queue (org_id, document_id, document_type) VALUES ('org1', $1, 'journal')",
        {document}));
    const auto page = must(lists().list({.text = text}, {}, {}, 10));
    QCOMPARE(std::ranges::count(page.rows, document, &JobRow::documentId), found ? 1 : 0);
}

void TestJobList::totalsAndCountsAreRight()
{
    const auto number = [&](const std::string &where) {
        return m_database->number("SELECT count(*) FROM accounting_work_queue WHERE " + where);
    };
    QCOMPARE(must(lists().totals({}, {})),
             (JobTotals{.waiting = number("state = 'queued' AND ready_at <= now()"),
                        .running = 5,
                        .later = number("state = 'queued' AND ready_at > now()"),
                        .laterIsWhole = true,
                        .dead = 20}));
    const auto some = must(lists().totals("org1", 1));
    QCOMPARE(some.waiting, number("state = 'queued' AND ready_at <= now() AND org_id = 'org1' AND priority = 1"));
    QCOMPARE(must(lists().count({.type = "payment"})),
             (JobCount{.jobs = number("document_type = 'payment'"), .isWhole = true}));
    QCOMPARE(must(lists().count({.text = "INV-1"})).jobs, number("document_id LIKE 'INV-1%'"));
    m_database->sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type) SELECT 'org0', 'X' || n, "
                    "'journal' FROM generate_series(1, 10001) AS n");
    QCOMPARE(must(lists().count({.type = "journal"})), (JobCount{.jobs = 10000, .isWhole = false}));
    QCOMPARE(must(lists().count({.text = "x"})), (JobCount{.jobs = 2000, .isWhole = false}));
}

void TestJobList::deadJobsAreGroupedByError()
{
    const auto died = m_database->sql("INSERT INTO job_event (at, job_id, org_id, document_id, what) SELECT "
                                      "'2026-03-02 09:02Z', id, org_id, document_id, "
                                      "'dead' FROM accounting_work_queue WHERE state = 'dead' AND last_error LIKE "
                                      "'%4711%' ORDER BY ready_at, id LIMIT 1 "
                                      "RETURNING document_id");
    const auto errors = must(lists().errors({}));
    QCOMPARE(errors.groups.size(), 3U);
    QVERIFY(errors.isWhole);
    QCOMPARE(errors.looked, 20);
    const auto &first = errors.groups.front();
    QCOMPARE(first.error, u"unknown_account: There is no account \"4711\"."_s);
    QCOMPARE(first.code(), u"unknown_account"_s);
    QCOMPARE(first.sentence(), u"There is no account \"4711\"."_s);
    QCOMPARE(first.jobs,
             m_database->number("SELECT count(*) FROM accounting_work_queue WHERE last_error LIKE '%4711%'"));
    QCOMPARE(
        first.organisations,
        m_database->number("SELECT count(DISTINCT org_id) FROM accounting_work_queue WHERE last_error LIKE '%4711%'"));
    QCOMPARE(first.orgIds.size(), 3U);
    QCOMPARE(first.firstAt, QDateTime::fromString(u"2026-03-02T09:02:00Z"_s, Qt::ISODate));
    QCOMPARE(errors.groups.back().error, u"unknown_document: There is no document \"…\"."_s);
    QCOMPARE(must(lists().errors({.orgId = "org2"})).groups.size(), 1U);
    // What a group is called finds its jobs.
    for (const auto &group : errors.groups)
        QCOMPARE(static_cast<std::int64_t>(
                     must(lists().list({.state = "dead", .errorGroup = group.error.toStdString()}, {}, {}, 200))
                         .rows.size()),
                 group.jobs);
}

void TestJobList::aDryRunNamesExactlyWhatIsDone_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<std::string>("whichOnes");
    QTest::newRow("retry") << int(JobAct::Kind::Retry)
                           << std::string("state = 'dead' OR (state = 'queued' AND ready_at > now())");
    QTest::newRow("cancel") << int(JobAct::Kind::Cancel) << std::string("true");
    QTest::newRow("priority") << int(JobAct::Kind::SetPriority) << std::string("state = 'queued' AND priority <> 2");
}

void TestJobList::aDryRunNamesExactlyWhatIsDone()
{
    QFETCH(const int, kind);
    QFETCH(const std::string, whichOnes);
    const JobAct act{.kind = static_cast<JobAct::Kind>(kind), .priority = 2};
    const auto number = m_database->number("SELECT count(*) FROM accounting_work_queue WHERE " + whichOnes);
    const auto before
        = m_database->sql("SELECT md5(string_agg(job::text, '' ORDER BY id)) FROM accounting_work_queue AS job");
    JobActs acts(m_database->connection());
    const auto plan = must(acts.plan(act, {}));
    QCOMPARE(plan.matched, 300);
    QCOMPARE(static_cast<std::int64_t>(plan.ids.size()), number);
    QCOMPARE(plan.running, act.kind == JobAct::Kind::Cancel ? 5 : 0);
    QCOMPARE(m_database->sql("SELECT md5(string_agg(job::text, '' ORDER BY id)) FROM accounting_work_queue AS job"),
             before);
    // A job that came meanwhile is left alone.
    m_database->sql(
        "INSERT INTO accounting_work_queue (org_id, document_id, document_type, ready_at) VALUES ('org1', 'LATE', "
        "'journal', now() + interval '1 h')");
    const auto outcome = must(acts.apply(act, plan.ids, u"because"_s));
    QCOMPARE(outcome.changed, number);
    QVERIFY(!outcome.stoppedBy);
    QCOMPARE(m_database->number("SELECT count(*) FROM job_event WHERE detail LIKE '%because'"), number);
    QCOMPARE(m_database->number("SELECT count(*) FROM job_event WHERE document_id = 'LATE'"), 0);
    QCOMPARE(m_database->depthFaults(), 0);
    QCOMPARE(must(acts.plan(act, {.ids = plan.ids})).ids.size(), 0U);
}

void TestJobList::manyJobsAreChangedPartByPart()
{
    m_database->sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type) SELECT 'org0', 'X' || n, "
                    "'journal' FROM generate_series(1, 2500) AS n");
    const JobAct raise{.kind = JobAct::Kind::SetPriority, .priority = 2};
    JobActs acts(m_database->connection());
    const auto plan = must(acts.plan(raise, {.type = "journal"}));
    QCOMPARE(plan.ids.size(), 2500U);
    std::vector<std::size_t> looked;
    const auto outcome = must(acts.apply(raise, plan.ids, {}, [&](std::size_t at) {
        looked.push_back(at);
        return at < 2000;
    }));
    QCOMPARE(outcome.changed, 2000); // stopped before the last part
    QCOMPARE(looked, (std::vector<std::size_t>{0, 1000, 2000}));
    QCOMPARE(m_database->number(
                 "SELECT count(*) FROM accounting_work_queue WHERE document_type = 'journal' AND priority = 2"),
             2000);
}

void TestJobList::aLoginIsToldWhatItMayNot()
{
    JobActs acts(m_database->connection());
    QCOMPARE(must(acts.rights()), (JobRights{.retry = true, .cancel = true, .setPriority = true}));
    const auto role = "looker_" + m_database->sql("SELECT md5(current_database())");
    m_database->sql("CREATE ROLE " + role + "; GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + role
                    + "; SELECT leapfrog_grant_functions()"); // NOLINT(leapfrog-sql): a test's own words
    m_database->sql("SET ROLE " + role);
    const auto rights = acts.rights();
    const auto page = lists().list({}, {}, {}, 10);
    const auto errors = lists().errors({});
    m_database->sql("RESET ROLE");
    m_database->sql("DROP OWNED BY " + role + "; DROP ROLE " + role);
    VERIFY_RESULT(rights);
    QCOMPARE(*rights, JobRights());
    VERIFY_RESULT(page);
    QCOMPARE(page->rows.size(), 10U);
    VERIFY_RESULT(errors);
}

QTEST_GUILESS_MAIN(TestJobList)
#include "test_job_list.moc"
