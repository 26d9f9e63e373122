-- For those who enqueue: one job. A plain INSERT into accounting_work_queue does the same; this says who asks. Returns its id (the id of the
-- merged job when one was waiting already). It finds the queue whatever its caller's search_path says.
CREATE OR REPLACE FUNCTION accounting_enqueue(p_org text, p_document text, p_type text, p_version_hint int DEFAULT 0,
                                              p_source text DEFAULT 'other', p_priority int DEFAULT 1) RETURNS uuid LANGUAGE sql
    SET search_path = pg_catalog, public, pg_temp AS $$
    INSERT INTO public.accounting_work_queue (org_id, document_id, document_type, version_hint, source, priority)
    VALUES (p_org, p_document, p_type, p_version_hint, p_source, p_priority) RETURNING id $$;
REVOKE EXECUTE ON FUNCTION accounting_enqueue(text, text, text, int, text, int) FROM PUBLIC;
