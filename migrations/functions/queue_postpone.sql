-- A job waits for something that no attempt of ours can bring: it goes back and counts no attempt. It looks again after as long as it is old,
-- at least p_least and at most p_most, half of it jitter. After p_give_up (null: never) since it was asked for it is dead. With p_version it
-- waits for that version of its document, and is ready at once when it has come. Meanwhile a document that awaits its recreation has its
-- entries of before. Returns queued, dead, or null when the lease was lost.
CREATE OR REPLACE FUNCTION queue_postpone(p_job uuid, p_lease bigint, p_version int, p_code text, p_field text, p_message text,
                            p_least interval, p_most interval, p_give_up interval) RETURNS text LANGUAGE plpgsql AS $$
#variable_conflict use_variable
DECLARE
    prefix text := leapfrog_worker_prefix();
    job accounting_work_queue; doc document; age interval; wait interval; is_held boolean;
BEGIN
    SELECT * INTO job FROM accounting_work_queue WHERE id = p_job AND lease = p_lease AND (prefix = '' OR starts_with(leased_by, prefix));
    IF NOT FOUND THEN RETURN NULL; END IF;
    SELECT * INTO doc FROM document WHERE org_id = job.org_id AND document_id = job.document_id FOR UPDATE SKIP LOCKED;
    is_held := FOUND;
    IF NOT is_held THEN                                    -- by the producer whose commit is waited for, most likely: no worker waits for him
        SELECT * INTO doc FROM document WHERE org_id = job.org_id AND document_id = job.document_id;
        IF NOT FOUND THEN
            PERFORM queue_lock_duplicates(job.org_id, job.document_id);
            is_held := true;
        END IF;
    END IF;
    SELECT * INTO job FROM accounting_work_queue WHERE id = p_job AND lease = p_lease FOR UPDATE;
    IF NOT FOUND THEN RETURN NULL; END IF;

    age := greatest(clock_timestamp() - job.created_at, interval '0');
    wait := least(greatest(age, p_least), p_most, CASE WHEN prefix <> '' THEN interval '10 min' END) * (0.5 + random() / 2);
    IF p_version IS NOT NULL AND doc.accounting_ready_version >= p_version THEN
        wait := interval '0';
    ELSIF age >= p_give_up AND is_held THEN
        PERFORM queue_bury(job, p_code, p_field, p_message);
        IF doc.posted_version < doc.accounting_ready_version AND NOT doc.awaiting_recreation THEN
            -- The version asked for never came; the one that is there must not be left without a job.
            INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint, source)
            VALUES (job.org_id, job.document_id, doc.document_type, doc.accounting_ready_version, 'other');
            UPDATE document SET accounting_status = 'waiting', status_code = '', status_field = '', status_message = ''
             WHERE org_id = job.org_id AND document_id = job.document_id;
        END IF;
        RETURN 'dead';
    END IF;
    IF doc.awaiting_recreation AND is_held AND wait > interval '0' THEN
        PERFORM recreation_restore(ARRAY[job.org_id], ARRAY[job.document_id], true);
        SELECT * INTO doc FROM document WHERE org_id = job.org_id AND document_id = job.document_id;
        job.version_hint := greatest(job.version_hint, doc.accounting_ready_version);
    END IF;
    UPDATE accounting_work_queue
       SET state = 'queued', leased_by = NULL, leased_until = NULL, lease = NULL, run_count = greatest(0, job.run_count - 1),
           version_hint = job.version_hint, last_error = p_code || ': ' || p_message, ready_at = clock_timestamp() + wait
     WHERE id = p_job;
    -- The first time only: it may look for hours.
    INSERT INTO job_event (job_id, org_id, document_id, what, version, attempt, who, detail)
    SELECT job.id, job.org_id, job.document_id, 'deferred', job.version_hint, job.run_count - 1, job.leased_by, p_code || ': ' || p_message
     WHERE split_part(coalesce(job.last_error, ''), ':', 1) <> p_code;
    PERFORM queue_merge(ARRAY[job.org_id], ARRAY[job.document_id], ARRAY[job.id]);
    RETURN 'queued';
END $$;
REVOKE EXECUTE ON FUNCTION queue_postpone(uuid, bigint, int, text, text, text, interval, interval, interval) FROM PUBLIC;
