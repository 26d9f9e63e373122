// SPDX-License-Identifier: MIT
#include "import/shopify/read/bulk_lines.h"

#include "core/json.h"
#include "import/shopify/read/rest_names.h"

#include <QCoreApplication>

#include <array>
#include <map>

namespace leapfrog {

static constexpr std::size_t mostParents = 5000;
static constexpr std::size_t mostBytes = std::size_t{32} * 1024 * 1024;

static std::string textOf(const JsonValue &value, std::string_view name)
{
    const auto *member = value.find(name);
    return member != nullptr ? member->text() : std::string();
}

/// The member of the parent that holds children of this type.
static std::string listFor(std::string_view type)
{
    static constexpr auto lists = std::to_array<std::pair<std::string_view, std::string_view>>({
        {"LineItem", "line_items"},
        {"ShippingLine", "shipping_lines"},
        {"OrderTransaction", "transactions"},
        {"Refund", "refunds"},
        {"RefundLineItem", "refund_line_items"},
        {"RefundShippingLine", "refund_shipping_lines"},
        {"OrderAdjustment", "order_adjustments"},
        {"Fulfillment", "fulfillments"},
        {"FulfillmentLineItem", "line_items"},
    });
    for (const auto &[name, list] : lists) {
        if (name == type)
            return std::string(list);
    }
    if (type.ends_with("Agreement"))
        return "agreements";
    return type.ends_with("Sale") ? "sales" : "others";
}

void BulkLines::begin(const std::string &globalId, TakenApart parent)
{
    m_numberOf[globalId] = m_first + m_parents.size();
    const auto bytes = parent.payload.payload.size();
    m_bytes += bytes;
    m_parents.push_back({.globalId = globalId, .taken = std::move(parent), .children = {}, .bytes = bytes});
}

void BulkLines::add(const JsonValue &child, const std::string &parentId, const std::string &file, std::int64_t line,
                    std::vector<TakenApart> &out)
{
    const auto globalId = textOf(child, "id");
    Child added{
        .globalId = globalId, .parentId = parentId, .list = listFor(globalType(globalId)), .text = inRestNames(child)};
    place(std::move(added), file, line, out);
}

void BulkLines::place(Child added, const std::string &file, std::int64_t line, std::vector<TakenApart> &out)
{
    const auto globalId = added.globalId;
    const auto parentId = added.parentId;
    const bool isKnown = m_numberOf.contains(parentId) || m_orderOf.contains(parentId);
    if (!isKnown && globalType(parentId) != "Order") {
        m_orphans[parentId].push_back({.child = std::move(added), .file = file, .line = line});
        return;
    }
    if (const auto number = m_numberOf.find(parentId); number != m_numberOf.end()) {
        auto &parent = m_parents[number->second - m_first];
        if (!globalId.empty())
            m_numberOf[globalId] = number->second;
        parent.bytes += added.text.size();
        m_bytes += added.text.size();
        parent.children.push_back(std::move(added));
        adopt(globalId, out);
        return;
    }
    TakenApart part;
    part.payload.shopifyId = plainId(globalId);
    part.payload.file = file;
    part.payload.line = line;
    std::string order;
    auto text = '[' + added.text + ']';
    if (globalType(parentId) == "Order") {
        order = plainId(parentId);
    } else if (const auto known = m_orderOf.find(parentId); known != m_orderOf.end()) {
        order = known->second;
        const auto list = listFor(globalType(parentId));
        text = R"([{"id":")" + std::string(plainId(parentId)) + R"(",")" + added.list + R"(":)" + text + "}]";
        added.list = list;
    }
    part.payload.payload = R"({")" + added.list + R"(":)" + text + '}';
    part.payload.kind = "order_part";
    part.payload.group = "order/" + order;
    if (const auto updated = m_updatedOf.find(order); updated != m_updatedOf.end())
        part.payload.updatedAt = updated->second;
    out.push_back(std::move(part));
    if (!globalId.empty() && added.list == "agreements") {
        m_orderOf[globalId] = order;
        adopt(globalId, out);
    }
}

/// Places the children that waited for this one.
void BulkLines::adopt(const std::string &globalId, std::vector<TakenApart> &out)
{
    auto waiting = m_orphans.extract(globalId);
    if (waiting.empty())
        return;
    for (auto &orphan : waiting.mapped())
        place(std::move(orphan.child), orphan.file, orphan.line, out);
}

/// What is said of children whose parent never came.
void BulkLines::refuseOrphans(std::vector<TakenApart> &out)
{
    for (const auto &[parentId, orphans] : std::exchange(m_orphans, {})) {
        for (const auto &orphan : orphans) {
            TakenApart lost;
            lost.payload.kind = "unreadable";
            lost.payload.shopifyId = plainId(orphan.child.globalId);
            lost.payload.file = orphan.file;
            lost.payload.line = orphan.line;
            lost.payload.payload = orphan.child.text;
            lost.verdict = PayloadVerdict{
                .state = PayloadVerdict::State::Refused,
                .code = "unknown_document",
                .field = "__parentId",
                .message = QCoreApplication::translate("leapfrog::BulkLines",
                                                       "The line belongs to %1, which is not in this file. Fetch the "
                                                       "bulk operation's file once more and import it whole.")
                               .arg(QString::fromStdString(parentId)),
                .waitsFor = {}};
            out.push_back(std::move(lost));
        }
    }
}

std::string BulkLines::withChildren(std::string text, const std::string &globalId, const std::vector<Child> &children)
{
    std::map<std::string, std::string> lists;
    for (const auto &child : children) {
        if (child.parentId != globalId)
            continue;
        auto &list = lists[child.list];
        list += list.empty() ? "" : ",";
        list += child.globalId.empty() ? child.text : withChildren(child.text, child.globalId, children);
    }
    for (const auto &[name, list] : lists) {
        text.pop_back();
        text += text.size() > 1 ? "," : "";
        text += '"' + name + "\":[" + list + "]}";
    }
    return text;
}

void BulkLines::giveUp(Parent parent, std::vector<TakenApart> &out)
{
    m_bytes -= parent.bytes;
    m_numberOf.erase(parent.globalId);
    for (const auto &child : parent.children) {
        m_numberOf.erase(child.globalId);
        if (child.list == "agreements")
            m_orderOf[child.globalId] = parent.taken.payload.shopifyId;
    }
    auto &kept = parent.taken.payload;
    m_updatedOf[kept.shopifyId] = kept.updatedAt;
    kept.payload = withChildren(std::move(kept.payload), parent.globalId, parent.children);
    out.push_back(std::move(parent.taken));
}

void BulkLines::shrink(std::vector<TakenApart> &out)
{
    while (m_parents.size() > mostParents || (m_bytes > mostBytes && m_parents.size() > 1)) {
        auto oldest = std::move(m_parents.front());
        m_parents.pop_front();
        ++m_first;
        giveUp(std::move(oldest), out);
    }
}

void BulkLines::finish(std::vector<TakenApart> &out)
{
    while (!m_parents.empty()) {
        auto oldest = std::move(m_parents.front());
        m_parents.pop_front();
        ++m_first;
        giveUp(std::move(oldest), out);
    }
    refuseOrphans(out);
}

} // namespace leapfrog
