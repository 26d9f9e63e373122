-- Why a job waits. Own lane: the jobs before it, an index range from the low-water mark on, counted up to p_cap; where there are more, those
-- behind it are counted likewise and taken from the counter. capped: more on both sides, own_ahead is half of them.
CREATE OR REPLACE FUNCTION queue_position(p_job uuid, p_cap int DEFAULT 10000, OUT own_ahead bigint, OUT others_ahead bigint, OUT higher_ahead bigint,
                                          OUT capped boolean) LANGUAGE plpgsql STABLE
    SET enable_seqscan = off SET enable_bitmapscan = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    job accounting_work_queue; lane queue_lane; behind bigint; waiting bigint;
BEGIN
    SELECT * INTO job FROM accounting_work_queue WHERE id = p_job;
    IF NOT FOUND OR job.state <> 'queued' THEN RETURN; END IF;
    SELECT * INTO lane FROM queue_lane WHERE org_id = job.org_id AND priority = job.priority;
    SELECT count(*) INTO own_ahead FROM (
        SELECT 1 FROM accounting_work_queue AS other
         WHERE other.state = 'queued' AND other.org_id = job.org_id AND other.priority = job.priority
           AND (other.ready_at, other.id) > (coalesce(lane.low_water_at, '-infinity'), coalesce(lane.low_water_id, '00000000-0000-0000-0000-000000000000'))
           AND (other.ready_at, other.id) < (job.ready_at, job.id)
         LIMIT p_cap) AS before;
    capped := false;
    IF own_ahead = p_cap THEN
        SELECT count(*) INTO behind FROM (
            SELECT 1 FROM accounting_work_queue AS other
             WHERE other.state = 'queued' AND other.org_id = job.org_id AND other.priority = job.priority
               AND (other.ready_at, other.id) > (job.ready_at, job.id)
             LIMIT p_cap) AS after;
        SELECT n INTO waiting FROM queue_depth_now WHERE org_id = job.org_id AND priority = job.priority AND state = 'queued';
        capped := behind = p_cap;
        own_ahead := greatest(p_cap, CASE WHEN capped THEN waiting / 2 ELSE waiting - 1 - behind END);
    END IF;
    SELECT others, higher INTO others_ahead, higher_ahead FROM queue_ahead(job.org_id, job.priority, own_ahead);
END $$;
REVOKE EXECUTE ON FUNCTION queue_position(uuid, int) FROM PUBLIC;
