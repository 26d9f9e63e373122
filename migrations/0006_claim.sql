-- 0006: taking jobs and handing them back. queue_claim is THE claim query: queue_pick chooses and locks, queue_lease leases.

-- How many jobs of an organisation may start now, by its limits. Volatile: it sees what was committed before its caller got the
-- lock of the organisation's row, so concurrent claims can't exceed a limit together.
CREATE FUNCTION queue_room(p_org queue_org) RETURNS int LANGUAGE sql VOLATILE AS $$
    SELECT greatest(0, least(
        p_org.max_leased - (SELECT count(*) FROM accounting_work_queue AS busy WHERE busy.state = 'leased' AND busy.org_id = p_org.org_id),
        -- Unused time is saved up for one second at most.
        1 + floor(extract(epoch FROM now() - greatest(p_org.next_at, now() - interval '1 s')) * p_org.max_per_second)))::int $$;

-- Chooses up to p_count ready jobs of one priority and locks them until commit. Turns: the organisations that were served least for
-- their weight: 32, or in large sets so many that each gives about eight jobs. (Fewer, and claims that run at once crowd into the
-- same few lanes: shares were off by 11 % instead of 4 %.) `level` is how far all of them can be served with p_count jobs (as water
-- fills a vessel with steps), so each gets what it is behind plus its share, by weight; within an organisation the oldest go first.
-- Nobody waits: what another transaction holds is stepped over. Lanes are charged when their jobs are leased or done (queue_charge), so that a set of jobs
-- may stay in one transaction without keeping others from the lanes.
-- p_floor: no lane was served less (queue_served_floor). p_from_start: organisations whose mark is not believed. p_skip: those to
-- leave out. dry_orgs: those that gave nothing.
CREATE FUNCTION queue_pick(p_priority int, p_count int, p_floor float8, p_from_start text[], p_skip text[],
                           OUT jobs tid[], OUT dry_orgs text[], OUT least_served float8)
    LANGUAGE plpgsql
    SET enable_seqscan = off SET jit = off AS $$
BEGIN
    WITH lane AS MATERIALIZED (
        SELECT lane.org_id, lane.served, lane.mark_id, coalesce(org.weight, 1) AS weight,
               org.max_leased IS NOT NULL OR org.max_per_second IS NOT NULL AS limited,
               CASE WHEN lane.mark_set > now() - interval '10 s' AND lane.org_id <> ALL (p_from_start) THEN lane.mark_at
                    ELSE '-infinity' END AS mark_at
          FROM queue_lane AS lane LEFT JOIN queue_org AS org USING (org_id)
         WHERE lane.wake_at < 'infinity' AND lane.priority = p_priority AND lane.wake_at <= now()
           AND lane.served >= p_floor AND lane.org_id <> ALL (p_skip)
           AND NOT EXISTS (SELECT 1 FROM pause WHERE pause.scope = 'organisation' AND pause.key = lane.org_id)
         ORDER BY lane.priority DESC, lane.served LIMIT least(p_count, greatest(32, p_count / 8))),
    room AS MATERIALIZED (
        SELECT org.org_id, queue_room(org) AS jobs
          FROM (SELECT * FROM queue_org WHERE org_id IN (SELECT org_id FROM lane WHERE limited) FOR NO KEY UPDATE SKIP LOCKED) AS org),
    level AS (
        SELECT min(level) AS level FROM (
            SELECT served, (p_count + sum(weight * served) OVER up_to) / sum(weight) OVER up_to AS level
              FROM lane WINDOW up_to AS (ORDER BY served)) AS step
         WHERE served < level),
    turn AS MATERIALIZED (
        SELECT lane.*, CASE WHEN NOT lane.limited THEN p_count ELSE coalesce(room.jobs, 0) END AS room,
               greatest(1, least(p_count, ceil(lane.weight * (level.level - lane.served) - 1e-6)))::int AS share
          FROM lane CROSS JOIN level LEFT JOIN room USING (org_id) WHERE lane.served < level.level),
    candidate AS MATERIALIZED (
        SELECT job.ctid, job.id, job.ready_at, turn.org_id, turn.served, turn.weight,
               row_number() OVER (PARTITION BY turn.org_id ORDER BY job.ready_at, job.id) AS place
          FROM turn CROSS JOIN LATERAL (
               SELECT queued.ctid, queued.id, queued.ready_at FROM accounting_work_queue AS queued
                WHERE queued.state = 'queued' AND queued.org_id = turn.org_id AND queued.priority = p_priority
                  AND (queued.ready_at, queued.id) > (turn.mark_at, turn.mark_id) AND queued.ready_at <= now()
                ORDER BY queued.ready_at, queued.id LIMIT least(turn.share, turn.room) FOR UPDATE SKIP LOCKED) AS job)
    SELECT (SELECT array_agg(pick.ctid) FROM (
                SELECT ctid FROM candidate ORDER BY served + place / weight, ready_at, id LIMIT p_count) AS pick),
           (SELECT array_agg(turn.org_id) FROM turn WHERE NOT EXISTS (SELECT 1 FROM candidate WHERE candidate.org_id = turn.org_id)),
           (SELECT min(served) FROM lane)
      INTO jobs, dry_orgs, least_served;
