-- Documents that await their recreation get back the entries that were in force before, as a version of their own: nothing is erased.
-- That version is the one nobody posted. With p_for_newer the document goes on to a newer one, which is still to be posted: so a refused
-- document is one whose newest version is not posted, as any other. Without, it is as before: posted, or waiting for a change that came
-- before the recreation. Others than those that await are left alone. The caller holds the locks of the documents.
CREATE OR REPLACE FUNCTION recreation_restore(p_orgs text[], p_documents text[], p_for_newer boolean) RETURNS void LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    orgs text[]; documents text[]; posted int[]; ready int[]; raised int[];
BEGIN
    SELECT array_agg(found.org_id), array_agg(found.document_id), array_agg(found.posted_version), array_agg(found.accounting_ready_version),
           -- All that came since the posted version were recreations: then nothing else is left to be posted.
           array_agg(found.accounting_ready_version + CASE WHEN found.posted_version > 0 AND (p_for_newer OR found.recreations < found.accounting_ready_version - found.posted_version)
                                                           THEN 1 ELSE 0 END)
      INTO orgs, documents, posted, ready, raised
      FROM (SELECT DISTINCT * FROM unnest(p_orgs, p_documents) AS wanted(org_id, document_id)) AS wanted
     CROSS JOIN LATERAL (
           SELECT document.org_id, document.document_id, document.posted_version, document.accounting_ready_version, document.awaiting_recreation,
                  (SELECT count(DISTINCT done.new_version) FROM recreation_document AS done
                                WHERE done.org_id = document.org_id AND done.document_id = document.document_id
                                  AND done.new_version > document.posted_version) AS recreations
             FROM document WHERE document.org_id = wanted.org_id AND document.document_id = wanted.document_id LIMIT 1) AS found
     WHERE found.awaiting_recreation;
    IF orgs IS NULL THEN RETURN; END IF;

    INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, amount, base_amount, rule, source_line,
                          settles, due_date, taxes)
    SELECT old.org_id, old.document_id, found.ready, row_number() OVER (PARTITION BY old.org_id, old.document_id ORDER BY old.version, old.line_no),
           old.entry_date, old.account, old.currency, old.amount, old.base_amount, old.rule, old.source_line, old.settles, old.due_date, old.taxes
      FROM unnest(orgs, documents, posted, ready) AS found(org_id, document_id, posted, ready)
     CROSS JOIN LATERAL (
           SELECT entry.org_id, entry.document_id, entry.version, entry.line_no, entry.entry_date, entry.account, entry.currency, entry.amount,
                  entry.base_amount, entry.rule, entry.source_line, entry.settles, entry.due_date, entry.taxes FROM gl_entry AS entry
            WHERE entry.org_id = found.org_id AND entry.document_id = found.document_id AND entry.version <= found.posted
              AND coalesce(entry.deleted_at, 'infinity') <> 'infinity' AND entry.replaced_by_version > found.posted) AS old;
    UPDATE document
       SET posted_version = CASE WHEN found.posted > 0 THEN found.ready ELSE 0 END, accounting_ready_version = found.raised,
           awaiting_recreation = false, status_code = '', status_field = '', status_message = '', status_at = clock_timestamp(),
           accounting_status = CASE WHEN found.posted > 0 AND found.raised = found.ready THEN 'posted' ELSE 'waiting' END
      FROM unnest(orgs, documents, posted, ready, raised) AS found(org_id, document_id, posted, ready, raised)
     WHERE document.org_id = found.org_id AND document.document_id = found.document_id;
    UPDATE recreation_document AS done
       SET restored_version = found.ready, new_version = CASE WHEN done.new_version = found.ready THEN found.raised ELSE done.new_version END
      FROM unnest(orgs, documents, posted, ready, raised) AS found(org_id, document_id, posted, ready, raised)
     WHERE done.org_id = found.org_id AND done.document_id = found.document_id AND done.new_version > found.posted AND found.posted > 0
       AND done.outcome <> 'undone';
END $$;
REVOKE EXECUTE ON FUNCTION recreation_restore(text[], text[], boolean) FROM PUBLIC;
