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
REVOKE EXECUTE ON FUNCTION queue_tend_lanes() FROM PUBLIC;
