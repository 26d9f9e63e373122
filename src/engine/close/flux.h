// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/difference.h"
#include "store/close/flux_store.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace leapfrog {

/// Why figures differ between two moments.
enum class FluxReason
{
    NewDocument, ///< it had no entries before
    ChangedDocument, ///< its fields are others
    Withdrawn, ///< its source says it no more
    ChangedSettings, ///< the same document, posted by other settings
    Undone, ///< a recreation was undone
    CaughtUp, ///< entries on the first open day, for what a lock kept
    NewlyRefused, ///< its newest version was refused: the figures stay
    Recreated, ///< posted again, for none of these
};

/// `new_document`, `changed_document` …
std::string_view fluxReasonName(FluxReason reason);

/// One reason of an account's difference.
struct FluxPart
{
    FluxReason reason = FluxReason::Recreated;
    Wide amount = 0; ///< minor units of the base currency, debit positive
    std::vector<std::string> documents; ///< by id
};

/// An account, and why it is not what it was. The parts sum up to the difference, always.
struct FluxOfAccount : FluxAccount
{
    std::vector<FluxPart> reasons;
};

/// A document behind a difference.
struct FluxOfDocument
{
    std::string id;
    FluxReason reason = FluxReason::Recreated;
    int versionBefore = 0;
    int versionAfter = 0;
    std::vector<FieldChange> fields; ///< of a changed one, as far as its older version is kept
    std::vector<FluxLine> lines; ///< by account
};

struct Flux
{
    std::vector<FluxOfAccount> accounts; ///< by code: all that had entries at one of the moments
    std::vector<FluxOfDocument> documents; ///< by id
    std::vector<FluxSetting> settings; ///< changed between the moments, oldest first
};

/// Splits the difference between two moments of knowledge into its reasons, without rest. What each document moved on
/// an account has one reason; entries that catch up across a lock are told apart. Blocks; call from the connection's
/// thread, which is in no transaction. Errors: those of Connection::run().
Result<Flux> fluxOf(Connection &connection, const FluxQuestion &question);

} // namespace leapfrog
