// SPDX-License-Identifier: MIT
#include "recreate/recreate.h"

#include "engine/backoff.h"
#include "recreate/preview.h"
#include "store/posting_store.h"

#include <QCoreApplication>
#include <QUuid>

#include <algorithm>
#include <set>

namespace leapfrog {

Recreate::Recreate(ConnectionPool &pool, DirectRunner &runner, const Settings &settings)
    : m_pool(pool)
    , m_runner(runner)
{
    follow(settings);
}

void Recreate::follow(const Settings &settings)
{
    m_directThreshold = settings.directThreshold;
    m_lease = settings.lease;
}

Result<StartedRecreation> Recreate::start(const RecreateRequest &request)
{
    RecreateRequest wanted = request;
    const std::set<std::string> once(wanted.documents.begin(), wanted.documents.end());
    wanted.documents.assign(once.begin(), once.end());

    StartedRecreation started;
    auto locked = m_pool.with([&](Connection &connection) { return takeOutLocked(connection, wanted); });
    if (!locked)
        return failed(locked);
    started.refused = std::move(*locked);
    if (wanted.documents.empty() && !started.refused.empty())
        return failed(started.refused.front().error);

    // Direct or queued: decided here, before anything is enqueued, and nowhere else.
    started.direct = static_cast<int>(wanted.documents.size()) <= m_directThreshold;
    started.id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    auto jobs = prepare(started.id, wanted, started.direct);
    if (!jobs)
        return failed(jobs);
    started.jobs = std::move(*jobs);
    if (started.direct)
        started.task = m_runner.run(started.jobs);
    return started;
}

Result<std::vector<ItemOutcome>> Recreate::takeOutLocked(Connection &connection, RecreateRequest &request)
{
    const auto contexts = PostingStore(connection).contexts({request.orgId});
    if (!contexts)
        return failed(contexts);
    const auto found = contexts->find(request.orgId);
    const bool refuses
        = found != contexts->end() && found->second.lockedThrough && found->second.lockPolicy == LockPolicy::Refuse;
    if (!refuses)
        return std::vector<ItemOutcome>();

    const auto previews = previewRecreation(connection, request.orgId, request.documents);
    if (!previews)
        return failed(previews);
    std::vector<ItemOutcome> refused;
    for (const auto &preview : *previews) {
        const bool newIsLocked = preview.refusal && preview.refusal->code == "period_locked";
        const bool oldIsLocked = std::ranges::any_of(
            preview.before, [&](const Posting &posting) { return posting.date <= *found->second.lockedThrough; });
        if (!newIsLocked && !oldIsLocked)
            continue;
        Refusal refusal{.code = "period_locked", .field = "date", .message = {}};
        refusal.message = QCoreApplication::translate("leapfrog::Recreate",
                                                      "The books are locked through %1, so %2 keeps its entries.")
                              .arg(QString::fromStdString(dateText(*found->second.lockedThrough)),
                                   QString::fromStdString(preview.documentId));
        refused.push_back({.item = preview.documentId,
                           .state = ItemOutcome::State::Refused,
                           .message = refusal.message,
                           .error = toError(refusal)});
        std::erase(request.documents, preview.documentId);
    }
    return refused;
}

Result<std::vector<ClaimedJob>> Recreate::prepare(const std::string &id, const RecreateRequest &request, bool direct)
{
    const auto worker = direct ? std::optional(m_runner.worker()) : std::nullopt;
    auto jobs = m_pool.with([&](Connection &connection) {
        return retryConflicts([&] {
            return RecreationStore(connection)
                .prepare(id, request.orgId, request.documents, request.why, worker, m_lease.load());
        });
    });
    if (jobs || jobs.error().code != Error::Code::Unavailable)
        return jobs;

    // The answer was lost. If it was "done", the recreation is there under our id; its jobs come by their leases.
    const auto done = m_pool.with([&](Connection &connection) { return RecreationStore(connection).find(id); });
    if (!done)
        return jobs;
    return m_pool.with([&](Connection &connection) { return RecreationStore(connection).jobs(id); });
}

} // namespace leapfrog
