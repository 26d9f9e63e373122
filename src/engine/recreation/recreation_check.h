// SPDX-License-Identifier: MIT
#pragma once

#include "store/queue/recreations.h"

#include <string>
#include <vector>

namespace leapfrog {

/// Documents that are to be recreated, looked at before anything of them is taken out of force.
struct CheckedRecreation
{
    std::vector<std::string> documents; ///< can be recreated
    std::vector<RefusedDocument> refused; ///< by the rules: they keep their entries and are noted as refused
    std::vector<RefusedDocument> leftOut; ///< nothing of them is touched: a period lock refuses, or no version is left
    std::vector<std::string> unknown; ///< they are not there
};

/// Posts these documents in memory. Errors: NotFound `unknown_organisation`, Refused `bad_settings`; those of
/// Connection::run().
Result<CheckedRecreation> checkRecreation(Connection &connection, const std::string &orgId,
                                          const std::vector<std::string> &documents);

} // namespace leapfrog
