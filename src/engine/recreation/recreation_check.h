// SPDX-License-Identifier: MIT
#pragma once

#include "store/books/posting_store.h"
#include "store/queue/recreations.h"

#include <string>
#include <vector>

namespace leapfrog {

/// Documents that are to be recreated, looked at before anything of them is taken out of force.
struct CheckedRecreation
{
    std::vector<RecreatedDocument> posted; ///< can be posted in this very transaction; only where that was asked for
    std::string settingsChangedAt = {}; ///< what they were posted by: Context::settingsChangedAt
    std::vector<std::string> documents; ///< can be recreated, by a job each
    std::vector<RefusedDocument> refused; ///< by the rules: they keep their entries and are noted as refused
    std::vector<RefusedDocument> leftOut; ///< nothing of them is touched: a period lock refuses, or no version is left
    std::vector<std::string> unknown; ///< they are not there
};

/// Posts these documents in memory. With `mayPost`, what is plain (not refused before, awaiting no earlier recreation,
/// in an organisation that catches up with nothing) comes as `posted`, up to some 100,000 entries together. Errors:
/// NotFound `unknown_organisation`, Refused `bad_settings`; those of Connection::run().
Result<CheckedRecreation> checkRecreation(Connection &connection, const std::string &orgId,
                                          const std::vector<std::string> &documents, bool mayPost = false);

} // namespace leapfrog
