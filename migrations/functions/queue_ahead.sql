-- What has its turn before one more job of a lane in which p_own are before it: other lanes of its priority, served in turn meanwhile,
-- at most as many turns each, by weight; and all of higher priority. Lanes that sleep, are paused or may run nothing are passed over.
-- p_org '': all other lanes.
CREATE OR REPLACE FUNCTION queue_ahead(p_org text, p_priority int, p_own bigint, OUT others bigint, OUT higher bigint) LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_variable
DECLARE
    my_weight float8 := coalesce((SELECT weight FROM queue_org WHERE org_id = p_org), 1);
BEGIN
    SELECT coalesce(sum(depth.n) FILTER (WHERE depth.priority > p_priority), 0),
           coalesce(sum(CASE WHEN p_org = '' THEN depth.n ELSE least(depth.n, ceil((p_own + 1) / my_weight * coalesce(org.weight, 1))) END)
               FILTER (WHERE depth.priority = p_priority AND depth.org_id <> p_org), 0)
      INTO higher, others
      FROM queue_depth_now AS depth JOIN queue_lane AS lane USING (org_id, priority) LEFT JOIN queue_org AS org USING (org_id)
     WHERE depth.state = 'queued' AND depth.priority >= p_priority AND lane.wake_at <= now() AND coalesce(org.max_leased, 1) > 0
       AND NOT EXISTS (SELECT 1 FROM pause WHERE pause.scope = 'organisation' AND pause.key = depth.org_id);
END $$;
REVOKE EXECUTE ON FUNCTION queue_ahead(text, int, bigint) FROM PUBLIC;
