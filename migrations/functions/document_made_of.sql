-- What the entries of a posted version were made of and when: the document of that version or, where they had been brought back (an undo, a
-- refusal, a cancel), of the version that they had been. Null: not known.
CREATE OR REPLACE FUNCTION document_made_of(p_org text, p_document text, p_version int, OUT made_of text, OUT made_at timestamptz)
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_variable
DECLARE
    wanted int := p_version; older int;
BEGIN
    LOOP
        SELECT old_version INTO older FROM recreation_document
         WHERE org_id = p_org AND document_id = p_document AND old_version < wanted
           AND (restored_version = wanted OR (outcome = 'undone' AND new_version + 1 = wanted)) ORDER BY old_version DESC LIMIT 1;
        EXIT WHEN NOT FOUND;
        wanted := older;
    END LOOP;
    SELECT body INTO made_of FROM document_history
     WHERE org_id = p_org AND document_id = p_document AND from_version <= wanted AND through_version >= wanted;
    IF NOT FOUND THEN
        SELECT body INTO made_of FROM document
         WHERE org_id = p_org AND document_id = p_document AND coalesce(body_since, accounting_ready_version) <= wanted;
    END IF;
    SELECT max(posted_at) INTO made_at FROM gl_entry WHERE org_id = p_org AND document_id = p_document AND version = wanted;
END $$;
REVOKE EXECUTE ON FUNCTION document_made_of(text, text, int) FROM PUBLIC;
