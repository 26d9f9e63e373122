// SPDX-License-Identifier: MIT
#include "core/csv.h"
#include "core/money.h"
#include "ledger/export/journals/journal_formats.h"
#include "ledger/export/journals/journal_lines.h"
#include "ledger/export/journals/windows_1252.h"

#include <set>

namespace leapfrog {

namespace {

constexpr std::int64_t linesOfAFile = 300; ///< as Xero's help says of its template
constexpr std::size_t trackedCategories = 2;

class XeroFile : public JournalFile
{
public:
    XeroFile(ExportBook book, JournalOptions options)
        : m_book(std::move(book))
        , m_options(std::move(options))
    { }

    void begin(std::string &out) override;
    void add(std::string &out, const Voucher &voucher) override;
    void end(std::string & /*out*/) override { }

private:
    std::string narration(const Voucher &voucher, Date day);
    void appendLine(std::string &out, const std::string &narration, const Voucher &voucher, const Posting &posting);

    ExportBook m_book;
    JournalOptions m_options;
    std::set<std::pair<std::string, Date>> m_taken;
};

void XeroFile::begin(std::string &out)
{
    if (const auto refusal = decimalsRefused(m_book))
        return refuse(refusal->code, refusal->field, refusal->message);
    note().lineLimit = linesOfAFile;
    out += "*Narration,*Date,Description,*AccountCode,*TaxRate,*Amount,TrackingName1,TrackingOption1,TrackingName2,"
           "TrackingOption2\r\n";
}

/// Rows of one narration and date are one journal: so each version of a document that has entries of a day says which
/// it is.
std::string XeroFile::narration(const Voucher &voucher, Date day)
{
    auto words = onOneLine(voucher.id);
    if (!voucher.party.empty())
        words += " " + onOneLine(voucher.party);
    auto unique = words;
    for (int place = 2; !m_taken.emplace(unique, day).second; ++place)
        unique = words + " (" + std::to_string(place) + ')';
    return unique;
}

void XeroFile::add(std::string &out, const Voucher &voucher)
{
    for (const auto day : daysOf(voucher.postings)) {
        const auto lines = withAmount(day, note());
        if (lines.empty())
            continue;
        note().journals += 1;
        const auto words = narration(voucher, day.front().date);
        for (const auto *posting : lines)
            appendLine(out, words, voucher, *posting);
    }
}

void XeroFile::appendLine(std::string &out, const std::string &narration, const Voucher &voucher,
                          const Posting &posting)
{
    note().lines += 1;
    appendCsvText(out, narration);
    out += ',' + slashedDate(posting.date, true) + ',';
    appendCsvText(out, lineWords(voucher, posting, *m_book.baseCurrency));
    out += ',';
    const auto named = m_options.accounts.find(posting.account);
    appendCsvText(out, onOneLine(named == m_options.accounts.end() ? posting.account : named->second));
    out += ',';
    appendCsvText(out, m_options.xero.taxRate);
    out += ',';
    appendAmount(out, posting.baseAmount, m_book.baseCurrency->decimals);
    for (std::size_t i = 0; i < trackedCategories; ++i) {
        const auto &tracking = m_options.xero.tracking;
        out += ',';
        appendCsvText(out, i < tracking.size() ? tracking[i].first : std::string());
        out += ',';
        appendCsvText(out, i < tracking.size() ? tracking[i].second : std::string());
    }
    out += "\r\n";
}

} // namespace

std::unique_ptr<JournalFile> makeXeroFile(ExportBook book, JournalOptions options)
{
    return std::make_unique<XeroFile>(std::move(book), std::move(options));
}

} // namespace leapfrog
