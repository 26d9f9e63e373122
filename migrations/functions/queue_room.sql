-- How many jobs of an organisation may start now, by its limits. Its row stays locked until commit, so that concurrent claims can't
-- exceed a limit together; 0 while another holds it. A next start further ahead than a claim can have put it is of another clock.
CREATE OR REPLACE FUNCTION queue_room(p_org text) RETURNS int LANGUAGE plpgsql AS $$
#variable_conflict use_variable
DECLARE
    at_once int; per_second float8; next_start timestamptz;
BEGIN
    SELECT max_leased, max_per_second, next_at INTO at_once, per_second, next_start FROM queue_org WHERE org_id = p_org FOR NO KEY UPDATE SKIP LOCKED;
    IF NOT FOUND THEN RETURN 0; END IF;
    IF next_start > now() + (2000 / per_second + 1) * interval '1 s' THEN next_start := now(); END IF;
    RETURN greatest(0, least(
        at_once - (SELECT count(*) FROM accounting_work_queue AS busy WHERE busy.state = 'leased' AND busy.org_id = p_org
            AND busy.leased_until >= to_timestamp((SELECT last_value FROM queue_lease_floor))),
        -- Unused time is saved up for one second at most.
        1 + floor(extract(epoch FROM now() - greatest(next_start, now() - interval '1 s')) * per_second)));
END $$;
REVOKE EXECUTE ON FUNCTION queue_room(text) FROM PUBLIC;
