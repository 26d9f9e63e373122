// SPDX-License-Identifier: MIT
#include "store/queue/recreation_chunks.h"

#include "store/queue/rows/refusal_columns.h"

#include <QCoreApplication>

#include <thread>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr auto untilOthersAreDone = 50ms;
static constexpr auto longestWait = 60s; // for others who hold what is left

static constexpr std::string_view beginUndoSql = R"(
    SELECT undo.chunks, undo.began_at::text, restored.id
      FROM recreation_undo_begin($1, $2, $3) AS undo LEFT JOIN LATERAL unnest(undo.documents) AS restored(id) ON true)";

static constexpr std::string_view takeSql = R"(
    SELECT chunk.recreation_id, chunk.act = 'undo', chunk.chunk_no, chunk.org_id, one.id
      FROM recreation_take_chunk($1, $2) AS chunk CROSS JOIN LATERAL unnest(chunk.documents) AS one(id))";

static constexpr std::string_view isReadySql = "SELECT EXISTS (SELECT 1 FROM recreation_chunk WHERE ready_at <= now())";

static constexpr std::string_view isLimitedSql = R"(
    SELECT EXISTS (SELECT 1 FROM queue_org AS org
                    WHERE org.org_id = $1 AND (org.max_leased IS NOT NULL OR org.max_per_second IS NOT NULL)))";

static constexpr std::string_view isCautiousSql = R"(
    SELECT EXISTS (SELECT 1 FROM worker WHERE worker.heartbeat_at BETWEEN now() - leapfrog_setting('caution_minutes') * interval '1 min'
                                                                      AND now() - interval '30 s')
           OR EXISTS (SELECT 1 FROM queue_suspect))";

static constexpr std::string_view goneSql = R"(
    SELECT wanted.id FROM unnest($2::text[]) AS wanted(id)
     WHERE NOT EXISTS (SELECT 1 FROM document WHERE document.org_id = $1 AND document.document_id = wanted.id))";

static constexpr std::string_view leftToUndoSql = "SELECT coalesce(sum(chunk.size), 0) FROM recreation_chunk AS chunk "
                                                  "WHERE chunk.recreation_id = $1 AND act = 'undo'";

static constexpr std::string_view undoneSql = R"(
    SELECT document_id FROM recreation_document
     WHERE recreation_id = $1 AND outcome = 'undone' AND finished_at >= $2::timestamptz ORDER BY document_id)";

static constexpr std::string_view putOffSql = R"(
    UPDATE recreation_chunk SET ready_at = clock_timestamp() + $4::interval
     WHERE recreation_id = $1 AND act = $2 AND chunk_no = $3)";

static std::string_view actOf(const RecreationChunk &chunk)
{
    return chunk.undoes ? "undo" : "prepare";
}

static Result<> nothingOf(const Result<Rows> &rows)
{
    return rows ? Result<>() : Result<>(failed(rows));
}

Result<> RecreationChunks::plan(const std::string &id, const std::string &orgId,
                                const std::vector<std::string> &documents, const QString &why, int size)
{
    return nothingOf(m_connection.run("SELECT recreation_plan($1, $2, $3, $4, $5)",
                                      {id, orgId, documents, why.toStdString(), size}));
}

static Error goesOnWithoutUs(std::int64_t documents)
{
    const int count = static_cast<int>(documents);
    return {.code = Error::Code::Conflict,
            .message = QCoreApplication::translate("leapfrog::RecreationStore",
                                                   "Others hold %n document(s) of this undo. A worker restores them as "
                                                   "soon as it can; all others are restored.",
                                                   nullptr, count),
            .cause = {},
            .reason = "undo_goes_on",
            .field = {}};
}

/// The rest of an undo that was planned, beside workers who do some of it.
Result<> RecreationChunks::undoRest(const std::string &id)
{
    std::int64_t before = 0;
    for (std::chrono::milliseconds waited{};;) {
        auto transaction = Transaction::begin(m_connection);
        if (!transaction)
            return failed(transaction);
        const auto chunk = take({}, id);
        if (!chunk)
            return failed(chunk);
        if (*chunk) {
            if (auto done = bringBack(**chunk); !done)
                return done;
        }
        const auto left = m_connection.run(leftToUndoSql, {id});
        if (!left)
            return failed(left);
        if (auto committed = transaction->commit(); !committed)
            return committed;
        const auto documents = left->first().big(0);
        if (documents == 0)
            return {};
        if (documents != before)
            waited = {};
        before = documents;
        if (*chunk)
            continue;
        if (waited >= longestWait)
            return failed(goesOnWithoutUs(documents));
        std::this_thread::sleep_for(untilOthersAreDone);
        waited += untilOthersAreDone;
    }
}

