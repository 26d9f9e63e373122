-- Whether this worker tries a suspect now. While it does it starts nothing else, but for clicks in slots kept for them.
CREATE OR REPLACE FUNCTION queue_tries_alone(p_worker text) RETURNS boolean LANGUAGE plpgsql STABLE SET enable_seqscan = off AS $$
#variable_conflict use_variable
BEGIN
    RETURN EXISTS (
        SELECT 1 FROM queue_suspect AS suspect CROSS JOIN LATERAL (
               SELECT job.lease, job.leased_until FROM accounting_work_queue AS job WHERE job.id = suspect.job_id LIMIT 1) AS job
         WHERE suspect.worker = p_worker AND job.lease = suspect.lease AND job.leased_until > clock_timestamp());
END $$;
REVOKE EXECUTE ON FUNCTION queue_tries_alone(text) FROM PUBLIC;
