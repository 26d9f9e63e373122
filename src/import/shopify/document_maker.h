// SPDX-License-Identifier: MIT
#pragma once

#include "import/document_text.h"
#include "import/shopify/books.h"
#include "ledger/context.h"
#include "ledger/refusal.h"

#include <optional>
#include <string>

namespace leapfrog {

/// Makes documents that the rules take: each is posted once with default accounts, so that what they would refuse is
/// refused before it is stored.
class DocumentMaker
{
public:
    explicit DocumentMaker(const ShopifySettings &settings);

    /// A document's head, with the rate that the organisation gave for a currency that is not its base.
    [[nodiscard]] DocumentText::Head head(std::string id, std::string type, std::string date, const Currency &currency,
                                          std::string party = {}) const;
    /// The base currency where it is known, else this one.
    [[nodiscard]] const Currency &baseOr(const Currency &currency) const;
    /// An amount of such a document in the base currency, at the rate that its head carries. Where there is no rate it
    /// stays as it is: the document is refused for that.
    [[nodiscard]] Wide inBase(Wide minor, const Currency &currency) const;

    /// Why the rules refuse it, or nothing.
    [[nodiscard]] std::optional<Refusal> problemOf(const ImportedDocument &document) const;

private:
    [[nodiscard]] std::string rateOf(const Currency &currency) const;

    const ShopifySettings &m_settings;
    Context m_context;
};

/// As "12.50 EUR".
QString shownMoney(Wide minor, const Currency &currency);

} // namespace leapfrog
