-- 0006: taking jobs and handing them back. queue_pick is THE claim query: it chooses and locks jobs; queue_lease leases them.
-- In PL/pgSQL throughout, also where one statement is all: a session keeps its plans; SQL functions are planned at each call. Generic
-- plans where an array is a parameter: it would be planned for its length each time. Jobs are found by id or place alone, and checked by
-- their lease, not by their state: with that the planner may prefer a whole partial index (0002). A lease is a number given once, so ids and
-- leases may be compared as sets.

-- How many jobs of an organisation may start now, by its limits. Its row stays locked until commit, so that concurrent claims can't
-- exceed a limit together; 0 while another holds it.
CREATE FUNCTION queue_room(p_org text) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
    org queue_org;
BEGIN
    SELECT * INTO org FROM queue_org WHERE org_id = p_org FOR NO KEY UPDATE SKIP LOCKED;
    IF NOT FOUND THEN RETURN 0; END IF;
    RETURN greatest(0, least(
        org.max_leased - (SELECT count(*) FROM accounting_work_queue AS busy WHERE busy.state = 'leased' AND busy.org_id = p_org
            AND busy.leased_until >= to_timestamp((SELECT last_value FROM queue_lease_floor))),
        -- Unused time is saved up for one second at most.
        1 + floor(extract(epoch FROM now() - greatest(org.next_at, now() - interval '1 s')) * org.max_per_second)));
END $$;

-- Counts picked jobs against the rate of their organisations.
CREATE FUNCTION queue_count_rate(p_jobs tid[]) RETURNS void LANGUAGE plpgsql SET enable_seqscan = off SET jit = off AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM queue_org WHERE max_per_second IS NOT NULL) THEN
        UPDATE queue_org AS org
           SET next_at = greatest(org.next_at, now() - interval '1 s') + picked.n / org.max_per_second * interval '1 s'
          FROM (SELECT org_id, count(*) AS n FROM accounting_work_queue WHERE ctid = ANY (p_jobs) GROUP BY org_id) AS picked
         WHERE org.org_id = picked.org_id AND org.max_per_second IS NOT NULL;
    END IF;
END $$;

-- Where this connection is in the round of a priority: {the lane it served last, what is left of that one's share, the newest lane it has
-- seen}. Kept in a setting of the session, which costs no write, and which a rollback restores. It begins at random, so that workers don't
-- go round in step.
CREATE FUNCTION queue_place(p_priority int) RETURNS bigint[] LANGUAGE plpgsql AS $$
DECLARE
    place text := current_setting('leapfrog.place_' || p_priority, true);
    lowest bigint; newest bigint;
BEGIN
    IF place <> '' THEN RETURN place::bigint[]; END IF;
    lowest := (SELECT last_value FROM queue_turn_floor);
    newest := (SELECT last_value FROM queue_turn_seq);
    RETURN ARRAY[lowest + floor(random() * (newest - lowest))::bigint, 0, newest];
END $$;

-- Moves the marks of lanes past the jobs just picked from them. Where another has the lane or has just changed it, the mark stays
-- behind for now.
CREATE FUNCTION queue_move_marks(p_lanes tid[], p_at timestamptz[], p_ids uuid[]) RETURNS void LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
BEGIN
    UPDATE queue_lane AS lane
       SET mark_at = last.at, mark_id = last.id
      FROM unnest(p_lanes, p_at, p_ids) AS last(lane, at, id)
     CROSS JOIN LATERAL (SELECT free.ctid FROM queue_lane AS free WHERE free.ctid = last.lane FOR NO KEY UPDATE SKIP LOCKED) AS free
     WHERE lane.ctid = free.ctid AND (last.at, last.id) > (lane.mark_at, lane.mark_id);
END $$;

-- Chooses up to p_count ready jobs of one priority and locks them until commit: THE claim. Weighted round-robin: the connection goes
-- round the lanes that are awake, from where it was (queue_place), and takes of each the oldest jobs, `base` times its weight: its
-- share. Lanes that it has not seen yet come first, so an organisation's first job waits for no round. What is left to be had then, when
-- some lanes have less than their share, the others give by weight. Each connection is fair by itself, so all together are, and a
-- turn writes nothing. Nobody waits: what another transaction holds is stepped over.
CREATE FUNCTION queue_pick(p_priority int, p_count int) RETURNS tid[] LANGUAGE plpgsql
    SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off SET enable_hashjoin = off SET enable_mergejoin = off
    SET jit = off AS $$
