-- One transaction: takes the old entries out of force, raises each document's version, writes the jobs. With p_worker the jobs are
-- born leased by it (the direct path), else queued at priority 2. Refuses the whole, before anything is written, when a document
-- is unknown or (policy "refuse") has entries in a locked period. Returns the jobs, for the direct path with their leases.
CREATE OR REPLACE FUNCTION recreation_prepare(p_recreation uuid, p_org text, p_documents text[], p_why text, p_worker text, p_lease interval)
RETURNS SETOF accounting_work_queue LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    wanted text[]; missing text[]; closed date; policy text; locked text[];
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
        RAISE EXCEPTION USING ERRCODE = 'LF404', CONSTRAINT = 'unknown_document', DETAIL = array_to_json(missing)::text,
            MESSAGE = format('Organisation "%s" has no document %s. Nothing was changed.', p_org, array_to_string(missing[1:5], ', ')
                             || CASE WHEN cardinality(missing) > 5 THEN format(' and %s more', cardinality(missing) - 5) ELSE '' END);
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

    INSERT INTO recreation (recreation_id, org_id, path, why, documents)
    VALUES (p_recreation, p_org, CASE WHEN p_worker IS NULL THEN 'queued' ELSE 'direct' END, p_why, cardinality(wanted));
    UPDATE document
       SET accounting_ready_version = accounting_ready_version + 1, awaiting_recreation = true, accounting_status = 'awaiting_recreation',
           status_code = '', status_field = '', status_message = '', status_at = clock_timestamp()
     WHERE org_id = p_org AND document_id = ANY (wanted);
    UPDATE gl_entry
       SET deleted_at = clock_timestamp(), recreation_id = p_recreation, replaced_by_version = document.accounting_ready_version
      FROM document
     WHERE gl_entry.org_id = p_org AND gl_entry.document_id = ANY (wanted)
       AND coalesce(gl_entry.deleted_at, 'infinity') = 'infinity'           -- by primary key: see 0008
       AND (closed IS NULL OR gl_entry.entry_date > closed)
       AND document.org_id = gl_entry.org_id AND document.document_id = gl_entry.document_id;
    INSERT INTO recreation_document (recreation_id, org_id, document_id, document_type, old_version, new_version)
    SELECT p_recreation, org_id, document_id, document_type, posted_version, accounting_ready_version
      FROM document WHERE org_id = p_org AND document_id = ANY (wanted);

    -- What waits in the queue for these documents is absorbed; dead jobs of theirs have been answered by this recreation.
    DELETE FROM accounting_work_queue
     WHERE org_id = p_org AND document_id = ANY (wanted) AND (state = 'dead' OR (state || '' = 'queued' AND p_worker IS NOT NULL));
    RETURN QUERY
    WITH job AS (
        INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint, priority, source, recreation_id,
                                           state, run_count, leased_by, leased_until, lease)
        SELECT org_id, document_id, document_type, accounting_ready_version, 2, 'recreation', p_recreation,
               CASE WHEN p_worker IS NULL THEN 'queued' ELSE 'leased' END, CASE WHEN p_worker IS NULL THEN 0 ELSE 1 END,
               p_worker, CASE WHEN p_worker IS NOT NULL THEN clock_timestamp() + p_lease END,
               CASE WHEN p_worker IS NOT NULL THEN nextval('queue_lease_seq') END
          FROM document WHERE org_id = p_org AND document_id = ANY (wanted) ORDER BY document_id
        RETURNING *),
    named AS (
        UPDATE recreation_document SET job_id = job.id FROM job
         WHERE recreation_document.recreation_id = p_recreation AND recreation_document.document_id = job.document_id)
    SELECT * FROM job;
END $$;
REVOKE EXECUTE ON FUNCTION recreation_prepare(uuid, text, text[], text, text, interval) FROM PUBLIC;
