-- Extends leases that are still held; returns those. A job that is missing was taken over: its holder must drop it. People extend their own, by
-- minutes: a job whose lease lasts is taken over by nobody.
CREATE OR REPLACE FUNCTION queue_heartbeat(p_jobs uuid[], p_leases bigint[], p_lease interval) RETURNS SETOF uuid LANGUAGE plpgsql AS $$
#variable_conflict use_variable
DECLARE
    prefix text := leapfrog_worker_prefix();
BEGIN
    RETURN QUERY UPDATE accounting_work_queue AS job
       SET leased_until = clock_timestamp() + CASE WHEN prefix = '' THEN p_lease ELSE least(p_lease, interval '5 min') END
     WHERE job.id = ANY (p_jobs) AND job.lease = ANY (p_leases) AND (prefix = '' OR starts_with(job.leased_by, prefix)) RETURNING job.id;
END $$;
REVOKE EXECUTE ON FUNCTION queue_heartbeat(uuid[], bigint[], interval) FROM PUBLIC;
