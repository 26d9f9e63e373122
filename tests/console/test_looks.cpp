// SPDX-License-Identifier: MIT
#include "console/connections/connection_dialog.h"
#include "console/console_driver.h"
#include "console/documents/documents_model.h"
#include "console/looks.h"
#include "console/recreations/recreations_model.h"
#include "store/queue/recreations.h"
#include "support/result_helpers.h"
#include "support/test_database.h"
#include "translations/translations.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QMessageBox>
#include <QTableView>
#include <QUuid>

#include <optional>

using namespace leapfrog;
using namespace leapfrog::test;
using namespace std::chrono_literals;

static const auto longName = std::string(90, 'w') + "-and-so-on-1234567890"; // 111 characters
static const std::string manyWords
    = "Größte Handelsgesellschaft mit sehr sehr langem Namen Größte Handelsgesellschaft mit sehr "
      "sehr langem Namen Größte Handelsgesellschaft mit sehr sehr langem Namen";
static const auto document = "INV-" + longName;

/// Figures are never cut and buttons never pushed out, whatever the window's size, the size of the writing, the length
/// of names and of the language's words.
class TestLooks : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();

    void screens_data();
    void screens();
    void whatBecameOfARecreationIsInSight();
    void amountsAndStatesAreInSight_data();
    void amountsAndStatesAreInSight();
    void welcome_data();
    void welcome();
    void refusedToOpen_data();
    void refusedToOpen();
    void preview_data();
    void preview();
    void connections_data();
    void connections();
    void questions_data();
    void questions();

private:
    void fill();
    void addRecreation(const char *who, int posted, int refused, const char *rest);
    /// Puts on what the row says; then the console may be made.
    void dress();
    /// Gives the window the row's size, and lets it lay itself out.
    static void fit(QWidget &window);
    /// What is wrong with a window of the row's size.
    static QString faults(const QWidget &window);
    static void photograph(QWidget &window);

    std::optional<TestDatabase> m_database;
    std::optional<LongWords> m_language;
    std::optional<ConsoleDriver> m_console;
    QFont m_font;
};

#define LOOKS_RIGHT(window)                                                                                            \
    do {                                                                                                               \
        fit(window);                                                                                                   \
        const bool looksRight = QTest::qWaitFor([&] { return faults(window).isEmpty(); });                             \
        photograph(window);                                                                                            \
        QVERIFY2(looksRight, qPrintable(QLatin1Char('\n') + faults(window)));                                          \
    } while (false)

void TestLooks::initTestCase()
{
    speak(*QCoreApplication::instance());
    m_font = QApplication::font();
    m_database.emplace();
    fill();
}

void TestLooks::cleanupTestCase()
{
    m_database.reset();
}

void TestLooks::init() { }

void TestLooks::cleanup()
{
    m_console.reset();
    m_language.reset();
    QApplication::setFont(m_font);
}

void TestLooks::addRecreation(const char *who, int posted, int refused, const char *rest)
{
    const auto id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    const auto counted = [](int count) { return std::to_string(count); };
    m_database->sql("INSERT INTO recreation (recreation_id, org_id, path, who, why, documents, started_at) VALUES ('"
                    + id + "', '" + longName + "', 'queued', '" + who + "', '" + longName + "', "
                    + counted(posted + refused + 1) + ", now() - interval '347 s')");
    m_database->sql(
        "INSERT INTO recreation_document (recreation_id, org_id, document_id, document_type, old_version, new_version, "
        "outcome, code, finished_at) SELECT '"
        + id + "', '" + longName + "', 'INV-' || n, 'sales_invoice', 1234, 1235, CASE WHEN n <= " + counted(posted)
        + " THEN 'posted' WHEN n <= " + counted(posted + refused) + " THEN 'refused' ELSE '" + rest
        + "' END, CASE WHEN n > " + counted(posted) + " AND n <= " + counted(posted + refused)
        + " THEN 'unknown_account' ELSE '' END, CASE WHEN '" + rest
        + "' <> 'waiting' OR n <= " + counted(posted + refused) + " THEN now() END FROM generate_series(1, "
        + counted(posted + refused + 1) + ") n");
}

