// SPDX-License-Identifier: MIT
#include "core/csv.h"
#include "core/money.h"
#include "ledger/export/journals/journal_formats.h"
#include "ledger/export/journals/journal_lines.h"
#include "ledger/export/journals/windows_1252.h"

#include <map>
#include <set>

namespace leapfrog {

namespace {

constexpr std::int64_t linesOfAFile = 1000; ///< as Intuit's help says of imports
constexpr std::size_t longestNumber = 21;

class QuickBooksFile : public JournalFile
{
public:
    QuickBooksFile(ExportBook book, JournalOptions options)
        : m_book(std::move(book))
        , m_options(std::move(options))
    { }

    void begin(std::string &out) override;
    void add(std::string &out, const Voucher &voucher) override;
    void end(std::string & /*out*/) override { }

private:
    [[nodiscard]] std::string accountName(const std::string &code) const;
    std::string number(const std::string &name);
    void appendLine(std::string &out, const std::string &number, const Voucher &voucher, const Posting &posting);

    ExportBook m_book;
    JournalOptions m_options;
    std::map<std::string, int, std::less<>> m_names; ///< how many accounts have this name
    std::set<std::string, std::less<>> m_numbers;
};

void QuickBooksFile::begin(std::string &out)
{
    for (const auto &[code, account] : m_book.chart.accounts())
        m_names[account.name] += 1;
    if (const auto refusal = decimalsRefused(m_book))
        return refuse(refusal->code, refusal->field, refusal->message);
    note().lineLimit = linesOfAFile;
    out += "*JournalNo,*JournalDate,*AccountName,*Debits,*Credits,Description,Name\r\n";
}

/// QuickBooks knows accounts by their names. Where two have one, the code tells them apart.
std::string QuickBooksFile::accountName(const std::string &code) const
{
    if (const auto found = m_options.accounts.find(code); found != m_options.accounts.end())
        return found->second;
    const auto *const account = m_book.chart.find(code);
    if (account == nullptr || account->name.empty())
        return code;
    return m_names.at(account->name) == 1 ? account->name : account->name + " (" + code + ')';
}

/// The document's name where it is short enough and was not used yet; else its beginning with a number. Cut between
/// characters.
std::string QuickBooksFile::number(const std::string &name)
{
    const auto whole = QString::fromStdString(onOneLine(name));
    if (static_cast<std::size_t>(whole.size()) <= longestNumber && m_numbers.insert(whole.toStdString()).second)
        return whole.toStdString();
    for (auto place = m_numbers.size();; ++place) {
        const auto tail = QLatin1Char('~') + QString::number(place);
        auto start = whole.left(static_cast<qsizetype>(longestNumber) - tail.size());
        if (!start.isEmpty() && start.back().isHighSurrogate())
            start.chop(1);
        if (auto made = (start + tail).toStdString(); m_numbers.insert(made).second)
            return made;
    }
}

void QuickBooksFile::add(std::string &out, const Voucher &voucher)
{
    for (const auto day : daysOf(voucher.postings)) {
        const auto lines = withAmount(day, note());
        if (lines.empty())
            continue;
        note().journals += 1;
        const auto name = number(voucher.id);
        for (const auto *posting : lines)
            appendLine(out, name, voucher, *posting);
    }
}

void QuickBooksFile::appendLine(std::string &out, const std::string &number, const Voucher &voucher,
                                const Posting &posting)
{
    note().lines += 1;
    appendCsvText(out, number);
    out += ',' + slashedDate(posting.date, m_options.quickBooks.isDayFirst) + ',';
    appendCsvText(out, onOneLine(accountName(posting.account)));
    out += ',';
    const Wide amount = posting.baseAmount;
    if (amount > 0)
        appendAmount(out, amount, m_book.baseCurrency->decimals);
    out += ',';
    if (amount < 0)
        appendAmount(out, -amount, m_book.baseCurrency->decimals);
    out += ',';
    appendCsvText(out, lineWords(voucher, posting, *m_book.baseCurrency));
    out += ',';
    appendCsvText(out, onOneLine(voucher.party));
    out += "\r\n";
}

} // namespace

std::unique_ptr<JournalFile> makeQuickBooksFile(ExportBook book, JournalOptions options)
{
    return std::make_unique<QuickBooksFile>(std::move(book), std::move(options));
}

} // namespace leapfrog