Result<std::vector<std::string>>
RecreationChunks::undo(const std::string &id, const std::optional<std::vector<std::string>> &documents, int size)
{
    const auto begun = m_connection.run(beginUndoSql, {id, documents, size});
    if (!begun)
        return failed(begun);
    std::vector<std::string> restored;
    for (const Row row : *begun) {
        if (!row.isNull(2))
            restored.push_back(row.text(2));
    }
    if (begun->first().integer(0) == 0)
        return restored;
    if (auto done = undoRest(id); !done)
        return failed(done);
    const auto undone = m_connection.run(undoneSql, {id, begun->first().text(1)});
    if (!undone)
        return failed(undone);
    for (const Row row : *undone)
        restored.push_back(row.text(0));
    return restored;
}

Result<bool> RecreationChunks::isAnyReady()
{
    const auto rows = m_connection.runHot(isReadySql);
    return rows ? Result<bool>(rows->first().boolean(0)) : Result<bool>(failed(rows));
}

Result<bool> RecreationChunks::isLimited(const std::string &orgId)
{
    const auto rows = m_connection.runHot(isLimitedSql, {orgId});
    return rows ? Result<bool>(rows->first().boolean(0)) : Result<bool>(failed(rows));
}

Result<bool> RecreationChunks::isCautious()
{
    const auto rows = m_connection.runHot(isCautiousSql);
    return rows ? Result<bool>(rows->first().boolean(0)) : Result<bool>(failed(rows));
}

Result<std::vector<std::string>> RecreationChunks::gone(const std::string &orgId,
                                                        const std::vector<std::string> &documents)
{
    const auto rows = m_connection.run(goneSql, {orgId, documents});
    if (!rows)
        return failed(rows);
    std::vector<std::string> ids;
    for (const Row row : *rows)
        ids.push_back(row.text(0));
    return ids;
}

Result<std::optional<RecreationChunk>> RecreationChunks::take(const std::string &worker,
                                                              const std::optional<std::string> &undoOf)
{
    const auto rows = m_connection.run(takeSql, {worker, undoOf});
    if (!rows)
        return failed(rows);
    if (rows->isEmpty())
        return std::nullopt;
    const auto first = rows->first();
    RecreationChunk chunk{.recreationId = first.text(0),
                          .undoes = first.boolean(1),
                          .number = first.integer(2),
                          .orgId = first.text(3),
                          .documents = {}};
    for (const Row row : *rows)
        chunk.documents.push_back(row.text(4));
    return chunk;
}

Result<> RecreationChunks::prepare(const RecreationChunk &chunk, const std::vector<std::string> &documents,
                                   const std::vector<RefusedDocument> &refused,
                                   const std::vector<RefusedDocument> &leftOut)
{
    const RefusalColumns by(refused);
    const RefusalColumns left(leftOut);
    return nothingOf(
        m_connection.run("SELECT recreation_prepare_chunk($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
                         {chunk.recreationId, chunk.number, documents, by.ids, by.versions, by.codes, by.fields,
                          by.messages, left.ids, left.codes, left.fields, left.messages}));
}

Result<> RecreationChunks::bringBack(const RecreationChunk &chunk)
{
    return nothingOf(m_connection.run("SELECT recreation_undo_chunk($1, $2, $3)",
                                      {chunk.recreationId, chunk.number, chunk.documents}));
}

Result<> RecreationChunks::split(const RecreationChunk &chunk, const Error &why)
{
    return nothingOf(m_connection.run(
        "SELECT recreation_split_chunk($1, $2, $3, $4, $5, $6)",
        {chunk.recreationId, actOf(chunk), chunk.number, why.reason, why.field, why.message.toStdString()}));
}

Result<> RecreationChunks::putOff(const RecreationChunk &chunk, std::chrono::milliseconds delay)
{
    return nothingOf(m_connection.run(putOffSql, {chunk.recreationId, actOf(chunk), chunk.number, delay}));
}

} // namespace leapfrog
