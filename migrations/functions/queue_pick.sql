-- THE claim query. In PL/pgSQL, as all that takes and ends jobs, also where one statement is all: a session keeps its plans; SQL functions are
-- planned at each call. Generic plans where an array is a parameter: it would be planned for its length each time. Jobs are found by id or
-- place alone, and checked by their lease, not by their state: with that the planner may prefer a whole partial index (0002). A lease is a
-- number given once, so ids and leases may be compared as sets.
--
-- Chooses up to p_count ready jobs of one priority and locks them until commit: THE claim. Weighted round-robin: the connection goes
-- round the lanes that are awake, from where it was (queue_place), and takes of each the oldest jobs, `base` times its weight: its
-- share. Lanes that it has not seen yet come first, so an organisation's first job waits for no round. What is left to be had then, when
-- some lanes have less than their share, the others give by weight. Each connection is fair by itself, so all together are, and a
-- turn writes nothing. Nobody waits: what another transaction holds is stepped over.
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
            SELECT awake.lane, awake.turn, awake.org_id, coalesce(org.weight, 1) AS weight, awake.low_water_at,
                   coalesce(again_at[nth], awake.low_water_at) AS after_at, coalesce(again_id[nth], awake.low_water_id) AS after_id,
                   least(CASE WHEN again IS NULL AND credit > 0 AND awake.turn = served THEN credit
                              ELSE greatest(1, floor(base * coalesce(org.weight, 1) + random())) END,
                         CASE WHEN org.max_leased IS NOT NULL OR org.max_per_second IS NOT NULL
                              THEN queue_room(awake.org_id) - coalesce(again_n[nth], 0) END)::int AS share
              FROM (SELECT * FROM (SELECT ctid AS lane, org_id, turn, wake_at, low_water_at, low_water_id FROM queue_lane AS unseen
                                    WHERE priority = p_priority AND wake_at < 'infinity' AND turn > newest ORDER BY turn) AS unseen
                    UNION ALL
                    SELECT * FROM (SELECT ctid AS lane, org_id, turn, wake_at, low_water_at, low_water_id FROM queue_lane AS ahead
                                    WHERE priority = p_priority AND wake_at < 'infinity' AND turn <= newest
                                      AND turn >= greatest(lowest, served + CASE WHEN credit > 0 THEN 0 ELSE 1 END) ORDER BY turn) AS ahead
                    UNION ALL
                    SELECT * FROM (SELECT ctid AS lane, org_id, turn, wake_at, low_water_at, low_water_id FROM queue_lane AS behind
                                    WHERE priority = p_priority AND wake_at < 'infinity' AND turn >= lowest
                                      AND turn < served + CASE WHEN credit > 0 THEN 0 ELSE 1 END ORDER BY turn) AS behind) AS awake
             CROSS JOIN LATERAL array_position(again, awake.turn) AS nth
              LEFT JOIN LATERAL (SELECT own.weight, own.max_leased, own.max_per_second FROM queue_org AS own WHERE own.org_id = awake.org_id LIMIT 1) AS org ON true
             WHERE awake.wake_at <= now() AND (again IS NULL OR awake.turn = ANY (again))
               AND (SELECT true FROM pause WHERE pause.scope = 'organisation' AND pause.key = awake.org_id) IS NULL),
        pick AS MATERIALIZED (
            SELECT lane.lane, lane.turn, lane.share, lane.weight, lane.low_water_at, job.ctid, job.ready_at, job.id
              FROM lane CROSS JOIN LATERAL (
                   SELECT queued.ctid, queued.ready_at, queued.id FROM accounting_work_queue AS queued
                    WHERE queued.state = 'queued' AND queued.org_id = lane.org_id AND queued.priority = p_priority
                      AND (queued.ready_at, queued.id) > (lane.after_at, lane.after_id) AND queued.ready_at <= now()
                    ORDER BY queued.ready_at, queued.id LIMIT lane.share FOR UPDATE SKIP LOCKED) AS job
             LIMIT p_count - cardinality(jobs)),
        given AS MATERIALIZED (
            SELECT turn, min(lane) AS lane, min(share) AS share, min(weight) AS weight, count(*)::int AS n, max(ready_at) AS last_at,
                   (array_agg(id))[count(*)] AS last_id,
                   min(low_water_at) = '-infinity' OR count(*) > 24 * random() AS moves -- one write for about 24 jobs
              FROM pick GROUP BY turn)
        SELECT (SELECT array_agg(ctid) FROM pick) AS jobs, (SELECT (array_agg(turn))[count(*)] FROM pick) AS last,
               array_agg(turn) AS turns, array_agg(share) AS shares, array_agg(n) AS ns, array_agg(weight) AS weights,
               array_agg(last_at) AS last_at, array_agg(last_id) AS last_id, array_agg(lane) FILTER (WHERE moves) AS mark_lanes,
               array_agg(last_at) FILTER (WHERE moves) AS low_water_at, array_agg(last_id) FILTER (WHERE moves) AS low_water_id
          INTO pass FROM given;
        EXIT WHEN pass.jobs IS NULL;
        jobs := jobs || pass.jobs;
        IF pass.mark_lanes IS NOT NULL THEN
            PERFORM queue_move_marks(pass.mark_lanes, pass.low_water_at, pass.low_water_id);
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
REVOKE EXECUTE ON FUNCTION queue_pick(int, int) FROM PUBLIC;
