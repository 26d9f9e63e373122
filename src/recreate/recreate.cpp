// SPDX-License-Identifier: MIT
#include "recreate/recreate.h"

#include "engine/backoff.h"
#include "recreate/posted_anew.h"
#include "store/books/documents.h"
#include "store/books/posting_store.h"

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

namespace {

/// What is left out of a recreation, with all its entries in force.
struct LeftOut
{
    std::vector<RefusedDocument> kept; ///< nothing of them is touched: a period lock refuses, or no version is left
    std::vector<RefusedDocument> refused; ///< by the rules: they are noted as refused
};

} // namespace

static Refusal lockedRefusal(const std::string &documentId, Date lockedThrough)
{
    return {.code = "period_locked",
            .field = "date",
            .message = QCoreApplication::translate("leapfrog::Recreate",
                                                   "The books are locked through %1, so %2 keeps its entries.")
                           .arg(QString::fromStdString(dateText(lockedThrough)), QString::fromStdString(documentId))};
}

/// Finds what the rules refuse before anything is taken out of force; the rest stays in `request`.
static Result<LeftOut> takeOutRefused(Connection &connection, RecreateRequest &request)
{
    const auto context = PostingStore(connection).context(request.orgId);
    if (!context)
        return failed(context);
    const bool refusesLocked = context->lockedThrough && context->lockPolicy == LockPolicy::Refuse;
    LeftOut leftOut;
    std::vector<std::string> rest;
    const auto take = [&](const std::string &id, const PostedAnew *posted) {
        if (posted == nullptr) {
            rest.push_back(id); // refuses the whole, when it is prepared
            return;
        }
        const bool isLocked = refusesLocked
            && ((!posted->postings && posted->postings.error().code == "period_locked")
                || std::ranges::any_of(
                    posted->before, [&](const Posting &posting) { return posting.date <= *context->lockedThrough; }));
        if (posted->document.readyVersion >= lastVersion)
            leftOut.kept.push_back(
                {.documentId = id,
                 .version = posted->document.readyVersion,
                 .refusal = {.code = "version_not_left", .field = {}, .message = noVersionLeft(id)}});
        else if (isLocked)
            leftOut.kept.push_back({.documentId = id,
                                    .version = posted->document.readyVersion,
                                    .refusal = lockedRefusal(id, *context->lockedThrough)});
        else if (!posted->postings)
            leftOut.refused.push_back(
                {.documentId = id, .version = posted->document.readyVersion, .refusal = posted->postings.error()});
        else
            rest.push_back(id);
    };
    if (auto done = postAnew(connection, request.orgId, *context, request.documents, refusesLocked, take); !done)
        return failed(done);
    request.documents = std::move(rest);
    return leftOut;
}

Result<StartedRecreation> Recreate::start(const RecreateRequest &request)
{
    RecreateRequest wanted = request;
    const std::set<std::string> once(wanted.documents.begin(), wanted.documents.end());
    wanted.documents.assign(once.begin(), once.end());

    StartedRecreation started;
    const auto leftOut = m_pool.with([&](Connection &connection) { return takeOutRefused(connection, wanted); });
    if (!leftOut)
        return failed(leftOut);
    for (const auto *const some : {&leftOut->kept, &leftOut->refused}) {
        for (const auto &document : *some)
            started.refused.push_back({.item = document.documentId,
                                       .state = ItemOutcome::State::Refused,
                                       .message = document.refusal.message,
                                       .error = toError(document.refusal)});
    }
    started.refusedAndNoted = static_cast<int>(leftOut->refused.size());
    if (wanted.documents.empty() && leftOut->refused.empty() && !started.refused.empty())
        return failed(started.refused.front().error);

    // Direct or queued: decided here, before anything is enqueued, and nowhere else.
    started.direct = static_cast<int>(wanted.documents.size()) <= m_directThreshold;
    started.id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    auto jobs = prepare(started.id, wanted, leftOut->refused, started.direct);
    if (!jobs)
        return failed(jobs);
    started.jobs = std::move(*jobs);
    if (started.direct)
        started.task = m_runner.run(started.jobs);
    return started;
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
    if (jobs || jobs.error().code != Error::Code::Unavailable)
        return jobs;

    // The answer was lost. If it was "done", the recreation is there under our id; its jobs come by their leases.
    const auto done = m_pool.with([&](Connection &connection) { return RecreationStore(connection).find(id); });
    if (!done)
        return jobs;
    return m_pool.with([&](Connection &connection) { return RecreationStore(connection).jobs(id); });
}

} // namespace leapfrog
