-- Extends leases that are still held; returns those. A job that is missing was taken over: its holder must drop it.
CREATE OR REPLACE FUNCTION queue_heartbeat(p_jobs uuid[], p_leases bigint[], p_lease interval) RETURNS SETOF uuid LANGUAGE plpgsql AS $$
#variable_conflict use_variable
BEGIN
    RETURN QUERY UPDATE accounting_work_queue AS job SET leased_until = clock_timestamp() + p_lease
     WHERE job.id = ANY (p_jobs) AND job.lease = ANY (p_leases) RETURNING job.id;
END $$;
REVOKE EXECUTE ON FUNCTION queue_heartbeat(uuid[], bigint[], interval) FROM PUBLIC;
