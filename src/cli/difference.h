// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/difference.h"

#include <QJsonArray>

#include <string>

namespace leapfrog::cli {

// How old entries are shown against new ones. `base`: the organisation's base currency.

/// [{"date","account","currency","rule","old","new","difference","base_old","base_new","base_difference","why"}]
QJsonArray toJson(const Difference &difference, const std::string &base);
/// As a table. Lines whose amounts agree show those in the base currency, which then differ.
void print(const Difference &difference, const std::string &base);

} // namespace leapfrog::cli
