// SPDX-License-Identifier: MIT
#include "engine/recreation_work.h"

#include "core/log.h"
#include "core/sentences.h"
#include "engine/fault.h"
#include "engine/recreation_check.h"
#include "store/queue/recreation_chunks.h"

#include <QCoreApplication>

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

static Result<> prepare(Connection &connection, const RecreationChunk &chunk)
{
    auto checked = checkRecreation(connection, chunk.orgId, chunk.documents);
    if (!checked && checked.error().reason == "unknown_organisation")
        checked = CheckedRecreation{.documents = {}, .refused = {}, .leftOut = {}, .unknown = chunk.documents};
    if (!checked)
        return failed(checked);
    for (const auto &id : checked->unknown)
        checked->leftOut.push_back(isGone(id));
    return RecreationChunks(connection).prepare(chunk, checked->documents, checked->refused, checked->leftOut);
}

/// After a rollback: so that the others go on.
static Result<> afterFailure(Connection &connection, const RecreationChunk &chunk, const Error &error)
{
    Log::failure(logEngine(), error, {.org = chunk.orgId});
    RecreationChunks chunks(connection);
    return error.reason == "bad_settings" ? chunks.putOff(chunk, untilSettingsMayBeRight) : chunks.split(chunk, error);
}

Result<bool> workOnRecreation(Connection &connection, const std::string &worker)
{
    if (const auto any = RecreationChunks(connection).isAnyReady(); !any || !*any)
        return any; // asked before each set, so it is one short question
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
            const auto ended = chunk->undoes ? chunks.bringBack(*chunk) : prepare(connection, *chunk);
            if (!ended)
                return ended;
        }
        return transaction->commit();
    }();
    if (done)
        return chunk.has_value();
    if (!chunk || !isOfTheJob(done.error()) || !connection.isAtRest())
        return failed(done);
    if (auto next = afterFailure(connection, *chunk, done.error()); !next)
        return failed(next);
    return true;
}

} // namespace leapfrog
