-- A whole recreation in one transaction (recreation_take_out): with p_worker the direct path, else through the queue. Refuses the whole,
-- before anything is written, when a document is unknown or (policy "refuse") has entries in a locked period. Returns the jobs, for the
-- direct path with their leases; where workers post direct recreations (direct_by) without: they are urgent, or, above direct_threshold, queued.
CREATE OR REPLACE FUNCTION recreation_prepare(p_recreation uuid, p_org text, p_documents text[], p_why text, p_worker text, p_lease interval)
RETURNS SETOF accounting_work_queue LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    wanted text[]; missing text[]; closed date; policy text; locked text[]; by_worker boolean := leapfrog_setting('direct_by') = 1; is_direct boolean;
BEGIN
    SELECT array_agg(DISTINCT chosen.id) INTO wanted FROM unnest(p_documents) AS chosen(id);
    IF wanted IS NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'LF400', CONSTRAINT = 'no_documents', MESSAGE = 'Choose at least one document.';
    END IF;
    SELECT org.lock_policy, closing.locked_through INTO policy, closed
      FROM organisation AS org LEFT JOIN period_lock AS closing USING (org_id) WHERE org.org_id = p_org;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'LF404', CONSTRAINT = 'unknown_organisation',
            MESSAGE = format('There is no organisation "%s" here.', p_org);
    END IF;

    PERFORM 1 FROM document WHERE org_id = p_org AND document_id = ANY (wanted) ORDER BY document_id FOR UPDATE;
    SELECT array_agg(chosen.id ORDER BY chosen.id) INTO missing FROM unnest(wanted) AS chosen(id)
     WHERE NOT EXISTS (SELECT 1 FROM document WHERE document.org_id = p_org AND document.document_id = chosen.id);
    IF missing IS NOT NULL THEN
        PERFORM recreation_refuse_unknown(p_org, missing);
    END IF;
    IF closed IS NOT NULL AND policy = 'refuse' THEN
        SELECT array_agg(DISTINCT document_id) INTO locked FROM gl_entry
         WHERE org_id = p_org AND document_id = ANY (wanted)
           AND coalesce(deleted_at, 'infinity') = 'infinity' AND entry_date <= closed;
        IF locked IS NOT NULL THEN
            RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'period_locked', COLUMN = 'date', DETAIL = array_to_json(locked)::text,
                MESSAGE = format('The books are locked through %s and %s has entries there. Nothing was changed.', closed, locked[1]);
        END IF;
    END IF;

    -- Decided here, whatever the program that asks believes: it may have read the setting before it was changed.
    is_direct := p_worker IS NOT NULL AND NOT (by_worker AND cardinality(wanted) > leapfrog_setting('direct_threshold'));
    INSERT INTO recreation (recreation_id, org_id, path, posted_by, why, documents)
    VALUES (p_recreation, p_org, CASE WHEN is_direct THEN 'direct' ELSE 'queued' END, CASE WHEN is_direct AND NOT by_worker THEN 'console' ELSE 'worker' END, p_why,
            cardinality(wanted));
    RETURN QUERY SELECT * FROM recreation_take_out(p_recreation, p_org, wanted, closed, CASE WHEN NOT by_worker THEN p_worker END, p_lease);
END $$;
REVOKE EXECUTE ON FUNCTION recreation_prepare(uuid, text, text[], text, text, interval) FROM PUBLIC;
