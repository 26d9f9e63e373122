-- Once a second, by whichever worker finds its row (queue_folded) free: folds deltas, merges twins of transactions that were in flight
-- together as soon as every older writer has ended, and brings lanes of new jobs that claims would not see back into the round: lanes
-- that sleep, that are marked past the job, or whose turn is below the floor, because that happened while the enqueue was in flight, or it
-- had an old snapshot (REPEATABLE READ), or left it to the fold (queue_wake). Jobs of a transaction that lasted longer than since the last
-- fold have a turn from when they were written: they get a new one, so that they wait for no round. p_wait: waits for the row.
CREATE OR REPLACE FUNCTION queue_fold(p_wait boolean DEFAULT false) RETURNS void LANGUAGE plpgsql SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    last_fold pg_snapshot; lowest bigint; newest bigint;
    orgs text[]; documents text[]; late_orgs text[]; late_priorities int[]; late_at timestamptz[]; were_long boolean[];
BEGIN
    IF p_wait THEN
        SELECT upto INTO last_fold FROM queue_folded FOR UPDATE;
    ELSE
        SELECT upto INTO last_fold FROM queue_folded FOR UPDATE SKIP LOCKED;
    END IF;
    IF last_fold IS NULL THEN
        INSERT INTO queue_folded (upto) SELECT '1:1:' WHERE NOT EXISTS (SELECT 1 FROM queue_folded);
        RETURN;
    END IF;
    lowest := (SELECT last_value FROM queue_turn_floor);
    newest := (SELECT last_value FROM queue_turn_seq);
    WITH change AS (
        DELETE FROM queue_delta WHERE ctid = ANY (ARRAY(SELECT place FROM queue_unfolded))
        RETURNING org_id, priority, state, n, queue_delta.documents, writer, at),
    marked AS (                                            -- this transaction may write more: it had not ended
        UPDATE queue_folded SET upto = CASE
            WHEN pg_current_xact_id() >= pg_snapshot_xmax(pg_current_snapshot()) THEN pg_current_snapshot()
            ELSE format('%s:%s:%s', pg_snapshot_xmin(pg_current_snapshot()), pg_snapshot_xmax(pg_current_snapshot()), (
                 SELECT string_agg(flying::text, ',' ORDER BY flying)
                   FROM (SELECT pg_snapshot_xip(pg_current_snapshot()) UNION SELECT pg_current_xact_id()) AS own(flying)))::pg_snapshot END),
    counted AS (
        INSERT INTO queue_depth AS depth (org_id, priority, state, n)
        SELECT org_id, priority, state, sum(n) FROM change GROUP BY 1, 2, 3 HAVING sum(n) <> 0
        ON CONFLICT (org_id, priority, state) DO UPDATE SET n = depth.n + excluded.n),
    totalled AS (
        INSERT INTO queue_total AS total (priority, state, n)
        SELECT priority, state, sum(n) FROM change GROUP BY 1, 2 HAVING sum(n) <> 0
        ON CONFLICT (priority, state) DO UPDATE SET n = total.n + excluded.n),
    in_flight AS (
        INSERT INTO queue_recent (writer, org_id, documents) SELECT writer, org_id, change.documents FROM change
         WHERE change.documents IS NOT NULL AND writer >= pg_snapshot_xmin(pg_current_snapshot())),
    late AS (
        SELECT array_agg(org_id) AS orgs, array_agg(priority) AS priorities, array_agg(at) AS ats, array_agg(was_long) AS longs
          FROM (SELECT org_id, priority, min(at) AS at, bool_or(n > 0 AND writer < pg_snapshot_xmax(last_fold)) AS was_long
                  FROM change WHERE state = 'queued' AND n >= 0 AND at IS NOT NULL GROUP BY 1, 2) AS added
         WHERE was_long OR queue_hides(org_id, priority, at, lowest, newest)),
    ended AS (
        DELETE FROM queue_recent WHERE writer < pg_snapshot_xmin(pg_current_snapshot()) RETURNING org_id, queue_recent.documents)
    SELECT (SELECT late.orgs FROM late), (SELECT priorities FROM late), (SELECT ats FROM late), (SELECT longs FROM late),
           array_agg(org_id), array_agg(document_id)
      INTO late_orgs, late_priorities, late_at, were_long, orgs, documents
      FROM (SELECT DISTINCT org_id, unnest(noted.documents) AS document_id
              FROM (SELECT org_id, ended.documents FROM ended
                    UNION ALL
                    SELECT org_id, change.documents FROM change WHERE writer < pg_snapshot_xmin(pg_current_snapshot())) AS noted) AS document
     WHERE (SELECT count(*) FROM (SELECT 1 FROM accounting_work_queue AS job
             WHERE job.state || '' = 'queued' AND job.org_id = document.org_id AND job.document_id = document.document_id LIMIT 2) AS twin) > 1;
    IF orgs IS NOT NULL THEN
        PERFORM queue_merge(orgs, documents, array_fill(NULL::uuid, ARRAY[cardinality(orgs)]));
    END IF;
    IF late_orgs IS NOT NULL THEN
        PERFORM queue_bring_back(late_orgs, late_priorities, late_at, were_long);
    END IF;
END $$;
REVOKE EXECUTE ON FUNCTION queue_fold(boolean) FROM PUBLIC;
