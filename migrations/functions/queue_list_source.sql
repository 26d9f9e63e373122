-- The jobs of a list in its order, as a text of SQL, by indexes alone and without what only a look at each job can tell (queue_list_where
-- says that): those of the state, organisation and priority. Dearer than the rows that it gives are only dead jobs in an order of time,
-- which are all sorted.
--
-- Waiting jobs of all organisations in an order of time come from as many lanes, each of which is one range of an index. First each gives
-- some; what is the p_look-th of these is a bound behind which nothing can come; up to that bound each gives all.
--   p_sort    turn: priority, then ready_at; age: ready_at; document: organisation and document
--   p_after   where the page before ended (a row's `place`); null: from the start
CREATE OR REPLACE FUNCTION queue_list_source(p_filter jsonb, p_sort text, p_descending boolean, p_after jsonb, p_look int) RETURNS text
    LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_variable
DECLARE
    state text := coalesce(p_filter ->> 'state', '');
    way text := CASE WHEN p_descending THEN ' DESC' ELSE '' END;
    beyond text := CASE WHEN p_descending THEN '<' ELSE '>' END;
    keys text[] := CASE p_sort WHEN 'document' THEN ARRAY['job.org_id', 'job.document_id', 'job.id']
                               WHEN 'age' THEN ARRAY['job.ready_at', 'job.id']
                               ELSE ARRAY['(-job.priority)', 'job.ready_at', 'job.id'] END;
    sorted text := array_to_string(keys, way || ', ') || way;
    after_page text := CASE WHEN p_after IS NULL THEN 'true'
        WHEN p_sort = 'document' THEN format('(job.org_id, job.document_id, job.id) %s (%L, %L, %L::uuid)', beyond,
                                             p_after ->> 'org', p_after ->> 'document', p_after ->> 'id')
        WHEN p_sort = 'age' THEN format('(job.ready_at, job.id) %s (%L::timestamptz, %L::uuid)', beyond, p_after ->> 'at', p_after ->> 'id')
        ELSE format('((-job.priority), job.ready_at, job.id) %s (%s, %L::timestamptz, %L::uuid)', beyond, -(p_after ->> 'priority')::int,
                    p_after ->> 'at', p_after ->> 'id') END;
    place text := concat_ws(' AND ', CASE WHEN p_filter ->> 'org' IS NOT NULL THEN format('job.org_id = %L', p_filter ->> 'org') END,
                            CASE WHEN p_filter ->> 'priority' IS NOT NULL THEN format('job.priority = %s', (p_filter ->> 'priority')::int) END,
                            after_page);
    -- Where a lane's range begins: a scan starts at the key that it is given here, not at what else is said of ready_at.
    least_key text := CASE WHEN p_descending AND state = 'waiting' THEN 'now(), ''ffffffff-ffff-ffff-ffff-ffffffffffff''::uuid'
                           WHEN p_descending THEN '''infinity''::timestamptz, ''ffffffff-ffff-ffff-ffff-ffffffffffff''::uuid'
                           WHEN state = 'later' THEN 'now(), ''ffffffff-ffff-ffff-ffff-ffffffffffff''::uuid'
                           ELSE '''-infinity''::timestamptz, ''00000000-0000-0000-0000-000000000000''::uuid' END;
    most_key text := CASE WHEN p_descending THEN '''-infinity''::timestamptz, ''00000000-0000-0000-0000-000000000000''::uuid'
                          ELSE '''infinity''::timestamptz, ''ffffffff-ffff-ffff-ffff-ffffffffffff''::uuid' END;
    parts text[] := '{}';
    lanes text; part_of_lane text;
BEGIN
    IF state IN ('', 'queued', 'waiting', 'later') AND p_sort = 'document' THEN
        parts := parts || format('(SELECT job.* FROM accounting_work_queue AS job WHERE job.state || '''' = ''queued'' AND %s ORDER BY %s LIMIT %s)',
                                 place, sorted, p_look);
    ELSIF state IN ('', 'queued', 'waiting', 'later') THEN
        lanes := concat_ws(' AND ', 'lane.state = ''queued''',
            CASE WHEN p_filter ->> 'org' IS NOT NULL THEN format('lane.org_id = %L', p_filter ->> 'org') END,
            CASE WHEN p_filter ->> 'priority' IS NOT NULL THEN format('lane.priority = %s', (p_filter ->> 'priority')::int) END,
            CASE WHEN p_after IS NOT NULL AND p_sort <> 'age' THEN format('(-lane.priority) %s= %s', beyond, -(p_after ->> 'priority')::int) END);
        part_of_lane := format(
            'SELECT job.* FROM accounting_work_queue AS job WHERE job.state = ''queued'' AND job.org_id = lane.org_id AND job.priority = lane.priority'
            ' AND (job.ready_at, job.id) %s (lane.after_at, lane.after_id)%s', beyond,
            CASE state WHEN 'waiting' THEN ' AND job.ready_at <= now()' WHEN 'later' THEN ' AND job.ready_at > now()' ELSE '' END);
        parts := parts || format($sql$(
            WITH lane AS MATERIALIZED (
                SELECT lane.org_id, lane.priority, after.at AS after_at, after.id AS after_id, count(*) OVER () AS lanes FROM queue_depth_now AS lane
                 CROSS JOIN LATERAL (SELECT %1$s WHERE NOT (%2$s) UNION ALL SELECT %3$s WHERE %2$s) AS after(at, id) WHERE %4$s),
            bound AS MATERIALIZED (
                SELECT job.priority, job.ready_at, job.id FROM lane CROSS JOIN LATERAL (
                       %5$s ORDER BY job.ready_at%6$s, job.id%6$s LIMIT greatest(4, 2 * %7$s / lane.lanes + 1)) AS job
                 ORDER BY %8$s OFFSET %7$s - 1 LIMIT 1)
            SELECT job.* FROM lane LEFT JOIN bound ON true
             CROSS JOIN LATERAL (SELECT %9$s WHERE bound.id IS NULL OR %10$s UNION ALL SELECT bound.ready_at, bound.id WHERE bound.id IS NOT NULL AND NOT (%10$s))
                   AS until(at, id)
             CROSS JOIN LATERAL (%5$s AND (job.ready_at, job.id) %11$s (until.at, until.id)
                    ORDER BY job.ready_at%6$s, job.id%6$s LIMIT %7$s) AS job
             WHERE bound.id IS NULL OR %12$s)$sql$,
            least_key,
            CASE WHEN p_after IS NULL THEN 'false' WHEN p_sort = 'age' THEN 'true' ELSE format('lane.priority = %s', (p_after ->> 'priority')::int) END,
            CASE WHEN p_after IS NULL THEN least_key ELSE format('%L::timestamptz, %L::uuid', p_after ->> 'at', p_after ->> 'id') END,
            lanes, part_of_lane, way, p_look, sorted, most_key,
            CASE WHEN p_sort = 'age' THEN 'false' ELSE 'lane.priority <> bound.priority' END,
            CASE WHEN p_descending THEN '>=' ELSE '<=' END,
            CASE WHEN p_sort = 'age' THEN 'true' ELSE format('(-lane.priority) %s (-bound.priority)', CASE WHEN p_descending THEN '>=' ELSE '<=' END) END);
    END IF;
    IF state IN ('', 'leased') THEN
        parts := parts || format('(SELECT job.* FROM accounting_work_queue AS job WHERE job.state = ''leased'' AND %s ORDER BY %s LIMIT %s)', place, sorted, p_look);
    END IF;
    IF state IN ('', 'dead') THEN
        parts := parts || format('(SELECT job.* FROM accounting_work_queue AS job WHERE job.state = ''dead'' AND %s ORDER BY %s LIMIT %s)', place, sorted, p_look);
    END IF;
    RETURN format('SELECT job.* FROM (%s) AS job ORDER BY %s LIMIT %s', array_to_string(parts, ' UNION ALL '), sorted, p_look);
END $$;
REVOKE EXECUTE ON FUNCTION queue_list_source(jsonb, text, boolean, jsonb, int) FROM PUBLIC;
