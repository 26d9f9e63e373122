-- 0030: a column that somebody adds to a table stops nothing: functions of 0005 to 0010 whose columns could be taken for another's, or for a
-- variable. Each as it was, and
-- - where more than one relation is at hand, each column says whose it is;
-- - "#variable_conflict use_variable": columns being named so, a name that stands alone is a variable, whatever columns there are.
-- The functions of 0018 to 0029 do the same; tests/store/test_added_columns.cpp tries each name on each table. Rights stay as they are, and
-- nothing is locked.

-- As in 0005.
CREATE OR REPLACE FUNCTION queue_call_sleepers(p_jobs bigint) RETURNS void LANGUAGE plpgsql AS $$
#variable_conflict use_variable
BEGIN
    PERFORM pg_notify('accounting_work_queue', idle.worker)
       FROM (SELECT worker FROM queue_idle_worker WHERE until > clock_timestamp() ORDER BY random() LIMIT 2 + p_jobs / 10) AS idle;
END $$;

-- As in 0006.
CREATE OR REPLACE FUNCTION queue_count_rate(p_jobs tid[]) RETURNS void LANGUAGE plpgsql SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_variable
BEGIN
    IF EXISTS (SELECT 1 FROM queue_org WHERE max_per_second IS NOT NULL) THEN
        UPDATE queue_org AS org
           SET next_at = greatest(org.next_at, now() - interval '1 s') + picked.n / org.max_per_second * interval '1 s'
          FROM (SELECT org_id, count(*) AS n FROM accounting_work_queue WHERE ctid = ANY (p_jobs) GROUP BY org_id) AS picked
         WHERE org.org_id = picked.org_id AND org.max_per_second IS NOT NULL;
    END IF;
END $$;

-- As in 0006.
CREATE OR REPLACE FUNCTION queue_place(p_priority int) RETURNS bigint[] LANGUAGE plpgsql AS $$
#variable_conflict use_variable
DECLARE
    place text := current_setting('leapfrog.place_' || p_priority, true);
    lowest bigint; newest bigint;
BEGIN
    IF place <> '' THEN RETURN place::bigint[]; END IF;
    lowest := (SELECT last_value FROM queue_turn_floor);
    newest := (SELECT last_value FROM queue_turn_seq);
    RETURN ARRAY[lowest + floor(random() * (newest - lowest))::bigint, 0, newest];
END $$;

-- As in 0006.
CREATE OR REPLACE FUNCTION queue_move_marks(p_lanes tid[], p_at timestamptz[], p_ids uuid[]) RETURNS void LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_variable
BEGIN
    UPDATE queue_lane AS lane
       SET mark_at = last.at, mark_id = last.id
      FROM unnest(p_lanes, p_at, p_ids) AS last(lane, at, id)
     CROSS JOIN LATERAL (SELECT free.ctid FROM queue_lane AS free WHERE free.ctid = last.lane FOR NO KEY UPDATE SKIP LOCKED) AS free
     WHERE lane.ctid = free.ctid AND (last.at, last.id) > (lane.mark_at, lane.mark_id);
END $$;

-- As in 0006.
CREATE OR REPLACE FUNCTION queue_pick(p_priority int, p_count int) RETURNS tid[] LANGUAGE plpgsql
    SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off SET enable_hashjoin = off SET enable_mergejoin = off
    SET jit = off AS $$
#variable_conflict use_variable
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
              FROM (SELECT * FROM (SELECT ctid AS lane, org_id, turn, wake_at, mark_at, mark_id FROM queue_lane AS unseen
                                    WHERE priority = p_priority AND wake_at < 'infinity' AND turn > newest ORDER BY turn) AS unseen
                    UNION ALL
                    SELECT * FROM (SELECT ctid AS lane, org_id, turn, wake_at, mark_at, mark_id FROM queue_lane AS ahead
                                    WHERE priority = p_priority AND wake_at < 'infinity' AND turn <= newest
                                      AND turn >= greatest(lowest, served + CASE WHEN credit > 0 THEN 0 ELSE 1 END) ORDER BY turn) AS ahead
                    UNION ALL
                    SELECT * FROM (SELECT ctid AS lane, org_id, turn, wake_at, mark_at, mark_id FROM queue_lane AS behind
                                    WHERE priority = p_priority AND wake_at < 'infinity' AND turn >= lowest
                                      AND turn < served + CASE WHEN credit > 0 THEN 0 ELSE 1 END ORDER BY turn) AS behind) AS awake
             CROSS JOIN LATERAL array_position(again, awake.turn) AS nth
              LEFT JOIN LATERAL (SELECT own.weight, own.max_leased, own.max_per_second FROM queue_org AS own WHERE own.org_id = awake.org_id LIMIT 1) AS org ON true
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

