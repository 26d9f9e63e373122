// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "paper/printed_report.h"

#include <QString>

#include <functional>

namespace leapfrog {

/// Writes a report as PDF into a file, whole or not at all: what was there stays until it is. Letters are embedded and
/// can be searched. Errors: Unavailable `unwritable_output`; those of drawPages(). Needs a QGuiApplication; blocks.
Result<> writePdf(const PrintedReport &report, const QString &name, const std::function<bool()> &isCancelled = {});

} // namespace leapfrog
