-- 0018: nobody waits for a lock that others can hold, and no job is hidden for longer than until the next fold.
-- Replaces the queue's triggers and what looks after its lanes (0005). There are no advisory locks any more: every login can take those.
-- A commit wakes the lanes of its jobs, and holds nothing of them before. An enqueue believes what it sees of its lane; what changes before
-- it commits (the lane is put to rest, marked past its jobs, or the floor under the turns rises above it) is put right by the fold, which
-- takes up each committed change once, a second later at most.
-- docs/decisions/0013-lanes-without-locks.md says why. Trigger functions do nothing on any table but their own, and columns are named
-- throughout, so that a column more breaks no session. Blocks nobody for longer than it takes to note it in the catalog.

ALTER TABLE queue_delta
    ADD COLUMN at    timestamptz,                                       -- of queued jobs: the earliest moment that one is ready
    ADD COLUMN wakes boolean NOT NULL DEFAULT false;                    -- their lane does not show that yet: the commit wakes it
CREATE INDEX queue_delta_wakes ON queue_delta (writer, org_id, priority) WHERE wakes;
CREATE OR REPLACE VIEW queue_unfolded WITH (security_invoker = true) AS
    SELECT change.place, change.org_id, change.priority, change.state, change.n, change.documents, change.writer, change.at FROM queue_folded
     CROSS JOIN LATERAL (SELECT CASE WHEN pg_snapshot_xmax(upto) <= pg_snapshot_xmax(pg_current_snapshot()) THEN upto ELSE '1:1:' END AS upto) AS folded
     CROSS JOIN LATERAL (
           SELECT ctid AS place, org_id, priority, state, n, documents, writer, at FROM queue_delta WHERE writer >= pg_snapshot_xmax(folded.upto)
           UNION ALL
           SELECT ctid AS place, org_id, priority, state, n, documents, writer, at FROM queue_delta
            WHERE writer = ANY (ARRAY(SELECT pg_snapshot_xip(folded.upto)))) AS change;

-- Whether the commit must wake the lane for a job since p_at: it sleeps, is not there or is marked past the job, and this transaction has
-- not noted so before.
CREATE FUNCTION queue_must_wake(p_org text, p_priority int, p_at timestamptz) RETURNS boolean LANGUAGE plpgsql STABLE
    SET enable_seqscan = off SET enable_bitmapscan = off SET jit = off AS $$
#variable_conflict use_variable
BEGIN
    RETURN NOT EXISTS (SELECT 1 FROM public.queue_lane AS lane
                        WHERE lane.org_id = p_org AND lane.priority = p_priority AND lane.wake_at <= p_at AND lane.mark_at < p_at)
       AND NOT EXISTS (SELECT 1 FROM public.queue_delta AS noted
                        WHERE noted.wakes AND noted.writer = pg_current_xact_id() AND noted.org_id = p_org AND noted.priority = p_priority
                          AND noted.at <= p_at);
END $$;
REVOKE EXECUTE ON FUNCTION queue_must_wake FROM PUBLIC;

-- Lanes are woken by the commit: before it, a transaction that stays open would hold their rows, and with them everybody's jobs there.
CREATE FUNCTION queue_on_commit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID <> 'public.queue_delta'::regclass THEN
        RAISE EXCEPTION 'queue_on_commit is a trigger of queue_delta only';
    END IF;
    PERFORM public.queue_wake(NEW.org_id, NEW.priority, NEW.at);
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION queue_on_commit FROM PUBLIC;
CREATE CONSTRAINT TRIGGER queue_wake_at_commit AFTER INSERT ON queue_delta DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.wakes) EXECUTE FUNCTION queue_on_commit();

