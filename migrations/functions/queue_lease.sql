-- Leases jobs that queue_pick locked in this transaction. All at once; where that fails, one by one, and who is at fault is set aside.
CREATE OR REPLACE FUNCTION queue_lease(p_jobs tid[], p_worker text, p_lease interval)
RETURNS TABLE (id uuid, lease bigint, org_id text, document_id text, document_type text, version_hint int, priority int, run_count int, source text)
    LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    until timestamptz := clock_timestamp() + p_lease; place tid; leased record; each_job boolean := false;
    ids uuid[]; leases bigint[]; orgs text[]; documents text[]; types text[]; versions int[]; priorities int[]; runs int[]; sources text[];
BEGIN
    IF p_jobs = '{}' THEN RETURN; END IF;
    BEGIN
        WITH job AS (
            UPDATE accounting_work_queue AS job
               SET state = 'leased', leased_by = p_worker, leased_until = until, lease = nextval('queue_lease_seq'),
                   run_count = least(job.run_count + 1, 1000)
             WHERE job.ctid = ANY (p_jobs) AND job.lease IS NULL
               -- Written while triggers were off: what would fail at each attempt.
               AND job.version_hint BETWEEN 0 AND 2000000000 AND isfinite(job.created_at) AND octet_length(job.document_type) <= 500
            RETURNING job.id, job.lease, job.org_id, job.document_id, job.document_type, job.version_hint, job.priority, job.run_count, job.source)
        SELECT array_agg(job.id), array_agg(job.lease), array_agg(job.org_id), array_agg(job.document_id), array_agg(job.document_type),
               array_agg(job.version_hint), array_agg(job.priority), array_agg(job.run_count), array_agg(job.source)
          INTO ids, leases, orgs, documents, types, versions, priorities, runs, sources FROM job;
    EXCEPTION WHEN OTHERS THEN
        IF NOT queue_blames_row(SQLSTATE) THEN RAISE; END IF;
        each_job := true;
    END;
    IF NOT each_job THEN
        IF coalesce(cardinality(ids), 0) < cardinality(p_jobs) THEN
            PERFORM queue_set_aside(odd.id, odd.why)
               FROM (SELECT job.id, queue_why_odd(job.id, job.document_type, job.version_hint, 0, now(), job.created_at, 'leased', NULL, NULL, NULL) AS why
                       FROM accounting_work_queue AS job WHERE job.ctid = ANY (p_jobs) AND job.lease IS NULL) AS odd
              WHERE odd.why IS NOT NULL;
        END IF;
        RETURN QUERY SELECT * FROM unnest(ids, leases, orgs, documents, types, versions, priorities, runs, sources);
        RETURN;
    END IF;
    FOREACH place IN ARRAY p_jobs LOOP
        BEGIN
            PERFORM queue_refuse_odd(queue_why_odd(job.id, job.document_type, job.version_hint, 0, now(), job.created_at, 'leased', NULL, NULL, NULL))
               FROM accounting_work_queue AS job WHERE job.ctid = place;
            UPDATE accounting_work_queue AS job
               SET state = 'leased', leased_by = p_worker, leased_until = until, lease = nextval('queue_lease_seq'),
                   run_count = least(job.run_count + 1, 1000)
             WHERE job.ctid = place AND job.lease IS NULL
            RETURNING job.id, job.lease, job.org_id, job.document_id, job.document_type, job.version_hint, job.priority, job.run_count, job.source
            INTO id, lease, org_id, document_id, document_type, version_hint, priority, run_count, source;
            IF FOUND THEN RETURN NEXT; END IF;
        EXCEPTION WHEN OTHERS THEN
            IF NOT queue_blames_row(SQLSTATE) THEN RAISE; END IF;
            PERFORM queue_set_aside((SELECT job.id FROM accounting_work_queue AS job WHERE job.ctid = place), SQLERRM);
        END;
    END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION queue_lease(tid[], text, interval) FROM PUBLIC;
