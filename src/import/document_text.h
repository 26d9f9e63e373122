// SPDX-License-Identifier: MIT
#pragma once

#include "core/money.h"
#include "import/import_batch.h"

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
    };
    std::string_view kind; ///< `goods`, `shipping`, `tip`, `gift_card` or `duty`
    Wide amount = 0;
    Wide discount = 0;
    std::vector<Tax> taxes;
    std::string description; ///< any text; left out when empty
    std::int64_t quantity = 0; ///< left out when 0
};

/// What a line adds to its document's total.
Wide grossOf(const DocumentLine &line, bool taxIncluded);

/// Writes a document in the golden format, member by member in the order of the calls; amounts with exactly the
/// currency's decimals. The same calls give the same bytes.
class DocumentText
{
public:
    struct Head
    {
        std::string id;
        std::string type;
        std::string date;
        std::string partyName; ///< any text; left out when empty
    };

    DocumentText(const Head &head, const Currency &currency);

    void flag(std::string_view name, bool value);
    void text(std::string_view name, std::string_view value);
    void amount(std::string_view name, Wide minor);
    /// The amount that the document comes to: `total`, `amount` or `net`.
    void total(std::string_view name, Wide minor);
    void lines(const std::vector<DocumentLine> &lines);
    /// The one document that a payment is allocated to, whole.
    void allocation(std::string_view documentId, Wide minor);
    void adjustment(Wide minor, std::string_view reason);
    /// Where the document comes from, under `meta`, which posting ignores.
    void origin(std::string_view name, std::string_view value);

    /// The document; nothing may be added afterwards.
    ImportedDocument finish();

private:
    void name(std::string_view name);
    void line(const DocumentLine &line);

    ImportedDocument m_document;
    const Currency *m_currency;
};

} // namespace leapfrog
