// SPDX-License-Identifier: MIT
#include "core/money.h"
#include "ledger/export/formats.h"
#include "ledger/export/plain_text.h"

#include <array>
#include <set>

namespace leapfrog {

namespace {

/// An account's code as a component of a Beancount name, which holds only letters, digits and `-` and begins with a
/// capital or a digit. Other bytes become `-xx`, a bad start `X--xx`; so different codes stay different.
std::string component(std::string_view code)
{
    static constexpr std::string_view hex = "0123456789abcdef";
    std::string name;
    for (const char c : code) {
        const bool isFitStart = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
        const bool isFit = isFitStart || (!name.empty() && c >= 'a' && c <= 'z');
        if (isFit) {
            name += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        name += name.empty() ? "X--" : "-";
        name += hex[byte >> 4U];
        name += hex[byte & 0xFU];
    }
    return name;
}

std::string quoted(std::string_view text)
{
    std::string safe = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            safe += '\\';
        safe += c;
    }
    return safe + '"';
}

class BeancountExporter : public Exporter
{
public:
    using Exporter::Exporter;

    void begin(std::string &out) override;
    void document(std::string &out, const ExportedDocument &document) override;
    void end(std::string &out) override;

private:
    [[nodiscard]] std::string accountName(std::string_view code) const;
    void openAccount(std::string &out, std::string_view code, std::string_view name) const;
    void appendTransaction(std::string &out, const ExportedDocument &document, std::span<const Posting> day);

    std::set<std::string, std::less<>> m_unopened; ///< accounts seen that the chart does not have
};

std::string BeancountExporter::accountName(std::string_view code) const
{
    static constexpr std::array<std::string_view, 5> roots{"Assets", "Liabilities", "Equity", "Income", "Expenses"};
    return std::string(roots[static_cast<std::size_t>(book().chart.kindOf(code))]) + ':' + component(code);
}

void BeancountExporter::openAccount(std::string &out, std::string_view code, std::string_view name) const
{
    out += dateText(firstDate) + " open " + accountName(code) + '\n';
    out += "  code: " + quoted(code) + '\n';
    if (!name.empty())
        out += "  name: " + quoted(name) + '\n';
}

void BeancountExporter::begin(std::string &out)
{
    const auto &base = *book().baseCurrency;
    const std::string code(base.code);
    out += "; " + leftOutLine(book().leftOut) + '\n';
    out += "option \"title\" " + quoted(book().organisation) + '\n';
    out += "option \"operating_currency\" \"" + code + "\"\n";
    // Beancount divides a total price by the amount and multiplies again, which leaves a trace in the 28th digit.
    out += "option \"inferred_tolerance_default\" \"" + code + ':' + amountText(1, base.decimals + 2) + "\"\n";
    for (const auto &[account, facts] : book().chart.accounts())
        openAccount(out, account, facts.name);
}

void BeancountExporter::document(std::string &out, const ExportedDocument &document)
{
    std::span<const Posting> rest = document.postings;
    while (!rest.empty()) {
        const auto day = postingsOfOneDay(rest);
        rest = rest.subspan(day.size());
        appendTransaction(out, document, day);
    }
}

void BeancountExporter::appendTransaction(std::string &out, const ExportedDocument &document,
                                          std::span<const Posting> day)
{
    out += '\n';
    appendDate(out, day.front().date);
    out += " * " + quoted(document.type) + ' ' + quoted(document.id) + '\n';
    out += "  version: " + std::to_string(document.version) + '\n';
    for (const auto &posting : day) {
        if (book().chart.find(posting.account) == nullptr)
            m_unopened.insert(posting.account);
        std::string facts = "\n    rule: " + quoted(posting.rule) + '\n';
        if (posting.line != noLine)
            facts += "    line: " + std::to_string(posting.line) + '\n';
        appendPricedPosting(out, "  " + accountName(posting.account) + "  ", posting, *book().baseCurrency, facts);
    }
}

void BeancountExporter::end(std::string &out)
{
    out += '\n';
    for (const auto &code : m_unopened)
        openAccount(out, code, {});
}

} // namespace

std::unique_ptr<Exporter> makeBeancountExporter(ExportBook book)
{
    return std::make_unique<BeancountExporter>(std::move(book));
}

} // namespace leapfrog
