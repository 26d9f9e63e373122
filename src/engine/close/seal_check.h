// SPDX-License-Identifier: MIT
#pragma once

#include "engine/close/seal_lines.h"
#include "engine/close/seal_source.h"
#include "store/database/connection.h"

#include <QString>

#include <stop_token>
#include <string>
#include <vector>

namespace leapfrog {

/// Something that is not as it was when the books were sealed.
struct SealFinding
{
    /// `file`, `seal`, `backup`, `lock`, `settings`, `document`, `text`, `entry`, `balance`.
    std::string kind;
    std::string documentId; ///< where it is about one
    QString message;
};

/// What comparing a seal came to.
struct SealComparison
{
    SealHead head;
    std::string digest; ///< head of the chain, as the seal's lines give it
    std::int64_t documents = 0; ///< compared
    std::int64_t entries = 0;
    std::int64_t erased = 0; ///< names and words that were forgotten since; what is left is proved
    std::vector<SealFinding> findings; ///< the first hundred
};

/// Compares a seal with the books as they are: each entry and document of the sealed days, what came among them, the
/// lock, the settings, the trial balance, and the seals that the database keeps. Changes nothing; memory grows with ids
/// only. Errors: those of `source` and of Connection::run(); Invalid `malformed`: it is no seal, cut off, or more than
/// one; Cancelled. Blocks; call from the connection's thread.
Result<SealComparison> compareSeal(Connection &connection, const SealSource &source, const std::stop_token &stop = {});

/// Looks whether the seals that the database keeps follow each other and give their heads, and whether all were taken
/// out.
Result<std::vector<SealFinding>> checkKeptSeals(Connection &connection, const std::string &orgId);

} // namespace leapfrog
