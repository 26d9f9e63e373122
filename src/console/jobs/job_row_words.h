// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/sign_delegate.h"
#include "store/queue/job_list.h"

#include <QString>

namespace leapfrog {

// A job in the words of the screen.

/// JobFilter's states: "waiting", "for later", "running", "dead".
QString jobStateWords(const std::string &state);
/// "normal", "high", "urgent".
QString priorityWords(int priority);
/// The shape that goes with it: ●, ▲, ◆.
QString priorityShape(int priority);
/// What its state is now, at that moment: of the queued, waiting or later.
std::string stateOf(const JobRow &job, const QDateTime &now);
Sign jobSign(const std::string &state);
/// When a job of the future starts, who has one that runs and for how long, what went wrong with the others.
QString jobOutlook(const JobRow &job, const QDateTime &now);
/// An error as people read it, without its code.
QString errorSentence(const QString &error);
/// "3 jobs", "over 10,000 jobs".
QString countInWords(const JobCount &count);

} // namespace leapfrog
