-- Where this connection is in the round of a priority: {the lane it served last, what is left of that one's share, the newest lane it has
-- seen}. Kept in a setting of the session, which costs no write, and which a rollback restores. It begins at random, so that workers don't
-- go round in step.
CREATE OR REPLACE FUNCTION queue_place(p_priority int) RETURNS bigint[] LANGUAGE plpgsql AS $$
#variable_conflict use_variable
DECLARE
    place text := current_setting('leapfrog.place_' || p_priority, true);
    lowest bigint; newest bigint;
BEGIN
    IF place <> '' THEN RETURN place::bigint[]; END IF;
    newest := (SELECT last_value FROM queue_turn_seq);
    lowest := (SELECT last_value FROM queue_turn_floor);
    RETURN ARRAY[lowest + floor(random() * (newest - lowest))::bigint, 0, newest];
END $$;
REVOKE EXECUTE ON FUNCTION queue_place(int) FROM PUBLIC;
