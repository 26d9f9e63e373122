// SPDX-License-Identifier: MIT
#include "import/kept_shop.h"

#include "core/currency.h"
#include "core/date.h"
#include "core/json.h"
#include "core/money.h"
#include "import/shopify/records.h"
#include "ledger/post.h"

#include <algorithm>
#include <sstream>

namespace leapfrog::test {

void KeptShop::import(const std::string &content, const std::string &file)
{
    std::istringstream input(content);
    JsonRecords records(input);
    ShopifyRecords shopify(file);
    while (const auto record = records.next()) {
        for (auto &taken : shopify.take(*record))
            keep(std::move(taken));
    }
    for (auto &taken : shopify.finish())
        keep(std::move(taken));
    read();
}

void KeptShop::keep(TakenApart taken)
{
    const auto place = m_kept.size();
    const bool isFinal = taken.verdict.has_value();
    if (!isFinal) {
        m_groups[taken.payload.group].push_back(place);
        m_touched.push_back(taken.payload.group);
    }
    m_kept.push_back(
        {.payload = std::move(taken.payload), .verdict = taken.verdict.value_or(PayloadVerdict()), .isFinal = isFinal});
}

void KeptShop::read()
{
    std::ranges::sort(m_touched);
    m_touched.erase(std::unique(m_touched.begin(), m_touched.end()), m_touched.end());
    for (const auto &group : std::exchange(m_touched, {}))
        readGroup(group);
    for (const auto &[group, places] : m_groups) { // what was booked may have changed since
        if (group.starts_with("payout/"))
            readGroup(group);
    }
}

void KeptShop::readGroup(const std::string &group)
{
    std::vector<KeptPayload> payloads;
    for (const auto place : m_groups[group])
        payloads.push_back(m_kept[place].payload);
    for (const auto &name : m_namesOf[group])
        settings.namesTaken.erase(name); // those of others stay
    auto books = booksOfGroup(payloads, settings);
    for (std::size_t at = 0; at < payloads.size(); ++at)
        m_kept[m_groups[group][at]].verdict = books.verdicts[at];
    for (const auto &document : books.documents) {
        if (settings.baseCurrency.empty())
            settings.baseCurrency = document.currency;
        if (document.type == "sales_invoice" && m_names.insert(document.id).second)
            m_namesOf[group].push_back(document.id);
    }
    settings.namesTaken.insert(m_namesOf[group].begin(), m_namesOf[group].end());
    learnBooked(books);
    m_books[group] = std::move(books);
}

Context KeptShop::posting() const
{
    auto posting = context;
    if (!settings.baseCurrency.empty())
        posting.baseCurrency = settings.baseCurrency;
    for (const auto &[gateway, account] : settings.gateways)
        posting.accounts.insert(account);
    return posting;
}

void KeptShop::learnBooked(const GroupBooks &books)
{
    for (const auto &document : books.documents) {
        const auto json = parseJson(document.body);
        if (document.type != "payment" || !json)
            continue;
        const auto postings = post(*json, posting());
        std::int64_t booked = 0;
        for (const auto &posting : postings ? *postings : std::vector<Posting>())
            booked += posting.account == "1020" ? posting.amount : 0;
        settings.bookedOnClearing[json->find("meta")->find("shopify_transaction")->text()] = booked;
    }
}

std::map<std::pair<std::string, std::string>, std::int64_t> KeptShop::byDayOf(const std::string &group) const
{
    std::map<std::pair<std::string, std::string>, std::int64_t> sums;
    const auto books = m_books.find(group);
    if (books == m_books.end())
        return sums;
    for (const auto &document : books->second.documents) {
        const auto postings = postText(document.body, posting());
        if (!postings) {
            m_problem = QString::fromStdString(document.id + ": " + postings.error().code + ' ' + postings.error().field
                                               + ' ')
                + postings.error().message;
            continue;
        }
        for (const auto &posting : *postings)
            sums[{posting.account, dateText(posting.date)}] += posting.baseAmount;
    }
    std::erase_if(sums, [](const auto &sum) { return sum.second == 0; });
    return sums;
}

std::map<std::pair<std::string, std::string>, std::int64_t> KeptShop::byDay() const
{
    std::map<std::pair<std::string, std::string>, std::int64_t> sums;
    for (const auto &[group, books] : m_books) {
        for (const auto &[key, amount] : byDayOf(group))
            sums[key] += amount;
    }
    std::erase_if(sums, [](const auto &sum) { return sum.second == 0; });
    return sums;
}

std::map<std::string, std::string> KeptShop::groups() const
{
    std::map<std::string, std::string> groups;
    for (const auto &[group, books] : m_books) {
        if (!books.documents.empty())
            groups[group] = books.documents.front().id;
    }
    return groups;
}

std::map<std::string, std::string> KeptShop::balances(const std::string &through) const
{
    std::map<std::string, std::int64_t> sums;
    for (const auto &[key, amount] : byDay()) {
        if (key.second <= through)
            sums[key.first] += amount;
    }
    std::map<std::string, std::string> shown;
    const auto *const base = findCurrency(settings.baseCurrency);
    for (const auto &[account, amount] : sums) {
        if (amount != 0)
            shown[account] = amountText(amount, base != nullptr ? base->decimals : 2);
    }
    return shown;
}

std::map<std::string, ImportedDocument> KeptShop::documents() const
{
    std::map<std::string, ImportedDocument> all;
    for (const auto &[group, books] : m_books) {
        for (const auto &document : books.documents)
            all[document.id] = document;
    }
    return all;
}

QStringList KeptShop::inState(PayloadVerdict::State state) const
{
    QStringList found;
    for (const auto &kept : m_kept) {
        if (kept.verdict.state == state)
            found += QString::fromStdString(kept.payload.kind + ' ' + kept.payload.shopifyId + ' ' + kept.verdict.code
                                            + ' ' + kept.verdict.field)
                         .trimmed();
    }
    found.sort();
    return found;
}

QStringList KeptShop::messages(PayloadVerdict::State state) const
{
    QStringList found;
    for (const auto &kept : m_kept) {
        if (kept.verdict.state == state)
            found += kept.verdict.message;
    }
    return found;
}

QStringList KeptShop::said() const
{
    QStringList all;
    for (const auto &[group, books] : m_books) {
        for (const auto &text : books.said)
            all += text;
    }
    return all;
}

} // namespace leapfrog::test
