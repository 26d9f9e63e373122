// SPDX-License-Identifier: MIT
#include "recreate/rehearsal.h"

#include "engine/guard/guarded.h"
#include "recreate/rehearsal_sums.h"
#include "recreate/remapped_documents.h"

#include <QCoreApplication>
#include <QScopeGuard>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>

namespace leapfrog {

namespace {

using Page = std::vector<FiguredDocument>;

/// Pages on their way from the one thread that reads to those that post. Few at a time: who reads waits.
class Pages
{
public:
    explicit Pages(std::size_t most)
        : m_most(most)
    { }

    /// False: somebody gave up, and nobody takes any more.
    bool put(Page page)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_pages.size() < m_most || m_isOver; });
        if (m_isOver)
            return false;
        m_pages.push_back(std::move(page));
        m_changed.notify_all();
        return true;
    }
    /// Empty: there are no more.
    Page take()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_pages.empty() || m_isOver; });
        if (m_pages.empty())
            return {};
        auto page = std::move(m_pages.front());
        m_pages.pop_front();
        m_changed.notify_all();
        return page;
    }
    /// What is there is still taken.
    void end()
    {
        const std::scoped_lock lock(m_mutex);
        m_isOver = true;
        m_changed.notify_all();
    }
    void giveUp()
    {
        const std::scoped_lock lock(m_mutex);
        m_isOver = true;
        m_pages.clear();
        m_changed.notify_all();
    }

private:
    const std::size_t m_most;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Page> m_pages;
    bool m_isOver = false;
};

/// A thread that posts pages while there are any.
struct Share
{
    Share(const Context &next, const std::optional<Context> &now)
        : sums(next, now)
    { }

    RehearsalSums sums;
    Result<> outcome;
    std::jthread thread;
};

Error cancelled()
{
    return {.code = Error::Code::Cancelled,
            .message
            = QCoreApplication::translate("leapfrog::Rehearsal", "The rehearsal was cancelled. Nothing was changed."),
            .cause = {},
            .reason = "cancelled",
            .field = {}};
}

/// Hands pages on, and tells how far it is.
class Reading
{
public:
    Reading(Pages &pages, std::int64_t total, const RehearsalListener &listener, const std::stop_token &stop)
        : m_pages(pages)
        , m_total(total)
        , m_listener(listener)
        , m_stop(stop)
    { }

    /// All pages that `next` gives, until an empty one. False: a thread gave up, and says why.
    Result<bool> read(const std::function<Result<Page>()> &next)
    {
        for (;;) {
            if (m_stop.stop_requested())
                return failed(cancelled());
            auto page = next();
            if (!page)
                return failed(page);
            if (page->empty())
                return true;
            m_done += std::ranges::count_if(*page, [](const auto &document) { return !document.type.empty(); });
            if (!m_pages.put(std::move(*page)))
                return false;
            if (m_listener)
                m_listener(std::min(m_done, m_total), m_total); // documents may be new
        }
    }

private:
    Pages &m_pages;
    const std::int64_t m_total;
    const RehearsalListener &m_listener;
    const std::stop_token &m_stop;
    std::int64_t m_done = 0;
};

Result<> readAll(Connection &connection, const std::string &orgId, const std::optional<ShopifySettings> &shop,
                 Pages &pages, const RehearsalListener &listener, const std::stop_token &stop)
{
    FiguredDocuments documents(connection, orgId);
    const auto total = documents.count();
    if (!total)
        return failed(total);
    Reading reading(pages, *total, listener, stop);
    std::optional<RemappedDocuments> remapped;
    if (shop) {
        remapped.emplace(connection, orgId, *shop);
        if (const auto read = reading.read([&] { return remapped->next(); }); !read || !*read)
            return read ? Result<>() : Result<>(failed(read));
    }
    const auto read = reading.read([&]() -> Result<Page> {
        for (;;) {
            auto page = documents.next();
            if (!page || page->empty() || !remapped)
                return page;
            std::erase_if(*page, [&](const auto &document) { return remapped->has(document); });
            if (!page->empty())
                return page;
        }
    });
    return read ? Result<>() : Result<>(failed(read));
}

} // namespace

Result<Rehearsal> rehearse(Connection &connection, const std::string &orgId, const Context &next,
                           const RehearsalListener &listener, const std::stop_token &stop,
                           const std::optional<ShopifySettings> &shop, const std::optional<Context> &now)
{
    auto snapshot = Transaction::beginSnapshot(connection);
    if (!snapshot)
        return failed(snapshot);
    const auto threads = std::clamp(std::thread::hardware_concurrency(), 1U, 16U);
    Pages pages(threads + 1);
    std::vector<std::unique_ptr<Share>> shares;
    // Whatever is thrown: the threads of `shares` are waited for, and wait for pages.
    const auto noMore = qScopeGuard([&pages] { pages.giveUp(); });
    for (unsigned i = 0; i < threads; ++i) {
        auto &share = *shares.emplace_back(std::make_unique<Share>(next, now));
        share.thread = std::jthread([&share, &pages] {
            share.outcome = guarded([&]() -> Result<> {
                for (auto page = pages.take(); !page.empty(); page = pages.take())
                    std::ranges::for_each(page, [&](const auto &document) { share.sums.add(document); });
                return {};
            });
            if (!share.outcome)
                pages.giveUp();
        });
    }
    const auto read = guarded([&] { return readAll(connection, orgId, shop, pages, listener, stop); });
    read ? pages.end() : pages.giveUp();
    RehearsalSums all(next);
    for (auto &share : shares)
        share->thread.join();
    if (!read)
        return failed(read);
    for (auto &share : shares) {
        if (!share->outcome)
            return failed(share->outcome);
        all.merge(std::move(share->sums));
    }
    if (auto ended = snapshot->commit(); !ended)
        return failed(ended);
    return all.result();
}

} // namespace leapfrog
