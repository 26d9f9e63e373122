// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.h"

#include <QString>

#include <string>

namespace leapfrog {

enum class PayloadKind
{
    Order,
    Refund,
    Transaction,
    Payout,
    Other,
};

/// What a Shopify payload is. Payloads don't say it themselves, so it is told by their shape, most telling sign first:
/// 1. the type in `admin_graphql_api_id`, as `gid://shopify/OrderTransaction/1`;
/// 2. members that only one kind has: `abandoned_checkout_url` a checkout, `invoice_url` a draft order,
///    `source_order_transaction_id` a balance transaction, `payment_method` with `order_id` a tender transaction,
///    `evidence_due_by` a dispute, `order_edit` an order edit, `refund_line_items` or `order_adjustments` a refund,
///    `gateway`, `payment_id` or `receipt` a transaction, as `kind` with `status`; `summary` a payout;
/// 3. `line_items` or `financial_status`: an order; `date` with `amount` and no `order_id`: a payout.
/// So a payload that lacks one member is still known for what it is, and refused for that member.
PayloadKind payloadKind(const JsonValue &payload);

/// Why a payload of kind Other is refused: what it looks like, and what is read (translated).
QString whyNotRead(const JsonValue &payload);

/// As notes call it: `order`, `refund`, `transaction`, `payout`; empty for Other.
std::string sourceName(PayloadKind kind);

} // namespace leapfrog
