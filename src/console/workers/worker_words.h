// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/sign_delegate.h"
#include "store/queue/work_overview.h"

#include <QString>

namespace leapfrog {

// Who works, in the words of the screen.

/// "paused by adam since 11:40: “bank import”".
QString pauseWords(const Pause &pause);
/// What it does now, and when what it holds returns if it is silent. `now`: by the server's clock.
QString workerStateWords(const WorkerLine &line, const QDateTime &now);
Sign workerSign(const WorkerLine &line);
/// "queue", "direct recreations".
QString workerKindWords(const std::string &kind);
/// A worker's name; "(nobody)" for jobs that are leased without one.
QString workerName(const std::string &name);
/// How long ago that was: "2 s ago".
QString agoWords(const QDateTime &moment, const QDateTime &now);

/// A setting's value with its unit, "no limit" when it is empty.
QString settingWords(const std::string &value, const QString &unit);

} // namespace leapfrog
