// SPDX-License-Identifier: MIT
#pragma once

#include "store/database/connection.h"
#include "support/test_database.h"

#include <stdexcept>

namespace leapfrog::test {

/// A connection to a database of its own.
class OwnConnection
{
protected:
    void setUp();

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<Connection> m_connection;
};

inline void OwnConnection::setUp()
{
    m_database = std::make_unique<TestDatabase>();
    m_connection = m_database->connect();
}

} // namespace leapfrog::test
