-- Documents of the period through p_through that are not posted at their newest version: by their date, or because entries of
-- an older version stand in the period, in force or out of force until they are posted again.
CREATE OR REPLACE FUNCTION period_not_posted(p_org text, p_through date) RETURNS SETOF document LANGUAGE sql STABLE
    SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT document.* FROM public.document_open AS waiting JOIN public.document USING (org_id, document_id)
     WHERE waiting.org_id = $1
       AND (document.document_date <= $2
            OR EXISTS (SELECT 1 FROM public.gl_entry AS old
                        WHERE old.org_id = document.org_id AND old.document_id = document.document_id AND old.entry_date <= $2
                          AND (old.deleted_at IS NULL OR old.replaced_by_version > document.posted_version)))
     ORDER BY document.document_id $$;
REVOKE EXECUTE ON FUNCTION period_not_posted(text, date) FROM PUBLIC;
