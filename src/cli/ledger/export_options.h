// SPDX-License-Identifier: MIT
#pragma once

#include "engine/books/book_export.h"

#include <CLI/CLI.hpp>

namespace leapfrog::cli {

/// Adds what says what an export is of and for: --org, --format, --from, --through, --by, --without-awaiting,
/// --account, and those of DATEV, QuickBooks and Xero. What is missing or wrong is wrong usage.
void addExportOptions(CLI::App &command, ExportRequest &request);

} // namespace leapfrog::cli
