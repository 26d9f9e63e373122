-- Part of queue_wake: the first job that an organisation ever has at a priority. Another transaction may be just making the same lane.
CREATE OR REPLACE FUNCTION queue_make_lane(p_org text, p_priority int, p_at timestamptz) RETURNS void LANGUAGE plpgsql SET lock_timeout = '20ms' AS $$
#variable_conflict use_variable
DECLARE
    made boolean;
BEGIN
    BEGIN
        INSERT INTO queue_lane (org_id, priority, wake_at) VALUES (p_org, p_priority, p_at) ON CONFLICT (org_id, priority) DO NOTHING;
        made := FOUND;
    EXCEPTION WHEN lock_not_available THEN
        made := false;
    END;
    IF NOT made THEN
        INSERT INTO queue_delta (org_id, priority, state, n, at) VALUES (p_org, p_priority, 'queued', 0, p_at);
    END IF;
END $$;
REVOKE EXECUTE ON FUNCTION queue_make_lane(text, int, timestamptz) FROM PUBLIC;
