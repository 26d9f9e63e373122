// SPDX-License-Identifier: MIT
#pragma once

#include "engine/close/flux.h"
#include "ledger/chart_of_accounts.h"
#include "store/books/reports.h"

#include <optional>
#include <string>

namespace leapfrog {

/// What is compared: moments that are not named are the last seal or lock (without one: thirty days ago), and now.
struct FluxChoice
{
    std::string orgId;
    std::optional<Moment> before;
    std::optional<Moment> after;
    std::optional<Date> through;
};

/// Two moments of a book, compared.
struct FluxAnswer
{
    FluxQuestion question; ///< with the moments that hold
    bool isSinceClose = false; ///< `before` was not named, and is that of a seal or lock
    Flux flux;
    ReportHead head;
    ChartOfAccounts chart;
    std::string notKnownBefore; ///< the day since which acts are kept, where `before` is earlier
};

/// Reads it. Call from the connection's thread. Errors: Invalid `wrong_usage`: before is later than after; those of
/// fluxOf().
Result<FluxAnswer> readFlux(Connection &connection, const FluxChoice &choice);

} // namespace leapfrog
