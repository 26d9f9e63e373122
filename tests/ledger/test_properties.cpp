// SPDX-License-Identifier: MIT
#include "ledger/deferral.h"
#include "ledger/difference.h"
#include "ledger/post.h"
#include "ledger/record.h"
#include "ledger/support/any_document.h"

#include <QTest>

#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <numeric>

using namespace leapfrog;
using namespace leapfrog::test;

/// What must hold for every document. A failure prints the smallest one found, and how to try it again.
class TestProperties : public QObject
{
    Q_OBJECT

private slots:
    void everyDateBalances();
    void aDeferredAmountIsReleasedExactly();
    void aScheduleSumsUpToItsAmount();
    void postingIsDeterministic();
    void theSameIsNoDifference();
    void aDifferenceLeadsFromOldToNew();
    void catchingUpLosesNothing();
    void anUnchangedDocumentHasNothingToCatchUp();
    void damagedInputIsAnswered();
};

using Sums = std::map<std::pair<std::string, std::string>, std::pair<std::int64_t, std::int64_t>>;

/// Amount and base amount by account and currency, without those that are zero.
static Sums sums(const std::vector<Posting> &postings)
{
    Sums sums;
    for (const auto &posting : postings) {
        auto &sum = sums[{posting.account, posting.currency}];
        sum.first += posting.amount;
        sum.second += posting.baseAmount;
    }
    std::erase_if(sums, [](const auto &entry) { return entry.second == std::pair<std::int64_t, std::int64_t>{}; });
    return sums;
}

static Context contextFrom(const std::string &json)
{
    return Context::fromJson(parseJson(json).value(), {}).value();
}

static std::vector<Posting> posted(const std::string &document, const Context &context)
{
    auto postings = post(parseJson(document).value(), context);
    if (!postings)
        RC_FAIL(document + " is refused: " + postings.error().code + " on " + postings.error().field);
    return *postings;
}

void TestProperties::everyDateBalances()
{
    QVERIFY(rc::check("the base amounts of each date sum up to zero", [] {
        const auto context = contextFrom(anyContext());
        std::map<Date, std::int64_t> byDate;
        for (const auto &posting : posted(anyDocument(), context))
            byDate[posting.date] += posting.baseAmount;
        RC_ASSERT(std::ranges::all_of(byDate, [](const auto &day) { return day.second == 0; }));
    }));
}

void TestProperties::aDeferredAmountIsReleasedExactly()
{
    QVERIFY(rc::check("what is held back ends at zero in both currencies", [] {
        const auto context = contextFrom(anyContext());
        Sums held;
        for (const auto &posting : posted(anyDocument(), context)) {
            const bool isHolding = posting.account == context.roles[Role::DeferredRevenue]
                || posting.account == context.roles[Role::PrepaidExpenses];
            if (isHolding && posting.rule.starts_with("DEF-")) {
                auto &sum = held[{posting.account, std::to_string(posting.line)}];
                sum.first += posting.amount;
                sum.second += posting.baseAmount;
            }
        }
        RC_CLASSIFY(!held.empty());
        for (const auto &[line, sum] : held) {
            RC_ASSERT(sum.first == 0);
            RC_ASSERT(sum.second == 0);
        }
    }));
}

void TestProperties::aScheduleSumsUpToItsAmount()
{
    QVERIFY(rc::check("parts are not negative, in order, and sum up to the amount", [] {
        const auto amount
            = *rc::gen::inRange<std::int64_t>(0, *rc::gen::element<std::int64_t>(50, 100'000, 1'000'000'000'000'000));
        const auto start = parseDate(anyDay()).value();
        const Deferral deferral{
            start, start + std::chrono::days(*rc::gen::inRange(0, 3500)),
            *rc::gen::element(DeferralMethod::Daily, DeferralMethod::Monthly, DeferralMethod::MidMonth)};
        const auto rounding = *rc::gen::element(DeferralRounding::Cumulative, DeferralRounding::ResidualLast);
        const auto parts = deferralSchedule(amount, deferral, rounding);

        const auto total
            = std::accumulate(parts.begin(), parts.end(), std::int64_t{0},
                              [](std::int64_t sum, const DeferralPart &part) { return sum + part.amount; });
        RC_ASSERT(total == amount);
        RC_ASSERT(std::ranges::all_of(parts, [](const DeferralPart &part) { return part.amount >= 0; }));
        RC_ASSERT(std::ranges::is_sorted(parts, std::ranges::less(), &DeferralPart::date));
        RC_ASSERT(parts.back().date == deferral.end);
        RC_ASSERT(static_cast<int>(parts.size()) == monthsTouched(deferral.start, deferral.end));
    }));
}

