// SPDX-License-Identifier: MIT
#include "import/shopify/read/rest_names.h"

#include "core/json.h"
#include "import/plain_text.h"

#include <algorithm>
#include <array>

namespace leapfrog {

static constexpr std::string_view globalPrefix = "gid://shopify/";
static constexpr std::string_view cutSuffix = "_has_next_page";

/// What tells how to reach a person, where he was, or what he pays with. Left out wherever it stands.
static constexpr auto personal = std::to_array<std::string_view>({"addresses",
                                                                  "bank_account",
                                                                  "billing_address",
                                                                  "browser_ip",
                                                                  "cart_token",
                                                                  "checkout_token",
                                                                  "client_details",
                                                                  "contact_email",
                                                                  "customer_locale",
                                                                  "default_address",
                                                                  "destination",
                                                                  "destination_location",
                                                                  "email",
                                                                  "landing_site",
                                                                  "landing_site_ref",
                                                                  "latitude",
                                                                  "longitude",
                                                                  "note",
                                                                  "note_attributes",
                                                                  "order_status_url",
                                                                  "origin_address",
                                                                  "origin_location",
                                                                  "payment_details",
                                                                  "phone",
                                                                  "properties",
                                                                  "receipt",
                                                                  "receipt_json",
                                                                  "reference",
                                                                  "referring_site",
                                                                  "shipping_address",
                                                                  "source_url",
                                                                  "token",
                                                                  "user_agent",
                                                                  "zip"});
static_assert(std::ranges::is_sorted(personal));

/// What stays of a customer.
static constexpr auto ofCustomer = std::to_array<std::string_view>({"id", "first_name", "last_name", "display_name"});

/// GraphQL's names that are not REST's written otherwise, after that.
static constexpr auto renamed = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"allocated_amount_set", "amount_set"},
    {"display_financial_status", "financial_status"},
    {"display_fulfillment_status", "fulfillment_status"},
    {"fulfillment_line_items", "line_items"},
    {"is_gift_card", "gift_card"},
    {"issued_at", "date"},
    {"original_price_set", "price_set"},
    {"original_unit_price_set", "price_set"},
    {"presentment_currency_code", "presentment_currency"},
    {"transaction_date", "processed_at"},
});

static constexpr auto enums = std::to_array<std::string_view>(
    {"action_type", "adjustment_reason", "financial_status", "fulfillment_status", "kind", "line_type", "reason",
     "restock_type", "source_type", "status", "transaction_type", "type"});

static bool isCapital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static std::string restName(std::string_view name)
{
    if (std::ranges::none_of(name, isCapital))
        return std::string(name);
    std::string snake;
    for (const char c : name) {
        if (isCapital(c) && !snake.empty() && snake.back() != '_')
            snake += '_';
        snake += isCapital(c) ? static_cast<char>(c - 'A' + 'a') : c;
    }
    const auto *const found = std::ranges::find(renamed, snake, &std::pair<std::string_view, std::string_view>::first);
    return found != renamed.end() ? std::string(found->second) : snake;
}

bool isPersonal(std::string_view name)
{
    static constexpr auto ends
        = std::to_array<std::string_view>({"address", "addresses", "email", "emails", "phone", "phone_number", "_ip"});
    return std::ranges::binary_search(personal, name)
        || std::ranges::any_of(ends, [name](std::string_view end) { return name.ends_with(end); });
}

std::string_view plainId(std::string_view id)
{
    if (!id.starts_with(globalPrefix))
        return id;
    id = id.substr(0, id.find('?'));
    return id.substr(id.rfind('/') + 1);
}

std::string_view globalType(std::string_view id)
{
    if (!id.starts_with(globalPrefix))
        return {};
    id.remove_prefix(globalPrefix.size());
    return id.substr(0, id.find('/'));
}

/// Whether a sale of an agreement is a tip and only its type tells it.
static bool isTipByType(const JsonValue &sale)
{
    static constexpr std::string_view type = "TipSale";
    return sale.find("lineType") == nullptr && sale.find("line_type") == nullptr
        && (textOf(sale, "__typename") == type || globalType(textOf(sale, "id")) == type);
}