void TestLooks::fill()
{
    m_database->addOrganisation(longName);
    m_database->addOrganisation(manyWords);
    must(DocumentStore(m_database->connection())
             .import(manyWords, {invoiceRecord("INV-1", 100, "2026-04-01")})); // on top
    auto big = invoiceRecord(document, 12'345'678);
    big.partyName = longName;
    auto odd = invoiceRecord("INV-9", 100);
    odd.body.insert(odd.body.find("\"amount\""), R"("account":"4711",)");
    odd.partyName = "Handelsgesellschaft Nr. 12 mbH";
    must(DocumentStore(m_database->connection()).import(longName, {big, odd, invoiceRecord("INV-10", 1'234'567)}));
    m_database->drain();
    must(DocumentStore(m_database->connection()).import(longName, {invoiceRecord(document, 12'345'679)}));
    addRecreation("anna", 331, 9, "unchanged");
    addRecreation(longName.c_str(), 1'204, 345, "waiting");
    m_database->sql("INSERT INTO accounting_work_queue (org_id, document_id, document_type, ready_at) SELECT '"
                    + longName
                    + "', 'ORD-' || n, 'sales_invoice', now() - interval '95 min' FROM generate_series(1, 1500) n");
}

static void sizes()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("percent");
    QTest::addColumn<bool>("longWords");
    for (const bool longWords : {false, true}) {
        const auto *words = longWords ? ", long words" : "";
        QTest::addRow("640x480%s", words) << QSize(640, 480) << 100 << longWords;
        QTest::addRow("1280x800%s", words) << QSize(1280, 800) << 100 << longWords;
        QTest::addRow("1280x800 at 200%%%s", words) << QSize(1280, 800) << 200 << longWords;
    }
}

void TestLooks::dress()
{
    QFETCH(const int, percent);
    QFETCH(const bool, longWords);
    if (longWords)
        m_language.emplace();
    auto font = m_font;
    font.setPointSizeF(m_font.pointSizeF() * percent / 100);
    QApplication::setFont(font);
    m_console.emplace();
}

void TestLooks::fit(QWidget &window)
{
    QFETCH(const QSize, size);
    window.resize(size);
    for (int i = 0; i < 3; ++i) // a layout may ask for another one
        QCoreApplication::processEvents();
}

QString TestLooks::faults(const QWidget &window)
{
    QFETCH(const QSize, size);
    auto found = faultsOf(window);
    if (window.size() != size)
        found.prepend(QStringLiteral("needs %1×%2").arg(window.width()).arg(window.height()));
    return found.join(QLatin1Char('\n'));
}

/// For people: LEAPFROG_LOOKS names a folder that gets a picture of each.
void TestLooks::photograph(QWidget &window)
{
    const auto folder = qEnvironmentVariable("LEAPFROG_LOOKS");
    if (folder.isEmpty())
        return;
    auto name = QStringLiteral("%1 %2").arg(QLatin1String(QTest::currentTestFunction()),
                                            QLatin1String(QTest::currentDataTag()));
    window.grab().save(
        QDir(folder).filePath(name.replace(QLatin1String(", "), QLatin1String(" ")) + QStringLiteral(".png")));
}

void TestLooks::screens_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("percent");
    QTest::addColumn<bool>("longWords");
    QTest::addColumn<QString>("screen");
    QTest::addColumn<bool>("chosen");
    for (const auto *screen : {"backlog", "documents", "recreations", "ledger"}) {
        for (const bool longWords : {false, true}) {
            for (const bool chosen : {false, true}) {
                const auto tag = QStringLiteral("%1%2%3").arg(QLatin1String(screen),
                                                              chosen ? QStringLiteral(", one organisation") : QString(),
                                                              longWords ? QStringLiteral(", long words") : QString());
                QTest::addRow("%s 640x480", qPrintable(tag))
                    << QSize(640, 480) << 100 << longWords << QString::fromLatin1(screen) << chosen;
                QTest::addRow("%s 1280x800", qPrintable(tag))
                    << QSize(1280, 800) << 100 << longWords << QString::fromLatin1(screen) << chosen;
                QTest::addRow("%s 1280x800 at 200%%", qPrintable(tag))
                    << QSize(1280, 800) << 200 << longWords << QString::fromLatin1(screen) << chosen;
            }
        }
    }
}

void TestLooks::screens()
{
    QFETCH(const QString, screen);
    QFETCH(const bool, chosen);
    dress();
    QVERIFY(m_console->openAndWait(m_database->dsn(), screen));
    if (chosen) {
        m_console->session().setOrganisation(longName);
        QVERIFY(m_console->waitUntilLoaded());
    }
    static const QHash<QString, const char *> lists{{QStringLiteral("backlog"), "organisations"},
                                                    {QStringLiteral("documents"), "entries"},
                                                    {QStringLiteral("recreations"), "documents"}};
    const auto *ledger = chosen ? "balances" : "organisations"; // it is that of one organisation
    const auto *details = m_console->find<QAbstractItemView>(lists.value(screen, ledger));
    EVENTUALLY(details->model()->rowCount() > 0);
    LOOKS_RIGHT(m_console->window());
}

