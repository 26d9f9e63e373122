// SPDX-License-Identifier: MIT
#include "engine/recreation/recreation_work.h"

#include "core/log.h"
#include "core/sentences.h"
#include "engine/guard/fault.h"
#include "engine/recreation/recreation_check.h"
#include "store/queue/recreation_chunks.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <optional>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr std::chrono::milliseconds untilSettingsMayBeRight = 10s;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::RecreationWork)
};

} // namespace

static RefusedDocument isGone(const std::string &id)
{
    return {
        .documentId = id,
        .version = 0,
        .refusal
        = {.code = "unknown_document",
           .field = {},
           .message = Words::tr("\"%1\" is gone since the recreation was asked for.").arg(QString::fromStdString(id))}};
}

/// Nothing is computed here: one of the documents may be what killed a worker.
static Result<int> prepareBlindly(Connection &connection, const RecreationChunk &chunk)
{
    RecreationChunks chunks(connection);
    const auto gone = chunks.gone(chunk.orgId, chunk.documents);
    if (!gone)
        return failed(gone);
    std::vector<RefusedDocument> leftOut;
    std::ranges::transform(*gone, std::back_inserter(leftOut), isGone);
    if (auto ended = chunks.prepare(chunk, chunk.documents, {}, leftOut); !ended)
        return failed(ended);
    return 0;
}

/// How many were posted.
static Result<int> prepare(Connection &connection, const RecreationChunk &chunk, const std::string &worker,
                           bool mayPost)
{
    const auto cautious = RecreationChunks(connection).isCautious();
    if (!cautious || *cautious)
        return cautious ? prepareBlindly(connection, chunk) : Result<int>(failed(cautious));
    const auto limited = mayPost ? RecreationChunks(connection).isLimited(chunk.orgId) : true;
    if (!limited)
        return failed(limited);
    auto checked = checkRecreation(connection, chunk.orgId, chunk.documents, !*limited);
    if (!checked && checked.error().reason == "unknown_organisation")
        checked = CheckedRecreation{
            .posted = {}, .documents = {}, .refused = {}, .leftOut = {}, .unknown = chunk.documents};
    if (!checked)
        return failed(checked);
    for (const auto &id : checked->unknown)
        checked->leftOut.push_back(isGone(id));
    if (!checked->posted.empty()) {
        if (auto posted
            = PostingStore(connection)
                  .postRecreated(chunk.recreationId, chunk.orgId, checked->settingsChangedAt, checked->posted, worker);
            !posted)
            return failed(posted);
    }
    if (auto ended
        = RecreationChunks(connection).prepare(chunk, checked->documents, checked->refused, checked->leftOut);
        !ended)
        return failed(ended);
    return static_cast<int>(checked->posted.size());
}

/// After a rollback: so that the others go on.
static Result<> afterFailure(Connection &connection, const RecreationChunk &chunk, const Error &error)
{
    Log::failure(logEngine(), error, {.org = chunk.orgId});
    RecreationChunks chunks(connection);
    if (error.reason == "settings_changed")
        return chunks.putOff(chunk, 0ms); // what was computed by the old ones is computed again
    return error.reason == "bad_settings" ? chunks.putOff(chunk, untilSettingsMayBeRight) : chunks.split(chunk, error);
}

Result<ChunkWork> workOnRecreation(Connection &connection, const std::string &worker, bool mayPost)
{
    // Asked before each set, so it is one short question.
    if (const auto any = RecreationChunks(connection).isAnyReady(); !any || !*any)
        return any ? Result<ChunkWork>(ChunkWork()) : Result<ChunkWork>(failed(any));
    int posted = 0;
    std::optional<RecreationChunk> chunk;
    const InEnglish kept; // what is wrong, with the documents
    const auto done = [&]() -> Result<> {
        auto transaction = Transaction::begin(connection);
        if (!transaction)
            return failed(transaction);
        RecreationChunks chunks(connection);
        auto taken = chunks.take(worker);
        if (!taken)
            return failed(taken);
        chunk = std::move(*taken);
        if (chunk) {
            if (chunk->undoes) {
                if (auto back = chunks.bringBack(*chunk); !back)
                    return back;
            } else {
                const auto recreated = prepare(connection, *chunk, worker, mayPost);
                if (!recreated)
                    return failed(recreated);
                posted = *recreated;
            }
        }
        return transaction->commit();
    }();
    if (done)
        return ChunkWork{.any = chunk.has_value(), .posted = posted};
    if (!chunk || !isOfTheJob(done.error()) || !connection.isAtRest())
        return failed(done);
    if (auto next = afterFailure(connection, *chunk, done.error()); !next)
        return failed(next);
    return ChunkWork{.any = true};
}

} // namespace leapfrog
