-- 0028: the functions for those who enqueue find the queue whatever their caller's search_path says: one of another schema first, or an
-- empty one, sent the job into a stranger's table of that name or nowhere. Bodies as in 0009. Locks nothing.

CREATE OR REPLACE FUNCTION accounting_enqueue(p_org text, p_document text, p_type text, p_version_hint int DEFAULT 0,
                                              p_source text DEFAULT 'other', p_priority int DEFAULT 1) RETURNS uuid LANGUAGE sql
    SET search_path = pg_catalog, public, pg_temp AS $$
    INSERT INTO public.accounting_work_queue (org_id, document_id, document_type, version_hint, source, priority)
    VALUES (p_org, p_document, p_type, p_version_hint, p_source, p_priority) RETURNING id $$;

CREATE OR REPLACE FUNCTION accounting_enqueue_many(p_jobs jsonb, p_source text DEFAULT 'other', p_priority int DEFAULT 1) RETURNS bigint
    LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
    WITH job AS (
        INSERT INTO public.accounting_work_queue (org_id, document_id, document_type, version_hint, source, priority)
        SELECT org_id, document_id, document_type, coalesce(version_hint, 0), p_source, coalesce(priority, p_priority)
          FROM jsonb_to_recordset(p_jobs) AS wanted(org_id text, document_id text, document_type text, version_hint int, priority int)
        RETURNING 1)
    SELECT count(*) FROM job $$;