DECLARE
    place bigint[] := queue_place(p_priority);
    served bigint := place[1]; credit bigint := place[2]; newest bigint := place[3];
    lowest bigint := (SELECT last_value FROM queue_turn_floor);
    -- About 16 lanes share a claim. No lane's share is below one job, so where weights are below 1 the others get more at a time.
    base float8 := greatest(ceil(p_count / 16.0), least(8, 1 / (SELECT least(1, min(weight)) FROM queue_org)));
    jobs tid[] := '{}';
    again bigint[]; again_at timestamptz[]; again_id uuid[]; again_n int[];  -- lanes that may have more, and how far they were emptied
    pass record;
BEGIN
    LOOP
        WITH lane AS (
            SELECT awake.lane, awake.turn, awake.org_id, coalesce(org.weight, 1) AS weight, awake.mark_at,
                   coalesce(again_at[nth], awake.mark_at) AS after_at, coalesce(again_id[nth], awake.mark_id) AS after_id,
                   least(CASE WHEN again IS NULL AND credit > 0 AND awake.turn = served THEN credit
                              ELSE greatest(1, floor(base * coalesce(org.weight, 1) + random())) END,
                         CASE WHEN org.max_leased IS NOT NULL OR org.max_per_second IS NOT NULL
                              THEN queue_room(awake.org_id) - coalesce(again_n[nth], 0) END)::int AS share
              FROM (SELECT * FROM (SELECT ctid AS lane, * FROM queue_lane AS unseen
                                    WHERE priority = p_priority AND wake_at < 'infinity' AND turn > newest ORDER BY turn) AS unseen
                    UNION ALL
                    SELECT * FROM (SELECT ctid AS lane, * FROM queue_lane AS ahead
                                    WHERE priority = p_priority AND wake_at < 'infinity' AND turn <= newest
                                      AND turn >= greatest(lowest, served + CASE WHEN credit > 0 THEN 0 ELSE 1 END) ORDER BY turn) AS ahead
                    UNION ALL
                    SELECT * FROM (SELECT ctid AS lane, * FROM queue_lane AS behind
                                    WHERE priority = p_priority AND wake_at < 'infinity' AND turn >= lowest
                                      AND turn < served + CASE WHEN credit > 0 THEN 0 ELSE 1 END ORDER BY turn) AS behind) AS awake
             CROSS JOIN LATERAL array_position(again, awake.turn) AS nth
              LEFT JOIN LATERAL (SELECT * FROM queue_org WHERE queue_org.org_id = awake.org_id LIMIT 1) AS org ON true
             WHERE awake.wake_at <= now() AND (again IS NULL OR awake.turn = ANY (again))
               AND (SELECT true FROM pause WHERE pause.scope = 'organisation' AND pause.key = awake.org_id) IS NULL),
        pick AS MATERIALIZED (
            SELECT lane.lane, lane.turn, lane.share, lane.weight, lane.mark_at, job.ctid, job.ready_at, job.id
              FROM lane CROSS JOIN LATERAL (
                   SELECT queued.ctid, queued.ready_at, queued.id FROM accounting_work_queue AS queued
                    WHERE queued.state = 'queued' AND queued.org_id = lane.org_id AND queued.priority = p_priority
                      AND (queued.ready_at, queued.id) > (lane.after_at, lane.after_id) AND queued.ready_at <= now()
                    ORDER BY queued.ready_at, queued.id LIMIT lane.share FOR UPDATE SKIP LOCKED) AS job
             LIMIT p_count - cardinality(jobs)),
        given AS MATERIALIZED (
            SELECT turn, min(lane) AS lane, min(share) AS share, min(weight) AS weight, count(*)::int AS n, max(ready_at) AS last_at,
                   (array_agg(id))[count(*)] AS last_id,
                   min(mark_at) = '-infinity' OR count(*) > 24 * random() AS moves -- one write for about 24 jobs
              FROM pick GROUP BY turn)
        SELECT (SELECT array_agg(ctid) FROM pick) AS jobs, (SELECT (array_agg(turn))[count(*)] FROM pick) AS last,
               array_agg(turn) AS turns, array_agg(share) AS shares, array_agg(n) AS ns, array_agg(weight) AS weights,
               array_agg(last_at) AS last_at, array_agg(last_id) AS last_id, array_agg(lane) FILTER (WHERE moves) AS mark_lanes,
               array_agg(last_at) FILTER (WHERE moves) AS mark_at, array_agg(last_id) FILTER (WHERE moves) AS mark_id
          INTO pass FROM given;
        EXIT WHEN pass.jobs IS NULL;
        jobs := jobs || pass.jobs;
        IF pass.mark_lanes IS NOT NULL THEN
            PERFORM queue_move_marks(pass.mark_lanes, pass.mark_at, pass.mark_id);
        END IF;
        IF again IS NULL THEN
            IF pass.last <= newest THEN
                served := pass.last;
                credit := CASE WHEN cardinality(jobs) = p_count THEN
                    (SELECT share - n FROM unnest(pass.turns, pass.shares, pass.ns) AS given(turn, share, n) WHERE turn = served) ELSE 0 END;
            END IF;
            newest := greatest(newest, (SELECT max(turn) FROM unnest(pass.turns) AS turn));
            PERFORM set_config('leapfrog.place_' || p_priority, ARRAY[served, credit, newest]::text, false);
        END IF;
        EXIT WHEN cardinality(jobs) >= p_count;
        SELECT array_agg(turn), array_agg(last_at), array_agg(last_id), array_agg(n + coalesce(again_n[array_position(again, turn)], 0)),
               (p_count - cardinality(jobs)) / sum(weight)
          INTO again, again_at, again_id, again_n, base
          FROM unnest(pass.turns, pass.shares, pass.ns, pass.weights, pass.last_at, pass.last_id) AS given(turn, share, n, weight, last_at, last_id)
         WHERE n = share;
        EXIT WHEN again IS NULL;
    END LOOP;
    RETURN jobs;
