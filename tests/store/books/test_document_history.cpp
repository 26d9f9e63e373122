// SPDX-License-Identifier: MIT
#include "store/books/document_history.h"

#include "store/books/organisations.h"
#include "store/queue/recreations.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QUuid>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// What a document said when it was posted: kept whoever changes it, and found whatever happened in between.
class TestDocumentHistory : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aChangeKeepsTheBodyBefore();
    void onlyAChangedBodyIsKept();
    void findsWhatWasPosted_data();
    void findsWhatWasPosted();
    void anUndoneRecreationIsComparedWithWhatItBroughtBack();
    void showsWhatARecreationReplaced();
    void saysWhenTheSettingsWereChanged();
    void whatIsNotKeptIsNotGuessed();
    void booksFromBeforeAreNotGuessed();
    void goesWithItsDocument();
    void aDayThatNobodyCanShowHidesNoOther();

private:
    /// Recreates S1 through the queue and posts it; its id.
    std::string recreate();
    /// The kept bodies of S1 as `1-2: 100, 3-3: 120`.
    QString kept();
    /// What changed in S1 since it was posted.
    QString sincePosted();

    std::unique_ptr<TestDatabase> m_database;
};

/// As `lines[0].amount "100.00" > "120.00"; …`, or `unknown`.
static QString shown(const ChangesByDocument &changes, const std::string &document)
{
    const auto found = changes.find(document);
    if (found == changes.end())
        return u"never posted"_s;
    if (!found->second.known)
        return u"unknown"_s;
    QStringList fields;
    for (const auto &field : found->second.fields)
        fields.append(QString::fromStdString(field.path + ' ' + field.before + " > " + field.after));
    return fields.join(u"; "_s);
}

static QString changed(int before, int after)
{
    return uR"(lines[0].amount "%1.00" > "%2.00"; total "%1.00" > "%2.00")"_s.arg(before).arg(after);
}

void TestDocumentHistory::init()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
}

std::string TestDocumentHistory::recreate()
{
    auto id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    must(RecreationStore(m_database->connection())
             .prepare(id, "acme", {"S1"}, {}, std::nullopt, std::chrono::seconds(60)));
    m_database->drain();
    return id;
}

QString TestDocumentHistory::kept()
{
    return QString::fromStdString(m_database->sql(
        "SELECT string_agg(format('%s-%s: %s', from_version, through_version, (body::jsonb ->> "
        "'total')::numeric::int), ', ' "
        "ORDER BY through_version) FROM document_history WHERE org_id = 'acme' AND document_id = 'S1'"));
}

QString TestDocumentHistory::sincePosted()
{
    const auto changes = DocumentHistory(m_database->connection()).sincePosted("acme", {"S1"});
    return changes ? shown(*changes, "S1") : changes.error().cause;
}

void TestDocumentHistory::aChangeKeepsTheBodyBefore()
{
    m_database->importInvoice("S1", 100);
    m_database->importInvoice("S1", 120);
    QCOMPARE(m_database->sql("SELECT body FROM document_history"), invoiceBody("S1", 100));
    QCOMPARE(kept(), u"1-1: 100"_s);
    QCOMPARE(m_database->sql("SELECT replaced_by = session_user AND replaced_at > now() - interval '1 minute' "
                             "FROM document_history"),
             std::string("t"));
    QCOMPARE(sincePosted(), u"never posted"_s);
}

void TestDocumentHistory::onlyAChangedBodyIsKept()
{
    m_database->importInvoice("S1", 100);
    m_database->importInvoice("S1", 100);
    m_database->drain();
    recreate();
    m_database->sql("UPDATE document SET body = body, accounting_ready_version = 3");
    QCOMPARE(kept(), QString());
    m_database->importInvoice("S1", 120); // version 4
    QCOMPARE(kept(), u"1-3: 100"_s);
}

