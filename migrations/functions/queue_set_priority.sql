-- Changes the priority of waiting jobs. Returns those changed. Of the SQL language a column wins over a parameter of its name, so parameters
-- go by number.
CREATE OR REPLACE FUNCTION queue_set_priority(p_jobs uuid[], p_priority int, p_why text) RETURNS SETOF uuid LANGUAGE sql AS $$
    WITH changed AS (
        UPDATE accounting_work_queue SET priority = $2
         WHERE id = ANY ($1) AND state NOT IN ('leased', 'dead') AND priority <> $2 RETURNING id, org_id, document_id),
    noted AS (
        INSERT INTO job_event (job_id, org_id, document_id, what, detail)
        SELECT id, org_id, document_id, 'reprioritised', 'to ' || $2 || CASE WHEN $3 = '' THEN '' ELSE ': ' || $3 END FROM changed),
    rung AS (SELECT pg_notify('accounting_work_queue', '') FROM changed LIMIT 1)
    SELECT id FROM changed, (SELECT count(*) FROM rung) AS once $$;
REVOKE EXECUTE ON FUNCTION queue_set_priority(uuid[], int, text) FROM PUBLIC;