void TestProperties::postingIsDeterministic()
{
    QVERIFY(rc::check("the same input gives the same postings in the same order", [] {
        const auto contextJson = anyContext();
        const auto document = anyDocument();
        RC_ASSERT(posted(document, contextFrom(contextJson)) == posted(document, contextFrom(contextJson)));
    }));
}

void TestProperties::theSameIsNoDifference()
{
    QVERIFY(rc::check("postings don't differ from themselves in any order", [] {
        const auto postings = posted(anyDocument(), contextFrom(anyContext()));
        auto turned = postings;
        std::ranges::reverse(turned);
        RC_ASSERT(difference(postings, turned).unchanged());
    }));
}

void TestProperties::aDifferenceLeadsFromOldToNew()
{
    QVERIFY(rc::check("old postings plus the difference are the new ones", [] {
        const auto context = contextFrom(anyContext());
        auto before = posted(anyDocument(), context);
        const auto after = posted(anyDocument(), context);
        for (const auto &line : difference(before, after).lines)
            before.push_back({line.date, line.account, line.currency, line.amount(), line.baseAmount(), line.rule});
        RC_ASSERT(sums(before) == sums(after));
        RC_ASSERT(difference(before, after).unchanged());
    }));
}

void TestProperties::catchingUpLosesNothing()
{
    QVERIFY(rc::check("previous entries in the lock plus what is posted are what would be posted without a lock", [] {
        auto context = contextFrom(anyContext());
        const auto before = posted(anyDocument(), context);
        const auto document = anyDocument();
        const auto unlocked = posted(document, context);
        context.lockedThrough = parseDate(anyDay());
        context.lockPolicy = LockPolicy::CatchUp;
        context.previous = before;
        auto books = posted(document, context);

        RC_ASSERT(
            std::ranges::all_of(books, [&](const Posting &posting) { return posting.date > *context.lockedThrough; }));
        std::ranges::copy_if(before, std::back_inserter(books),
                             [&](const Posting &posting) { return posting.date <= *context.lockedThrough; });
        RC_ASSERT(sums(books) == sums(unlocked));
    }));
}

void TestProperties::anUnchangedDocumentHasNothingToCatchUp()
{
    QVERIFY(rc::check("posting again after a lock gives just the postings in open days", [] {
        auto context = contextFrom(anyContext());
        const auto document = anyDocument();
        auto open = posted(document, context);
        context.previous = open;
        context.lockedThrough = parseDate(anyDay());
        context.lockPolicy = LockPolicy::CatchUp;
        std::erase_if(open, [&](const Posting &posting) { return posting.date <= *context.lockedThrough; });
        RC_ASSERT(posted(document, context) == open);
    }));
}

void TestProperties::damagedInputIsAnswered()
{
    QVERIFY(rc::check("any damage gives one line of JSON with postings or a refusal", [] {
        auto record = R"({"document":)" + anyDocument() + R"(,"context":)" + anyContext() + '}';
        const int damages = *rc::gen::inRange(1, 4);
        for (int i = 0; i < damages; ++i) {
            const auto at = *rc::gen::inRange<std::size_t>(0, record.size());
            record.replace(at, *rc::gen::inRange<std::size_t>(0, 3),
                           *rc::gen::container<std::string>(
                               rc::gen::element('"', '}', '0', '9', '-', '.', ',', '\0', '\xFF', 'a')));
        }
        RecordPoster poster({});
        const auto answer = parseJson(poster.answer({.text = record, .line = 1, .tooLarge = false}));
        RC_ASSERT(answer.has_value());
        const auto *const refusal = answer->find("refusal");
        RC_ASSERT((refusal != nullptr) != (answer->find("postings") != nullptr));
        if (refusal != nullptr)
            RC_ASSERT(refusal->find("code")->text() != "internal_error");
    }));
}

QTEST_APPLESS_MAIN(TestProperties)
#include "test_properties.moc"
