// SPDX-License-Identifier: MIT
#include "store/database/connection_pool.h"

#include <QCoreApplication>
#include <QThreadStorage>

#include <vector>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::ConnectionPool)
};

/// The idle connections of one thread.
struct Shelf
{
    struct Place
    {
        std::weak_ptr<const int> pool;
        std::unique_ptr<Connection> connection;
    };
    std::vector<Place> places;

    void closeOfEndedPools()
    {
        std::erase_if(places, [](const Place &place) { return place.pool.expired(); });
    }
};

/// Qt empties it before whoever waits for the thread's end goes on, which a thread_local of a QThread's does not.
QThreadStorage<std::shared_ptr<Shelf>> shelves;

Shelf &ownShelf()
{
    if (!shelves.hasLocalData())
        shelves.setLocalData(std::make_shared<Shelf>());
    return *shelves.localData();
}

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
    , m_life(std::make_shared<const int>(0))
{
    m_threads.setMaxThreadCount(threads);
    m_threads.setExpiryTimeout(-1); // its connection would end with it
}

ConnectionPool::~ConnectionPool()
{
    m_threads.waitForDone(); // ends the threads too
    m_life.reset();
    ownShelf().closeOfEndedPools();
}

Result<std::unique_ptr<Connection>> ConnectionPool::borrow(const Limits &limits)
{
    auto &shelf = ownShelf();
    shelf.closeOfEndedPools();
    const auto place = std::ranges::find_if(shelf.places, [&](const auto &one) { return one.pool.lock() == m_life; });
    if (place != shelf.places.end()) {
        auto idle = std::move(place->connection);
        shelf.places.erase(place);
        if (idle->isStillOpen()) {
            idle->setLimits(limits);
            return idle;
        }
    }
    return Connection::open(m_dsn, m_purpose, limits);
}

void ConnectionPool::giveBack(std::unique_ptr<Connection> connection)
{
    auto &places = ownShelf().places;
    const bool isFull = std::ranges::any_of(places, [&](const auto &one) { return one.pool.lock() == m_life; });
    if (isFull || !connection->isAtRest()) // gone, or left in a transaction, which ends with it
        return;
    connection->setLimits({});
    places.push_back({.pool = m_life, .connection = std::move(connection)});
}

} // namespace leapfrog
