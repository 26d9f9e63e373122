-- Finishes jobs whose document version is no longer the newest. The newest version must not be left without a job: where it is
-- neither posted nor asked for by another job, this job goes back to the queue for it instead of ending.
-- The caller holds the row locks of documents and jobs.
CREATE OR REPLACE FUNCTION queue_supersede(p_jobs uuid[]) RETURNS void LANGUAGE plpgsql AS $$
#variable_conflict use_variable
BEGIN
    INSERT INTO job_event (job_id, org_id, document_id, what, version, attempt, who, detail)
    SELECT job.id, job.org_id, job.document_id, 'superseded', job.version_hint, job.run_count, coalesce(job.leased_by, session_user),
           coalesce('the document is at version ' || document.accounting_ready_version, 'the document is gone')
      FROM accounting_work_queue AS job LEFT JOIN document USING (org_id, document_id) WHERE job.id = ANY (p_jobs);
    UPDATE accounting_work_queue AS job
       SET state = 'queued', version_hint = document.accounting_ready_version, leased_by = NULL, leased_until = NULL, lease = NULL, run_count = 0
      FROM document
     WHERE job.id = ANY (p_jobs) AND document.org_id = job.org_id AND document.document_id = job.document_id
       AND document.posted_version < document.accounting_ready_version
       AND NOT EXISTS (SELECT 1 FROM accounting_work_queue AS other
             WHERE other.state || '' = 'queued' AND other.org_id = job.org_id AND other.document_id = job.document_id)
       AND NOT EXISTS (SELECT 1 FROM accounting_work_queue AS other
             WHERE other.state = 'leased' AND other.leased_until >= to_timestamp((SELECT last_value FROM queue_lease_floor))
               AND other.org_id = job.org_id AND other.document_id = job.document_id
               AND other.id <> ALL (p_jobs) AND other.version_hint >= document.accounting_ready_version);
    DELETE FROM accounting_work_queue AS job WHERE job.id = ANY (p_jobs) AND job.lease IS NOT NULL;
END $$;
REVOKE EXECUTE ON FUNCTION queue_supersede(uuid[]) FROM PUBLIC;
