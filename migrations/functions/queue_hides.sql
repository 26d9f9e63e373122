-- Whether claims don't see the jobs of a lane since p_at: it is not there, sleeps, has a turn outside of the round, or (asked for clicks
-- only: it reads what was done since) is marked past one. A job of priority 1 behind a low-water mark is found by queue_maintain_lanes.
CREATE OR REPLACE FUNCTION queue_hides(p_org text, p_priority int, p_at timestamptz) RETURNS boolean LANGUAGE plpgsql
    STABLE SET enable_seqscan = off SET enable_bitmapscan = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    lane_wake_at timestamptz; lane_turn bigint; lane_water_at timestamptz; lane_water_id uuid;
BEGIN
    SELECT wake_at, turn, low_water_at, low_water_id INTO lane_wake_at, lane_turn, lane_water_at, lane_water_id FROM queue_lane
     WHERE org_id = p_org AND priority = p_priority;
    RETURN lane_wake_at IS NULL OR lane_wake_at > greatest(p_at, now())
        OR lane_turn < (SELECT last_value FROM queue_turn_floor) OR lane_turn > (SELECT last_value FROM queue_turn_seq)
        OR (p_priority > 1 AND lane_water_at >= p_at AND EXISTS (
            SELECT 1 FROM accounting_work_queue AS job
             WHERE job.state = 'queued' AND job.org_id = p_org AND job.priority = p_priority
               AND job.ready_at >= p_at AND (job.ready_at, job.id) <= (lane_water_at, lane_water_id)));
END $$;
REVOKE EXECUTE ON FUNCTION queue_hides(text, int, timestamptz) FROM PUBLIC;
