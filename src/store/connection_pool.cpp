// SPDX-License-Identifier: MIT
#include "store/connection_pool.h"

namespace leapfrog {

ConnectionPool::ConnectionPool(std::string dsn, std::string purpose, int threads)
    : m_dsn(std::move(dsn))
    , m_purpose(std::move(purpose))
{
    m_threads.setMaxThreadCount(threads);
}

ConnectionPool::~ConnectionPool()
{
    m_threads.waitForDone();
}

Result<std::unique_ptr<Connection>> ConnectionPool::borrow()
{
    for (;;) {
        std::unique_ptr<Connection> idle;
        {
            const std::scoped_lock lock(m_mutex);
            if (m_idle.empty())
                break;
            idle = std::move(m_idle.back());
            m_idle.pop_back();
        }
        if (idle->isStillOpen())
            return idle;
    }
    return Connection::open(m_dsn, m_purpose);
}

void ConnectionPool::giveBack(std::unique_ptr<Connection> connection)
{
    if (!connection->isOpen())
        return;
    const std::scoped_lock lock(m_mutex);
    m_idle.push_back(std::move(connection));
}

} // namespace leapfrog
