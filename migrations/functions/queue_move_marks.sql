-- Moves the marks of lanes past the jobs just picked from them. Where another has the lane or has just changed it, the mark stays
-- behind for now.
CREATE OR REPLACE FUNCTION queue_move_marks(p_lanes tid[], p_at timestamptz[], p_ids uuid[]) RETURNS void LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_variable
BEGIN
    UPDATE queue_lane AS lane
       SET low_water_at = last.at, low_water_id = last.id
      FROM unnest(p_lanes, p_at, p_ids) AS last(lane, at, id)
     CROSS JOIN LATERAL (SELECT free.ctid FROM queue_lane AS free WHERE free.ctid = last.lane FOR NO KEY UPDATE SKIP LOCKED) AS free
     WHERE lane.ctid = free.ctid AND (last.at, last.id) > (lane.low_water_at, lane.low_water_id);
END $$;
REVOKE EXECUTE ON FUNCTION queue_move_marks(tid[], timestamptz[], uuid[]) FROM PUBLIC;
