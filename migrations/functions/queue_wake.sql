-- Wakes a lane. One that was empty is last in the round, and whoever has not seen it there yet serves it next. A mark moves back to
-- before the job. Waits for nobody: where an old snapshot does not show the lane as it is now, or another transaction has it, a note asks
-- the fold to do it.
CREATE OR REPLACE FUNCTION queue_wake(p_org text, p_priority int, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
#variable_conflict use_variable
DECLARE
    known_wake_at timestamptz; known_mark_at timestamptz; place tid;
BEGIN
    IF current_setting('transaction_isolation') = 'read committed' THEN
        SELECT wake_at, mark_at INTO known_wake_at, known_mark_at FROM queue_lane WHERE org_id = p_org AND priority = p_priority;
        IF NOT FOUND THEN
            PERFORM queue_make_lane(p_org, p_priority, p_at);
            RETURN;
        END IF;
        IF known_wake_at <= p_at AND known_mark_at < p_at THEN RETURN; END IF;
        SELECT ctid INTO place FROM queue_lane WHERE org_id = p_org AND priority = p_priority FOR NO KEY UPDATE SKIP LOCKED;
        IF FOUND THEN
            UPDATE queue_lane AS lane
               SET wake_at = least(lane.wake_at, p_at), mark_at = least(lane.mark_at, p_at),
                   mark_id = CASE WHEN lane.mark_at < p_at THEN lane.mark_id ELSE '00000000-0000-0000-0000-000000000000' END,
                   turn = CASE WHEN lane.wake_at = 'infinity' THEN nextval('queue_turn_seq') ELSE lane.turn END
             WHERE lane.ctid = place;
            RETURN;
        END IF;
    END IF;
    INSERT INTO queue_delta (org_id, priority, state, n, at) VALUES (p_org, p_priority, 'queued', 0, p_at);
END $$;
REVOKE EXECUTE ON FUNCTION queue_wake(text, int, timestamptz) FROM PUBLIC;
