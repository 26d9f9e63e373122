-- Dead jobs, and jobs waiting for their next attempt, become ready now with all their attempts before them. Returns those changed.
CREATE OR REPLACE FUNCTION queue_retry(p_jobs uuid[], p_why text) RETURNS SETOF uuid LANGUAGE plpgsql AS $$
#variable_conflict use_variable
DECLARE
    ids uuid[]; orgs text[]; job_documents text[];
BEGIN
    PERFORM 1 FROM document
      WHERE (org_id, document_id) IN (SELECT org_id, document_id FROM accounting_work_queue WHERE id = ANY (p_jobs))
      ORDER BY org_id, document_id FOR UPDATE;
    WITH changed AS (
        UPDATE accounting_work_queue
           SET state = 'queued', run_count = 0, ready_at = now(),
               created_at = CASE WHEN last_error LIKE 'version_not_there:%' THEN now() ELSE created_at END -- it may wait for an hour again
         WHERE id = ANY (p_jobs) AND (state = 'dead' OR (state = 'queued' AND ready_at > now()))
        RETURNING id, org_id, document_id, version_hint, state)
    SELECT array_agg(id), array_agg(org_id), array_agg(document_id) INTO ids, orgs, job_documents FROM changed;
    IF ids IS NULL THEN RETURN; END IF;

    INSERT INTO job_event (job_id, org_id, document_id, what, detail)
    SELECT id, org_id, document_id, 'retried', p_why FROM unnest(ids, orgs, job_documents) AS job(id, org_id, document_id);
    UPDATE document
       SET accounting_status = CASE WHEN awaiting_recreation THEN 'awaiting_recreation' ELSE 'waiting' END,
           status_code = '', status_field = '', status_message = '', status_at = clock_timestamp()
     WHERE accounting_status = 'refused' AND (org_id, document_id) IN (SELECT * FROM unnest(orgs, job_documents));
    UPDATE recreation_document AS done SET outcome = 'waiting', code = '', field = '', message = '', finished_at = NULL
      FROM document
     WHERE done.outcome = 'refused' AND (done.org_id, done.document_id) IN (SELECT * FROM unnest(orgs, job_documents))
       AND document.org_id = done.org_id AND document.document_id = done.document_id AND document.accounting_ready_version = done.new_version;
    PERFORM queue_merge(orgs, job_documents, ids);
    PERFORM pg_notify('accounting_work_queue', '');
    RETURN QUERY SELECT unnest(ids);
END $$;
REVOKE EXECUTE ON FUNCTION queue_retry(uuid[], text) FROM PUBLIC;