END $$;

-- Leases jobs that queue_pick locked in this transaction.
CREATE FUNCTION queue_lease(p_jobs tid[], p_worker text, p_lease interval) RETURNS SETOF accounting_work_queue LANGUAGE plpgsql
    SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
BEGIN
    RETURN QUERY UPDATE accounting_work_queue AS job
       SET state = 'leased', leased_by = p_worker, leased_until = clock_timestamp() + p_lease,
           lease = nextval('queue_lease_seq'), run_count = job.run_count + 1
     WHERE job.ctid = ANY (p_jobs) AND job.lease IS NULL RETURNING job.*;
END $$;

-- A job whose holder's lease has ended is taken over: one at a time and alone, so that a job that kills its worker takes no
-- neighbours along. After max_attempts it is dead: run_count counts the crashes too.
CREATE FUNCTION queue_adopt(p_worker text, p_lease interval, p_min_priority int, p_max_priority int)
RETURNS SETOF accounting_work_queue LANGUAGE plpgsql AS $$
DECLARE
    job accounting_work_queue; now_is timestamptz := clock_timestamp();
    since timestamptz := to_timestamp((SELECT last_value FROM queue_lease_floor));
BEGIN
    LOOP
        SELECT * INTO job FROM accounting_work_queue AS ended
         WHERE ended.state = 'leased' AND ended.leased_until BETWEEN since AND now_is
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
CREATE FUNCTION queue_pick_next(p_worker text, p_count int, p_min_priority int, p_max_priority int) RETURNS tid[] LANGUAGE plpgsql
    SET enable_seqscan = off SET jit = off AS $$
DECLARE
    jobs tid[] := '{}'; lowest bigint := (SELECT last_value FROM queue_turn_floor);
BEGIN
    IF EXISTS (SELECT 1 FROM pause WHERE scope = 'queue' OR (scope = 'worker' AND key = p_worker)) THEN RETURN jobs; END IF;
    FOR current_priority IN REVERSE p_max_priority .. p_min_priority LOOP
        CONTINUE WHEN NOT EXISTS (SELECT 1 FROM queue_lane WHERE wake_at < 'infinity' AND priority = current_priority AND turn >= lowest);
        jobs := queue_pick(current_priority, CASE WHEN current_priority >= 2 THEN least(p_count, 5) ELSE p_count END);
        EXIT WHEN jobs <> '{}';
    END LOOP;
    PERFORM queue_count_rate(jobs);
    RETURN jobs;
END $$;

-- Leases up to p_count ready jobs to p_worker. An express slot passes p_min_priority 2, a slot kept for normal work p_max_priority 1.
CREATE FUNCTION queue_claim(p_worker text, p_count int, p_lease interval, p_min_priority int DEFAULT 1, p_max_priority int DEFAULT 3)
RETURNS SETOF accounting_work_queue LANGUAGE plpgsql AS $$
BEGIN
    RETURN QUERY SELECT * FROM queue_adopt(p_worker, p_lease, p_min_priority, p_max_priority);
    IF NOT FOUND THEN
        RETURN QUERY SELECT * FROM queue_lease(queue_pick_next(p_worker, p_count, p_min_priority, p_max_priority), p_worker, p_lease);
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
               source text, limited boolean) LANGUAGE plpgsql
    SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
DECLARE
    jobs tid[]; now_is timestamptz := clock_timestamp();
    since timestamptz := to_timestamp((SELECT last_value FROM queue_lease_floor));
BEGIN
    IF EXISTS (SELECT 1 FROM accounting_work_queue AS job WHERE job.state = 'leased' AND job.leased_until BETWEEN since AND now_is)
       OR EXISTS (SELECT 1 FROM worker WHERE heartbeat_at BETWEEN now() - leapfrog_setting('caution_minutes') * interval '1 min' AND now() - interval '30 s') THEN RETURN; END IF;
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
CREATE FUNCTION queue_end_set(p_done tid[], p_left tid[], p_worker text, p_lease interval) RETURNS SETOF accounting_work_queue
    LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
