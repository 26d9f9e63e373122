-- Brings back the entries that a recreation took out of force, as a new version; nothing is erased. Refused for a document that has
-- moved on since, or whose period was locked since. p_documents null: all of the recreation. Returns the documents restored.
CREATE OR REPLACE FUNCTION recreation_undo(p_recreation uuid, p_documents text[]) RETURNS SETOF text LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    org text; wanted text[]; moved_on text[]; closed date; locked text[];
BEGIN
    SELECT org_id INTO org FROM recreation WHERE recreation_id = p_recreation;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'LF404', CONSTRAINT = 'unknown_recreation', MESSAGE = 'There is no such recreation.';
    END IF;
    -- Of a cancelled one the entries are back already.
    SELECT array_agg(done.document_id) INTO wanted FROM recreation_document AS done JOIN document USING (org_id, document_id)
     WHERE done.recreation_id = p_recreation AND done.outcome NOT IN ('superseded', 'undone')
       AND (done.outcome <> 'cancelled' OR document.awaiting_recreation)
       AND (p_documents IS NULL OR done.document_id = ANY (p_documents));
    IF wanted IS NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'nothing_to_undo', MESSAGE = 'Nothing of this recreation is left to undo.';
    END IF;
    PERFORM 1 FROM document WHERE org_id = org AND document_id = ANY (wanted) ORDER BY document_id FOR UPDATE;

    SELECT array_agg(done.document_id ORDER BY done.document_id) INTO moved_on
      FROM recreation_document AS done JOIN document USING (org_id, document_id)
     WHERE done.recreation_id = p_recreation AND done.document_id = ANY (wanted) AND document.accounting_ready_version <> done.new_version;
    IF moved_on IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'newer_version', DETAIL = array_to_json(moved_on)::text,
            MESSAGE = format('%s has a newer version since this recreation. Nothing was undone.', array_to_string(moved_on[1:5], ', '));
    END IF;
    SELECT locked_through INTO closed FROM period_lock WHERE org_id = org;
    SELECT array_agg(DISTINCT done.document_id) INTO locked
      FROM recreation_document AS done
     CROSS JOIN LATERAL (
           SELECT 1 FROM gl_entry AS entry
            WHERE entry.org_id = org AND entry.document_id = done.document_id AND entry.entry_date <= closed
              AND CASE WHEN coalesce(entry.deleted_at, 'infinity') = 'infinity' THEN entry.version > done.old_version
                       ELSE entry.version <= done.old_version AND entry.replaced_by_version > done.old_version END LIMIT 1) AS entry
     WHERE done.recreation_id = p_recreation AND done.document_id = ANY (wanted);
    IF locked IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'period_locked', COLUMN = 'date', DETAIL = array_to_json(locked)::text,
            MESSAGE = format('The books were locked through %s since, and %s has entries there. Nothing was undone.', closed, locked[1]);
    END IF;

    -- Also where the old entries are in force: they belong to the newest version then.
    UPDATE gl_entry AS entry SET deleted_at = clock_timestamp(), replaced_by_version = done.new_version + 1
      FROM recreation_document AS done
     WHERE done.recreation_id = p_recreation AND done.document_id = ANY (wanted)
       AND entry.org_id = org AND entry.document_id = done.document_id AND coalesce(entry.deleted_at, 'infinity') = 'infinity'
       AND (closed IS NULL OR entry.entry_date > closed);
    UPDATE document
       SET accounting_ready_version = document.accounting_ready_version + 1, awaiting_recreation = false,
           posted_version = CASE WHEN done.old_version > 0 THEN document.accounting_ready_version + 1 ELSE 0 END,
           accounting_status = CASE WHEN done.old_version > 0 THEN 'posted' ELSE 'waiting' END,
           status_code = '', status_field = '', status_message = '', status_at = clock_timestamp()
      FROM recreation_document AS done
     WHERE done.recreation_id = p_recreation AND document.org_id = org AND document.document_id = done.document_id
       AND document.document_id = ANY (wanted);
    INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, amount, base_amount, rule, source_line, posted_by)
    SELECT old.org_id, old.document_id, done.new_version + 1, row_number() OVER (PARTITION BY old.document_id ORDER BY old.version, old.line_no),
           old.entry_date, old.account, old.currency, old.amount, old.base_amount, old.rule, old.source_line, session_user
      FROM recreation_document AS done
     CROSS JOIN LATERAL (                                   -- what was in force while old_version was the newest posted
           SELECT * FROM gl_entry AS entry
            WHERE entry.org_id = org AND entry.document_id = done.document_id AND entry.version <= done.old_version
              AND coalesce(entry.deleted_at, 'infinity') <> 'infinity' AND entry.replaced_by_version > done.old_version) AS old
     WHERE done.recreation_id = p_recreation AND done.document_id = ANY (wanted);
    DELETE FROM accounting_work_queue WHERE org_id = org AND document_id = ANY (wanted) AND (state || '' = 'queued' OR state = 'dead');
    UPDATE recreation_document
       SET outcome = 'undone', restored_version = CASE WHEN old_version > 0 THEN new_version + 1 END, worker = session_user, finished_at = clock_timestamp()
     WHERE recreation_id = p_recreation AND document_id = ANY (wanted);
    -- A document that had never been posted must not be left without a job.
    INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint, source)
    SELECT org_id, document_id, document_type, accounting_ready_version, 'other' FROM document
     WHERE org_id = org AND document_id = ANY (wanted) AND posted_version = 0;
    RETURN QUERY SELECT unnest(wanted);
END $$;
REVOKE EXECUTE ON FUNCTION recreation_undo(uuid, text[]) FROM PUBLIC;
