-- 0026: how fast the queue is worked off, and the history of the depth: counted where it happens and found by time, so that a look
-- costs the same after ten events and after ten million, in a database that was never analysed too.
-- Replaces queue_pace and queue_position (0010). job_event keeps its rows; its index by time is built beside those who write it.

-- What workers ended, a row per statement: few rows where many jobs end at once. Kept for an hour.
CREATE TABLE queue_ended (
    at       timestamptz NOT NULL,
    worker   text NOT NULL,
    priority int NOT NULL,
    jobs     int NOT NULL
) WITH (autovacuum_vacuum_insert_scale_factor = 0.5);
CREATE INDEX queue_ended_at ON queue_ended (at);

-- Every end of a turn counts, not only the posted ones: each made room for the next job. Jobs that end in one statement come from one
-- claim, so they are of one priority: one is looked up for all.
CREATE FUNCTION job_event_on_insert() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID <> 'public.job_event'::regclass THEN
        RAISE EXCEPTION 'job_event_on_insert is a trigger of job_event only';
    END IF;
    INSERT INTO public.queue_ended (at, worker, priority, jobs)
    SELECT last_at, who, coalesce((SELECT job.priority FROM public.accounting_work_queue AS job WHERE job.id = turn.job_id), 1), n
      FROM (SELECT max(at) AS last_at, who, (array_agg(job_id))[1] AS job_id, count(*) AS n FROM new_rows
             WHERE what IN ('finished', 'superseded', 'failed', 'dead') GROUP BY who, date_trunc('second', at)) AS turn;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION job_event_on_insert() FROM PUBLIC;
CREATE TRIGGER job_event_inserted AFTER INSERT ON job_event
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION job_event_on_insert();

-- The depth of all organisations together over time; depth_history has that of each for two days.
CREATE TABLE depth_total_history (
    at       timestamptz NOT NULL,
    priority int NOT NULL,
    queued   bigint NOT NULL,
    leased   bigint NOT NULL,
    dead     bigint NOT NULL,
    PRIMARY KEY (at, priority)
);

-- Deletes history that is over, at most p_most rows of each kind, oldest first, by index. Returns how many; call again while it is
-- not 0. Several may do it at once.
CREATE FUNCTION queue_trim(p_most int) RETURNS bigint LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    kept_from timestamptz := now() - leapfrog_setting('event_days') * interval '1 day';
    trimmed bigint;
BEGIN
    WITH event AS (
        DELETE FROM job_event WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM job_event WHERE at < kept_from ORDER BY at LIMIT p_most FOR UPDATE SKIP LOCKED)) RETURNING 1),
    total AS (
        DELETE FROM depth_total_history WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM depth_total_history WHERE at < kept_from ORDER BY at LIMIT p_most FOR UPDATE SKIP LOCKED)) RETURNING 1),
    depth AS (
        DELETE FROM depth_history WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM depth_history WHERE at < greatest(kept_from, now() - interval '2 days') ORDER BY at LIMIT p_most FOR UPDATE SKIP LOCKED)) RETURNING 1),
    ended AS (
        DELETE FROM queue_ended WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM queue_ended WHERE at < now() - interval '1 hour' ORDER BY at LIMIT p_most FOR UPDATE SKIP LOCKED)) RETURNING 1)
    SELECT (SELECT count(*) FROM event) + (SELECT count(*) FROM total) + (SELECT count(*) FROM depth) + (SELECT count(*) FROM ended) INTO trimmed;
    RETURN trimmed;
END $$;
REVOKE EXECUTE ON FUNCTION queue_trim(int) FROM PUBLIC;

-- Workers that live and are not paused, and what of their slots is kept: as a poller shares out its slots.
CREATE VIEW queue_worker_now WITH (security_invoker = true) AS
    SELECT name, slots, busy, started_at, express, greatest(0, least(leapfrog_setting('normal_slots'), slots - 1 - greatest(1, express))) AS normal
      FROM worker CROSS JOIN LATERAL (SELECT least(leapfrog_setting('express_slots'), slots - 1) AS express) AS kept
     WHERE kind = 'queue' AND slots > 0 AND heartbeat_at > now() - interval '30 s'
       AND NOT EXISTS (SELECT 1 FROM pause WHERE scope = 'worker' AND key = worker.name);