END $$;

-- Charges the turns of these picked jobs to their lanes, and moves the lanes' marks past them. In the order in which queue_wake goes
-- through lanes, so that two who are at it at once don't wait for each other in a ring. Call as late as possible: the lanes stay locked until commit.
CREATE FUNCTION queue_charge(p_jobs tid[]) RETURNS void LANGUAGE plpgsql SET enable_seqscan = off SET jit = off AS $$
DECLARE
    turn record;
BEGIN
    FOR turn IN
        SELECT job.org_id, job.priority, count(*) AS n, max(job.ready_at) AS last_at,
               (array_agg(job.id ORDER BY job.ready_at DESC, job.id DESC))[1] AS last_id
          FROM accounting_work_queue AS job WHERE job.ctid = ANY (p_jobs)
         GROUP BY 1, 2 ORDER BY queue_lane_lock(job.org_id), 1, 2
    LOOP
        UPDATE queue_lane AS lane
           SET served = lane.served + turn.n / coalesce((SELECT weight FROM queue_org WHERE queue_org.org_id = turn.org_id), 1),
               mark_at = CASE WHEN lane.mark_set <= now() - interval '10 s' OR turn.last_at > lane.mark_at THEN turn.last_at ELSE lane.mark_at END,
               mark_id = CASE WHEN lane.mark_set <= now() - interval '10 s' OR turn.last_at > lane.mark_at THEN turn.last_id ELSE lane.mark_id END,
               mark_set = CASE WHEN lane.mark_set <= now() - interval '10 s' THEN now() ELSE lane.mark_set END
         WHERE lane.org_id = turn.org_id AND lane.priority = turn.priority;
        UPDATE queue_org AS org
           SET next_at = greatest(org.next_at, now() - interval '1 s') + turn.n / org.max_per_second * interval '1 s'
         WHERE org.org_id = turn.org_id AND org.max_per_second IS NOT NULL;
    END LOOP;
END $$;

-- Leases jobs that queue_pick locked in this transaction.
CREATE FUNCTION queue_lease(p_jobs tid[], p_worker text, p_lease interval) RETURNS SETOF accounting_work_queue LANGUAGE sql
    SET enable_seqscan = off SET jit = off AS $$
    UPDATE accounting_work_queue AS job
       SET state = 'leased', leased_by = p_worker, leased_until = clock_timestamp() + p_lease,
           lease = nextval('queue_lease_seq'), run_count = job.run_count + 1
     WHERE job.ctid = ANY (p_jobs) AND job.state = 'queued' RETURNING job.* $$;

