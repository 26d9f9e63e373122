-- Part of queue_merge: these jobs are queued, and locked by this transaction.
CREATE OR REPLACE FUNCTION queue_merge_locked(p_jobs uuid[], p_keep uuid[]) RETURNS void LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_variable
BEGIN
    WITH duplicate AS MATERIALIZED (
        SELECT job.place, job.id, job.org_id, job.document_id, job.version_hint, job.priority, job.ready_at, job.source, job.recreation_id, locked.keep
          FROM unnest(p_jobs, p_keep) AS locked(id, keep)
         CROSS JOIN LATERAL (
               SELECT ctid AS place, id, org_id, document_id, version_hint, priority, ready_at, source, recreation_id
                 FROM accounting_work_queue AS queued WHERE queued.id = locked.id LIMIT 1) AS job),
    -- Window functions, not a second join of the set with itself: that would be quadratic.
    merged AS MATERIALIZED (
        SELECT place, id, org_id, document_id, version_hint AS own_version, first_value(id) OVER newest_first AS into_id, count(*) OVER one AS n,
               max(version_hint) OVER one AS version_hint, max(priority) OVER one AS priority, min(ready_at) OVER one AS ready_at,
               first_value(source) OVER recreation_first AS source, first_value(recreation_id) OVER recreation_first AS recreation_id
          FROM duplicate
        WINDOW one AS (PARTITION BY org_id, document_id),
               newest_first AS (PARTITION BY org_id, document_id ORDER BY (id = keep) DESC NULLS LAST, id DESC),
               recreation_first AS (PARTITION BY org_id, document_id ORDER BY source = 'recreation' DESC, (id = keep) DESC NULLS LAST, id DESC)),
    gone AS (
        DELETE FROM accounting_work_queue AS job WHERE job.ctid = ANY (ARRAY(SELECT place FROM merged WHERE id <> into_id))),
    kept AS (
        UPDATE accounting_work_queue AS job
           SET version_hint = merged.version_hint, priority = merged.priority, ready_at = merged.ready_at,
               source = merged.source, recreation_id = merged.recreation_id
          FROM merged
         WHERE job.ctid = merged.place AND merged.id = merged.into_id AND merged.n > 1
           AND (job.version_hint, job.priority, job.ready_at, job.source, job.recreation_id)
               IS DISTINCT FROM (merged.version_hint, merged.priority, merged.ready_at, merged.source, merged.recreation_id))
    INSERT INTO job_event (job_id, org_id, document_id, what, version, detail)
    SELECT id, org_id, document_id, 'merged', own_version, 'into ' || into_id FROM merged WHERE id <> into_id;
END $$;
REVOKE EXECUTE ON FUNCTION queue_merge_locked(uuid[], uuid[]) FROM PUBLIC;
