// SPDX-License-Identifier: MIT
#pragma once

#include "store/database/connection.h"

#include <map>
#include <string>

namespace leapfrog {

/// The payout document of each document of an organisation whose money a payout had, by its balance transactions: a
/// payment's own; that of an order's other documents is the first that had money of the order. Call from the
/// connection's thread; the login must be able to read import_payload. Errors: those of Connection::run().
Result<std::map<std::string, std::string>> payoutsOfDocuments(Connection &connection, const std::string &orgId);

} // namespace leapfrog
