// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/refusal.h"
#include "store/queue/queue.h"

#include <QDateTime>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace leapfrog {

/// One recreation with what became of its documents so far.
struct RecreationRow
{
    std::string id;
    std::string orgId;
    std::string path; ///< direct or queued
    QString who;
    bool mine = false; ///< `who` is this connection's login
    QString why;
    int documents = 0;
    int preparing = 0; ///< of `waiting`: still in force as before, workers prepare them chunk by chunk
    QDateTime startedAt;
    QDateTime finishedAt; ///< invalid: still running
    int waiting = 0;
    int posted = 0;
    int unchanged = 0;
    int refused = 0; ///< by the rules, or left out for a period lock
    int superseded = 0;
    int cancelled = 0; ///< those that were never prepared included
    int undone = 0;

    friend bool operator==(const RecreationRow &, const RecreationRow &) = default;
};

/// One document of a recreation.
struct RecreationDocumentRow
{
    std::string documentId;
    std::string documentType;
    int oldVersion = 0; ///< posted before; 0: never
    int newVersion = 0;
    std::string outcome; ///< waiting, posting, posted, unchanged, refused, superseded, cancelled, undone
    std::string code; ///< of a refusal
    std::string field;
    QString message;
    std::string worker; ///< who finished it, or holds it now
    int attempts = 0; ///< of the job while it is there
    QString lastError; ///< of the job while it is there
    QDateTime finishedAt;

    friend bool operator==(const RecreationDocumentRow &, const RecreationDocumentRow &) = default;
};

/// What one recreation meant for one document.
struct DocumentHistoryRow
{
    std::string recreationId;
    std::string path; ///< direct or queued
    QString who;
    QString why;
    QDateTime startedAt;
    int oldVersion = 0; ///< posted before; 0: never
    int newVersion = 0;
    std::string outcome; ///< waiting, posted, unchanged, refused, superseded, cancelled, undone
    QString message;

    friend bool operator==(const DocumentHistoryRow &, const DocumentHistoryRow &) = default;
};

/// A document that the rules refuse, found before anything of it was taken out of force.
struct RefusedDocument
{
    std::string documentId;
    int version = 0; ///< that was looked at
    Refusal refusal;
};

/// Documents of a recreation that are prepared, or undone, in one transaction: about a fifth of a second
/// (docs/decisions/0022-recreation-chunks.md).
inline constexpr int documentsPerChunk = 1000;

/// Recreations as the database keeps them (migrations/0007_recreations.sql). Call from the connection's thread.
/// Errors: those of Connection::run(), and Refused, NotFound with the reason codes named below.
class RecreationStore
{
public:
    explicit RecreationStore(Connection &connection)
        : m_connection(connection)
    { }

    /// One transaction: soft-deletes the old entries, raises the versions, writes the jobs. With `worker` the jobs are
    /// born leased by it and returned; without, they are queued at priority 2 and returned too. Nothing is written on
    /// an error: `unknown_organisation`, `unknown_document` (`cause`: JSON array of ids), `period_locked` (likewise),
    /// `no_documents`. `id` is the caller's own UUID: after Unavailable, find() tells whether it was done.
    /// `refused` are not among `documents`: they keep their entries and are noted as refused.
    Result<std::vector<ClaimedJob>> prepare(const std::string &id, const std::string &orgId,
                                            const std::vector<std::string> &documents, const QString &why,
                                            const std::optional<std::string> &worker, std::chrono::milliseconds lease,
                                            const std::vector<RefusedDocument> &refused = {});

    /// The jobs of a recreation that are still in the queue, with their leases where they have one.
    Result<std::vector<ClaimedJob>> jobs(const std::string &id);

    /// Brings back the previous entries as a new version. Returns the documents restored. Errors: `unknown_recreation`,
    /// `nothing_to_undo`, `newer_version`, `period_locked`; then nothing is written. More than `chunk` documents: see
    /// RecreationChunks::undo().
    Result<std::vector<std::string>> undo(const std::string &id,
                                          const std::optional<std::vector<std::string>> &documents,
                                          int chunk = documentsPerChunk);

    /// Cancels what is not posted yet: those entries are in force again, what is not prepared never will be. Returns
    /// how many documents. Error: `unknown_recreation`.
    Result<int> cancel(const std::string &id, const QString &why);

    /// Dead jobs of this recreation become ready again. Returns how many.
    Result<int> retry(const std::string &id, const QString &why);

    /// The newest first; of one organisation or (empty) all. `before`: the id of the last one of the page before.
    Result<std::vector<RecreationRow>> list(const std::string &orgId, int limit,
                                            const std::optional<std::string> &before = {});
    /// NotFound `unknown_recreation` when there is none (a malformed id included).
    Result<RecreationRow> find(const std::string &id);
    /// Its documents in order of id; at most `limit`, those that need a person first when `problemsFirst`.
    Result<std::vector<RecreationDocumentRow>> documents(const std::string &id, int limit, bool problemsFirst = false);
    /// How many of its undone documents have no newer version since: what undo() restored is in force.
    Result<int> restored(const std::string &id);
    /// The recreations of one document, the newest first.
    Result<std::vector<DocumentHistoryRow>> ofDocument(const std::string &orgId, const std::string &documentId,
                                                       int limit);

private:
    Connection &m_connection;
};

} // namespace leapfrog
