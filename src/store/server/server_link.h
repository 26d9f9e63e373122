// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QDeadlineTimer>

#include <filesystem>
#include <string>

namespace leapfrog {

struct ServerOwner;
struct PostmasterFile;

/// Database and superuser of the embedded server.
inline constexpr const char *embeddedDatabase = "leapfrog";
inline constexpr const char *embeddedUser = "leapfrog";

/// The libpq conninfo of `database` on the server that `file` describes. Holds no secret. It names every parameter that
/// a PG* variable could bend, and asks that the server belongs to `owner` (requirepeer). Later pairs override earlier
/// ones: append " dbname=other" for another database.
std::string connectionText(const PostmasterFile &file, const ServerOwner &owner, const std::string &database);

/// How far the server is.
enum class Readiness
{
    Silent,
    Starting,
    Ready
};
Readiness askReadiness(const PostmasterFile &file, const ServerOwner &owner);

/// Creates the database `leapfrog` if it is not there yet. One caller at a time.
/// Errors: `disk_full`, `server_unreachable`, `database_not_created`.
Result<> ensureDatabase(const PostmasterFile &file, const ServerOwner &owner);

} // namespace leapfrog
