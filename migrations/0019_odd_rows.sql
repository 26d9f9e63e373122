-- 0019: one odd row harms only itself. Half a lease, a lease without end, a row freed by hand and the like are completed by a row trigger
-- (old pollers write such); what makes no sense is refused, in words; rows that are there are mended; a row that can't be handled all
-- the same is set aside with its reason instead of failing the claim for everybody. And a job that kills its worker is found by being
-- tried alone: the jobs that were leased beside it are not counted as its equals.
-- Replaces what leases and adopts jobs (0006); columns are named throughout. Locks the queue for a moment, without reading it. After that
-- it is read three times, to mend and to validate (about a second per million rows), while producers and workers go on.

-- Completes what is missing and refuses what makes no sense. Only such rows come here (see the triggers below).
CREATE FUNCTION queue_on_odd_row() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID <> 'public.accounting_work_queue'::regclass THEN
        RAISE EXCEPTION 'queue_on_odd_row is a trigger of accounting_work_queue only';
    END IF;
    IF NEW.state = 'leased' THEN
        NEW.leased_by := coalesce(NEW.leased_by, session_user);
        IF NEW.lease IS NULL OR (NEW.lease = OLD.lease AND NEW.leased_by <> OLD.leased_by) THEN -- another holder: the one before is fenced
            NEW.lease := nextval('public.queue_lease_seq');
        END IF;
        IF coalesce(isfinite(NEW.leased_until), false) THEN
            NEW.leased_until := least(greatest(NEW.leased_until, to_timestamp(0)), clock_timestamp() + interval '1 day');
            PERFORM setval('public.queue_lease_floor', floor(extract(epoch FROM NEW.leased_until))::bigint) FROM public.queue_lease_floor
              WHERE to_timestamp(last_value) > NEW.leased_until;                               -- below it nobody would look
        ELSE
            NEW.leased_until := clock_timestamp() + coalesce(public.leapfrog_setting('lease_seconds'), 60) * interval '1 s';
        END IF;
    ELSE
        NEW.lease := NULL; NEW.leased_by := NULL; NEW.leased_until := NULL;
    END IF;
    NEW.run_count := least(greatest(NEW.run_count, 0), 1000);
    NEW.ready_at := CASE WHEN NEW.ready_at < to_timestamp(0) THEN now() ELSE NEW.ready_at END;
    PERFORM public.queue_refuse_odd(public.queue_why_odd(NEW.id, NEW.document_type, NEW.version_hint, NEW.run_count, NEW.ready_at, NEW.created_at,
                                                         NEW.state, NEW.lease, NEW.leased_by, NEW.leased_until));
    RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION queue_on_odd_row FROM PUBLIC;
CREATE TRIGGER queue_odd_row BEFORE UPDATE OF state, lease, leased_by, leased_until, run_count, ready_at ON accounting_work_queue FOR EACH ROW
    WHEN (CASE WHEN NEW.state = 'leased'
               THEN NEW.lease IS NULL OR NEW.leased_by IS NULL OR NEW.leased_until IS NULL
                    OR NEW.leased_until NOT BETWEEN now() - interval '2 s' AND now() + interval '1 day 1 s'
                    OR (NEW.lease = OLD.lease AND NEW.leased_by <> OLD.leased_by)
               ELSE NEW.lease IS NOT NULL OR NEW.leased_by IS NOT NULL OR NEW.leased_until IS NOT NULL END
          OR NEW.run_count NOT BETWEEN 0 AND 1000 OR NEW.ready_at < to_timestamp(0) OR NEW.ready_at >= '10000-01-01 00:00:00+00')
    EXECUTE FUNCTION queue_on_odd_row();
CREATE TRIGGER queue_odd_value BEFORE UPDATE OF id, document_type, version_hint, created_at ON accounting_work_queue FOR EACH ROW
    WHEN (NEW.id = '00000000-0000-0000-0000-000000000000' OR octet_length(NEW.document_type) > 500
          OR NEW.version_hint NOT BETWEEN 0 AND 2000000000 OR NOT isfinite(NEW.created_at))
    EXECUTE FUNCTION queue_on_odd_row();

