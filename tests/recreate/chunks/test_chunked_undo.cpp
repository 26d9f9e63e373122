// SPDX-License-Identifier: MIT
#include "recreate/chunks/chunked_recreation.h"
#include "support/result_helpers.h"

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// How a recreation in chunks ends before its end, and is undone.
class TestChunkedUndo : public QObject, protected ChunkedRecreation
{
    Q_OBJECT

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void aCancelEndsIt();
    void anUndoEndsIt();
    void aDeadConsolesUndoIsCarriedOn();
    void anUndoLeavesWhatMovedOn();
    void anUndoIsRefusedAsAWhole();
    void aRemovedOrganisationEndsIt();
};

void TestChunkedUndo::aCancelEndsIt()
{
    begin();
    QVERIFY(step());
    QCOMPARE(must(store().cancel(m_id, u"changed my mind"_s)), all);
    QCOMPARE(row().cancelled, all);
    QCOMPARE(row().waiting, 0);
    QVERIFY(row().finishedAt.isValid());
    QCOMPARE(receivable(), m_before);
    QVERIFY(isAtRest());
    QVERIFY(!step());
    const auto again = store().cancel(m_id, {});
    VERIFY_RESULT(again);
    QCOMPARE(*again, 0);
}

void TestChunkedUndo::anUndoEndsIt()
{
    begin();
    QVERIFY(step());
    const auto restored = store().undo(m_id, std::nullopt, 4); // itself in three chunks
    VERIFY_RESULT(restored);
    QCOMPARE(*restored, names(1, chunk));
    QCOMPARE(row().undone, chunk);
    QCOMPARE(row().cancelled, all - chunk);
    QCOMPARE(row().waiting, 0);
    QCOMPARE(receivable(), m_before);
    QVERIFY(isAtRest());
    QVERIFY(!step());
}

void TestChunkedUndo::aDeadConsolesUndoIsCarriedOn()
{
    begin();
    m_database->drain();
    QCOMPARE(number("SELECT chunks FROM recreation_undo_begin('" + m_id + "', NULL, 10)"), 3);
    QVERIFY(step()); // by a worker; the console is gone
    QCOMPARE(row().undone, chunk);
    m_database->drain();
    QCOMPARE(row().undone, all);
    QCOMPARE(receivable(), m_before);
    QVERIFY(isAtRest());
    const auto again = store().undo(m_id, std::nullopt);
    QVERIFY(!again);
    QCOMPARE(again.error().reason, std::string("nothing_to_undo"));
}

void TestChunkedUndo::anUndoLeavesWhatMovedOn()
{
    begin();
    m_database->drain();
    QCOMPARE(number("SELECT chunks FROM recreation_undo_begin('" + m_id + "', NULL, 10)"), 3);
    QVERIFY(step());
    m_database->importInvoice("S25", 999);
    m_database->drain();
    QCOMPARE(row().undone, all - 1);
    QVERIFY(receivable().ends_with("S24 100, S25 999"));
    QVERIFY(
        sql("SELECT message FROM recreation_document WHERE document_id = 'S25'").starts_with("It has a newer version"));
    QVERIFY(isAtRest());
}

void TestChunkedUndo::anUndoIsRefusedAsAWhole()
{
    begin();
    m_database->drain();
    m_database->importInvoice("S25", 999);
    const auto refused = store().undo(m_id, std::nullopt, chunk);
    QVERIFY(!refused);
    QCOMPARE(refused.error().reason, std::string("newer_version"));
    QCOMPARE(row().undone, 0);
    QCOMPARE(number("SELECT count(*) FROM recreation_chunk"), 0);
}

void TestChunkedUndo::aRemovedOrganisationEndsIt()
{
    begin();
    sql("DELETE FROM organisation");
    m_database->drain();
    QCOMPARE(row().refused, all);
    QCOMPARE(row().waiting, 0);
    QCOMPARE(sql("SELECT DISTINCT code FROM recreation_document"), std::string("unknown_document"));
    QCOMPARE(number("SELECT count(*) FROM recreation_chunk"), 0);
}

QTEST_GUILESS_MAIN(TestChunkedUndo)
#include "test_chunked_undo.moc"
