-- Undoes a chunk that recreation_take_chunk gave in this transaction (recreation_bring_back): its documents, or those of them that p_documents says. There
-- is such a chunk only where somebody began to undo, which the trail has (recreation_undo_begin). A document that has moved on since, or whose
-- period was locked, is left as it is, with the reason. Returns how many were undone.
CREATE OR REPLACE FUNCTION recreation_undo_chunk(p_recreation uuid, p_chunk int, p_documents text[]) RETURNS int LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off SET lock_timeout = '500ms' AS $$
#variable_conflict use_variable
DECLARE
    org text := (SELECT org_id FROM recreation WHERE recreation_id = p_recreation);
    closed date := (SELECT locked_through FROM period_lock WHERE org_id = org);
    planned text[]; wanted text[]; kept text[];
BEGIN
    PERFORM leapfrog_must(org, 'accountant');
    SELECT chunk.documents INTO planned FROM recreation_chunk AS chunk
     WHERE chunk.recreation_id = p_recreation AND chunk.act = 'undo' AND chunk.chunk_no = p_chunk FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'LF404', CONSTRAINT = 'unknown_chunk', MESSAGE = 'Nobody has begun to undo that part of the recreation.';
    END IF;
    wanted := recreation_to_undo(p_recreation, ARRAY(SELECT id FROM unnest(planned) AS id WHERE p_documents IS NULL OR id = ANY (p_documents)));
    WITH refused AS (
        UPDATE recreation_document
           SET message = CASE refused.code WHEN 'newer_version' THEN 'It has a newer version since this recreation, so it was not undone.'
                              ELSE format('The books were locked through %s since, so it was not undone.', closed) END
          FROM recreation_not_undoable(p_recreation, org, wanted, closed) AS refused
         WHERE recreation_document.recreation_id = p_recreation AND recreation_document.document_id = refused.document_id
        RETURNING recreation_document.document_id)
    SELECT array_agg(refused.document_id) INTO kept FROM refused;
    IF kept IS NOT NULL THEN
        SELECT array_agg(id) INTO wanted FROM unnest(wanted) AS id WHERE id <> ALL (kept);
    END IF;
    IF wanted IS NOT NULL THEN
        PERFORM recreation_bring_back(p_recreation, org, wanted, closed);
    END IF;
    DELETE FROM recreation_chunk WHERE recreation_id = p_recreation AND act = 'undo' AND chunk_no = p_chunk;
    RETURN coalesce(cardinality(wanted), 0);
END $$;
REVOKE EXECUTE ON FUNCTION recreation_undo_chunk(uuid, int, text[]) FROM PUBLIC;
