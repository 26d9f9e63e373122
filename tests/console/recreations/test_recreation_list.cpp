// SPDX-License-Identifier: MIT
#include "console/console_driver.h"
#include "console/recreations/recreations_model.h"
#include "store/books/documents.h"
#include "store/queue/recreations.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>
#include <QUuid>

using namespace leapfrog;
using namespace leapfrog::test;
using namespace std::chrono_literals;

/// Which recreations the screen lists, and what it says that each changed.
class TestRecreationList : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void theFilterAsksTheServer_data();
    void theFilterAsksTheServer();
    void whatTheFilterLeavesOutIsSaid();
    void theFilterStaysWhileOneIsOpened();
    void whatChangedIsShownAccountByAccount();
    void whatDidNotChangeOrIsNotPostedIsSaid();

private:
    std::string recreate(const std::vector<std::string> &documents, const QString &why);
    void choose(const char *button);
    [[nodiscard]] QTableView *list() { return m_console->find<QTableView>("table"); }
    [[nodiscard]] QStringList reasons();
    [[nodiscard]] QString title() { return m_console->find<QLabel>("differenceTitle")->text(); }
    bool openScreen() { return m_console->openAndWait(m_database->dsn(), QStringLiteral("recreations")); }

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<ConsoleDriver> m_console;
};

void TestRecreationList::init()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
    for (const auto *name : {"S1", "S2", "S3"})
        m_database->importInvoice(name, 100);
    m_database->sql("INSERT INTO account VALUES ('acme', '4711', 'Odd')");
    auto odd = invoiceRecord("ODD", 100);
    odd.body.insert(odd.body.find("\"amount\""), R"("account":"4711",)");
    VERIFY_RESULT(DocumentStore(m_database->connection()).import("acme", {odd}));
    m_database->drain();
    m_console = std::make_unique<ConsoleDriver>();
}

void TestRecreationList::cleanup()
{
    m_console.reset();
    m_database.reset();
}

std::string TestRecreationList::recreate(const std::vector<std::string> &documents, const QString &why)
{
    auto id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    must(RecreationStore(m_database->connection()).prepare(id, "acme", documents, why, std::nullopt, 60s));
    return id;
}

void TestRecreationList::choose(const char *button)
{
    QTest::mouseClick(m_console->find<QToolButton>(button), Qt::LeftButton);
}

QStringList TestRecreationList::reasons()
{
    QStringList all;
    for (int row = 0; row < list()->model()->rowCount(); ++row)
        all.append(list()->model()->index(row, RecreationsModel::Reason).data().toString());
    all.sort();
    return all;
}

void TestRecreationList::theFilterAsksTheServer_data()
{
    QTest::addColumn<QByteArray>("button");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    const auto list = [](const char *names) { return QString::fromLatin1(names).split(QLatin1Char(' ')); };
    QTest::newRow("all") << QByteArray("state_all") << QString() << list("bad others rates running");
    QTest::newRow("running") << QByteArray("state_running") << QString() << list("running");
    QTest::newRow("done") << QByteArray("state_done") << QString() << list("bad others rates");
    QTest::newRow("with problems") << QByteArray("state_problems") << QString() << list("bad");
    QTest::newRow("mine") << QByteArray("whose_mine") << QString() << list("bad rates running");
    QTest::newRow("by reason") << QByteArray("state_all") << QStringLiteral("RAT") << list("rates");
    QTest::newRow("by document") << QByteArray("state_all") << QStringLiteral("S2") << list("others rates");
    QTest::newRow("by both") << QByteArray("whose_mine") << QStringLiteral("S2") << list("rates");
}

void TestRecreationList::theFilterAsksTheServer()
{
    QFETCH(const QByteArray, button);
    QFETCH(const QString, text);
    QFETCH(const QStringList, expected);
    recreate({"S1", "S2"}, QStringLiteral("rates"));
    m_database->drain();
    const auto others = recreate({"S2"}, QStringLiteral("others"));
    m_database->drain();
    m_database->sql("UPDATE recreation SET who = 'bert' WHERE recreation_id = '" + others + '\'');
    m_database->sql("DELETE FROM account WHERE code = '4711'");
    recreate({"ODD", "S1"}, QStringLiteral("bad"));
    m_database->drain();
    recreate({"S3"}, QStringLiteral("running"));

    QVERIFY(openScreen());
    choose(button.constData());
    QTest::keyClicks(m_console->window().workspace().currentPage()->filterField(), text);
    EVENTUALLY_EQUAL(reasons(), expected);
}

