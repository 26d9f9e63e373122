-- The same from outside, fenced, for jobs whose holder saw when it loaded the document that there is nothing left to do for them.
CREATE OR REPLACE FUNCTION queue_end_superseded(p_jobs uuid[], p_leases bigint[]) RETURNS SETOF uuid LANGUAGE plpgsql AS $$
#variable_conflict use_variable
DECLARE
    prefix text := leapfrog_worker_prefix();
    held uuid[];
BEGIN
    PERFORM 1 FROM document
      WHERE (org_id, document_id) IN (SELECT org_id, document_id FROM accounting_work_queue WHERE id = ANY (p_jobs))
      ORDER BY org_id, document_id FOR UPDATE;
    SELECT array_agg(id) INTO held FROM (
        SELECT job.id FROM accounting_work_queue AS job WHERE job.id = ANY (p_jobs) AND job.lease = ANY (p_leases)
           AND (prefix = '' OR starts_with(job.leased_by, prefix))
         ORDER BY job.id::text FOR UPDATE) AS locked;
    IF held IS NOT NULL THEN
        PERFORM queue_supersede(held);
    END IF;
    RETURN QUERY SELECT unnest(held);
END $$;
REVOKE EXECUTE ON FUNCTION queue_end_superseded(uuid[], bigint[]) FROM PUBLIC;
