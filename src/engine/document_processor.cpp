// SPDX-License-Identifier: MIT
#include "engine/document_processor.h"

#include "engine/backoff.h"
#include "engine/fault.h"
#include "ledger/difference.h"
#include "ledger/post.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>
#include <thread>

namespace leapfrog {

namespace {

using Results = std::vector<JobResult>;
using Key = std::pair<std::string, std::string>;

struct FailedJob
{
    ClaimedJob job;
    JobFailure failure;
};

/// One set of jobs on its way: what was loaded, what came out.
struct Batch
{
    std::map<Key, DocumentToPost> documents;
    std::map<std::string, Context> contexts;
    std::vector<ComputedDocument> computed;
    std::vector<ClaimedJob> stale;
    std::vector<FailedJob> failures;
};

Result<> load(Connection &connection, const std::vector<ClaimedJob> &jobs, Batch &batch)
{
    PostingStore store(connection);
    auto documents = store.load(jobs);
    if (!documents)
        return failed(documents);
    std::set<std::string> orgs;
    for (auto &document : *documents) {
        orgs.insert(document.orgId);
        auto key = Key(document.orgId, document.documentId);
        batch.documents.emplace(std::move(key), std::move(document));
    }
    auto contexts = store.contexts({orgs.begin(), orgs.end()});
    if (!contexts)
        return failed(contexts);
    batch.contexts = std::move(*contexts);
    return {};
}

JobFailure unknownDocument(const ClaimedJob &job)
{
    return {.code = "unknown_document",
            .field = {},
            .message
            = QCoreApplication::translate("leapfrog::DocumentProcessor",
                                          "Organisation \"%1\" has no document \"%2\". Import it, then retry this job.")
                  .arg(QString::fromStdString(job.orgId), QString::fromStdString(job.documentId)),
            .permanent = true,
            .version = job.versionHint};
}

std::vector<Posting> onlyOpen(std::vector<Posting> postings, const std::optional<Date> &lockedThrough)
{
    if (lockedThrough)
        std::erase_if(postings, [&](const Posting &posting) { return posting.date <= *lockedThrough; });
    return postings;
}

/// Whether posting changes nothing against the version in force before; asked for recreations only, whose users want to
/// know.
Result<bool> isUnchanged(Connection &connection, const DocumentToPost &document, const Context &context,
                         const std::vector<Posting> &postings)
{
    if (document.postedVersion == 0)
        return false;
    auto before = PostingStore(connection).ofVersion(document.orgId, document.documentId, document.postedVersion);
    if (!before)
        return failed(before);
    return difference(onlyOpen(std::move(*before), context.lockedThrough), postings).unchanged();
}

Result<> compute(Connection &connection, const ClaimedJob &job, Batch &batch)
{
    const auto found = batch.documents.find({job.orgId, job.documentId});
    if (found == batch.documents.end()) {
        batch.failures.push_back({.job = job, .failure = unknownDocument(job)});
        return {};
    }
    const auto &document = found->second;
    if (document.isDoneFor(job)) {
        batch.stale.push_back(job);
        return {};
    }

    const auto &shared = batch.contexts.at(job.orgId);
    std::optional<Context> own;
    if (shared.catchesUp()) {
        auto inForce = PostingStore(connection).inForce(job.orgId, job.documentId);
        if (!inForce)
            return failed(inForce);
        own = shared;
        own->previous = std::move(*inForce);
    }
    const auto &context = own ? *own : shared;

    auto postings = postText(document.body, context);
    if (!postings) {
        batch.failures.push_back({.job = job,
                                  .failure = {.code = postings.error().code,
                                              .field = postings.error().field,
                                              .message = postings.error().message,
                                              .permanent = true,
                                              .version = document.readyVersion}});
        return {};
    }
    const auto unchanged
        = job.isRecreation ? isUnchanged(connection, document, context, *postings) : Result<bool>(false);
    if (!unchanged)
        return failed(unchanged);
    batch.computed.push_back(
        {.job = job, .version = document.readyVersion, .postings = std::move(*postings), .unchanged = *unchanged});
    return {};
}

JobResult::Kind kindOf(CompletionOutcome outcome)
{
    switch (outcome) {
    case CompletionOutcome::Posted:
        return JobResult::Kind::Posted;
    case CompletionOutcome::Unchanged:
        return JobResult::Kind::Unchanged;
    case CompletionOutcome::Superseded:
        return JobResult::Kind::Superseded;
    case CompletionOutcome::Fenced:
        break;
    }
    return JobResult::Kind::Fenced;
}

Result<JobResult> reportFailure(Connection &connection, const ClaimedJob &job, const JobFailure &failure)
{
    const auto state = QueueStore(connection).fail(job, failure);
    if (!state)
        return failed(state);
    auto kind = JobResult::Kind::Fenced;
    if (*state == "dead")
        kind = JobResult::Kind::Refused;
    else if (*state == "queued")
        kind = JobResult::Kind::Retried;
    else if (*state == "superseded")
        kind = JobResult::Kind::Superseded;
    return JobResult{.job = job, .kind = kind, .failure = failure};
}

/// The set as a whole; where the database refuses it, one by one, so that only the document at fault fails.
Result<> write(Connection &connection, const std::string &worker, const std::vector<ComputedDocument> &documents,
               Results &results)
{
    if (documents.empty())
        return {};
    auto outcomes = retryConflicts([&] { return PostingStore(connection).complete(documents, worker); });
    if (outcomes) {
        for (std::size_t i = 0; i < documents.size(); ++i)
            results.push_back({.job = documents[i].job, .kind = kindOf((*outcomes)[i]), .failure = {}});
        return {};
    }
    if (!isOfTheJob(outcomes.error()))
        return failed(outcomes);
    if (documents.size() > 1) {
        for (const auto &document : documents) {
            if (auto written = write(connection, worker, {document}, results); !written)
                return written;
        }
        return {};
    }
    const auto &error = outcomes.error();
    const auto result = reportFailure(connection, documents.front().job,
                                      {.code = error.reason,
                                       .field = error.field,
                                       .message = error.message,
                                       .permanent = isPermanent(error),
                                       .version = documents.front().version});
    if (!result)
        return failed(result);
    results.push_back(*result);
    return {};
}

} // namespace

DocumentProcessor::DocumentProcessor(std::string worker, std::chrono::milliseconds jobDuration)
    : m_worker(std::move(worker))
    , m_jobDuration(jobDuration)
{ }

Result<std::vector<JobResult>> DocumentProcessor::process(Connection &connection,
                                                          const std::vector<ClaimedJob> &jobs) const
{
    // A document is posted once per statement: twins that were enqueued at the same moment go one after the other.
    std::vector<ClaimedJob> first;
    std::vector<ClaimedJob> twins;
    std::set<Key> seen;
    for (const auto &job : jobs)
        (seen.emplace(job.orgId, job.documentId).second ? first : twins).push_back(job);

    Batch batch;
    if (auto loaded = load(connection, first, batch); !loaded)
        return failed(loaded);
    for (const auto &job : first) {
        if (auto done = compute(connection, job, batch); !done)
            return failed(done);
    }
    if (m_jobDuration.count() > 0)
        std::this_thread::sleep_for(m_jobDuration * jobs.size());

    Results results;
    if (auto written = write(connection, m_worker, batch.computed, results); !written)
        return failed(written);
    for (const auto &refused : batch.failures) {
        const auto result = retryConflicts([&] { return reportFailure(connection, refused.job, refused.failure); });
        if (!result)
            return failed(result);
        results.push_back(*result);
    }
    if (!batch.stale.empty()) {
        auto ended = retryConflicts([&] { return QueueStore(connection).finishStale(batch.stale); });
        if (!ended)
            return failed(ended);
        for (const auto &job : batch.stale)
            results.push_back({.job = job, .kind = JobResult::Kind::Superseded, .failure = {}});
    }
    if (!twins.empty()) {
        auto rest = process(connection, twins);
        if (!rest)
            return failed(rest);
        results.insert(results.end(), rest->begin(), rest->end());
    }
    return results;
}

} // namespace leapfrog
