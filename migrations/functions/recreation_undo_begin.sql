-- Undoes a recreation, or these documents of it: brings back the entries that it took out of force, as a new version; nothing is erased. What
-- is not prepared yet never will be (p_documents null). Up to p_size documents at once (null: all), more by a plan of chunks that
-- recreation_take_chunk gives. Refuses the whole, before anything is written, where a document has moved on since, or its period was locked;
-- one to which that happens between chunks is left as it is, with the reason. Settings that were changed together with it (settings_act) are
-- what they were before, when all of it is undone.
-- documents: those undone already; chunks: how many are planned.
CREATE OR REPLACE FUNCTION recreation_undo_begin(p_recreation uuid, p_documents text[], p_size int,
                                                 OUT not_begun int, OUT documents text[], OUT chunks int, OUT began_at timestamptz)
LANGUAGE plpgsql SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    org text; wanted text[]; moved_on text[]; closed date; locked text[]; at_once boolean; has_settings boolean := false;
BEGIN
    SELECT org_id INTO org FROM recreation WHERE recreation_id = p_recreation;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'LF404', CONSTRAINT = 'unknown_recreation', MESSAGE = 'There is no such recreation.';
    END IF;
    PERFORM leapfrog_must(org, 'accountant');
    PERFORM audit_note(org, 'recreation.undone', p_recreation::text, NULL, jsonb_build_object('documents', cardinality(p_documents)), '');
    documents := '{}';
    chunks := 0;
    began_at := clock_timestamp();
    not_begun := CASE WHEN p_documents IS NULL THEN recreation_drop_chunks(p_recreation) ELSE 0 END;
    IF p_documents IS NULL THEN
        has_settings := settings_act_undo(p_recreation);
    END IF;
    wanted := recreation_to_undo(p_recreation, p_documents);
    IF wanted IS NULL THEN
        IF not_begun > 0 OR has_settings THEN RETURN; END IF;
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'nothing_to_undo', MESSAGE = 'Nothing of this recreation is left to undo.';
    END IF;
    at_once := cardinality(wanted) <= coalesce(p_size, cardinality(wanted));
    IF at_once THEN
        PERFORM 1 FROM document WHERE org_id = org AND document_id = ANY (wanted) ORDER BY document_id FOR UPDATE;
    END IF;
    SELECT locked_through INTO closed FROM period_lock WHERE org_id = org;
    SELECT array_agg(document_id) FILTER (WHERE code = 'newer_version'), array_agg(document_id) FILTER (WHERE code = 'period_locked')
      INTO moved_on, locked FROM recreation_not_undoable(p_recreation, org, wanted, closed);
    IF moved_on IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'newer_version', DETAIL = array_to_json(moved_on)::text,
            MESSAGE = format('%s has a newer version since this recreation. Nothing was undone.', array_to_string(moved_on[1:5], ', '));
    END IF;
    IF locked IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'period_locked', COLUMN = 'date', DETAIL = array_to_json(locked)::text,
            MESSAGE = format('The books were locked through %s since, and %s has entries there. Nothing was undone.', closed, locked[1]);
    END IF;

    IF at_once THEN
        PERFORM recreation_bring_back(p_recreation, org, wanted, closed);
        documents := wanted;
        RETURN;
    END IF;
    DELETE FROM recreation_chunk WHERE recreation_id = p_recreation AND act = 'undo'; -- of an undo that did not end
    INSERT INTO recreation_chunk (recreation_id, act, chunk_no, documents, size)
    SELECT p_recreation, 'undo', part.no, part.documents, cardinality(part.documents)
      FROM (SELECT (chosen.place - 1) / p_size + 1 AS no, array_agg(chosen.id ORDER BY chosen.place) AS documents
              FROM unnest(wanted) WITH ORDINALITY AS chosen(id, place) GROUP BY 1) AS part;
    GET DIAGNOSTICS chunks = ROW_COUNT;
    PERFORM pg_notify('accounting_work_queue', '');
END $$;
REVOKE EXECUTE ON FUNCTION recreation_undo_begin(uuid, text[], int) FROM PUBLIC;
