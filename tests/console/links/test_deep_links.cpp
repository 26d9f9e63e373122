// SPDX-License-Identifier: MIT
#include "console/console_driver.h"
#include "console/frame/notice_bar.h"
#include "console/launch_options.h"
#include "console/window/activities/activity_dialog.h"
#include "store/queue/recreations.h"
#include "support/result_helpers.h"
#include "support/test_database.h"

#include <QAction>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>
#include <QUuid>

using namespace leapfrog;
using namespace leapfrog::test;
using namespace std::chrono_literals;

/// What a start of the program names is shown in the window; and what was done there can be looked up.
class TestDeepLinks : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void theCommandLineNamesWhatToShow_data();
    void theCommandLineNamesWhatToShow();
    void aDocumentIsShownOnceTheDatabaseIsOpen();
    void aDocumentOfAnotherOrganisationIsShown();
    void aNumberThatTwoHaveIsSaid();
    void aJobIsShownAmongItsState_data();
    void aJobIsShownAmongItsState();
    void aRecreationIsShown();
    void whatIsNotThereIsToldInTheWindow_data();
    void whatIsNotThereIsToldInTheWindow();

    void whatWasDoneStaysInTheListOfActivities();

private:
    void openWith(const DeepLink &link);
    [[nodiscard]] QString currentOf(const char *table);
    [[nodiscard]] QString said();

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<ConsoleDriver> m_console;
};

void TestDeepLinks::init()
{
    m_database = std::make_unique<TestDatabase>();
    m_database->addOrganisation();
    m_console = std::make_unique<ConsoleDriver>();
}

void TestDeepLinks::cleanup()
{
    m_console.reset();
    m_database.reset();
}

void TestDeepLinks::openWith(const DeepLink &link)
{
    m_console->open(m_database->dsn(), QStringLiteral("backlog"));
    m_console->window().links().open(link); // the database is not open yet
}

QString TestDeepLinks::currentOf(const char *table)
{
    const auto *view = m_console->find<QTableView>(table);
    return view == nullptr ? QString() : view->currentIndex().siblingAtColumn(0).data().toString();
}

QString TestDeepLinks::said()
{
    const auto *bar = m_console->findAnywhere<NoticeBar>("closingBar");
    QStringList texts;
    for (const auto *label : bar->findChildren<QLabel *>()) {
        if (label->isVisible())
            texts.append(label->text());
    }
    return texts.join(QLatin1Char(' '));
}

void TestDeepLinks::theCommandLineNamesWhatToShow_data()
{
    QTest::addColumn<QByteArrayList>("arguments");
    QTest::addColumn<DeepLink>("link");
    using Kind = DeepLink::Kind;
    QTest::newRow("nothing") << QByteArrayList{} << DeepLink();
    QTest::newRow("a document") << QByteArrayList{"document", "INV-1042"}
                                << DeepLink{.kind = Kind::Document, .id = QStringLiteral("INV-1042")};
    QTest::newRow("of an organisation, options after it")
        << QByteArrayList{"document", "INV-1042", "--org", "acme", "--dsn", "dbname=x"}
        << DeepLink{.kind = Kind::Document, .id = QStringLiteral("INV-1042"), .organisation = QStringLiteral("acme")};
    QTest::newRow("a job, options before it")
        << QByteArrayList{"--new-window", "job", "17"} << DeepLink{.kind = Kind::Job, .id = QStringLiteral("17")};
    QTest::newRow("a recreation") << QByteArrayList{"recreation", "18"}
                                  << DeepLink{.kind = Kind::Recreation, .id = QStringLiteral("18")};
    QTest::newRow("a screen") << QByteArrayList{"--screen", "jobs"} << DeepLink{.screen = QStringLiteral("jobs")};
}

void TestDeepLinks::theCommandLineNamesWhatToShow()
{
    QFETCH(const QByteArrayList, arguments);
    QFETCH(const DeepLink, link);
    std::vector<const char *> argv = {"leapfrog"};
    for (const auto &argument : arguments)
        argv.push_back(argument.constData());
    LaunchOptions options;
    QVERIFY(!options.parse(static_cast<int>(argv.size()), argv.data()));
    QCOMPARE(options.link, link);
    QCOMPARE(options.newWindow, arguments.contains("--new-window"));
}

