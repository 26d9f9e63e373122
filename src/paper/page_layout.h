// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "paper/printed_report.h"

#include <QFont>

#include <functional>

class QPagedPaintDevice;
class QPainter;

namespace leapfrog {

/// A4, or Letter where that is used; across where the columns need it.
void setUpPages(QPagedPaintDevice &device, const PrintedReport &report);

/// On the paper that is chosen: across where the columns need it, with its margins.
void turnPages(QPagedPaintDevice &device, const PrintedReport &report);

/// Draws the report's pages on a printer or into a PDF: on each organisation, report, days, as known at, what it leaves
/// out, the columns' names, when it was printed, and page k of n. `isCancelled` is asked before each page. Errors:
/// Refused `too_wide` when the columns fit no page; Cancelled; Unavailable `unwritable_output` when the device takes no
/// more. Blocks; one thread.
Result<> drawPages(QPagedPaintDevice &device, const PrintedReport &report,
                   const std::function<bool()> &isCancelled = {});

} // namespace leapfrog
