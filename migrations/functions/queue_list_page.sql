-- A page of the list of jobs: of the p_look jobs that come next in the order (queue_list_source), those that match the filter
-- (queue_list_where), at most p_limit. So a page costs the same whatever is sought, and who seeks something rare looks on from `place` of
-- the last row. That row may match nothing: it says how far it was looked. looked: how many jobs up to this one.
-- A text is found by its own indexes, of at most 2,000 jobs.
CREATE OR REPLACE FUNCTION queue_list_page(p_filter jsonb, p_sort text, p_descending boolean, p_after jsonb, p_limit int, p_look int)
RETURNS TABLE (id uuid, org_id text, document_id text, document_type text, version_hint int, state text, priority int, ready_at timestamptz, run_count int,
               leased_by text, leased_until timestamptz, last_error text, source text, created_at timestamptz, place jsonb, matches boolean, looked bigint)
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    found uuid[];
    within text := '';
    looks int[] := ARRAY[least(p_look, 3 * p_limit), p_look]; -- what is common is found soon
    look int;
    matching bigint; seen bigint;
BEGIN
    IF p_filter ->> 'text' IS NOT NULL THEN
        found := coalesce(queue_list_text(p_filter ->> 'text', coalesce(p_filter ->> 'org', ''), 2000), '{}');
        within := format('SELECT job.* FROM accounting_work_queue AS job WHERE job.id = ANY (%L::uuid[])', found);
    ELSIF queue_list_where(p_filter, ARRAY['org', 'priority', 'state']) = 'true'
          AND (p_sort <> 'document' OR coalesce(p_filter ->> 'state', '') NOT IN ('waiting', 'later')) THEN
        within := queue_list_source(p_filter, p_sort, p_descending, p_after, p_limit); -- it knows all of the filter
    END IF;
    IF found IS NOT NULL THEN
        within := format('SELECT * FROM (%s) AS job WHERE %s ORDER BY %s', within,
            CASE WHEN p_after IS NULL THEN 'true' ELSE format(
                CASE WHEN p_sort = 'document' THEN '(job.org_id, job.document_id, job.id) %1$s (%2$L, %3$L, %5$L::uuid)'
                     WHEN p_sort = 'age' THEN '(job.ready_at, job.id) %1$s (%4$L::timestamptz, %5$L::uuid)'
                     ELSE '((-job.priority), job.ready_at, job.id) %1$s (%6$s, %4$L::timestamptz, %5$L::uuid)' END,
                CASE WHEN p_descending THEN '<' ELSE '>' END, p_after ->> 'org', p_after ->> 'document', p_after ->> 'at', p_after ->> 'id',
                -(p_after ->> 'priority')::int) END,
            replace(CASE p_sort WHEN 'document' THEN 'job.org_id ~, job.document_id ~, job.id ~' WHEN 'age' THEN 'job.ready_at ~, job.id ~'
                                ELSE '(-job.priority) ~, job.ready_at ~, job.id ~' END, '~', CASE WHEN p_descending THEN 'DESC' ELSE '' END));
    END IF;
    IF within = '' THEN
        FOREACH look IN ARRAY looks LOOP
            within := queue_list_source(p_filter, p_sort, p_descending, p_after, look);
            CONTINUE WHEN look = p_look;
            EXECUTE format('SELECT count(*) FILTER (WHERE %s), count(*) FROM (%s) AS job', queue_list_where(p_filter), within) INTO matching, seen;
            EXIT WHEN matching >= p_limit OR seen < look;
        END LOOP;
    END IF;
    RETURN QUERY EXECUTE format($sql$
        SELECT id, org_id, document_id, document_type, version_hint, state, priority, ready_at, run_count, leased_by, leased_until, last_error, source,
               created_at, jsonb_build_object('id', id, 'at', ready_at, 'priority', priority, 'org', org_id, 'document', document_id), matches, nth
          FROM (SELECT job.*, job.nth = max(job.nth) OVER () AS is_last, count(*) FILTER (WHERE matches) OVER (ORDER BY job.nth) AS match
                  FROM (SELECT job.id, job.org_id, job.document_id, job.document_type, job.version_hint, job.state, job.priority, job.ready_at, job.run_count,
                               job.leased_by, job.leased_until, job.last_error, job.source, job.created_at,
                               row_number() OVER () AS nth, coalesce(%s, false) AS matches FROM (%s) AS job) AS job) AS job
         WHERE (matches AND match <= %s) OR (is_last AND match < %s) ORDER BY nth$sql$,
        queue_list_where(p_filter), within, p_limit, p_limit);
END $$;
REVOKE EXECUTE ON FUNCTION queue_list_page(jsonb, text, boolean, jsonb, int, int) FROM PUBLIC;
