-- Looks after the lanes once a second, by whichever worker comes first, in a transaction of its own. Nobody is waited for.
-- - A low-water mark may hide a ready job that another claimer had locked and gave back. Lanes are looked at from their start, and the mark moves
--   back: those of clicks each second, and an eighth of the others, these less often where that takes more than 1/20 of the time (it
--   reads what can't be cleaned away while an old transaction is open).
-- - Lanes without a ready job are parked until their next job is ready; empty ones, by the counters, until they are woken. Lanes of jobs that come
--   singly stay awake for a second at least, those of clicks for five: a click that meets a lane just being parked waits for the aggregation.
-- - Floors rise with what they are under; each eighth look they are looked for from the start, for after a clock has been set back. A lane
--   that is far behind in the round gets a new turn, so that the floor of turns can rise. 64 turns and 2 s: for what is in flight and not seen
--   yet. The floor of turns and the lanes change under the lock of the aggregation: so it finds whoever commits later (I2 in docs/queue.md).
CREATE OR REPLACE FUNCTION queue_maintain_lanes() RETURNS void LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    began timestamptz := clock_timestamp(); last queue_maintained; nth int;
    newest bigint := (SELECT last_value FROM queue_turn_seq); from_turn bigint; far_behind bigint; from_lease timestamptz;
    dry_orgs text[]; dry_priorities int[];
BEGIN
    SELECT * INTO last FROM queue_maintained FOR UPDATE SKIP LOCKED;
    IF NOT FOUND THEN
        INSERT INTO queue_maintained SELECT WHERE NOT EXISTS (SELECT 1 FROM queue_maintained);
        RETURN;
    END IF;
    IF last.at BETWEEN began - interval '1 s' AND began + interval '3 s' THEN RETURN; END IF;
    IF last.look_at NOT BETWEEN began AND began + interval '10 min' THEN -- it is time, or a clock was set back
        nth := ((last.look_nth & 7) + 1) & 7;
    END IF;
    from_turn := CASE WHEN nth = 0 THEN -9223372036854775808 ELSE (SELECT last_value FROM queue_turn_floor) END;
    from_lease := CASE WHEN nth = 0 THEN '-infinity' ELSE to_timestamp((SELECT last_value FROM queue_lease_floor)) END;
    IF nth = 0 THEN
        PERFORM queue_mend_leases();
    END IF;
    PERFORM setval('queue_lease_floor', greatest(0, least(floor(extract(epoch FROM began))::bigint - 2, (
        SELECT floor(extract(epoch FROM min(leased_until)))::bigint FROM accounting_work_queue
         WHERE state = 'leased' AND leased_until >= from_lease AND leased_until BETWEEN '1970-01-01' AND '9999-12-31'))));
    far_behind := newest - 1000 - 2 * (
        SELECT count(*) FROM queue_lane WHERE wake_at < 'infinity' AND turn >= from_turn AND priority BETWEEN 1 AND 3);
    UPDATE queue_lane AS lane SET turn = DEFAULT
      FROM (SELECT ctid FROM queue_lane
             WHERE wake_at < 'infinity' AND turn >= from_turn AND turn < far_behind AND priority BETWEEN 1 AND 3 FOR NO KEY UPDATE SKIP LOCKED) AS far
     WHERE lane.ctid = far.ctid;
    UPDATE queue_lane AS lane SET low_water_at = hidden.ready_at, low_water_id = '00000000-0000-0000-0000-000000000000'
      FROM (SELECT marked.ctid, first.ready_at
              FROM queue_lane AS marked CROSS JOIN LATERAL (
                   SELECT job.ready_at FROM accounting_work_queue AS job
                    WHERE job.state = 'queued' AND job.org_id = marked.org_id AND job.priority = marked.priority
                      AND (job.ready_at, job.id) <= (marked.low_water_at, marked.low_water_id)
                    ORDER BY job.ready_at, job.id LIMIT 1 FOR UPDATE SKIP LOCKED) AS first
             WHERE marked.wake_at < 'infinity' AND marked.low_water_at > '-infinity' AND (marked.priority > 1 OR marked.turn & 7 = nth)
               FOR NO KEY UPDATE OF marked SKIP LOCKED) AS hidden
     WHERE lane.ctid = hidden.ctid;
    UPDATE queue_maintained
       SET at = began, look_nth = coalesce(nth, look_nth),
           look_at = CASE WHEN nth IS NULL THEN look_at ELSE least(began + interval '5 min', began + 20 * (clock_timestamp() - began)) END;
    WITH lane AS MATERIALIZED (
        SELECT awake.org_id, awake.priority, awake.wake_at, first.ready_at
          FROM queue_lane AS awake LEFT JOIN LATERAL (
               SELECT job.ready_at FROM accounting_work_queue AS job
                WHERE job.state = 'queued' AND job.org_id = awake.org_id AND job.priority = awake.priority
                  AND (job.ready_at, job.id) > (awake.low_water_at, awake.low_water_id) AND job.ready_at <= now()
                ORDER BY job.ready_at, job.id LIMIT 1) AS first ON true
         WHERE awake.wake_at < 'infinity' AND awake.wake_at <= now()),
    oldest AS (
        INSERT INTO queue_oldest AS known (priority, ready_at, looked_at)
        SELECT priority, min(ready_at), clock_timestamp() FROM lane WHERE ready_at IS NOT NULL GROUP BY priority
        ON CONFLICT (priority) DO UPDATE SET ready_at = excluded.ready_at, looked_at = excluded.looked_at)
    SELECT array_agg(org_id), array_agg(priority) INTO dry_orgs, dry_priorities
      FROM (SELECT org_id, priority FROM lane
             WHERE ready_at IS NULL AND wake_at < now() - CASE WHEN priority > 1 THEN interval '5 s' ELSE interval '1 s' END LIMIT 500) AS dry;
    PERFORM 1 FROM queue_aggregated FOR UPDATE SKIP LOCKED;
    IF NOT FOUND THEN RETURN; END IF;
    PERFORM setval('queue_turn_floor', greatest(0, coalesce((
        SELECT min(turn) FROM queue_lane WHERE wake_at < 'infinity' AND turn >= from_turn AND priority BETWEEN 1 AND 3), newest) - 64));
    IF dry_orgs IS NOT NULL THEN
        PERFORM queue_park_lanes(dry_orgs, dry_priorities);
    END IF;
END $$;
REVOKE EXECUTE ON FUNCTION queue_maintain_lanes() FROM PUBLIC;