-- Wakes a lane. One that was empty is last in the round, and whoever has not seen it there yet serves it next. A mark moves back to
-- before the job. Waits for nobody: where an old snapshot does not show the lane as it is now, or another transaction has it, a note asks
-- the fold to do it.
CREATE OR REPLACE FUNCTION queue_wake(p_org text, p_priority int, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
#variable_conflict use_variable
DECLARE
    known_wake_at timestamptz; known_mark_at timestamptz; place tid;
BEGIN
    IF current_setting('transaction_isolation') = 'read committed' THEN
        SELECT wake_at, mark_at INTO known_wake_at, known_mark_at FROM queue_lane WHERE org_id = p_org AND priority = p_priority;
        IF NOT FOUND THEN
            PERFORM queue_make_lane(p_org, p_priority, p_at);
            RETURN;
        END IF;
        IF known_wake_at <= p_at AND known_mark_at < p_at THEN RETURN; END IF;
        SELECT ctid INTO place FROM queue_lane WHERE org_id = p_org AND priority = p_priority FOR NO KEY UPDATE SKIP LOCKED;
        IF FOUND THEN
            UPDATE queue_lane AS lane
               SET wake_at = least(lane.wake_at, p_at), mark_at = least(lane.mark_at, p_at),
                   mark_id = CASE WHEN lane.mark_at < p_at THEN lane.mark_id ELSE '00000000-0000-0000-0000-000000000000' END,
                   turn = CASE WHEN lane.wake_at = 'infinity' THEN nextval('queue_turn_seq') ELSE lane.turn END
             WHERE lane.ctid = place;
            RETURN;
        END IF;
    END IF;
    INSERT INTO queue_delta (org_id, priority, state, n, at) VALUES (p_org, p_priority, 'queued', 0, p_at);
END $$;

-- Part of queue_wake: the first job that an organisation ever has at a priority. Another transaction may be just making the same lane.
CREATE FUNCTION queue_make_lane(p_org text, p_priority int, p_at timestamptz) RETURNS void LANGUAGE plpgsql SET lock_timeout = '20ms' AS $$
#variable_conflict use_variable
DECLARE
    made boolean;
BEGIN
    BEGIN
        INSERT INTO queue_lane (org_id, priority, wake_at) VALUES (p_org, p_priority, p_at) ON CONFLICT (org_id, priority) DO NOTHING;
        made := FOUND;
    EXCEPTION WHEN lock_not_available THEN
        made := false;
    END;
    IF NOT made THEN
        INSERT INTO queue_delta (org_id, priority, state, n, at) VALUES (p_org, p_priority, 'queued', 0, p_at);
    END IF;
END $$;
REVOKE EXECUTE ON FUNCTION queue_make_lane FROM PUBLIC;

-- As in 0005, with named columns.
CREATE OR REPLACE FUNCTION queue_merge(p_orgs text[], p_documents text[], p_keep uuid[]) RETURNS void LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    ids uuid[]; keeps uuid[];
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        INSERT INTO queue_delta (org_id, priority, state, n, documents)
        SELECT org_id, 1, 'queued', 0, array_agg(document_id) FROM unnest(p_orgs, p_documents) AS twin(org_id, document_id) GROUP BY 1;
        RETURN;
    END IF;
    SELECT array_agg(job.id), array_agg(wanted.keep) INTO ids, keeps
      FROM unnest(p_orgs, p_documents, p_keep) AS wanted(org_id, document_id, keep)
     CROSS JOIN LATERAL (
           SELECT queued.id FROM accounting_work_queue AS queued
            WHERE queued.state || '' = 'queued' AND queued.org_id = wanted.org_id AND queued.document_id = wanted.document_id
              FOR UPDATE SKIP LOCKED) AS job;
    IF cardinality(ids) > 1 THEN
        PERFORM queue_merge_locked(ids, keeps);
    END IF;
END $$;

CREATE OR REPLACE FUNCTION queue_merge_locked(p_jobs uuid[], p_keep uuid[]) RETURNS void LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_variable
BEGIN
    WITH twin AS MATERIALIZED (
        SELECT job.place, job.id, job.org_id, job.document_id, job.version_hint, job.priority, job.ready_at, job.source, job.recreation_id, locked.keep
          FROM unnest(p_jobs, p_keep) AS locked(id, keep)
         CROSS JOIN LATERAL (
               SELECT ctid AS place, id, org_id, document_id, version_hint, priority, ready_at, source, recreation_id
                 FROM accounting_work_queue AS queued WHERE queued.id = locked.id LIMIT 1) AS job),
    -- Window functions, not a second join of the set with itself: that would be quadratic.
    merged AS MATERIALIZED (
        SELECT place, id, org_id, document_id, version_hint AS own_version, first_value(id) OVER newest_first AS into_id, count(*) OVER one AS n,
               max(version_hint) OVER one AS version_hint, max(priority) OVER one AS priority, min(ready_at) OVER one AS ready_at,
               first_value(source) OVER recreation_first AS source, first_value(recreation_id) OVER recreation_first AS recreation_id
          FROM twin
        WINDOW one AS (PARTITION BY org_id, document_id),
               newest_first AS (PARTITION BY org_id, document_id ORDER BY (id = keep) DESC NULLS LAST, id DESC),
               recreation_first AS (PARTITION BY org_id, document_id ORDER BY source = 'recreation' DESC, (id = keep) DESC NULLS LAST, id DESC)),
    gone AS (
        DELETE FROM accounting_work_queue AS job WHERE job.ctid = ANY (ARRAY(SELECT place FROM merged WHERE id <> into_id))),
    kept AS (
        UPDATE accounting_work_queue AS job
           SET version_hint = merged.version_hint, priority = merged.priority, ready_at = merged.ready_at,
               source = merged.source, recreation_id = merged.recreation_id
          FROM merged
         WHERE job.ctid = merged.place AND merged.id = merged.into_id AND merged.n > 1
           AND (job.version_hint, job.priority, job.ready_at, job.source, job.recreation_id)
               IS DISTINCT FROM (merged.version_hint, merged.priority, merged.ready_at, merged.source, merged.recreation_id))
    INSERT INTO job_event (job_id, org_id, document_id, what, version, detail)
    SELECT id, org_id, document_id, 'merged', own_version, 'into ' || into_id FROM merged WHERE id <> into_id;
END $$;

-- Why a row makes no sense; null where it does.
CREATE FUNCTION queue_why_odd(p_id uuid, p_type text, p_version int, p_runs int, p_ready_at timestamptz, p_created_at timestamptz, p_state text,
                              p_lease bigint, p_by text, p_until timestamptz) RETURNS text LANGUAGE sql IMMUTABLE RETURN CASE
    WHEN p_id = '00000000-0000-0000-0000-000000000000' THEN 'id can''t be the nil UUID'
    WHEN octet_length(p_type) > 500 THEN 'document_type can''t be longer than 500 bytes'
    WHEN p_version NOT BETWEEN 0 AND 2000000000 THEN 'version_hint goes from 0 to 2000000000'
    WHEN p_runs NOT BETWEEN 0 AND 1000 THEN 'run_count goes from 0 to 1000'
    WHEN p_ready_at >= '10000-01-01 00:00:00+00' THEN 'ready_at comes before the year 10000'
    WHEN NOT isfinite(p_created_at) THEN 'created_at is a moment'
    WHEN p_state <> 'leased' AND NOT (p_lease IS NULL AND p_by IS NULL AND p_until IS NULL)
    THEN 'lease, leased_by and leased_until belong to leased jobs' END;
REVOKE EXECUTE ON FUNCTION queue_why_odd FROM PUBLIC;

CREATE FUNCTION queue_refuse_odd(p_why text) RETURNS void LANGUAGE plpgsql AS $$
#variable_conflict use_variable
BEGIN
    IF p_why IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'odd_row', TABLE = 'accounting_work_queue',
            MESSAGE = 'A job of accounting_work_queue can''t be written so: ' || p_why || '.';
    END IF;
END $$;
REVOKE EXECUTE ON FUNCTION queue_refuse_odd FROM PUBLIC;

-- One row is what most producers insert: it is looked at by itself, in few statements (each costs more than what it does) and scalar
-- variables (cheaper than a record).
CREATE OR REPLACE FUNCTION queue_on_insert() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    -- Two transactions in flight can't see each other's rows. Of any such pair at least one finds here an older writer still
    -- in flight; looked at before the merge below takes its snapshot: who has ended by now is visible there.
    others_write boolean := pg_snapshot_xmin(pg_current_snapshot()) < pg_current_xact_id();
    one_id uuid; one_org text; one_document text; one_priority int; one_at timestamptz;
    is_one boolean; has_twin boolean; someone_sleeps boolean;
    twin_orgs text[]; twin_documents text[]; twin_keep uuid[];
    normal bigint := 0; has_high boolean := false;
BEGIN
    IF TG_RELID <> 'public.accounting_work_queue'::regclass THEN
        RAISE EXCEPTION 'queue_on_insert is a trigger of accounting_work_queue only';
    END IF;
    SELECT id, org_id, document_id, priority, ready_at, NOT EXISTS (SELECT 1 FROM new_rows OFFSET 1)
           AND state = 'queued' AND lease IS NULL AND leased_by IS NULL AND leased_until IS NULL
           AND ready_at >= to_timestamp(0) AND ready_at < '10000-01-01 00:00:00+00' AND isfinite(created_at)
           AND version_hint BETWEEN 0 AND 2000000000 AND run_count BETWEEN 0 AND 1000
           AND octet_length(document_type) <= 500 AND id <> '00000000-0000-0000-0000-000000000000'
      INTO one_id, one_org, one_document, one_priority, one_at, is_one FROM new_rows LIMIT 1;
    IF is_one THEN                                         -- and as jobs should be
        WITH noted AS (
            INSERT INTO public.queue_delta (org_id, priority, state, n, documents, at, wakes)
            SELECT one_org, one_priority, 'queued', 1, CASE WHEN others_write THEN ARRAY[one_document] END, one_at,
                   -- Most lanes are awake: seen here without a call.
                   NOT EXISTS (SELECT 1 FROM public.queue_lane AS lane
                                WHERE lane.org_id = one_org AND lane.priority = one_priority AND lane.wake_at <= one_at AND lane.mark_at < one_at)
                   AND public.queue_must_wake(one_org, one_priority, one_at))
        SELECT EXISTS (SELECT 1 FROM public.accounting_work_queue AS other
                        WHERE other.state || '' = 'queued' AND other.org_id = one_org AND other.document_id = one_document
                          AND other.id <> one_id),
               EXISTS (SELECT 1 FROM public.queue_idle_worker WHERE until > clock_timestamp())
          INTO has_twin, someone_sleeps;
        IF has_twin THEN
            PERFORM public.queue_merge(ARRAY[one_org], ARRAY[one_document], ARRAY[one_id]);
        END IF;
        IF one_priority >= 2 THEN
            PERFORM pg_notify('accounting_work_queue', 'high');        -- a click calls everybody
        ELSIF someone_sleeps THEN
            PERFORM public.queue_call_sleepers(1);
        END IF;
        RETURN NULL;
    END IF;

    PERFORM public.queue_refuse_odd(why)
       FROM (SELECT public.queue_why_odd(id, document_type, version_hint, run_count, ready_at, created_at, state, lease, leased_by, leased_until) AS why
               FROM new_rows) AS row WHERE why IS NOT NULL;
    -- Those whose document had a queued job already. Index probes only: a plan made while the queue was empty would be kept.
    SELECT array_agg(org_id), array_agg(document_id), array_agg(keep) INTO twin_orgs, twin_documents, twin_keep
      FROM (SELECT added.org_id, added.document_id, max(added.id::text)::uuid AS keep
              FROM new_rows AS added
             CROSS JOIN LATERAL (SELECT 1 FROM public.accounting_work_queue AS other
                    WHERE other.state || '' = 'queued' AND other.org_id = added.org_id AND other.document_id = added.document_id
                      AND other.id <> added.id LIMIT 1) AS twin
             WHERE added.state = 'queued' GROUP BY 1, 2) AS doubled;
    IF twin_orgs IS NOT NULL THEN
        PERFORM public.queue_merge(twin_orgs, twin_documents, twin_keep);
    END IF;
    WITH added AS (
        INSERT INTO public.queue_delta (org_id, priority, state, n, documents, at, wakes)
        SELECT org_id, priority, state, n, documents, at, at IS NOT NULL AND public.queue_must_wake(org_id, priority, at)
          FROM (SELECT org_id, priority, state, count(*) AS n, array_agg(document_id) FILTER (WHERE state = 'queued' AND others_write) AS documents,
                       min(ready_at) FILTER (WHERE state = 'queued') AS at FROM new_rows GROUP BY 1, 2, 3 ORDER BY 1, 2, 3) AS lane
        RETURNING priority, state, n)
    SELECT coalesce(sum(n) FILTER (WHERE priority = 1), 0), coalesce(bool_or(priority >= 2), false) INTO normal, has_high
      FROM added WHERE state = 'queued';
    IF EXISTS (SELECT 1 FROM new_rows WHERE state = 'leased' OR ready_at < to_timestamp(0)) THEN
        -- Written so by an old poller, or by an ORM that writes its least moment: what is missing is completed (queue_on_odd_row). A lease
        -- counts against its organisation's limit: nobody enqueues one that lasts longer than a worker's.
        UPDATE public.accounting_work_queue
           SET state = state, ready_at = ready_at,
               leased_until = CASE WHEN state = 'leased'
                   THEN least(leased_until, clock_timestamp() + coalesce(public.leapfrog_setting('lease_seconds'), 60) * interval '1 s') END
         WHERE id = ANY (ARRAY(SELECT id FROM new_rows WHERE state = 'leased' OR ready_at < to_timestamp(0)));
    END IF;
    IF has_high THEN
        PERFORM pg_notify('accounting_work_queue', 'high');
    END IF;
    IF normal > 0 THEN
        PERFORM public.queue_call_sleepers(normal);
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION queue_on_update() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID <> 'public.accounting_work_queue'::regclass THEN
        RAISE EXCEPTION 'queue_on_update is a trigger of accounting_work_queue only';
    END IF;
    INSERT INTO public.queue_delta (org_id, priority, state, n, at, wakes)
    SELECT org_id, priority, state, n, at, wakes
      FROM (SELECT org_id, priority, state, sum(n) AS n, min(at) AS at,
                   min(at) IS NOT NULL AND public.queue_must_wake(org_id, priority, min(at)) AS wakes
              FROM (SELECT org_id, priority, state, 1 AS n, CASE WHEN state = 'queued' THEN ready_at END AS at FROM new_rows
                    UNION ALL
                    SELECT org_id, priority, state, -1, NULL FROM old_rows) AS change
             GROUP BY 1, 2, 3 ORDER BY 1, 2, 3) AS lane
     WHERE n <> 0 OR wakes;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION queue_on_delete() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID <> 'public.accounting_work_queue'::regclass THEN
        RAISE EXCEPTION 'queue_on_delete is a trigger of accounting_work_queue only';
    END IF;
    INSERT INTO public.queue_delta (org_id, priority, state, n) SELECT org_id, priority, state, -count(*) FROM old_rows GROUP BY 1, 2, 3;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION queue_on_truncate() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID <> 'public.accounting_work_queue'::regclass THEN
        RAISE EXCEPTION 'queue_on_truncate is a trigger of accounting_work_queue only';
    END IF;
    DELETE FROM public.queue_delta; DELETE FROM public.queue_depth; DELETE FROM public.queue_total; DELETE FROM public.queue_recent;
    UPDATE public.queue_lane SET wake_at = 'infinity', mark_at = '-infinity';
    RETURN NULL;
END $$;

-- Whether claims don't see the jobs of a lane since p_at: it is not there, sleeps, has a turn outside of the round, or (asked for clicks
-- only: it reads what was done since) is marked past one. A job of priority 1 behind a mark is found by queue_tend_lanes.
CREATE FUNCTION queue_hides(p_org text, p_priority int, p_at timestamptz, p_lowest bigint, p_newest bigint) RETURNS boolean LANGUAGE plpgsql
    STABLE SET enable_seqscan = off SET enable_bitmapscan = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    lane_wake_at timestamptz; lane_turn bigint; lane_mark_at timestamptz; lane_mark_id uuid;
