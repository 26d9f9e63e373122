// SPDX-License-Identifier: MIT
#pragma once

#include "cli/program/session.h"

#include <stop_token>
#include <string>

namespace leapfrog::cli {

/// Compares the seal in this file, or (`file` empty) the newest that the database keeps of each organisation, with the
/// books, and says what differs. The session ends with PartOrRefused when something does.
Result<> verifySeal(Session &session, Connection &connection, const std::string &org, const std::string &file,
                    const std::stop_token &stop);

} // namespace leapfrog::cli
