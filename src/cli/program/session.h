// SPDX-License-Identifier: MIT
#pragma once

#include "store/database/connection.h"
#include "store/database/connection_pool.h"
#include "store/queue/settings.h"
#include "store/server/embedded_server.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>

namespace leapfrog::cli {

/// What the options before the command say, and the database behind them: opened when a command first asks.
class Session
{
public:
    bool json = false; ///< --json: data as JSON
    bool quiet = false; ///< --quiet: no messages but errors
    std::string givenDsn; ///< --dsn; empty: see dsn()
    int exitCode = 0; ///< what the command says

    /// The database: --dsn; else what PG* variables name; else the embedded server, which is started.
    Result<std::string> dsn();
    /// A connection to a database at this program's schema. The embedded one is migrated when it is not; another is
    /// refused with `schema_older`: its administrator migrates it.
    Result<std::unique_ptr<Connection>> connect(std::string_view purpose);
    /// A connection to whatever is there, for `migrate` and `doctor`.
    Result<std::unique_ptr<Connection>> connectUnchecked(std::string_view purpose);
    [[nodiscard]] bool isEmbedded() const { return m_server != nullptr; }

    /// A message for the person, unless --quiet.
    void tell(const QString &message) const;
    /// Ends the command with this error.
    void fail(const Error &error);

private:
    std::unique_ptr<EmbeddedServer> m_server;
};

/// NotFound `unknown_organisation` where `org` is given and there is none of that name: so that a mistyped one is not
/// paused or limited without effect, and no empty list is read as "nothing waits".
Result<> mustBeKnown(Connection &connection, const std::string &org);

} // namespace leapfrog::cli
