-- A job failed. Permanent, or out of attempts: dead. Else it comes back after 2 s · 2^(runs−1), at most 10 min, half of it jitter.
-- p_version is the document version that was computed: when the document has moved on, the failure means nothing and the job is
-- finished as superseded. Returns queued, dead, superseded, or null when the lease was lost.
CREATE OR REPLACE FUNCTION queue_fail(p_job uuid, p_lease bigint, p_version int, p_code text, p_field text, p_message text, p_permanent boolean)
RETURNS text LANGUAGE plpgsql AS $$
#variable_conflict use_variable
DECLARE
    prefix text := leapfrog_worker_prefix();
    job accounting_work_queue; ready_version int;
BEGIN
    SELECT * INTO job FROM accounting_work_queue WHERE id = p_job AND lease = p_lease AND (prefix = '' OR starts_with(leased_by, prefix));
    IF NOT FOUND THEN RETURN NULL; END IF;
    -- Documents before queue rows: the lock order of every function here.
    SELECT accounting_ready_version INTO ready_version FROM document
     WHERE org_id = job.org_id AND document_id = job.document_id FOR UPDATE SKIP LOCKED;
    IF NOT FOUND THEN
        IF EXISTS (SELECT 1 FROM document WHERE org_id = job.org_id AND document_id = job.document_id) THEN -- somebody holds it: nobody waits for him
            RETURN queue_postpone(p_job, p_lease, NULL, p_code, p_field, p_message, interval '1 s', interval '1 min', NULL);
        END IF;
        PERFORM queue_lock_duplicates(job.org_id, job.document_id);
    END IF;
    SELECT * INTO job FROM accounting_work_queue WHERE id = p_job AND lease = p_lease FOR UPDATE;
    IF NOT FOUND THEN RETURN NULL; END IF;

    IF p_permanent AND p_version < ready_version THEN
        PERFORM queue_supersede(ARRAY[p_job]);
        RETURN 'superseded';
    END IF;
    IF p_permanent OR job.run_count >= leapfrog_setting('max_attempts') THEN
        job.version_hint := greatest(job.version_hint, ready_version);
        PERFORM queue_bury(job, p_code, p_field, p_message);
        RETURN 'dead';
    END IF;
    UPDATE accounting_work_queue
       SET state = 'queued', leased_by = NULL, leased_until = NULL, lease = NULL, last_error = p_code || ': ' || p_message,
           ready_at = now() + least(600, 2 * 2 ^ (job.run_count - 1)) * (0.5 + random() / 2) * interval '1 s'
     WHERE id = p_job;
    INSERT INTO job_event (job_id, org_id, document_id, what, version, attempt, who, detail)
    VALUES (job.id, job.org_id, job.document_id, 'failed', job.version_hint, job.run_count, job.leased_by, p_code || ': ' || p_message);
    PERFORM queue_merge(ARRAY[job.org_id], ARRAY[job.document_id], ARRAY[job.id]);
    RETURN 'queued';
END $$;
REVOKE EXECUTE ON FUNCTION queue_fail(uuid, bigint, int, text, text, text, boolean) FROM PUBLIC;
