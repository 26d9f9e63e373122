-- Puts a job back that its holder could not even try, because the server could not or would not serve it (no room, read-only, a right
-- that is missing …): the attempt does not count, so no fault of the server ever buries a job. Fenced; false when the lease was lost.
CREATE OR REPLACE FUNCTION queue_put_back(p_job uuid, p_lease bigint, p_delay interval, p_code text, p_message text) RETURNS boolean LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    prefix text := public.leapfrog_worker_prefix();
    job public.accounting_work_queue;
BEGIN
    SELECT * INTO job FROM public.accounting_work_queue AS held WHERE held.id = p_job AND held.lease = p_lease AND (prefix = '' OR starts_with(held.leased_by, prefix)) FOR UPDATE;
    IF NOT FOUND THEN RETURN false; END IF;
    UPDATE public.accounting_work_queue AS held
       SET state = 'queued', leased_by = NULL, leased_until = NULL, lease = NULL, run_count = greatest(0, job.run_count - 1),
           last_error = p_code || ': ' || p_message, ready_at = clock_timestamp() + CASE WHEN prefix = '' THEN p_delay ELSE least(p_delay, interval '10 min') END * (0.5 + random() / 2)
     WHERE held.id = p_job;
    INSERT INTO public.job_event (job_id, org_id, document_id, what, version, attempt, who, detail)
    VALUES (job.id, job.org_id, job.document_id, 'put_back', job.version_hint, job.run_count, job.leased_by, p_code || ': ' || p_message);
    PERFORM public.queue_merge(ARRAY[job.org_id], ARRAY[job.document_id], ARRAY[job.id]);
    RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION queue_put_back(uuid, bigint, interval, text, text) FROM PUBLIC;
