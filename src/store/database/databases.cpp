// SPDX-License-Identifier: MIT
#include "store/database/databases.h"

namespace leapfrog {

Result<> DatabaseStore::create(const std::string &name)
{
    return runNaming("SELECT format('CREATE DATABASE %I TEMPLATE template0 ENCODING ''UTF8''', $1::text)", name);
}

Result<> DatabaseStore::drop(const std::string &name)
{
    return runNaming("SELECT format('DROP DATABASE IF EXISTS %I WITH (FORCE)', $1::text)", name);
}

Result<> DatabaseStore::runNaming(std::string_view format, const std::string &name)
{
    // A name can't be bound; the server itself quotes it.
    const auto statement = m_connection.run(format, {name});
    if (!statement)
        return failed(statement);
    return m_connection.runScript(statement->first().text(0)); // alone: not allowed in a transaction block
}

} // namespace leapfrog
