// SPDX-License-Identifier: MIT
#pragma once

#include "store/queue/jobs.h"

namespace leapfrog {

// Why a job waits, in the same words on the command line and in the console.

/// How a moment is written: for scripts, or in the reader's locale.
using MomentWords = QString (*)(const QDateTime &);

/// Why it is not done yet. `position`: JobStore::position() of it.
QString whyItWaits(const JobRow &job, const std::optional<JobPosition> &position, MomentWords moment);
/// When it should start; empty where whyItWaits() says all that can be said.
QString whenItStarts(const JobPosition &position, MomentWords moment);

} // namespace leapfrog
