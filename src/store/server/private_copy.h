// SPDX-License-Identifier: MIT
#pragma once

#include "store/server/cluster.h"

#include <QString>

namespace leapfrog {

// What is done to the private database as a whole, by PostgreSQL's own programs. All functions block, for as long as
// the database is large: call them off the UI thread; any other thread will do. An empty `directory` means the usual
// one. Errors: those of EmbeddedServer::start(), and those named.

/// Writes what is in it into `file`, as pg_dump's custom form; aside first, so that a failure leaves what was there. It
/// may be in use. Errors: `backup_failed`, `disk_full`; Invalid `unwritable_file`.
Result<> backUpPrivateDatabase(ClusterOptions options, const QString &file, const ServerProgress &progress);

/// Puts what backUpPrivateDatabase() wrote in its place. What was there is kept as the database `leapfrog_before`,
/// until the next restore. When anything fails nothing has changed. Errors: `restore_failed`, `disk_full`, Refused
/// `data_folder_in_use` (some program has it open), Invalid `unreadable_file`.
Result<> restorePrivateDatabase(ClusterOptions options, const QString &file, const ServerProgress &progress);

/// Removes the private server with all its databases, the demo's too. Errors: Refused `data_folder_in_use`.
Result<> deletePrivateServer(ClusterOptions options);

} // namespace leapfrog
