-- Undoes a recreation, or these documents of it, in one transaction (recreation_undo_begin). Returns the documents restored.
CREATE OR REPLACE FUNCTION recreation_undo(p_recreation uuid, p_documents text[]) RETURNS SETOF text LANGUAGE plpgsql AS $$
#variable_conflict use_variable
BEGIN
    RETURN QUERY SELECT unnest(undo.documents) FROM recreation_undo_begin(p_recreation, p_documents, NULL) AS undo;
END $$;
REVOKE EXECUTE ON FUNCTION recreation_undo(uuid, text[]) FROM PUBLIC;
