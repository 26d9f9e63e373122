// SPDX-License-Identifier: MIT
#pragma once

#include "store/database/connection.h"

#include <string>

namespace leapfrog {

/// Databases of a server, for demonstrations. Call from the connection's thread. Errors: those of Connection::run().
class DatabaseStore
{
public:
    explicit DatabaseStore(Connection &connection)
        : m_connection(connection)
    { }

    /// Denied when the login may not create databases.
    Result<> create(const std::string &name);
    /// Drops it with everything in it and ends its connections; fine when there is none.
    Result<> drop(const std::string &name);

private:
    Result<> runNaming(std::string_view format, const std::string &name);

    Connection &m_connection;
};

} // namespace leapfrog
