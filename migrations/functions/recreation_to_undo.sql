-- Those documents of a recreation, of p_documents or (null) all, of which there is something to undo; null: none. Of a cancelled one the
-- entries are back already, of one left out they were never away. Two queries: with "null or one of these" in one it would read all each time.
CREATE OR REPLACE FUNCTION recreation_to_undo(p_recreation uuid, p_documents text[]) RETURNS text[] LANGUAGE plpgsql STABLE
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_variable
BEGIN
    IF p_documents IS NULL THEN
        RETURN (SELECT array_agg(done.document_id ORDER BY done.document_id) FROM recreation_document AS done
                 WHERE done.recreation_id = p_recreation AND done.outcome NOT IN ('superseded', 'undone', 'left_out')
                   AND EXISTS (SELECT 1 FROM document WHERE document.org_id = done.org_id AND document.document_id = done.document_id
                                  AND (done.outcome <> 'cancelled' OR document.awaiting_recreation) OFFSET 0));
    END IF;
    RETURN (SELECT array_agg(done.document_id ORDER BY done.document_id) FROM recreation_document AS done
             WHERE done.recreation_id = p_recreation AND done.document_id = ANY (p_documents)
               AND done.outcome NOT IN ('superseded', 'undone', 'left_out')
               AND EXISTS (SELECT 1 FROM document WHERE document.org_id = done.org_id AND document.document_id = done.document_id
                              AND (done.outcome <> 'cancelled' OR document.awaiting_recreation) OFFSET 0));
END $$;
REVOKE EXECUTE ON FUNCTION recreation_to_undo(uuid, text[]) FROM PUBLIC;
