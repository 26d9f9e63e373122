-- Dead jobs by what is wrong with them (queue_error_group), the most first. Of the p_look that come first by organisation and document;
-- looked: how many these were. first_at and last_at: when the job died that was ready first, or last; its own moment where that is forgotten.
CREATE OR REPLACE FUNCTION queue_list_errors(p_filter jsonb, p_limit int, p_look int)
RETURNS TABLE (error text, jobs bigint, organisations bigint, org_names text[], first_at timestamptz, last_at timestamptz, looked bigint)
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off SET jit = off AS $$
#variable_conflict use_variable
BEGIN
    RETURN QUERY EXECUTE format($sql$
        WITH looked AS MATERIALIZED (
            SELECT job.id, job.org_id, job.ready_at, queue_error_group(job.last_error, job.document_id) AS error, %1$s AS matches FROM (%2$s) AS job),
        own AS (SELECT error, org_id, count(*) AS jobs, min(ready_at) AS first_at, max(ready_at) AS last_at,
                       (array_agg(id ORDER BY ready_at, id))[1] AS first_id, (array_agg(id ORDER BY ready_at DESC, id DESC))[1] AS last_id
                  FROM looked WHERE matches GROUP BY 1, 2),
        found AS (SELECT error, sum(jobs)::bigint AS jobs, count(*) AS organisations, (array_agg(org_id ORDER BY jobs DESC, org_id))[:3] AS org_names,
                         min(first_at) AS first_at, max(last_at) AS last_at,
                         (array_agg(first_id ORDER BY first_at, first_id))[1] AS first_id, (array_agg(last_id ORDER BY last_at DESC, last_id DESC))[1] AS last_id
                    FROM own GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT %3$s)
        SELECT found.error, found.jobs, found.organisations, found.org_names,
               coalesce((SELECT event.at FROM job_event AS event WHERE event.job_id = found.first_id AND event.what = 'dead' ORDER BY event.at DESC LIMIT 1), found.first_at),
               coalesce((SELECT event.at FROM job_event AS event WHERE event.job_id = found.last_id AND event.what = 'dead' ORDER BY event.at DESC LIMIT 1), found.last_at),
               (SELECT count(*) FROM looked)
          FROM found ORDER BY found.jobs DESC, found.error$sql$,
        queue_list_where(p_filter, ARRAY['state']), queue_list_source(p_filter || '{"state": "dead"}', 'document', false, NULL, p_look), p_limit);
END $$;
REVOKE EXECUTE ON FUNCTION queue_list_errors(jsonb, int, int) FROM PUBLIC;
