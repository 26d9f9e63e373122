-- Jobs that a text finds: by their id, by how their document's id begins (in the letters' case as it was typed, or all small, or all large), and
-- dead ones also by words of their error. By indexes: an organisation costs a few probes, the dead a look at 20,000 of them. At most p_cap.
CREATE OR REPLACE FUNCTION queue_list_text(p_text text, p_org text, p_cap int) RETURNS uuid[] LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off SET enable_bitmapscan = off SET enable_hashjoin = off
    SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    -- Sorts behind all that begins with the text, whatever the database's collation: some know nothing of U+10FFFF.
    greatest_letter text := (SELECT max(letter) FROM unnest(ARRAY['~', 'z', 'я', '龥', U&'\FFDC', U&'\+02FA1D', U&'\FFFF', U&'\+10FFFF']) AS letter);
    starts text[] := ARRAY(SELECT DISTINCT start FROM unnest(ARRAY[p_text, lower(p_text), upper(p_text)]) AS start);
    orgs text[];
    its_id uuid := CASE WHEN p_text ~* '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$' THEN p_text END;
    found uuid[];
BEGIN
    SELECT array_agg(DISTINCT org_id) INTO orgs FROM queue_depth_now WHERE p_org = '' OR org_id = p_org;
    SELECT array_agg(id) INTO found FROM (
        SELECT id FROM (
            SELECT id FROM accounting_work_queue WHERE id = its_id
            UNION ALL
            SELECT one.id FROM unnest(orgs) AS org(id) CROSS JOIN unnest(starts) AS beginning(letters) CROSS JOIN LATERAL (
                   SELECT job.id FROM accounting_work_queue AS job
                    WHERE job.state || '' = 'queued' AND job.org_id = org.id AND job.document_id >= beginning.letters
                      AND job.document_id < beginning.letters || greatest_letter AND starts_with(lower(job.document_id), lower(p_text))
                    ORDER BY job.org_id, job.document_id LIMIT p_cap) AS one
            UNION ALL
            SELECT one.id FROM unnest(orgs) AS org(id) CROSS JOIN unnest(starts) AS beginning(letters) CROSS JOIN LATERAL (
                   SELECT job.id FROM accounting_work_queue AS job
                    WHERE job.state = 'dead' AND job.org_id = org.id AND job.document_id >= beginning.letters
                      AND job.document_id < beginning.letters || greatest_letter AND starts_with(lower(job.document_id), lower(p_text))
                    ORDER BY job.org_id, job.document_id LIMIT p_cap) AS one
            UNION ALL
            SELECT job.id FROM accounting_work_queue AS job WHERE job.state = 'leased' AND starts_with(lower(job.document_id), lower(p_text))
            UNION ALL
            SELECT dead.id FROM (SELECT job.id, job.last_error FROM accounting_work_queue AS job
                                  WHERE job.state = 'dead' ORDER BY job.org_id, job.document_id LIMIT 20000) AS dead
             WHERE position(lower(p_text) IN lower(dead.last_error)) > 0) AS any_way
         LIMIT 3 * p_cap) AS one;
    RETURN (SELECT array_agg(id) FROM (SELECT DISTINCT id FROM unnest(found) AS id LIMIT p_cap) AS one);
END $$;
REVOKE EXECUTE ON FUNCTION queue_list_text(text, text, int) FROM PUBLIC;
