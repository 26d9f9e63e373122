// SPDX-License-Identifier: MIT
#pragma once

#include "store/database/connection.h"

#include <string>

namespace leapfrog {

/// Does the next chunk of any recreation that can be done now, in one transaction: takes its documents out of force,
/// or brings their entries back. A chunk that fails by itself is split, so that the document at fault is left out
/// alone. False: there is none. Errors: what the server could not do for anybody; then nothing was written, or a lost
/// answer was "done", and asking again is safe.
Result<bool> workOnRecreation(Connection &connection, const std::string &worker);

} // namespace leapfrog
