// SPDX-License-Identifier: MIT
#pragma once

#include "core/task.h"
#include "engine/worker/direct_runner.h"
#include "store/queue/recreations.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace leapfrog {

struct RehearsedSettings;

/// What a user asks for by clicking Recreate.
struct RecreateRequest
{
    std::string orgId;
    std::vector<std::string> documents;
    QString why; ///< kept in the history; may be empty
    int chunk = documentsPerChunk; ///< more than these are prepared by workers, so many at a time
};

/// A recreation that is under way.
struct StartedRecreation
{
    std::string id;
    bool direct = false;
    bool inChunks = false; ///< workers prepare it; what they refuse or leave out is in its history
    int documents = 0; ///< that are recreated, as far as is known now
    std::vector<ClaimedJob> jobs; ///< one per document, without leases when queued; none yet when in chunks
    std::vector<ItemOutcome> refused; ///< left out, with their entries in force; the rules refuse them
    int refusedAndNoted = 0; ///< so many of `refused` are in the recreation's history; the others are locked
    std::optional<Task> task; ///< of the direct path
};

/// The use case of one click. All functions block (database); call them off the UI thread, from any other.
class Recreate
{
public:
    /// `runner` posts direct recreations; `settings` holds the threshold.
    Recreate(ConnectionPool &pool, DirectRunner &runner, const Settings &settings);

    /// How many documents still take the direct path, for "starts at once" beside the button.
    [[nodiscard]] int directThreshold() const { return m_directThreshold; }
    /// From now on by these settings; the runner's own follow in DirectRunner::follow(). Any thread.
    void follow(const Settings &settings);

    /// Prepares (one transaction) and starts. At most directThreshold() documents: posted at once by this process;
    /// more: queued at priority 2. More than RecreateRequest::chunk: only the plan is written here, and workers prepare
    /// and post it chunk by chunk. Errors: `unknown_document`, `unknown_organisation`, `period_locked`, `no_documents`:
    /// nothing was written; those of Connection::run(), `bad_settings`. Documents that the rules would refuse are left
    /// out and noted as refused. After Unavailable it is looked up whether it was prepared, so a lost answer is no
    /// second recreation.
    Result<StartedRecreation> start(const RecreateRequest &request);
    /// applySettings() with what start() uses. Errors: those of applySettings().
    Result<StartedRecreation> apply(const RehearsedSettings &rehearsed);

private:
    Result<StartedRecreation> plan(const RecreateRequest &request);
    bool isThere(const std::string &id);
    Result<std::vector<ClaimedJob>> prepare(const std::string &id, const RecreateRequest &request,
                                            const std::vector<RefusedDocument> &refused, bool direct);

    ConnectionPool &m_pool;
    DirectRunner &m_runner;
    std::atomic<int> m_directThreshold = 0;
    std::atomic<std::chrono::milliseconds> m_lease = {};
};

} // namespace leapfrog
