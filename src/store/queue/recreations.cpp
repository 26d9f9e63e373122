// SPDX-License-Identifier: MIT
#include "store/queue/recreations.h"

#include "core/uuid.h"
#include "store/queue/recreation_chunks.h"
#include "store/queue/rows/recreation_search.h"
#include "store/queue/rows/refusal_columns.h"

#include <QCoreApplication>

namespace leapfrog {

static constexpr std::string_view prepareSql = R"(
    SELECT id, coalesce(lease, 0), org_id, document_id, document_type, version_hint, priority, run_count, true
      FROM recreation_begin($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))";

static constexpr std::string_view jobsSql = R"(
    SELECT job.id, CASE WHEN job.leased_by LIKE '%:direct-%' THEN job.lease ELSE 0 END, job.org_id, job.document_id, job.document_type, job.version_hint, job.priority, job.run_count, true
      FROM recreation_document AS done JOIN accounting_work_queue AS job ON job.id = done.job_id
     WHERE done.recreation_id = $1)";

static constexpr std::string_view documentsSql = R"(
    SELECT done.document_id, done.document_type, done.old_version, done.new_version, done.outcome, done.code, done.field, done.message,
           done.worker, done.attempts, done.last_error, done.finished_at
      FROM (SELECT own.document_id, own.document_type, own.old_version, own.new_version,
                   CASE WHEN own.outcome = 'waiting' AND job.state = 'leased' THEN 'posting' WHEN own.outcome = 'left_out' THEN 'refused'
                        ELSE own.outcome END AS outcome, own.code, own.field, own.message, coalesce(own.worker, job.leased_by, '') AS worker,
                   coalesce(job.run_count, 0) AS attempts, coalesce(job.last_error, '') AS last_error, own.finished_at
              FROM recreation_document AS own LEFT JOIN accounting_work_queue AS job ON job.id = own.job_id WHERE own.recreation_id = $1
            UNION ALL
            SELECT document.document_id, document.document_type, document.posted_version, document.accounting_ready_version + 1, 'waiting', '', '', '',
                   '', 0, '', NULL
              FROM (SELECT made.org_id, todo.id FROM recreation_chunk AS chunk JOIN recreation AS made USING (recreation_id)
                     CROSS JOIN LATERAL unnest(chunk.documents) AS todo(id)
                     WHERE chunk.recreation_id = $1 AND chunk.act = 'prepare' ORDER BY chunk.chunk_no LIMIT $2) AS todo
              JOIN document ON document.org_id = todo.org_id AND document.document_id = todo.id) AS done
     ORDER BY CASE WHEN NOT $3 OR done.outcome IN ('refused', 'cancelled') THEN 0 WHEN done.outcome IN ('waiting', 'posting') THEN 1 ELSE 2 END,
              done.document_id
     LIMIT $2)";

static constexpr std::string_view restoredSql = R"(
    SELECT count(*) FROM recreation_document AS done JOIN document USING (org_id, document_id)
     WHERE done.recreation_id = $1 AND done.outcome = 'undone' AND document.accounting_ready_version = done.new_version + 1)";

static constexpr std::string_view ofDocumentSql = R"(
    SELECT made.recreation_id, made.path, made.who, made.why, made.started_at, done.old_version, done.new_version, done.outcome, done.message
      FROM recreation_document AS done JOIN recreation AS made ON made.recreation_id = done.recreation_id
     WHERE done.org_id = $1 AND done.document_id = $2
     ORDER BY made.started_at DESC LIMIT $3)";

static constexpr std::string_view retrySql = R"(
    SELECT count(*) FROM queue_retry((
        SELECT array_agg(job.id) FROM recreation_document AS done JOIN accounting_work_queue AS job
            ON job.org_id = done.org_id AND job.document_id = done.document_id AND job.state = 'dead'
         WHERE done.recreation_id = $1 AND done.outcome = 'refused'), $2))";

static Error unknownRecreation(const std::string &id)
{
    return {.code = Error::Code::NotFound,
            .message = QCoreApplication::translate("leapfrog::RecreationStore", "There is no recreation \"%1\".")
                           .arg(QString::fromStdString(id)),
            .cause = {},
            .reason = "unknown_recreation",
            .field = {}};
}

