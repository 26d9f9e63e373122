-- Leaves one queued row per document: the largest version_hint, the largest priority, the earliest ready_at.
-- p_keep names the row that stays where it is still there (the newest, so that INSERT … RETURNING told a live id).
-- A row that is just being claimed is skipped: it is leased, and a second, queued row is then right. So are two of transactions that could
-- not see each other: who comes second finds the version posted (queue_supersede). With an old snapshot nothing is merged, because that would
-- fail where a row was claimed since.
CREATE OR REPLACE FUNCTION queue_merge(p_orgs text[], p_documents text[], p_keep uuid[]) RETURNS void LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    ids uuid[]; keeps uuid[];
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN RETURN; END IF;
    SELECT array_agg(job.id), array_agg(wanted.keep) INTO ids, keeps
      FROM unnest(p_orgs, p_documents, p_keep) AS wanted(org_id, document_id, keep)
     CROSS JOIN LATERAL (
           SELECT queued.id FROM accounting_work_queue AS queued
            WHERE queued.state || '' = 'queued' AND queued.org_id = wanted.org_id AND queued.document_id = wanted.document_id
              FOR UPDATE SKIP LOCKED) AS job;
    IF cardinality(ids) > 1 THEN
        PERFORM queue_merge_locked(ids, keeps);
    END IF;
END $$;
REVOKE EXECUTE ON FUNCTION queue_merge(text[], text[], uuid[]) FROM PUBLIC;
