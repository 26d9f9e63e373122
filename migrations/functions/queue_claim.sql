-- Leases up to p_count ready jobs to p_worker. An express slot passes p_min_priority 2, a slot kept for normal work p_max_priority 1.
-- Who finds nothing looks whether a click was committed that its lane does not show yet, and folds then: so a click waits for no fold
-- while a slot is free for it.
CREATE OR REPLACE FUNCTION queue_claim(p_worker text, p_count int, p_lease interval, p_min_priority int DEFAULT 1, p_max_priority int DEFAULT 3)
RETURNS TABLE (id uuid, lease bigint, org_id text, document_id text, document_type text, version_hint int, priority int, run_count int, source text)
    LANGUAGE plpgsql AS $$
#variable_conflict use_variable
DECLARE
    taken record;
BEGIN
    SELECT adopt.adopted, adopt.waits INTO taken FROM queue_adopt(p_worker, p_lease, p_min_priority, p_max_priority) AS adopt;
    IF taken.adopted IS NOT NULL THEN
        RETURN QUERY SELECT job.id, job.lease, job.org_id, job.document_id, job.document_type, job.version_hint, job.priority, job.run_count, job.source
                       FROM accounting_work_queue AS job WHERE job.id = taken.adopted;
    END IF;
    IF taken.adopted IS NOT NULL OR taken.waits THEN RETURN; END IF;
    RETURN QUERY SELECT leased.id, leased.lease, leased.org_id, leased.document_id, leased.document_type, leased.version_hint, leased.priority,
                        leased.run_count, leased.source
                   FROM queue_lease(queue_pick_next(p_worker, p_count, p_min_priority, p_max_priority), p_worker, p_lease) AS leased;
    IF NOT FOUND AND p_max_priority >= 2 AND queue_hides_click() THEN
        PERFORM queue_aggregate();
        RETURN QUERY SELECT leased.id, leased.lease, leased.org_id, leased.document_id, leased.document_type, leased.version_hint, leased.priority,
                            leased.run_count, leased.source
                       FROM queue_lease(queue_pick_next(p_worker, p_count, p_min_priority, p_max_priority), p_worker, p_lease) AS leased;
    END IF;
END $$;
REVOKE EXECUTE ON FUNCTION queue_claim(text, int, interval, int, int) FROM PUBLIC;