void TestLooks::whatBecameOfARecreationIsInSight()
{
    m_console.emplace();
    QVERIFY(m_console->openAndWait(m_database->dsn(), QStringLiteral("recreations")));
    m_console->window().resize(640, 480);
    const auto *table = m_console->find<QTableView>("table");
    EVENTUALLY(table->viewport()->rect().contains(
        table->visualRect(table->model()->index(0, RecreationsModel::Result)).adjusted(0, 0, -1, -1)));
}

void TestLooks::amountsAndStatesAreInSight_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("organisation");
    QTest::addColumn<bool>("states"); // are whole, too
    QTest::newRow("640x480, all organisations") << QSize(640, 480) << QString() << false;
    QTest::newRow("640x480, one") << QSize(640, 480) << QString::fromStdString(longName) << false;
    QTest::newRow("1160x740, all organisations") << QSize(1160, 740) << QString() << true;
    QTest::newRow("1160x740, one") << QSize(1160, 740) << QString::fromStdString(longName) << true;
}

/// Whatever digits are in a customer's name.
void TestLooks::amountsAndStatesAreInSight()
{
    QFETCH(const QSize, size);
    QFETCH(const QString, organisation);
    QFETCH(const bool, states);
    m_console.emplace();
    QVERIFY(m_console->openAndWait(m_database->dsn(), QStringLiteral("documents")));
    m_console->session().setOrganisation(organisation.toStdString());
    QVERIFY(m_console->waitUntilLoaded());
    m_console->window().resize(size);
    const auto *table = m_console->find<QTableView>("table");
    const auto inSight = [table](int column) {
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            const auto index = table->model()->index(row, column);
            const auto place = table->visualRect(index);
            const bool isSentence = index.data().toString().size() > 30;
            if (place.left() < 0 || place.right() > table->viewport()->width()
                || (!isSentence && place.width() < table->sizeHintForIndex(index).width()))
                return false;
        }
        return table->model()->rowCount() >= 3;
    };
    const bool shared = QTest::qWaitFor(
        [&] { return inSight(DocumentsModel::Amount) && (!states || inSight(DocumentsModel::Status)); }, 30000);
    photograph(m_console->window());
    QVERIFY(shared);
}

void TestLooks::welcome_data()
{
    sizes();
}

void TestLooks::welcome()
{
    dress();
    m_console->window().show();
    LOOKS_RIGHT(m_console->window());
}

void TestLooks::refusedToOpen_data()
{
    sizes();
}

void TestLooks::refusedToOpen()
{
    dress();
    auto target = ConnectionBook::given("host=/nowhere/at/all dbname=" + longName);
    target.name = QString::fromStdString(longName);
    m_console->window().open(target);
    m_console->window().show();
    EVENTUALLY(m_console->session().state() == Session::State::Refused);
    LOOKS_RIGHT(m_console->window());
}

void TestLooks::preview_data()
{
    sizes();
}

void TestLooks::preview()
{
    dress();
    QVERIFY(m_console->openAndWait(m_database->dsn(), QStringLiteral("documents")));
    m_console->session().setOrganisation(longName);
    auto *table = m_console->find<QTableView>("table");
    EVENTUALLY(table->model()->rowCount() == 3);
    table->selectAll();
    auto *dialog = m_console->openPreview();
    QVERIFY(dialog != nullptr);
    LOOKS_RIGHT(*dialog);
}

void TestLooks::connections_data()
{
    sizes();
}

void TestLooks::connections()
{
    dress();
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("some.ini")), QSettings::IniFormat);
    ConnectionBook book(settings);
    auto target = ConnectionBook::given("host=db1 dbname=books");
    target.name = QString::fromStdString(longName);
    book.save(target);
    ConnectionDialog dialog(book, book.saved().front());
    dialog.show();
    LOOKS_RIGHT(dialog);
}

void TestLooks::questions_data()
{
    sizes();
}

/// Boxes are as large as they want to be: never wider than the screen.
void TestLooks::questions()
{
    dress();
    QVERIFY(m_console->openAndWait(m_database->dsn(), QStringLiteral("recreations")));
    for (const auto *act : {"actionShortcuts", "actionAbout"}) {
        m_console->findAnywhere<QAction>(act)->trigger();
        auto *box = m_console->window().findChild<QDialog *>();
        QVERIFY(box != nullptr);
        EVENTUALLY(box->isVisible());
        QCOMPARE(faultsOf(*box).join(QLatin1Char('\n')), QString());
        delete box;
    }
}

QTEST_MAIN(TestLooks)
#include "test_looks.moc"
