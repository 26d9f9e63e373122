// SPDX-License-Identifier: MIT
#include "cli/program/session.h"

#include "cli/program/output.h"
#include "store/books/documents.h"
#include "store/database/conninfo.h"
#include "store/schema/migrator.h"

namespace leapfrog::cli {

Result<std::string> Session::dsn()
{
    if (!givenDsn.empty() || hasConnectionVariables())
        return givenDsn;
    if (!m_server) {
        auto server = EmbeddedServer::start({}, [this](const QString &stage) { tell(stage); });
        if (!server)
            return failed(server);
        m_server = std::move(*server);
    }
    return m_server->dsn();
}

Result<std::unique_ptr<Connection>> Session::connectUnchecked(std::string_view purpose)
{
    const auto where = dsn();
    if (!where)
        return failed(where);
    return Connection::open(*where, purpose);
}

Result<std::unique_ptr<Connection>> Session::connect(std::string_view purpose)
{
    auto connection = connectUnchecked(purpose);
    if (!connection)
        return connection;
    Migrator migrator(**connection);
    if (isEmbedded()) {
        if (auto migrated = migrator.migrate(); !migrated)
            return failed(migrated);
        return connection;
    }
    if (auto fits = migrator.check(); !fits)
        return failed(fits);
    return connection;
}

void Session::tell(const QString &message) const
{
    if (!quiet)
        say(message);
}

void Session::fail(const Error &error)
{
    exitCode = report(error);
}

Result<> mustBeKnown(Connection &connection, const std::string &org)
{
    if (org.empty())
        return {};
    const auto known = DocumentStore(connection).baseCurrency(org);
    return known ? Result<>() : failed(known);
}

} // namespace leapfrog::cli
