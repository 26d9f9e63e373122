// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/context.h"
#include "store/database/connection.h"

#include <QString>

#include <string>
#include <vector>

namespace leapfrog {

/// Documents that are posted by the settings of now and would be refused by others, for one and the same reason.
struct NewlyRefused
{
    std::string code; ///< of docs/accounting-rules.md §7
    QString message;
    std::int64_t documents = 0;
    std::vector<std::string> examples; ///< the first few ids
};

/// What changed settings would break: each document of the organisation is posted in memory by `next`, and where that
/// refuses it by `now` too. Locked periods are left out of account. The most frequent reason comes first. Reads all
/// documents, about 20,000 a second. Errors: those of Connection::run().
Result<std::vector<NewlyRefused>> newlyRefused(Connection &connection, const std::string &orgId, const Context &now,
                                               const Context &next);

/// All of them in one sentence: "354 documents would be refused: …".
QString inWords(const std::vector<NewlyRefused> &refused);

} // namespace leapfrog
