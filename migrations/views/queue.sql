-- Views of the queue. security_invoker: who reads one needs the rights on the tables behind it.

-- What is not in the counters yet. After a restore from a dump transaction numbers are another server's: then everything is.
CREATE OR REPLACE VIEW queue_delta_now WITH (security_invoker = true) AS
    SELECT change.place, change.org_id, change.priority, change.state, change.n, change.writer, change.at FROM queue_aggregated
     CROSS JOIN LATERAL (SELECT CASE WHEN pg_snapshot_xmax(upto) <= pg_snapshot_xmax(pg_current_snapshot()) THEN upto ELSE '1:1:' END AS upto) AS last
     CROSS JOIN LATERAL (
           SELECT ctid AS place, org_id, priority, state, n, writer, at FROM queue_delta WHERE writer >= pg_snapshot_xmax(last.upto)
           UNION ALL
           SELECT ctid AS place, org_id, priority, state, n, writer, at FROM queue_delta
            WHERE writer = ANY (ARRAY(SELECT pg_snapshot_xip(last.upto)))) AS change;

-- The depth of each organisation, right at every commit.
CREATE OR REPLACE VIEW queue_depth_now WITH (security_invoker = true) AS
    SELECT org_id, priority, state, sum(n)::bigint AS n
      FROM (SELECT org_id, priority, state, n FROM queue_depth UNION ALL SELECT org_id, priority, state, n FROM queue_delta_now) AS change
     GROUP BY 1, 2, 3
    HAVING sum(n) <> 0;

-- The same for all organisations together.
CREATE OR REPLACE VIEW queue_total_now WITH (security_invoker = true) AS
    SELECT priority, state, sum(n)::bigint AS n FROM queue_depth_now GROUP BY 1, 2 HAVING sum(n) <> 0;

-- The first job of each lane that has any, whether or not there is a row in queue_lane: as many index probes as lanes.
CREATE OR REPLACE VIEW queue_lane_first WITH (security_invoker = true) AS
    WITH RECURSIVE lane AS (
        (SELECT org_id, priority, ready_at, id, created_at, document_id FROM accounting_work_queue
          WHERE state = 'queued' ORDER BY org_id, priority, ready_at, id LIMIT 1)
        UNION ALL
        SELECT next.* FROM lane CROSS JOIN LATERAL (
               SELECT org_id, priority, ready_at, id, created_at, document_id FROM accounting_work_queue AS job
                WHERE job.state = 'queued' AND (job.org_id, job.priority) > (lane.org_id, lane.priority)
                ORDER BY org_id, priority, ready_at, id LIMIT 1) AS next)
    SELECT org_id, priority, ready_at, id, created_at, document_id, greatest(ready_at, created_at) AS since FROM lane;

-- Of these, the lanes whose first job is ready and that claims don't see: asleep, not there, or marked past it.
CREATE OR REPLACE VIEW queue_lane_unseen WITH (security_invoker = true) AS
    SELECT first.org_id, first.priority, first.ready_at, first.id, first.document_id, first.since,
           CASE WHEN lane.org_id IS NULL THEN 'is not there' WHEN lane.wake_at > now() THEN 'sleeps' ELSE 'is marked past it' END AS why
      FROM queue_lane_first AS first LEFT JOIN queue_lane AS lane USING (org_id, priority)
     WHERE first.ready_at <= now()
       AND (lane.org_id IS NULL OR lane.wake_at > now() OR (first.ready_at, first.id) <= (lane.low_water_at, lane.low_water_id));

-- Workers that live and are not paused, and what of their slots is kept: as a poller shares out its slots.
CREATE OR REPLACE VIEW queue_worker_now WITH (security_invoker = true) AS
    SELECT name, slots, busy, started_at, express, greatest(0, least(leapfrog_setting('normal_slots'), slots - 1 - greatest(1, express))) AS normal
      FROM worker CROSS JOIN LATERAL (SELECT least(leapfrog_setting('express_slots'), slots - 1) AS express) AS kept
     WHERE kind = 'queue' AND slots > 0 AND heartbeat_at > now() - interval '30 s'
       AND NOT EXISTS (SELECT 1 FROM pause WHERE scope = 'worker' AND key = worker.name);
