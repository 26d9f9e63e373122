// SPDX-License-Identifier: MIT
#include "engine/inbox/import_runner.h"
#include "import/shopify/short_payloads.h"
#include "store/books/period_locks.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// Orders of which March is posted and locked when more comes: March stays to the cent, nothing counts twice, and once
/// the period is open the books are those of an order whose payloads came in any order.
class TestLockedOrders : public QObject
{
    Q_OBJECT

private slots:
    void marchStays_data();
    void marchStays();

private:
    void import(const QString &payload);
    [[nodiscard]] QString balances(const char *through) const;

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestLockedOrders::import(const QString &payload)
{
    const auto path = m_folder->filePath(u"payload.json"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray::fromStdString(json(payload))) < 0)
        qFatal("can't write %s", qPrintable(path));
    file.close();
    must(
        runImport(m_database->connection(),
                  {.orgId = "shop", .baseCurrency = {}, .format = ImportFormat::Shopify, .files = {path.toStdString()}},
                  [](const ImportBatch &, const ImportProgress &) {}));
    m_database->drain();
}

QString TestLockedOrders::balances(const char *through) const
{
    return QString::fromStdString(m_database->sql(
        std::string(
            "SELECT coalesce(string_agg(account || ' ' || total, ', ' ORDER BY account), '') FROM ("
            "SELECT account, sum(base_amount) AS total FROM gl_entry WHERE deleted_at IS NULL AND entry_date <= '")
        + through + "' GROUP BY account HAVING sum(base_amount) <> 0) AS sums"));
}

/// A state of an order of three pieces of 30.00.
static QString state(const QString &updatedAt, int pieces, int left, const QString &more = {})
{
    return u"{'id':1,'name':'#1','processed_at':'2026-03-10T10:00:00-05:00','updated_at':'%1','currency':'USD',"
           "'total_price':'%2.00','current_total_price':'%3.00','line_items':[{'id':1,'title':'Mug','quantity':%4,"
           "'current_quantity':%5,'price':'30.00'}],'transactions':[{'id':5,'kind':'sale','status':'success','gateway':"
           "'cash','amount':'90.00','currency':'USD','processed_at':'2026-03-10T10:00:00-05:00'}]%6}"_s.arg(updatedAt)
               .arg(pieces * 30)
               .arg(left * 30)
               .arg(pieces)
               .arg(left)
               .arg(more);
}

static QString refund(int id, const QString &day, const QString &lines, int amount)
{
    return u"{'id':%1,'order_id':1,'created_at':'%2T09:00:00-05:00','processed_at':'%2T09:00:00-05:00',"
           "'refund_line_items':[%3],'order_adjustments':[],'transactions':[{'id':%4,'order_id':1,'kind':'refund',"
           "'status':'success','gateway':'cash','amount':'%5.00','currency':'USD','processed_at':'%2T09:00:00-05:00'}]}"_s
               .arg(QString::number(id), day, lines, QString::number(id + 100), QString::number(amount));
}

void TestLockedOrders::marchStays_data()
{
    QTest::addColumn<QStringList>("before");
    QTest::addColumn<QStringList>("after");
    QTest::addColumn<QString>("locked"); ///< what all of it comes to while March is locked
    QTest::addColumn<QString>("opened"); ///< what March comes to once it is open

    const auto first = state(u"2026-03-10T10:00:00-05:00"_s, 3, 3);
    QTest::newRow("an earlier state comes late")
        << QStringList{state(u"2026-04-12T10:00:00-05:00"_s, 4, 4)} << QStringList{first}
        << u"1010 9000, 1200 3000, 4000 -12000"_s << u"1010 9000, 4000 -9000"_s;
    QTest::newRow("an edit of March comes late")
        << QStringList{first, state(u"2026-04-03T10:00:00-05:00"_s, 5, 5)}
        << QStringList{state(u"2026-03-20T10:00:00-05:00"_s, 4, 4)} << u"1010 9000, 1200 6000, 4000 -15000"_s
        << u"1010 9000, 1200 3000, 4000 -12000"_s;
    QTest::newRow("less in March, back in April")
        << QStringList{first, state(u"2026-03-31T10:00:00-05:00"_s, 3, 2)}
        << QStringList{state(u"2026-04-03T10:00:00-05:00"_s, 3, 3)} << u"1010 9000, 4000 -12000, 4050 3000"_s
        << u"1010 9000, 1200 -3000, 4000 -9000, 4050 3000"_s;
    QTest::newRow("cancelled in March, the money back in April")
        << QStringList{first,
                       state(u"2026-03-30T10:00:00-05:00"_s, 3, 0, u",'cancelled_at':'2026-03-30T10:00:00-05:00'"_s)}
        << QStringList{refund(9, u"2026-04-10"_s,
                              u"{'id':1,'line_item_id':1,'quantity':3,'subtotal':'90.00','total_tax':'0.00'}"_s, 90)}
        << u"4000 -9000, 4050 9000"_s << u"1010 9000, 1200 -9000, 4000 -9000, 4050 9000"_s;
    QTest::newRow("a refund of March comes after one of April")
        << QStringList{first, refund(20, u"2026-04-03"_s, {}, 30)} << QStringList{refund(10, u"2026-03-12"_s, {}, 20)}
        << u"1010 6000, 4000 -9000, 4050 3000"_s << u"1010 7000, 4000 -9000, 4050 2000"_s;
}

void TestLockedOrders::marchStays()
{
    QFETCH(const QStringList, before);
    QFETCH(const QStringList, after);
    m_database = std::make_unique<TestDatabase>();
    m_folder = std::make_unique<QTemporaryDir>();
    for (const auto &payload : before)
        import(payload);
    const auto march = balances("2026-03-31");
    PeriodLockStore periods(m_database->connection());
    VERIFY_RESULT(periods.lock("shop", *parseDate("2026-03-31"), u"closed"_s));
    for (const auto &payload : after)
        import(payload);

    QCOMPARE(balances("2026-03-31"), march);
    QTEST(balances("2099-12-31"), "locked");
    // A document that is not posted is counted as one, or there is none.
    QCOMPARE(m_database->number("SELECT count(*) FROM document WHERE document_type = 'withdrawn' AND "
                                "posted_version = accounting_ready_version AND EXISTS (SELECT 1 FROM gl_entry WHERE "
                                "gl_entry.document_id = document.document_id AND deleted_at IS NULL)"),
             0);

    VERIFY_RESULT(periods.unlock("shop", std::nullopt, u"opened"_s));
    import(after.back());
    m_database->drain();
    if (m_database->number("SELECT count(*) FROM document WHERE posted_version < accounting_ready_version") == 0)
        QTEST(balances("2026-03-31"), "opened");
}

QTEST_GUILESS_MAIN(TestLockedOrders)
#include "test_locked_orders.moc"
