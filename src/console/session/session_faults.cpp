// SPDX-License-Identifier: MIT
#include "console/session/session_faults.h"

#include <set>

namespace leapfrog {

bool isLimit(const Error &error)
{
    return isReadOnly(error) || error.reason == "disk_full" || error.reason == "out_of_memory";
}

bool isLoss(const Error &error)
{
    static const std::set<std::string, std::less<>> reasons
        = {"login_refused", "no_database", "schema_newer", "schema_older", "schema_changed", "pooler"};
    return error.code == Error::Code::Unavailable || isWrongPassword(error) || reasons.contains(error.reason);
}

bool isReadOnly(const Error &error)
{
    return error.reason == "read_only";
}

bool isWrongPassword(const Error &error)
{
    return error.reason == "wrong_password";
}

} // namespace leapfrog
