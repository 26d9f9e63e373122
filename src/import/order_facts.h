// SPDX-License-Identifier: MIT
#pragma once

#include "core/money.h"
#include "core/result.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace leapfrog {

/// What refunds and transactions need to know of their order, which may have come in another file or another import.
/// Small enough to be kept for each order for good. Plain data.
struct OrderFacts
{
    struct Line
    {
        int taxCode = -1; ///< index in `taxCodes` of the line's first tax; -1: it bears none
        bool giftCard = false;
    };
    struct Refund
    {
        std::string id;
        std::vector<std::string> transactions; ///< ids of the money movements that it lists
    };
    enum class Direction
    {
        In, ///< sales and captures
        Out, ///< refunds
    };
    /// One transaction in presentment currency and what it is in shop money.
    struct Share
    {
        std::string transaction;
        std::int64_t presentment = 0; ///< minor units
        std::int64_t shop = 0; ///< minor units
    };

    std::string orderId; ///< Shopify's number
    std::string name; ///< as `#1001`: the id of its document
    std::string customer; ///< the customer's name; may be empty
    std::string currency; ///< shop currency
    std::string presentmentCurrency;
    bool taxIncluded = false;
    std::int64_t total = 0; ///< total_price in shop money, minor units
    std::int64_t presentmentTotal = 0; ///< the same in presentment money; 0 when it is not known
    std::string keptBack; ///< why it has no document: `test`, `cancelled`; empty: it has, or was refused
    bool imported = false; ///< its document has been imported
    bool paid = false; ///< a successful payment has been seen
    std::vector<std::string> taxCodes;
    std::map<std::string, Line, std::less<>> lines; ///< by line item id; only those with a tax or a gift card
    std::string shippingTaxCode; ///< of the first shipping line; may be empty
    std::vector<Refund> refunds; ///< in the order in which they were first seen: place n is refunds[n - 1]
    std::vector<Share> payments; ///< in the order in which they were first seen, refunds counted apart
    std::vector<Share> refundPayments;

    /// The refund's place, from 1; a refund not seen before gets the next one.
    int placeOf(const std::string &refundId);
    /// The place of the refund that lists this transaction, or nothing.
    [[nodiscard]] std::optional<int> refundOf(std::string_view transactionId) const;
    /// The tax code of a line item, or `tax` (docs/accounting-rules.md §8).
    [[nodiscard]] std::string taxCodeOf(std::string_view lineItemId) const;
    /// The tax code of the first shipping line, or `tax`.
    [[nodiscard]] std::string shippingTaxCodeOrTax() const;
    [[nodiscard]] bool isGiftCard(std::string_view lineItemId) const;

    /// Shop money of a transaction in presentment currency: round(presentment so far × total ÷ presentmentTotal) less
    /// what came before, so that full payment is exactly the total (docs/accounting-rules.md §8). Seen again, it keeps
    /// its place among the others, so the answer is the same. Nothing when it has more than 18 digits; it is not kept
    /// then. `presentmentTotal` must be above 0.
    std::optional<std::int64_t> shareOf(const std::string &transactionId, std::int64_t presentmentAmount,
                                        Direction direction);

    [[nodiscard]] std::string toJson() const;
    /// Errors: Internal when it is not what toJson() writes (members may come in any order, as from a jsonb column).
    static Result<OrderFacts> fromJson(std::string_view text);
};

/// Where facts of orders from earlier files and imports come from: the database.
class OrderLookup
{
public:
    OrderLookup() = default;
    virtual ~OrderLookup() = default;
    OrderLookup(const OrderLookup &) = delete;
    OrderLookup &operator=(const OrderLookup &) = delete;

    /// The facts last kept for this order, or nothing when it was never seen. Errors: those of the database.
    virtual Result<std::optional<OrderFacts>> find(const std::string &orderId) = 0;
    /// The id of the order kept under this name, or an empty text. Errors: those of the database.
    virtual Result<std::string> idOfName(const std::string &name) = 0;
};

} // namespace leapfrog
