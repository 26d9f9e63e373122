-- Leaves the dead job of a document's newest version; of equals that of p_job.
CREATE OR REPLACE FUNCTION queue_one_dead(p_org text, p_document text, p_job uuid) RETURNS void LANGUAGE plpgsql SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_variable
BEGIN
    DELETE FROM accounting_work_queue AS older
     WHERE older.state = 'dead' AND older.org_id = p_org AND older.document_id = p_document
       AND older.id <> (SELECT dead.id FROM accounting_work_queue AS dead
                         WHERE dead.state = 'dead' AND dead.org_id = p_org AND dead.document_id = p_document
                         ORDER BY dead.version_hint DESC, dead.id = p_job DESC, dead.id LIMIT 1);
END $$;
REVOKE EXECUTE ON FUNCTION queue_one_dead(text, text, uuid) FROM PUBLIC;