-- Of both ids together no more than an index entry holds (2,704 bytes). The only constraint: each costs a statement of one row 2 µs, so all
-- else is refused by the triggers.
ALTER TABLE accounting_work_queue ADD CONSTRAINT org_id_has_1_to_500_bytes_and_document_id_1_to_2000
    CHECK (octet_length(org_id) BETWEEN 1 AND 500 AND octet_length(document_id) BETWEEN 1 AND 2000) NOT VALID;

-- Weights and rates have their bounds in 0025.
UPDATE queue_org SET next_at = '-infinity' WHERE next_at = 'infinity';
ALTER TABLE queue_org ADD CONSTRAINT next_at_comes CHECK (next_at < 'infinity');

-- Sets a job aside that can't be handled as it is: dead, with the reason; its document is not touched. The caller holds its row lock. False: not
-- even that can be done.
CREATE FUNCTION queue_set_aside(p_job uuid, p_reason text) RETURNS boolean LANGUAGE plpgsql AS $$
#variable_conflict use_variable
BEGIN
    WITH odd AS (
        UPDATE accounting_work_queue
           SET state = 'dead', last_error = 'odd_row: ' || p_reason, lease = NULL, leased_by = NULL, leased_until = NULL,
               org_id = CASE WHEN org_id = '' THEN '(empty)' WHEN octet_length(org_id) > 500 THEN left(org_id, 100) || '…' ELSE org_id END,
               document_id = CASE WHEN document_id = '' THEN '(empty)'
                                  WHEN octet_length(document_id) > 2000 THEN left(document_id, 400) || '…' ELSE document_id END,
               document_type = left(document_type, 100), version_hint = least(greatest(version_hint, 0), 2000000000),
               ready_at = CASE WHEN ready_at < '10000-01-01 00:00:00+00' THEN ready_at ELSE now() END,
               created_at = CASE WHEN isfinite(created_at) THEN created_at ELSE now() END
         WHERE id = p_job RETURNING id, org_id, document_id, version_hint, run_count)
    INSERT INTO job_event (job_id, org_id, document_id, what, version, attempt, detail)
    SELECT id, org_id, document_id, 'dead', version_hint, run_count, 'odd_row: ' || p_reason FROM odd;
    RETURN true;
EXCEPTION WHEN OTHERS THEN
    RAISE WARNING 'job % can''t be handled (%), nor be set aside: %', p_job, p_reason, SQLERRM;
    RETURN false;
END $$;
REVOKE EXECUTE ON FUNCTION queue_set_aside FROM PUBLIC;

-- Whether an error is the row's own fault; all others (a full disk, a missing right, a deadlock, …) are everybody's.
CREATE FUNCTION queue_blames_row(p_sqlstate text) RETURNS boolean LANGUAGE sql IMMUTABLE
    RETURN left(p_sqlstate, 2) IN ('22', '23', 'P0', 'LF') AND p_sqlstate <> '2200H'; -- a sequence that is used up
REVOKE EXECUTE ON FUNCTION queue_blames_row FROM PUBLIC;

-- Leases that claims would never find, wherever they came from: without number, holder or end, or ending so late that the clock must have
-- been another: they end now, so they are adopted next. The floor of leases goes below those that ended before it. Reads all leases,
-- also those that are gone and can't be cleaned away yet. Returns how many were odd.
CREATE FUNCTION queue_mend_leases() RETURNS bigint LANGUAGE plpgsql SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    mended bigint; lowest bigint := (SELECT last_value FROM queue_lease_floor);
    now_is bigint := floor(extract(epoch FROM clock_timestamp())) - 2;
BEGIN
    UPDATE accounting_work_queue SET leased_until = clock_timestamp()
     WHERE ctid = ANY (ARRAY(
           SELECT ctid FROM accounting_work_queue
            WHERE state = 'leased' AND (lease IS NULL OR leased_by IS NULL OR leased_until IS NULL
                  OR leased_until NOT BETWEEN to_timestamp(0) AND now() + interval '2 days')
              FOR UPDATE SKIP LOCKED));
    GET DIAGNOSTICS mended = ROW_COUNT;
    lowest := least(lowest, now_is, (
        SELECT floor(extract(epoch FROM min(leased_until)))::bigint FROM accounting_work_queue WHERE state = 'leased' AND leased_until >= to_timestamp(0)));
    PERFORM setval('queue_lease_floor', greatest(0, lowest));
    DELETE FROM queue_suspect AS suspect WHERE suspect.worker = '' OR NOT EXISTS (
        SELECT 1 FROM accounting_work_queue AS job WHERE job.id = suspect.job_id AND job.lease = suspect.lease);
    RETURN mended;
