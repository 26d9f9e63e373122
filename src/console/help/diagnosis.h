// SPDX-License-Identifier: MIT
#pragma once

#include "store/database/connection.h"
#include "store/health/health.h"

#include <QString>

#include <vector>

namespace leapfrog {

/// What is known of a database for a report.
struct DatabaseDiagnosis
{
    int serverVersion = 0; ///< as libpq has it: 150004
    std::vector<HealthFinding> findings; ///< as of `leapfrogctl doctor`
};

/// Looks at everything that doctor looks at, so it counts the whole queue: not for often. Reads only. Its words are
/// English, for the report.
Result<DatabaseDiagnosis> diagnose(Connection &connection);

/// The program, its system and its paths, a line each: nothing that is anybody's data. `settings`: where they are kept.
QString programFacts(const QString &settingsFile);

/// The whole report, in English, for who is asked for help: facts, where the database is (never a password), findings,
/// the log's last lines. `where`: the database; empty: none is open.
QString report(const QString &facts, const QString &where, const Result<DatabaseDiagnosis> &database);

/// A finding in the reader's language, with what to do about it.
QString findingWords(const HealthFinding &finding);

} // namespace leapfrog