void TestDeepLinks::aDocumentIsShownOnceTheDatabaseIsOpen()
{
    m_database->importInvoice("S1", 100);
    m_database->importInvoice("S12", 100);
    openWith({.kind = DeepLink::Kind::Document, .id = QStringLiteral("S1")});
    EVENTUALLY_EQUAL(m_console->window().workspace().currentScreen(), QStringLiteral("documents"));
    EVENTUALLY_EQUAL(currentOf("table"), QStringLiteral("S1"));
}

void TestDeepLinks::aDocumentOfAnotherOrganisationIsShown()
{
    m_database->addOrganisation("borealis");
    m_database->importInvoice("S1", 100);
    QVERIFY(m_console->openAndWait(m_database->dsn(), QStringLiteral("documents")));
    m_console->session().setOrganisation("borealis");
    m_console->window().links().open({.kind = DeepLink::Kind::Document, .id = QStringLiteral("S1")});
    EVENTUALLY_EQUAL(currentOf("table"), QStringLiteral("S1"));
    EVENTUALLY_EQUAL(m_console->session().organisation(), std::string("acme"));
}

void TestDeepLinks::aNumberThatTwoHaveIsSaid()
{
    m_database->addOrganisation("borealis");
    m_database->importInvoice("S1", 100);
    m_database->sql(
        "INSERT INTO document (org_id, document_id, document_type, document_date, currency, party, amount, body)"
        " SELECT 'borealis', document_id, document_type, document_date, currency, party, amount, body FROM document");
    openWith({.kind = DeepLink::Kind::Document, .id = QStringLiteral("S1")});
    EVENTUALLY(said().contains(QStringLiteral("have a document “S1”: acme, borealis.")));
    m_console->window().links().open(
        {.kind = DeepLink::Kind::Document, .id = QStringLiteral("S1"), .organisation = QStringLiteral("borealis")});
    EVENTUALLY_EQUAL(currentOf("table"), QStringLiteral("S1"));
}

void TestDeepLinks::aJobIsShownAmongItsState_data()
{
    QTest::addColumn<QString>("change");
    QTest::newRow("waiting") << QString();
    QTest::newRow("for later") << QStringLiteral("ready_at = now() + interval '1 day'");
    QTest::newRow("dead") << QStringLiteral("state = 'dead', last_error = 'no account 1'");
}

void TestDeepLinks::aJobIsShownAmongItsState()
{
    QFETCH(const QString, change);
    m_database->importInvoice("S1", 100);
    m_database->importInvoice("S2", 100);
    if (!change.isEmpty())
        m_database->sql("UPDATE accounting_work_queue SET " + change.toStdString() + " WHERE document_id = 'S2'");
    const auto id = m_database->sql("SELECT id FROM accounting_work_queue WHERE document_id = 'S2'");
    openWith({.kind = DeepLink::Kind::Job, .id = QString::fromStdString(id)});
    EVENTUALLY_EQUAL(m_console->window().workspace().currentScreen(), QStringLiteral("jobs"));
    auto *table = m_console->find<QTableView>("table");
    EVENTUALLY(table->isVisible() && table->model()->rowCount() == 1);
    QCOMPARE(ConsoleDriver::cell(*table, table->model()->index(0, 0).data().toString(), QStringLiteral("Document")),
             QStringLiteral("S2"));
}

void TestDeepLinks::aRecreationIsShown()
{
    m_database->importInvoice("S1", 100);
    m_database->drain();
    const auto id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    must(RecreationStore(m_database->connection())
             .prepare(id.toStdString(), "acme", {"S1"}, QStringLiteral("test"), std::nullopt, 60s));
    openWith({.kind = DeepLink::Kind::Recreation, .id = id});
    EVENTUALLY_EQUAL(m_console->window().workspace().currentScreen(), QStringLiteral("recreations"));
    EVENTUALLY(m_console->find<QTableView>("table")->currentIndex().isValid());
}