END $$;
REVOKE EXECUTE ON FUNCTION queue_mend_leases FROM PUBLIC;

-- Mends the rows of the queue that constraints and trigger would not let in any more: what is missing is completed, what makes no sense is
-- set aside. Reads the whole queue. Returns how many.
CREATE FUNCTION queue_mend_rows() RETURNS bigint LANGUAGE plpgsql AS $$
#variable_conflict use_variable
DECLARE
    mended bigint; more bigint;
BEGIN
    UPDATE accounting_work_queue AS job
       SET state = state, ready_at = ready_at,
           id = CASE WHEN id = '00000000-0000-0000-0000-000000000000' THEN gen_random_uuid() ELSE id END,
           created_at = CASE WHEN isfinite(created_at) THEN created_at ELSE now() END, version_hint = greatest(version_hint, 0),
           run_count = CASE WHEN run_count BETWEEN 0 AND 1000 THEN run_count ELSE 0 END, document_type = left(document_type, 100)
     WHERE (CASE WHEN state = 'leased' THEN lease IS NULL OR leased_by IS NULL OR leased_until IS NULL
                                            OR leased_until NOT BETWEEN now() - interval '1 day' AND now() + interval '1 day'
                 ELSE lease IS NOT NULL OR leased_by IS NOT NULL OR leased_until IS NOT NULL END
            OR run_count NOT BETWEEN 0 AND 1000 OR ready_at < to_timestamp(0) OR NOT isfinite(created_at) OR version_hint < 0
            OR id = '00000000-0000-0000-0000-000000000000' OR octet_length(document_type) > 500)
       AND version_hint <= 2000000000 AND ready_at < '10000-01-01 00:00:00+00'
       AND octet_length(org_id) BETWEEN 1 AND 500 AND octet_length(document_id) BETWEEN 1 AND 2000;
    GET DIAGNOSTICS mended = ROW_COUNT;
    SELECT count(queue_set_aside(id, reason)) INTO more
      FROM (SELECT id, CASE WHEN octet_length(org_id) NOT BETWEEN 1 AND 500 THEN 'its org_id is empty or too long'
                            WHEN octet_length(document_id) NOT BETWEEN 1 AND 2000 THEN 'its document_id is empty or too long'
                            WHEN version_hint > 2000000000 THEN 'its version_hint is too large'
                            WHEN ready_at >= '10000-01-01 00:00:00+00' THEN 'it would never have been ready' END AS reason
              FROM accounting_work_queue FOR UPDATE) AS job WHERE reason IS NOT NULL;
    RETURN mended + more;
END $$;
REVOKE EXECUTE ON FUNCTION queue_mend_rows FROM PUBLIC;

-- As in 0006. A next start further ahead than a claim can have put it is of another clock.
CREATE OR REPLACE FUNCTION queue_room(p_org text) RETURNS int LANGUAGE plpgsql AS $$
#variable_conflict use_variable
DECLARE
    at_once int; per_second float8; next_start timestamptz;
BEGIN
    SELECT max_leased, max_per_second, next_at INTO at_once, per_second, next_start FROM queue_org WHERE org_id = p_org FOR NO KEY UPDATE SKIP LOCKED;
    IF NOT FOUND THEN RETURN 0; END IF;
    IF next_start > now() + (2000 / per_second + 1) * interval '1 s' THEN next_start := now(); END IF;
    RETURN greatest(0, least(
        at_once - (SELECT count(*) FROM accounting_work_queue AS busy WHERE busy.state = 'leased' AND busy.org_id = p_org
            AND busy.leased_until >= to_timestamp((SELECT last_value FROM queue_lease_floor))),
        -- Unused time is saved up for one second at most.
        1 + floor(extract(epoch FROM now() - greatest(next_start, now() - interval '1 s')) * per_second)));
END $$;

