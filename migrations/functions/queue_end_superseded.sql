-- The same from outside, fenced, for jobs whose holder saw when it loaded the document that there is nothing left to do for them.
CREATE OR REPLACE FUNCTION queue_end_superseded(p_jobs uuid[], p_leases bigint[]) RETURNS SETOF uuid LANGUAGE plpgsql AS $$
#variable_conflict use_variable
DECLARE
    prefix text := leapfrog_worker_prefix();
    orgs text[]; documents text[]; held uuid[];
BEGIN
    SELECT array_agg(locked.org_id), array_agg(locked.document_id) INTO orgs, documents FROM (
        SELECT org_id, document_id FROM document
         WHERE (org_id, document_id) IN (SELECT org_id, document_id FROM accounting_work_queue WHERE id = ANY (p_jobs))
         ORDER BY org_id, document_id FOR UPDATE SKIP LOCKED) AS locked;
    PERFORM queue_postpone(busy.id, busy.lease, NULL, 'document_held', '',
                           'Another transaction holds this document. The job goes on when that has ended.', interval '1 s', interval '1 min', NULL)
       FROM (SELECT job.id, job.lease FROM accounting_work_queue AS job JOIN document USING (org_id, document_id)
              WHERE job.id = ANY (p_jobs) AND job.lease = ANY (p_leases)
                AND NOT EXISTS (SELECT 1 FROM unnest(orgs, documents) AS locked(org_id, document_id)
                                 WHERE locked.org_id = job.org_id AND locked.document_id = job.document_id)) AS busy;
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
