-- 0006: taking jobs and handing them back. queue_claim is THE claim query; it calls queue_claim_pass once per priority.

-- One pass over one priority: turns for up to p_lanes lanes (least served first), from each its oldest ready jobs.
-- p_exclusive: take only lanes that nobody else is serving now (exact turns between claimers); else share lanes, uncharged.
-- empty_orgs: lanes that gave nothing; the caller puts them to rest.
CREATE FUNCTION queue_claim_pass(p_worker text, p_count int, p_lease interval, p_priority int, p_exclusive boolean, p_lanes int,
                                 OUT jobs accounting_work_queue[], OUT empty_orgs text[]) LANGUAGE plpgsql
    SET enable_seqscan = off SET jit = off AS $$
BEGIN
    WITH free_lane AS MATERIALIZED (
        SELECT lane.* FROM queue_lane AS lane
         WHERE p_exclusive AND lane.wake_at < 'infinity' AND lane.priority = p_priority AND lane.wake_at <= now()
           AND NOT EXISTS (SELECT 1 FROM pause WHERE pause.scope = 'organisation' AND pause.key = lane.org_id)
         ORDER BY lane.priority DESC, lane.served LIMIT least(p_count, p_lanes) FOR NO KEY UPDATE SKIP LOCKED),
    shared_lane AS MATERIALIZED (
        SELECT lane.* FROM queue_lane AS lane
         WHERE NOT p_exclusive AND lane.wake_at < 'infinity' AND lane.priority = p_priority AND lane.wake_at <= now()
           AND NOT EXISTS (SELECT 1 FROM pause WHERE pause.scope = 'organisation' AND pause.key = lane.org_id)
         ORDER BY lane.priority DESC, lane.served LIMIT least(p_count, p_lanes)),
    turn AS MATERIALIZED (
        SELECT lane.org_id, lane.served, lane.mark_id, coalesce(org.weight, 1) AS weight,
               CASE WHEN lane.mark_set > now() - interval '10 s' THEN lane.mark_at ELSE '-infinity' END AS mark_at,
               least(p_count, ceil(2.0 * p_count / count(*) OVER ())::int,
                     CASE WHEN org.max_leased IS NOT NULL THEN greatest(0, org.max_leased - (
                         SELECT count(*) FROM accounting_work_queue AS busy WHERE busy.state = 'leased' AND busy.org_id = lane.org_id))::int END) AS quota
          FROM (SELECT * FROM free_lane UNION ALL SELECT * FROM shared_lane) AS lane LEFT JOIN queue_org AS org USING (org_id)),
    candidate AS MATERIALIZED (
        SELECT job.id, job.ready_at, turn.org_id, turn.served, turn.weight,
               row_number() OVER (PARTITION BY turn.org_id ORDER BY job.ready_at, job.id) AS place
          FROM turn CROSS JOIN LATERAL (
               SELECT queued.id, queued.ready_at FROM accounting_work_queue AS queued
                WHERE queued.state = 'queued' AND queued.org_id = turn.org_id AND queued.priority = p_priority
                  AND (queued.ready_at, queued.id) > (turn.mark_at, turn.mark_id) AND queued.ready_at <= now()
                ORDER BY queued.ready_at, queued.id LIMIT turn.quota FOR UPDATE SKIP LOCKED) AS job),
    pick AS MATERIALIZED (
        SELECT * FROM candidate ORDER BY served + place / weight, ready_at, id LIMIT p_count),
    charge AS (
        UPDATE queue_lane AS lane
           SET served = lane.served + taken.n / taken.weight, mark_at = taken.last_at, mark_id = taken.last_id,
               mark_set = CASE WHEN lane.mark_set > now() - interval '10 s' THEN lane.mark_set ELSE now() END
          FROM (SELECT org_id, weight, count(*) AS n, max(ready_at) AS last_at, (array_agg(id ORDER BY ready_at DESC, id DESC))[1] AS last_id
                  FROM pick WHERE p_exclusive GROUP BY 1, 2) AS taken
         WHERE lane.org_id = taken.org_id AND lane.priority = p_priority),
    leased AS (
        UPDATE accounting_work_queue AS job
           SET state = 'leased', leased_by = p_worker, leased_until = clock_timestamp() + p_lease,
               lease = nextval('queue_lease_seq'), run_count = job.run_count + 1
          FROM pick WHERE job.id = pick.id RETURNING job)
    SELECT (SELECT array_agg(leased.job) FROM leased),
           (SELECT array_agg(turn.org_id) FROM turn
             WHERE turn.quota > 0 AND NOT EXISTS (SELECT 1 FROM candidate WHERE candidate.org_id = turn.org_id))
      INTO jobs, empty_orgs;