-- As in 0006.
CREATE OR REPLACE FUNCTION queue_pick_next(p_worker text, p_count int, p_min_priority int, p_max_priority int) RETURNS tid[] LANGUAGE plpgsql
    SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    jobs tid[] := '{}'; lowest bigint := (SELECT last_value FROM queue_turn_floor);
BEGIN
    IF EXISTS (SELECT 1 FROM pause WHERE pause.scope = 'queue' OR (pause.scope = 'worker' AND pause.key = p_worker)) THEN RETURN jobs; END IF;
    FOR current_priority IN REVERSE p_max_priority .. p_min_priority LOOP
        CONTINUE WHEN NOT EXISTS (SELECT 1 FROM queue_lane WHERE wake_at < 'infinity' AND priority = current_priority AND turn >= lowest);
        jobs := queue_pick(current_priority, CASE WHEN current_priority >= 2 THEN least(p_count, 5) ELSE p_count END);
        EXIT WHEN jobs <> '{}';
    END LOOP;
    PERFORM queue_count_rate(jobs);
    RETURN jobs;
END $$;

-- As in 0006.
CREATE OR REPLACE FUNCTION queue_heartbeat(p_jobs uuid[], p_leases bigint[], p_lease interval) RETURNS SETOF uuid LANGUAGE plpgsql AS $$
#variable_conflict use_variable
BEGIN
    RETURN QUERY UPDATE accounting_work_queue AS job SET leased_until = clock_timestamp() + p_lease
     WHERE job.id = ANY (p_jobs) AND job.lease = ANY (p_leases) RETURNING job.id;
END $$;

-- As in 0006.
CREATE OR REPLACE FUNCTION queue_complete(p_jobs uuid[], p_leases bigint[]) RETURNS SETOF uuid LANGUAGE plpgsql AS $$
#variable_conflict use_variable
BEGIN
    RETURN QUERY DELETE FROM accounting_work_queue AS job
     WHERE job.id = ANY (p_jobs) AND job.lease = ANY (p_leases) RETURNING job.id;
END $$;

-- As in 0006.
CREATE OR REPLACE FUNCTION queue_release(p_jobs uuid[], p_leases bigint[]) RETURNS int LANGUAGE plpgsql AS $$
#variable_conflict use_variable
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

-- As in 0006.
CREATE OR REPLACE FUNCTION queue_supersede(p_jobs uuid[]) RETURNS void LANGUAGE plpgsql AS $$
#variable_conflict use_variable
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

-- As in 0006.
CREATE OR REPLACE FUNCTION queue_finish_stale(p_jobs uuid[], p_leases bigint[]) RETURNS SETOF uuid LANGUAGE plpgsql AS $$
#variable_conflict use_variable
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

