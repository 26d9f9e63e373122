// SPDX-License-Identifier: MIT
#include "import/shopify/orders/posted_before.h"

#include "core/json.h"
#include "import/plain_text.h"
#include "import/shopify/read/payload.h"
#include "import/shopify/read/rest_names.h"

#include <QByteArray>

#include <algorithm>

namespace leapfrog {

DocumentNumbers::DocumentNumbers(const std::string &name, const ShopifySettings::LockedBooks *locked)
    : m_name(name)
{
    if (locked == nullptr)
        return;
    for (const auto &document : locked->posted) {
        if (!document.id.starts_with(name + '-') || document.id.size() < name.size() + 3)
            continue;
        m_taken.insert(document.id);
        const auto number = std::string_view(document.id).substr(name.size() + 2);
        if (number.find_first_not_of("0123456789") != std::string_view::npos)
            continue;
        const char kind = document.id[name.size() + 1];
        auto what = document.date;
        if (kind == 'R') {
            const auto json = parseJson(document.body);
            const auto *const origin = json ? json->find("meta") : nullptr;
            what = origin != nullptr ? textOf(*origin, "shopify_refund") : std::string();
        }
        m_posted[{kind, what}].push_back(document.id);
    }
}

std::string DocumentNumbers::idOf(char kind, const std::string &what, int number)
{
    if (const auto known = m_posted.find({kind, what}); known != m_posted.end() && !known->second.empty()) {
        auto id = known->second.front();
        known->second.erase(known->second.begin());
        return id;
    }
    auto id = m_name + '-' + kind + std::to_string(number);
    while (!m_taken.insert(id).second)
        id = m_name + '-' + kind + std::to_string(++number);
    return id;
}

namespace {

/// A difference to be: parts by key, what is more above 0.
using Balance = std::map<std::string, OrderPart>;

class PostedReader
{
public:
    PostedReader(OrderLife life, const OrderGroup &group, const ShopDays &days,
                 const ShopifySettings::LockedBooks &locked)
        : m_group(group)
        , m_days(days)
        , m_locked(locked)
        , m_life(std::move(life))
    { }
    OrderLife read();

private:
    [[nodiscard]] std::optional<OrderChange> changeOf(const ImportedDocument &document) const;
    [[nodiscard]] OrderPart partOf(const JsonValue &line, std::set<std::string> &used) const;
    [[nodiscard]] Wide amountIn(const JsonValue &json, std::string_view name) const;
    void add(Balance &balance, const OrderChange &change, Wide sign) const;
    void settle(const Balance &rest, const OrderChange *lastLocked);
    [[nodiscard]] bool isLocked(const std::string &date) const { return m_days.dayOf(date) <= m_locked.through; }
    [[nodiscard]] const OrderSnapshot &order() const { return m_group.orders.back().order; }

