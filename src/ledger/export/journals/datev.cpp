// SPDX-License-Identifier: MIT
#include "ledger/export/journals/datev_row.h"
#include "ledger/export/journals/journal_formats.h"
#include "ledger/export/journals/journal_lines.h"
#include "ledger/post.h"
#include "ledger/statements.h"

#include <QCoreApplication>

#include <algorithm>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::DatevFile)
};

constexpr std::int64_t amountLimit = 10'000'000'000; ///< ten digits before the comma
constexpr std::string_view withoutAutomatic = "40"; ///< Aufhebung der Automatik

bool isNumber(std::string_view text)
{
    static constexpr std::size_t longest = 9;
    return !text.empty() && text.size() <= longest
        && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// As DATEV reads it: 0420 is 420.
std::string_view withoutZeros(std::string_view number)
{
    return number.substr(std::min(number.find_first_not_of('0'), number.size()));
}

/// A net amount and the tax on it, as one row has them.
struct Gross
{
    const Posting *net = nullptr;
    std::int64_t tax = 0;
};

class DatevFile : public JournalFile
{
public:
    DatevFile(ExportBook book, JournalOptions options)
        : m_book(std::move(book))
        , m_options(std::move(options))
    { }

    void begin(std::string &out) override;
    void add(std::string &out, const Voucher &voucher) override;
    void end(std::string & /*out*/) override { }

private:
    using Lines = std::vector<const Posting *>;
    [[nodiscard]] std::string number(const std::string &code);
    [[nodiscard]] std::string automaticKey(const std::string &account, const std::string &counterpart) const;
    [[nodiscard]] std::vector<Gross> grossOf(const Voucher &voucher, const Lines &lines);
    void addTaxed(std::string &out, const Voucher &voucher, const Posting &control, const std::vector<Gross> &parts,
                  const std::string &key);
    void addPairs(std::string &out, const Voucher &voucher, const Lines &lines, const Posting &single);
    void addSplit(std::string &out, const Voucher &voucher, const Lines &lines);
    DatevRow rowOf(const Voucher &voucher, const Posting &posting, std::string counterpart);
    void append(std::string &out, DatevRow row);

    ExportBook m_book;
    JournalOptions m_options;
    std::map<std::string, std::string, std::less<>> m_codes; ///< ours, by DATEV's number without leading zeros
};

void DatevFile::begin(std::string &out)
{
    if (const auto refusal = decimalsRefused(m_book))
        return refuse(refusal->code, refusal->field, refusal->message);
    const auto &datev = m_options.datev;
    const auto start = fiscalYearStart(datev.from, datev.fiscalStartMonth);
    if (start != fiscalYearStart(datev.through, datev.fiscalStartMonth))
        return refuse(
            "across_fiscal_years", "through",
            Words::tr("DATEV takes the days of one fiscal year in a file, and %1 begins one: "
                      "export the years one by one.")
                .arg(QString::fromStdString(dateText(fiscalYearStart(datev.through, datev.fiscalStartMonth)))));
    appendDatevHead(out, m_book, datev, note());
}

/// DATEV's number of an account. Two of ours may share one only where that is said.
std::string DatevFile::number(const std::string &code)
{
    const auto named = m_options.accounts.find(code);
    auto text = named == m_options.accounts.end() ? code : named->second;
    const auto words = QString::fromStdString(code);
    if (!isNumber(text) || text.size() > static_cast<std::size_t>(m_options.datev.accountLength) + 1) {
        refuse(
            "unfit_account", code,
            Words::tr("DATEV's accounts are numbers of at most %1 digits, and \"%2\" is none: name it with --account "
                      "\"%3=NUMBER\", or another --account-length.")
                .arg(m_options.datev.accountLength + 1)
                .arg(QString::fromStdString(text), words));
        return text;
    }
    const auto &known = m_codes.emplace(withoutZeros(text), code).first->second;
    if (known != code && named == m_options.accounts.end())
        refuse(
            "unfit_account", code,
            Words::tr("The accounts \"%1\" and \"%2\" are one number in DATEV: name one with --account \"%2=NUMBER\".")
                .arg(QString::fromStdString(known), words));
    return text;
}

/// DATEV would reckon tax out of what is posted on an automatic account, though the tax is posted by itself.
std::string DatevFile::automaticKey(const std::string &account, const std::string &counterpart) const
{
    const auto &automatic = m_options.datev.automaticAccounts;
    return std::string(automatic.contains(account) || automatic.contains(counterpart) ? withoutAutomatic : "");
}

void DatevFile::add(std::string &out, const Voucher &voucher)
{
    for (const auto day : daysOf(voucher.postings)) {
        const auto lines = withAmount(day, note());
        if (lines.empty())
            continue;
        note().journals += 1;
        const auto isDebitSide = [](const Posting *line) { return line->baseAmount > 0; };
        const auto debits = std::ranges::count_if(lines, isDebitSide);
        const auto credits = static_cast<std::ptrdiff_t>(lines.size()) - debits;
        if (debits != 1 && credits != 1) {
            addSplit(out, voucher, lines);
            continue;
        }
        const auto *const single
            = *std::ranges::find_if(lines, [&](const Posting *line) { return isDebitSide(line) == (debits == 1); });
        if (const auto parts = grossOf(voucher, lines); !parts.empty())
            addTaxed(out, voucher, *single, parts, m_options.datev.taxKeys.find(voucher.taxCode)->second.key);
        else
            addPairs(out, voucher, lines, *single);
    }
}

/// The gross amounts out of which DATEV reckons just the tax that is posted; none when a cent would differ, or when the
/// document is another: then its entries stand as they are.
std::vector<Gross> DatevFile::grossOf(const Voucher &voucher, const Lines &lines)
{
    static constexpr Wide whole = 10'000;
    const auto found = m_options.datev.taxKeys.find(voucher.taxCode);
    if (voucher.taxCode.empty() || found == m_options.datev.taxKeys.end())
        return {};
    const auto &key = found->second;
    const auto isTax = [](const Posting *line) { return line->rule.ends_with("-TAX"); };
    const auto tax = std::ranges::find_if(lines, isTax);
    if (tax == lines.end() || std::ranges::count_if(lines, isTax) != 1 || number((*tax)->account) != key.account)
        return {};
    const bool isDebitTax = (*tax)->baseAmount > 0;
    std::vector<Gross> parts;
    Wide rest = (*tax)->baseAmount;
    for (const auto *line : lines) {
        if (line == *tax || (line->baseAmount > 0) != isDebitTax)
            continue;
        const Wide share
            = roundedQuotient(Wide{line->baseAmount < 0 ? -line->baseAmount : line->baseAmount} * key.rate, whole)
            * (line->baseAmount < 0 ? -1 : 1);
        const Wide gross = share + line->baseAmount;
        const Wide reckoned = roundedQuotient((gross < 0 ? -gross : gross) * key.rate, whole + key.rate);
        if (reckoned != (share < 0 ? -share : share))
            return {};
        rest -= share;
        parts.push_back({line, static_cast<std::int64_t>(share)});
    }
    // The tax and one entry beside the single one at least; else the single one is on the tax's side.
    return rest == 0 ? parts : std::vector<Gross>();
}

void DatevFile::addTaxed(std::string &out, const Voucher &voucher, const Posting &control,
                         const std::vector<Gross> &parts, const std::string &key)
{
    for (const auto &part : parts) {
        auto row = rowOf(voucher, *part.net, number(part.net->account));
        row.account = number(control.account);
        row.isDebit = control.baseAmount > 0;
        row.amount = std::abs(part.net->baseAmount + part.tax);
        row.taxKey = key;
        note().taxKeyLines += 1;
        append(out, std::move(row));
    }
}

void DatevFile::addPairs(std::string &out, const Voucher &voucher, const Lines &lines, const Posting &single)
{
    const auto counterpart = number(single.account);
    const bool isOnBothSides = std::ranges::any_of(lines, [&](const Posting *line) {
        return line != &single && withoutZeros(number(line->account)) == withoutZeros(counterpart);
    });
    if (isOnBothSides)
        return addSplit(out, voucher, lines);
    for (const auto *line : lines) {
        if (line != &single)
            append(out, rowOf(voucher, *line, counterpart));
    }
}

/// Each entry by itself against the split account, which it leaves at zero.
void DatevFile::addSplit(std::string &out, const Voucher &voucher, const Lines &lines)
{
    const auto &split = m_options.datev.splitAccount;
    if (split.empty())
        return refuse("split_account_missing", voucher.id,
                      Words::tr("%1 has entries on both sides that have no single counterpart, and a line of DATEV is "
                                "one debit and one credit: name an account that they go through with --split-account.")
                          .arg(QString::fromStdString(voucher.id)));
    note().splitJournals += 1;
    for (const auto *line : lines)
        append(out, rowOf(voucher, *line, split));
}

DatevRow DatevFile::rowOf(const Voucher &voucher, const Posting &posting, std::string counterpart)
{
    const auto reason = posting.rule.empty() ? std::string() : why(posting).toStdString();
    const auto &base = *m_book.baseCurrency;
    const bool isForeign = posting.currency != base.code && posting.amount != 0;
    std::string text = voucher.id;
    for (const auto *words : {&voucher.party, &voucher.words, &reason}) {
        if (!words->empty())
            text += ' ' + *words;
    }
    return {.amount = std::abs(posting.baseAmount),
            .isDebit = posting.baseAmount > 0,
            .account = number(posting.account),
            .counterpart = std::move(counterpart),
            .taxKey = {},
            .date = posting.date,
            .name = voucher.id,
            .text = std::move(text),
            .info = {{{"Belegname", voucher.id},
                      {"Geschäftspartner", voucher.party},
                      {"Beschreibung", voucher.words},
                      {"Warum", reason},
                      {"Fremdwährung",
                       isForeign ? Money{posting.amount, findCurrency(posting.currency)}.text() : std::string()}}}};
}

void DatevFile::append(std::string &out, DatevRow row)
{
    auto limit = amountLimit;
    for (int places = 0; places < m_book.baseCurrency->decimals; ++places)
        limit *= 10;
    if (row.amount >= limit)
        return refuse("amount_too_large", row.name,
                      Words::tr("%1 has an amount of more than ten digits before the comma, which DATEV does not take.")
                          .arg(QString::fromStdString(row.name)));
    if (row.taxKey.empty())
        row.taxKey = automaticKey(row.account, row.counterpart);
    note().lines += 1;
    appendDatevRow(out, row, *m_book.baseCurrency, m_options.datev.isLocked, note());
}

} // namespace

std::unique_ptr<JournalFile> makeDatevFile(ExportBook book, JournalOptions options)
{
    return std::make_unique<DatevFile>(std::move(book), std::move(options));
}

} // namespace leapfrog
