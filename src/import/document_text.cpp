// SPDX-License-Identifier: MIT
#include "import/document_text.h"

#include "core/json.h"
#include "import/plain_text.h"

#include <algorithm>
#include <iterator>

namespace leapfrog {

Wide grossOf(const DocumentLine &line, bool taxIncluded)
{
    Wide gross = line.amount - line.discount;
    if (!taxIncluded) {
        for (const auto &tax : line.taxes)
            gross += tax.amount;
    }
    return gross;
}

DocumentText::DocumentText(const Head &head, const Currency &currency)
    : m_currency(&currency)
{
    m_document.id = head.id;
    m_document.type = head.type;
    m_document.date = head.date;
    m_document.currency = currency.code;
    m_document.partyName = toPlainText(head.partyName);
    text("id", head.id);
    text("type", head.type);
    text("date", head.date);
    text("currency", currency.code);
    if (!head.fxRate.empty())
        text("fx_rate", head.fxRate);
    if (!m_document.partyName.empty())
        text("party_name", m_document.partyName);
}

template <typename Items, typename Write>
void DocumentText::list(std::string_view name, const Items &items, Write write)
{
    this->name(name);
    auto &out = m_document.body;
    out += '[';
    for (const auto &item : items) {
        out += out.back() == '[' ? "" : ",";
        write(item);
        out += '}';
    }
    out += ']';
}

void DocumentText::name(std::string_view name)
{
    auto &out = m_document.body;
    const bool begins = out.empty() || out.back() == '[' || out.back() == ',' || out.back() == ':';
    out += begins ? "{" : ",";
    appendJsonString(out, name);
    out += ':';
}

void DocumentText::flag(std::string_view name, bool value)
{
    this->name(name);
    m_document.body += value ? "true" : "false";
}

void DocumentText::text(std::string_view name, std::string_view value)
{
    this->name(name);
    appendJsonString(m_document.body, value);
}

void DocumentText::amount(std::string_view name, Wide minor, const Currency &currency)
{
    this->name(name);
    m_document.body += '"';
    appendAmount(m_document.body, minor, currency.decimals);
    m_document.body += '"';
}

void DocumentText::total(std::string_view name, Wide minor)
{
    amount(name, minor);
    m_document.amount = inComputedRange(minor);
}

void DocumentText::line(const DocumentLine &line)
{
    text("kind", line.kind);
    amount("amount", line.amount);
    if (line.discount != 0)
        amount("discount", line.discount);
    if (!line.taxes.empty())
        taxes(line.taxes);
    if (!line.role.empty())
        text("role", line.role);
    if (line.quantity != 0)
        text("quantity", std::to_string(line.quantity));
    if (const auto description = toPlainText(line.description); !description.empty())
        text("description", description);
}

void DocumentText::taxes(const std::vector<DocumentLine::Tax> &taxes)
{
    list("taxes", taxes, [this](const DocumentLine::Tax &tax) {
        text("code", tax.code);
        amount("amount", tax.amount);
        if (!tax.role.empty())
            text("role", tax.role);
    });
}

void DocumentText::lines(const std::vector<DocumentLine> &lines)
{
    list("lines", lines, [this](const DocumentLine &each) { line(each); });
}

void DocumentText::entries(std::span<const Entry> entries)
{
    std::vector<Entry> lines;
    std::ranges::copy_if(entries, std::back_inserter(lines), [](const Entry &entry) { return entry.amount != 0; });
    list("lines", lines, [this](const Entry &entry) {
        text("role", entry.role);
        amount(entry.amount > 0 ? "debit" : "credit", entry.amount > 0 ? entry.amount : -entry.amount);
        if (const auto description = toPlainText(entry.description); !description.empty())
            text("description", description);
    });
}

void DocumentText::allocations(std::span<const Allocation> allocations)
{
    list("allocations", allocations, [this](const Allocation &allocation) {
        text("document", allocation.documentId);
        amount("amount", allocation.amount);
    });
}

void DocumentText::adjustments(std::span<const Adjustment> adjustments)
{
    list("adjustments", adjustments, [this](const Adjustment &adjustment) {
        amount("amount", adjustment.amount);
        if (!adjustment.role.empty())
            text("role", adjustment.role);
        if (const auto reason = toPlainText(adjustment.reason); !reason.empty())
            text("reason", reason);
    });
}

void DocumentText::kept(Wide minor, const std::vector<DocumentLine::Tax> &taxes)
{
    name("kept");
    amount("amount", minor);
    if (!taxes.empty())
        this->taxes(taxes);
    m_document.body += '}';
}

void DocumentText::origin(std::string_view name, std::string_view value)
{
    this->name("meta");
    text(name, value);
    m_document.body += '}';
}

ImportedDocument DocumentText::finish()
{
    m_document.body += '}';
    return std::move(m_document);
}

} // namespace leapfrog
