-- Once a second, by whichever worker finds its row (queue_aggregated) free: adds the changes of the depth up (I6 in docs/queue.md), and lets claims see
-- the jobs that were committed since and that they would not see: in lanes that sleep, or are marked past them, because that happened while
-- the enqueue was in flight, or it had an old snapshot (REPEATABLE READ), or left it to this (queue_wake). p_wait: waits for the row.
CREATE OR REPLACE FUNCTION queue_aggregate(p_wait boolean DEFAULT false) RETURNS void LANGUAGE plpgsql SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    last_upto pg_snapshot; orgs text[]; priorities int[]; ats timestamptz[];
BEGIN
    IF p_wait THEN
        SELECT upto INTO last_upto FROM queue_aggregated FOR UPDATE;
    ELSE
        SELECT upto INTO last_upto FROM queue_aggregated FOR UPDATE SKIP LOCKED;
    END IF;
    IF last_upto IS NULL THEN
        INSERT INTO queue_aggregated (upto) SELECT '1:1:' WHERE NOT EXISTS (SELECT 1 FROM queue_aggregated);
        RETURN;
    END IF;
    WITH change AS (
        DELETE FROM queue_delta WHERE ctid = ANY (ARRAY(SELECT place FROM queue_delta_now)) RETURNING org_id, priority, state, n, writer, at),
    marked AS (                                            -- this transaction may write more: it had not ended
        UPDATE queue_aggregated SET upto = CASE
            WHEN pg_current_xact_id() >= pg_snapshot_xmax(pg_current_snapshot()) THEN pg_current_snapshot()
            ELSE format('%s:%s:%s', pg_snapshot_xmin(pg_current_snapshot()), pg_snapshot_xmax(pg_current_snapshot()), (
                 SELECT string_agg(flying::text, ',' ORDER BY flying)
                   FROM (SELECT pg_snapshot_xip(pg_current_snapshot()) UNION SELECT pg_current_xact_id()) AS own(flying)))::pg_snapshot END),
    counted AS (
        INSERT INTO queue_depth AS depth (org_id, priority, state, n)
        SELECT org_id, priority, state, sum(n) FROM change GROUP BY 1, 2, 3 HAVING sum(n) <> 0
        ON CONFLICT (org_id, priority, state) DO UPDATE SET n = depth.n + excluded.n)
    SELECT array_agg(org_id), array_agg(priority), array_agg(at) INTO orgs, priorities, ats
      FROM (SELECT org_id, priority, min(at) AS at,        -- since the last time claims may have gone past what a long transaction wrote
                   bool_or(n > 0 AND writer < pg_snapshot_xmax(last_upto)) AS was_long
              FROM change WHERE state = 'queued' AND n >= 0 AND at IS NOT NULL GROUP BY 1, 2) AS added
     WHERE was_long OR queue_hides(org_id, priority, at);
    IF orgs IS NOT NULL THEN
        PERFORM queue_wake(org_id, priority, at) FROM unnest(orgs, priorities, ats) AS late(org_id, priority, at);
        IF 2 <= ANY (priorities) THEN
            PERFORM pg_notify('accounting_work_queue', 'high');
        END IF;
        PERFORM queue_call_sleepers(cardinality(orgs));
    END IF;
END $$;
REVOKE EXECUTE ON FUNCTION queue_aggregate(boolean) FROM PUBLIC;
