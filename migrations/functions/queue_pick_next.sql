-- Picks up to p_count ready jobs, by priority, within a priority in fair turns between organisations, then oldest first. Jobs of
-- priority 2 and 3 are never picked together with others and at most p_most_high at once, so that the next such click finds a turn soon.
CREATE OR REPLACE FUNCTION queue_pick_next(p_worker text, p_count int, p_min_priority int, p_max_priority int, p_most_high int DEFAULT 5)
RETURNS tid[] LANGUAGE plpgsql
    SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    jobs tid[] := '{}'; lowest bigint := (SELECT last_value FROM queue_turn_floor);
BEGIN
    IF EXISTS (SELECT 1 FROM pause WHERE pause.scope = 'queue' OR (pause.scope = 'worker' AND pause.key = p_worker)) THEN RETURN jobs; END IF;
    FOR current_priority IN REVERSE p_max_priority .. p_min_priority LOOP
        CONTINUE WHEN NOT EXISTS (SELECT 1 FROM queue_lane WHERE wake_at < 'infinity' AND priority = current_priority AND turn >= lowest);
        jobs := queue_pick(current_priority, CASE WHEN current_priority >= 2 THEN least(p_count, p_most_high) ELSE p_count END);
        EXIT WHEN jobs <> '{}';
    END LOOP;
    PERFORM queue_count_rate(jobs);
    RETURN jobs;
END $$;
REVOKE EXECUTE ON FUNCTION queue_pick_next(text, int, int, int, int) FROM PUBLIC;
