-- A chunk that failed by itself, for p_code and p_message, is done again in smaller ones, so that the document at fault fails alone; that one
-- ends as left out (or stays as it is, where it was to be undone), with the reason.
CREATE OR REPLACE FUNCTION recreation_split_chunk(p_recreation uuid, p_act text, p_chunk int, p_code text, p_field text, p_message text)
RETURNS void LANGUAGE plpgsql SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    chunk recreation_chunk;
BEGIN
    IF p_act <> 'undo' AND leapfrog_is_person() THEN
        RAISE EXCEPTION USING ERRCODE = 'LF403', CONSTRAINT = 'not_a_worker',
            MESSAGE = format('The login "%s" is not of leapfrog_worker, so it can''t work on the queue.', session_user);
    END IF;
    DELETE FROM recreation_chunk WHERE recreation_id = p_recreation AND act = p_act AND chunk_no = p_chunk RETURNING * INTO chunk;
    IF NOT FOUND THEN RETURN; END IF;
    IF chunk.size > 1 THEN
        INSERT INTO recreation_chunk (recreation_id, act, chunk_no, documents, size)
        SELECT p_recreation, p_act, last.chunk_no + part.no, part.documents, cardinality(part.documents)
          FROM (SELECT greatest(max(chunk_no), p_chunk) AS chunk_no FROM recreation_chunk WHERE recreation_id = p_recreation AND act = p_act) AS last
         CROSS JOIN (SELECT 1 + (place - 1) * 10 / chunk.size AS no, array_agg(id ORDER BY place) AS documents
                       FROM unnest(chunk.documents) WITH ORDINALITY AS one(id, place) GROUP BY 1) AS part;
    ELSIF p_act = 'undo' THEN
        UPDATE recreation_document SET message = left(p_message, 2000) WHERE recreation_id = p_recreation AND document_id = chunk.documents[1];
    ELSE
        PERFORM recreation_prepare_chunk(p_recreation, p_chunk, '{}', '{}', '{}', '{}', '{}', '{}',
                                         chunk.documents, ARRAY[p_code], ARRAY[p_field], ARRAY[p_message]);
    END IF;
END $$;
REVOKE EXECUTE ON FUNCTION recreation_split_chunk(uuid, text, int, text, text, text) FROM PUBLIC;
