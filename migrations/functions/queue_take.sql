-- Takes up to p_count ready jobs as a set without leasing them: they stay locked by this transaction, which does their work and
-- ends with queue_end_set. Nothing is written for a job but its end, so fast jobs cost a fraction; if the worker dies the
-- transaction is undone and they wait as before. place is valid in this transaction only, until the job is changed.
-- Of priority 2 and 3 more than by a claim: a set is as large as can be done in a moment, and a recreation of many documents is such work.
-- limited: its organisation has a limit of jobs at once, which counts leases.
-- Nothing is taken, and the caller claims instead, while a lease has ended, and for caution_minutes after a worker stopped without a
-- word: a job that kills its worker is found by its attempts, which only a lease counts. Nor while this worker tries a suspect.
CREATE OR REPLACE FUNCTION queue_take(p_worker text, p_count int, p_min_priority int DEFAULT 1, p_max_priority int DEFAULT 3)
RETURNS TABLE (place tid, id uuid, org_id text, document_id text, document_type text, version_hint int, priority int, run_count int,
               source text, limited boolean) LANGUAGE plpgsql
    SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    jobs tid[]; now_is timestamptz := clock_timestamp();
    since timestamptz := to_timestamp((SELECT last_value FROM queue_lease_floor));
BEGIN
    IF EXISTS (SELECT 1 FROM accounting_work_queue AS job
                WHERE job.state = 'leased' AND job.leased_until BETWEEN since AND now_is
                  AND queue_may_adopt(job.id, job.org_id))
       OR EXISTS (SELECT 1 FROM worker WHERE kind = 'queue' AND heartbeat_at BETWEEN now() - leapfrog_setting('caution_minutes') * interval '1 min' AND now() - interval '30 s')
       OR (EXISTS (SELECT 1 FROM queue_suspect) AND queue_tries_alone(p_worker)) THEN RETURN; END IF;
    -- A worker that hangs in the middle must not keep its jobs and documents locked.
    PERFORM set_config('idle_in_transaction_session_timeout', '10s', true);
    jobs := queue_pick_next(p_worker, p_count, p_min_priority, p_max_priority, 500);
    RETURN QUERY SELECT job.ctid, job.id, job.org_id, job.document_id, job.document_type, job.version_hint, job.priority, job.run_count,
                        job.source, org.org_id IS NOT NULL
                   FROM accounting_work_queue AS job LEFT JOIN queue_org AS org ON org.org_id = job.org_id AND org.max_leased IS NOT NULL
                  WHERE job.ctid = ANY (jobs);
END $$;
REVOKE EXECUTE ON FUNCTION queue_take(text, int, int, int) FROM PUBLIC;
