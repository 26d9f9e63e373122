// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace leapfrog::test {

// Small payloads as Shopify writes them; `more` is JSON members that are added (", "-led), or replace by replaced().

/// `text` with the first `from` turned into `to`; aborts when there is none, so that a case can't miss its target.
std::string replaced(std::string text, std::string_view from, std::string_view to);

/// Order 1, `#1001`, CAD, tax on top: two lamps at 10.00 less 1.50, GST and QST on them, shipping 4.00 less 1.00 with
/// GST, a tip of 2.00: 26.43 in all.
std::string orderOnTop();

/// Order 2, `#1002`, GBP, tax included, presentment USD 300.01: a coat 120.00 (VAT 20.00), a gift card 50.00, shipping
/// 6.00 (VAT 1.00), a removed shipping line of 9.00: 176.00 in all.
std::string orderIncluded();

/// Refund 71 of order 1: one lamp 9.25 + tax 1.39 (as numbers), shipping 3.00 + 0.15, 1.00 kept: 12.79 paid back by
/// transaction 81.
std::string refundOnTop();

/// A successful transaction of order `orderId`.
std::string transaction(int id, int orderId, std::string_view kind, std::string_view amount, std::string_view currency,
                        std::string_view gateway = "shopify_payments");

/// Payout 90 in CAD: charges 500.00 (fees 14.80), refunds −40.00, retried 25.00, reserve taken 30.00, a dispute −20.00
/// (fee 15.00): 405.20 net.
std::string payout();

} // namespace leapfrog::test
