// SPDX-License-Identifier: MIT
#include "recreate/apply_settings.h"
#include "recreate/random_book.h"
#include "recreate/undo.h"
#include "store/close/settings_acts.h"
#include "store/queue/workers.h"
#include "support/result_helpers.h"

#include <QTest>

#include <rapidcheck.h>

using namespace leapfrog;
using namespace leapfrog::test;

/// One change of settings after the other is rehearsed and applied to books that go on meanwhile: with deferrals,
/// currencies, locks, refused documents and new versions. Each time what was rehearsed is what then happens, to the
/// cent, on every account and in every month; and undone, what was before. LEAPFROG_REHEARSALS=1000 makes so many
/// changes.
class TestRehearsalWalk : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void whatIsRehearsedIsWhatHappens();
};

using Movements = std::map<std::string, std::string>;

static constexpr int changesOfABook = 5;
static constexpr int changesInTheSuite = 20;

static int changesWanted()
{
    bool isGiven = false;
    const int given = qEnvironmentVariableIntValue("LEAPFROG_REHEARSALS", &isGiven);
    return isGiven ? given : changesInTheSuite;
}

void TestRehearsalWalk::initTestCase()
{
    if (qEnvironmentVariableIsSet("RC_PARAMS"))
        return;
    const int books = (changesWanted() + changesOfABook - 1) / changesOfABook;
    qputenv("RC_PARAMS", "noshrink=1 max_success=" + QByteArray::number(books));
}

static Movements movementsOf(const Rehearsal &rehearsal, Wide MonthMovement::*side)
{
    Movements movements;
    for (const auto &one : rehearsal.accounts) {
        if (one.*side != 0)
            movements[one.account + ' ' + one.month] = amountText(one.*side, 0);
    }
    return movements;
}

static Movements movementsIn(RandomBook &book)
{
    auto movements = book.movements();
    std::erase_if(movements, [](const auto &one) { return one.second == "0"; });
    return movements;
}

static void requireAlike(const Movements &rehearsed, const Movements &happened, const char *when)
{
    if (rehearsed == happened)
        return;
    std::string text = when;
    for (const auto &[place, sum] : rehearsed) {
        const auto other = happened.find(place);
        if (other == happened.end() || other->second != sum)
            text += "\nrehearsed " + place + ' ' + sum;
    }
    for (const auto &[place, sum] : happened) {
        const auto other = rehearsed.find(place);
        if (other == rehearsed.end() || other->second != sum)
            text += "\nhappened " + place + ' ' + sum;
    }
    RC_FAIL(text);
}

/// What the lists say of a sum is all that moves it, as long as they are whole.
static void requireMoversAddUp(const Rehearsal &rehearsal)
{
    for (const auto &place : rehearsal.accounts) {
        if (place.changed != static_cast<std::int64_t>(place.movers.size()))
            continue;
        Wide moved = 0;
        for (const auto &document : place.movers)
            moved += document.after - document.before;
        RC_ASSERT(moved == place.after - place.before);
    }
    for (const auto &document : rehearsal.largest) {
        Wide moved = 0;
        for (const auto &place : document.places)
            moved += std::max<Wide>(0, place.after - place.before);
        RC_ASSERT(moved == document.moved);
    }
}

namespace {

/// Who applies it, as a console does.
class Applying
{
public:
    explicit Applying(RandomBook &book)
        : m_book(book)
        , m_pool(book.database().dsn(), "test", 2)
        , m_runner(m_pool, WorkerStore::makeName("direct"), m_settings)
    { }

    std::string apply(const OrganisationChange &change, const Rehearsal &rehearsal, const QDateTime &begunAt)
    {
        auto started = must(applySettings(m_pool, m_runner, m_settings,
                                          {.orgId = "acme",
                                           .change = change,
                                           .changedDocuments = rehearsal.changedDocuments,
                                           .begunAt = begunAt,
                                           .why = {}}));
        if (started.task)
            started.task->outcomes.waitForFinished();
        m_book.drain();
        return started.id;
    }

private:
    const Settings m_settings;
    RandomBook &m_book;
    ConnectionPool m_pool;
    DirectRunner m_runner;
};

} // namespace

static bool oneIn(int many)
{
    return *rc::gen::inRange(0, many) == 0;
}

/// What goes on in the books between two changes.
static void goOn(RandomBook &book)
{
    if (oneIn(2))
        book.importAny();
    if (oneIn(3))
        book.changeLock();
    if (oneIn(3))
        book.importAny();
    if (oneIn(2))
        book.drain();
}

static void oneChange(RandomBook &book, Applying &applying)
{
    goOn(book);
    const auto change = RandomBook::anySettings();
    const auto begunAt = must(SettingsActs(book.connection()).now());
    const auto now = must(OrganisationStore(book.connection()).show("acme"));
    const auto next = must(OrganisationStore(book.connection()).preview("acme", change));
    const auto rehearsal = must(rehearse(book.connection(), "acme", next.context, {}, {}, {}, now.context));
    const auto before = movementsIn(book);
    requireAlike(movementsOf(rehearsal, &MonthMovement::before), before, "before");
    requireMoversAddUp(rehearsal);
    RC_ASSERT(rehearsal.documents == rehearsal.changed + rehearsal.unchanged + rehearsal.refused + rehearsal.locked);
    RC_ASSERT(rehearsal.newlyRefused <= rehearsal.refused);

    const auto id = applying.apply(change, rehearsal, begunAt);
    requireAlike(movementsOf(rehearsal, &MonthMovement::after), movementsIn(book), "after");
    RC_CLASSIFY(rehearsal.changed > 0, "changed");
    RC_CLASSIFY(rehearsal.refused > 0, "refused");
    RC_CLASSIFY(rehearsal.locked > 0, "locked");
    RC_CLASSIFY(next.context.lockedThrough && next.context.lockPolicy == LockPolicy::CatchUp, "caught up");

    if (!oneIn(4))
        return;
    const auto settled = movementsIn(book);
    const auto undone = undoRecreation(book.connection(), id);
    book.drain();
    const auto after = must(OrganisationStore(book.connection()).show("acme"));
    if (!undone) { // all of it stays, then
        requireAlike(settled, movementsIn(book), "not undone");
        return;
    }
    RC_ASSERT(after.context.roles == now.context.roles);
    RC_ASSERT(after.context.taxAccounts == now.context.taxAccounts);
    RC_ASSERT(after.context.lockPolicy == now.context.lockPolicy);
    RC_ASSERT(after.context.deferralRounding == now.context.deferralRounding);
    RC_CLASSIFY(true, "undone");
}

void TestRehearsalWalk::whatIsRehearsedIsWhatHappens()
{
    int made = 0;
    QVERIFY(rc::check("what is rehearsed is what then happens, change after change", [&made] {
        RandomBook book(*rc::gen::inRange(8, 30));
        Applying applying(book);
        for (int i = 0; i < changesOfABook; ++i, ++made)
            oneChange(book, applying);
    }));
    qInfo("%d changes of settings", made);
}

QTEST_GUILESS_MAIN(TestRehearsalWalk)
#include "test_rehearsal_walk.moc"
