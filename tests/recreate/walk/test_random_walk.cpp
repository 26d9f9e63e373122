// SPDX-License-Identifier: MIT
#include "engine/close/flux.h"
#include "engine/close/seal.h"
#include "engine/close/seal_check.h"
#include "recreate/random_book.h"
#include "store/books/period_locks.h"
#include "store/inbox/forgotten_party.h"
#include "support/result_helpers.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <rapidcheck.h>

#include <sstream>

using namespace Qt::StringLiterals;
using namespace leapfrog;
using namespace leapfrog::test;

/// One long walk of acts on a book, with LEAPFROG_WALK_ACTS of them (40): what was printed on the way is given again at
/// its end, differences are told without rest, seals raise no false alarm, and another program sums up both
/// (walk_sums.py).
class TestRandomWalk : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void allThatWasPrintedHolds();
};

using Movements = std::map<std::string, std::string>;
using Printed = std::vector<std::pair<std::string, Movements>>;

void TestRandomWalk::initTestCase()
{
    if (!qEnvironmentVariableIsSet("RC_PARAMS"))
        qputenv("RC_PARAMS", "max_success=1 noshrink=1");
}

static int actsOfWalk()
{
    bool isNumber = false;
    const int acts = qEnvironmentVariableIntValue("LEAPFROG_WALK_ACTS", &isNumber);
    return isNumber ? acts : 40;
}

static Movements movementsOf(RandomBook &book, const std::optional<Moment> &moment)
{
    const auto sums = must(BookSumsStore(book.connection()).read("acme", {.knownAt = moment}, {}));
    Movements movements;
    for (const auto &sum : sums.sums)
        movements[sum.account + ' ' + dateText(sum.month).substr(0, 7)] = amountText(sum.balance(), 0);
    return movements;
}

static std::string differenceOf(const Movements &was, const Movements &is)
{
    for (const auto &[place, sum] : was) {
        const auto found = is.find(place);
        if (found == is.end() || found->second != sum)
            return place + " was " + sum + ", is " + (found == is.end() ? "nothing" : found->second);
    }
    return was == is ? "" : "there are more accounts or months";
}

namespace {

/// The newest seal, as long as nobody has opened its days.
class WalkSeal
{
public:
    explicit WalkSeal(RandomBook &book)
        : m_book(book)
    { }

    /// Locks the books through any day, and seals them; or opens them.
    void closeOrOpen()
    {
        // What is not posted keeps a lock out: half of them are of the days before it.
        const auto day
            = m_book.database().sql("SELECT coalesce(min(document_date) - 1, '2026-12-31') FROM document_open");
        const bool isDone = *rc::gen::arbitrary<bool>()
            ? m_book.changeLock()
            : PeriodLockStore(m_book.connection()).lock("acme", parseDate(day).value(), u"walk"_s).has_value();
        const auto state = must(PeriodLockStore(m_book.connection()).show("acme"));
        if (!state.lockedThrough)
            m_lines.clear();
        if (!isDone || !state.lockedThrough)
            return;
        m_lines.clear();
        must(sealPeriod(m_book.connection(),
                        {.orgId = "acme", .through = *state.lockedThrough, .why = "walk", .program = "walk"},
                        [this](const std::string &lines) -> Result<> {
                            m_lines += lines;
                            return {};
                        }));
        ++m_made;
    }

    /// What is found, though nothing was done that may not be done.
    std::string falseAlarms()
    {
        if (m_lines.empty())
            return {};
        ++m_compared;
        const auto done
            = must(compareSeal(m_book.connection(), linesOf(std::make_shared<std::istringstream>(m_lines))));
        std::string text;
        for (const auto &finding : done.findings)
            text += finding.kind + ": " + finding.message.toStdString() + '\n';
        for (const auto &finding : must(checkKeptSeals(m_book.connection(), "acme")))
            text += finding.kind + ": " + finding.message.toStdString() + '\n';
        return text;
    }

    [[nodiscard]] QString words() const { return u"%1 seals, compared %2 times"_s.arg(m_made).arg(m_compared); }

private:
    RandomBook &m_book;
    std::string m_lines;
    int m_made = 0;
    int m_compared = 0;
};

} // namespace

static void withdrawOne(RandomBook &book)
{
    const auto &id = *rc::gen::elementOf(book.ids());
    must(DocumentStore(book.connection())
             .import("acme",
                     {{.id = id,
                       .type = "withdrawn",
                       .date = "2026-03-31",
                       .currency = "EUR",
                       .partyName = {},
                       .amount = {},
                       .body = R"({"id":")" + id + R"(","type":"withdrawn","date":"2026-03-31","currency":"EUR"})"}}));
    book.drain();
}

/// One act; what a person or a program may do to books.
static void step(RandomBook &book, WalkSeal &seal)
{
    const int which = *rc::gen::inRange(0, 100);
    if (which < 8)
        withdrawOne(book);
    else if (which < 20)
        seal.closeOrOpen();
    else if (which < 21)
        must(forgetParty(book.connection(), "acme", "Müller KG"));
    else if (which < 24) // as a worker does every second
        book.database().sql("SELECT ledger_aggregate(true)");
    else if (which < 90) {
        if (book.ids().size() < 400 || which % 2 == 0)
            book.importAny();
        if (which % 3 != 0)
            book.drain();
    } else if (which < 94)
        book.set(RandomBook::anySettings());
    else if (which < 96)
        book.recreate(book.ids());
    else if (which < 98)
        book.recreate({*rc::gen::elementOf(book.ids())});
    else
        book.undoLatest();
}

static void write(const QString &file, const QJsonArray &list)
{
    QFile out(file);
    RC_ASSERT(out.open(QIODevice::WriteOnly));
    out.write(QJsonDocument(list).toJson(QJsonDocument::Compact));
}

