// SPDX-License-Identifier: MIT
#include "store/connection_pool.h"

#include <QCoreApplication>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::ConnectionPool)
};

} // namespace

Error ConnectionPool::thrown(const char *what)
{
    return {.code = Error::Code::Internal,
            .message = Words::tr("Leapfrog met a fault of its own and gave this request up."),
            .cause = QString::fromUtf8(what),
            .reason = "exception",
            .field = {}};
}

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

Result<std::unique_ptr<Connection>> ConnectionPool::borrow(const Limits &limits)
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
        if (idle->isStillOpen()) {
            idle->setLimits(limits);
            return idle;
        }
    }
    return Connection::open(m_dsn, m_purpose, limits);
}

void ConnectionPool::giveBack(std::unique_ptr<Connection> connection)
{
    if (!connection->isAtRest()) // gone, or left in a transaction, which ends with it
        return;
    connection->setLimits({});
    const std::scoped_lock lock(m_mutex);
    m_idle.push_back(std::move(connection));
}

} // namespace leapfrog
