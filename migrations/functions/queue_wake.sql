-- Lets claims see the jobs of a lane since p_at: wakes it, moves its low-water mark back to before them, gives it a turn of the round. One that
-- was empty is last in the round, and whoever has not seen it there yet serves it next. Waits for nobody: where an old snapshot does not show the lane as it is now, or
-- another transaction has it, a note asks the next aggregation to do it.
CREATE OR REPLACE FUNCTION queue_wake(p_org text, p_priority int, p_at timestamptz) RETURNS void LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_bitmapscan = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    known_wake_at timestamptz; known_low_water_at timestamptz; known_turn bigint; place tid;
    lowest bigint := (SELECT last_value FROM queue_turn_floor); newest bigint := (SELECT last_value FROM queue_turn_seq);
BEGIN
    IF current_setting('transaction_isolation') = 'read committed' THEN
        SELECT wake_at, low_water_at, turn INTO known_wake_at, known_low_water_at, known_turn FROM queue_lane WHERE org_id = p_org AND priority = p_priority;
        IF NOT FOUND THEN
            PERFORM queue_make_lane(p_org, p_priority, p_at);
            RETURN;
        END IF;
        IF known_wake_at <= p_at AND known_low_water_at < p_at AND known_turn BETWEEN lowest AND newest THEN RETURN; END IF;
        SELECT ctid INTO place FROM queue_lane WHERE org_id = p_org AND priority = p_priority FOR NO KEY UPDATE SKIP LOCKED;
        IF FOUND THEN
            UPDATE queue_lane AS lane
               SET wake_at = least(lane.wake_at, p_at), low_water_at = least(lane.low_water_at, p_at),
                   low_water_id = CASE WHEN lane.low_water_at < p_at THEN lane.low_water_id ELSE '00000000-0000-0000-0000-000000000000' END,
                   turn = CASE WHEN lane.wake_at = 'infinity' OR lane.turn NOT BETWEEN lowest AND newest THEN nextval('queue_turn_seq') ELSE lane.turn END
             WHERE lane.ctid = place;
            RETURN;
        END IF;
    END IF;
    INSERT INTO queue_delta (org_id, priority, state, n, at) VALUES (p_org, p_priority, 'queued', 0, p_at);
END $$;
REVOKE EXECUTE ON FUNCTION queue_wake(text, int, timestamptz) FROM PUBLIC;