void TestDocumentHistory::findsWhatWasPosted_data()
{
    QTest::addColumn<QStringList>("acts"); // a number: that invoice comes in; other words: SQL
    QTest::addColumn<QString>("bodies");
    QTest::addColumn<QString>("changes");
    const auto inPlace = u"UPDATE document SET body = replace(body, '%1.00', '%2.00')"_s;
    QTest::newRow("nothing since") << QStringList{u"100"_s, u"post"_s} << QString() << QString();
    QTest::newRow("one change") << QStringList{u"100"_s, u"post"_s, u"120"_s} << u"1-1: 100"_s << changed(100, 120);
    QTest::newRow("several changes") << QStringList{u"100"_s, u"post"_s, u"120"_s, u"130"_s, u"140"_s}
                                     << u"1-1: 100, 2-2: 120, 3-3: 130"_s << changed(100, 140);
    QTest::newRow("and back again") << QStringList{u"100"_s, u"post"_s, u"120"_s, u"100"_s} << u"1-1: 100, 2-2: 120"_s
                                    << QString();
    QTest::newRow("posted again since") << QStringList{u"100"_s, u"post"_s, u"120"_s, u"130"_s, u"post"_s}
                                        << u"1-1: 100, 2-2: 120"_s << QString();
    QTest::newRow("after the second posting")
        << QStringList{u"100"_s, u"post"_s, u"120"_s, u"130"_s, u"post"_s, u"140"_s}
        << u"1-1: 100, 2-2: 120, 3-3: 130"_s << changed(130, 140);
    QTest::newRow("recreated, then changed")
        << QStringList{u"100"_s, u"post"_s, u"recreate"_s, u"120"_s} << u"1-2: 100"_s << changed(100, 120);
    QTest::newRow("by another writer who raises the version")
        << QStringList{u"100"_s, u"post"_s, inPlace.arg(100).arg(120) + u", accounting_ready_version = 2"_s}
        << u"1-1: 100"_s << changed(100, 120);
    QTest::newRow("in place, after it was posted")
        << QStringList{u"100"_s, u"post"_s, inPlace.arg(100).arg(120), inPlace.arg(120).arg(130)} << u"1-1: 100"_s
        << changed(100, 130);
    QTest::newRow("in place, then a new version")
        << QStringList{u"100"_s, u"post"_s, inPlace.arg(100).arg(120), u"130"_s} << u"1-1: 100"_s << changed(100, 130);
    QTest::newRow("in place, before it was posted")
        << QStringList{u"100"_s, inPlace.arg(100).arg(120), u"post"_s, u"130"_s} << u"1-1: 120"_s << changed(120, 130);
    QTest::newRow("in place, between two postings")
        << QStringList{u"100"_s, u"post"_s, u"120"_s, inPlace.arg(120).arg(125), u"post"_s, u"130"_s}
        << u"1-1: 100, 2-2: 125"_s << changed(125, 130);
}

void TestDocumentHistory::findsWhatWasPosted()
{
    QFETCH(const QStringList, acts);
    QFETCH(const QString, bodies);
    QFETCH(const QString, changes);
    for (const auto &act : acts) {
        if (act == u"post"_s)
            m_database->drain();
        else if (act == u"recreate"_s)
            recreate();
        else if (act.startsWith(u"UPDATE"_s))
            m_database->sql(act.toStdString());
        else
            m_database->importInvoice("S1", act.toInt());
    }
    QCOMPARE(kept(), bodies);
    QCOMPARE(sincePosted(), changes);
}

void TestDocumentHistory::anUndoneRecreationIsComparedWithWhatItBroughtBack()
{
    m_database->importInvoice("S1", 100);
    m_database->drain();
    m_database->importInvoice("S1", 120);
    const auto first = recreate();
    QCOMPARE(sincePosted(), QString());
    RecreationStore recreations(m_database->connection());
    VERIFY_RESULT(recreations.undo(first, std::nullopt));
    QCOMPARE(sincePosted(), changed(100, 120));
    VERIFY_RESULT(recreations.undo(recreate(), std::nullopt)); // brings back what the first undo brought back
    QCOMPARE(sincePosted(), changed(100, 120));
}

void TestDocumentHistory::showsWhatARecreationReplaced()
{
    m_database->importInvoice("S1", 100);
    m_database->importInvoice("S2", 100); // not part of it
    m_database->drain();
    m_database->importInvoice("S1", 120);
    m_database->importInvoice("S1", 130);
    const auto first = recreate();
    const auto second = recreate();
    m_database->importInvoice("S1", 140);
    m_database->drain();

    DocumentHistory history(m_database->connection());
    const auto changes = history.ofRecreation(first);
    VERIFY_RESULT(changes);
    QCOMPARE(changes->size(), std::size_t(1));
    QCOMPARE(shown(*changes, "S1"), changed(100, 130));
    const auto none = history.ofRecreation(second);
    VERIFY_RESULT(none);
    QCOMPARE(shown(*none, "S1"), QString());
}

