-- All jobs that match a filter, for an act upon them: looks at each that the indexes can't leave out.
CREATE OR REPLACE FUNCTION queue_list_ids(p_filter jsonb)
RETURNS TABLE (id uuid, org_id text, document_id text, state text, priority int, ready_at timestamptz) LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
#variable_conflict use_variable
BEGIN
    RETURN QUERY EXECUTE format('SELECT job.id, job.org_id, job.document_id, job.state, job.priority, job.ready_at FROM accounting_work_queue AS job WHERE %s',
                                queue_list_where(p_filter));
END $$;
REVOKE EXECUTE ON FUNCTION queue_list_ids(jsonb) FROM PUBLIC;
