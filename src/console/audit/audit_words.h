// SPDX-License-Identifier: MIT
#pragma once

#include "store/access/audit.h"

#include <QString>

#include <utility>
#include <vector>

namespace leapfrog {

// The trail in words.

/// What was done: "recreated", "period locked"; what has no words of ours as the database has it.
QString actWords(const std::string &what);
/// How acts begin (AuditFilter::what), with the words of each; the first is all.
std::vector<std::pair<std::string, QString>> actKinds();
/// "from anna's console" and the host.
QString placeWords(const AuditEvent &event);
/// What changed, in one line: "role: accountant → closer".
QString changeWords(const AuditEvent &event);
/// All that is known of it, line by line.
QString eventWords(const AuditEvent &event);

} // namespace leapfrog
