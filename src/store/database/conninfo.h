// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QString>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace leapfrog {

/// Keywords of a connection string and their values, in libpq's order.
using Keywords = std::vector<std::pair<std::string, std::string>>;

// Connection strings as libpq takes them: `host=db1 dbname=books` or `postgresql://…`. Nothing here connects. No error
// quotes a text that may hold a password.

/// The same with this password. Errors: Invalid `bad_conninfo`.
Result<std::string> withPassword(const std::string &conninfo, const std::string &password);

/// The same without any password, to be stored or shown. Errors: Invalid `bad_conninfo`.
Result<std::string> withoutPassword(const std::string &conninfo);

/// The same server and login, another database. Errors: Invalid `bad_conninfo`.
Result<std::string> withDatabase(const std::string &conninfo, const std::string &database);

/// Nothing when libpq can read it, a bare database's name included. Errors: Invalid `bad_conninfo`.
Result<> checkConninfo(const std::string &conninfo);

/// The same for what libpq has read: each value is one that its keyword takes. Errors: Invalid `bad_conninfo`, which
/// names the keyword.
Result<> checkKeywords(const Keywords &keywords);

/// Whether a password is written in it, or may be where it can't be read: on a command line every user of the machine
/// could read it.
bool holdsPassword(const std::string &conninfo);

/// Overwrites the arguments (of main(), `--dsn=` before them or not) that hold a password: they are in the process
/// list. Returns those, as they were.
std::vector<std::string> wipePasswords(int argc, char **argv);

/// Its keywords and values (`host`, `dbname` …) as far as it names them, passwords left out. Errors: Invalid
/// `bad_conninfo`.
Result<std::map<std::string, std::string>> conninfoParts(const std::string &conninfo);

/// A connection string of these keywords; empty values are left out.
std::string conninfoOf(const std::map<std::string, std::string> &parts);

/// Where it leads, in words: "books on db1 as anna". Parts left out are libpq's own defaults, PG* variables included.
/// Empty when it can't be read.
QString describeConninfo(const std::string &conninfo);

/// Names of the user's service file (PGSERVICEFILE or ~/.pg_service.conf), in its order. Reads a file.
std::vector<std::string> serviceNames();

/// Whether PG* variables say where a database is.
bool hasConnectionVariables();

} // namespace leapfrog
