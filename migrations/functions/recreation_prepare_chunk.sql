-- Ends a chunk that recreation_take_chunk gave in this transaction: takes p_documents out of force (recreation_take_out), notes r_documents as
-- refused (recreation_note_refused) and l_documents as left out, with all their entries in force: a period lock, or they are gone.
CREATE OR REPLACE FUNCTION recreation_prepare_chunk(p_recreation uuid, p_chunk int, p_documents text[],
                                                    r_documents text[], r_versions int[], r_codes text[], r_fields text[], r_messages text[],
                                                    l_documents text[], l_codes text[], l_fields text[], l_messages text[])
RETURNS void LANGUAGE plpgsql SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off SET lock_timeout = '500ms' AS $$
#variable_conflict use_variable
DECLARE
    org text := (SELECT org_id FROM recreation WHERE recreation_id = p_recreation);
BEGIN
    IF p_documents <> '{}' THEN
        PERFORM recreation_take_out(p_recreation, org, p_documents, (SELECT locked_through FROM period_lock WHERE org_id = org), NULL, NULL);
    END IF;
    IF r_documents <> '{}' THEN
        PERFORM recreation_note_refused(p_recreation, org, r_documents, r_versions, r_codes, r_fields, r_messages);
    END IF;
    INSERT INTO recreation_document (recreation_id, org_id, document_id, document_type, old_version, new_version, outcome, code, field, message, worker, finished_at)
    SELECT p_recreation, org, kept.document_id, coalesce(document.document_type, ''), coalesce(document.posted_version, 0), coalesce(document.posted_version, 0),
           'left_out', kept.code, kept.field, kept.message, session_user, clock_timestamp()
      FROM unnest(l_documents, l_codes, l_fields, l_messages) AS kept(document_id, code, field, message)
      LEFT JOIN document ON document.org_id = org AND document.document_id = kept.document_id;
    DELETE FROM recreation_chunk WHERE recreation_id = p_recreation AND act = 'prepare' AND chunk_no = p_chunk;
END $$;
REVOKE EXECUTE ON FUNCTION recreation_prepare_chunk(uuid, int, text[], text[], int[], text[], text[], text[], text[], text[], text[], text[]) FROM PUBLIC;
