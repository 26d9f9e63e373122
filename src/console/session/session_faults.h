// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

namespace leapfrog {

/// Whether the server can be read all the same, and takes no changes: `read_only`, `disk_full`, `out_of_memory`.
bool isLimit(const Error &error);

/// Whether nothing can be asked as long as this lasts.
bool isLoss(const Error &error);

/// A standby, or a database whose transactions are read only.
bool isReadOnly(const Error &error);

/// Whether the server refused the password.
bool isWrongPassword(const Error &error);

} // namespace leapfrog