DROP FUNCTION queue_claim(text, int, interval, int, int);
DROP FUNCTION queue_end_set(tid[], tid[], text, interval);
DROP FUNCTION queue_adopt(text, interval, int, int);
DROP FUNCTION queue_lease(tid[], text, interval);

-- Leases jobs that queue_pick locked in this transaction. All at once; where that fails, one by one, and who is at fault is set aside.
CREATE FUNCTION queue_lease(p_jobs tid[], p_worker text, p_lease interval)
RETURNS TABLE (id uuid, lease bigint, org_id text, document_id text, document_type text, version_hint int, priority int, run_count int, source text)
    LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    until timestamptz := clock_timestamp() + p_lease; place tid; leased record; each_job boolean := false;
    ids uuid[]; leases bigint[]; orgs text[]; documents text[]; types text[]; versions int[]; priorities int[]; runs int[]; sources text[];
BEGIN
    IF p_jobs = '{}' THEN RETURN; END IF;
    BEGIN
        WITH job AS (
            UPDATE accounting_work_queue AS job
               SET state = 'leased', leased_by = p_worker, leased_until = until, lease = nextval('queue_lease_seq'),
                   run_count = least(job.run_count + 1, 1000)
             WHERE job.ctid = ANY (p_jobs) AND job.lease IS NULL
               -- Written while triggers were off: what would fail at each attempt.
               AND job.version_hint BETWEEN 0 AND 2000000000 AND isfinite(job.created_at) AND octet_length(job.document_type) <= 500
            RETURNING job.id, job.lease, job.org_id, job.document_id, job.document_type, job.version_hint, job.priority, job.run_count, job.source)
        SELECT array_agg(job.id), array_agg(job.lease), array_agg(job.org_id), array_agg(job.document_id), array_agg(job.document_type),
               array_agg(job.version_hint), array_agg(job.priority), array_agg(job.run_count), array_agg(job.source)
          INTO ids, leases, orgs, documents, types, versions, priorities, runs, sources FROM job;
    EXCEPTION WHEN OTHERS THEN
        IF NOT queue_blames_row(SQLSTATE) THEN RAISE; END IF;
        each_job := true;
    END;
    IF NOT each_job THEN
        IF coalesce(cardinality(ids), 0) < cardinality(p_jobs) THEN
            PERFORM queue_set_aside(odd.id, odd.why)
               FROM (SELECT job.id, queue_why_odd(job.id, job.document_type, job.version_hint, 0, now(), job.created_at, 'leased', NULL, NULL, NULL) AS why
                       FROM accounting_work_queue AS job WHERE job.ctid = ANY (p_jobs) AND job.lease IS NULL) AS odd
              WHERE odd.why IS NOT NULL;
        END IF;
        RETURN QUERY SELECT * FROM unnest(ids, leases, orgs, documents, types, versions, priorities, runs, sources);
        RETURN;
    END IF;
    FOREACH place IN ARRAY p_jobs LOOP
        BEGIN
            PERFORM queue_refuse_odd(queue_why_odd(job.id, job.document_type, job.version_hint, 0, now(), job.created_at, 'leased', NULL, NULL, NULL))
               FROM accounting_work_queue AS job WHERE job.ctid = place;
            UPDATE accounting_work_queue AS job
               SET state = 'leased', leased_by = p_worker, leased_until = until, lease = nextval('queue_lease_seq'),
                   run_count = least(job.run_count + 1, 1000)
             WHERE job.ctid = place AND job.lease IS NULL
            RETURNING job.id, job.lease, job.org_id, job.document_id, job.document_type, job.version_hint, job.priority, job.run_count, job.source
            INTO id, lease, org_id, document_id, document_type, version_hint, priority, run_count, source;
            IF FOUND THEN RETURN NEXT; END IF;
        EXCEPTION WHEN OTHERS THEN
            IF NOT queue_blames_row(SQLSTATE) THEN RAISE; END IF;
            PERFORM queue_set_aside((SELECT job.id FROM accounting_work_queue AS job WHERE job.ctid = place), SQLERRM);
        END;
    END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION queue_lease FROM PUBLIC;

