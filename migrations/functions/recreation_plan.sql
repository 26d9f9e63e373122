-- Begins a recreation of many documents: nothing but the plan is written, in chunks of p_size; workers prepare them one by one. Refuses the
-- whole when the organisation or a document is unknown. Returns the number of chunks.
CREATE OR REPLACE FUNCTION recreation_plan(p_recreation uuid, p_org text, p_documents text[], p_why text, p_size int) RETURNS int LANGUAGE plpgsql
    SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    -- Many small chunks would cost everybody.
    size int := CASE WHEN leapfrog_is_person() THEN greatest(p_size, 100) ELSE p_size END;
    wanted text[]; missing text[]; chunks int;
BEGIN
    PERFORM leapfrog_must(p_org, 'accountant');
    SELECT array_agg(DISTINCT chosen.id) INTO wanted FROM unnest(p_documents) AS chosen(id);
    IF wanted IS NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'LF400', CONSTRAINT = 'no_documents', MESSAGE = 'Choose at least one document.';
    END IF;
    PERFORM 1 FROM organisation WHERE org_id = p_org;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'LF404', CONSTRAINT = 'unknown_organisation',
            MESSAGE = format('There is no organisation "%s" here.', p_org);
    END IF;
    SELECT array_agg(chosen.id ORDER BY chosen.id) INTO missing FROM unnest(wanted) AS chosen(id)
     WHERE NOT EXISTS (SELECT 1 FROM document WHERE document.org_id = p_org AND document.document_id = chosen.id);
    IF missing IS NOT NULL THEN
        PERFORM recreation_refuse_unknown(p_org, missing);
    END IF;

    INSERT INTO recreation (recreation_id, org_id, path, why, documents) VALUES (p_recreation, p_org, 'queued', p_why, cardinality(wanted));
    INSERT INTO recreation_chunk (recreation_id, act, chunk_no, documents, size)
    SELECT p_recreation, 'prepare', part.no, part.documents, cardinality(part.documents)
      FROM (SELECT (chosen.place - 1) / size + 1 AS no, array_agg(chosen.id ORDER BY chosen.place) AS documents
              FROM unnest(wanted) WITH ORDINALITY AS chosen(id, place) GROUP BY 1) AS part;
    GET DIAGNOSTICS chunks = ROW_COUNT;
    PERFORM pg_notify('accounting_work_queue', '');            -- slots that take anything do chunks
    RETURN chunks;
END $$;
REVOKE EXECUTE ON FUNCTION recreation_plan(uuid, text, text[], text, int) FROM PUBLIC;
