// SPDX-License-Identifier: MIT
#include "import/document_text.h"

#include "core/json.h"
#include "import/plain_text.h"

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
    if (!m_document.partyName.empty())
        text("party_name", m_document.partyName);
}

void DocumentText::name(std::string_view name)
{
    auto &out = m_document.body;
    out += out.empty() || out.back() == '[' || out.back() == ',' ? "{" : out.back() == '{' ? "" : ",";
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

void DocumentText::amount(std::string_view name, Wide minor)
{
    this->name(name);
    m_document.body += '"';
    appendAmount(m_document.body, minor, m_currency->decimals);
    m_document.body += '"';
}

void DocumentText::total(std::string_view name, Wide minor)
{
    amount(name, minor);
    m_document.amount = inComputedRange(minor);
}

void DocumentText::line(const DocumentLine &line)
{
    auto &out = m_document.body;
    text("kind", line.kind);
    amount("amount", line.amount);
    if (line.discount != 0)
        amount("discount", line.discount);
    if (!line.taxes.empty()) {
        name("taxes");
        out += '[';
        for (const auto &tax : line.taxes) {
            out += out.back() == '[' ? "" : ",";
            text("code", tax.code);
            amount("amount", tax.amount);
            out += '}';
        }
        out += ']';
    }
    if (line.quantity != 0)
        text("quantity", std::to_string(line.quantity));
    if (const auto description = toPlainText(line.description); !description.empty())
        text("description", description);
    out += '}';
}

void DocumentText::lines(const std::vector<DocumentLine> &lines)
{
    name("lines");
    auto &out = m_document.body;
    out += '[';
    for (const auto &each : lines) {
        out += out.back() == '[' ? "" : ",";
        line(each);
    }
    out += ']';
}

void DocumentText::allocation(std::string_view documentId, Wide minor)
{
    name("allocations");
    m_document.body += '[';
    text("document", documentId);
    amount("amount", minor);
    m_document.body += "}]";
}

void DocumentText::adjustment(Wide minor, std::string_view reason)
{
    name("adjustments");
    m_document.body += '[';
    amount("amount", minor);
    text("reason", reason);
    m_document.body += "}]";
}

void DocumentText::origin(std::string_view name, std::string_view value)
{
    this->name("meta");
    m_document.body += '{';
    text(name, value);
    m_document.body += '}';
}

ImportedDocument DocumentText::finish()
{
    m_document.body += '}';
    return std::move(m_document);
}

} // namespace leapfrog