void TestDeepLinks::whatIsNotThereIsToldInTheWindow_data()
{
    QTest::addColumn<DeepLink>("link");
    QTest::addColumn<QString>("text");
    using Kind = DeepLink::Kind;
    QTest::newRow("a document") << DeepLink{.kind = Kind::Document, .id = QStringLiteral("S404")}
                                << QStringLiteral("There is no document “S404” here.");
    QTest::newRow("of an organisation") << DeepLink{.kind = Kind::Document,
                                                    .id = QStringLiteral("S1"),
                                                    .organisation = QStringLiteral("nobody")}
                                        << QStringLiteral("There is no document “S1” in nobody.");
    QTest::newRow("a job") << DeepLink{.kind = Kind::Job, .id = QStringLiteral("7")}
                           << QStringLiteral("There is no job “7” here.");
    QTest::newRow("a recreation") << DeepLink{.kind = Kind::Recreation, .id = QStringLiteral("x")}
                                  << QStringLiteral("There is no recreation “x” here.");
}

void TestDeepLinks::whatIsNotThereIsToldInTheWindow()
{
    QFETCH(const DeepLink, link);
    QFETCH(const QString, text);
    m_database->importInvoice("S1", 100);
    openWith(link);
    EVENTUALLY(said().contains(text));
}

void TestDeepLinks::whatWasDoneStaysInTheListOfActivities()
{
    m_database->importInvoice("S1", 100);
    m_database->importInvoice("S2", 100);
    m_database->drain();
    QVERIFY(m_console->openAndWait(m_database->dsn(), QStringLiteral("documents")));
    auto *documents = m_console->find<QTableView>("table");
    for (const int row : {0, 1}) {
        m_console->window().showScreen(QStringLiteral("documents"));
        EVENTUALLY_EQUAL(documents->model()->rowCount(), 2);
        documents->selectRow(row);
        auto *preview = m_console->openPreview(true);
        QVERIFY(preview != nullptr);
        auto *recreate = preview->findChild<QPushButton *>(QStringLiteral("recreate"));
        EVENTUALLY(recreate->isEnabled());
        QTest::mouseClick(recreate, Qt::LeftButton);
        EVENTUALLY_EQUAL(m_console->session().activities().running(), 0);
        EVENTUALLY_EQUAL(static_cast<int>(m_console->session().activities().all().size()), row + 1);
    }
    auto *more = m_console->findAnywhere<QToolButton>("moreActivities");
    EVENTUALLY(more->isVisible()); // the last one is in the strip, the other behind this
    QCOMPARE(more->text(), QStringLiteral("1 more"));
    m_console->window().activateWindow();
    EVENTUALLY(m_console->window().isActiveWindow());
    QTest::keyClick(&m_console->window(), Qt::Key_H, Qt::ControlModifier);
    auto *dialog = m_console->window().findChild<ActivityDialog *>(QStringLiteral("activityDialog"));
    QVERIFY(dialog != nullptr);
    auto *list = dialog->findChild<QTableView *>(QStringLiteral("pastActivities"));
    QCOMPARE(list->model()->rowCount(), 2);
    const auto outcome = list->model()->index(0, ActivityLog::Outcome).data().toString();
    QVERIFY2(outcome.contains(QLatin1String("1 done in ")), qPrintable(outcome));
    dialog->activateWindow();
    EVENTUALLY(dialog->isActiveWindow());
    list->setFocus();
    QTest::keyClick(list, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(list, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text().count(QLatin1Char('\n')), 2);
    QTest::keyClick(list, Qt::Key_Return);
    EVENTUALLY_EQUAL(m_console->window().workspace().currentScreen(), QStringLiteral("recreations"));
    dialog->close();
    for (const auto *activity : m_console->session().activities().all())
        m_console->session().activities().dismiss(activity->id);
    EVENTUALLY(m_console->window().findChild<ActivityDialog *>(QStringLiteral("activityDialog")) == nullptr);
    m_console->findAnywhere<QAction>("actionActivities")->trigger(); // what is dismissed is not forgotten
    EVENTUALLY(m_console->window().findChild<ActivityDialog *>(QStringLiteral("activityDialog")) != nullptr);
}

QTEST_MAIN(TestDeepLinks)
#include "test_deep_links.moc"
