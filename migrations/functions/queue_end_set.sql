-- Ends a set: the work of p_done is done in this transaction; p_left could not be done in it and is leased, to be done one by one.
-- Returns the leased.
CREATE OR REPLACE FUNCTION queue_end_set(p_done tid[], p_left tid[], p_worker text, p_lease interval)
RETURNS TABLE (id uuid, lease bigint, org_id text, document_id text, document_type text, version_hint int, priority int, run_count int, source text)
    LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_variable
BEGIN
    DELETE FROM accounting_work_queue AS job WHERE job.ctid = ANY (p_done) AND job.lease IS NULL;
    IF p_left <> '{}' THEN
        RETURN QUERY SELECT leased.id, leased.lease, leased.org_id, leased.document_id, leased.document_type, leased.version_hint,
                            leased.priority, leased.run_count, leased.source FROM queue_lease(p_left, p_worker, p_lease) AS leased;
    END IF;
END $$;
REVOKE EXECUTE ON FUNCTION queue_end_set(tid[], tid[], text, interval) FROM PUBLIC;
