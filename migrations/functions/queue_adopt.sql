-- A job whose holder's lease has ended is taken over, alone: by a worker that holds nothing else, and starts nothing else meanwhile. Where
-- its holder had other jobs too, they all are suspects, and the end of that lease does not count; where it was alone it counts as an
-- attempt, and after max_attempts the job is dead. waits: this worker must start nothing else now.
CREATE OR REPLACE FUNCTION queue_adopt(p_worker text, p_lease interval, p_min_priority int, p_max_priority int, OUT adopted uuid, OUT waits boolean)
LANGUAGE plpgsql SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    now_is timestamptz := clock_timestamp(); until_then timestamptz := now_is + p_lease;
    since timestamptz := to_timestamp((SELECT last_value FROM queue_lease_floor));
    adopter_worker text; adopter_until timestamptz;
    job_id_ uuid; job_lease bigint; job_holder text; job_runs int; was_beside boolean; new_lease bigint; odd uuid[] := '{}';
    dead accounting_work_queue;
BEGIN
    waits := p_min_priority < 2 AND EXISTS (SELECT 1 FROM queue_suspect) AND queue_tries_alone(p_worker);
    IF waits OR NOT EXISTS (
        SELECT 1 FROM accounting_work_queue AS ended
         WHERE ended.state = 'leased' AND ended.leased_until BETWEEN since AND now_is AND ended.priority BETWEEN p_min_priority AND p_max_priority
           AND queue_may_adopt(ended.id, ended.org_id)) THEN RETURN; END IF;
    SELECT worker, until INTO adopter_worker, adopter_until FROM queue_adopter FOR UPDATE SKIP LOCKED;
    IF NOT FOUND THEN RETURN; END IF;
    LOOP
        SELECT ended.id, ended.lease, ended.leased_by, ended.run_count INTO job_id_, job_lease, job_holder, job_runs
          FROM accounting_work_queue AS ended
         WHERE ended.state = 'leased' AND ended.leased_until BETWEEN since AND now_is
           AND ended.priority BETWEEN p_min_priority AND p_max_priority
           AND queue_may_adopt(ended.id, ended.org_id) AND ended.id <> ALL (odd)
         ORDER BY ended.leased_until LIMIT 1 FOR UPDATE SKIP LOCKED;
        IF NOT FOUND THEN RETURN; END IF;
        BEGIN
            PERFORM queue_refuse_odd(queue_why_odd(job.id, job.document_type, job.version_hint, 0, now(), job.created_at, 'leased', NULL, NULL, NULL))
               FROM accounting_work_queue AS job WHERE job.id = job_id_;
            IF EXISTS (SELECT 1 FROM accounting_work_queue AS other WHERE other.state = 'leased' AND other.leased_until >= since
                        AND other.leased_by = job_holder AND other.id <> job_id_) THEN
                INSERT INTO queue_suspect (job_id, lease, beside)
                SELECT other.id, other.lease, true FROM accounting_work_queue AS other
                 WHERE other.state = 'leased' AND other.leased_until >= since AND other.leased_by = job_holder AND other.lease IS NOT NULL
                ON CONFLICT (job_id) DO UPDATE
                   SET lease = excluded.lease, beside = true, worker = CASE WHEN queue_suspect.lease = excluded.lease THEN queue_suspect.worker END;
            END IF;
            IF EXISTS (SELECT 1 FROM accounting_work_queue AS other WHERE other.state = 'leased' AND other.leased_until > now_is
                        AND other.leased_by = p_worker AND other.id <> job_id_) THEN
                IF p_min_priority < 2 AND (adopter_until < now_is OR adopter_worker = p_worker) THEN
                    waits := true;
                    IF adopter_until < now_is THEN
                        UPDATE queue_adopter SET worker = p_worker, until = now_is + interval '1 min';
                    END IF;
                END IF;
                RETURN;
            END IF;
            was_beside := EXISTS (SELECT 1 FROM queue_suspect AS suspect WHERE suspect.job_id = job_id_ AND suspect.lease = job_lease AND suspect.beside);
            IF NOT was_beside AND job_runs >= least(leapfrog_setting('max_attempts'), 1000) THEN
                SELECT dying.* INTO dead FROM accounting_work_queue AS dying WHERE dying.id = job_id_;
                PERFORM queue_bury(dead, 'worker_died', '', 'Its worker stopped without a word ' || job_runs || ' times.');
                CONTINUE;
            END IF;
            UPDATE accounting_work_queue AS job
               SET leased_by = p_worker, leased_until = until_then, lease = nextval('queue_lease_seq'),
                   run_count = least(job.run_count + CASE WHEN was_beside THEN 0 ELSE 1 END, 1000)
             WHERE job.id = job_id_ RETURNING job.lease INTO new_lease;
            INSERT INTO queue_suspect (job_id, lease, beside, worker) VALUES (job_id_, new_lease, false, p_worker)
            ON CONFLICT (job_id) DO UPDATE SET lease = excluded.lease, beside = false, worker = excluded.worker;
            INSERT INTO job_event (job_id, org_id, document_id, what, version, attempt, who, detail)
            SELECT job.id, job.org_id, job.document_id, 'adopted', job.version_hint, job.run_count, p_worker,
                   'the lease of ' || coalesce(job_holder, '(nobody)') || ' ended'
              FROM accounting_work_queue AS job WHERE job.id = job_id_;
            UPDATE queue_adopter SET until = '-infinity' WHERE worker = p_worker AND until > '-infinity';
            adopted := job_id_;
            RETURN;
        EXCEPTION WHEN OTHERS THEN
            IF NOT queue_blames_row(SQLSTATE) THEN RAISE; END IF;
            odd := odd || job_id_;
            IF NOT queue_set_aside(job_id_, SQLERRM) AND job_lease IS NOT NULL THEN
                INSERT INTO queue_suspect (job_id, lease, beside, worker) VALUES (job_id_, job_lease, true, '')
                ON CONFLICT (job_id) DO UPDATE SET lease = excluded.lease, worker = '';
            END IF;
        END;
    END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION queue_adopt(text, interval, int, int) FROM PUBLIC;
