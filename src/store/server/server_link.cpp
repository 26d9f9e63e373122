// SPDX-License-Identifier: MIT
#include "store/server/server_link.h"

#include "store/server/postmaster.h"
#include "store/server/server_error.h"
#include "store/server/server_owner.h"

#include <libpq-fe.h>

#include <memory>

namespace leapfrog {

namespace {

using Link = std::unique_ptr<PGconn, decltype(&PQfinish)>;
using Answer = std::unique_ptr<PGresult, decltype(&PQclear)>;

std::string inQuotes(std::string_view value)
{
    std::string text = "'";
    for (const char letter : value) {
        if (letter == '\'' || letter == '\\')
            text += '\\';
        text += letter;
    }
    return text + '\'';
}

Error databaseError(std::string_view reason, const char *said)
{
    return programError(said, reason, ServerText::tr("The private database started but can't be used."));
}

} // namespace

std::string connectionText(const PostmasterFile &file, const ServerOwner &owner, const std::string &database)
{
    return "host=" + inQuotes(file.socketFolder.native()) + " port=" + std::to_string(file.port)
        + " user=" + embeddedUser + " dbname=" + inQuotes(database) + " requirepeer=" + inQuotes(owner.name)
        + " hostaddr='' options='' sslmode=disable gssencmode=disable channel_binding=disable"
          " target_session_attrs=any client_encoding=UTF8";
}

Readiness askReadiness(const PostmasterFile &file, const ServerOwner &owner)
{
    // With a limit: a stopped server accepts the connection and stays silent.
    switch (PQping((connectionText(file, owner, "postgres") + " connect_timeout=5").c_str())) {
    case PQPING_OK:
        return Readiness::Ready;
    case PQPING_REJECT:
        return Readiness::Starting;
    default:
        return Readiness::Silent;
    }
}

Result<> ensureDatabase(const PostmasterFile &file, const ServerOwner &owner)
{
    const Link link(PQconnectdb((connectionText(file, owner, "postgres") + " connect_timeout=20").c_str()), &PQfinish);
    if (PQstatus(link.get()) != CONNECTION_OK)
        return failed(databaseError("server_unreachable", PQerrorMessage(link.get())));

    const Answer found(PQexec(link.get(), "SELECT 1 FROM pg_database WHERE datname = 'leapfrog'"), &PQclear);
    if (PQresultStatus(found.get()) != PGRES_TUPLES_OK)
        return failed(databaseError("server_unreachable", PQerrorMessage(link.get())));
    if (PQntuples(found.get()) == 1)
        return {};

    const Answer created(PQexec(link.get(), "CREATE DATABASE leapfrog"), &PQclear);
    if (PQresultStatus(created.get()) != PGRES_COMMAND_OK)
        return failed(databaseError("database_not_created", PQerrorMessage(link.get())));
    return {};
}

} // namespace leapfrog
