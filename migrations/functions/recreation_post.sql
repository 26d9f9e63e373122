-- Recreates documents of a chunk that recreation_take_chunk gave in this transaction, all in one: raises each document's version, takes its
-- entries out of force, posts the new ones. Nothing waits and nothing is without figures in between. Only plain work comes here
-- (checkRecreation): a document that was refused, awaits an earlier recreation or is to catch up with a locked period goes the way of
-- recreation_take_out. p_versions: the new ones; p_olds: what was posted before, 0: nothing. The caller holds the locks of the documents.
CREATE OR REPLACE FUNCTION recreation_post(p_recreation uuid, p_documents text[], p_types text[], p_olds int[], p_versions int[], p_unchanged boolean[],
    e_document text[], e_version int[], e_no int[], e_date date[], e_account text[], e_currency text[], e_amount bigint[], e_base bigint[],
    e_rule text[], e_line int[], p_worker text,
    e_settles text[] DEFAULT '{}', e_due text[] DEFAULT '{}', e_taxes text[] DEFAULT '{}')
RETURNS void LANGUAGE plpgsql SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off SET lock_timeout = '500ms' AS $$
#variable_conflict use_variable
DECLARE
    org text := (SELECT recreation.org_id FROM recreation WHERE recreation.recreation_id = p_recreation);
    raised int;
BEGIN
    UPDATE document
       SET accounting_ready_version = posted.version, posted_version = posted.version, accounting_status = 'posted',
           status_code = '', status_field = '', status_message = '', status_at = clock_timestamp()
      FROM unnest(p_documents, p_versions) AS posted(document_id, version)
     WHERE document.org_id = org AND document.document_id = posted.document_id
       AND document.accounting_ready_version = posted.version - 1 AND NOT document.awaiting_recreation;
    GET DIAGNOSTICS raised = ROW_COUNT;
    IF raised <> cardinality(p_documents) THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'newer_version',
            MESSAGE = format('%s of %s documents have changed since they were looked at.', cardinality(p_documents) - raised, cardinality(p_documents));
    END IF;
    UPDATE gl_entry AS old
       SET deleted_at = clock_timestamp(), deleted_act = nullif(current_setting('leapfrog.act', true), '')::bigint,
           recreation_id = p_recreation, replaced_by_version = posted.version
      FROM unnest(p_documents, p_versions) AS posted(document_id, version)
     WHERE old.org_id = org AND old.document_id = posted.document_id AND coalesce(old.deleted_at, 'infinity') = 'infinity';
    INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, amount, base_amount, rule, source_line, settles, due_date, taxes)
    SELECT org, e.document_id, e.version, e.line_no, e.entry_date, e.account, e.currency, e.amount, e.base_amount, e.rule, e.source_line,
           e.settles, nullif(e.due, '')::date, nullif(e.taxes, '')::jsonb
      FROM unnest(e_document, e_version, e_no, e_date, e_account, e_currency, e_amount, e_base, e_rule, e_line, e_settles, e_due, e_taxes)
           AS e(document_id, version, line_no, entry_date, account, currency, amount, base_amount, rule, source_line, settles, due, taxes);
    -- What waits in the queue for these documents is absorbed. Asked for once, not for each document: mostly nothing waits.
    IF EXISTS (SELECT 1 FROM accounting_work_queue AS job WHERE job.org_id = org AND job.state || '' = 'queued')
       OR EXISTS (SELECT 1 FROM accounting_work_queue AS job WHERE job.org_id = org AND job.state = 'dead') THEN
        DELETE FROM accounting_work_queue AS job
         WHERE job.org_id = org AND job.document_id = ANY (p_documents) AND (job.state = 'dead' OR job.state || '' = 'queued');
    END IF;
    WITH job AS MATERIALIZED (
        SELECT gen_random_uuid() AS id, posted.* FROM unnest(p_documents, p_types, p_olds, p_versions, p_unchanged)
            AS posted(document_id, document_type, old_version, version, unchanged)),
    noted AS (
        INSERT INTO recreation_document (recreation_id, org_id, document_id, document_type, old_version, new_version, job_id, outcome, worker, finished_at)
        SELECT p_recreation, org, job.document_id, job.document_type, job.old_version, job.version, job.id,
               CASE WHEN job.unchanged THEN 'unchanged' ELSE 'posted' END, p_worker, clock_timestamp() FROM job)
    INSERT INTO job_event (job_id, org_id, document_id, what, version, attempt, who, detail)
    SELECT job.id, org, job.document_id, 'finished', job.version, 1, p_worker, CASE WHEN job.unchanged THEN 'unchanged' ELSE 'posted' END FROM job;
END $$;
REVOKE EXECUTE ON FUNCTION recreation_post(uuid, text[], text[], int[], int[], boolean[], text[], int[], int[], date[], text[], text[], bigint[], bigint[], text[], int[], text, text[], text[], text[]) FROM PUBLIC;