-- Jobs that ended of one organisation or ('') of all, since then, and in how many seconds: since a worker has been there for them, and
-- where they are many those of the latest, so it never reads more than 3,000 rows.
CREATE FUNCTION queue_ended_since(p_org text, p_since timestamptz, OUT jobs bigint, OUT seconds float8) LANGUAGE plpgsql STABLE
    SET enable_seqscan = off SET enable_bitmapscan = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    since timestamptz := greatest(p_since, (SELECT min(started_at) FROM queue_worker_now));
    most CONSTANT int := 3000;
    turns bigint; first timestamptz;
BEGIN
    IF p_org = '' THEN
        SELECT count(*), min(at), coalesce(sum(latest.jobs), 0) INTO turns, first, jobs
          FROM (SELECT ended.at, ended.jobs FROM queue_ended AS ended WHERE at BETWEEN since AND now() ORDER BY at DESC LIMIT most) AS latest;
    ELSE
        SELECT count(*), min(at), count(*) FILTER (WHERE org_id = p_org AND what IN ('finished', 'superseded', 'failed', 'dead')) INTO turns, first, jobs
          FROM (SELECT at, org_id, what FROM job_event WHERE at BETWEEN since AND now() ORDER BY at DESC LIMIT most) AS latest;
    END IF;
    seconds := greatest(1, extract(epoch FROM now() - CASE WHEN turns = most THEN first ELSE since END));
END $$;
REVOKE EXECUTE ON FUNCTION queue_ended_since(text, timestamptz) FROM PUBLIC;

-- The pace: jobs that ended per minute, in the last minute.
CREATE OR REPLACE FUNCTION queue_pace(p_org text) RETURNS bigint LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_variable
BEGIN
    RETURN (SELECT round(60 * jobs / seconds) FROM queue_ended_since(p_org, now() - interval '60 s'));
END $$;

-- What an estimate goes by: per kind of work (priority 2 and 3: high; 1: normal) how much the workers that live now have ended in the time
-- in which they were there and such work waited without a break, so that none of them was idle for want of it; in slot-seconds: a
-- worker of 6 slots that was there for 10 s gives 60. The oldest job that waits tells since when: its lane has not been empty since.
-- Paused organisations don't count, and limited ones only where no other waits: theirs may wait for something else. At most 15 minutes,
-- and the latest 5,000 turns.
CREATE FUNCTION queue_speed(OUT workers int, OUT slots int, OUT express int, OUT normal int,
                            OUT high_jobs bigint, OUT high_turns bigint, OUT high_slot_seconds float8,
                            OUT normal_jobs bigint, OUT normal_turns bigint, OUT normal_slot_seconds float8) LANGUAGE plpgsql STABLE
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    high_since timestamptz; normal_since timestamptz; earliest timestamptz; most CONSTANT int := 5000;
    turns bigint; first timestamptz; has_exceptions boolean;
