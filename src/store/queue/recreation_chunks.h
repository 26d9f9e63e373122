// SPDX-License-Identifier: MIT
#pragma once

#include "store/queue/recreations.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace leapfrog {

/// A chunk that this connection's transaction holds, with its documents.
struct RecreationChunk
{
    std::string recreationId;
    bool undoes = false; ///< else it prepares
    int number = 0;
    std::string orgId;
    std::vector<std::string> documents; ///< some may be gone
};

/// Recreations of many documents: planned as a whole, then prepared (and undone) chunk by chunk, each a transaction,
/// by whoever is there (migrations/functions/recreation_take_chunk.sql). Call from the connection's thread. Errors:
/// those of Connection::run(), and Refused, NotFound with the reason codes named below.
class RecreationChunks
{
public:
    explicit RecreationChunks(Connection &connection)
        : m_connection(connection)
    { }

    /// Begins a recreation in chunks of `size`; nothing is taken out of force yet. Nothing is written on an error:
    /// `unknown_organisation`, `unknown_document` (`cause`: JSON array of ids), `no_documents`. `id` is the caller's.
    Result<> plan(const std::string &id, const std::string &orgId, const std::vector<std::string> &documents,
                  const QString &why, int size);

    /// Undoes a recreation, or these documents of it: at once, or (more than `size`) chunk by chunk, of which workers
    /// do some; what they have not done when this process dies, they do. What is not prepared yet never will be.
    /// Returns the documents restored. Errors: `unknown_recreation`, and before anything is written `nothing_to_undo`,
    /// `newer_version`, `period_locked`; after a minute without any progress because others hold documents
    /// `undo_goes_on` (workers end it). A document that changes between chunks stays as it is.
    Result<std::vector<std::string>> undo(const std::string &id,
                                          const std::optional<std::vector<std::string>> &documents, int size);

    /// Whether there is a chunk that take() may give. One short question, to be asked often.
    Result<bool> isAnyReady();

    /// The next chunk that can be done now, locked until the end of the open transaction; nothing: there is none.
    /// `undoOf`: only one to be undone of this recreation.
    Result<std::optional<RecreationChunk>> take(const std::string &worker,
                                                const std::optional<std::string> &undoOf = {});

    /// Whether the organisation's jobs are limited (at once or per second): its documents get jobs, which keep to that.
    Result<bool> isLimited(const std::string &orgId);

    /// Whether a worker has stopped without a word lately, or some job is suspected of that: a document may have killed
    /// it in a chunk, which leaves no trace there. Jobs of their own find out which (queue_adopt.sql).
    Result<bool> isCautious();

    /// Those of these documents that are not there (any more).
    Result<std::vector<std::string>> gone(const std::string &orgId, const std::vector<std::string> &documents);

    // The end of a chunk, in the transaction that took it.

    /// Takes `documents` out of force and writes their jobs; `refused` are noted as refused, `leftOut` as left out.
    Result<> prepare(const RecreationChunk &chunk, const std::vector<std::string> &documents,
                     const std::vector<RefusedDocument> &refused, const std::vector<RefusedDocument> &leftOut);
    Result<> bringBack(const RecreationChunk &chunk);

    // After a rollback.

    /// It failed by itself: its parts are done one by one, so that the document at fault is left out alone, for that
    /// reason.
    Result<> split(const RecreationChunk &chunk, const Error &why);
    /// It can't be done before that time is over.
    Result<> putOff(const RecreationChunk &chunk, std::chrono::milliseconds delay);

private:
    Result<> undoRest(const std::string &id);

    Connection &m_connection;
};

} // namespace leapfrog
