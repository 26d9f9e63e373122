// SPDX-License-Identifier: MIT
#include "engine/posting/document_processor.h"

#include "core/sentences.h"
#include "engine/guard/backoff.h"
#include "engine/guard/fault.h"
#include "ledger/difference.h"
#include "ledger/post.h"
#include "store/books/entries.h"

#include <QCoreApplication>

#include <utility>

#include <algorithm>
#include <set>
#include <thread>

namespace leapfrog {

using namespace std::chrono_literals;

namespace {

using Results = std::vector<JobResult>;
using Key = std::pair<std::string, std::string>;

/// Written at once: more would hold a transaction, and memory, for long.
constexpr std::size_t mostEntriesAtOnce = 100'000;

struct FailedJob
{
    ClaimedJob job;
    JobFailure failure;
    std::optional<JobWait> wait = {}; ///< no attempt can change the cause: the job waits
};

/// One set of jobs on its way: what was loaded, what came out.
struct Batch
{
    bool isShared = false; ///< more than one was asked for, so long bodies did not come
    std::map<Key, DocumentToPost> documents;
    Contexts contexts;
    std::vector<ComputedDocument> computed;
    std::vector<ClaimedJob> stale;
    std::vector<ClaimedJob> alone; ///< too long to be read with others, or computed by settings that have changed since
    std::vector<FailedJob> failures;
};

Result<> load(Connection &connection, const std::vector<ClaimedJob> &jobs, Batch &batch)
{
    PostingStore store(connection);
    batch.isShared = jobs.size() > 1;
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

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::DocumentProcessor)
};

FailedJob unknownDocument(const ClaimedJob &job)
{
    return {.job = job,
            .failure
            = {.code = "unknown_document",
               .field = {},
               .message = Words::tr("Organisation \"%1\" has no document \"%2\". Import it, then retry this job.")
                              .arg(QString::fromStdString(job.orgId), QString::fromStdString(job.documentId)),
               .permanent = true,
               .version = job.versionHint}};
}

/// Its producer has not committed the version yet, or named a wrong one.
FailedJob versionNotThere(const ClaimedJob &job, const DocumentToPost &document)
{
    return {.job = job,
            .failure = {.code = "version_not_there",
                        .field = {},
                        .message = Words::tr("The job asks for version %1 of \"%2\", which is at version %3.")
                                       .arg(job.versionHint)
                                       .arg(QString::fromStdString(job.documentId))
                                       .arg(document.readyVersion),
                        .permanent = true,
                        .version = document.readyVersion},
            .wait = JobWait{.least = 1s, .most = 60s, .giveUp = 3600s, .forVersion = job.versionHint}};
}

/// It is ready again when somebody changes the settings (organisation_wake_jobs), or looks again by
/// itself.
FailedJob badSettings(const ClaimedJob &job, const Error &error)
{
    return {.job = job,
            .failure = {.code = error.reason, .field = error.field, .message = error.message, .permanent = true},
            .wait = JobWait{.least = 10s, .most = 600s}};
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
    auto before = EntryStore(connection).ofVersion(document.orgId, document.documentId, document.postedVersion);
    if (!before)
        return failed(before);
    return difference(onlyOpen(std::move(*before), context.lockedThrough), postings).unchanged();
}

Result<> compute(Connection &connection, const ClaimedJob &job, Batch &batch)
{
    const auto found = batch.documents.find({job.orgId, job.documentId});
    if (found == batch.documents.end()) {
        batch.failures.push_back(unknownDocument(job));
        return {};
    }
    const auto &document = found->second;
    if (document.comesBefore(job)) {
        batch.failures.push_back(versionNotThere(job, document));
        return {};
    }
    if (document.isDoneFor(job)) {
        batch.stale.push_back(job);
        return {};
    }
    const auto &settings = batch.contexts.at(job.orgId);
    if (!settings) {
        batch.failures.push_back(badSettings(job, settings.error()));
        return {};
    }
    if (document.bodyLeftOut && batch.isShared) {
        batch.alone.push_back(job);
        return {};
    }

    const auto &shared = *settings;
    std::optional<Context> own;
    if (shared.catchesUp()) {
        auto inForce = EntryStore(connection).inForce(job.orgId, job.documentId);
        if (!inForce)
            return failed(inForce);
        own = shared;
        own->previous = std::move(*inForce);
    }
    const auto &context = own ? *own : shared;

    auto postings = document.bodyLeftOut ? tl::unexpected(bodyTooLong()) : postText(document.body, context);
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
    batch.computed.push_back({.job = job,
                              .version = document.readyVersion,
                              .postings = std::move(*postings),
                              .unchanged = *unchanged,
                              .settingsChangedAt = context.settingsChangedAt});
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
    case CompletionOutcome::Busy:
        return JobResult::Kind::Retried;
    case CompletionOutcome::Fenced:
        break;
    }
    return JobResult::Kind::Fenced;
}

