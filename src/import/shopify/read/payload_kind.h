// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.h"

#include <QString>

#include <string_view>

namespace leapfrog {

enum class PayloadKind
{
    Order,
    Refund,
    Transaction,
    Fulfilment,
    Payout,
    BalanceTransaction,
    NotNeeded, ///< accounting has no use for it
    Unknown,
};

/// What a Shopify payload is, REST or GraphQL. Payloads don't say it themselves, so it is told by their shape, most
/// telling sign first:
/// 1. the type in a global id (`gid://shopify/OrderTransaction/1`) in `admin_graphql_api_id` or `id`;
/// 2. members that only one kind has: `abandoned_checkout_url` a checkout, `invoice_url` a draft order, `order_edit` an
///    order edit, `payout_id` or `source_order_transaction_id` a balance transaction, `payment_method` with `order_id`
///    a tender transaction, `evidence_due_by` a dispute, `fulfillment_id` an event of a fulfilment, `refund_line_items`
///    or `order_adjustments` a refund, `gateway`, `payment_id` or `receipt` a transaction, as `kind` with `status`;
///    `summary` a payout; `shop_domain` or `myshopify_domain` a message about the shop or one of its customers;
///    `variants` or `body_html` a product; an id and nothing else the body of a webhook that says what was deleted;
/// 3. `line_items` with `order_id`: a fulfilment; `line_items` or `financial_status`: an order; `date` with `amount`
/// and
///    no `order_id`: a payout.
/// So a payload that lacks one member is still known for what it is, and refused for that member.
PayloadKind payloadKind(const JsonValue &payload);

/// Why a payload of kind NotNeeded or Unknown gives nothing: what it looks like, and what is read (translated).
QString whyNotRead(const JsonValue &payload);

/// As the inbox calls it: `order`, `refund`, `transaction`, `fulfillment`, `payout`, `balance_transaction`,
/// `not_needed`, `unreadable`.
std::string_view kindName(PayloadKind kind);

/// Whether an object is the API's answer around payloads, and no payload itself: what a query asks of
/// `shopifyPaymentsAccount` may hold that account's own id beside its lists.
bool isAnswer(const JsonValue &value);

/// Whether the payloads of an answer stand under this name.
bool isNameInAnswer(std::string_view name);

/// Whether the API's answers call things so that accounting has no use for, as `draft_orders`.
bool isNameOfNotNeeded(std::string_view name);

} // namespace leapfrog
