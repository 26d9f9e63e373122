-- Part of queue_fold: these lanes have jobs since p_at that claims would not see, or not before a round. Those that another transaction
-- has are left to the next fold.
CREATE OR REPLACE FUNCTION queue_bring_back(p_orgs text[], p_priorities int[], p_at timestamptz[], p_new_turn boolean[]) RETURNS void LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    lowest bigint := (SELECT last_value FROM queue_turn_floor); newest bigint := (SELECT last_value FROM queue_turn_seq);
    left_orgs text[]; left_priorities int[]; left_at timestamptz[];
BEGIN
    WITH late AS MATERIALIZED (
        SELECT wanted.org_id, wanted.priority, wanted.at, wanted.new_turn, lane.place
          FROM unnest(p_orgs, p_priorities, p_at, p_new_turn) AS wanted(org_id, priority, at, new_turn)
          LEFT JOIN LATERAL (SELECT ctid AS place FROM queue_lane AS known
                              WHERE known.org_id = wanted.org_id AND known.priority = wanted.priority FOR NO KEY UPDATE SKIP LOCKED) AS lane ON true),
    brought AS (
        UPDATE queue_lane AS lane
           SET wake_at = least(lane.wake_at, late.at), mark_at = least(lane.mark_at, late.at),
               mark_id = CASE WHEN lane.mark_at < late.at THEN lane.mark_id ELSE '00000000-0000-0000-0000-000000000000' END,
               turn = CASE WHEN late.new_turn OR lane.wake_at = 'infinity' OR lane.turn NOT BETWEEN lowest AND newest
                           THEN nextval('queue_turn_seq') ELSE lane.turn END
          FROM late WHERE lane.ctid = late.place)
    SELECT array_agg(org_id), array_agg(priority), array_agg(at) INTO left_orgs, left_priorities, left_at FROM late WHERE place IS NULL;
    PERFORM queue_wake(org_id, priority, at) FROM unnest(left_orgs, left_priorities, left_at) AS late(org_id, priority, at);
    IF 2 <= ANY (p_priorities) THEN
        PERFORM pg_notify('accounting_work_queue', 'high');
    END IF;
    PERFORM queue_call_sleepers(cardinality(p_orgs));
END $$;
REVOKE EXECUTE ON FUNCTION queue_bring_back(text[], int[], timestamptz[], boolean[]) FROM PUBLIC;