void TestRecreationList::whatTheFilterLeavesOutIsSaid()
{
    recreate({"S1"}, QStringLiteral("rates"));
    m_database->drain();
    QVERIFY(openScreen());
    EVENTUALLY_EQUAL(reasons(), QStringList{QStringLiteral("rates")});
    choose("state_problems");
    auto *empty = m_console->find<QLabel>("emptyText");
    EVENTUALLY(empty->isVisible());
    QCOMPARE(empty->text(), QStringLiteral("No recreations match the filter."));
    auto *search = m_console->find<QLineEdit>("search");
    QTest::keyClicks(search, QStringLiteral("nothing"));
    EVENTUALLY_EQUAL(empty->text(), QStringLiteral("No recreations match “nothing”."));
    QTest::mouseClick(m_console->find<QPushButton>("emptyButton"), Qt::LeftButton);
    EVENTUALLY_EQUAL(reasons(), QStringList{QStringLiteral("rates")});
    QVERIFY(search->text().isEmpty());
}

/// One that the filter leaves out is shown all the same when somebody leads to it, and the filter holds again after.
void TestRecreationList::theFilterStaysWhileOneIsOpened()
{
    const auto id = recreate({"S1"}, QStringLiteral("rates"));
    m_database->drain();
    QVERIFY(openScreen());
    choose("state_problems");
    EVENTUALLY_EQUAL(reasons(), QStringList());
    m_console->window().workspace().showRecreation(QString::fromStdString(id));
    EVENTUALLY_EQUAL(reasons(), QStringList{QStringLiteral("rates")});
    QTest::mouseClick(m_console->find<QPushButton>("showAll"), Qt::LeftButton);
    EVENTUALLY_EQUAL(reasons(), QStringList());
}

void TestRecreationList::whatChangedIsShownAccountByAccount()
{
    m_database->sql("UPDATE document SET body = replace(body, '100', '150') WHERE document_id = 'S1'");
    recreate({"S1", "S2"}, QStringLiteral("corrected"));
    m_database->drain();
    QVERIFY(openScreen());
    auto *documents = m_console->find<QTableView>("documents");
    EVENTUALLY_EQUAL(documents->model()->rowCount(), 2);
    documents->selectRow(0);
    documents->setCurrentIndex(documents->model()->index(0, 0));
    EVENTUALLY(title().startsWith(QLatin1String("S1: 2 account line")));
    const auto *tree = m_console->find<QTreeView>("differenceTree");
    QVERIFY(tree->isVisible());
    QStringList lines;
    for (int row = 0; row < tree->model()->rowCount(tree->rootIndex()); ++row) {
        QStringList cells;
        for (int column = 1; column < 4; ++column)
            cells.append(tree->model()->index(row, column, tree->rootIndex()).data().toString());
        lines.append(cells.join(QLatin1Char('|')));
    }
    QVERIFY2(lines.join(QLatin1Char(' '))
                 .replace(QChar(0xa0), QLatin1Char(' '))
                 .contains(QLatin1String("100.00 EUR|150.00 EUR|+50.00")),
             qPrintable(lines.join(QLatin1Char('\n'))));
}

void TestRecreationList::whatDidNotChangeOrIsNotPostedIsSaid()
{
    recreate({"S2"}, QStringLiteral("again"));
    m_database->drain();
    QVERIFY(openScreen());
    EVENTUALLY_EQUAL(title(), QStringLiteral("S2: nothing changed, it was posted anew with the same figures"));
    recreate({"S3"}, QStringLiteral("waits"));
    EVENTUALLY_EQUAL(list()->model()->rowCount(), 2);
    list()->setCurrentIndex(list()->model()->index(0, 0));
    EVENTUALLY_EQUAL(title(), QStringLiteral("S3 is not posted yet: what changes is shown then."));
    QVERIFY(!m_console->find<QTreeView>("differenceTree")->isVisible());
    m_database->drain(); // and follows
    EVENTUALLY_EQUAL(title(), QStringLiteral("S3: nothing changed, it was posted anew with the same figures"));
}

QTEST_MAIN(TestRecreationList)
#include "test_recreation_list.moc"
