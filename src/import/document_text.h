// SPDX-License-Identifier: MIT
#pragma once

#include "core/money.h"
#include "import/import_batch.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace leapfrog {

/// A line of a sales invoice or credit note (docs/accounting-rules.md §4). Amounts in minor units of the document.
struct DocumentLine
{
    struct Tax
    {
        std::string code;
        Wide amount = 0;
        std::string_view role = {}; ///< empty: the code says where it goes
    };
    std::string_view kind; ///< `goods`, `shipping`, `tip`, `gift_card`, `duty` or `fee`
    Wide amount = 0;
    Wide discount = 0;
    std::vector<Tax> taxes = {};
    std::string description = {}; ///< any text; left out when empty
    std::int64_t quantity = 0; ///< left out when 0
    std::string_view role = {}; ///< of goods; empty: sales or sales_returns
};

/// What a line adds to its document's total.
Wide grossOf(const DocumentLine &line, bool taxIncluded);

/// Writes a document in the golden format, member by member in the order of the calls; amounts with exactly the
/// currency's decimals. The same calls give the same bytes. Descriptions that are made here are English and never
/// translated: the books must not depend on the language of the program that imported.
class DocumentText
{
public:
    struct Head
    {
        std::string id;
        std::string type;
        std::string date;
        std::string partyName = {}; ///< any text; left out when empty
        std::string fxRate = {}; ///< left out when empty
    };
    /// The part of a payment that goes to one document.
    struct Allocation
    {
        std::string documentId;
        Wide amount = 0;
    };
    /// An adjustment of a payout.
    struct Adjustment
    {
        Wide amount = 0;
        std::string_view role = {}; ///< empty: gateway_adjustments
        std::string reason;
    };
    /// A line of a journal entry, debit positive; 0 is left out.
    struct Entry
    {
        std::string_view role;
        Wide amount = 0;
        std::string description = {};
    };

    DocumentText(const Head &head, const Currency &currency);

    void flag(std::string_view name, bool value);
    void text(std::string_view name, std::string_view value);
    void amount(std::string_view name, Wide minor) { amount(name, minor, *m_currency); }
    /// An amount in another currency, as `rounding` in the base currency.
    void amount(std::string_view name, Wide minor, const Currency &currency);
    /// The amount that the document comes to: `total`, `amount` or `net`.
    void total(std::string_view name, Wide minor);
    void lines(const std::vector<DocumentLine> &lines);
    void entries(std::span<const Entry> entries);
    void allocations(std::span<const Allocation> allocations);
    void adjustments(std::span<const Adjustment> adjustments);
    /// What a credit note keeps, with its taxes.
    void kept(Wide minor, const std::vector<DocumentLine::Tax> &taxes);
    /// Where the document comes from, under `meta`, which posting ignores.
    void origin(std::string_view name, std::string_view value);

    /// The document; nothing may be added afterwards.
    ImportedDocument finish();

private:
    void name(std::string_view name);
    void line(const DocumentLine &line);
    void taxes(const std::vector<DocumentLine::Tax> &taxes);
    template <typename Items, typename Write> void list(std::string_view name, const Items &items, Write write);

    ImportedDocument m_document;
    const Currency *m_currency;
};

} // namespace leapfrog
