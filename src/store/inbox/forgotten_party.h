// SPDX-License-Identifier: MIT
#pragma once

#include "store/database/connection.h"

#include <cstdint>
#include <string>

namespace leapfrog {

/// Where a name stood.
struct ForgottenParty
{
    std::int64_t documents = 0;
    std::int64_t payloads = 0;
};

/// Blanks a person's name, spelled exactly so, in an organisation's documents, in what they said before, and in the
/// payloads. Amounts and entries stay as they are, and no document gets a new version. One transaction, which looks
/// into every payload that holds the name's last word. A payload of that person that comes later brings the name back.
/// Call from the connection's thread. Errors: Invalid `missing_field` for an empty name; those of Connection::run().
Result<ForgottenParty> forgetParty(Connection &connection, const std::string &orgId, const std::string &name);

} // namespace leapfrog
