-- Dead letter: the job stays with its reason, its document says that it is refused and has the entries of before, its recreation has an
-- outcome. The caller holds the job's row lock. A document that has moved on to a newer version is not touched.
CREATE OR REPLACE FUNCTION queue_bury(p_job accounting_work_queue, p_code text, p_field text, p_message text) RETURNS void LANGUAGE plpgsql AS $$
#variable_conflict use_variable
DECLARE
    doc document; is_its_job boolean; hint int := greatest(p_job.version_hint, 1);
BEGIN
    SELECT * INTO doc FROM document WHERE org_id = p_job.org_id AND document_id = p_job.document_id FOR UPDATE;
    is_its_job := doc.posted_version < doc.accounting_ready_version
                  AND (p_job.version_hint = 0 OR doc.accounting_ready_version <= p_job.version_hint);
    IF is_its_job AND doc.awaiting_recreation THEN
        BEGIN
            PERFORM recreation_restore(ARRAY[p_job.org_id], ARRAY[p_job.document_id], true);
        EXCEPTION WHEN SQLSTATE 'LF409' THEN NULL;         -- the ledger lets nothing in there now: the document goes on awaiting
        END;
        SELECT * INTO doc FROM document WHERE org_id = p_job.org_id AND document_id = p_job.document_id;
    END IF;
    IF is_its_job THEN
        hint := greatest(hint, doc.accounting_ready_version);
        UPDATE document
           SET accounting_status = 'refused', status_code = p_code, status_field = p_field, status_message = p_message, status_at = clock_timestamp()
         WHERE org_id = p_job.org_id AND document_id = p_job.document_id;
    END IF;
    UPDATE accounting_work_queue
       SET state = 'dead', version_hint = CASE WHEN is_its_job THEN hint ELSE p_job.version_hint END, last_error = p_code || ': ' || p_message, leased_by = NULL, leased_until = NULL, lease = NULL
     WHERE id = p_job.id;
    UPDATE recreation_document
       SET outcome = 'refused', code = p_code, field = p_field, message = p_message, finished_at = clock_timestamp(), worker = p_job.leased_by
     WHERE org_id = p_job.org_id AND document_id = p_job.document_id AND outcome = 'waiting' AND new_version <= hint;
    INSERT INTO job_event (job_id, org_id, document_id, what, version, attempt, who, detail)
    VALUES (p_job.id, p_job.org_id, p_job.document_id, 'dead', p_job.version_hint, p_job.run_count, coalesce(p_job.leased_by, session_user),
            p_code || ': ' || p_message);
END $$;
REVOKE EXECUTE ON FUNCTION queue_bury(accounting_work_queue, text, text, text) FROM PUBLIC;
