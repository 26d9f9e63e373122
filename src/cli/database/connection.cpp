// SPDX-License-Identifier: MIT
#include "cli/database/commands.h"
#include "cli/program/output.h"
#include "store/database/conninfo.h"

namespace leapfrog::cli {

void addConnection(CLI::App &app, Session &session)
{
    app.add_subcommand("connection", "print the connection string in use, for psql and other programs")
        ->callback([&session] {
            const auto where = session.dsn();
            const auto shown = where ? withoutPassword(*where) : where;
            if (!shown)
                session.fail(shown.error());
            else if (session.json)
                printJson({{QStringLiteral("dsn"), words(*shown)}, {QStringLiteral("embedded"), session.isEmbedded()}});
            else
                printLine(*shown);
        });
}

} // namespace leapfrog::cli