Result<JobResult> reportFailure(Connection &connection, const FailedJob &one)
{
    const auto &[job, failure, wait] = one;
    const auto state = retryConflicts([&] {
        QueueStore queue(connection);
        return wait ? queue.postpone(job, failure, *wait) : queue.fail(job, failure);
    });
    // Somebody holds its rows: it keeps its lease, and whoever comes when that ends tries again. The others go on.
    if (!state && state.error().code == Error::Code::Conflict)
        return JobResult{.job = job, .kind = JobResult::Kind::Retried, .failure = failure};
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

/// What somebody else holds: no fault of the job.
JobFailure heldBy(const Error &error)
{
    return {.code = error.reason, .field = error.field, .message = error.message, .permanent = false};
}

/// The set as a whole; where the database refuses it, one by one, so that only the document at fault fails.
Result<> write(Connection &connection, const std::string &worker, const std::vector<ComputedDocument> &documents,
               std::vector<ClaimedJob> &again, Results &results)
{
    if (documents.empty())
        return {};
    const auto complete = [&] { return PostingStore(connection).complete(documents, worker); };
    auto outcomes = complete();
    // One who holds what a posting needs, a period say, may hold it for long: the job waits for him, no slot does.
    if (!outcomes && documents.size() == 1 && outcomes.error().reason != "locked")
        outcomes = retryConflicts([&, isFirst = true]() mutable { // the first try is made
            return std::exchange(isFirst, false) ? outcomes : complete();
        });
    if (outcomes) {
        for (std::size_t i = 0; i < documents.size(); ++i)
            results.push_back({.job = documents[i].job, .kind = kindOf((*outcomes)[i]), .failure = {}});
        return {};
    }
    const auto &error = outcomes.error();
    if (error.reason == "settings_changed") { // nothing was written
        for (const auto &document : documents)
            again.push_back(document.job);
        return {};
    }
    const bool isHeld = error.code == Error::Code::Conflict; // somebody holds rows of one of them
    if (!isOfTheJob(error) && !isHeld)
        return failed(outcomes);
    if (documents.size() > 1) {
        for (const auto &document : documents) {
            if (auto written = write(connection, worker, {document}, again, results); !written)
                return written;
        }
        return {};
    }
    const auto &job = documents.front().job;
    const JobFailure failure{.code = error.reason,
                             .field = error.field,
                             .message = error.message,
                             .permanent = isPermanent(error),
                             .version = documents.front().version};
    // What is held by somebody counts as no attempt: it goes back, ever more rarely.
    const auto result = reportFailure(
        connection,
        isOfTheJob(error) ? FailedJob{.job = job, .failure = failure}
                          : FailedJob{.job = job, .failure = heldBy(error), .wait = JobWait{.least = 1s, .most = 60s}});
    if (!result)
        return failed(result);
    results.push_back(*result);
    return {};
}

/// Computes jobs of different documents and writes them.
Result<> postAll(Connection &connection, const std::string &worker, const std::vector<ClaimedJob> &jobs, Batch &batch,
                 Results &results)
{
    std::size_t entries = 0;
    for (const auto &job : jobs) {
        const auto before = batch.computed.size();
        if (auto done = compute(connection, job, batch); !done)
            return failed(done);
        entries += batch.computed.size() > before ? batch.computed.back().postings.size() : 0;
        if (entries < mostEntriesAtOnce)
            continue;
        if (auto written = write(connection, worker, batch.computed, batch.alone, results); !written)
            return written;
        batch.computed.clear();
        entries = 0;
    }
    return write(connection, worker, batch.computed, batch.alone, results);
}

} // namespace

DocumentProcessor::DocumentProcessor(std::string worker, std::chrono::milliseconds jobDuration)
    : m_worker(std::move(worker))
    , m_jobDuration(jobDuration)
{ }

Result<std::vector<JobResult>> DocumentProcessor::process(Connection &connection,
                                                          const std::vector<ClaimedJob> &jobs) const
{
    const InEnglish kept; // with the jobs
    // A document is posted once per statement: duplicates that were enqueued at the same moment go one after the other.
    std::vector<ClaimedJob> first;
    std::vector<ClaimedJob> duplicates;
    std::set<Key> seen;
    for (const auto &job : jobs)
        (seen.emplace(job.orgId, job.documentId).second ? first : duplicates).push_back(job);

    Batch batch;
    if (auto loaded = load(connection, first, batch); !loaded)
        return failed(loaded);
    if (m_jobDuration.count() > 0)
        std::this_thread::sleep_for(m_jobDuration * jobs.size());

    Results results;
    if (auto posted = postAll(connection, m_worker, first, batch, results); !posted)
        return failed(posted);
    for (const auto &refused : batch.failures) {
        const auto result = reportFailure(connection, refused);
        if (!result)
            return failed(result);
        results.push_back(*result);
    }
    if (!batch.stale.empty()) {
        auto ended = retryConflicts([&] { return QueueStore(connection).endSuperseded(batch.stale); });
        if (!ended)
            return failed(ended);
        for (const auto &job : batch.stale)
            results.push_back({.job = job, .kind = JobResult::Kind::Superseded, .failure = {}});
    }
    std::vector<std::vector<ClaimedJob>> later;
    for (const auto &job : batch.alone)
        later.push_back({job});
    if (!duplicates.empty())
        later.push_back(duplicates);
    for (const auto &some : later) {
        auto rest = process(connection, some);
        if (!rest)
            return failed(rest);
        results.insert(results.end(), rest->begin(), rest->end());
    }
    return results;
}

Result<SetOutcome> DocumentProcessor::processSet(Connection &connection, const std::vector<TakenJob> &jobs) const
{
    if (m_jobDuration.count() == 0)
        return postDocumentSet(connection, jobs, m_worker);
    SetOutcome outcome;
    for (const auto &taken : jobs)
        outcome.left.push_back(taken.place);
    return outcome;
}

Result<ChunkWork> DocumentProcessor::prepare(Connection &connection, bool mayPost) const
{
    return workOnRecreation(connection, m_worker, mayPost && m_jobDuration.count() == 0);
}

} // namespace leapfrog
