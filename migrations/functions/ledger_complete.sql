-- The end of a job, in the job's own transaction: exactly once, by construction. Posts documents and finishes their jobs as one set. Job i posts
-- version p_versions[i]; its entries are those of the e_ arrays whose e_job is i. Outcome per job, in the order of the input:
--   posted, unchanged  the entries are in force, the version's predecessors are not, the job is gone
--   superseded         the document has moved on (or is posted already): nothing was written
--   fenced             the lease was lost, or is of another document: nothing was written, the job belongs to someone else
--   busy               another transaction holds the document: nothing was written, the job waits in the queue (queue_postpone)
-- Nobody waits for who holds a document, nor long for who locks its period: a login that keeps such a lock would keep a slot of the worker with each of them.
-- Entries of a document that are in force are looked up by primary key: coalesce(deleted_at, …), not IS NULL, keeps the planner from
-- gl_entry_live, the index of accounts, which it takes for the same price while it believes the table to be empty.
CREATE OR REPLACE FUNCTION ledger_complete(
    p_jobs uuid[], p_leases bigint[], p_orgs text[], p_documents text[], p_versions int[], p_unchanged boolean[],
    e_job int[], e_date date[], e_account text[], e_currency text[], e_amount bigint[], e_base bigint[], e_rule text[], e_line int[],
    p_worker text, e_settles text[] DEFAULT '{}', e_due text[] DEFAULT '{}', e_taxes text[] DEFAULT '{}')
RETURNS TABLE (place int, outcome text) LANGUAGE plpgsql SET enable_seqscan = off SET jit = off SET lock_timeout = '500ms' AS $$
#variable_conflict use_variable
DECLARE
    prefix text := leapfrog_worker_prefix();
    free int[]; busy int[]; held int[]; current int[]; stale uuid[]; early_orgs text[]; early_documents text[]; early_jobs uuid[];
