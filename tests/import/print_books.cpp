// SPDX-License-Identifier: MIT
// print_books ZONE CURRENCY order|fulfilment SHUFFLES FILE…: the books of a shop's payloads as one JSON object, for
// check_shops.py: sums by account and day of each group, what was refused and what waits. With SHUFFLES above 0 the
// payloads are read so many times more, in any order and some of them twice, and `shuffled` counts the books that
// differ.
#include "core/json.h"
#include "import/kept_shop.h"
#include "import/shop_books.h"
#include "import/shopify/records.h"

#include <algorithm>
#include <iostream>
#include <random>
#include <sstream>

using namespace leapfrog;
using namespace leapfrog::test;

static void writeList(std::string &out, const char *name, const QStringList &list)
{
    out += std::string(",\"") + name + "\":[";
    for (const auto &text : list) {
        out += out.back() == '[' ? "" : ",";
        appendJsonString(out, text.toStdString());
    }
    out += ']';
}

static std::vector<TakenApart> takenApart(const std::vector<std::string> &files)
{
    std::vector<TakenApart> all;
    for (const auto &file : files) {
        std::istringstream input(contents(QString::fromStdString(file)));
        JsonRecords records(input);
        ShopifyRecords shopify(file);
        while (const auto record = records.next())
            std::ranges::move(shopify.take(*record), std::back_inserter(all));
        std::ranges::move(shopify.finish(), std::back_inserter(all));
    }
    return all;
}

static KeptShop shopOf(const std::vector<TakenApart> &payloads, const ShopifySettings &settings)
{
    KeptShop shop;
    shop.settings = settings;
    for (const auto &payload : payloads)
        shop.keep(payload);
    shop.read();
    return shop;
}

int main(int count, char **arguments)
{
    const std::vector<std::string> words(arguments + 1, arguments + count);
    if (words.size() < 5)
        return 2;
    ShopifySettings settings;
    settings.timeZone = words[0];
    settings.baseCurrency = words[1];
    settings.revenueAt
        = words[2] == "order" ? ShopifySettings::RevenueAt::Order : ShopifySettings::RevenueAt::Fulfilment;
    auto payloads = takenApart({words.begin() + 4, words.end()});
    const auto shop = shopOf(payloads, settings);

    std::string out = "{\"groups\":{";
    for (const auto &[group, first] : shop.groups()) {
        out += out.back() == '{' ? "" : ",";
        appendJsonString(out, first);
        out += ":{";
        for (const auto &[key, amount] : shop.byDayOf(group)) {
            out += out.back() == '{' ? "" : ",";
            appendJsonString(out, key.second + ' ' + key.first);
            out += ':' + std::to_string(amount);
        }
        out += '}';
    }
    out += '}';
    using State = PayloadVerdict::State;
    writeList(out, "refused", shop.inState(State::Refused) + shop.messages(State::Refused));
    writeList(out, "waiting", shop.inState(State::Waiting));
    writeList(out, "not_needed", shop.inState(State::NotNeeded));
    writeList(out, "said", shop.said());
    writeList(out, "problem", {shop.problem()});

    std::mt19937 chance(1);
    int different = 0;
    const auto right = shop.byDay();
    for (int round = 0; round < std::stoi(words[3]); ++round) {
        auto shuffled = payloads;
        std::ranges::copy_if(payloads, std::back_inserter(shuffled),
                             [&chance](const auto &) { return chance() % 3 == 0; });
        std::ranges::shuffle(shuffled, chance);
        different += shopOf(shuffled, settings).byDay() == right ? 0 : 1;
    }
    std::cout << out << ",\"shuffled\":" << different << "}\n";
    return 0;
}
