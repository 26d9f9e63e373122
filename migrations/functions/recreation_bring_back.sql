-- Brings the entries of before back into force for documents of a recreation that have no newer version since, as a new version; p_closed: what
-- a period lock covers. The caller holds the locks of the documents and has looked that all of it may be done.
CREATE OR REPLACE FUNCTION recreation_bring_back(p_recreation uuid, p_org text, p_documents text[], p_closed date) RETURNS void LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_variable
BEGIN
    -- Also where the old entries are in force: they belong to the newest version then.
    UPDATE gl_entry AS entry SET deleted_at = clock_timestamp(), deleted_act = nullif(current_setting('leapfrog.act', true), '')::bigint, replaced_by_version = done.new_version + 1
      FROM recreation_document AS done
     WHERE done.recreation_id = p_recreation AND done.document_id = ANY (p_documents)
       AND entry.org_id = p_org AND entry.document_id = done.document_id AND coalesce(entry.deleted_at, 'infinity') = 'infinity'
       AND (p_closed IS NULL OR entry.entry_date > p_closed);
    UPDATE document
       SET accounting_ready_version = document.accounting_ready_version + 1, awaiting_recreation = false,
           posted_version = CASE WHEN done.old_version > 0 THEN document.accounting_ready_version + 1 ELSE 0 END,
           accounting_status = CASE WHEN done.old_version > 0 THEN 'posted' ELSE 'waiting' END,
           status_code = '', status_field = '', status_message = '', status_at = clock_timestamp()
      FROM recreation_document AS done
     WHERE done.recreation_id = p_recreation AND document.org_id = p_org AND document.document_id = done.document_id
       AND document.document_id = ANY (p_documents);
    INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, amount, base_amount, rule, source_line,
                          settles, due_date, taxes, posted_by)
    SELECT old.org_id, old.document_id, done.new_version + 1, row_number() OVER (PARTITION BY old.document_id ORDER BY old.version, old.line_no),
           old.entry_date, old.account, old.currency, old.amount, old.base_amount, old.rule, old.source_line, old.settles, old.due_date, old.taxes, session_user
      FROM recreation_document AS done
     CROSS JOIN LATERAL (                                   -- what was in force while old_version was the newest posted
           SELECT * FROM gl_entry AS entry
            WHERE entry.org_id = p_org AND entry.document_id = done.document_id AND entry.version <= done.old_version
              AND coalesce(entry.deleted_at, 'infinity') <> 'infinity' AND entry.replaced_by_version > done.old_version) AS old
     WHERE done.recreation_id = p_recreation AND done.document_id = ANY (p_documents);
    DELETE FROM accounting_work_queue WHERE org_id = p_org AND document_id = ANY (p_documents) AND (state || '' = 'queued' OR state = 'dead');
    UPDATE recreation_document
       SET outcome = 'undone', restored_version = CASE WHEN old_version > 0 THEN new_version + 1 END, worker = session_user, finished_at = clock_timestamp()
     WHERE recreation_id = p_recreation AND document_id = ANY (p_documents);
    -- A document that had never been posted must not be left without a job.
    INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint, source)
    SELECT org_id, document_id, document_type, accounting_ready_version, 'other' FROM document
     WHERE org_id = p_org AND document_id = ANY (p_documents) AND posted_version = 0;
END $$;
REVOKE EXECUTE ON FUNCTION recreation_bring_back(uuid, text, text[], date) FROM PUBLIC;
