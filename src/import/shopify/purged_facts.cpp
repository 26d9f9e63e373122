// SPDX-License-Identifier: MIT
#include "import/shopify/purged_facts.h"

#include "core/json.h"
#include "import/shopify/read/extract.h"
#include "import/shopify/read/moment.h"
#include "import/shopify/read/rest_names.h"

#include <algorithm>
#include <array>
#include <set>

namespace leapfrog {

static constexpr std::size_t digitsOfDigest = 16;

/// 90.00, 90.0 and 90 are one amount.
static std::string plainAmount(std::string amount)
{
    if (amount.find('.') == std::string::npos)
        return amount;
    amount.erase(amount.find_last_not_of('0') + 1);
    if (amount.ends_with('.'))
        amount.pop_back();
    return amount;
}

/// Shop money: `NAME_set.shop_money.amount`, else `NAME`; empty when it does not say.
static std::string moneyOf(const JsonValue &order, const std::string &name)
{
    const auto *const set = order.find(name + "_set");
    const auto *const money = set != nullptr ? set->find("shop_money") : nullptr;
    return plainAmount(money != nullptr ? textOf(*money, "amount") : textOf(order, name));
}

static std::string isCancelled(const JsonValue &order)
{
    return textOf(order, "cancelled_at").empty() ? "no" : "yes";
}

static void addIds(std::set<std::string> &ids, const JsonValue &thing, std::string_view kind)
{
    const auto status = textOf(thing, "status");
    if (status != "pending")
        ids.insert(std::string(kind) + '/' + std::string(plainId(textOf(thing, "id"))) + '/' + status);
}

static void addIdsOf(std::set<std::string> &ids, const JsonValue &json, std::string_view list, std::string_view kind)
{
    const auto *const member = json.find(list);
    if (member == nullptr)
        return;
    for (const auto &item : member->items()) {
        addIds(ids, item, kind);
        if (kind == "refund")
            addIdsOf(ids, item, "transactions", "transaction");
    }
}

/// What a payload tells of refunds, transactions, fulfilments and states of a payout.
static std::set<std::string> idsOf(const JsonValue &json, const std::string &kind)
{
    std::set<std::string> ids;
    if (kind != "order")
        addIds(ids, json, kind);
    addIdsOf(ids, json, "refunds", "refund");
    addIdsOf(ids, json, "transactions", "transaction");
    addIdsOf(ids, json, "fulfillments", "fulfillment");
    return ids;
}

static constexpr auto figures = std::to_array<const char *>({"total_price", "current_total_price", "total_tax"});

static void addMember(std::string &json, std::string_view name, const std::string &text)
{
    json += json.size() > 1 ? "," : "";
    appendJsonString(json, name);
    json += ':';
    appendJsonString(json, text);
}

static void addList(std::string &json, std::string_view name, const std::set<std::string> &texts)
{
    json += ',';
    appendJsonString(json, name);
    json += ":[";
    for (const auto &text : texts) {
        json += json.back() == '[' ? "" : ",";
        appendJsonString(json, text);
    }
    json += ']';
}

std::string factsOfGroup(std::span<const KeptPayload> payloads)
{
    std::set<std::string> ids;
    std::set<std::string> digests;
    std::int64_t rows = 0;
    JsonValue newest;
    std::int64_t newestMoment = 0;
    std::string updatedAt;
    for (const auto &payload : payloads) {
        if (payload.kind == "balance_transaction") {
            ++rows;
            continue;
        }
        digests.insert(sha256Of(payload.payload).substr(0, digitsOfDigest));
        auto json = parseJson(payload.payload);
        if (!json || !json->isObject())
            continue;
        ids.merge(idsOf(*json, payload.kind));
        if (payload.kind != "order")
            continue;
        const auto moment = parseMoment(payload.updatedAt);
        if (!newest.isNull() && (!moment || moment->micros < newestMoment))
            continue;
        newest = std::move(*json);
        newestMoment = moment ? moment->micros : 0;
        updatedAt = payload.updatedAt;
    }
    std::string facts = "{";
    if (!newest.isNull()) {
        addMember(facts, "name", textOf(newest, "name"));
        addMember(facts, "updated_at", updatedAt);
        addMember(facts, "cancelled", isCancelled(newest));
        for (const auto *const name : figures)
            addMember(facts, name, moneyOf(newest, name));
    }
    addMember(facts, "rows", std::to_string(rows));
    addList(facts, "ids", ids);
    addList(facts, "digests", digests);
    return facts + '}';
}

static bool holds(const JsonValue &facts, std::string_view list, std::string_view text)
{
    const auto *const member = facts.find(list);
    return member != nullptr
        && std::ranges::any_of(member->items(), [text](const JsonValue &item) { return item.text() == text; });
}

static bool saysNothingNew(const JsonValue &facts, const JsonValue &order)
{
    if (textOf(facts, "cancelled") != isCancelled(order))
        return false;
    return std::ranges::all_of(figures, [&](const char *name) {
        const auto said = moneyOf(order, name);
        return said.empty() || said == textOf(facts, name);
    });
}

bool isKnownIn(const JsonValue &facts, const KeptPayload &payload)
{
    if (payload.kind == "balance_transaction")
        return textOf(facts, "rows") != "0";
    if (holds(facts, "digests", std::string_view(sha256Of(payload.payload)).substr(0, digitsOfDigest)))
        return true;
    const auto json = parseJson(payload.payload);
    if (!json || !json->isObject())
        return false;
    if (payload.kind == "order" || payload.kind == "order_part") {
        const auto known = parseMoment(textOf(facts, "updated_at"));
        const auto moment = parseMoment(payload.updatedAt);
        if (known && moment && moment->micros <= known->micros)
            return true;
        if (payload.kind == "order_part" || !saysNothingNew(facts, *json))
            return false;
    }
    const auto ids = idsOf(*json, payload.kind);
    const auto status = textOf(*json, "status");
    const bool isEarlierPayout = payload.kind == "payout" && (status == "scheduled" || status == "in_transit");
    return isEarlierPayout
        || std::ranges::all_of(ids, [&facts](const std::string &id) { return holds(facts, "ids", id); });
}

} // namespace leapfrog
