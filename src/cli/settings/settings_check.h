// SPDX-License-Identifier: MIT
#pragma once

#include "cli/program/session.h"
#include "recreate/settings_check.h"

namespace leapfrog::cli {

/// Says what a change would break, that it was not made, and how to make it all the same. The session ends with
/// PartOrRefused.
void sayBroken(Session &session, const std::string &org, const std::vector<NewlyRefused> &refused);

} // namespace leapfrog::cli