    const OrderGroup &m_group;
    const ShopDays &m_days;
    const ShopifySettings::LockedBooks &m_locked;
    OrderLife m_life;
};

} // namespace

Wide PostedReader::amountIn(const JsonValue &json, std::string_view name) const
{
    return parseAmount(textOf(json, name), order().currency->decimals).value_or(0);
}

/// The part of the order that a posted line is about: one of the same kind and words, if possible at the same price.
OrderPart PostedReader::partOf(const JsonValue &line, std::set<std::string> &used) const
{
    const auto kind = textOf(line, "kind");
    const auto words = textOf(line, "description");
    const auto amount = amountIn(line, "amount");
    const OrderPart *best = nullptr;
    int bestMatch = 0;
    for (const auto &part : m_life.parts) {
        if (part.line.kind != kind || used.contains(part.key))
            continue;
        const int match
            = 1 + (toPlainText(part.line.description) == words ? 2 : 0) + (part.line.amount == amount ? 1 : 0);
        if (match > bestMatch) {
            best = &part;
            bestMatch = match;
        }
    }
    OrderPart found;
    if (best != nullptr)
        found = *best;
    else
        found.line.kind = "goods";
    used.insert(found.key);
    const auto known = found.line.taxes;
    found.line.amount = amount;
    found.line.discount = amountIn(line, "discount");
    found.line.quantity = QByteArray::fromStdString(textOf(line, "quantity")).toLongLong();
    found.line.taxes.clear();
    if (const auto *const taxes = line.find("taxes")) {
        for (const auto &tax : taxes->items()) {
            const bool isLiable = textOf(tax, "role") == "marketplace_tax";
            found.line.taxes.push_back({.code = textOf(tax, "code"),
                                        .amount = amountIn(tax, "amount"),
                                        .role = isLiable ? std::string_view("marketplace_tax") : std::string_view()});
        }
    }
    return found;
}

/// What a posted invoice charged, or a credit note of an edit took.
std::optional<OrderChange> PostedReader::changeOf(const ImportedDocument &document) const
{
    const auto json = parseJson(document.body);
    const auto *const lines = json ? json->find("lines") : nullptr;
    const auto moment = parseMoment(document.date);
    if (lines == nullptr || !moment)
        return std::nullopt;
    OrderChange change{.moment = moment->micros, .date = document.date, .payload = m_life.changes.front().payload};
    std::set<std::string> used;
    for (const auto &line : lines->items()) {
        const auto part = partOf(line, used);
        if (document.type == "sales_invoice")
            change.added.push_back(part);
        else
            change.taken.push_back({.line = part.line, .key = part.key});
    }
    (document.type == "sales_invoice" ? change.addedTotal : change.takenTotal) = amountIn(*json, "total");
    return change;
}

void PostedReader::add(Balance &balance, const OrderChange &change, Wide sign) const
{
    const auto addLine = [&balance](const std::string &key, const DocumentLine &line, Wide by) {
        auto [known, isNew] = balance.emplace(key, OrderPart{.key = key, .line = line});
        auto &sum = known->second.line;
        if (isNew) {
            sum.amount = 0;
            sum.discount = 0;
            sum.quantity = 0;
            sum.taxes.clear();
        }
        sum.amount += by * (line.amount - line.discount);
        sum.quantity += static_cast<std::int64_t>(by) * line.quantity;
        addTaxes(sum.taxes, line.taxes, by);
    };
    for (const auto &part : change.added)
        addLine(part.key, part.line, sign);
    for (const auto &taken : change.taken)
        addLine(taken.key, taken.line, -sign);
}

static bool isNothing(const OrderPart &part)
{
    return part.line.amount == 0
        && std::ranges::all_of(part.line.taxes, [](const auto &tax) { return tax.amount == 0; });
}

/// Makes what the posted documents don't come to an edit: together with the first one of an open day, else of the first
/// open day on which a state shows it, else of its own day, where it waits.
void PostedReader::settle(const Balance &rest, const OrderChange *lastLocked)
{
    if (std::ranges::all_of(rest, [](const auto &each) { return isNothing(each.second); }))
        return;
    const auto isOpen = [this](const auto &each) { return !isLocked(each.date); };
    auto target = std::ranges::find_if(m_life.changes, isOpen);
    if (target == m_life.changes.end()) {
        const auto shown = std::ranges::find_if(m_group.orders, isOpen);
        OrderChange change;
        if (shown != m_group.orders.end())
            change = {.moment = shown->moment, .date = shown->date, .payload = shown->payload};
        else if (lastLocked != nullptr)
            change = {.moment = lastLocked->moment, .date = lastLocked->date, .payload = lastLocked->payload};
        else
            return;
        m_life.changes.push_back(std::move(change));
        target = std::prev(m_life.changes.end());
    }
    Balance all = rest;
    add(all, *target, 1);
    target->added.clear();
    target->taken.clear();
    target->addedTotal = 0;
    target->takenTotal = 0;
    const bool taxIncluded = order().taxIncluded;
    for (auto &[key, part] : all) {
        auto [more, less] = moreAndLess(part, nullptr, taxIncluded);
        if (more.line.amount > 0 || more.tax() > 0) {
            target->addedTotal += more.gross(taxIncluded);
            target->added.push_back(std::move(more));
        }
        if (less.line.amount > 0 || less.tax() > 0) {
            target->takenTotal += less.gross(taxIncluded);
            target->taken.push_back({.line = less.line, .key = key});
        }
    }
}

OrderLife PostedReader::read()
{
    const auto &name = order().name;
    std::vector<OrderChange> posted;
    for (const auto &document : m_locked.posted) {
        const bool isInvoice = document.id == name;
        const bool isEdit = document.id.starts_with(name + "-E") || document.id.starts_with(name + "-C");
        if (document.date > m_locked.through || (!isInvoice && !isEdit))
            continue;
        auto change = changeOf(document);
        if (!change)
            return std::move(m_life);
        posted.insert(isInvoice ? posted.begin() : posted.end(), std::move(*change));
    }
    const bool hasInvoice = std::ranges::any_of(
        m_locked.posted, [&](const auto &each) { return each.id == name && each.date <= m_locked.through; });
    if (!hasInvoice)
        return std::move(m_life);
    posted.front().moment = m_life.changes.front().moment;
    std::ranges::stable_sort(posted.begin() + 1, posted.end(), {}, &OrderChange::moment);
    Balance rest;
    std::optional<OrderChange> lastLocked; // that is no invoice
    for (const auto &change : m_life.changes) {
        if (!isLocked(change.date))
            continue;
        add(rest, change, 1);
        if (&change != &m_life.changes.front())
            lastLocked = change;
    }
    for (const auto &change : posted)
        add(rest, change, -1);
    std::erase_if(m_life.changes, [this](const OrderChange &change) { return isLocked(change.date); });
    m_life.changes.insert(m_life.changes.begin(), posted.begin(), posted.end());
    settle(rest, lastLocked ? &*lastLocked : nullptr);
    return std::move(m_life);
}

OrderLife onPosted(OrderLife life, const OrderGroup &group, const ShopDays &days,
                   const ShopifySettings::LockedBooks &locked)
{
    return PostedReader(std::move(life), group, days, locked).read();
}

} // namespace leapfrog
