-- Mends one kind of fault, at most p_most of them, and tells each in words; nothing is left to mend when nothing is told. Called in a
-- transaction of its own each time. Steps over what others hold; waits for nobody longer than 3 s.
CREATE OR REPLACE FUNCTION queue_repair(p_kind text, p_most int DEFAULT 1000) RETURNS SETOF text LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '3s' SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    one record; changed bigint;
BEGIN
    CASE p_kind
    -- The difference between the counters and a count of the same moment is one more change of the depth. So nobody has to stop: who
    -- enqueues or ends a job meanwhile notes a change too. The aggregation waits, because two corrections at once would count twice.
    WHEN 'counters' THEN
        IF NOT EXISTS (SELECT 1 FROM queue_aggregated) THEN
            INSERT INTO queue_aggregated (upto) VALUES ('1:1:');
        END IF;
        PERFORM 1 FROM queue_aggregated FOR UPDATE;
        FOR one IN
            WITH counted AS MATERIALIZED (
                SELECT org_id, priority, state, count(*) AS n FROM accounting_work_queue GROUP BY 1, 2, 3),
            change AS (
                INSERT INTO queue_delta (org_id, priority, state, n)
                SELECT org_id, priority, state, coalesce(counted.n, 0) - coalesce(kept.n, 0)
                  FROM counted FULL JOIN queue_depth_now AS kept USING (org_id, priority, state) WHERE counted.n IS DISTINCT FROM kept.n
                RETURNING org_id, priority, state, n)
            SELECT format('%s, priority %s, %s: %s', org_id, priority, state, to_char(n, 'SGFM999999999999')) AS told FROM change
        LOOP
            RETURN NEXT one.told;
        END LOOP;

    -- They end now, so the next free worker adopts them; a holder that lives extends its lease instead.
    WHEN 'leases' THEN
        RETURN QUERY
        UPDATE accounting_work_queue AS job
           SET lease = coalesce(lease, nextval('queue_lease_seq')), leased_by = coalesce(leased_by, 'unknown'), leased_until = clock_timestamp()
         WHERE id IN (SELECT id FROM accounting_work_queue AS odd
                       WHERE state = 'leased' AND (lease IS NULL OR leased_by IS NULL OR leased_until IS NULL
                             OR leased_until NOT BETWEEN to_timestamp((SELECT last_value FROM queue_lease_floor)) AND now() + interval '1 day')
                       LIMIT p_most FOR UPDATE SKIP LOCKED)
        RETURNING format('%s %s: its lease ends now', org_id, document_id);
        GET DIAGNOSTICS changed = ROW_COUNT;
        PERFORM pg_notify('accounting_work_queue', '') WHERE changed > 0;

    -- What has half a lease, and what no claim could ever reach or end. A hint beyond its bounds asks for nothing that there is.
    WHEN 'rows' THEN
        RETURN QUERY
        UPDATE accounting_work_queue AS job
           SET lease = CASE WHEN state = 'leased' THEN lease END, leased_by = CASE WHEN state = 'leased' THEN leased_by END,
               leased_until = CASE WHEN state = 'leased' THEN leased_until END, run_count = least(greatest(run_count, 0), 1000),
               version_hint = CASE WHEN version_hint BETWEEN 0 AND 2000000000 THEN version_hint ELSE 0 END, document_type = left(document_type, 100),
               ready_at = CASE WHEN ready_at >= to_timestamp(0) AND ready_at < '10000-01-01 00:00:00+00' THEN ready_at ELSE now() END,
               created_at = CASE WHEN isfinite(created_at) THEN created_at ELSE now() END
         WHERE id IN (SELECT id FROM accounting_work_queue AS odd
                       WHERE (state <> 'leased' AND (lease IS NOT NULL OR leased_by IS NOT NULL OR leased_until IS NOT NULL))
                          OR run_count NOT BETWEEN 0 AND 1000 OR version_hint NOT BETWEEN 0 AND 2000000000 OR octet_length(document_type) > 500
                          OR ready_at < to_timestamp(0) OR ready_at >= '10000-01-01 00:00:00+00' OR NOT isfinite(created_at)
                       LIMIT p_most FOR UPDATE SKIP LOCKED)
        RETURNING format('%s %s', org_id, document_id);
        GET DIAGNOSTICS changed = ROW_COUNT;
        PERFORM pg_notify('accounting_work_queue', '') WHERE changed > 0;

    WHEN 'lanes' THEN
        FOR one IN SELECT org_id, priority, ready_at, why FROM queue_lane_unseen LIMIT p_most LOOP
            PERFORM 1 FROM queue_lane WHERE org_id = one.org_id AND priority = one.priority FOR NO KEY UPDATE;
            INSERT INTO queue_lane AS lane (org_id, priority, wake_at) VALUES (one.org_id, one.priority, one.ready_at)
            ON CONFLICT (org_id, priority) DO UPDATE
               SET wake_at = least(lane.wake_at, excluded.wake_at), low_water_at = '-infinity', low_water_id = '00000000-0000-0000-0000-000000000000',
                   turn = CASE WHEN lane.wake_at = 'infinity' THEN nextval('queue_turn_seq') ELSE lane.turn END;
            RETURN NEXT format('%s, priority %s: it %s', one.org_id, one.priority,
                               CASE one.why WHEN 'is not there' THEN 'was made' WHEN 'sleeps' THEN 'was woken' ELSE 'is looked at from its start' END);
        END LOOP;
        PERFORM pg_notify('accounting_work_queue', '');
        PERFORM pg_notify('accounting_work_queue', 'high');

    -- Documents that are behind their version get a job; one that waits for a recreation, the recreation's. One that is marked as waiting
    -- for a recreation at a version that was posted gets a new version: no other one would ever be posted.
    WHEN 'jobs' THEN
        UPDATE document AS marked SET accounting_ready_version = marked.posted_version + 1
         WHERE marked.posted_version < 2000000000
           AND (marked.org_id, marked.document_id) IN (
               SELECT odd.org_id, odd.document_id FROM document AS odd
                WHERE odd.awaiting_recreation AND odd.posted_version >= odd.accounting_ready_version LIMIT p_most FOR NO KEY UPDATE SKIP LOCKED);
        RETURN QUERY
        WITH behind AS MATERIALIZED (
            SELECT document.org_id, document.document_id, document.document_type, document.accounting_ready_version, done.recreation_id
              FROM document LEFT JOIN LATERAL (
                   SELECT recreation_id FROM recreation_document AS done
                    WHERE done.org_id = document.org_id AND done.document_id = document.document_id AND done.outcome = 'waiting'
                    ORDER BY new_version DESC LIMIT 1) AS done ON true
             WHERE posted_version < accounting_ready_version
               AND octet_length(document.org_id) BETWEEN 1 AND 500 AND octet_length(document.document_id) BETWEEN 1 AND 2000
               AND NOT EXISTS (SELECT 1 FROM accounting_work_queue AS job WHERE job.state || '' = 'queued' AND job.org_id = document.org_id AND job.document_id = document.document_id)
               AND NOT EXISTS (SELECT 1 FROM accounting_work_queue AS job WHERE job.state = 'dead' AND job.org_id = document.org_id AND job.document_id = document.document_id)
               AND NOT EXISTS (SELECT 1 FROM accounting_work_queue AS job WHERE job.state = 'leased' AND job.org_id = document.org_id AND job.document_id = document.document_id)
             LIMIT p_most FOR NO KEY UPDATE OF document SKIP LOCKED),
        job AS (
            INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint, priority, source, recreation_id)
            SELECT org_id, document_id, left(document_type, 100), least(accounting_ready_version, 2000000000), CASE WHEN recreation_id IS NULL THEN 1 ELSE 2 END,
                   CASE WHEN recreation_id IS NULL THEN 'other' ELSE 'recreation' END, recreation_id FROM behind
            RETURNING id, org_id, document_id, recreation_id),
        named AS (
            UPDATE recreation_document AS done SET job_id = job.id FROM job
             WHERE done.recreation_id = job.recreation_id AND done.document_id = job.document_id)
        SELECT org_id || ' ' || document_id FROM job;

    -- What can't be read is set to what holds without it; what is too high or too low, to the nearest that is allowed.
    WHEN 'settings' THEN
        RETURN QUERY
        WITH fitting AS (
            SELECT rule.key, CASE WHEN rule.words IS NOT NULL
                                  THEN CASE WHEN given.value = ANY (rule.words) THEN given.value ELSE rule.words[1 + rule.standard::int] END
                                  WHEN given.value ~ '^[-+]?[0-9]{1,30}$'
                                  THEN greatest(rule.least::numeric, least(rule.most::numeric, given.value::numeric)) ::bigint::text ELSE rule.standard::bigint::text END AS value
              FROM setting_rule AS rule LEFT JOIN setting AS given USING (key) WHERE NOT rule.of_org),
        stored AS (
            INSERT INTO setting AS given (key, value) SELECT key, value FROM fitting
            ON CONFLICT (key) DO UPDATE SET value = excluded.value, changed_by = session_user, changed_at = clock_timestamp()
              WHERE given.value IS DISTINCT FROM excluded.value
            RETURNING key, value)
        SELECT key || ' is ' || value FROM stored;
        RETURN QUERY
        UPDATE queue_org AS org
           SET weight = CASE WHEN weight = 'NaN' THEN 1 ELSE greatest(0.001, least(1000, weight)) END, max_leased = greatest(0, least(1000000, max_leased)),
               max_per_second = CASE WHEN max_per_second = 'NaN' THEN NULL ELSE greatest(0.001, least(1000000, max_per_second)) END,
               next_at = CASE WHEN next_at > now() + interval '1 day' THEN '-infinity' ELSE next_at END
         WHERE weight NOT BETWEEN 0.001 AND 1000 OR max_leased NOT BETWEEN 0 AND 1000000 OR max_per_second NOT BETWEEN 0.001 AND 1000000
            OR next_at > now() + interval '1 day'
        RETURNING org_id;

    -- Kept while they call for caution (queue_take).
    WHEN 'workers' THEN
        RETURN QUERY DELETE FROM worker
         WHERE heartbeat_at NOT BETWEEN now() - leapfrog_setting('caution_minutes') * interval '1 min' - interval '1 min' AND now() + interval '1 min'
        RETURNING name;

    WHEN 'producers' THEN
        FOR one IN SELECT pg_roles.rolname, pg_proc.oid::regprocedure AS name FROM pg_roles CROSS JOIN pg_proc
                    WHERE pronamespace = 'public'::regnamespace AND proname IN ('accounting_enqueue', 'accounting_enqueue_many') AND rolname NOT LIKE 'pg\_%'
                      AND has_table_privilege(pg_roles.oid, 'public.accounting_work_queue', 'INSERT')
                      AND NOT has_function_privilege(pg_roles.oid, pg_proc.oid, 'EXECUTE')
        LOOP
            EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO %I', one.name, one.rolname);
            RETURN NEXT format('%s: %s', one.rolname, one.name);
        END LOOP;
    END CASE;
END $$;
REVOKE EXECUTE ON FUNCTION queue_repair(text, int) FROM PUBLIC;
