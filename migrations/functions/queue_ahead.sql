-- What has its turn before one more job of a lane in which p_own are before it: other lanes of its priority, served in turn meanwhile,
-- at most as many turns each, by weight; and all of higher priority. Lanes that sleep, are paused or may run nothing are passed over.
-- p_org '': all other lanes. Where roles are set up this runs as the gate, which sees all lanes: whoever sees only some organisations gets numbers that are
-- rounded to one digit, ten at least, and of no organisation but his own.
CREATE OR REPLACE FUNCTION queue_ahead(p_org text, p_priority int, p_own bigint, OUT others bigint, OUT higher bigint) LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_variable
DECLARE
    my_weight float8 := coalesce((SELECT weight FROM queue_org WHERE org_id = p_org), 1);
BEGIN
    IF p_org <> '' THEN
        PERFORM public.leapfrog_must(p_org, 'viewer');
    END IF;
    SELECT coalesce(sum(depth.n) FILTER (WHERE depth.priority > p_priority), 0),
           coalesce(sum(CASE WHEN p_org = '' THEN depth.n ELSE least(depth.n, ceil((p_own + 1) / my_weight * coalesce(org.weight, 1))) END)
               FILTER (WHERE depth.priority = p_priority AND depth.org_id <> p_org), 0)
      INTO higher, others
      FROM queue_depth_now AS depth JOIN queue_lane AS lane USING (org_id, priority) LEFT JOIN queue_org AS org USING (org_id)
     WHERE depth.state = 'queued' AND depth.priority >= p_priority AND lane.wake_at <= now() AND coalesce(org.max_leased, 1) > 0
       AND NOT EXISTS (SELECT 1 FROM pause WHERE pause.scope = 'organisation' AND pause.key = depth.org_id);
    IF current_user = 'leapfrog_gate' AND NOT pg_has_role(session_user, 'leapfrog_admin', 'MEMBER')
       AND NOT pg_has_role(session_user, 'leapfrog_owner', 'MEMBER') AND NOT pg_has_role(session_user, 'leapfrog_worker', 'MEMBER') THEN
        others := CASE WHEN others > 0 THEN greatest(10, round(others, -floor(log(others))::int)) ELSE 0 END;
        higher := CASE WHEN higher > 0 THEN greatest(10, round(higher, -floor(log(higher))::int)) ELSE 0 END;
    END IF;
END $$;
REVOKE EXECUTE ON FUNCTION queue_ahead(text, int, bigint) FROM PUBLIC;
