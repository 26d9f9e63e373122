// SPDX-License-Identifier: MIT
#pragma once

#include "engine/close/close_checks.h"
#include "engine/close/seal.h"
#include "paper/printed_report.h"

#include <optional>
#include <string>
#include <vector>

namespace leapfrog {

/// A close as it is printed: the list that was gone through, and the seal.
struct CloseRecord
{
    std::string orgId;
    Date through;
    std::string why;
    std::vector<CloseCheck> checks;
    std::optional<Seal> seal; ///< nothing: the period was not closed
};

/// Reads who sealed and what the figures leave out. Errors: those of Connection::run(). Blocks; call from the
/// connection's thread.
Result<PrintedReport> printedClose(Connection &connection, const CloseRecord &record, const QDateTime &now);

} // namespace leapfrog
