// SPDX-License-Identifier: MIT
#include "console/books/field_words.h"
#include "console/console_driver.h"
#include "store/queue/recreations.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTreeView>

using namespace leapfrog;
using namespace leapfrog::test;
using namespace std::chrono_literals;

/// What the preview of a recreation says, and what may be left out there.
class TestPreview : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void whatChangesComesFirst();
    void equalRefusalsAreOneGroup();
    void refusalsAreNeverCutOff_data();
    void refusalsAreNeverCutOff();
    void figuresStayInOneLine();
    void whatIsLockedSinceIsSaidBeforehand();
    void aDocumentIsLeftOutByKeyboard();
    void unchangedOnesAreWantedByTheUserAlone();
    void whatAwaitsARecreationIsComparedWithBefore();
    void fieldsAreSaidInWords_data();
    void fieldsAreSaidInWords();
    void manyArePreviewedOnDemand();
    void newerPreviewsMoveToTheirPlace();

private:
    /// Selects everything that the Documents screen lists, and previews it.
    PreviewDialog *previewAll();
    static QTreeView *treeOf(const PreviewDialog &dialog)
    {
        return dialog.findChild<QTreeView *>(QStringLiteral("tree"));
    }
    static QString textOf(const PreviewDialog &dialog, const char *label)
    {
        return dialog.findChild<QLabel *>(QLatin1String(label))->text();
    }
    static QPushButton *recreateOf(const PreviewDialog &dialog)
    {
        return dialog.findChild<QPushButton *>(QStringLiteral("recreate"));
    }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<ConsoleDriver> m_console;
};

void TestPreview::init()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
    m_console = std::make_unique<ConsoleDriver>();
}

void TestPreview::cleanup()
{
    m_console.reset();
    m_database.reset();
}

