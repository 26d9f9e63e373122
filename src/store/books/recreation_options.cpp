// SPDX-License-Identifier: MIT
#include "store/books/recreation_options.h"

namespace leapfrog {

// As recreation_undo() decides: of a cancelled document there may be nothing to bring back.
static constexpr std::string_view undoSql = R"(
    SELECT done.document_id, document.accounting_ready_version IS DISTINCT FROM done.new_version, closed.locked_through,
           closed.locked_through IS NOT NULL AND EXISTS (
               SELECT 1 FROM gl_entry AS entry
                WHERE entry.org_id = done.org_id AND entry.document_id = done.document_id AND entry.entry_date <= closed.locked_through
                  AND CASE WHEN entry.deleted_at IS NULL THEN entry.version > done.old_version
                           ELSE entry.version <= done.old_version AND entry.replaced_by_version > done.old_version END)
      FROM recreation_document AS done
      LEFT JOIN document ON document.org_id = done.org_id AND document.document_id = done.document_id
      LEFT JOIN period_lock AS closed ON closed.org_id = done.org_id
     WHERE done.recreation_id = $1 AND done.outcome NOT IN ('waiting', 'superseded', 'undone', 'left_out')
       AND (done.outcome <> 'cancelled' OR document.awaiting_recreation)
     ORDER BY done.document_id)";

// As RecreationStore::retry() chooses.
static constexpr std::string_view retrySql = R"(
    SELECT count(*) FROM recreation_document AS done JOIN accounting_work_queue AS job
        ON job.org_id = done.org_id AND job.document_id = done.document_id AND job.state = 'dead'
     WHERE done.recreation_id = $1 AND done.outcome = 'refused')";

Result<RecreationOptions> recreationOptions(Connection &connection, const std::string &id)
{
    const auto documents = connection.run(undoSql, {id});
    if (!documents)
        return failed(documents);
    const auto retryable = connection.run(retrySql, {id});
    if (!retryable)
        return failed(retryable);
    RecreationOptions options;
    options.retryable = retryable->first().integer(0);
    for (const Row row : *documents) {
        if (row.boolean(1)) {
            ++options.newer;
            options.newerDocument = row.text(0);
        } else if (row.boolean(3)) {
            ++options.locked;
            options.lockedDocument = row.text(0);
            options.lockedThrough = parseDate(row.view(2));
        } else {
            options.undoable.push_back(row.text(0));
        }
    }
    return options;
}

} // namespace leapfrog