static void exportTable(RandomBook &book, const QString &file, const QString &sql)
{
    QProcess psql;
    psql.setStandardOutputFile(file);
    psql.start(u"psql"_s,
               {u"-Xq"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, u"-c"_s,
                u"COPY (%1) TO STDOUT (FORMAT csv, HEADER)"_s.arg(sql), QString::fromStdString(book.database().dsn())});
    RC_ASSERT(psql.waitForFinished(120'000) && psql.exitCode() == 0);
}

static QString words(const std::string &text)
{
    return QString::fromStdString(text);
}

static QJsonArray fluxesOf(RandomBook &book, const Printed &printed, int times)
{
    QJsonArray fluxes;
    for (int i = 0; i < times; ++i) {
        const auto one = *rc::gen::inRange(0, static_cast<int>(printed.size()));
        const auto other = *rc::gen::inRange(0, static_cast<int>(printed.size()));
        const auto &before = printed[static_cast<std::size_t>(std::min(one, other))].first;
        const auto &after = printed[static_cast<std::size_t>(std::max(one, other))].first;
        const auto flux = must(
            fluxOf(book.connection(),
                   {.orgId = "acme", .before = *Moment::parse(before), .after = *Moment::parse(after), .through = {}}));
        QJsonArray accounts;
        for (const auto &account : flux.accounts) {
            QJsonArray reasons;
            for (const auto &part : account.reasons)
                reasons.append(words(amountText(part.amount, 0)));
            accounts.append(QJsonObject{{u"account"_s, words(account.account)},
                                        {u"before"_s, words(amountText(account.before, 0))},
                                        {u"after"_s, words(amountText(account.after, 0))},
                                        {u"reasons"_s, reasons}});
        }
        fluxes.append(QJsonObject{{u"before"_s, words(before)}, {u"after"_s, words(after)}, {u"accounts"_s, accounts}});
    }
    return fluxes;
}

/// Another program, from the tables.
static void sumUpElsewhere(RandomBook &book, const Printed &printed, const QJsonArray &fluxes)
{
    QTemporaryDir folder;
    const auto at = [&](const char *file) { return folder.filePath(QLatin1String(file)); };
    static const auto moment = u"to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"_s;
    exportTable(book, at("acts.csv"), u"SELECT act, %1 AS at FROM ledger_act WHERE org_id = 'acme'"_s.arg(moment));
    exportTable(
        book, at("entries.csv"),
        u"SELECT document_id, version, account, to_char(entry_date, 'YYYY-MM') AS month, base_amount, posted_act, "
        u"deleted_act, replaced_by_version FROM gl_entry WHERE org_id = 'acme'"_s);
    exportTable(
        book, at("statuses.csv"),
        u"SELECT document_id, line_no, act, awaiting_recreation, posted_version FROM document_status WHERE org_id "
        u"= 'acme'"_s);
    QJsonArray said;
    for (const auto &[when, movements] : printed) {
        QJsonObject figures;
        for (const auto &[place, sum] : movements)
            figures[words(place)] = words(sum);
        said.append(QJsonObject{{u"moment"_s, words(when)}, {u"figures"_s, figures}});
    }
    write(at("printed.json"), said);
    write(at("flux.json"), fluxes);
    QProcess python;
    python.setProcessChannelMode(QProcess::MergedChannels);
    python.start(u"python3"_s, {u"" LEAPFROG_SOURCE_DIR "/tests/recreate/walk/walk_sums.py"_s, folder.path()});
    RC_ASSERT(python.waitForFinished(1'800'000));
    const auto told = python.readAll();
    qInfo().noquote() << told.trimmed();
    if (python.exitCode() != 0)
        RC_FAIL(told.toStdString());
}

static void walk(int acts)
{
    RandomBook book(*rc::gen::inRange(5, 20));
    WalkSeal seal(book);
    Printed printed;
    for (int i = 0; i <= acts; ++i) {
        const auto moment = book.moment();
        const auto figures = book.movements();
        if (const auto other = differenceOf(figures, movementsOf(book, {})); !other.empty())
            RC_FAIL("after act " + std::to_string(i) + " balances differ from the sum of the entries: " + other);
        printed.emplace_back(moment, figures);
        if (i % 5 == 0) {
            if (const auto alarms = seal.falseAlarms(); !alarms.empty())
                RC_FAIL("after act " + std::to_string(i) + " the seal raises an alarm: " + alarms);
        }
        if (i < acts)
            step(book, seal);
    }
    for (const auto &[moment, figures] : printed) {
        if (const auto other = differenceOf(figures, movementsOf(book, Moment::parse(moment))); !other.empty())
            RC_FAIL("known at " + moment + ": " + other);
    }
    qInfo().noquote() << seal.words() << u"in a walk of %1 acts, %2 documents"_s.arg(acts).arg(book.ids().size());
    sumUpElsewhere(book, printed, fluxesOf(book, printed, std::max(10, acts / 20)));
    RC_ASSERT(book.database().number("SELECT count(*) FROM ledger_balance_odd") == 0);
}

void TestRandomWalk::allThatWasPrintedHolds()
{
    const int acts = actsOfWalk();
    QVERIFY(rc::check("along a walk of " + std::to_string(acts) + " acts", [acts] {
        const auto walked
            = rc::gen::exec([acts] { // the first case would be of the least size, where nothing is by chance
                  walk(acts);
                  return true;
              });
        RC_ASSERT(*rc::gen::resize(rc::kNominalSize, walked));
    }));
}

QTEST_GUILESS_MAIN(TestRandomWalk)
#include "test_random_walk.moc"
