-- Where there is no document to lock, the jobs for it are locked in one order, so that two that die at once see each other.
CREATE OR REPLACE FUNCTION queue_lock_duplicates(p_org text, p_document text) RETURNS void LANGUAGE plpgsql SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_variable
BEGIN
    PERFORM 1 FROM accounting_work_queue AS job
      WHERE job.id = ANY (ARRAY(
            SELECT dead.id FROM accounting_work_queue AS dead WHERE dead.state = 'dead' AND dead.org_id = p_org AND dead.document_id = p_document
            UNION ALL
            SELECT held.id FROM accounting_work_queue AS held
             WHERE held.state = 'leased' AND held.leased_until >= to_timestamp((SELECT last_value FROM queue_lease_floor))
               AND held.org_id = p_org AND held.document_id = p_document))
      ORDER BY job.id FOR UPDATE;
END $$;
REVOKE EXECUTE ON FUNCTION queue_lock_duplicates(text, text) FROM PUBLIC;