PreviewDialog *TestPreview::previewAll()
{
    if (!m_console->openAndWait(m_database->dsn(), QStringLiteral("documents"))
        || !QTest::qWaitFor([this] { return m_console->find<QTableView>("table")->model()->rowCount() > 0; }, 30'000))
        return nullptr;
    auto *all = m_console->find<QAction>("actionSelectAllFound");
    if (!QTest::qWaitFor([all] { return all->isEnabled(); }, 30'000))
        return nullptr;
    all->trigger();
    const auto *recreate = m_console->find<QAction>("actionRecreate");
    const auto count = QString::fromStdString(m_database->sql("SELECT count(*) FROM document"));
    if (!QTest::qWaitFor(
            [&] { return recreate->text().remove(QLatin1Char(',')).startsWith(QLatin1String("Recreate ") + count); },
            30'000))
        return nullptr;
    return m_console->openPreview();
}

/// An invoice on an account that does not exist.
static void importRefused(TestDatabase &database, const std::string &id)
{
    auto odd = invoiceRecord(id, 100);
    odd.body.insert(odd.body.find("\"amount\""), R"("account":"4711",)");
    must(DocumentStore(database.connection()).import("acme", {odd}));
}

void TestPreview::whatChangesComesFirst()
{
    for (const auto *id : {"A-SAME", "C-CHANGED", "D-SAME"})
        m_database->importInvoice(id, 100);
    m_database->drain();
    m_database->importInvoice("C-CHANGED", 150);
    m_database->importInvoice("B-NEW", 100);
    importRefused(*m_database, "A-BAD");
    auto *dialog = previewAll();
    QVERIFY(dialog != nullptr);
    const QAbstractItemModelTester tester(treeOf(*dialog)->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);

    const auto rows = ConsoleDriver::firstColumn(*treeOf(*dialog));
    QCOMPARE(rows.size(), 4);
    QCOMPARE(rows[0], QStringLiteral("C-CHANGED, invoice, version 2: 2 account line(s) will change"));
    QCOMPARE(rows[1], QStringLiteral("B-NEW, invoice, version 1: new, 2 account line(s)"));
    QVERIFY2(rows[2].startsWith(QLatin1String("A-BAD, invoice, version 1 would be refused: ")), qPrintable(rows[2]));
    QCOMPARE(rows[3], QStringLiteral("2 document(s) would not change"));
    QCOMPARE(textOf(*dialog, "summary"), QStringLiteral("1 will change · 1 new · 1 would be refused · 2 unchanged"));
    QCOMPARE(recreateOf(*dialog)->text(), QStringLiteral("&Recreate 2 document(s)"));
}

void TestPreview::equalRefusalsAreOneGroup()
{
    for (int i = 1; i <= 60; ++i) // more than come with one question
        importRefused(*m_database, "S" + std::to_string(i));
    auto *dialog = previewAll();
    QVERIFY(dialog != nullptr);
    const auto *tree = treeOf(*dialog);
    const QAbstractItemModelTester tester(tree->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto rows = ConsoleDriver::firstColumn(*tree);
    QCOMPARE(rows.size(), 1);
    QVERIFY2(rows[0].startsWith(QLatin1String("60 document(s) would be refused: ")), qPrintable(rows[0]));
    QVERIFY2(rows[0].contains(QLatin1String("4711")), qPrintable(rows[0]));
    const auto group = tree->model()->index(0, 0);
    QCOMPARE(tree->model()->rowCount(group), 60);
    QVERIFY(tree->model()->index(59, 0, group).data().toString().contains(QLatin1String("line 1, account")));
    QVERIFY(!recreateOf(*dialog)->isEnabled());
    QCOMPARE(textOf(*dialog, "whyNot"), QStringLiteral("All of these documents would be refused."));
}

void TestPreview::refusalsAreNeverCutOff_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("wide") << QSize(980, 600);
    QTest::newRow("small") << QSize(560, 420);
    QTest::newRow("tiny") << QSize(400, 380);
}

void TestPreview::refusalsAreNeverCutOff()
{
    QFETCH(const QSize, size);
    importRefused(*m_database, "S1-WITH-A-RATHER-LONG-NUMBER-OF-ITS-OWN");
    auto *dialog = previewAll();
    QVERIFY(dialog != nullptr);
    dialog->resize(size);
    auto *tree = treeOf(*dialog);
    const auto index = tree->model()->index(0, 0);
    EVENTUALLY(tree->header()->length() <= tree->viewport()->width());
    const auto place = [&] { return tree->visualRect(index); };
    const auto needed = [&] {
        const int margins = 24; // the sign and its distances, at least
        return tree->fontMetrics()
            .boundingRect(QRect(0, 0, place().width() - margins, 10'000), Qt::TextWordWrap, index.data().toString())
            .height();
    };
    EVENTUALLY(place().height() >= needed());
    QVERIFY(place().width() <= tree->viewport()->width());
    QVERIFY(dialog->width() <= std::max(size.width(), dialog->minimumSizeHint().width()));
}

void TestPreview::figuresStayInOneLine()
{
    m_database->importInvoice("S1", 1'234'567);
    m_database->drain();
    m_database->importInvoice("S1", 7'654'321);
    auto *dialog = previewAll();
    QVERIFY(dialog != nullptr);
    dialog->resize(QSize(600, 420));
    const auto *tree = treeOf(*dialog);
    const auto *model = tree->model();
    const auto document = model->index(0, 0);
    const int last = model->rowCount(document) - 1;
    for (const int column : {PreviewModel::Old, PreviewModel::New, PreviewModel::Change}) {
        const auto text = model->index(last, column, document).data().toString();
        QVERIFY(!text.isEmpty());
        EVENTUALLY(tree->columnWidth(column) > tree->fontMetrics().horizontalAdvance(text));
    }
    EVENTUALLY(tree->header()->length() <= tree->viewport()->width());
}

void TestPreview::whatIsLockedSinceIsSaidBeforehand()
{
    for (const auto *id : {"S1", "S2", "S3"})
        m_database->importInvoice(id, 100);
    m_database->drain();
    m_database->sql("SELECT period_close('acme', '2026-03-31', 'closed')");
    // What it would post now is in an open month; what it has posted is not.
    must(DocumentStore(m_database->connection()).import("acme", {invoiceRecord("S3", 100, "2026-04-30")}));
    auto *dialog = previewAll();
    QVERIFY(dialog != nullptr);
    const auto rows = ConsoleDriver::firstColumn(*treeOf(*dialog));
    QCOMPARE(rows.size(), 1);
    QVERIFY2(
        rows[0].startsWith(QLatin1String("3 document(s) would be refused: The books are locked through 31 Mar 2026.")),
        qPrintable(rows[0]));
    QVERIFY(!recreateOf(*dialog)->isEnabled());
}

void TestPreview::aDocumentIsLeftOutByKeyboard()
{
    for (const auto *id : {"S1", "S2", "S3"})
        m_database->importInvoice(id, 100);
    auto *dialog = previewAll();
    QVERIFY(dialog != nullptr);
    auto *tree = treeOf(*dialog);
    const auto second = tree->model()->index(1, 0);
    QVERIFY(second.data().toString().startsWith(QLatin1String("S2,")));
    QCOMPARE(second.data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Checked));
    tree->setCurrentIndex(second);
    QTest::keyClick(tree, Qt::Key_Space);
    QCOMPARE(recreateOf(*dialog)->text(), QStringLiteral("&Recreate 2 document(s)"));
    QTest::mouseClick(recreateOf(*dialog), Qt::LeftButton);
    EVENTUALLY_EQUAL(
        m_database->sql("SELECT string_agg(document_id, ' ' ORDER BY document_id) FROM recreation_document"),
        std::string("S1 S3"));
}

void TestPreview::unchangedOnesAreWantedByTheUserAlone()
{
    for (const auto *id : {"S1", "S2", "S3"})
        m_database->importInvoice(id, 100);
    m_database->drain();
    auto *dialog = previewAll();
    QVERIFY(dialog != nullptr);
    auto *also = dialog->findChild<QCheckBox *>(QStringLiteral("alsoUnchanged"));
    QCOMPARE(also->text(), QStringLiteral("&Also the 3 unchanged one(s)"));
    QVERIFY(!also->isChecked());
    QVERIFY(!recreateOf(*dialog)->isEnabled());
    QCOMPARE(textOf(*dialog, "whyNot"),
             QStringLiteral("Nothing would change. Tick the unchanged ones to post them again."));
    also->setFocus();
    QTest::keyClick(also, Qt::Key_Space);
    QVERIFY(also->isChecked());
    QCOMPARE(recreateOf(*dialog)->text(), QStringLiteral("&Recreate 3 document(s)"));
    // One of them by itself.
    auto *tree = treeOf(*dialog);
    const auto group = tree->model()->index(0, 0);
    tree->expand(group);
    tree->setCurrentIndex(tree->model()->index(0, 0, group));
    QTest::keyClick(tree, Qt::Key_Space);
    QCOMPARE(recreateOf(*dialog)->text(), QStringLiteral("&Recreate 2 document(s)"));
    QCOMPARE(also->checkState(), Qt::PartiallyChecked);
}

void TestPreview::whatAwaitsARecreationIsComparedWithBefore()
{
    m_database->importInvoice("S1", 100);
    m_database->drain();
    m_database->importInvoice("S1", 150);
    must(RecreationStore(m_database->connection())
             .prepare("6f1d4f0e-3a0b-4c8e-9c50-0d2f6f7a1b2c", "acme", {"S1"}, {}, std::nullopt, 60s));
    QCOMPARE(m_database->number("SELECT count(*) FROM gl_entry WHERE deleted_at IS NULL"), 0);
    auto *dialog = previewAll();
    QVERIFY(dialog != nullptr);
    const auto *model = treeOf(*dialog)->model();
    const auto document = model->index(0, 0);
    QCOMPARE(
        document.data().toString(),
        QStringLiteral("S1, invoice, version 3, awaiting recreation, compared with its previous figures: 2 account "
                       "line(s) will change"));
    QStringList old;
    for (int row = 0; row < model->rowCount(document); ++row)
        old.append(model->index(row, PreviewModel::Old, document).data().toString());
    QVERIFY2(old.contains(QStringLiteral("100.00 EUR").replace(QLatin1Char(' '), QChar(QChar::Nbsp))),
             qPrintable(old.join(QLatin1Char('|'))));
}

void TestPreview::fieldsAreSaidInWords_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::newRow("a line's amount") << QByteArray("lines[4].amount") << QByteArray(R"("1234.50")")
                                     << QStringLiteral("line 5, amount") << QStringLiteral("1,234.50");
    QTest::newRow("a line's tax") << QByteArray("lines[0].taxes[1].amount") << QByteArray(R"("-19.00")")
                                  << QStringLiteral("line 1, tax 2, amount") << QStringLiteral("-19.00");
    QTest::newRow("date") << QByteArray("date") << QByteArray(R"("2026-03-31")") << QStringLiteral("date")
                          << QStringLiteral("31 Mar 2026");
    QTest::newRow("account codes are no amounts") << QByteArray("lines[0].account") << QByteArray(R"("40010")")
                                                  << QStringLiteral("line 1, account") << QStringLiteral("40010");
    QTest::newRow("rate") << QByteArray("fx_rate") << QByteArray(R"("1.08450")") << QStringLiteral("exchange rate")
                          << QStringLiteral("1.08450");
    QTest::newRow("yes") << QByteArray("tax_included") << QByteArray("true") << QStringLiteral("tax included")
                         << QStringLiteral("yes");
    QTest::newRow("nothing") << QByteArray("of") << QByteArray() << QStringLiteral("of") << QStringLiteral("–");
    QTest::newRow("a whole line") << QByteArray("lines[1]") << QByteArray(R"({"amount":"5.00","account":"4001"})")
                                  << QStringLiteral("line 2") << QStringLiteral("amount 5.00, account 4001");
    QTest::newRow("unknown") << QByteArray("odd_field[0]") << QByteArray("7") << QStringLiteral("odd field, entry 1")
                             << QStringLiteral("7");
}

void TestPreview::fieldsAreSaidInWords()
{
    QFETCH(const QByteArray, path);
    QFETCH(const QByteArray, json);
    QTEST(fieldWords(path.toStdString()), "field");
    QTEST(fieldValueWords(path.toStdString(), json.toStdString()), "value");
}

void TestPreview::manyArePreviewedOnDemand()
{
    std::vector<ImportedDocument> documents;
    for (int i = 1; i <= 1'000; ++i)
        documents.push_back(invoiceRecord("S" + std::to_string(i), i));
    must(DocumentStore(m_database->connection()).import("acme", documents));
    auto *dialog = previewAll();
    QVERIFY(dialog != nullptr);
    QCOMPARE(textOf(*dialog, "summary"), QStringLiteral("200 new"));
    QCOMPARE(recreateOf(*dialog)->text(), QStringLiteral("&Recreate 1,000 document(s)"));
    QVERIFY(textOf(*dialog, "more").contains(QLatin1String("200 of 1,000")));

    auto *more = dialog->findChild<QPushButton *>(QStringLiteral("moreButton"));
    auto *stop = dialog->findChild<QPushButton *>(QStringLiteral("stopButton"));
    QCOMPARE(more->text(), QStringLiteral("Preview 800 &more"));
    QTest::mouseClick(more, Qt::LeftButton);
    QVERIFY(stop->isVisible());
    QVERIFY(!recreateOf(*dialog)->isEnabled());
    QTest::mouseClick(stop, Qt::LeftButton);
    QVERIFY(!stop->isVisible());
    EVENTUALLY_EQUAL(textOf(*dialog, "summary"), QStringLiteral("300 new"));
    QVERIFY(recreateOf(*dialog)->isEnabled());
    QTest::mouseClick(more, Qt::LeftButton);
    EVENTUALLY_EQUAL(textOf(*dialog, "summary"), QStringLiteral("1,000 new"));
    QCOMPARE(treeOf(*dialog)->model()->rowCount(), 1'000);
}

static PreviewedDocument one(const char *id, PreviewedDocument::Fate fate, const char *refusal = "")
{
    PreviewedDocument document;
    document.id = id;
    document.version = 1;
    document.fate = fate;
    document.refusal = QLatin1String(refusal);
    document.causes = {{.what = QStringLiteral("a cause")}};
    return document;
}

void TestPreview::newerPreviewsMoveToTheirPlace()
{
    using Fate = PreviewedDocument::Fate;
    PreviewModel model(true);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.add({one("a", Fate::Unchanged), one("b", Fate::Refused, "locked"), one("c", Fate::Refused, "locked"),
               one("d", Fate::Changes), one("e", Fate::Refused, "other")});
    QCOMPARE(model.rowCount(), 4); // d, b and c, e, a
    model.add({one("a", Fate::Refused, "other"), one("b", Fate::Changes)});
    QCOMPARE(model.rowCount(), 4); // d, b, c, e and a
    model.add({one("c", Fate::Unchanged), one("e", Fate::New), one("a", Fate::New)});
    QCOMPARE(model.rowCount(), 5);
    QStringList order;
    for (int row = 0; row < 4; ++row)
        order.append(QString::fromStdString(model.documentAt(model.index(row, 0))->id));
    QCOMPARE(order, (QStringList{QStringLiteral("d"), QStringLiteral("b"), QStringLiteral("e"), QStringLiteral("a")}));
    QCOMPARE(model.counts().refused, 0);
    QCOMPARE(model.counts().unchanged, 1);
    QCOMPARE(model.wanted().size(), std::size_t{4});
    model.setData(model.find("d"), Qt::Unchecked, Qt::CheckStateRole);
    model.add({one("d", Fate::Changes)}); // the user's choice stays
    QCOMPARE(model.wanted().size(), std::size_t{3});
}

QTEST_MAIN(TestPreview)
#include "test_preview.moc"
