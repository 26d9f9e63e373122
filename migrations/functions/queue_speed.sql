-- What an estimate goes by: per kind of work (priority 2 and 3: high; 1: normal) how much the workers that live now have ended in the time
-- in which they were there and such work waited without a break, so that none of them was idle for want of it; in slot-seconds: a
-- worker of 6 slots that was there for 10 s gives 60. The oldest job that waits tells since when: its lane has not been empty since.
-- Paused organisations don't count, and limited ones only where no other waits: theirs may wait for something else. At most 15 minutes,
-- and the latest 5,000 turns.
CREATE OR REPLACE FUNCTION queue_speed(OUT workers int, OUT slots int, OUT express int, OUT normal int,
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
            WHERE job.state = 'queued' AND job.org_id = lane.org_id AND job.priority = lane.priority AND job.ready_at >= lane.low_water_at
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