-- Jobs whose worker stopped without a word, or may have: they were leased by the same worker when one of its leases ended. Which of
-- them killed it, if one did, is found by trying each alone.
CREATE TABLE queue_suspect (
    job_id uuid PRIMARY KEY,
    lease  bigint NOT NULL,                                             -- of that lease only
    beside boolean NOT NULL,                                            -- others were leased by its worker too: its end says nothing of it
    worker text                                                         -- who tries it alone now; empty: it can't be handled, for now
);
CREATE INDEX queue_suspect_worker ON queue_suspect (worker);
-- One row: the lock under which jobs are adopted, one at a time; and the worker that starts nothing else until it can adopt one.
CREATE TABLE queue_adopter (worker text, until timestamptz NOT NULL DEFAULT '-infinity');
INSERT INTO queue_adopter DEFAULT VALUES;
DO $$
DECLARE
    command text;
BEGIN
    FOR command IN                                                     -- for the workers that have rights on the lanes
        SELECT format('GRANT %s ON queue_suspect, queue_adopter TO %I', acl.privilege_type, role.rolname)
          FROM pg_class CROSS JOIN LATERAL aclexplode(relacl) AS acl JOIN pg_roles AS role ON role.oid = acl.grantee
         WHERE pg_class.oid = 'queue_lane'::regclass AND acl.grantee <> relowner LOOP
        EXECUTE command;
    END LOOP;
END $$;

-- Whether this worker tries a suspect now. While it does it starts nothing else, but for clicks in slots kept for them.
CREATE FUNCTION queue_tries_alone(p_worker text) RETURNS boolean LANGUAGE plpgsql STABLE SET enable_seqscan = off AS $$
#variable_conflict use_variable
BEGIN
    RETURN EXISTS (
        SELECT 1 FROM queue_suspect AS suspect CROSS JOIN LATERAL (
               SELECT job.lease, job.leased_until FROM accounting_work_queue AS job WHERE job.id = suspect.job_id LIMIT 1) AS job
         WHERE suspect.worker = p_worker AND job.lease = suspect.lease AND job.leased_until > clock_timestamp());
END $$;
REVOKE EXECUTE ON FUNCTION queue_tries_alone FROM PUBLIC;

-- Whether an ended lease is anybody's to take over now: not while its organisation is paused, and not for a while where it failed.
CREATE FUNCTION queue_may_adopt(p_job uuid, p_org text) RETURNS boolean LANGUAGE plpgsql STABLE SET enable_seqscan = off AS $$
#variable_conflict use_variable
BEGIN
    RETURN NOT EXISTS (SELECT 1 FROM pause WHERE pause.scope = 'organisation' AND pause.key = p_org)
       AND NOT EXISTS (SELECT 1 FROM queue_suspect AS odd WHERE odd.job_id = p_job AND odd.worker = '');
END $$;
REVOKE EXECUTE ON FUNCTION queue_may_adopt FROM PUBLIC;

-- A job whose holder's lease has ended is taken over, alone: by a worker that holds nothing else, and starts nothing else meanwhile. Where
-- its holder had other jobs too, they all are suspects, and the end of that lease does not count; where it was alone it counts as an
-- attempt, and after max_attempts the job is dead. waits: this worker must start nothing else now.
CREATE FUNCTION queue_adopt(p_worker text, p_lease interval, p_min_priority int, p_max_priority int, OUT adopted uuid, OUT waits boolean)
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
REVOKE EXECUTE ON FUNCTION queue_adopt FROM PUBLIC;

-- Leases up to p_count ready jobs to p_worker. An express slot passes p_min_priority 2, a slot kept for normal work p_max_priority 1.
-- Who finds nothing looks whether a click was committed that its lane does not show yet, and folds then: so a click waits for no fold
-- while a slot is free for it.
CREATE FUNCTION queue_claim(p_worker text, p_count int, p_lease interval, p_min_priority int DEFAULT 1, p_max_priority int DEFAULT 3)
RETURNS TABLE (id uuid, lease bigint, org_id text, document_id text, document_type text, version_hint int, priority int, run_count int, source text)
    LANGUAGE plpgsql AS $$
#variable_conflict use_variable
DECLARE
    taken record;
