-- Hands jobs back untouched (a graceful stop): the attempt does not count. Fenced.
CREATE OR REPLACE FUNCTION queue_release(p_jobs uuid[], p_leases bigint[]) RETURNS int LANGUAGE plpgsql AS $$
#variable_conflict use_variable
DECLARE
    prefix text := leapfrog_worker_prefix();
    orgs text[]; documents text[]; keep uuid[];
BEGIN
    WITH released AS (
        UPDATE accounting_work_queue AS job
           SET state = 'queued', leased_by = NULL, leased_until = NULL, lease = NULL, run_count = greatest(0, job.run_count - 1)
         WHERE job.id = ANY (p_jobs) AND job.lease = ANY (p_leases)
           AND (prefix = '' OR starts_with(job.leased_by, prefix)) RETURNING job.org_id, job.document_id, job.id)
    SELECT array_agg(org_id), array_agg(document_id), array_agg(id) INTO orgs, documents, keep FROM released;
    IF orgs IS NOT NULL THEN
        PERFORM queue_merge(orgs, documents, keep);
        PERFORM pg_notify('accounting_work_queue', '');
    END IF;
    RETURN coalesce(cardinality(orgs), 0);
END $$;
REVOKE EXECUTE ON FUNCTION queue_release(uuid[], bigint[]) FROM PUBLIC;
