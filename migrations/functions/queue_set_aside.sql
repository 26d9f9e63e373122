-- Sets a job aside that can't be handled as it is: dead, with the reason; its document is not touched. The caller holds its row lock. False: not
-- even that can be done.
CREATE OR REPLACE FUNCTION queue_set_aside(p_job uuid, p_reason text) RETURNS boolean LANGUAGE plpgsql AS $$
#variable_conflict use_variable
BEGIN
    WITH odd AS (
        UPDATE accounting_work_queue
           SET state = 'dead', last_error = 'odd_row: ' || p_reason, lease = NULL, leased_by = NULL, leased_until = NULL,
               org_id = CASE WHEN org_id = '' THEN '(empty)' WHEN octet_length(org_id) > 500 THEN left(org_id, 100) || '…' ELSE org_id END,
               document_id = CASE WHEN document_id = '' THEN '(empty)'
                                  WHEN octet_length(document_id) > 2000 THEN left(document_id, 400) || '…' ELSE document_id END,
               document_type = left(document_type, 100), version_hint = least(greatest(version_hint, 0), 2000000000),
               ready_at = CASE WHEN ready_at < '10000-01-01 00:00:00+00' THEN ready_at ELSE now() END,
               created_at = CASE WHEN isfinite(created_at) THEN created_at ELSE now() END
         WHERE id = p_job RETURNING id, org_id, document_id, version_hint, run_count)
    INSERT INTO job_event (job_id, org_id, document_id, what, version, attempt, detail)
    SELECT id, org_id, document_id, 'dead', version_hint, run_count, 'odd_row: ' || p_reason FROM odd;
    RETURN true;
EXCEPTION WHEN OTHERS THEN
    RAISE WARNING 'job % can''t be handled (%), nor be set aside: %', p_job, p_reason, SQLERRM;
    RETURN false;
END $$;
REVOKE EXECUTE ON FUNCTION queue_set_aside(uuid, text) FROM PUBLIC;
