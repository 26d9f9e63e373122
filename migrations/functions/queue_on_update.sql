-- Notes what changes of the depth, and wakes the lanes of jobs that are queued now.
CREATE OR REPLACE FUNCTION queue_on_update() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID <> 'public.accounting_work_queue'::regclass THEN
        RAISE EXCEPTION 'queue_on_update is a trigger of accounting_work_queue only';
    END IF;
    INSERT INTO public.queue_delta (org_id, priority, state, n, at, wakes)
    SELECT org_id, priority, state, n, at, wakes
      FROM (SELECT org_id, priority, state, sum(n) AS n, min(at) AS at,
                   min(at) IS NOT NULL AND public.queue_must_wake(org_id, priority, min(at)) AS wakes
              FROM (SELECT org_id, priority, state, 1 AS n, CASE WHEN state = 'queued' THEN ready_at END AS at FROM new_rows
                    UNION ALL
                    SELECT org_id, priority, state, -1, NULL FROM old_rows) AS change
             GROUP BY 1, 2, 3 ORDER BY 1, 2, 3) AS lane
     WHERE n <> 0 OR wakes;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION queue_on_update() FROM PUBLIC;

CREATE OR REPLACE TRIGGER queue_updated AFTER UPDATE ON accounting_work_queue
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION queue_on_update();
