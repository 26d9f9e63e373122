-- Removes jobs. One that is running loses its lease with its row, so its holder is fenced and writes nothing. Where a recreation had taken a
-- document's entries out of force and nobody is left to post it, they are in force again, as undo would bring them back. No undo.
CREATE OR REPLACE FUNCTION queue_cancel(p_jobs uuid[], p_why text) RETURNS SETOF uuid LANGUAGE plpgsql AS $$
#variable_conflict use_variable
DECLARE
    ids uuid[]; orgs text[]; job_documents text[]; back_orgs text[]; back_documents text[];
BEGIN
    PERFORM 1 FROM document
      WHERE (org_id, document_id) IN (SELECT org_id, document_id FROM accounting_work_queue WHERE id = ANY (p_jobs))
      ORDER BY org_id, document_id FOR UPDATE;
    WITH gone AS (DELETE FROM accounting_work_queue WHERE id = ANY (p_jobs) RETURNING *),
    noted AS (
        INSERT INTO job_event (job_id, org_id, document_id, what, version, attempt, detail)
        SELECT id, org_id, document_id, 'cancelled', version_hint, run_count, p_why FROM gone)
    SELECT array_agg(id), array_agg(org_id), array_agg(document_id) INTO ids, orgs, job_documents FROM gone;
    IF ids IS NULL THEN RETURN; END IF;
    UPDATE recreation_document AS done SET outcome = 'cancelled', message = p_why, worker = session_user, finished_at = clock_timestamp()
      FROM unnest(ids, orgs, job_documents) AS gone(id, org_id, document_id)
     WHERE done.org_id = gone.org_id AND done.document_id = gone.document_id AND done.outcome = 'waiting' AND done.job_id = gone.id;

    SELECT array_agg(org_id), array_agg(document_id) INTO back_orgs, back_documents
      FROM document
     WHERE (org_id, document_id) IN (SELECT * FROM unnest(orgs, job_documents)) AND awaiting_recreation
       AND NOT queue_has_job(org_id, document_id, accounting_ready_version);
    IF back_orgs IS NOT NULL THEN
        PERFORM recreation_restore(back_orgs, back_documents, false);
        UPDATE recreation_document SET outcome = 'cancelled', message = p_why, worker = session_user, finished_at = clock_timestamp()
         WHERE outcome = 'waiting' AND (org_id, document_id) IN (SELECT * FROM unnest(back_orgs, back_documents));
        INSERT INTO job_event (job_id, org_id, document_id, what, version, detail)
        SELECT job.id, job.org_id, job.document_id, 'restored', document.posted_version, 'the entries of before are in force again'
          FROM unnest(ids, orgs, job_documents) AS job(id, org_id, document_id)
          JOIN unnest(back_orgs, back_documents) AS back(org_id, document_id) USING (org_id, document_id)
          JOIN document USING (org_id, document_id) WHERE document.posted_version > 0;
    END IF;
    -- What is left to be posted of these documents has no job any more: said where people look.
    UPDATE document
       SET status_code = 'job_cancelled', status_field = '', status_at = clock_timestamp(),
           status_message = format('Its job was cancelled by %s%s. It is posted when somebody enqueues or recreates it.', session_user,
                                   CASE WHEN p_why = '' THEN '' ELSE ' (' || p_why || ')' END)
     WHERE (org_id, document_id) IN (SELECT * FROM unnest(orgs, job_documents)) AND accounting_status = 'waiting'
       AND posted_version < accounting_ready_version AND NOT queue_has_job(org_id, document_id, 0);
    RETURN QUERY SELECT unnest(ids);
END $$;
REVOKE EXECUTE ON FUNCTION queue_cancel(uuid[], text) FROM PUBLIC;
