-- Many jobs of one source in one statement. p_jobs: a JSON array of
-- {"org_id", "document_id", "document_type", "version_hint"?, "priority"?}; p_priority where a job names none. Returns how many.
CREATE OR REPLACE FUNCTION accounting_enqueue_many(p_jobs jsonb, p_source text DEFAULT 'other', p_priority int DEFAULT 1) RETURNS bigint
    LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
    WITH job AS (
        INSERT INTO public.accounting_work_queue (org_id, document_id, document_type, version_hint, source, priority)
        SELECT org_id, document_id, document_type, coalesce(version_hint, 0), p_source, coalesce(priority, p_priority)
          FROM jsonb_to_recordset(p_jobs) AS wanted(org_id text, document_id text, document_type text, version_hint int, priority int)
        RETURNING 1)
    SELECT count(*) FROM job $$;
REVOKE EXECUTE ON FUNCTION accounting_enqueue_many(jsonb, text, int) FROM PUBLIC;
