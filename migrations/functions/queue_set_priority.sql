-- Changes the priority of waiting jobs. Returns those changed. What it was is in the trail, a row for each organisation and priority of before.
CREATE OR REPLACE FUNCTION queue_set_priority(p_jobs uuid[], p_priority int, p_why text) RETURNS SETOF uuid LANGUAGE plpgsql
    SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    ids uuid[]; held record; acts record;
BEGIN
    FOR held IN
        SELECT waiting.priority, array_agg(waiting.id) AS jobs FROM (
            SELECT job.id, job.priority FROM accounting_work_queue AS job
             WHERE job.id = ANY (p_jobs) AND job.state NOT IN ('leased', 'dead') AND job.priority <> p_priority FOR UPDATE) AS waiting
         GROUP BY waiting.priority LOOP
        FOR acts IN
            WITH changed AS (
                UPDATE accounting_work_queue AS job SET priority = p_priority
                 WHERE job.id = ANY (held.jobs) RETURNING job.id, job.org_id, job.document_id),
            noted AS (
                INSERT INTO job_event (job_id, org_id, document_id, what, detail)
                SELECT changed.id, changed.org_id, changed.document_id, 'reprioritised', 'to ' || p_priority || CASE WHEN p_why = '' THEN '' ELSE ': ' || p_why END
                  FROM changed)
            SELECT changed.org_id, array_agg(changed.id) AS jobs, (array_agg(changed.document_id))[1:100] AS documents
              FROM changed GROUP BY changed.org_id LOOP
            ids := ids || acts.jobs;
            PERFORM audit_note(acts.org_id, 'job.reprioritised', CASE cardinality(acts.jobs) WHEN 1 THEN acts.jobs[1]::text ELSE '' END,
                               jsonb_build_object('priority', held.priority),
                               jsonb_build_object('priority', p_priority, 'jobs', cardinality(acts.jobs), 'documents', acts.documents), p_why);
        END LOOP;
    END LOOP;
    IF ids IS NULL THEN RETURN; END IF;
    PERFORM pg_notify('accounting_work_queue', '');
    RETURN QUERY SELECT unnest(ids);
END $$;
REVOKE EXECUTE ON FUNCTION queue_set_priority(uuid[], int, text) FROM PUBLIC;
