// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "store/waiting.h"

#include <QSqlDatabase>

#include <string>

namespace leapfrog {

/// A database of Qt SQL, opened for the calling thread, its session set up as sessionSettings() says. Qt SQL's opening
/// can't be ended, so that first one of our own finds a server that answers, and is no pooler, of the hosts that `dsn`
/// names. Waits for each as long as connect_timeout says, 10 s when it says nothing.
/// Errors: openingError(), noAnswer(), behindPooler(), cancelledByUs(); Invalid `bad_conninfo`; Internal `no_driver`.
Result<QSqlDatabase> openDatabase(const std::string &dsn, const std::string &applicationName, const Limits &limits);
/// Lets go of it. Statements of it that are left are dead, and ask the server nothing when they end.
void closeDatabase(QSqlDatabase &database);

/// What a session has to be set to so that no setting of the database, the role or the user's environment changes what
/// we read and write, as `options` of the startup packet: they hold from the first statement on, and DISCARD ALL goes
/// back to them. Why each is there stands beside it.
std::string sessionSettings();

} // namespace leapfrog
