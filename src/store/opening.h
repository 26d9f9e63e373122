// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "store/waiting.h"

#include <memory>
#include <string>

struct pg_conn;

namespace leapfrog {

struct CloseHandle
{
    void operator()(pg_conn *handle) const;
};
using Handle = std::unique_ptr<pg_conn, CloseHandle>;

/// A connection that does not block, its session set up as sessionSettings() says. Waits for each host as long as
/// connect_timeout says, 10 s when it says nothing.
/// Errors: openingError(), noAnswer(), behindPooler(), cancelledByUs().
Result<Handle> openHandle(const std::string &dsn, const std::string &applicationName, const Limits &limits);

/// What a session has to be set to so that no setting of the database, the role or the user's environment changes what
/// we read and write, as `options` of the startup packet: they hold from the first statement on, and DISCARD ALL goes
/// back to them. Why each is there stands beside it.
std::string sessionSettings();

} // namespace leapfrog