-- As in 0007.
CREATE OR REPLACE FUNCTION recreation_prepare(p_recreation uuid, p_org text, p_documents text[], p_why text, p_worker text, p_lease interval)
RETURNS SETOF accounting_work_queue LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    wanted text[]; missing text[]; closed date; policy text; locked text[];
BEGIN
    SELECT array_agg(DISTINCT chosen.id) INTO wanted FROM unnest(p_documents) AS chosen(id);
    IF wanted IS NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'LF400', CONSTRAINT = 'no_documents', MESSAGE = 'Choose at least one document.';
    END IF;
    SELECT org.lock_policy, closing.locked_through INTO policy, closed
      FROM organisation AS org LEFT JOIN period_lock AS closing USING (org_id) WHERE org.org_id = p_org;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'LF404', CONSTRAINT = 'unknown_organisation',
            MESSAGE = format('There is no organisation "%s" here.', p_org);
    END IF;

    PERFORM 1 FROM document WHERE org_id = p_org AND document_id = ANY (wanted) ORDER BY document_id FOR UPDATE;
    SELECT array_agg(chosen.id ORDER BY chosen.id) INTO missing FROM unnest(wanted) AS chosen(id)
     WHERE NOT EXISTS (SELECT 1 FROM document WHERE document.org_id = p_org AND document.document_id = chosen.id);
    IF missing IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'LF404', CONSTRAINT = 'unknown_document', DETAIL = array_to_json(missing)::text,
            MESSAGE = format('Organisation "%s" has no document %s. Nothing was changed.', p_org, array_to_string(missing[1:5], ', ')
                             || CASE WHEN cardinality(missing) > 5 THEN format(' and %s more', cardinality(missing) - 5) ELSE '' END);
    END IF;
    IF closed IS NOT NULL AND policy = 'refuse' THEN
        SELECT array_agg(DISTINCT document_id) INTO locked FROM gl_entry
         WHERE org_id = p_org AND document_id = ANY (wanted)
           AND coalesce(deleted_at, 'infinity') = 'infinity' AND entry_date <= closed;
        IF locked IS NOT NULL THEN
            RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'period_locked', COLUMN = 'date', DETAIL = array_to_json(locked)::text,
                MESSAGE = format('The books are locked through %s and %s has entries there. Nothing was changed.', closed, locked[1]);
        END IF;
    END IF;

    INSERT INTO recreation (recreation_id, org_id, path, why, documents)
    VALUES (p_recreation, p_org, CASE WHEN p_worker IS NULL THEN 'queued' ELSE 'direct' END, p_why, cardinality(wanted));
    UPDATE document
       SET accounting_ready_version = accounting_ready_version + 1, awaiting_recreation = true, accounting_status = 'awaiting_recreation',
           status_code = '', status_field = '', status_message = '', status_at = clock_timestamp()
     WHERE org_id = p_org AND document_id = ANY (wanted);
    UPDATE gl_entry
       SET deleted_at = clock_timestamp(), recreation_id = p_recreation, replaced_by_version = document.accounting_ready_version
      FROM document
     WHERE gl_entry.org_id = p_org AND gl_entry.document_id = ANY (wanted)
       AND coalesce(gl_entry.deleted_at, 'infinity') = 'infinity'           -- by primary key: see 0008
       AND (closed IS NULL OR gl_entry.entry_date > closed)
       AND document.org_id = gl_entry.org_id AND document.document_id = gl_entry.document_id;
    INSERT INTO recreation_document (recreation_id, org_id, document_id, document_type, old_version, new_version)
    SELECT p_recreation, org_id, document_id, document_type, posted_version, accounting_ready_version
      FROM document WHERE org_id = p_org AND document_id = ANY (wanted);

    -- What waits in the queue for these documents is absorbed; dead jobs of theirs have been answered by this recreation.
    DELETE FROM accounting_work_queue
     WHERE org_id = p_org AND document_id = ANY (wanted) AND (state = 'dead' OR (state || '' = 'queued' AND p_worker IS NOT NULL));
    RETURN QUERY
    WITH job AS (
        INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint, priority, source, recreation_id,
                                           state, run_count, leased_by, leased_until, lease)
        SELECT org_id, document_id, document_type, accounting_ready_version, 2, 'recreation', p_recreation,
               CASE WHEN p_worker IS NULL THEN 'queued' ELSE 'leased' END, CASE WHEN p_worker IS NULL THEN 0 ELSE 1 END,
               p_worker, CASE WHEN p_worker IS NOT NULL THEN clock_timestamp() + p_lease END,
               CASE WHEN p_worker IS NOT NULL THEN nextval('queue_lease_seq') END
          FROM document WHERE org_id = p_org AND document_id = ANY (wanted) ORDER BY document_id
        RETURNING *),
    named AS (
        UPDATE recreation_document SET job_id = job.id FROM job
         WHERE recreation_document.recreation_id = p_recreation AND recreation_document.document_id = job.document_id)
    SELECT * FROM job;
END $$;

-- As in 0010. Of the SQL language a column wins over a parameter of its name, so parameters go by number.
CREATE OR REPLACE FUNCTION queue_set_priority(p_jobs uuid[], p_priority int, p_why text) RETURNS SETOF uuid LANGUAGE sql AS $$
    WITH changed AS (
        UPDATE accounting_work_queue SET priority = $2
         WHERE id = ANY ($1) AND state NOT IN ('leased', 'dead') AND priority <> $2 RETURNING id, org_id, document_id),
    noted AS (
        INSERT INTO job_event (job_id, org_id, document_id, what, detail)
        SELECT id, org_id, document_id, 'reprioritised', 'to ' || $2 || CASE WHEN $3 = '' THEN '' ELSE ': ' || $3 END FROM changed),
    rung AS (SELECT pg_notify('accounting_work_queue', '') FROM changed LIMIT 1)
    SELECT id FROM changed, (SELECT count(*) FROM rung) AS once $$;
