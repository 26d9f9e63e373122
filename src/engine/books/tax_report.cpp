// SPDX-License-Identifier: MIT
#include "engine/books/tax_report.h"

#include "ledger/post.h"
#include "ledger/roles.h"
#include "store/books/posting_store.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <set>
#include <tuple>

namespace leapfrog {

namespace {

constexpr int untaxedPerPage = 1000;

Date monthOf(Date day)
{
    const std::chrono::year_month_day parts(day);
    return std::chrono::sys_days(parts.year() / parts.month() / std::chrono::day(1));
}

/// Reverse charge is owed on the account of output tax and recovered on another one; where one is both, what is owed
/// is below zero.
TaxSide sideOf(const TaxSum &sum, const std::map<std::string, std::string> &roles)
{
    if (sum.rule.ends_with("-TAX"))
        return sum.rule.starts_with("VB-") ? TaxSide::Purchases : TaxSide::Sales;
    if (sum.rule != "VB-RC")
        return TaxSide::NotKnown;
    const auto role = roles.find(sum.account);
    const bool isOutput = role != roles.end() && role->second == roleName(Role::OutputTax);
    return isOutput && sum.taxable <= 0 ? TaxSide::ReverseChargeOwed : TaxSide::ReverseChargeRecovered;
}

bool isOwed(TaxSide side)
{
    return side == TaxSide::Sales || side == TaxSide::ReverseChargeOwed;
}

class Taxes
{
public:
    explicit Taxes(std::map<std::string, std::string> roles)
        : m_roles(std::move(roles))
    { }

    void add(const TaxSum &sum)
    {
        const auto side = sideOf(sum, m_roles);
        auto &line = m_lines[{sum.month, side, sum.code, sum.account}];
        const int sign = isOwed(side) ? -1 : 1;
        line.month = sum.month;
        line.side = side;
        line.code = sum.code;
        line.account = sum.account;
        line.taxable += sign * sum.taxable;
        line.tax += sign * sum.tax;
        line.documents += sum.documents;
        m_coded[sum.account] += sum.tax;
    }
    [[nodiscard]] std::vector<std::string> accounts() const
    {
        std::set<std::string> all;
        for (const auto &[account, role] : m_roles)
            all.insert(account);
        for (const auto &[account, tax] : m_coded)
            all.insert(account);
        return {all.begin(), all.end()};
    }
    [[nodiscard]] Wide coded(const std::string &account) const
    {
        const auto found = m_coded.find(account);
        return found != m_coded.end() ? found->second : 0;
    }
    [[nodiscard]] std::vector<TaxLine> lines() const
    {
        std::vector<TaxLine> lines;
        for (const auto &[key, line] : m_lines)
            lines.push_back(line);
        return lines;
    }

private:
    std::map<std::string, std::string> m_roles; ///< by account
    std::map<std::tuple<Date, TaxSide, std::string, std::string>, TaxLine> m_lines;
    std::map<std::string, Wide> m_coded;
};

/// Says the taxes of entries that do not say them: what their document gives when it is posted once more.
class Untaxed
{
public:
    Untaxed(Context context, Taxes &taxes)
        : m_context(std::move(context))
        , m_taxes(taxes)
    {
        m_context.lockedThrough.reset(); // as it was posted, not as it would be now
    }

