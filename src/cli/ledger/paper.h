// SPDX-License-Identifier: MIT
#pragma once

#include "cli/program/session.h"
#include "paper/reports.h"

#include <string>

namespace leapfrog::cli {

/// Adds --pdf FILE: the report as pages, instead of what is printed at the terminal.
void addPdf(CLI::App &command, std::string &file);

/// Reads the report and writes it. Errors: those of readPrinted() and writePdf(). Ctrl+C ends it, and leaves what was
/// there.
Result<> writePdfOf(Session &session, Connection &connection, const PrintRequest &request, const std::string &file);
/// Writes one that was read.
Result<> writePdfOf(Session &session, const PrintedReport &report, const std::string &file);

} // namespace leapfrog::cli
