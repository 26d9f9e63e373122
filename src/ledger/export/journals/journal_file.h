// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/export/exporter.h"
#include "ledger/refusal.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace leapfrog {

/// Files that a bookkeeping program imports as journals.
enum class JournalFormat
{
    Datev, ///< DATEV format (EXTF), category 21 Buchungsstapel, version 13
    QuickBooks, ///< QuickBooks Online, import of journal entries
    Xero, ///< Xero, import of manual journals
};

/// Any format of `ledger export`.
using BookFormat = std::variant<ExportFormat, JournalFormat>;

/// The format of that name (`hledger` … `datev`, `quickbooks`, `xero`), or nothing.
std::optional<BookFormat> findBookFormat(std::string_view name);

/// What DATEV's own reckoning of a tax does to a gross amount.
struct TaxKey
{
    std::string key; ///< BU-Schlüssel, 1 to 4 digits
    std::int64_t rate = 0; ///< in hundredths of a per cent: 1900 is 19 %
    std::string account; ///< on which DATEV posts the tax of this key, as DATEV numbers it
};

struct DatevOptions
{
    int consultant = 0; ///< Beraternummer, 1001 to 9999999
    int client = 0; ///< Mandantennummer, 1 to 99999
    int accountLength = 4; ///< Sachkontenlänge, 4 to 8
    std::string splitAccount = {}; ///< through which entries go that have no single counterpart; empty: refused
    std::set<std::string, std::less<>> automaticAccounts = {}; ///< DATEV's numbers; no tax is reckoned on them
    std::map<std::string, TaxKey, std::less<>> taxKeys = {}; ///< by tax code
    bool isLocked = false; ///< Festschreibung: locked as soon as imported
    Date from = {}; ///< of one fiscal year with `through`
    Date through = {};
    int fiscalStartMonth = 1;
    std::string madeAt = {}; ///< YYYYMMDDhhmmssmmm
};

struct QuickBooksOptions
{
    bool isDayFirst = false; ///< days as 31/12/2026, else 12/31/2026
};

struct XeroOptions
{
    std::string taxRate = "Tax Exempt"; ///< name of the rate of no tax: taxes are lines of their own
    std::vector<std::pair<std::string, std::string>> tracking = {}; ///< category and option of each line; two at most
};

struct JournalOptions
{
    std::map<std::string, std::string, std::less<>> accounts = {}; ///< what the program calls an account, by our code
    DatevOptions datev = {};
    QuickBooksOptions quickBooks = {};
    XeroOptions xero = {};
};

/// A document, or a sum of documents, with what people want to read of it.
struct Voucher : ExportedDocument
{
    std::string party = {};
    std::string words = {}; ///< the document's own description
    std::string taxCode = {}; ///< of all its taxes; empty: it has none, or several
};

/// What is to be said of a file when it is written.
struct JournalNotes
{
    std::int64_t journals = 0;
    std::int64_t lines = 0;
    std::int64_t lineLimit = 0; ///< lines that the program takes of one file; 0: no such limit
    std::int64_t splitJournals = 0; ///< went through the split account
    std::int64_t taxKeyLines = 0; ///< gross, with a tax key
    std::int64_t withoutAmount = 0; ///< entries that have no amount in the base currency and are left out
    std::int64_t changedTexts = 0; ///< with characters that the file can't hold, in whose place there is `?`
    std::int64_t shortenedTexts = 0;
};

/// Turns a stream of vouchers into a file: begin(), add() for each, end(). Each call appends to `out`, which the caller
/// writes and clears, so memory stays flat. After each call look at problem(): there is no file when there is one.
/// Pure: no files, no database, no clock. One thread at a time.
class JournalFile
{
public:
    JournalFile() = default;
    virtual ~JournalFile() = default;
    JournalFile(const JournalFile &) = delete;
    JournalFile &operator=(const JournalFile &) = delete;

    virtual void begin(std::string &out) = 0;
    virtual void add(std::string &out, const Voucher &voucher) = 0;
    virtual void end(std::string &out) = 0;

    /// Why the format can't say what it was given: codes `unfit_account`, `split_account_missing`, `amount_too_large`,
    /// `unfit_currency`, `across_fiscal_years`.
    [[nodiscard]] const std::optional<Refusal> &problem() const { return m_problem; }
    [[nodiscard]] const JournalNotes &notes() const { return m_notes; }

protected:
    /// Keeps the first.
    void refuse(std::string code, std::string field, QString message);
    [[nodiscard]] JournalNotes &note() { return m_notes; }

private:
    std::optional<Refusal> m_problem;
    JournalNotes m_notes;
};

/// A file of any format. `options` are for journals.
std::unique_ptr<JournalFile> makeBookFile(const BookFormat &format, ExportBook book, JournalOptions options);

} // namespace leapfrog