BEGIN
    SELECT wake_at, turn, mark_at, mark_id INTO lane_wake_at, lane_turn, lane_mark_at, lane_mark_id FROM queue_lane
     WHERE org_id = p_org AND priority = p_priority;
    RETURN lane_turn IS NULL OR lane_wake_at > greatest(p_at, now()) OR lane_turn NOT BETWEEN p_lowest AND p_newest
        OR (p_priority > 1 AND lane_mark_at >= p_at AND EXISTS (
            SELECT 1 FROM accounting_work_queue AS job
             WHERE job.state = 'queued' AND job.org_id = p_org AND job.priority = p_priority
               AND job.ready_at >= p_at AND (job.ready_at, job.id) <= (lane_mark_at, lane_mark_id)));
END $$;
REVOKE EXECUTE ON FUNCTION queue_hides FROM PUBLIC;

-- Once a second, by whichever worker finds its row (queue_folded) free: folds deltas, merges twins of transactions that were in flight
-- together as soon as every older writer has ended, and brings lanes of new jobs that claims would not see back into the round: lanes
-- that sleep, that are marked past the job, or whose turn is below the floor, because that happened while the enqueue was in flight, or it
-- had an old snapshot (REPEATABLE READ), or left it to the fold (queue_wake). Jobs of a transaction that lasted longer than since the last
-- fold have a turn from when they were written: they get a new one, so that they wait for no round. p_wait: waits for the row.
CREATE OR REPLACE FUNCTION queue_fold(p_wait boolean DEFAULT false) RETURNS void LANGUAGE plpgsql SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    last_fold pg_snapshot; lowest bigint; newest bigint;
    orgs text[]; documents text[]; late_orgs text[]; late_priorities int[]; late_at timestamptz[]; were_long boolean[];
