// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.h"
#include "ledger/context.h"
#include "ledger/posting.h"
#include "ledger/refusal.h"

#include <QString>

#include <span>
#include <string_view>
#include <vector>

namespace leapfrog {

/// Turns a document into general-ledger postings, to the minor unit, or says why not (docs/accounting-rules.md §§1–7).
/// Pure: no clock, no database, no globals; the same input gives the same output, in the same order, on any thread.
/// The postings of each date sum up to zero in the base currency. Never throws on any input.
/// Order: by date, then as the rules name them. An empty list is a valid answer (nothing to post).
tl::expected<std::vector<Posting>, Refusal> post(const JsonValue &document, const Context &context);
/// The same for a document's JSON text; refused as `malformed` when it is none.
tl::expected<std::vector<Posting>, Refusal> postText(std::string_view document, const Context &context);

/// Of a document whose text is longer than anybody reads (64 MiB): `malformed`.
Refusal bodyTooLong();

/// The rule behind a posting as one translated sentence for an accountant; the rule's id when it is not known here.
QString why(const Posting &posting);
QString why(std::string_view rule, bool debit);

/// The ids of all rules, in the order of the documentation.
std::span<const std::string_view> allRules();

/// The names of all document types that post() knows, as `sales_invoice`.
std::span<const std::string_view> documentTypes();

} // namespace leapfrog
