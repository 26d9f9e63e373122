// SPDX-License-Identifier: MIT
#include "import/shopify/read/extract.h"

#include "core/json.h"
#include "import/shopify/read/rest_names.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>

namespace leapfrog {

static constexpr std::size_t mostShown = 2000; // bytes
static constexpr std::size_t bytesOfBegin = 64;
static constexpr std::string_view leftOut = "…";

static bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

static bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// Whether a text under this name says nothing of a person, as an id, a moment, an amount or a state.
static bool isPlainMember(std::string_view name)
{
    static constexpr auto names = std::to_array<std::string_view>({"__parentId",
                                                                   "__typename",
                                                                   "admin_graphql_api_id",
                                                                   "amount",
                                                                   "currency",
                                                                   "currencyCode",
                                                                   "currency_code",
                                                                   "displayFinancialStatus",
                                                                   "displayFulfillmentStatus",
                                                                   "financial_status",
                                                                   "fulfillment_status",
                                                                   "gateway",
                                                                   "id",
                                                                   "kind",
                                                                   "legacyResourceId",
                                                                   "presentment_currency",
                                                                   "price",
                                                                   "status",
                                                                   "total_price",
                                                                   "type"});
    static constexpr auto ends = std::to_array<std::string_view>({"_at", "At", "_id", "Id", "_amount"});
    return std::ranges::find(names, name) != names.end()
        || std::ranges::any_of(ends, [name](std::string_view end) { return name.ends_with(end); });
}

/// Whether a text looks like an id, moment, amount or word of Shopify's.
static bool isPlainValue(std::string_view text)
{
    static constexpr std::string_view others = ".:+-/\\ ";
    return text.size() <= 100 && std::ranges::all_of(text, [](char c) {
               return isLetter(c) || isDigit(c) || others.find(c) != std::string_view::npos;
           });
}

/// An order's name, as "#1001".
static bool isOrderName(std::string_view text)
{
    return text.size() <= 30 && text.starts_with('#')
        && std::ranges::all_of(text.substr(1), [](char c) { return isLetter(c) || isDigit(c) || c == '-'; });
}

namespace {

/// Writes JSON, whole or broken, without what may be of a person.
class Scrubber
{
public:
    explicit Scrubber(std::string_view record, ExtractOf part)
        : m_record(record)
        , m_part(part)
    { }
    std::string scrubbed();

private:
    void text();
    void word();
    void add(std::string_view shown);
    [[nodiscard]] bool isFull() const { return m_part == ExtractOf::Begin && m_out.size() >= mostShown; }

    std::string_view m_record;
    ExtractOf m_part;
    std::size_t m_at = 0;
    std::string m_name; ///< of the member whose value comes next; empty: none
    std::string m_out;
};

} // namespace

void Scrubber::add(std::string_view shown)
{
    m_out += shown;
    if (m_part == ExtractOf::End && m_out.size() > 2 * mostShown)
        m_out.erase(0, m_out.size() - mostShown);
}

void Scrubber::text()
{
    const auto from = ++m_at;
    while (m_at < m_record.size() && m_record[m_at] != '"')
        m_at += m_record[m_at] == '\\' ? 2 : 1;
    m_at = std::min(m_at, m_record.size());
    const auto content = m_record.substr(from, m_at - from);
    const bool isClosed = m_at < m_record.size();
    m_at += isClosed ? 1 : 0;
    auto after = m_at;
    while (after < m_record.size() && isBlank(m_record[after]))
        ++after;
    const bool isName = after < m_record.size() && m_record[after] == ':';
    const bool isShown = isName
        ? content.size() <= 64 && std::ranges::all_of(content, [](char c) { return isLetter(c) || isDigit(c); })
        : (isPlainMember(m_name) && isPlainValue(content)) || (m_name == "name" && isOrderName(content));
    add("\"");
    add(isShown ? content : leftOut);
    add(isClosed ? "\"" : "");
    m_name = isName ? std::string(content) : std::string();
}

/// A number or a word outside of texts. Numbers stay where they are the value of a member that names no person.
void Scrubber::word()
{
    static constexpr std::string_view ends = "{}[],:\" \t\r\n";
    const auto from = m_at;
    m_at = std::min(m_record.find_first_of(ends, m_at), m_record.size());
    const auto content = m_record.substr(from, m_at - from);
    const bool isWord = content == "true" || content == "false" || content == "null";
    const bool isNumber = std::ranges::all_of(content, [](char c) { return isDigit(c) || c == '.' || c == '-'; });
    add(isWord || (isNumber && !m_name.empty() && !isPersonal(m_name)) ? content : leftOut);
    m_name.clear();
}

std::string Scrubber::scrubbed()
{
    const auto first = m_record.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || (m_record[first] != '{' && m_record[first] != '['))
        return {};
    while (m_at < m_record.size() && !isFull()) {
        const char c = m_record[m_at];
        if (c == '"') {
            text();
        } else if (c == '{' || c == '}' || c == '[' || c == ']' || c == ',' || c == ':' || isBlank(c)) {
            if (c == '{' || c == '[')
                m_name.clear();
            add({&c, 1});
            ++m_at;
        } else {
            word();
        }
    }
    if (m_part == ExtractOf::End && m_out.size() > mostShown)
        m_out.erase(0, m_out.size() - mostShown);
    return std::move(m_out);
}

bool isUnfinished(std::string_view text)
{
    int depth = 0;
    bool inString = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (inString && c == '\\')
            ++at;
        else if (c == '"')
            inString = !inString;
        else if (!inString)
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
    }
    return depth > 0 || inString;
}

std::string sha256Of(std::string_view bytes)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArrayView(bytes.data(), std::ssize(bytes)));
    return hash.result().toHex().toStdString();
}

std::string beginsWith(std::string_view record)
{
    std::uint64_t hash = 14695981039346656037U; // FNV-1a
    for (const char c : record.substr(0, bytesOfBegin))
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
    return QByteArray::number(static_cast<qulonglong>(hash), 16).toStdString();
}

std::string extractOf(std::string_view record, ExtractOf part)
{
    const auto shown = QString::fromStdString(Scrubber(record, part).scrubbed()).toStdString(); // UTF-8, also if cut
    std::string json = R"({"bytes":)" + std::to_string(record.size()) + R"(,"sha256":")" + sha256Of(record)
        + R"(","begins":")" + beginsWith(record) + R"(","extract":)";
    appendJsonString(json, shown);
    return json + '}';
}

static bool isOfEmail(char c)
{
    static constexpr std::string_view others = ".%+-'";
    return isLetter(c) || isDigit(c) || static_cast<unsigned char>(c) >= 0x80
        || others.find(c) != std::string_view::npos;
}

std::string withoutEmails(std::string text)
{
    for (auto at = text.find('@'); at != std::string::npos; at = text.find('@', at)) {
        auto from = at;
        while (from > 0 && isOfEmail(text[from - 1]))
            --from;
        if (from > 0 && text[from - 1] == '\\' && from < at)
            ++from; // the letter of an escape
        auto end = at + 1;
        while (end < text.size() && isOfEmail(text[end]))
            ++end;
        if (from == at || end == at + 1) {
            ++at;
            continue;
        }
        text.replace(from, end - from, leftOut);
        at = from;
    }
    return text;
}

} // namespace leapfrog
