-- The entries of documents that are in force, of many at once: by primary key, whatever the planner knows of the table (see ledger_complete).
CREATE OR REPLACE FUNCTION ledger_in_force(p_org text, p_documents text[]) RETURNS SETOF gl_entry LANGUAGE plpgsql STABLE
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_variable
BEGIN
    RETURN QUERY
    SELECT entry.* FROM unnest(p_documents) AS wanted(document_id)
     CROSS JOIN LATERAL (
           SELECT gl_entry.* FROM gl_entry                          -- all: the rows of the table are returned
            WHERE gl_entry.org_id = p_org AND gl_entry.document_id = wanted.document_id
              AND coalesce(gl_entry.deleted_at, 'infinity') = 'infinity' ORDER BY gl_entry.version, gl_entry.line_no) AS entry;
END $$;
REVOKE EXECUTE ON FUNCTION ledger_in_force(text, text[]) FROM PUBLIC;
