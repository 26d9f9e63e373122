// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "store/database/waiting.h"

#include <QSqlDatabase>

#include <memory>
#include <string>

namespace leapfrog {

class PgHandle;

/// A database of Qt SQL, open for the calling thread, its session set up as sessionSettings() says.
struct OpenedDatabase
{
    Limits limits; ///< for what is still asked to open it
    QSqlDatabase database = {}; ///< see closeDatabase()
    std::unique_ptr<PgHandle> handle; ///< the database's
};

/// Connects to the first of the hosts that `dsn` names that lets us in, and hands Qt SQL's driver the connection. Waits
/// for each host, and then for each question, as long as connect_timeout says, 10 s when it says nothing.
/// Errors: openingError(), noAnswer(), tookTooLong(), behindPooler(), cancelledByUs(), withoutDriver(); Invalid
/// `bad_conninfo`.
Result<OpenedDatabase> openDatabase(const std::string &dsn, const std::string &applicationName, const Limits &limits);
/// Lets go of it. Statements of it that are left are dead, and ask the server nothing when they end.
void closeDatabase(QSqlDatabase &database);

/// What a session has to be set to so that no setting of the database, the role or the user's environment changes what
/// we read and write, as `options` of the startup packet: they hold from the first statement on, and DISCARD ALL goes
/// back to them. Why each is there stands beside it.
std::string sessionSettings();

} // namespace leapfrog