static const JsonValue *listOfConnection(const JsonValue &value, bool &inEdges)
{
    if (!value.isObject() || value.members().size() > 3)
        return nullptr;
    for (const auto *const name : {"nodes", "edges"}) {
        inEdges = *name == 'e';
        if (const auto *const list = value.find(name); list != nullptr && list->isArray())
            return list;
    }
    return nullptr;
}

bool hasNextPage(const JsonValue &connection)
{
    const auto *const page = connection.find("pageInfo");
    const auto *const next = page != nullptr ? page->find("hasNextPage") : nullptr;
    return next != nullptr && next->boolean();
}

namespace {

class Writer
{
public:
    void value(const JsonValue &value, std::string_view name);
    std::string take() { return std::move(m_out); }

private:
    void object(const JsonValue &value, std::string_view name);
    void list(const JsonValue &list, std::string_view name, bool inEdges);
    void text(const std::string &text, std::string_view name);

    std::string m_out;
};

void Writer::text(const std::string &text, std::string_view name)
{
    const bool capitals = !text.empty() && std::ranges::all_of(text, [](char c) { return isCapital(c) || c == '_'; });
    if (capitals && std::ranges::binary_search(enums, name)) {
        appendJsonString(m_out, inSmallLetters(text));
        return;
    }
    const bool isId = (name == "id" || name.ends_with("_id")) && text.starts_with(globalPrefix);
    appendJsonString(m_out, isId ? plainId(text) : std::string_view(text));
}

void Writer::list(const JsonValue &list, std::string_view name, bool inEdges)
{
    m_out += '[';
    for (const auto &item : list.items()) {
        const auto *const node = inEdges ? item.find("node") : &item;
        if (node == nullptr)
            continue;
        if (m_out.back() != '[')
            m_out += ',';
        value(*node, name);
    }
    m_out += ']';
}

void Writer::object(const JsonValue &value, std::string_view name)
{
    const bool isMoney = value.find("amount") != nullptr;
    m_out += '{';
    for (const auto &[key, member] : value.members()) {
        auto own = restName(key);
        if (own == "currency_code" && !isMoney)
            own = "currency";
        if (isPersonal(own) || own.starts_with("__")
            || (name == "customer" && std::ranges::find(ofCustomer, own) == ofCustomer.end()))
            continue;
        if (m_out.back() != '{')
            m_out += ',';
        appendJsonString(m_out, own);
        m_out += ':';
        this->value(member, own);
        if (!hasNextPage(member))
            continue;
        m_out += ',';
        appendJsonString(m_out, own.append(cutSuffix));
        m_out += ":true";
    }
    if (isTipByType(value))
        m_out += m_out.back() == '{' ? R"("line_type":"tip")" : R"(,"line_type":"tip")";
    m_out += '}';
}

void Writer::value(const JsonValue &value, std::string_view name)
{
    bool inEdges = false;
    switch (value.kind()) {
    case JsonValue::Kind::String:
        text(value.text(), name);
        break;
    case JsonValue::Kind::Array:
        list(value, name, false);
        break;
    case JsonValue::Kind::Object:
        if (const auto *const items = listOfConnection(value, inEdges))
            list(*items, name, inEdges);
        else
            object(value, name);
        break;
    case JsonValue::Kind::Number:
        m_out += value.text();
        break;
    case JsonValue::Kind::Boolean:
        m_out += value.boolean() ? "true" : "false";
        break;
    case JsonValue::Kind::Null:
        m_out += "null";
        break;
    }
}

} // namespace

std::string textOf(const JsonValue &json, std::string_view name)
{
    const auto *const member = json.find(name);
    return member != nullptr ? member->text() : std::string();
}

std::string_view cutListOf(const JsonValue &record)
{
    for (const auto &[name, member] : record.members()) {
        if (member.boolean() && name.ends_with(cutSuffix))
            return std::string_view(name).substr(0, name.size() - cutSuffix.size());
    }
    return {};
}

std::string inRestNames(const JsonValue &record)
{
    Writer writer;
    writer.value(record, {});
    return writer.take();
}

} // namespace leapfrog
