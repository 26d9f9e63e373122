-- Changes the priority of waiting jobs. Returns those changed. What it was is in the trail, a row for each organisation and priority of before.
CREATE OR REPLACE FUNCTION queue_set_priority(p_jobs uuid[], p_priority int, p_why text) RETURNS SETOF uuid LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    ids uuid[]; acts record; wanted uuid[]; were int[];
BEGIN
    SELECT array_agg(held.id), array_agg(held.priority) INTO wanted, were FROM (
        SELECT job.id, job.priority FROM accounting_work_queue AS job
         WHERE job.id = ANY (p_jobs) AND job.state NOT IN ('leased', 'dead') AND job.priority <> p_priority FOR UPDATE) AS held;
    FOR acts IN
        WITH done AS (
            UPDATE accounting_work_queue AS job SET priority = p_priority
             WHERE job.id = ANY (wanted) RETURNING job.id, job.org_id, job.document_id),
        changed AS (
            SELECT done.id, done.org_id, done.document_id, before.priority
              FROM done JOIN unnest(wanted, were) AS before(id, priority) ON before.id = done.id),
        noted AS (
            INSERT INTO job_event (job_id, org_id, document_id, what, detail)
            SELECT changed.id, changed.org_id, changed.document_id, 'reprioritised', 'to ' || p_priority || CASE WHEN p_why = '' THEN '' ELSE ': ' || p_why END
              FROM changed)
        SELECT changed.org_id, changed.priority, array_agg(changed.id) AS jobs, (array_agg(changed.document_id))[1:100] AS documents
          FROM changed GROUP BY changed.org_id, changed.priority LOOP
        ids := ids || acts.jobs;
        PERFORM audit_note(acts.org_id, 'job.reprioritised', CASE cardinality(acts.jobs) WHEN 1 THEN acts.jobs[1]::text ELSE '' END,
                           jsonb_build_object('priority', acts.priority),
                           jsonb_build_object('priority', p_priority, 'jobs', cardinality(acts.jobs), 'documents', acts.documents), p_why);
    END LOOP;
    IF ids IS NULL THEN RETURN; END IF;
    PERFORM pg_notify('accounting_work_queue', '');
    RETURN QUERY SELECT unnest(ids);
END $$;
REVOKE EXECUTE ON FUNCTION queue_set_priority(uuid[], int, text) FROM PUBLIC;
