-- Notes documents of a recreation that the rules would refuse, as refused: their entries stay in force, and a dead job says why and can be
-- retried. One that has changed since it was looked at (r_versions) ends as superseded. The caller holds the locks of the documents.
CREATE OR REPLACE FUNCTION recreation_note_refused(p_recreation uuid, p_org text, r_documents text[], r_versions int[], r_codes text[],
                                                   r_fields text[], r_messages text[])
RETURNS void LANGUAGE plpgsql SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_variable
BEGIN
    INSERT INTO recreation_document (recreation_id, org_id, document_id, document_type, old_version, new_version, outcome, code, field, message, worker, finished_at)
    SELECT p_recreation, p_org, document.document_id, document.document_type, document.posted_version,
           document.accounting_ready_version + CASE WHEN document.posted_version >= document.accounting_ready_version
                                                     AND document.accounting_ready_version = refused.version THEN 1 ELSE 0 END,
           CASE WHEN document.accounting_ready_version = refused.version THEN 'refused' ELSE 'superseded' END,
           refused.code, refused.field, refused.message, session_user, clock_timestamp()
      FROM unnest(r_documents, r_versions, r_codes, r_fields, r_messages) AS refused(document_id, version, code, field, message)
      JOIN document USING (document_id) WHERE document.org_id = p_org;
    -- One that awaits an earlier recreation is left to that one's job.
    UPDATE document
       SET accounting_ready_version = done.new_version, accounting_status = 'refused', status_code = done.code, status_field = done.field,
           status_message = done.message, status_at = clock_timestamp()
      FROM recreation_document AS done
     WHERE done.recreation_id = p_recreation AND done.document_id = ANY (r_documents) AND done.outcome = 'refused'
       AND document.org_id = p_org AND document.document_id = done.document_id AND NOT document.awaiting_recreation;
    DELETE FROM accounting_work_queue WHERE org_id = p_org AND document_id = ANY (r_documents) AND state = 'dead';
    WITH job AS (
        INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint, priority, source, recreation_id, state, last_error)
        SELECT p_org, done.document_id, done.document_type, done.new_version, 2, 'recreation', p_recreation, 'dead', done.code || ': ' || done.message
          FROM recreation_document AS done
         WHERE done.recreation_id = p_recreation AND done.document_id = ANY (r_documents) AND done.outcome = 'refused'
           AND NOT queue_has_job(p_org, done.document_id, 0)
         ORDER BY done.document_id
        RETURNING id, org_id, document_id, version_hint, last_error),
    noted AS (
        INSERT INTO job_event (job_id, org_id, document_id, what, version, attempt, detail)
        SELECT id, org_id, document_id, 'dead', version_hint, 0, last_error FROM job)
    UPDATE recreation_document SET job_id = job.id FROM job
     WHERE recreation_document.recreation_id = p_recreation AND recreation_document.document_id = job.document_id;
END $$;
REVOKE EXECUTE ON FUNCTION recreation_note_refused(uuid, text, text[], int[], text[], text[], text[]) FROM PUBLIC;
