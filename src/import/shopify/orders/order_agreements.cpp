// SPDX-License-Identifier: MIT
#include "import/shopify/orders/order_agreements.h"

#include "import/shopify/read/moment.h"
#include "import/shopify/read/payload.h"
#include "import/shopify/read/rest_names.h"

#include <QByteArray>

#include <algorithm>
#include <array>

namespace leapfrog {

/// The part of the order that a sale of an agreement is about; empty: none that has an id.
static std::string keyOfSale(const JsonValue &sale)
{
    static constexpr auto members = std::to_array<std::pair<std::string_view, std::string_view>>(
        {{"line_item", "item/"}, {"shipping_line", "shipping/"}, {"additional_fee", "fee/"}, {"duty", "duty/"}});
    for (const auto &[name, prefix] : members) {
        const auto *const part = sale.find(name);
        const auto id = part != nullptr ? textOf(*part, "id") : std::string();
        if (!id.empty())
            return std::string(prefix) + std::string(plainId(id));
    }
    return {};
}

namespace {

/// What one agreement says.
struct Agreed
{
    std::string happenedAt;
    std::map<std::string, std::int64_t> quantities = {}; ///< sold, by key
    std::vector<std::pair<std::string, AgreedEdit>> edits = {}; ///< sold, taken and priced anew, by key
};

} // namespace

static const std::vector<JsonValue> &listIn(const JsonValue &json, std::string_view name)
{
    static const std::vector<JsonValue> none;
    const auto *const list = json.find(name);
    return list != nullptr ? list->items() : none;
}

/// Agreements by the moment at which they happened.
static std::map<std::int64_t, Agreed> agreedIn(const JsonValue &order, std::set<std::string> &tipItems)
{
    std::map<std::int64_t, Agreed> agreed;
    std::set<std::string> sales; // that were seen
    std::map<std::string, std::pair<std::string, std::string>> heads; // an agreement may come apart from its sales
    for (const auto &agreement : listIn(order, "agreements")) {
        if (auto happened = textOf(agreement, "happened_at"); !happened.empty())
            heads[textOf(agreement, "id")] = {std::move(happened), textOf(agreement, "reason")};
    }
    for (const auto &agreement : listIn(order, "agreements")) {
        const auto &[happened, reason] = heads[textOf(agreement, "id")];
        const auto moment = parseMoment(happened);
        for (const auto &sale : listIn(agreement, "sales")) {
            const auto key = keyOfSale(sale);
            if (key.empty())
                continue;
            if (textOf(sale, "line_type") == "tip")
                tipItems.insert(key.substr(key.find('/') + 1));
            const auto quantityText = textOf(sale, "quantity");
            const auto quantity = QByteArray::fromStdString(quantityText).toLongLong();
            const auto saleId = textOf(sale, "id");
            if (!moment || (!saleId.empty() && !sales.insert(saleId).second))
                continue;
            const bool isReturn = textOf(sale, "action_type") == "return";
            const bool isRefund = reason == "refund" || reason == "return" || (reason.empty() && isReturn);
            if (isRefund && (isReturn || quantity < 0))
                continue;
            auto &one = agreed[moment->micros];
            one.happenedAt = happened;
            if (quantity >= 0 && !isReturn)
                one.quantities[key] += quantity;
            if (!isRefund)
                one.edits.emplace_back(key,
                                       AgreedEdit{.happenedAt = happened,
                                                  .moment = moment->micros,
                                                  .quantity = isReturn && quantity > 0 ? -quantity : quantity,
                                                  .sale = &sale});
        }
    }
    return agreed;
}

void OrderAgreements::add(const JsonValue &order)
{
    std::set<std::string> known;
    std::map<std::string, std::vector<SoldQuantity>> soldHere;
    std::map<std::string, std::vector<AgreedEdit>> editsHere;
    for (const auto &[moment, agreement] : agreedIn(order, tipItems)) {
        const bool isFirst = known.empty();
        for (const auto &[key, quantity] : agreement.quantities) {
            soldHere[key].push_back({.happenedAt = agreement.happenedAt, .quantity = quantity, .isFirst = isFirst});
            if (known.insert(key).second && !isFirst)
                addedAt[key] = agreement.happenedAt;
        }
        for (const auto &[key, edit] : agreement.edits) {
            if (!isFirst)
                editsHere[key].push_back(edit);
        }
    }
    for (auto &[key, quantities] : soldHere) {
        if (quantities.size() > 1 && quantities.size() >= sold[key].size())
            sold[key] = std::move(quantities);
    }
    for (auto &[key, here] : editsHere) {
        if (here.size() >= edits[key].size())
            edits[key] = std::move(here);
    }
}

} // namespace leapfrog