-- Lanes that gave nothing sleep until their next job is ready, or until the organisation's rate allows one. Looked at again from
-- their start, in a new snapshot, under a lock (queue_lane_lock) that no enqueue in flight allows: so there is no lost wake-up between
-- "empty" and an enqueue that has not committed yet. Call after queue_charge: this never waits for a lane, but holds them until commit.
CREATE FUNCTION queue_rest_lanes(p_orgs text[], p_priorities int[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    idle_orgs text[]; idle_priorities int[];
BEGIN
    SELECT array_agg(org_id), array_agg(priority) INTO idle_orgs, idle_priorities FROM (
        SELECT lane.org_id, lane.priority FROM unnest(p_orgs, p_priorities) AS dry(org_id, priority)
          JOIN queue_lane AS lane USING (org_id, priority)
         WHERE pg_try_advisory_xact_lock(hashtext('leapfrog.queue_lane'), queue_lane_lock(dry.org_id))
           FOR UPDATE OF lane SKIP LOCKED) AS locked;
    UPDATE queue_lane AS lane
       SET mark_at = '-infinity', wake_at = coalesce((
           SELECT greatest(ready_at, (SELECT next_at FROM queue_org AS org WHERE org.org_id = lane.org_id AND org.max_per_second IS NOT NULL))
             FROM accounting_work_queue AS job
            WHERE job.org_id = lane.org_id AND job.priority = lane.priority AND job.state = 'queued' ORDER BY ready_at LIMIT 1), 'infinity')
      FROM unnest(idle_orgs, idle_priorities) AS idle(org_id, priority)
     WHERE lane.org_id = idle.org_id AND lane.priority = idle.priority;
END $$;

-- A job whose holder's lease has ended is taken over: one at a time and alone, so that a job that kills its worker takes no
-- neighbours along. After max_attempts it is dead: run_count counts the crashes too.
CREATE FUNCTION queue_adopt(p_worker text, p_lease interval, p_min_priority int, p_max_priority int)
RETURNS SETOF accounting_work_queue LANGUAGE plpgsql AS $$
DECLARE
    job accounting_work_queue;
BEGIN
    LOOP
        SELECT * INTO job FROM accounting_work_queue AS ended
         WHERE ended.state = 'leased' AND ended.leased_until < clock_timestamp()
           AND ended.priority BETWEEN p_min_priority AND p_max_priority
           AND NOT EXISTS (SELECT 1 FROM pause WHERE pause.scope = 'organisation' AND pause.key = ended.org_id)
         ORDER BY ended.leased_until LIMIT 1 FOR UPDATE SKIP LOCKED;
        IF NOT FOUND THEN RETURN; END IF;
        IF job.run_count < leapfrog_setting('max_attempts') THEN
            INSERT INTO job_event (job_id, org_id, document_id, what, version, attempt, who, detail)
            VALUES (job.id, job.org_id, job.document_id, 'adopted', job.version_hint, job.run_count + 1, p_worker,
                    'the lease of ' || job.leased_by || ' ended');
            RETURN QUERY UPDATE accounting_work_queue AS q
               SET leased_by = p_worker, leased_until = clock_timestamp() + p_lease, lease = nextval('queue_lease_seq'), run_count = q.run_count + 1
             WHERE q.id = job.id RETURNING q.*;
            RETURN;
        END IF;
        PERFORM queue_bury(job, 'worker_died', '', 'Its worker stopped without a word ' || job.run_count || ' times.');
    END LOOP;
END $$;

-- Picks up to p_count ready jobs, by priority, within a priority in fair turns between organisations, then oldest first. Jobs of
-- priority 2 and 3 are never picked together with others and at most 5 at once, so that the next such click finds a turn soon.
-- dry_*: lanes that gave nothing; the caller puts them to rest after it has charged the others.
CREATE FUNCTION queue_pick_next(p_worker text, p_count int, p_min_priority int, p_max_priority int,
                                OUT jobs tid[], OUT dry_orgs text[], OUT dry_priorities int[]) LANGUAGE plpgsql AS $$
DECLARE
    most int; floor float8; pass record; once text[]; twice text[];
BEGIN
    jobs := '{}'; dry_orgs := '{}'; dry_priorities := '{}';
    IF EXISTS (SELECT 1 FROM pause WHERE scope = 'queue' OR (scope = 'worker' AND key = p_worker)) THEN RETURN; END IF;
    FOR current_priority IN REVERSE p_max_priority .. p_min_priority LOOP
        most := CASE WHEN current_priority >= 2 THEN least(p_count, 5) ELSE p_count END;
        floor := queue_served_floor(current_priority);
        once := '{}'; twice := '{}';
        WHILE cardinality(jobs) < most LOOP
            EXIT WHEN NOT EXISTS (SELECT 1 FROM queue_lane AS lane WHERE lane.wake_at < 'infinity' AND lane.priority = current_priority
                                     AND lane.served >= floor AND lane.wake_at <= now());
            pass := queue_pick(current_priority, most - cardinality(jobs), floor, once, twice);
            IF current_priority = 1 AND floor = 0 AND twice = '{}' AND pass.least_served IS NOT NULL THEN
                PERFORM setval('queue_floor', floor(pass.least_served)::bigint), setval('queue_floor_found', extract(epoch FROM clock_timestamp())::bigint);
            END IF;
            jobs := jobs || coalesce(pass.jobs, '{}');
            EXIT WHEN pass.dry_orgs IS NULL AND pass.jobs IS NULL;  -- what is left here is paused, or nothing
            IF pass.dry_orgs IS NOT NULL THEN              -- a mark may have hidden a job that came back: once more, from the start
                twice := twice || ARRAY(SELECT unnest(pass.dry_orgs) INTERSECT SELECT unnest(once));
                once := once || pass.dry_orgs;
            END IF;
        END LOOP;
        dry_orgs := dry_orgs || twice;
        dry_priorities := dry_priorities || array_fill(current_priority, ARRAY[cardinality(twice)]);
        EXIT WHEN cardinality(jobs) >= most OR (current_priority >= 2 AND jobs <> '{}');
    END LOOP;
END $$;

-- Leases up to p_count ready jobs to p_worker. An express slot passes p_min_priority 2, a slot kept for normal work p_max_priority
-- 1. Run it in a transaction of its own: the lanes it serves stay locked until commit.
CREATE FUNCTION queue_claim(p_worker text, p_count int, p_lease interval, p_min_priority int DEFAULT 1, p_max_priority int DEFAULT 3)
RETURNS SETOF accounting_work_queue LANGUAGE plpgsql AS $$
DECLARE
    picked record;
BEGIN
    RETURN QUERY SELECT * FROM queue_adopt(p_worker, p_lease, p_min_priority, p_max_priority);
    IF FOUND THEN RETURN; END IF;
    picked := queue_pick_next(p_worker, p_count, p_min_priority, p_max_priority);
    IF picked.jobs <> '{}' THEN
        PERFORM queue_charge(picked.jobs);
        RETURN QUERY SELECT * FROM queue_lease(picked.jobs, p_worker, p_lease);
    END IF;
    IF picked.dry_orgs <> '{}' THEN
        PERFORM queue_rest_lanes(picked.dry_orgs, picked.dry_priorities);
    END IF;
END $$;

-- Takes up to p_count ready jobs as a set without leasing them: they stay locked by this transaction, which does their work and
-- ends with queue_end_set. Nothing is written for a job but its end, so fast jobs cost a fraction; if the worker dies the
-- transaction is undone and they wait as before. place is valid in this transaction only, until the job is changed.
-- limited: its organisation has a limit of jobs at once, which counts leases.
-- Nothing is taken, and the caller claims instead, while a lease has ended, and for caution_minutes after a worker stopped without a
-- word: a job that kills its worker is found by its attempts, which only a lease counts.
CREATE FUNCTION queue_take(p_worker text, p_count int, p_min_priority int DEFAULT 1, p_max_priority int DEFAULT 3)
RETURNS TABLE (place tid, id uuid, org_id text, document_id text, document_type text, version_hint int, priority int, run_count int,
               source text, limited boolean) LANGUAGE plpgsql SET enable_seqscan = off SET jit = off AS $$
DECLARE
    picked record;
BEGIN
    IF EXISTS (SELECT 1 FROM accounting_work_queue AS job WHERE job.state = 'leased' AND job.leased_until < clock_timestamp())
       OR EXISTS (SELECT 1 FROM worker WHERE heartbeat_at BETWEEN now() - leapfrog_setting('caution_minutes') * interval '1 min' AND now() - interval '30 s') THEN RETURN; END IF;
    -- A worker that hangs in the middle must not keep its jobs and documents locked.
    PERFORM set_config('idle_in_transaction_session_timeout', '10s', true);
    picked := queue_pick_next(p_worker, p_count, p_min_priority, p_max_priority);
    IF picked.jobs = '{}' THEN
        PERFORM queue_rest_lanes(picked.dry_orgs, picked.dry_priorities);
        RETURN;
    END IF;
    -- For queue_end_set: lanes are put to rest after the others are charged.
    PERFORM set_config('leapfrog.dry_orgs', picked.dry_orgs::text, true), set_config('leapfrog.dry_priorities', picked.dry_priorities::text, true);
    RETURN QUERY SELECT job.ctid, job.id, job.org_id, job.document_id, job.document_type, job.version_hint, job.priority, job.run_count,
                        job.source, org.org_id IS NOT NULL
                   FROM accounting_work_queue AS job LEFT JOIN queue_org AS org ON org.org_id = job.org_id AND org.max_leased IS NOT NULL
                  WHERE job.ctid = ANY (picked.jobs);
END $$;

-- Ends a set: the work of p_done is done in this transaction; p_left could not be done in it and is leased, to be done one by one.
-- Returns the leased.
CREATE FUNCTION queue_end_set(p_done tid[], p_left tid[], p_worker text, p_lease interval) RETURNS SETOF accounting_work_queue
    LANGUAGE plpgsql SET enable_seqscan = off SET jit = off AS $$
BEGIN
    PERFORM queue_charge(p_done || p_left);
    DELETE FROM accounting_work_queue AS job WHERE job.ctid = ANY (p_done) AND job.state = 'queued';
    IF p_left <> '{}' THEN
        RETURN QUERY SELECT * FROM queue_lease(p_left, p_worker, p_lease);
    END IF;
    PERFORM queue_rest_lanes(current_setting('leapfrog.dry_orgs')::text[], current_setting('leapfrog.dry_priorities')::int[]);
END $$;

-- Extends leases that are still held; returns those. A job that is missing was taken over: its holder must drop it.
CREATE FUNCTION queue_heartbeat(p_jobs uuid[], p_leases bigint[], p_lease interval) RETURNS SETOF uuid LANGUAGE sql AS $$
    UPDATE accounting_work_queue AS job SET leased_until = clock_timestamp() + p_lease
      FROM unnest(p_jobs, p_leases) AS held(id, lease)
     WHERE job.id = held.id AND job.lease = held.lease AND job.state = 'leased' RETURNING job.id $$;

-- Finishes jobs without any other effect (noop work, jobs that a newer version made needless), fenced; returns the finished.
CREATE FUNCTION queue_complete(p_jobs uuid[], p_leases bigint[]) RETURNS SETOF uuid LANGUAGE sql AS $$
    DELETE FROM accounting_work_queue AS job USING unnest(p_jobs, p_leases) AS held(id, lease)
     WHERE job.id = held.id AND job.lease = held.lease AND job.state = 'leased' RETURNING job.id $$;

-- Hands jobs back untouched (a graceful stop): the attempt does not count. Fenced.
CREATE FUNCTION queue_release(p_jobs uuid[], p_leases bigint[]) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
    orgs text[]; documents text[]; keep uuid[];
BEGIN
    WITH released AS (
        UPDATE accounting_work_queue AS job
           SET state = 'queued', leased_by = NULL, leased_until = NULL, lease = NULL, run_count = greatest(0, job.run_count - 1)
          FROM unnest(p_jobs, p_leases) AS held(id, lease)
         WHERE job.id = held.id AND job.lease = held.lease AND job.state = 'leased' RETURNING job.org_id, job.document_id, job.id)
    SELECT array_agg(org_id), array_agg(document_id), array_agg(id) INTO orgs, documents, keep FROM released;
    IF orgs IS NOT NULL THEN
        PERFORM queue_merge(orgs, documents, keep);
        PERFORM pg_notify('accounting_work_queue', '');
    END IF;
    RETURN coalesce(cardinality(orgs), 0);
END $$;

-- Dead letter: the job stays with its reason, its document says that it is refused, its recreation has an outcome.
-- The caller holds the job's row lock. A document that has moved on to a newer version is not touched.
CREATE FUNCTION queue_bury(p_job accounting_work_queue, p_code text, p_field text, p_message text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    UPDATE accounting_work_queue
       SET state = 'dead', last_error = p_code || ': ' || p_message, leased_by = NULL, leased_until = NULL, lease = NULL
     WHERE id = p_job.id;
    UPDATE document
       SET accounting_status = 'refused', status_code = p_code, status_field = p_field, status_message = p_message, status_at = clock_timestamp()
     WHERE org_id = p_job.org_id AND document_id = p_job.document_id
       AND posted_version < accounting_ready_version AND accounting_ready_version <= greatest(p_job.version_hint, 1);
    UPDATE recreation_document
       SET outcome = 'refused', code = p_code, field = p_field, message = p_message, finished_at = clock_timestamp(), worker = p_job.leased_by
     WHERE org_id = p_job.org_id AND document_id = p_job.document_id AND outcome = 'waiting'
       AND new_version <= greatest(p_job.version_hint, 1);
    INSERT INTO job_event (job_id, org_id, document_id, what, version, attempt, who, detail)
    VALUES (p_job.id, p_job.org_id, p_job.document_id, 'dead', p_job.version_hint, p_job.run_count, coalesce(p_job.leased_by, session_user),
            p_code || ': ' || p_message);
END $$;

-- A job failed. Permanent, or out of attempts: dead. Else it comes back after 2 s · 2^(runs−1), at most 10 min, half of it jitter.
-- p_version is the document version that was computed: when the document has moved on, the failure means nothing and the job is
-- finished as superseded. Returns queued, dead, superseded, or null when the lease was lost.
CREATE FUNCTION queue_fail(p_job uuid, p_lease bigint, p_version int, p_code text, p_field text, p_message text, p_permanent boolean)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    job accounting_work_queue; ready_version int;
BEGIN
    SELECT * INTO job FROM accounting_work_queue WHERE id = p_job AND lease = p_lease AND state = 'leased';
    IF NOT FOUND THEN RETURN NULL; END IF;
    -- Documents before queue rows: the lock order of every function here.
    SELECT accounting_ready_version INTO ready_version FROM document
     WHERE org_id = job.org_id AND document_id = job.document_id FOR UPDATE;
    SELECT * INTO job FROM accounting_work_queue WHERE id = p_job AND lease = p_lease AND state = 'leased' FOR UPDATE;
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

-- Finishes jobs whose document version is no longer the newest. The newest version must not be left without a job: where it is
-- neither posted nor asked for by another job, this job goes back to the queue for it instead of ending.
-- The caller holds the row locks of documents and jobs.
CREATE FUNCTION queue_supersede(p_jobs uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO job_event (job_id, org_id, document_id, what, version, attempt, who, detail)
    SELECT job.id, job.org_id, job.document_id, 'superseded', job.version_hint, job.run_count, coalesce(job.leased_by, session_user),
           'the document is at version ' || document.accounting_ready_version
      FROM accounting_work_queue AS job LEFT JOIN document USING (org_id, document_id) WHERE job.id = ANY (p_jobs);
    UPDATE accounting_work_queue AS job
       SET state = 'queued', version_hint = document.accounting_ready_version, leased_by = NULL, leased_until = NULL, lease = NULL, run_count = 0
      FROM document
     WHERE job.id = ANY (p_jobs) AND document.org_id = job.org_id AND document.document_id = job.document_id
       AND document.posted_version < document.accounting_ready_version
       AND NOT EXISTS (SELECT 1 FROM accounting_work_queue AS other
             WHERE other.state = 'queued' AND other.org_id = job.org_id AND other.document_id = job.document_id)
       AND NOT EXISTS (SELECT 1 FROM accounting_work_queue AS other
             WHERE other.state = 'leased' AND other.org_id = job.org_id AND other.document_id = job.document_id
               AND other.id <> ALL (p_jobs) AND other.version_hint >= document.accounting_ready_version);
    DELETE FROM accounting_work_queue AS job WHERE job.id = ANY (p_jobs) AND job.state = 'leased';
END $$;

-- The same from outside, fenced, for jobs whose holder saw when it loaded the document that there is nothing left to do for them.
CREATE FUNCTION queue_finish_stale(p_jobs uuid[], p_leases bigint[]) RETURNS SETOF uuid LANGUAGE plpgsql AS $$
DECLARE
    held uuid[];
BEGIN
    PERFORM 1 FROM document
      WHERE (org_id, document_id) IN (SELECT org_id, document_id FROM accounting_work_queue WHERE id = ANY (p_jobs))
      ORDER BY org_id, document_id FOR UPDATE;
    SELECT array_agg(id) INTO held FROM (
        SELECT job.id FROM accounting_work_queue AS job JOIN unnest(p_jobs, p_leases) AS mine(id, lease) USING (id, lease)
         WHERE job.state = 'leased' ORDER BY job.id FOR UPDATE OF job) AS locked;
    IF held IS NOT NULL THEN
        PERFORM queue_supersede(held);
    END IF;
    RETURN QUERY SELECT unnest(held);
END $$;
