// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/context.h"
#include "store/inbox/payloads.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace leapfrog {

// What is read from the texts of payloads and documents beside the mapping itself. Pure; any thread.

/// A record taken apart as the inbox keeps it: with a group, a digest, the order whose money it is about and (payouts)
/// the rates of its import. Refused `bad_value`: ids of more than 400 bytes.
JudgedPayload judgedPayload(const TakenApart &taken, const std::map<std::string, std::string> &fxRates);

/// The rates that came with payloads; the last one of a currency counts.
std::map<std::string, std::string> fxRatesOf(const std::vector<JudgedPayload> &payloads);

/// Adds what a payment document put on the account of card_clearing, by Shopify's number of its transaction.
void addBookedOnClearing(std::map<std::string, std::int64_t> &booked, const std::string &body, const Context &context);

/// How a note calls a payload that is not read: the name of an order, else nothing.
std::string noteNameOf(const JudgedPayload &payload);

} // namespace leapfrog
