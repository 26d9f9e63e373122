// SPDX-License-Identifier: MIT
#include "core/money.h"
#include "ledger/export/formats.h"
#include "ledger/export/plain_text.h"

#include <array>
#include <set>

namespace leapfrog {

namespace {

bool isAlphanumeric(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

void appendEscape(std::string &out, char c)
{
    static constexpr std::string_view hex = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += hex[byte >> 4U];
    out += hex[byte & 0xFU];
}

/// Only letters, digits, `-`, `_` and `.` mean nothing to hledger anywhere; the rest becomes `%XX`, as in a URL.
std::string word(std::string_view text)
{
    std::string safe;
    for (const char c : text) {
        if (isAlphanumeric(c) || c == '-' || c == '_' || c == '.')
            safe += c;
        else
            appendEscape(safe, c);
    }
    return safe;
}

/// Free text in a description or comment: what would end the line or begin a comment, a tag, a date or a status is
/// escaped.
std::string freeText(std::string_view text)
{
    static constexpr std::string_view meaningful = "%;:[|";
    std::string safe;
    for (const char c : text) {
        const bool isAscii = static_cast<unsigned char>(c) < 0x80;
        const bool isOddStart = safe.empty() && isAscii && !isAlphanumeric(c);
        const bool isControl = isAscii && (static_cast<unsigned char>(c) < 0x20 || c == 0x7F);
        if (isOddStart || isControl || meaningful.find(c) != std::string_view::npos)
            appendEscape(safe, c);
        else
            safe += c;
    }
    return safe;
}

class HledgerExporter : public Exporter
{
public:
    using Exporter::Exporter;

    void begin(std::string &out) override;
    void document(std::string &out, const ExportedDocument &document) override;
    void end(std::string &out) override;

private:
    [[nodiscard]] std::string accountName(std::string_view code) const;
    void declareAccount(std::string &out, std::string_view code, std::string_view name) const;
    void appendPosting(std::string &out, const Posting &posting);

    std::set<std::string, std::less<>> m_undeclared; ///< accounts seen that the chart does not have
    std::set<std::string, std::less<>> m_currencies;
};

std::string HledgerExporter::accountName(std::string_view code) const
{
    static constexpr std::array<std::string_view, 5> roots{"assets", "liabilities", "equity", "income", "expenses"};
    return std::string(roots[static_cast<std::size_t>(book().chart.kindOf(code))]) + ':' + word(code);
}

void HledgerExporter::declareAccount(std::string &out, std::string_view code, std::string_view name) const
{
    out += "account " + accountName(code);
    if (!name.empty())
        out += "  ; " + freeText(name);
    out += '\n';
}

void HledgerExporter::begin(std::string &out)
{
    out += "; General ledger of " + freeText(book().organisation) + '\n';
    out += "; " + leftOutLine(book().leftOut) + '\n';
    m_currencies.emplace(book().baseCurrency->code);
    for (const auto &[code, account] : book().chart.accounts())
        declareAccount(out, code, account.name);
}

void HledgerExporter::document(std::string &out, const ExportedDocument &document)
{
    std::span<const Posting> rest = document.postings;
    while (!rest.empty()) {
        const auto day = postingsOfOneDay(rest);
        rest = rest.subspan(day.size());
        out += '\n';
        appendDate(out, day.front().date);
        out += ' ' + freeText(document.id) + "  ; version:" + std::to_string(document.version);
        if (!document.type.empty())
            out += ", type:" + word(document.type);
        out += '\n';
        for (const auto &posting : day)
            appendPosting(out, posting);
    }
}

void HledgerExporter::appendPosting(std::string &out, const Posting &posting)
{
    if (book().chart.find(posting.account) == nullptr)
        m_undeclared.insert(posting.account);
    m_currencies.insert(posting.currency);
    std::string comment = "  ; rule:" + word(posting.rule);
    if (posting.line != noLine)
        comment += ", line:" + std::to_string(posting.line);
    appendPricedPosting(out, "    " + accountName(posting.account) + "  ", posting, *book().baseCurrency,
                        comment + '\n');
}

void HledgerExporter::end(std::string &out)
{
    out += '\n';
    for (const auto &code : m_undeclared)
        declareAccount(out, code, {});
    for (const auto &code : m_currencies) {
        const int decimals = findCurrency(code)->decimals;
        // The directive wants a decimal mark even where there are no decimals.
        out += "commodity 1000." + std::string(static_cast<std::size_t>(decimals), '0') + ' ' + code + '\n';
    }
}

} // namespace

std::unique_ptr<Exporter> makeHledgerExporter(ExportBook book)
{
    return std::make_unique<HledgerExporter>(std::move(book));
}

} // namespace leapfrog
