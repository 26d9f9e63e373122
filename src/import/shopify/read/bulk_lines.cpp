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
static constexpr int mostLevels = 8; // Shopify's have three

namespace {

/// What this file says to people.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::BulkLines)
};

} // namespace

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
    m_places[globalId] = {.parent = m_first + m_parents.size(), .level = 0};
    const auto bytes = parent.payload.payload.size();
    m_bytes += bytes;
    m_parents.push_back({.globalId = globalId, .taken = std::move(parent), .children = {}, .bytes = bytes});
}

void BulkLines::add(const JsonValue &child, const std::string &parentId, const std::string &file, std::int64_t line,
                    std::vector<TakenApart> &out)
{
    const auto globalId = textOf(child, "id");
    place({.globalId = globalId,
           .parentId = parentId,
           .list = listFor(globalType(globalId)),
           .text = inRestNames(child),
           .file = file,
           .line = line},
          out);
}

static void refuse(const std::string &globalId, const std::string &text, const std::string &file, std::int64_t line,
                   const QString &message, std::vector<TakenApart> &out)
{
    TakenApart lost;
    lost.payload.kind = "unreadable";
    lost.payload.shopifyId = plainId(globalId);
    lost.payload.file = file;
    lost.payload.line = line;
    lost.payload.payload = text;
    lost.verdict = PayloadVerdict{.state = PayloadVerdict::State::Refused,
                                  .code = "unknown_document",
                                  .field = "__parentId",
                                  .message = message,
                                  .waitsFor = {}};
    out.push_back(std::move(lost));
}

void BulkLines::place(Child added, std::vector<TakenApart> &out)
{
    const auto known = m_places.find(added.parentId);
    if (known == m_places.end()) {
        if (globalType(added.parentId) == "Order" || m_orderOf.contains(added.parentId))
            placePart(std::move(added), out);
        else
            await(std::move(added), out);
        return;
    }
    const Place own{.parent = known->second.parent, .level = known->second.level + 1};
    if (own.level > mostLevels) {
        refuse(added.globalId, added.text, added.file, added.line,
               Words::tr("The line is nested deeper than %1 levels below its order. Nothing of it is posted.")
                   .arg(mostLevels),
               out);
        return;
    }
    const auto globalId = added.globalId;
    if (!globalId.empty())
        m_places.emplace(globalId, own);
    auto &parent = m_parents[own.parent - m_first];
    parent.bytes += added.text.size();
    m_bytes += added.text.size();
    parent.children[added.parentId].push_back(std::move(added));
    adopt(globalId, out);
}

/// A child that comes after its order was given up: a payload of its own.
void BulkLines::placePart(Child added, std::vector<TakenApart> &out)
{
    const bool ofOrder = globalType(added.parentId) == "Order";
    const auto order = ofOrder ? std::string(plainId(added.parentId)) : m_orderOf.at(added.parentId);
    auto list = added.list;
    auto text = '[' + added.text + ']';
    if (!ofOrder) { // of an agreement of the order
        list = listFor(globalType(added.parentId));
        text = R"([{"id":")" + std::string(plainId(added.parentId)) + R"(",")" + added.list + R"(":)" + text + "}]";
    }
    TakenApart part;
    part.payload.kind = "order_part";
    part.payload.shopifyId = plainId(added.globalId);
    part.payload.group = "order/" + order;
    part.payload.file = added.file;
    part.payload.line = added.line;
    part.payload.payload = R"({")" + list + R"(":)" + text + '}';
    if (const auto updated = m_updatedOf.find(order); updated != m_updatedOf.end())
        part.payload.updatedAt = updated->second;
    out.push_back(std::move(part));
    if (ofOrder && list == "agreements" && !added.globalId.empty()) {
        m_orderOf[added.globalId] = order;
        adopt(added.globalId, out);
    }
}

/// Keeps a child until its parent comes.
void BulkLines::await(Child added, std::vector<TakenApart> &out)
{
    if (m_orphanBytes > mostBytes) {
        refuse(added.globalId, added.text, added.file, added.line,
               Words::tr("The line belongs to %1, which had not come when more lines than fit into memory waited for "
                         "theirs. Run the bulk operation with groupObjects: true and import its file.")
                   .arg(QString::fromStdString(added.parentId)),
               out);
        return;
    }
    m_orphanBytes += added.text.size() + sizeof(Child);
    m_orphans[added.parentId].push_back(std::move(added));
}

/// Places the children that waited for this one.
void BulkLines::adopt(const std::string &globalId, std::vector<TakenApart> &out)
{
    auto waiting = m_orphans.extract(globalId);
    if (waiting.empty())
        return;
    for (auto &orphan : waiting.mapped()) {
        m_orphanBytes -= orphan.text.size() + sizeof(Child);
        place(std::move(orphan), out);
    }
}

/// Each list of children is taken once, so that lines that name each other as parents end.
std::string BulkLines::withChildren(std::string text, const std::string &globalId, Children &children)
{
    auto own = children.extract(globalId);
    if (own.empty())
        return text;
    std::map<std::string, std::string> lists;
    for (auto &child : own.mapped()) {
        auto &list = lists[child.list];
        list += list.empty() ? "" : ",";
        list += child.globalId.empty() ? child.text : withChildren(std::move(child.text), child.globalId, children);
    }
    for (const auto &[name, list] : lists) {
        text.pop_back();
        text += text.size() > 1 ? "," : "";
        text += '"' + name + "\":[" + list + "]}";
    }
    return text;
}

/// The place of an id within the parent that was taken out last. The same order may have come once more since.
void BulkLines::forget(const std::string &globalId)
{
    const auto known = m_places.find(globalId);
    if (known != m_places.end() && known->second.parent < m_first)
        m_places.erase(known);
}

void BulkLines::giveUp(Parent parent, std::vector<TakenApart> &out)
{
    m_bytes -= parent.bytes;
    forget(parent.globalId);
    auto &kept = parent.taken.payload;
    for (const auto &[parentId, children] : parent.children) {
        for (const auto &child : children) {
            forget(child.globalId);
            if (parentId == parent.globalId && child.list == "agreements" && !child.globalId.empty())
                m_orderOf[child.globalId] = kept.shopifyId;
        }
    }
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
    for (const auto &[parentId, orphans] : std::exchange(m_orphans, {})) {
        for (const auto &orphan : orphans)
            refuse(orphan.globalId, orphan.text, orphan.file, orphan.line,
                   Words::tr("The line belongs to %1, which is not in this file. Fetch the bulk operation's file once "
                             "more and import it whole.")
                       .arg(QString::fromStdString(parentId)),
                   out);
    }
    m_orphanBytes = 0;
}

} // namespace leapfrog