BEGIN
    SELECT adopt.adopted, adopt.waits INTO taken FROM queue_adopt(p_worker, p_lease, p_min_priority, p_max_priority) AS adopt;
    IF taken.adopted IS NOT NULL THEN
        RETURN QUERY SELECT job.id, job.lease, job.org_id, job.document_id, job.document_type, job.version_hint, job.priority, job.run_count, job.source
                       FROM accounting_work_queue AS job WHERE job.id = taken.adopted;
    END IF;
    IF taken.adopted IS NOT NULL OR taken.waits THEN RETURN; END IF;
    RETURN QUERY SELECT leased.id, leased.lease, leased.org_id, leased.document_id, leased.document_type, leased.version_hint, leased.priority,
                        leased.run_count, leased.source
                   FROM queue_lease(queue_pick_next(p_worker, p_count, p_min_priority, p_max_priority), p_worker, p_lease) AS leased;
    IF NOT FOUND AND p_max_priority >= 2 AND queue_hides_click() THEN
        PERFORM queue_fold();
        RETURN QUERY SELECT leased.id, leased.lease, leased.org_id, leased.document_id, leased.document_type, leased.version_hint, leased.priority,
                            leased.run_count, leased.source
                       FROM queue_lease(queue_pick_next(p_worker, p_count, p_min_priority, p_max_priority), p_worker, p_lease) AS leased;
    END IF;
END $$;
REVOKE EXECUTE ON FUNCTION queue_claim FROM PUBLIC;

-- Part of queue_claim: whether a click was committed since the last fold that its lane does not show.
CREATE FUNCTION queue_hides_click() RETURNS boolean LANGUAGE plpgsql STABLE
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    lowest bigint := (SELECT last_value FROM queue_turn_floor);
BEGIN
    RETURN EXISTS (
        SELECT 1 FROM queue_unfolded AS change
         WHERE change.state = 'queued' AND change.priority >= 2 AND change.n >= 0 AND change.at <= now()
           AND queue_hides(change.org_id, change.priority, change.at, lowest, 9223372036854775807));
END $$;
REVOKE EXECUTE ON FUNCTION queue_hides_click FROM PUBLIC;

-- As in 0006. Nothing is taken either while this worker tries a suspect.
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
       OR EXISTS (SELECT 1 FROM worker WHERE heartbeat_at BETWEEN now() - leapfrog_setting('caution_minutes') * interval '1 min' AND now() - interval '30 s')
       OR (EXISTS (SELECT 1 FROM queue_suspect) AND queue_tries_alone(p_worker)) THEN RETURN; END IF;
    -- A worker that hangs in the middle must not keep its jobs and documents locked.
    PERFORM set_config('idle_in_transaction_session_timeout', '10s', true);
    jobs := queue_pick_next(p_worker, p_count, p_min_priority, p_max_priority);
    RETURN QUERY SELECT job.ctid, job.id, job.org_id, job.document_id, job.document_type, job.version_hint, job.priority, job.run_count,
                        job.source, org.org_id IS NOT NULL
                   FROM accounting_work_queue AS job LEFT JOIN queue_org AS org ON org.org_id = job.org_id AND org.max_leased IS NOT NULL
                  WHERE job.ctid = ANY (jobs);
END $$;

-- Ends a set: the work of p_done is done in this transaction; p_left could not be done in it and is leased, to be done one by one.
-- Returns the leased.
CREATE FUNCTION queue_end_set(p_done tid[], p_left tid[], p_worker text, p_lease interval)
RETURNS TABLE (id uuid, lease bigint, org_id text, document_id text, document_type text, version_hint int, priority int, run_count int, source text)
    LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_variable
BEGIN
    DELETE FROM accounting_work_queue AS job WHERE job.ctid = ANY (p_done) AND job.lease IS NULL;
    IF p_left <> '{}' THEN
        RETURN QUERY SELECT leased.id, leased.lease, leased.org_id, leased.document_id, leased.document_type, leased.version_hint,
                            leased.priority, leased.run_count, leased.source FROM queue_lease(p_left, p_worker, p_lease) AS leased;
    END IF;
END $$;
REVOKE EXECUTE ON FUNCTION queue_end_set FROM PUBLIC;

-- outside the transaction
SELECT queue_mend_rows();
SELECT queue_mend_leases();
ALTER TABLE accounting_work_queue VALIDATE CONSTRAINT org_id_has_1_to_500_bytes_and_document_id_1_to_2000;
ALTER TABLE accounting_work_queue VALIDATE CONSTRAINT source_is_known;