void TestDocumentHistory::saysWhenTheSettingsWereChanged()
{
    DocumentHistory history(m_database->connection());
    OrganisationStore organisations(m_database->connection());
    m_database->importInvoice("S1", 100);
    VERIFY_RESULT(organisations.change("acme", {.roles = {{"sales", "4002"}}}));
    m_database->drain();
    auto changes = history.sincePosted("acme", {"S1"});
    VERIFY_RESULT(changes);
    QVERIFY(!changes->at("S1").settingsChanged()); // before it was posted

    VERIFY_RESULT(organisations.change("acme", {.roles = {{"sales", "4001"}}}));
    changes = history.sincePosted("acme", {"S1"});
    VERIFY_RESULT(changes);
    QVERIFY(changes->at("S1").settingsChanged());
    QCOMPARE(changes->at("S1").settingsChangedBy, m_database->sql("SELECT session_user"));
    QCOMPARE(changes->at("S1").fields.size(), std::size_t(0));

    const auto id = recreate();
    changes = history.sincePosted("acme", {"S1"});
    VERIFY_RESULT(changes);
    QVERIFY(!changes->at("S1").settingsChanged());
    changes = history.ofRecreation(id);
    VERIFY_RESULT(changes);
    QVERIFY(changes->at("S1").settingsChanged());

    const auto next = recreate();
    VERIFY_RESULT(organisations.change("acme", {.roles = {{"sales", "4003"}}})); // after both
    for (const auto &one : {id, next}) {
        changes = history.ofRecreation(one);
        VERIFY_RESULT(changes);
        QVERIFY(!changes->at("S1").settingsChanged());
    }
}

void TestDocumentHistory::whatIsNotKeptIsNotGuessed()
{
    m_database->importInvoice("S1", 100);
    m_database->drain();
    m_database->importInvoice("S1", 120);
    m_database->importInvoice("S1", 130);
    m_database->sql("DELETE FROM document_history WHERE through_version = 1"); // as an operator may, to save room
    QCOMPARE(sincePosted(), u"unknown"_s);
    m_database->drain();
    QCOMPARE(sincePosted(), QString());
    m_database->sql("UPDATE document SET body = '{', accounting_ready_version = accounting_ready_version + 1");
    QCOMPARE(sincePosted(), u"unknown"_s); // no JSON to compare with
}

void TestDocumentHistory::booksFromBeforeAreNotGuessed()
{
    m_database->importInvoice("S1", 100);
    // As a worker of that time did it.
    VERIFY_RESULT(m_database->connection().runScript(
        "INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, amount, "
        "base_amount, rule) "
        "SELECT org_id, document_id, 1, entry.line, document_date, entry.account, 'EUR', entry.amount, entry.amount, "
        "'SI' "
        "FROM document, (VALUES (1, '1200', 10000), (2, '4000', -10000)) AS entry(line, account, amount); "
        "UPDATE document SET posted_version = 1, accounting_status = 'posted'; DELETE FROM accounting_work_queue"));
    m_database->importInvoice("S1", 120);
    // Before bodies were kept, nobody noted since when this one was there.
    m_database->sql("DELETE FROM document_history");
    m_database->sql("UPDATE document SET body_since = NULL");
    QCOMPARE(sincePosted(), u"unknown"_s); // it may have said anything
    m_database->importInvoice("S1", 130);
    QCOMPARE(kept(), u"2-2: 120"_s);
    QCOMPARE(sincePosted(), u"unknown"_s);
    m_database->drain();
    QCOMPARE(sincePosted(), QString());
    m_database->importInvoice("S1", 140);
    QCOMPARE(sincePosted(), changed(130, 140));
}

void TestDocumentHistory::goesWithItsDocument()
{
    m_database->importInvoice("S1", 100);
    m_database->importInvoice("S1", 120);
    m_database->sql("DELETE FROM document");
    QCOMPARE(kept(), QString());
}

void TestDocumentHistory::aDayThatNobodyCanShowHidesNoOther()
{
    m_database->importInvoice("S1", 100);
    m_database->importInvoice("S2", 100);
    for (const auto *const day : {"infinity", "-infinity", "0044-03-15 BC", "12026-01-01"}) {
        const auto statement
            = std::string("UPDATE document SET document_date = '") + day + "' WHERE document_id = 'S2'";
        QCOMPARE(m_database->connection().runScript(statement).error().reason, "23514");
        VERIFY_RESULT(m_database->connection().runScript( // a row from before
            "BEGIN; ALTER TABLE document DROP CONSTRAINT document_date_is_a_day; " + statement
            + "; ALTER TABLE document ADD CONSTRAINT document_date_is_a_day CHECK (document_date BETWEEN '0001-01-01' "
              "AND "
              "'9999-12-31') NOT VALID; COMMIT"));
        DocumentStore documents(m_database->connection());
        QCOMPARE(must(documents.list(DocumentFilter(), std::nullopt, 10)).size(), std::size_t(2));
        VERIFY_RESULT(documents.find("acme", "S2"));
    }
}

QTEST_GUILESS_MAIN(TestDocumentHistory)
#include "test_document_history.moc"
