// SPDX-License-Identifier: MIT
#pragma once

#include "core/json_records.h"
#include "import/shopify/books.h"
#include "ledger/context.h"

#include <QStringList>

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace leapfrog::test {

/// An inbox in memory: keeps payloads, reads the groups that they touch anew, and posts what comes of it.
class KeptShop
{
public:
    ShopifySettings settings;
    Context context; ///< of posting; its base currency follows the settings

    /// Takes a file apart and keeps what it gives.
    void import(const std::string &content, const std::string &file = "file");
    /// Keeps one payload.
    void keep(TakenApart taken);
    /// Reads all groups that were touched since.
    void read();

    /// Sums of base amounts by account and day, zeros left out, minor units; through a day, or all.
    [[nodiscard]] std::map<std::pair<std::string, std::string>, std::int64_t> byDay() const;
    /// The same of one group, as `order/1`.
    [[nodiscard]] std::map<std::pair<std::string, std::string>, std::int64_t> byDayOf(const std::string &group) const;
    /// The groups that gave documents, with the id of their first.
    [[nodiscard]] std::map<std::string, std::string> groups() const;
    /// By account, zeros left out, as "10.00".
    [[nodiscard]] std::map<std::string, std::string> balances(const std::string &through = "9999") const;
    [[nodiscard]] std::map<std::string, ImportedDocument> documents() const;
    /// `kind id code field` of each refused, or waiting, payload.
    [[nodiscard]] QStringList inState(PayloadVerdict::State state) const;
    [[nodiscard]] QStringList messages(PayloadVerdict::State state) const;
    [[nodiscard]] QStringList said() const;
    [[nodiscard]] QString problem() const { return m_problem; } ///< of posting; empty: none

private:
    void readGroup(const std::string &group);
    void learnBooked(const GroupBooks &books);
    [[nodiscard]] Context posting() const;

    struct Kept
    {
        KeptPayload payload;
        PayloadVerdict verdict;
        bool isFinal = false;
    };
    std::vector<Kept> m_kept;
    std::map<std::string, std::vector<std::size_t>> m_groups;
    std::map<std::string, GroupBooks> m_books;
    std::map<std::string, std::vector<std::string>> m_namesOf; ///< by group
    std::set<std::string> m_names; ///< of all
    std::vector<std::string> m_touched;
    mutable QString m_problem;
};

} // namespace leapfrog::test
