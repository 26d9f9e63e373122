// SPDX-License-Identifier: MIT
#include "engine/posting/document_set.h"

#include "ledger/difference.h"
#include "ledger/post.h"
#include "store/books/entries.h"

#include <set>

namespace leapfrog {

namespace {

using Key = std::pair<std::string, std::string>;
using Documents = std::map<Key, DocumentInSet>;

/// A set that makes more entries would hold its jobs and documents for long.
constexpr std::size_t mostEntriesInSet = 100'000;

Result<Contexts> contextsOf(PostingStore &store, const std::vector<DocumentInSet> &documents)
{
    std::set<std::string> orgs;
    for (const auto &document : documents)
        orgs.insert(document.orgId);
    return store.contexts({orgs.begin(), orgs.end()});
}

/// Nothing when the job needs more than a set can do: the lease of its own and the way of DocumentProcessor::process().
std::optional<ComputedInSet> compute(const TakenJob &taken, const Documents &documents, const Contexts &contexts)
{
    const auto &job = taken.job;
    const auto found = documents.find({job.orgId, job.documentId});
    if (found == documents.end() || taken.limited || !found->second.plain)
        return {};
    const auto &document = found->second;
    const auto &context = contexts.at(job.orgId); // settings that can't be read are told by process()
    if (job.versionHint > document.readyVersion || document.isDoneFor(job) || document.bodyLeftOut || !context
        || context->catchesUp())
        return {};
    auto postings = postText(document.body, *context);
    if (!postings)
        return {};
    const bool endsRecreation = job.isRecreation || document.awaitsRecreation;
    return ComputedInSet{.taken = &taken,
                         .version = document.readyVersion,
                         .replaces = document.postedVersion > 0,
                         .unchanged = endsRecreation ? std::optional(false) : std::nullopt,
                         .postings = std::move(*postings),
                         .settingsChangedAt = context->settingsChangedAt};
}

/// Compares those that a recreation asked for with what was posted before: their users want to know.
Result<> compare(Connection &connection, const Documents &documents, std::vector<ComputedInSet> &computed)
{
    std::vector<ComputedInSet *> asked;
    std::vector<const DocumentToPost *> before;
    for (auto &one : computed) {
        const auto &job = one.taken->job;
        if (!job.isRecreation || !one.replaces)
            continue;
        asked.push_back(&one);
        before.push_back(&documents.at({job.orgId, job.documentId}));
    }
    if (asked.empty())
        return {};
    const auto entries = EntryStore(connection).ofPostedVersions(before);
    if (!entries)
        return failed(entries);
    for (std::size_t i = 0; i < asked.size(); ++i)
        asked[i]->unchanged = difference((*entries)[i], asked[i]->postings).unchanged();
    return {};
}

} // namespace

Result<SetOutcome> postDocumentSet(Connection &connection, const std::vector<TakenJob> &jobs, const std::string &worker)
{
    SetOutcome outcome;
    PostingStore store(connection);
    auto loaded = store.loadForSet(jobs);
    if (!loaded)
        return failed(loaded);
    const auto contexts = contextsOf(store, *loaded);
    if (!contexts)
        return failed(contexts);
    Documents documents;
    for (auto &document : *loaded) {
        auto key = Key(document.orgId, document.documentId);
        documents.emplace(std::move(key), std::move(document));
    }

    std::vector<ComputedInSet> computed;
    std::set<Key> seen;
    std::size_t entries = 0;
    for (const auto &taken : jobs) {
        const bool isTwin = !seen.emplace(taken.job.orgId, taken.job.documentId).second;
        auto document = isTwin || entries > mostEntriesInSet ? std::nullopt : compute(taken, documents, *contexts);
        entries += document ? document->postings.size() : 0;
        (document ? outcome.done : outcome.left).push_back(taken.place);
        if (document)
            computed.push_back(std::move(*document));
    }
    if (auto compared = compare(connection, documents, computed); !compared)
        return failed(compared);
    if (!computed.empty()) {
        if (auto written = store.postSet(computed, worker); !written)
            return failed(written);
    }
    return outcome;
}

} // namespace leapfrog
