-- Which of these documents of a recreation can't be undone, and why: newer_version, or period_locked (the books are locked through p_closed).
CREATE OR REPLACE FUNCTION recreation_not_undoable(p_recreation uuid, p_org text, p_documents text[], p_closed date)
RETURNS TABLE (document_id text, code text) LANGUAGE plpgsql STABLE
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_variable
BEGIN
    RETURN QUERY
    SELECT done.document_id, CASE WHEN document.accounting_ready_version <> done.new_version THEN 'newer_version' ELSE 'period_locked' END
      FROM recreation_document AS done
      JOIN document ON document.org_id = done.org_id AND document.document_id = done.document_id
     WHERE done.recreation_id = p_recreation AND done.document_id = ANY (p_documents)
       AND (document.accounting_ready_version <> done.new_version
            OR (p_closed IS NOT NULL AND EXISTS (
                SELECT 1 FROM gl_entry AS entry
                 WHERE entry.org_id = p_org AND entry.document_id = done.document_id AND entry.entry_date <= p_closed
                   AND CASE WHEN coalesce(entry.deleted_at, 'infinity') = 'infinity' THEN entry.version > done.old_version
                            ELSE entry.version <= done.old_version AND entry.replaced_by_version > done.old_version END OFFSET 0)))
     ORDER BY 1;
END $$;
REVOKE EXECUTE ON FUNCTION recreation_not_undoable(uuid, text, text[], date) FROM PUBLIC;
