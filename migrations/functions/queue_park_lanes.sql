-- Part of queue_maintain_lanes: these lanes gave nothing. Holds the lock of the aggregation: whoever enqueues meanwhile and believes the lane
-- awake is either seen here or found by the next aggregation, which wakes it again (I2 in docs/queue.md).
CREATE OR REPLACE FUNCTION queue_park_lanes(p_orgs text[], p_priorities int[]) RETURNS void LANGUAGE plpgsql
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
       SET wake_at = coalesce(next.at, 'infinity'), low_water_at = least(lane.low_water_at, next.at),
           low_water_id = CASE WHEN lane.low_water_at < coalesce(next.at, 'infinity') THEN lane.low_water_id ELSE '00000000-0000-0000-0000-000000000000' END
      FROM next WHERE lane.org_id = next.org_id AND lane.priority = next.priority;
END $$;
REVOKE EXECUTE ON FUNCTION queue_park_lanes(text[], int[]) FROM PUBLIC;
