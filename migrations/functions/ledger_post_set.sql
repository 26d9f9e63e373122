-- Posts the documents of a set, in the transaction that took their jobs (queue_take), locked and read them (PostingStore::loadForSet)
-- and will end the jobs (queue_end_set): so nothing has to be compared again. Only plain work comes here: a document that
-- was refused or has entries in a locked period is leased and ends in ledger_complete. p_recreated: for a document whose recreation this
-- ends, "posted" or "unchanged"; empty for others.
CREATE OR REPLACE FUNCTION ledger_post_set(
    p_jobs uuid[], p_orgs text[], p_documents text[], p_versions int[], p_replaces boolean[], p_recreated text[],
    e_org text[], e_document text[], e_version int[], e_no int[], e_date date[], e_account text[], e_currency text[], e_amount bigint[],
    e_base bigint[], e_rule text[], e_line int[], p_worker text, e_settles text[] DEFAULT '{}', e_due text[] DEFAULT '{}', e_taxes text[] DEFAULT '{}')
RETURNS void LANGUAGE plpgsql SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off SET lock_timeout = '500ms' AS $$
#variable_conflict use_variable
BEGIN
    IF true = ANY (p_replaces) THEN
        UPDATE gl_entry AS old SET deleted_at = clock_timestamp(), deleted_act = nullif(current_setting('leapfrog.act', true), '')::bigint, replaced_by_version = posted.version
          FROM unnest(p_orgs, p_documents, p_versions, p_replaces) AS posted(org_id, document_id, version, replaces)
         WHERE posted.replaces AND old.org_id = posted.org_id AND old.document_id = posted.document_id
           AND coalesce(old.deleted_at, 'infinity') = 'infinity' AND old.version < posted.version
           AND NOT EXISTS (SELECT 1 FROM period_lock WHERE period_lock.org_id = old.org_id AND old.entry_date <= period_lock.locked_through);
    END IF;
    INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, amount, base_amount, rule, source_line, settles, due_date, taxes)
    SELECT e.org_id, e.document_id, e.version, e.line_no, e.entry_date, e.account, e.currency, e.amount, e.base_amount, e.rule, e.source_line,
           e.settles, nullif(e.due, '')::date, nullif(e.taxes, '')::jsonb
      FROM unnest(e_org, e_document, e_version, e_no, e_date, e_account, e_currency, e_amount, e_base, e_rule, e_line, e_settles, e_due, e_taxes)
           AS e(org_id, document_id, version, line_no, entry_date, account, currency, amount, base_amount, rule, source_line, settles, due, taxes);
    UPDATE document
       SET posted_version = posted.version, accounting_status = 'posted', awaiting_recreation = false, status_code = '', status_field = '', status_message = '',
           status_at = clock_timestamp()
      FROM unnest(p_orgs, p_documents, p_versions) AS posted(org_id, document_id, version)
     WHERE document.org_id = posted.org_id AND document.document_id = posted.document_id;
    -- A version that was refused before has been answered by this one. Asked for once, not for each document: most sets meet no dead job.
    IF EXISTS (SELECT 1 FROM accounting_work_queue AS dead WHERE dead.state = 'dead' AND dead.org_id = ANY (p_orgs)) THEN
        DELETE FROM accounting_work_queue AS dead USING unnest(p_orgs, p_documents, p_versions) AS posted(org_id, document_id, version)
         WHERE dead.state = 'dead' AND dead.org_id = posted.org_id AND dead.document_id = posted.document_id
           AND (dead.version_hint <= posted.version OR dead.last_error NOT LIKE 'version_not_there:%');
    END IF;
    IF EXISTS (SELECT 1 FROM unnest(p_recreated) AS outcome WHERE outcome <> '') THEN
        UPDATE recreation_document AS done
           SET outcome = CASE WHEN done.new_version < posted.version THEN 'superseded' ELSE posted.outcome END,
               code = '', field = '', message = '', worker = p_worker, finished_at = clock_timestamp()
          FROM unnest(p_orgs, p_documents, p_versions, p_recreated) AS posted(org_id, document_id, version, outcome)
         WHERE posted.outcome <> '' AND done.org_id = posted.org_id AND done.document_id = posted.document_id
           AND done.new_version <= posted.version AND done.outcome = 'waiting';
    END IF;
    INSERT INTO job_event (job_id, org_id, document_id, what, version, attempt, who, detail)
    SELECT id, org_id, document_id, 'finished', version, 1, p_worker, coalesce(nullif(outcome, ''), 'posted')
      FROM unnest(p_jobs, p_orgs, p_documents, p_versions, p_recreated) AS job(id, org_id, document_id, version, outcome);
END $$;
REVOKE EXECUTE ON FUNCTION ledger_post_set(uuid[], text[], text[], int[], boolean[], text[], text[], text[], int[], int[], date[], text[], text[], bigint[], bigint[], text[], int[], text, text[], text[], text[]) FROM PUBLIC;