Result<std::vector<ClaimedJob>> RecreationStore::prepare(const std::string &id, const std::string &orgId,
                                                         const std::vector<std::string> &documents, const QString &why,
                                                         const std::optional<std::string> &worker,
                                                         std::chrono::milliseconds lease,
                                                         const std::vector<RefusedDocument> &refused)
{
    const RefusalColumns by(refused);
    return claimedJobs(m_connection.run(prepareSql,
                                        {id, orgId, documents, why.toStdString(), worker, lease, by.ids, by.versions,
                                         by.codes, by.fields, by.messages}));
}

Result<std::vector<ClaimedJob>> RecreationStore::jobs(const std::string &id)
{
    return claimedJobs(m_connection.run(jobsSql, {id}));
}

Result<std::vector<std::string>>
RecreationStore::undo(const std::string &id, const std::optional<std::vector<std::string>> &documents, int chunk)
{
    if (!isUuid(id))
        return failed(unknownRecreation(id));
    return RecreationChunks(m_connection).undo(id, documents, chunk);
}

Result<int> RecreationStore::cancel(const std::string &id, const QString &why)
{
    if (!isUuid(id))
        return failed(unknownRecreation(id));
    int cancelled = 0;
    for (std::optional<std::string> after = ""; after;) {
        const auto rows = m_connection.run("SELECT cancelled, last FROM recreation_cancel($1, $2, $3, $4)",
                                           {id, why.toStdString(), *after, documentsPerChunk});
        if (!rows)
            return failed(rows);
        const auto row = rows->first();
        cancelled += row.integer(0);
        after = row.isNull(1) ? std::nullopt : std::optional(row.text(1));
    }
    return cancelled;
}

Result<int> RecreationStore::retry(const std::string &id, const QString &why)
{
    if (!isUuid(id))
        return failed(unknownRecreation(id));
    auto rows = m_connection.run(retrySql, {id, why.toStdString()});
    if (!rows)
        return failed(rows);
    return rows->first().integer(0);
}

Result<std::vector<RecreationRow>> RecreationStore::list(const std::string &orgId, int limit,
                                                         const std::optional<std::string> &before)
{
    return RecreationSearch(m_connection).list({.orgId = orgId}, limit, before);
}

Result<RecreationRow> RecreationStore::find(const std::string &id)
{
    if (!isUuid(id))
        return failed(unknownRecreation(id));
    auto row = RecreationSearch(m_connection).find(id);
    if (!row)
        return failed(row);
    if (!*row)
        return failed(unknownRecreation(id));
    return std::move(**row);
}

Result<int> RecreationStore::restored(const std::string &id)
{
    auto rows = m_connection.run(restoredSql, {id});
    if (!rows)
        return failed(rows);
    return rows->first().integer(0);
}

Result<std::vector<RecreationDocumentRow>> RecreationStore::documents(const std::string &id, int limit,
                                                                      bool problemsFirst)
{
    if (!isUuid(id))
        return failed(unknownRecreation(id));
    auto rows = m_connection.run(documentsSql, {id, limit, problemsFirst});
    if (!rows)
        return failed(rows);
    std::vector<RecreationDocumentRow> all;
    for (const Row row : *rows)
        all.push_back({.documentId = row.text(0),
                       .documentType = row.text(1),
                       .oldVersion = row.integer(2),
                       .newVersion = row.integer(3),
                       .outcome = row.text(4),
                       .code = row.text(5),
                       .field = row.text(6),
                       .message = row.words(7),
                       .worker = row.text(8),
                       .attempts = row.integer(9),
                       .lastError = row.words(10),
                       .finishedAt = row.moment(11)});
    return all;
}

Result<std::vector<DocumentHistoryRow>> RecreationStore::ofDocument(const std::string &orgId,
                                                                    const std::string &documentId, int limit)
{
    auto rows = m_connection.run(ofDocumentSql, {orgId, documentId, limit});
    if (!rows)
        return failed(rows);
    std::vector<DocumentHistoryRow> all;
    for (const Row row : *rows)
        all.push_back({.recreationId = row.text(0),
                       .path = row.text(1),
                       .who = row.words(2),
                       .why = row.words(3),
                       .startedAt = row.moment(4),
                       .oldVersion = row.integer(5),
                       .newVersion = row.integer(6),
                       .outcome = row.text(7),
                       .message = row.words(8)});
    return all;
}

} // namespace leapfrog
