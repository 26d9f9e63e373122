-- What has its turn before one more job of a lane in which p_own are before it: other lanes of its priority, served in turn meanwhile,
-- at most as many turns each, by weight; and all of higher priority. Lanes that sleep, are paused or may run nothing are passed over.
-- p_org '': all other lanes. Where roles are set up this runs as the gate, which sees all lanes: whoever sees only some organisations gets what others have
-- ahead of him rounded to one digit, ten at least, by itself: jobs of his own beside it tell nothing more of it.
CREATE OR REPLACE FUNCTION queue_ahead(p_org text, p_priority int, p_own bigint, OUT others bigint, OUT higher bigint) LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_variable
DECLARE
    mine text[] := CASE WHEN current_user = 'leapfrog_gate' AND leapfrog_is_person() THEN leapfrog_orgs() END;
    lane record;
    my_weight float8 := coalesce((SELECT weight FROM queue_org WHERE org_id = p_org), 1);
BEGIN
    IF p_org <> '' THEN
        PERFORM public.leapfrog_must(p_org, 'viewer');
    END IF;
    others := 0;
    higher := 0;
    FOR lane IN
        SELECT coalesce(depth.org_id = ANY (mine), true) AS is_seen,
               coalesce(sum(depth.n) FILTER (WHERE depth.priority > p_priority), 0) AS higher,
               coalesce(sum(CASE WHEN p_org = '' THEN depth.n ELSE least(depth.n, ceil((p_own + 1) / my_weight * coalesce(org.weight, 1))) END)
                   FILTER (WHERE depth.priority = p_priority AND depth.org_id <> p_org), 0) AS others
          FROM queue_depth_now AS depth JOIN queue_lane AS asleep USING (org_id, priority) LEFT JOIN queue_org AS org USING (org_id)
         WHERE depth.state = 'queued' AND depth.priority >= p_priority AND asleep.wake_at <= now() AND coalesce(org.max_leased, 1) > 0
           AND NOT EXISTS (SELECT 1 FROM pause WHERE pause.scope = 'organisation' AND pause.key = depth.org_id)
         GROUP BY 1 LOOP
        IF lane.is_seen THEN
            others := others + lane.others;
            higher := higher + lane.higher;
        ELSE
            others := others + CASE WHEN lane.others > 0 THEN greatest(10, round(lane.others::numeric, -floor(log(lane.others))::int)) ELSE 0 END;
            higher := higher + CASE WHEN lane.higher > 0 THEN greatest(10, round(lane.higher::numeric, -floor(log(lane.higher))::int)) ELSE 0 END;
        END IF;
    END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION queue_ahead(text, int, bigint) FROM PUBLIC;
