// SPDX-License-Identifier: MIT
#include "recreate/recreate.h"

#include "engine/guard/backoff.h"
#include "engine/recreation/recreation_check.h"
#include "recreate/apply_settings.h"
#include "store/books/posting_store.h"
#include "store/queue/recreation_chunks.h"

#include <QUuid>

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

static std::string newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
}

Result<StartedRecreation> Recreate::start(const RecreateRequest &request)
{
    RecreateRequest wanted = request;
    const std::set<std::string> once(wanted.documents.begin(), wanted.documents.end());
    wanted.documents.assign(once.begin(), once.end());
    const auto asked = static_cast<int>(wanted.documents.size());
    if (asked > m_directThreshold && asked > wanted.chunk)
        return plan(wanted);

    StartedRecreation started;
    const auto checked = m_pool.with(
        [&](Connection &connection) { return checkRecreation(connection, wanted.orgId, wanted.documents); });
    if (!checked)
        return failed(checked);
    for (const auto *const some : {&checked->leftOut, &checked->refused}) {
        for (const auto &document : *some)
            started.refused.push_back({.item = document.documentId,
                                       .state = ItemOutcome::State::Refused,
                                       .message = document.refusal.message,
                                       .error = toError(document.refusal)});
    }
    started.refusedAndNoted = static_cast<int>(checked->refused.size());
    wanted.documents = checked->documents;
    wanted.documents.insert(wanted.documents.end(), checked->unknown.begin(),
                            checked->unknown.end()); // refuse the whole
    if (wanted.documents.empty() && checked->refused.empty() && !started.refused.empty())
        return failed(started.refused.front().error);

    // Direct or queued: decided here, before anything is enqueued, and nowhere else.
    started.direct = static_cast<int>(wanted.documents.size()) <= m_directThreshold;
    started.id = newId();
    auto jobs = prepare(started.id, wanted, checked->refused, started.direct);
    if (!jobs)
        return failed(jobs);
    started.documents = static_cast<int>(jobs->size());
    started.jobs = std::move(*jobs);
    // Without leases workers post them (direct_by), by the database's decision: urgent, or queued where they are more
    // than the threshold is by now.
    const bool byWorker = started.direct && !started.jobs.empty() && started.jobs.front().lease == 0;
    if (byWorker)
        started.direct = started.jobs.front().priority == urgentPriority;
    else if (started.direct)
        started.task = m_runner.run(started.jobs);
    return started;
}

Result<StartedRecreation> Recreate::apply(const RehearsedSettings &rehearsed)
{
    Settings settings;
    settings.directThreshold = m_directThreshold;
    settings.lease = m_lease;
    return applySettings(m_pool, m_runner, settings, rehearsed);
}

Result<StartedRecreation> Recreate::plan(const RecreateRequest &request)
{
    // Settings that can't be read are told to whoever asks, not found by a worker.
    const auto context
        = m_pool.with([&](Connection &connection) { return PostingStore(connection).context(request.orgId); });
    if (!context)
        return failed(context);
    const auto id = newId();
    const auto planned = m_pool.with([&](Connection &connection) {
        return retryConflicts([&] {
            return RecreationChunks(connection).plan(id, request.orgId, request.documents, request.why, request.chunk);
        });
    });
    if (!planned && (planned.error().code != Error::Code::Unavailable || !isThere(id)))
        return failed(planned);
    StartedRecreation started;
    started.id = id;
    started.inChunks = true;
    started.documents = static_cast<int>(request.documents.size());
    return started;
}

/// After a lost answer: if it was "done", the recreation is there under our id.
bool Recreate::isThere(const std::string &id)
{
    return m_pool.with([&](Connection &connection) { return RecreationStore(connection).find(id); }).has_value();
}

Result<std::vector<ClaimedJob>> Recreate::prepare(const std::string &id, const RecreateRequest &request,
                                                  const std::vector<RefusedDocument> &refused, bool direct)
{
    const auto worker = direct ? std::optional(m_runner.worker()) : std::nullopt;
    auto jobs = m_pool.with([&](Connection &connection) {
        return retryConflicts([&] {
            return RecreationStore(connection)
                .prepare(id, request.orgId, request.documents, request.why, worker, m_lease.load(), refused);
        });
    });
    if (jobs || jobs.error().code != Error::Code::Unavailable || !isThere(id))
        return jobs;
    return m_pool.with([&](Connection &connection) { return RecreationStore(connection).jobs(id); });
}

} // namespace leapfrog