END $$;

-- Lanes that gave nothing: looked at again from their start, in a new snapshot, under a lock that no enqueue in flight allows.
-- So there is no lost wake-up between "empty" and an enqueue that has not committed yet.
CREATE FUNCTION queue_rest_lanes(p_orgs text[], p_priority int) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    idle text[];
BEGIN
    SELECT array_agg(org_id) INTO idle FROM (
        SELECT org_id FROM queue_lane WHERE org_id = ANY (p_orgs) AND priority = p_priority FOR UPDATE SKIP LOCKED) AS lane;
    UPDATE queue_lane AS lane
       SET mark_at = '-infinity', wake_at = coalesce((
           SELECT ready_at FROM accounting_work_queue AS job
            WHERE job.org_id = lane.org_id AND job.priority = lane.priority AND job.state = 'queued' ORDER BY ready_at LIMIT 1), 'infinity')
     WHERE lane.org_id = ANY (idle) AND lane.priority = p_priority;
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

-- Leases up to p_count ready jobs to p_worker: by priority, within a priority in fair turns between organisations, then oldest first.
-- An express slot passes p_min_priority 2, a slot kept for normal work p_max_priority 1. Run it in a transaction of its own:
-- the lanes it serves stay locked until commit.
CREATE FUNCTION queue_claim(p_worker text, p_count int, p_lease interval, p_min_priority int DEFAULT 1, p_max_priority int DEFAULT 3)
RETURNS SETOF accounting_work_queue LANGUAGE plpgsql AS $$
DECLARE
    got int; missing int := p_count; current_priority int := p_max_priority; pass record; exclusive boolean;
BEGIN
    IF EXISTS (SELECT 1 FROM pause WHERE scope = 'queue' OR (scope = 'worker' AND key = p_worker)) THEN RETURN; END IF;

    RETURN QUERY SELECT * FROM queue_adopt(p_worker, p_lease, p_min_priority, p_max_priority);
    GET DIAGNOSTICS got = ROW_COUNT;
    IF got > 0 THEN RETURN; END IF;

    FOR round IN 1 .. 16 LOOP
        EXIT WHEN missing <= 0;
        SELECT lane.priority INTO current_priority FROM queue_lane AS lane
         WHERE lane.wake_at < 'infinity' AND lane.wake_at <= now() AND lane.priority BETWEEN p_min_priority AND current_priority
         ORDER BY lane.priority DESC LIMIT 1;
        EXIT WHEN current_priority IS NULL;
        FOREACH exclusive IN ARRAY ARRAY[true, false] LOOP
            pass := queue_claim_pass(p_worker, missing, p_lease, current_priority, exclusive, 32);
            IF pass.empty_orgs IS NOT NULL AND exclusive THEN
                PERFORM queue_rest_lanes(pass.empty_orgs, current_priority);
            END IF;
            IF pass.jobs IS NOT NULL THEN
                RETURN QUERY SELECT * FROM unnest(pass.jobs);
                missing := missing - cardinality(pass.jobs);
                EXIT;
            END IF;
        END LOOP;
        IF pass.jobs IS NULL AND pass.empty_orgs IS NULL THEN
            current_priority := current_priority - 1;      -- all lanes of this priority are paused or at their limit
        END IF;
    END LOOP;
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