BEGIN
    IF p_wait THEN
        SELECT upto INTO last_fold FROM queue_folded FOR UPDATE;
    ELSE
        SELECT upto INTO last_fold FROM queue_folded FOR UPDATE SKIP LOCKED;
    END IF;
    IF last_fold IS NULL THEN
        INSERT INTO queue_folded (upto) SELECT '1:1:' WHERE NOT EXISTS (SELECT 1 FROM queue_folded);
        RETURN;
    END IF;
    lowest := (SELECT last_value FROM queue_turn_floor);
    newest := (SELECT last_value FROM queue_turn_seq);
    WITH change AS (
        DELETE FROM queue_delta WHERE ctid = ANY (ARRAY(SELECT place FROM queue_unfolded))
        RETURNING org_id, priority, state, n, queue_delta.documents, writer, at),
    marked AS (                                            -- this transaction may write more: it had not ended
        UPDATE queue_folded SET upto = CASE
            WHEN pg_current_xact_id() >= pg_snapshot_xmax(pg_current_snapshot()) THEN pg_current_snapshot()
            ELSE format('%s:%s:%s', pg_snapshot_xmin(pg_current_snapshot()), pg_snapshot_xmax(pg_current_snapshot()), (
                 SELECT string_agg(flying::text, ',' ORDER BY flying)
                   FROM (SELECT pg_snapshot_xip(pg_current_snapshot()) UNION SELECT pg_current_xact_id()) AS own(flying)))::pg_snapshot END),
    counted AS (
        INSERT INTO queue_depth AS depth (org_id, priority, state, n)
        SELECT org_id, priority, state, sum(n) FROM change GROUP BY 1, 2, 3 HAVING sum(n) <> 0
        ON CONFLICT (org_id, priority, state) DO UPDATE SET n = depth.n + excluded.n),
    totalled AS (
        INSERT INTO queue_total AS total (priority, state, n)
        SELECT priority, state, sum(n) FROM change GROUP BY 1, 2 HAVING sum(n) <> 0
        ON CONFLICT (priority, state) DO UPDATE SET n = total.n + excluded.n),
    in_flight AS (
        INSERT INTO queue_recent (writer, org_id, documents) SELECT writer, org_id, change.documents FROM change
         WHERE change.documents IS NOT NULL AND writer >= pg_snapshot_xmin(pg_current_snapshot())),
    late AS (
        SELECT array_agg(org_id) AS orgs, array_agg(priority) AS priorities, array_agg(at) AS ats, array_agg(was_long) AS longs
          FROM (SELECT org_id, priority, min(at) AS at, bool_or(n > 0 AND writer < pg_snapshot_xmax(last_fold)) AS was_long
                  FROM change WHERE state = 'queued' AND n >= 0 AND at IS NOT NULL GROUP BY 1, 2) AS added
         WHERE was_long OR queue_hides(org_id, priority, at, lowest, newest)),
    ended AS (
        DELETE FROM queue_recent WHERE writer < pg_snapshot_xmin(pg_current_snapshot()) RETURNING org_id, queue_recent.documents)
    SELECT (SELECT late.orgs FROM late), (SELECT priorities FROM late), (SELECT ats FROM late), (SELECT longs FROM late),
           array_agg(org_id), array_agg(document_id)
      INTO late_orgs, late_priorities, late_at, were_long, orgs, documents
      FROM (SELECT DISTINCT org_id, unnest(noted.documents) AS document_id
              FROM (SELECT org_id, ended.documents FROM ended
                    UNION ALL
                    SELECT org_id, change.documents FROM change WHERE writer < pg_snapshot_xmin(pg_current_snapshot())) AS noted) AS document
     WHERE (SELECT count(*) FROM (SELECT 1 FROM accounting_work_queue AS job
             WHERE job.state || '' = 'queued' AND job.org_id = document.org_id AND job.document_id = document.document_id LIMIT 2) AS twin) > 1;
    IF orgs IS NOT NULL THEN
        PERFORM queue_merge(orgs, documents, array_fill(NULL::uuid, ARRAY[cardinality(orgs)]));
    END IF;
    IF late_orgs IS NOT NULL THEN
        PERFORM queue_bring_back(late_orgs, late_priorities, late_at, were_long);
    END IF;
