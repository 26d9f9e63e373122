-- 0009: for those who enqueue. A plain INSERT into accounting_work_queue does the same; these say who asks.

-- One job. Returns its id (the id of the merged job when one was waiting already).
CREATE FUNCTION accounting_enqueue(p_org text, p_document text, p_type text, p_version_hint int DEFAULT 0,
                                   p_source text DEFAULT 'other', p_priority int DEFAULT 1) RETURNS uuid LANGUAGE sql AS $$
    INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint, source, priority)
    VALUES (p_org, p_document, p_type, p_version_hint, p_source, p_priority) RETURNING id $$;

-- Many jobs of one source in one statement. p_jobs: a JSON array of
-- {"org_id", "document_id", "document_type", "version_hint"?, "priority"?}; p_priority where a job names none. Returns how many.
CREATE FUNCTION accounting_enqueue_many(p_jobs jsonb, p_source text DEFAULT 'other', p_priority int DEFAULT 1) RETURNS bigint LANGUAGE sql AS $$
    WITH job AS (
        INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint, source, priority)
        SELECT org_id, document_id, document_type, coalesce(version_hint, 0), p_source, coalesce(priority, p_priority)
          FROM jsonb_to_recordset(p_jobs) AS wanted(org_id text, document_id text, document_type text, version_hint int, priority int)
        RETURNING 1)
    SELECT count(*) FROM job $$;