    void add(const UntaxedEntry &entry)
    {
        if (entry.documentId != m_document || entry.version != m_version) {
            m_document = entry.documentId;
            m_version = entry.version;
            m_counted.clear();
            const auto posted = postText(entry.body, m_context);
            m_postings = posted ? *posted : std::vector<Posting>();
        }
        const auto &own = entry.posting;
        const auto same = std::ranges::find_if(m_postings, [&own](const Posting &posting) {
            return std::tie(posting.date, posting.rule, posting.currency, posting.amount, posting.baseAmount)
                == std::tie(own.date, own.rule, own.currency, own.amount, own.baseAmount);
        });
        if (same == m_postings.end()) {
            if (!own.rule.ends_with("-AR") && own.rule != "VB-AP")
                count(own, {.account = own.account, .rule = "", .code = "", .taxBase = own.baseAmount});
            return;
        }
        for (auto part : same->taxes) {
            if (part.account == same->account)
                part.account = own.account; // another one may play the role by now
            count(own, part);
        }
        m_postings.erase(same);
    }

private:
    void count(const Posting &own, const TaxPart &part)
    {
        const bool isFirst = m_counted.emplace(part.code, part.rule, part.account).second;
        m_taxes.add({.month = monthOf(own.date),
                     .code = part.code,
                     .rule = part.rule,
                     .account = part.account,
                     .taxable = part.taxableBase,
                     .tax = part.taxBase,
                     .documents = isFirst ? 1 : 0});
    }

    Context m_context;
    Taxes &m_taxes;
    std::string m_document;
    int m_version = 0;
    std::vector<Posting> m_postings; ///< of the document, without those that were found
    std::set<std::tuple<std::string, std::string, std::string>> m_counted; ///< in which lines the document is
};

Result<std::int64_t> addUntaxed(TaxStore &store, Connection &connection, const std::string &orgId, Taxes &taxes)
{
    auto page = store.untaxed({}, untaxedPerPage);
    if (!page)
        return failed(page);
    if (page->entries.empty())
        return 0;
    auto context = PostingStore(connection).context(orgId);
    if (!context)
        return failed(context);
    std::int64_t count = 0;
    Untaxed untaxed(std::move(*context), taxes);
    for (;;) {
        for (const auto &entry : page->entries)
            untaxed.add(entry);
        count += static_cast<std::int64_t>(page->entries.size());
        if (page->entries.size() < untaxedPerPage)
            return count;
        auto next = store.untaxed(*page, untaxedPerPage);
        if (!next)
            return failed(next);
        page = std::move(next);
    }
}

} // namespace

std::string_view taxSideName(TaxSide side)
{
    static constexpr std::array<std::string_view, 5> names{"sales", "purchases", "reverse_charge_owed",
                                                           "reverse_charge_recovered", "not_known"};
    return names[static_cast<std::size_t>(side)];
}

Result<TaxReport> taxReport(Connection &connection, const std::string &orgId, const Figures &figures, const Days &days)
{
    auto snapshot = Transaction::beginSnapshot(connection); // lines, movements and what is left out of one moment
    if (!snapshot)
        return failed(snapshot);
    BookSumsStore books(connection);
    auto head = books.head(orgId, figures);
    auto since = head ? books.notKnownBefore(figures) : failed(head);
    if (!since)
        return failed(since);
    TaxReport report{.head = std::move(*head), .notKnownBefore = std::move(*since)};

    TaxStore store(connection, orgId, figures, days);
    auto roles = store.accounts();
    const auto sums = roles ? store.sums() : failed(roles);
    if (!sums)
        return failed(sums);
    Taxes taxes(std::move(*roles));
    for (const auto &sum : *sums)
        taxes.add(sum);
    const auto untaxed = addUntaxed(store, connection, orgId, taxes);
    if (!untaxed)
        return failed(untaxed);
    report.fromDocuments = *untaxed;
    const auto accounts = taxes.accounts();
    const auto movements = store.movements(accounts);
    auto others = movements ? store.uncoded(accounts) : failed(movements);
    if (!others)
        return failed(others);
    if (auto ended = snapshot->commit(); !ended)
        return failed(ended);

    report.lines = taxes.lines();
    report.others = std::move(*others);
    for (const auto &account : accounts) {
        TaxAccount tie{.account = account};
        const auto moved = movements->find(account);
        tie.movement = moved != movements->end() ? moved->second : 0;
        tie.coded = taxes.coded(account);
        for (const auto &other : report.others)
            tie.other += other.account == account ? other.amount : 0;
        report.accounts.push_back(std::move(tie));
    }
    return report;
}

} // namespace leapfrog