END $$;

-- Part of queue_fold: these lanes have jobs since p_at that claims would not see, or not before a round. Those that another transaction
-- has are left to the next fold.
CREATE FUNCTION queue_bring_back(p_orgs text[], p_priorities int[], p_at timestamptz[], p_new_turn boolean[]) RETURNS void LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    lowest bigint := (SELECT last_value FROM queue_turn_floor); newest bigint := (SELECT last_value FROM queue_turn_seq);
    left_orgs text[]; left_priorities int[]; left_at timestamptz[];
BEGIN
    WITH late AS MATERIALIZED (
        SELECT wanted.org_id, wanted.priority, wanted.at, wanted.new_turn, lane.place
          FROM unnest(p_orgs, p_priorities, p_at, p_new_turn) AS wanted(org_id, priority, at, new_turn)
          LEFT JOIN LATERAL (SELECT ctid AS place FROM queue_lane AS known
                              WHERE known.org_id = wanted.org_id AND known.priority = wanted.priority FOR NO KEY UPDATE SKIP LOCKED) AS lane ON true),
    brought AS (
        UPDATE queue_lane AS lane
           SET wake_at = least(lane.wake_at, late.at), mark_at = least(lane.mark_at, late.at),
               mark_id = CASE WHEN lane.mark_at < late.at THEN lane.mark_id ELSE '00000000-0000-0000-0000-000000000000' END,
               turn = CASE WHEN late.new_turn OR lane.wake_at = 'infinity' OR lane.turn NOT BETWEEN lowest AND newest
                           THEN nextval('queue_turn_seq') ELSE lane.turn END
          FROM late WHERE lane.ctid = late.place)
    SELECT array_agg(org_id), array_agg(priority), array_agg(at) INTO left_orgs, left_priorities, left_at FROM late WHERE place IS NULL;
    PERFORM queue_wake(org_id, priority, at) FROM unnest(left_orgs, left_priorities, left_at) AS late(org_id, priority, at);
    IF 2 <= ANY (p_priorities) THEN
        PERFORM pg_notify('accounting_work_queue', 'high');
    END IF;
    PERFORM queue_call_sleepers(cardinality(p_orgs));
