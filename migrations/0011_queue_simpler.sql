-- 0011: the queue with fewer parts (docs/queue.md). Gone: queue_recent and queue_delta.documents, by which duplicates of transactions that were in flight
-- together were merged (who comes second finds the version posted), queue_total (the sum of queue_depth), and sequences that were used
-- as variables.
-- Views of before, and who may read them: they are made anew after this.
DO $$
DECLARE
    reader record;
BEGIN
    IF to_regclass('public.queue_unfolded') IS NULL THEN RETURN; END IF;
    CREATE VIEW queue_delta_now WITH (security_invoker = true) AS
        SELECT change.place, change.org_id, change.priority, change.state, change.n, change.writer, change.at FROM queue_folded
         CROSS JOIN LATERAL (
               SELECT ctid AS place, org_id, priority, state, n, writer, at FROM queue_delta WHERE writer >= pg_snapshot_xmax(upto)) AS change;
    FOR reader IN SELECT grantee::regrole AS name FROM pg_class CROSS JOIN LATERAL aclexplode(relacl) AS right_of
                   WHERE pg_class.oid = 'public.queue_unfolded'::regclass AND grantee <> relowner AND grantee <> 0 AND privilege_type = 'SELECT' LOOP
        EXECUTE format('GRANT SELECT ON queue_delta_now TO %s', reader.name);
    END LOOP;
    CREATE OR REPLACE VIEW queue_depth_now WITH (security_invoker = true) AS
        SELECT org_id, priority, state, sum(n)::bigint AS n
          FROM (SELECT org_id, priority, state, n FROM queue_depth UNION ALL SELECT org_id, priority, state, n FROM queue_delta_now) AS change
         GROUP BY 1, 2, 3;
    CREATE OR REPLACE VIEW queue_total_now WITH (security_invoker = true) AS
        SELECT priority, state, sum(n)::bigint AS n FROM queue_depth_now GROUP BY 1, 2;
    DROP VIEW queue_unfolded;
END $$;
ALTER TABLE queue_folded RENAME TO queue_aggregated;
ALTER TABLE queue_lane RENAME COLUMN mark_at TO low_water_at;
ALTER TABLE queue_lane RENAME COLUMN mark_id TO low_water_id;
ALTER TABLE queue_delta DROP COLUMN documents;
DROP TABLE queue_recent;
DROP TABLE queue_total;
DROP SEQUENCE queue_tended_at;
DROP SEQUENCE queue_look_at;
DROP SEQUENCE queue_look_nth;

-- When the lanes were last looked after, by whichever worker found this row free (queue_maintain_lanes). One row.
CREATE TABLE queue_maintained (
    at       timestamptz NOT NULL DEFAULT '-infinity',
    look_at  timestamptz NOT NULL DEFAULT '-infinity',                  -- when to look for hidden jobs again
    look_nth int NOT NULL DEFAULT 0                                     -- at which eighth of the lanes it was last
) WITH (fillfactor = 50);
INSERT INTO queue_maintained DEFAULT VALUES;