BEGIN
    SELECT count(*), coalesce(sum(here.slots), 0), coalesce(sum(here.express), 0), coalesce(sum(here.normal), 0)
      INTO workers, slots, express, normal FROM queue_worker_now AS here;
    has_exceptions := EXISTS (SELECT 1 FROM pause WHERE scope = 'organisation')
                      OR EXISTS (SELECT 1 FROM queue_org WHERE max_leased IS NOT NULL OR max_per_second IS NOT NULL);
    IF NOT has_exceptions THEN
        SELECT min(ready_at) INTO normal_since FROM queue_oldest WHERE priority = 1 AND looked_at > clock_timestamp() - interval '3 s';
    END IF;
    SELECT coalesce(min(first.at) FILTER (WHERE lane.priority > 1 AND NOT org.limited), min(first.at) FILTER (WHERE lane.priority > 1)),
           coalesce(normal_since, min(first.at) FILTER (WHERE lane.priority = 1 AND NOT org.limited), min(first.at) FILTER (WHERE lane.priority = 1))
      INTO high_since, normal_since
      FROM queue_lane AS lane
     CROSS JOIN LATERAL (SELECT EXISTS (SELECT 1 FROM queue_org AS org WHERE org.org_id = lane.org_id
                                           AND (org.max_leased IS NOT NULL OR org.max_per_second IS NOT NULL)) AS limited) AS org
     CROSS JOIN LATERAL (
           SELECT greatest(job.ready_at, job.created_at) AS at FROM accounting_work_queue AS job
            WHERE job.state = 'queued' AND job.org_id = lane.org_id AND job.priority = lane.priority AND job.ready_at >= lane.mark_at
            ORDER BY job.ready_at LIMIT 1) AS first
     WHERE lane.wake_at < 'infinity' AND lane.wake_at <= now() AND (lane.priority > 1 OR normal_since IS NULL)
       AND NOT EXISTS (SELECT 1 FROM pause WHERE pause.scope = 'organisation' AND pause.key = lane.org_id);
    earliest := greatest(least(high_since, normal_since), now() - interval '15 min');
    -- null: no such work waits. greatest() would pass over it.
    high_since := CASE WHEN high_since IS NOT NULL THEN greatest(high_since, earliest) END;
    normal_since := CASE WHEN normal_since IS NOT NULL THEN greatest(normal_since, earliest) END;
    SELECT count(*), min(latest.at) INTO turns, first
      FROM (SELECT at FROM queue_ended WHERE at BETWEEN earliest AND now() ORDER BY at DESC LIMIT most) AS latest;
    IF turns = most THEN
        high_since := CASE WHEN high_since IS NOT NULL THEN greatest(high_since, first) END;
        normal_since := CASE WHEN normal_since IS NOT NULL THEN greatest(normal_since, first) END;
    END IF;
    SELECT coalesce(sum(ended.jobs) FILTER (WHERE ended.priority > 1 AND ended.at >= high_since), 0), count(*) FILTER (WHERE ended.priority > 1 AND ended.at >= high_since),
           coalesce(sum(ended.jobs) FILTER (WHERE ended.priority = 1 AND ended.at >= normal_since), 0), count(*) FILTER (WHERE ended.priority = 1 AND ended.at >= normal_since)
      INTO high_jobs, high_turns, normal_jobs, normal_turns
      FROM (SELECT at, worker, priority, jobs FROM queue_ended WHERE at BETWEEN earliest AND now() ORDER BY at DESC LIMIT most) AS ended
      JOIN queue_worker_now AS here ON here.name = ended.worker AND ended.at >= here.started_at;
    SELECT coalesce(sum(here.slots * extract(epoch FROM now() - greatest(high_since, here.started_at))) FILTER (WHERE high_since < now()), 0),
           coalesce(sum(here.slots * extract(epoch FROM now() - greatest(normal_since, here.started_at))) FILTER (WHERE normal_since < now()), 0)
      INTO high_slot_seconds, normal_slot_seconds FROM queue_worker_now AS here;
END $$;
REVOKE EXECUTE ON FUNCTION queue_speed() FROM PUBLIC;

-- What has its turn before one more job of a lane in which p_own are before it: other lanes of its priority, served in turn meanwhile,
-- at most as many turns each, by weight; and all of higher priority. Lanes that sleep, are paused or may run nothing are passed over.
-- p_org '': all other lanes.
CREATE FUNCTION queue_ahead(p_org text, p_priority int, p_own bigint, OUT others bigint, OUT higher bigint) LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_variable
DECLARE
    my_weight float8 := coalesce((SELECT weight FROM queue_org WHERE org_id = p_org), 1);
BEGIN
    SELECT coalesce(sum(depth.n) FILTER (WHERE depth.priority > p_priority), 0),
           coalesce(sum(CASE WHEN p_org = '' THEN depth.n ELSE least(depth.n, ceil((p_own + 1) / my_weight * coalesce(org.weight, 1))) END)
               FILTER (WHERE depth.priority = p_priority AND depth.org_id <> p_org), 0)
      INTO higher, others
      FROM queue_depth_now AS depth JOIN queue_lane AS lane USING (org_id, priority) LEFT JOIN queue_org AS org USING (org_id)
     WHERE depth.state = 'queued' AND depth.priority >= p_priority AND lane.wake_at <= now() AND coalesce(org.max_leased, 1) > 0
       AND NOT EXISTS (SELECT 1 FROM pause WHERE pause.scope = 'organisation' AND pause.key = depth.org_id);