END $$;
REVOKE EXECUTE ON FUNCTION queue_bring_back FROM PUBLIC;

-- Looks after the lanes once a second, by whichever worker comes first, in a transaction of its own. Nobody is waited for.
-- - A mark may hide a ready job that another claimer had locked and gave back. Lanes are looked at from their start, and the mark moves
--   back: those of clicks each second, and an eighth of the others, these less often where that takes more than 1/20 of the time (it
--   reads what can't be cleaned away while an old transaction is open).
-- - Lanes without a ready job sleep until their next job is ready; empty ones, by the counters, until they are woken. Lanes of jobs that come
--   singly stay awake for a second at least, those of clicks for five: a click that meets a lane just falling asleep waits for the fold.
-- - Floors rise with what they are under; each eighth look they are looked for from the start, for after a clock has been set back. A lane
--   that is far behind in the round gets a new turn, so that the floor of turns can rise. 64 turns and 2 s: for what is in flight and not seen
--   yet. The floor of turns and the lanes change under the lock of the fold: so the fold finds whoever commits later.
CREATE OR REPLACE FUNCTION queue_tend_lanes() RETURNS void LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    seconds bigint := floor(extract(epoch FROM clock_timestamp()));
    began timestamptz := clock_timestamp(); look_at bigint := (SELECT last_value FROM queue_look_at); nth int;
    newest bigint; from_turn bigint; far_behind bigint; from_lease timestamptz;
    dry_orgs text[]; dry_priorities int[];
BEGIN
    IF (SELECT last_value FROM queue_tended_at) BETWEEN seconds AND seconds + 3 THEN RETURN; END IF;
    PERFORM setval('queue_tended_at', seconds);
    IF seconds >= look_at OR look_at > seconds + 600 THEN  -- the latter: a clock was set back
        nth := nextval('queue_look_nth');
    END IF;
    newest := (SELECT last_value FROM queue_turn_seq);
    from_turn := CASE WHEN nth = 0 THEN -9223372036854775808 ELSE (SELECT last_value FROM queue_turn_floor) END;
    from_lease := CASE WHEN nth = 0 THEN '-infinity' ELSE to_timestamp((SELECT last_value FROM queue_lease_floor)) END;
    IF nth = 0 THEN
        PERFORM queue_mend_leases();
    END IF;
    PERFORM setval('queue_lease_floor', greatest(0, least(seconds - 2, (
        SELECT floor(extract(epoch FROM min(leased_until)))::bigint FROM accounting_work_queue
         WHERE state = 'leased' AND leased_until >= from_lease AND leased_until BETWEEN '1970-01-01' AND '9999-12-31'))));
    far_behind := newest - 1000 - 2 * (
        SELECT count(*) FROM queue_lane WHERE wake_at < 'infinity' AND turn >= from_turn AND priority BETWEEN 1 AND 3);
    UPDATE queue_lane AS lane SET turn = DEFAULT
      FROM (SELECT ctid FROM queue_lane
             WHERE wake_at < 'infinity' AND turn >= from_turn AND turn < far_behind AND priority BETWEEN 1 AND 3 FOR NO KEY UPDATE SKIP LOCKED) AS far
     WHERE lane.ctid = far.ctid;
    UPDATE queue_lane AS lane SET mark_at = hidden.ready_at, mark_id = '00000000-0000-0000-0000-000000000000'
      FROM (SELECT marked.ctid, first.ready_at
              FROM queue_lane AS marked CROSS JOIN LATERAL (
                   SELECT job.ready_at FROM accounting_work_queue AS job
                    WHERE job.state = 'queued' AND job.org_id = marked.org_id AND job.priority = marked.priority
                      AND (job.ready_at, job.id) <= (marked.mark_at, marked.mark_id)
                    ORDER BY job.ready_at, job.id LIMIT 1 FOR UPDATE SKIP LOCKED) AS first
             WHERE marked.wake_at < 'infinity' AND marked.mark_at > '-infinity' AND (marked.priority > 1 OR marked.turn & 7 = nth)
               FOR NO KEY UPDATE OF marked SKIP LOCKED) AS hidden
     WHERE lane.ctid = hidden.ctid;
    IF nth IS NOT NULL THEN
        PERFORM setval('queue_look_at', least(seconds + 300,
            ceil(extract(epoch FROM began + 20 * (clock_timestamp() - began)))::bigint));
    END IF;
    WITH lane AS MATERIALIZED (
        SELECT awake.org_id, awake.priority, awake.wake_at, first.ready_at
          FROM queue_lane AS awake LEFT JOIN LATERAL (
               SELECT job.ready_at FROM accounting_work_queue AS job
                WHERE job.state = 'queued' AND job.org_id = awake.org_id AND job.priority = awake.priority
                  AND (job.ready_at, job.id) > (awake.mark_at, awake.mark_id) AND job.ready_at <= now()
                ORDER BY job.ready_at, job.id LIMIT 1) AS first ON true
         WHERE awake.wake_at < 'infinity' AND awake.wake_at <= now()),
    oldest AS (
        INSERT INTO queue_oldest AS known (priority, ready_at, looked_at)
        SELECT priority, min(ready_at), clock_timestamp() FROM lane WHERE ready_at IS NOT NULL GROUP BY priority
        ON CONFLICT (priority) DO UPDATE SET ready_at = excluded.ready_at, looked_at = excluded.looked_at)
    SELECT array_agg(org_id), array_agg(priority) INTO dry_orgs, dry_priorities
      FROM (SELECT org_id, priority FROM lane
             WHERE ready_at IS NULL AND wake_at < now() - CASE WHEN priority > 1 THEN interval '5 s' ELSE interval '1 s' END LIMIT 500) AS dry;

    PERFORM 1 FROM queue_folded FOR UPDATE SKIP LOCKED;
    IF NOT FOUND THEN RETURN; END IF;
    PERFORM setval('queue_turn_floor', greatest(0, coalesce((
        SELECT min(turn) FROM queue_lane WHERE wake_at < 'infinity' AND turn >= from_turn AND priority BETWEEN 1 AND 3), newest) - 64));
    IF dry_orgs IS NOT NULL THEN
        PERFORM queue_rest_lanes(dry_orgs, dry_priorities);
    END IF;
END $$;

-- Part of queue_tend_lanes: these lanes gave nothing. Holds the lock of the fold: whoever enqueues meanwhile and believes the lane awake
-- is either seen here or folded later, which wakes it again.
CREATE OR REPLACE FUNCTION queue_rest_lanes(p_orgs text[], p_priorities int[]) RETURNS void LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_hashjoin = on SET enable_nestloop = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    idle_orgs text[]; idle_priorities int[];
BEGIN
    SELECT array_agg(org_id), array_agg(priority) INTO idle_orgs, idle_priorities FROM (
        SELECT lane.org_id, lane.priority FROM unnest(p_orgs, p_priorities) AS dry(org_id, priority)
          JOIN queue_lane AS lane USING (org_id, priority)
           FOR UPDATE OF lane SKIP LOCKED) AS locked;
    WITH waiting AS (                                      -- not empty: waits for its time, or is hidden by the mark
        SELECT org_id, priority FROM queue_depth_now WHERE state = 'queued'),
    next AS (
        SELECT idle.org_id, idle.priority, CASE WHEN waiting.org_id IS NULL THEN 'infinity' ELSE (
               SELECT job.ready_at FROM accounting_work_queue AS job
                WHERE job.org_id = idle.org_id AND job.priority = idle.priority AND job.state = 'queued' ORDER BY job.ready_at LIMIT 1) END AS at
          FROM unnest(idle_orgs, idle_priorities) AS idle(org_id, priority) LEFT JOIN waiting USING (org_id, priority))
    UPDATE queue_lane AS lane
       SET wake_at = coalesce(next.at, 'infinity'), mark_at = least(lane.mark_at, next.at),
           mark_id = CASE WHEN lane.mark_at < coalesce(next.at, 'infinity') THEN lane.mark_id ELSE '00000000-0000-0000-0000-000000000000' END
      FROM next WHERE lane.org_id = next.org_id AND lane.priority = next.priority;
END $$;

DROP FUNCTION queue_lane_lock(text);
