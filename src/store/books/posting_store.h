// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/context.h"
#include "ledger/posting.h"
#include "store/queue/queue.h"

#include <map>
#include <string>
#include <vector>

namespace leapfrog {

/// A document as a job's holder needs it to post it.
struct DocumentToPost
{
    std::string orgId;
    std::string documentId;
    std::string documentType;
    int readyVersion = 0; ///< the version to post
    int postedVersion = 0; ///< the newest version that is posted; 0: none
    std::string body; ///< JSON
    bool isPlain = true; ///< neither refused nor awaiting a recreation; told by PostingStore::load()
    bool bodyLeftOut = false; ///< it is too long to come with others (largestSharedBody), or at all (largestBody)

    /// Whether there is nothing left to do for this job: it asked for an older version, or the newest is posted.
    [[nodiscard]] bool isDoneFor(const ClaimedJob &job) const
    {
        const bool olderWasAsked = job.versionHint > 0 && job.versionHint < readyVersion;
        return olderWasAsked || postedVersion >= readyVersion;
    }
    /// Whether the job asks for a version that is not there (yet): the transaction that makes it has not committed.
    /// What is there and not posted is posted first: whoever enqueues names any version, and holds nobody up by it.
    [[nodiscard]] bool comesBefore(const ClaimedJob &job) const
    {
        return job.versionHint > readyVersion && postedVersion >= readyVersion;
    }
};

/// Bodies up to this many bytes are read many at a time; longer ones come alone.
inline constexpr int largestSharedBody = 64 << 10;
/// A document that is longer is not read: it is refused as `malformed`, as the import refuses it.
inline constexpr int largestBody = 64 << 20;

/// The posting contexts of organisations, each by itself: settings that can't be read are the organisation's fault
/// alone.
using Contexts = std::map<std::string, Result<Context>>;

/// A computed document, ready to be written under its job's lease.
struct ComputedDocument
{
    ClaimedJob job;
    int version = 0;
    std::vector<Posting> postings;
    bool unchanged = false; ///< the postings are those that were in force before
    std::string settingsChangedAt = {}; ///< Context::settingsChangedAt
};

/// A document locked for a set.
struct DocumentInSet : DocumentToPost
{
    bool plain = false; ///< not refused before: what ledger_post_set() may end
    bool awaitsRecreation = false;
};

/// A computed document of a set, ready to be written in the transaction that took its job.
struct ComputedInSet
{
    const TakenJob *taken = nullptr;
    int version = 0;
    bool replaces = false; ///< an earlier version is posted
    std::optional<bool> unchanged = {}; ///< of a document whose recreation this ends: the entries are those of before
    std::vector<Posting> postings;
    std::string settingsChangedAt = {}; ///< Context::settingsChangedAt
};

/// A document that a recreation posts anew in the transaction that takes its entries out of force.
struct RecreatedDocument
{
    std::string documentId;
    std::string documentType;
    int oldVersion = 0; ///< posted before; 0: none
    int version = 0; ///< the new one
    bool unchanged = false; ///< its entries are those of before
    std::vector<Posting> postings;
};

/// What became of a job whose document was written (migrations/functions/ledger_complete.sql says each).
enum class CompletionOutcome
{
    Posted,
    Unchanged,
    Superseded,
    Fenced,
    Busy, ///< somebody holds the document: the job waits in the queue
};

/// What the document processor reads and writes. Call from the connection's thread. Errors: those of Connection::run().
class PostingStore
{
public:
    explicit PostingStore(Connection &connection)
        : m_connection(connection)
    { }

    /// The documents of these jobs; a job whose document does not exist has none in the answer. A body above
    /// largestSharedBody comes only when it is the only one asked for.
    Result<std::vector<DocumentToPost>> load(const std::vector<ClaimedJob> &jobs);

    /// The documents of these jobs, read and locked until commit. One that somebody else holds is left out: nobody
    /// waits for another while he holds jobs.
    Result<std::vector<DocumentInSet>> loadForSet(const std::vector<TakenJob> &jobs);

    /// The posting context of each organisation that there is; `previous` is empty. One whose settings can't be read
    /// has the error Refused `bad_settings` in its place: `field` is the setting (`roles.sales`), `cause` the code.
    Result<Contexts> contexts(const std::vector<std::string> &orgIds);
    /// Of one organisation. Errors too: NotFound `unknown_organisation`, Refused `bad_settings`.
    Result<Context> context(const std::string &orgId);

    /// Writes documents and ends their jobs, in one statement and one transaction, each fenced by its lease. The
    /// outcomes are in the order of `documents`. An error means that nothing was written (Unavailable: that it is not
    /// known).
    Result<std::vector<CompletionOutcome>> complete(const std::vector<ComputedDocument> &documents,
                                                    const std::string &worker);

    /// Writes the documents of a set, in the transaction that took their jobs; QueueStore::endSet() comes next. After
    /// an error only a rollback is possible.
    Result<> postSet(const std::vector<ComputedInSet> &documents, const std::string &worker);

    /// Posts documents of the recreation whose chunk the open transaction holds (RecreationChunks::take); all that
    /// were read by settings of `settingsChangedAt` (Context). After an error only a rollback is possible; Refused
    /// `newer_version`, and what the ledger's guard says.
    Result<> postRecreated(const std::string &recreationId, const std::string &orgId,
                           const std::string &settingsChangedAt, const std::vector<RecreatedDocument> &documents,
                           const std::string &worker);

private:
    Connection &m_connection;
};

} // namespace leapfrog
