// SPDX-License-Identifier: MIT
#pragma once

#include "import/import_batch.h"
#include "import/kept_payload.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace leapfrog {

/// What an organisation says about its shop.
struct ShopifySettings
{
    enum class RevenueAt
    {
        Order,
        Fulfilment,
    };

    /// What of a group is in the books, where a period is locked and refuses what is dated in it.
    struct LockedBooks
    {
        std::string through; ///< the last locked day, `YYYY-MM-DD`
        std::vector<ImportedDocument> posted; ///< of this group, at their newest version, with their bodies
    };

    std::string baseCurrency; ///< empty: not known yet, any will do
    std::string timeZone; ///< IANA name; empty: the offset of the payloads of the group, else UTC
    std::map<std::string, std::string> gateways; ///< gateway in small letters → account code
    RevenueAt revenueAt = RevenueAt::Order;
    std::map<std::string, std::string> fxRates; ///< currency → base units per unit, decimal text (`import --fx-rate`)
    std::set<std::string, std::less<>> namesTaken; ///< names that belong to other orders (`#1001`)
    /// For payout groups: what a payment document put on card_clearing (debit positive, minor units of the shop's
    /// currency), by Shopify's number of the transaction (`source_order_transaction_id`). What is missing is taken as
    /// booked exactly. When such a document changes, its payout's group is to be read again.
    std::map<std::string, std::int64_t> bookedOnClearing;
    /// Set where what a group gives by itself differs from what is posted of it in a locked period: then it is read as
    /// of that. What is dated there and posted stays, whatever is given for it.
    std::optional<LockedBooks> locked = {};
};

/// What a group of payloads comes to.
struct GroupBooks
{
    std::vector<ImportedDocument> documents; ///< all that the group gives; what it gave before and is not here is to be
                                             ///< withdrawn (withdrawnDocument)
    std::vector<PayloadVerdict> verdicts; ///< one per payload, in the same order
    std::vector<QString> said; ///< what is posted but worth saying, as an order that nobody will pay
};

/// The documents of one group, a function of the set of its payloads: neither their order nor doublings change
/// anything. All payloads must be of the same group. Pure; any thread.
GroupBooks booksOfGroup(std::span<const KeptPayload> payloads, const ShopifySettings &settings);

/// What takes the place of a document that a group gives no longer: same id and date, no entries.
ImportedDocument withdrawnDocument(const std::string &id, const std::string &date, const std::string &currency);

} // namespace leapfrog
