-- Whether the commit must look after the lane for a job since p_at: a click, or the lane sleeps, is not there or is marked past the job; and
-- this transaction has not noted so before. Of clicks whatever the lane was like when they were written: put to rest or marked past them
-- while their transaction stayed open it would hide them until the fold, on a busy server for seconds (docs/benchmarks.md, queue_hostile).
CREATE OR REPLACE FUNCTION queue_must_wake(p_org text, p_priority int, p_at timestamptz) RETURNS boolean LANGUAGE plpgsql STABLE
    SET enable_seqscan = off SET enable_bitmapscan = off SET jit = off AS $$
#variable_conflict use_variable
BEGIN
    RETURN (p_priority > 1 OR NOT EXISTS (
               SELECT 1 FROM public.queue_lane AS lane
                WHERE lane.org_id = p_org AND lane.priority = p_priority AND lane.wake_at <= p_at AND lane.low_water_at < p_at))
       AND NOT EXISTS (SELECT 1 FROM public.queue_delta AS noted
                        WHERE noted.wakes AND noted.writer = pg_current_xact_id() AND noted.org_id = p_org AND noted.priority = p_priority
                          AND noted.at <= p_at);
END $$;
REVOKE EXECUTE ON FUNCTION queue_must_wake(text, int, timestamptz) FROM PUBLIC;