BEGIN
    IF row_security_active('gl_entry') AND NOT has_any_column_privilege('gl_entry', 'INSERT') THEN -- a person's console (docs/roles.md)
        RETURN QUERY SELECT done.place, done.outcome
                       FROM ledger_complete_by_gate(p_jobs, p_leases, p_orgs, p_documents, p_versions, p_unchanged, e_job, e_date, e_account, e_currency,
                                                    e_amount, e_base, e_rule, e_line, p_worker, e_settles, e_due, e_taxes) AS done;
        RETURN;
    END IF;
    -- Documents before queue rows: the lock order of every function here.
    BEGIN                                                  -- most are held for a moment only
        PERFORM 1 FROM document JOIN unnest(p_orgs, p_documents) AS mine(org_id, document_id) USING (org_id, document_id)
          ORDER BY document.org_id, document.document_id FOR UPDATE OF document;
    EXCEPTION WHEN lock_not_available THEN NULL;
    END;
    SELECT coalesce(array_agg(locked.i), '{}') INTO free FROM (
        SELECT mine.i FROM document JOIN unnest(p_orgs, p_documents) WITH ORDINALITY AS mine(org_id, document_id, i) USING (org_id, document_id)
         ORDER BY document.org_id, document.document_id FOR UPDATE OF document SKIP LOCKED) AS locked;
    SELECT array_agg(mine.i) INTO held
      FROM unnest(p_jobs, p_leases, p_orgs, p_documents) WITH ORDINALITY AS mine(id, lease, org_id, document_id, i)
      JOIN LATERAL (SELECT 1 FROM accounting_work_queue AS job
             WHERE job.id = mine.id AND job.lease = mine.lease AND job.org_id = mine.org_id AND job.document_id = mine.document_id
               AND (prefix = '' OR starts_with(job.leased_by, prefix)) FOR UPDATE) AS locked ON true;
    IF cardinality(free) < cardinality(p_jobs) THEN
        SELECT array_agg(mine.i) INTO busy FROM unnest(held) AS mine(i)
         WHERE mine.i <> ALL (free)
           AND EXISTS (SELECT 1 FROM document WHERE document.org_id = p_orgs[mine.i] AND document.document_id = p_documents[mine.i]);
        SELECT array_agg(mine.i) INTO held FROM unnest(held) AS mine(i) WHERE mine.i <> ALL (coalesce(busy, '{}'));
        PERFORM queue_postpone(p_jobs[mine.i], p_leases[mine.i], NULL, 'document_held', '',
                               'Another transaction holds this document. The job goes on when that has ended.', interval '1 s', interval '1 min', NULL)
           FROM unnest(busy) AS mine(i);
    END IF;
    SELECT array_agg(mine.i) INTO current
      FROM unnest(p_orgs, p_documents, p_versions) WITH ORDINALITY AS mine(org_id, document_id, version, i)
      JOIN document USING (org_id, document_id)
     WHERE mine.i = ANY (held) AND document.accounting_ready_version = mine.version AND document.posted_version < mine.version;
    SELECT array_agg(p_jobs[i]) INTO stale FROM unnest(held) AS i WHERE i <> ALL (coalesce(current, '{}'));
    IF stale IS NOT NULL THEN
        PERFORM queue_supersede(stale);
    END IF;

    IF current IS NOT NULL THEN
        -- What a period lock covers stays in force; the difference was posted on the first open day.
        UPDATE gl_entry AS old SET deleted_at = clock_timestamp(), deleted_act = nullif(current_setting('leapfrog.act', true), '')::bigint, replaced_by_version = p_versions[mine.i]
          FROM unnest(current) AS mine(i)
         WHERE old.org_id = p_orgs[mine.i] AND old.document_id = p_documents[mine.i]
           AND coalesce(old.deleted_at, 'infinity') = 'infinity' AND old.version < p_versions[mine.i]
           AND NOT EXISTS (SELECT 1 FROM period_lock AS closed WHERE closed.org_id = old.org_id AND old.entry_date <= closed.locked_through);
        INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, amount, base_amount, rule, source_line,
                              settles, due_date, taxes)
        SELECT p_orgs[e.job], p_documents[e.job], p_versions[e.job], row_number() OVER (PARTITION BY e.job ORDER BY e.i),
               e.entry_date, e.account, e.currency, e.amount, e.base_amount, e.rule, e.source_line, e.settles, nullif(e.due, '')::date, nullif(e.taxes, '')::jsonb
          FROM unnest(e_job, e_date, e_account, e_currency, e_amount, e_base, e_rule, e_line, e_settles, e_due, e_taxes) WITH ORDINALITY
               AS e(job, entry_date, account, currency, amount, base_amount, rule, source_line, settles, due, taxes, i)
         WHERE e.job = ANY (current);
        UPDATE document
           SET posted_version = p_versions[mine.i], accounting_status = 'posted', awaiting_recreation = false,
               status_code = '', status_field = '', status_message = '', status_at = clock_timestamp()
          FROM unnest(current) AS mine(i)
         WHERE document.org_id = p_orgs[mine.i] AND document.document_id = p_documents[mine.i];
        INSERT INTO job_event (job_id, org_id, document_id, what, version, attempt, who, detail)
        SELECT job.id, job.org_id, job.document_id, 'finished', p_versions[mine.i], job.run_count, p_worker,
               CASE WHEN p_unchanged[mine.i] THEN 'unchanged' ELSE 'posted' END
          FROM unnest(current) AS mine(i)
         CROSS JOIN LATERAL (SELECT own.id, own.org_id, own.document_id, own.run_count FROM accounting_work_queue AS own WHERE own.id = p_jobs[mine.i] LIMIT 1) AS job;
        -- One that asked for a version that is not there yet goes on waiting for it.
        WITH early AS (
            UPDATE accounting_work_queue AS own
               SET state = 'queued', lease = NULL, leased_by = NULL, leased_until = NULL, run_count = 0, priority = 1, source = 'other',
                   recreation_id = NULL, ready_at = clock_timestamp()
              FROM unnest(current) AS mine(i) WHERE own.id = p_jobs[mine.i] AND own.version_hint > p_versions[mine.i]
            RETURNING own.id, own.org_id, own.document_id)
        SELECT array_agg(early.org_id), array_agg(early.document_id), array_agg(early.id) INTO early_orgs, early_documents, early_jobs FROM early;
        IF early_jobs IS NOT NULL THEN
            PERFORM queue_merge(early_orgs, early_documents, early_jobs);
        END IF;
        DELETE FROM accounting_work_queue AS own
         WHERE own.id = ANY (ARRAY(SELECT p_jobs[mine.i] FROM unnest(current) AS mine(i))) AND own.state || '' = 'leased';
        DELETE FROM accounting_work_queue AS dead USING unnest(current) AS mine(i)
         WHERE dead.state = 'dead' AND dead.org_id = p_orgs[mine.i] AND dead.document_id = p_documents[mine.i]
           AND (dead.version_hint <= p_versions[mine.i] OR dead.last_error NOT LIKE 'version_not_there:%');
        UPDATE recreation_document AS done
           SET outcome = CASE WHEN done.new_version < p_versions[mine.i] THEN 'superseded' WHEN p_unchanged[mine.i] THEN 'unchanged' ELSE 'posted' END,
               code = '', field = '', message = '', worker = p_worker, finished_at = clock_timestamp()
          FROM unnest(current) AS mine(i)
         WHERE done.org_id = p_orgs[mine.i] AND done.document_id = p_documents[mine.i] AND done.new_version <= p_versions[mine.i] AND done.outcome = 'waiting';
    END IF;
    RETURN QUERY
    SELECT i, CASE WHEN i = ANY (current) THEN CASE WHEN p_unchanged[i] THEN 'unchanged' ELSE 'posted' END
                   WHEN i = ANY (held) THEN 'superseded' WHEN i = ANY (busy) THEN 'busy' ELSE 'fenced' END
      FROM generate_subscripts(p_jobs, 1) AS i ORDER BY i;
END $$;
REVOKE EXECUTE ON FUNCTION ledger_complete(uuid[], bigint[], text[], text[], int[], boolean[], int[], date[], text[], text[], bigint[], bigint[], text[], int[], text, text[], text[], text[]) FROM PUBLIC;
