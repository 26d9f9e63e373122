-- Finishes jobs without any other effect (noop work, jobs that a newer version made needless), fenced; returns the finished.
CREATE OR REPLACE FUNCTION queue_complete(p_jobs uuid[], p_leases bigint[]) RETURNS SETOF uuid LANGUAGE plpgsql AS $$
#variable_conflict use_variable
BEGIN
    RETURN QUERY DELETE FROM accounting_work_queue AS job
     WHERE job.id = ANY (p_jobs) AND job.lease = ANY (p_leases) RETURNING job.id;
END $$;
REVOKE EXECUTE ON FUNCTION queue_complete(uuid[], bigint[]) FROM PUBLIC;
