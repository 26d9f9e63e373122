-- Whether a job waits or runs that will post this version of a document, or a newer one; p_version 0: any.
CREATE OR REPLACE FUNCTION queue_has_job(p_org text, p_document text, p_version int) RETURNS boolean LANGUAGE plpgsql STABLE
    SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_variable
BEGIN
    RETURN EXISTS (SELECT 1 FROM accounting_work_queue AS job
                    WHERE job.state || '' = 'queued' AND job.org_id = p_org AND job.document_id = p_document
                      AND (job.version_hint = 0 OR job.version_hint >= p_version))
        OR EXISTS (SELECT 1 FROM accounting_work_queue AS job
                    WHERE job.state = 'leased' AND job.leased_until >= to_timestamp((SELECT last_value FROM queue_lease_floor))
                      AND job.org_id = p_org AND job.document_id = p_document
                      AND (job.version_hint = 0 OR job.version_hint >= p_version));
END $$;
REVOKE EXECUTE ON FUNCTION queue_has_job(text, text, int) FROM PUBLIC;