BEGIN
    DELETE FROM accounting_work_queue AS job WHERE job.ctid = ANY (p_done) AND job.lease IS NULL;
    IF p_left <> '{}' THEN
        RETURN QUERY SELECT * FROM queue_lease(p_left, p_worker, p_lease);
    END IF;
END $$;

-- Extends leases that are still held; returns those. A job that is missing was taken over: its holder must drop it.
CREATE FUNCTION queue_heartbeat(p_jobs uuid[], p_leases bigint[], p_lease interval) RETURNS SETOF uuid LANGUAGE plpgsql AS $$
BEGIN
    RETURN QUERY UPDATE accounting_work_queue AS job SET leased_until = clock_timestamp() + p_lease
     WHERE job.id = ANY (p_jobs) AND job.lease = ANY (p_leases) RETURNING job.id;
END $$;

-- Finishes jobs without any other effect (noop work, jobs that a newer version made needless), fenced; returns the finished.
CREATE FUNCTION queue_complete(p_jobs uuid[], p_leases bigint[]) RETURNS SETOF uuid LANGUAGE plpgsql AS $$
BEGIN
    RETURN QUERY DELETE FROM accounting_work_queue AS job
     WHERE job.id = ANY (p_jobs) AND job.lease = ANY (p_leases) RETURNING job.id;
END $$;

-- Hands jobs back untouched (a graceful stop): the attempt does not count. Fenced.
CREATE FUNCTION queue_release(p_jobs uuid[], p_leases bigint[]) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
    orgs text[]; documents text[]; keep uuid[];
BEGIN
    WITH released AS (
        UPDATE accounting_work_queue AS job
           SET state = 'queued', leased_by = NULL, leased_until = NULL, lease = NULL, run_count = greatest(0, job.run_count - 1)
         WHERE job.id = ANY (p_jobs) AND job.lease = ANY (p_leases) RETURNING job.org_id, job.document_id, job.id)
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
    SELECT * INTO job FROM accounting_work_queue WHERE id = p_job AND lease = p_lease;
    IF NOT FOUND THEN RETURN NULL; END IF;
    -- Documents before queue rows: the lock order of every function here.
    SELECT accounting_ready_version INTO ready_version FROM document
     WHERE org_id = job.org_id AND document_id = job.document_id FOR UPDATE;
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

-- Finishes jobs whose document version is no longer the newest. The newest version must not be left without a job: where it is
-- neither posted nor asked for by another job, this job goes back to the queue for it instead of ending.
-- The caller holds the row locks of documents and jobs.
CREATE FUNCTION queue_supersede(p_jobs uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO job_event (job_id, org_id, document_id, what, version, attempt, who, detail)
    SELECT job.id, job.org_id, job.document_id, 'superseded', job.version_hint, job.run_count, coalesce(job.leased_by, session_user),
           coalesce('the document is at version ' || document.accounting_ready_version, 'the document is gone')
      FROM accounting_work_queue AS job LEFT JOIN document USING (org_id, document_id) WHERE job.id = ANY (p_jobs);
    UPDATE accounting_work_queue AS job
       SET state = 'queued', version_hint = document.accounting_ready_version, leased_by = NULL, leased_until = NULL, lease = NULL, run_count = 0
      FROM document
     WHERE job.id = ANY (p_jobs) AND document.org_id = job.org_id AND document.document_id = job.document_id
       AND document.posted_version < document.accounting_ready_version
       AND NOT EXISTS (SELECT 1 FROM accounting_work_queue AS other
             WHERE other.state || '' = 'queued' AND other.org_id = job.org_id AND other.document_id = job.document_id)
       AND NOT EXISTS (SELECT 1 FROM accounting_work_queue AS other
             WHERE other.state = 'leased' AND other.leased_until >= to_timestamp((SELECT last_value FROM queue_lease_floor))
               AND other.org_id = job.org_id AND other.document_id = job.document_id
               AND other.id <> ALL (p_jobs) AND other.version_hint >= document.accounting_ready_version);
    DELETE FROM accounting_work_queue AS job WHERE job.id = ANY (p_jobs) AND job.lease IS NOT NULL;
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
        SELECT job.id FROM accounting_work_queue AS job WHERE job.id = ANY (p_jobs) AND job.lease = ANY (p_leases)
         ORDER BY job.id::text FOR UPDATE) AS locked;
    IF held IS NOT NULL THEN
        PERFORM queue_supersede(held);
    END IF;
    RETURN QUERY SELECT unnest(held);
END $$;