END $$;
REVOKE EXECUTE ON FUNCTION queue_ahead(text, int, bigint) FROM PUBLIC;

-- Why a job waits. Own lane: the jobs before it, an index range from the low-water mark on, counted up to p_cap; where there are more, those
-- behind it are counted likewise and taken from the counter. capped: more on both sides, own_ahead is half of them.
CREATE OR REPLACE FUNCTION queue_position(p_job uuid, p_cap int DEFAULT 10000, OUT own_ahead bigint, OUT others_ahead bigint, OUT higher_ahead bigint,
                                          OUT capped boolean) LANGUAGE plpgsql STABLE
    SET enable_seqscan = off SET enable_bitmapscan = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    job accounting_work_queue; lane queue_lane; behind bigint; waiting bigint;
BEGIN
    SELECT * INTO job FROM accounting_work_queue WHERE id = p_job;
    IF NOT FOUND OR job.state <> 'queued' THEN RETURN; END IF;
    SELECT * INTO lane FROM queue_lane WHERE org_id = job.org_id AND priority = job.priority;
    SELECT count(*) INTO own_ahead FROM (
        SELECT 1 FROM accounting_work_queue AS other
         WHERE other.state = 'queued' AND other.org_id = job.org_id AND other.priority = job.priority
           AND (other.ready_at, other.id) > (coalesce(lane.mark_at, '-infinity'), coalesce(lane.mark_id, '00000000-0000-0000-0000-000000000000'))
           AND (other.ready_at, other.id) < (job.ready_at, job.id)
         LIMIT p_cap) AS before;
    capped := false;
    IF own_ahead = p_cap THEN
        SELECT count(*) INTO behind FROM (
            SELECT 1 FROM accounting_work_queue AS other
             WHERE other.state = 'queued' AND other.org_id = job.org_id AND other.priority = job.priority
               AND (other.ready_at, other.id) > (job.ready_at, job.id)
             LIMIT p_cap) AS after;
        SELECT n INTO waiting FROM queue_depth_now WHERE org_id = job.org_id AND priority = job.priority AND state = 'queued';
        capped := behind = p_cap;
        own_ahead := greatest(p_cap, CASE WHEN capped THEN waiting / 2 ELSE waiting - 1 - behind END);
    END IF;
    SELECT others, higher INTO others_ahead, higher_ahead FROM queue_ahead(job.org_id, job.priority, own_ahead);
END $$;

-- A page of the list of documents, newest first, by the index that has the order in which they are shown: for one organisation, for all,
-- and for those that wait for something. A function, so that the plan depends neither on values nor on statistics.
CREATE FUNCTION document_page(p_org text, p_type text, p_status text, p_text text, p_from date, p_through date,
                              p_after_date date, p_after_id text, p_after_org text, p_limit int)
RETURNS TABLE (org_id text, document_id text, document_type text, document_date date, currency text, party text, amount bigint,
               accounting_ready_version int, posted_version int, accounting_status text, awaiting_recreation boolean, status_code text,
               status_field text, status_message text, status_at timestamptz) LANGUAGE plpgsql STABLE
    SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    first_date date := coalesce(p_from, '-infinity');
    last_date date := least(p_through, p_after_date, 'infinity');
