-- How many jobs wait, run, are for later and are dead, of an organisation and a priority or of all: from the counters. Those for later are counted,
-- by each lane's index range, up to p_cap; later_whole: these are all.
CREATE OR REPLACE FUNCTION queue_list_totals(p_org text, p_priority int, p_cap int, OUT waiting bigint, OUT running bigint, OUT later bigint,
                                             OUT later_whole boolean, OUT dead bigint) LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, public, pg_temp SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    queued bigint; orgs text[]; priorities int[];
BEGIN
    SELECT coalesce(sum(n) FILTER (WHERE depth.state = 'queued'), 0), coalesce(sum(n) FILTER (WHERE depth.state = 'leased'), 0),
           coalesce(sum(n) FILTER (WHERE depth.state = 'dead'), 0),
           array_agg(depth.org_id) FILTER (WHERE depth.state = 'queued'), array_agg(depth.priority) FILTER (WHERE depth.state = 'queued')
      INTO queued, running, dead, orgs, priorities
      FROM queue_depth_now AS depth WHERE (p_org = '' OR depth.org_id = p_org) AND (p_priority IS NULL OR depth.priority = p_priority);
    SELECT count(*) INTO later FROM (
        SELECT 1 FROM unnest(orgs, priorities) AS lane(org_id, priority) CROSS JOIN LATERAL (
               SELECT 1 FROM accounting_work_queue AS job
                WHERE job.state = 'queued' AND job.org_id = lane.org_id AND job.priority = lane.priority AND job.ready_at > now()
                ORDER BY job.ready_at, job.id LIMIT p_cap + 1) AS one
         LIMIT p_cap + 1) AS counted;
    later_whole := later <= p_cap;
    later := least(later, p_cap, queued);
    waiting := queued - later;
END $$;
REVOKE EXECUTE ON FUNCTION queue_list_totals(text, int, int) FROM PUBLIC;
