// SPDX-License-Identifier: MIT
#pragma once

#include "store/database/conninfo.h"

namespace leapfrog {

/// How safe what goes to the server is, by what a connection string says together with the PG* variables and the
/// service file. To another computer it is `verify-full` where nothing says otherwise (docs/decisions/0036-secrets.md).
enum class Transport
{
    Local, ///< a socket or the loopback of this computer: nothing goes over a network
    Verified, ///< encrypted, and to the server of that name
    Unverified, ///< encrypted, to whoever answers (sslmode require or verify-ca)
    Open ///< perhaps not even encrypted (disable, allow, prefer)
};

/// Nothing here connects. What can't be read counts as Local: it leads nowhere.
Transport transportOf(const std::string &dsn);

/// What to add to the connection string, so that it is verified where nothing says otherwise.
Keywords transportKeywords(const std::string &dsn);

/// Why no connection came about, where that is for lack of a root certificate or since the server could not be
/// verified: Unavailable `no_root_certificate`, `not_verified`. Else `error` as it is. `keywords`: those it was tried
/// with.
Error transportError(Error error, const Keywords &keywords);

} // namespace leapfrog