BEGIN
    IF p_org <> '' THEN
        RETURN QUERY
        SELECT doc.org_id, doc.document_id, doc.document_type, doc.document_date, doc.currency, doc.party, doc.amount,
               doc.accounting_ready_version, doc.posted_version, doc.accounting_status, doc.awaiting_recreation, doc.status_code,
               doc.status_field, doc.status_message, doc.status_at
          FROM document AS doc
         WHERE doc.org_id = p_org AND (p_status = '' OR doc.accounting_status = p_status) AND (p_type = '' OR doc.document_type = p_type)
           AND (p_text = '' OR position(lower(p_text) IN lower(doc.document_id)) > 0 OR position(lower(p_text) IN lower(doc.party)) > 0)
           AND doc.document_date BETWEEN first_date AND last_date
           AND (p_after_date IS NULL OR doc.document_date < p_after_date OR (doc.document_id, doc.org_id) > (p_after_id, p_after_org))
         ORDER BY doc.document_date DESC, doc.document_id LIMIT p_limit;
    ELSIF p_status NOT IN ('', 'posted') THEN
        RETURN QUERY
        SELECT doc.org_id, doc.document_id, doc.document_type, doc.document_date, doc.currency, doc.party, doc.amount,
               doc.accounting_ready_version, doc.posted_version, doc.accounting_status, doc.awaiting_recreation, doc.status_code,
               doc.status_field, doc.status_message, doc.status_at
          FROM document AS doc
         WHERE doc.accounting_status = p_status AND doc.accounting_status <> 'posted' AND (p_type = '' OR doc.document_type = p_type)
           AND (p_text = '' OR position(lower(p_text) IN lower(doc.document_id)) > 0 OR position(lower(p_text) IN lower(doc.party)) > 0)
           AND doc.document_date BETWEEN first_date AND last_date
           AND (p_after_date IS NULL OR doc.document_date < p_after_date OR (doc.document_id, doc.org_id) > (p_after_id, p_after_org))
         ORDER BY doc.document_date DESC, doc.document_id, doc.org_id LIMIT p_limit;
    ELSE
        RETURN QUERY
        SELECT doc.org_id, doc.document_id, doc.document_type, doc.document_date, doc.currency, doc.party, doc.amount,
               doc.accounting_ready_version, doc.posted_version, doc.accounting_status, doc.awaiting_recreation, doc.status_code,
               doc.status_field, doc.status_message, doc.status_at
          FROM document AS doc
         WHERE (p_status = '' OR doc.accounting_status = p_status) AND (p_type = '' OR doc.document_type = p_type)
           AND (p_text = '' OR position(lower(p_text) IN lower(doc.document_id)) > 0 OR position(lower(p_text) IN lower(doc.party)) > 0)
           AND doc.document_date BETWEEN first_date AND last_date
           AND (p_after_date IS NULL OR doc.document_date < p_after_date OR (doc.document_id, doc.org_id) > (p_after_id, p_after_org))
         ORDER BY doc.document_date DESC, doc.document_id, doc.org_id LIMIT p_limit;
    END IF;
END $$;
REVOKE EXECUTE ON FUNCTION document_page FROM PUBLIC;

-- outside the transaction
DROP INDEX CONCURRENTLY IF EXISTS job_event_time;
CREATE INDEX CONCURRENTLY job_event_time ON job_event (at);
DROP INDEX CONCURRENTLY IF EXISTS job_event_at;
-- The chart of one organisation.
DROP INDEX CONCURRENTLY IF EXISTS depth_history_of_organisation;
CREATE INDEX CONCURRENTLY depth_history_of_organisation ON depth_history (org_id, at);
-- What the chart of all shows of the day before; nobody waits for it.
INSERT INTO depth_total_history SELECT at, priority, sum(queued), sum(leased), sum(dead) FROM depth_history WHERE at > now() - interval '1 day' GROUP BY at, priority ON CONFLICT DO NOTHING;
-- The list of all organisations' documents, and of those that wait for something, in the order in which it is shown.
DROP INDEX CONCURRENTLY IF EXISTS document_of_all_by_date;
CREATE INDEX CONCURRENTLY document_of_all_by_date ON document (document_date DESC, document_id, org_id);
DROP INDEX CONCURRENTLY IF EXISTS document_not_posted_by_date;
CREATE INDEX CONCURRENTLY document_not_posted_by_date ON document (accounting_status, document_date DESC, document_id, org_id) WHERE accounting_status <> 'posted';
-- Documents whose newest version is not posted, whatever they say of themselves (doctor).
DROP INDEX CONCURRENTLY IF EXISTS document_behind;
CREATE INDEX CONCURRENTLY document_behind ON document (org_id, document_id) WHERE posted_version < accounting_ready_version;
