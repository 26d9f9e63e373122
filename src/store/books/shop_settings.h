// SPDX-License-Identifier: MIT
#pragma once

#include "import/shopify/books.h"
#include "store/database/connection.h"

#include <string>

namespace leapfrog {

/// What an organisation says about its shop; of one that is not there yet: what holds where nothing is said, and an
/// empty base currency. Call from the connection's thread. Errors: those of Connection::run().
Result<ShopifySettings> shopSettings(Connection &connection, const std::string &orgId);

} // namespace leapfrog
