-- The next chunk of any recreation, its row and its documents locked until commit; no row: there is nothing to be done now. What is done with
-- it ends with recreation_prepare_chunk or recreation_undo_chunk in the same transaction; a rollback leaves all as it was.
-- Organisations take turns by chance, so that many recreations of one keep no other waiting, and in each its recreations. Chunks are prepared only as fast as they are posted: while p_enough jobs of the organisation wait at high priority
-- none is, so few documents at a time are without entries in force, whatever the recreation's size.
-- p_only: only what is to be undone of this recreation, for whoever asked for that; pauses are the workers'.
-- Documents that another transaction holds are put into a chunk of their own for later: nobody waits.
CREATE OR REPLACE FUNCTION recreation_take_chunk(p_worker text, p_only uuid DEFAULT NULL, p_enough int DEFAULT 2000)
RETURNS TABLE (recreation_id uuid, act text, chunk_no int, org_id text, documents text[]) LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    mine record; chunk recreation_chunk; held text[]; busy text[];
BEGIN
    IF p_only IS NULL AND leapfrog_is_person() THEN
        RAISE EXCEPTION USING ERRCODE = 'LF403', CONSTRAINT = 'not_a_worker',
            MESSAGE = format('The login "%s" is not of leapfrog_worker, so it can''t work on the queue.', session_user);
    END IF;
    IF NOT EXISTS (SELECT 1 FROM recreation_chunk)
       OR (p_only IS NULL AND EXISTS (SELECT 1 FROM pause WHERE pause.scope = 'queue' OR (pause.scope = 'worker' AND pause.key = p_worker))) THEN
        RETURN;
    END IF;
    FOR mine IN SELECT todo.recreation_id, todo.act, made.org_id
                  FROM (SELECT own.recreation_id, own.act, min(own.chunk_no) AS chunk_no FROM recreation_chunk AS own
                         WHERE own.ready_at <= now() GROUP BY 1, 2) AS todo
                  JOIN recreation AS made USING (recreation_id)
                 WHERE CASE WHEN p_only IS NULL THEN NOT EXISTS (SELECT 1 FROM pause WHERE pause.scope = 'organisation' AND pause.key = made.org_id)
                            ELSE todo.recreation_id = p_only AND todo.act = 'undo' END
                 ORDER BY todo.act = 'undo' DESC, md5(made.org_id || now()), todo.chunk_no, made.started_at
    LOOP
        CONTINUE WHEN mine.act = 'prepare' AND p_enough <= (SELECT coalesce(sum(depth.n), 0) FROM queue_depth_now AS depth
                                                             WHERE depth.org_id = mine.org_id AND depth.priority = 2 AND depth.state = 'queued');
        SELECT own.* INTO chunk FROM recreation_chunk AS own
         WHERE own.recreation_id = mine.recreation_id AND own.act = mine.act AND own.ready_at <= now()
         ORDER BY own.chunk_no LIMIT 1 FOR UPDATE SKIP LOCKED;
        EXIT WHEN FOUND;
    END LOOP;
    IF chunk.recreation_id IS NULL THEN RETURN; END IF;

    PERFORM set_config('idle_in_transaction_session_timeout', '60s', true); -- a worker that hangs must not keep its documents locked
    held := ARRAY(SELECT document.document_id FROM document WHERE document.org_id = mine.org_id AND document.document_id = ANY (chunk.documents)
                   ORDER BY document.document_id FOR UPDATE SKIP LOCKED);
    IF cardinality(held) < chunk.size THEN
        SELECT array_agg(document.document_id ORDER BY document.document_id) INTO busy FROM document
         WHERE document.org_id = mine.org_id AND document.document_id = ANY (chunk.documents) AND document.document_id <> ALL (held);
    END IF;
    IF cardinality(busy) = chunk.size THEN
        UPDATE recreation_chunk AS own SET ready_at = clock_timestamp() + interval '1 s'
         WHERE own.recreation_id = chunk.recreation_id AND own.act = chunk.act AND own.chunk_no = chunk.chunk_no;
        RETURN;
    END IF;
    IF busy IS NOT NULL THEN
        INSERT INTO recreation_chunk (recreation_id, act, chunk_no, documents, size, ready_at)
        SELECT chunk.recreation_id, chunk.act, max(own.chunk_no) + 1, busy, cardinality(busy), clock_timestamp() + interval '1 s'
          FROM recreation_chunk AS own WHERE own.recreation_id = chunk.recreation_id AND own.act = chunk.act;
        chunk.documents := ARRAY(SELECT id FROM unnest(chunk.documents) AS id WHERE id <> ALL (busy));
    END IF;
    RETURN QUERY SELECT chunk.recreation_id, chunk.act, chunk.chunk_no, mine.org_id, chunk.documents;
END $$;
REVOKE EXECUTE ON FUNCTION recreation_take_chunk(text, uuid, int) FROM PUBLIC;
