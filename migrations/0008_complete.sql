-- 0008: the end of a job, in the job's own transaction: exactly once, by construction.
-- Entries of a document that are in force are looked up by primary key: coalesce(deleted_at, …), not IS NULL, keeps the planner from
-- gl_entry_live, the index of accounts, which it takes for the same price while it believes the table to be empty.

-- Posts documents and finishes their jobs as one set. Job i posts version p_versions[i]; its entries are those of the e_ arrays
-- whose e_job is i. Outcome per job, in the order of the input:
--   posted, unchanged  the entries are in force, the version's predecessors are not, the job is gone
--   superseded         the document has moved on (or is posted already): nothing was written
--   fenced             the lease was lost: nothing was written, the job belongs to someone else
CREATE FUNCTION ledger_complete(
    p_jobs uuid[], p_leases bigint[], p_orgs text[], p_documents text[], p_versions int[], p_unchanged boolean[],
    e_job int[], e_date date[], e_account text[], e_currency text[], e_amount bigint[], e_base bigint[], e_rule text[], e_line int[],
    p_worker text)
RETURNS TABLE (place int, outcome text) LANGUAGE plpgsql SET enable_seqscan = off SET jit = off AS $$
DECLARE
    held int[]; current int[]; stale uuid[];
BEGIN
    -- Documents before queue rows: the lock order of every function here.
    PERFORM 1 FROM document JOIN unnest(p_orgs, p_documents) AS mine(org_id, document_id) USING (org_id, document_id)
      ORDER BY document.org_id, document.document_id FOR UPDATE OF document;
    SELECT array_agg(mine.i) INTO held
      FROM unnest(p_jobs, p_leases) WITH ORDINALITY AS mine(id, lease, i)
      JOIN LATERAL (SELECT 1 FROM accounting_work_queue AS job
             WHERE job.id = mine.id AND job.lease = mine.lease FOR UPDATE) AS locked ON true;
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
        UPDATE gl_entry AS old SET deleted_at = clock_timestamp(), replaced_by_version = p_versions[i]
          FROM unnest(current) AS i
         WHERE old.org_id = p_orgs[i] AND old.document_id = p_documents[i]
           AND coalesce(old.deleted_at, 'infinity') = 'infinity' AND old.version < p_versions[i]
           AND NOT EXISTS (SELECT 1 FROM period_lock WHERE period_lock.org_id = old.org_id AND old.entry_date <= locked_through);
        INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, amount, base_amount, rule, source_line)
        SELECT p_orgs[e.job], p_documents[e.job], p_versions[e.job], row_number() OVER (PARTITION BY e.job ORDER BY e.i),
               e.entry_date, e.account, e.currency, e.amount, e.base_amount, e.rule, e.source_line
          FROM unnest(e_job, e_date, e_account, e_currency, e_amount, e_base, e_rule, e_line) WITH ORDINALITY
               AS e(job, entry_date, account, currency, amount, base_amount, rule, source_line, i)
         WHERE e.job = ANY (current);
        UPDATE document
           SET posted_version = p_versions[i], accounting_status = 'posted', awaiting_recreation = false,
               status_code = '', status_field = '', status_message = '', status_at = clock_timestamp()
          FROM unnest(current) AS i
         WHERE document.org_id = p_orgs[i] AND document.document_id = p_documents[i];
        INSERT INTO job_event (job_id, org_id, document_id, what, version, attempt, who, detail)
        SELECT job.id, job.org_id, job.document_id, 'finished', p_versions[i], job.run_count, p_worker,
               CASE WHEN p_unchanged[i] THEN 'unchanged' ELSE 'posted' END
          FROM unnest(current) AS i CROSS JOIN LATERAL (SELECT * FROM accounting_work_queue WHERE id = p_jobs[i] LIMIT 1) AS job;
        DELETE FROM accounting_work_queue WHERE id = ANY (ARRAY(SELECT p_jobs[i] FROM unnest(current) AS i));
        DELETE FROM accounting_work_queue AS dead USING unnest(current) AS i
         WHERE dead.state = 'dead' AND dead.org_id = p_orgs[i] AND dead.document_id = p_documents[i];
        UPDATE recreation_document AS done
           SET outcome = CASE WHEN done.new_version < p_versions[i] THEN 'superseded' WHEN p_unchanged[i] THEN 'unchanged' ELSE 'posted' END,
               code = '', field = '', message = '', worker = p_worker, finished_at = clock_timestamp()
          FROM unnest(current) AS i
         WHERE done.org_id = p_orgs[i] AND done.document_id = p_documents[i] AND done.new_version <= p_versions[i] AND done.outcome = 'waiting';
    END IF;
    RETURN QUERY
    SELECT i, CASE WHEN i = ANY (current) THEN CASE WHEN p_unchanged[i] THEN 'unchanged' ELSE 'posted' END
                   WHEN i = ANY (held) THEN 'superseded' ELSE 'fenced' END
      FROM generate_subscripts(p_jobs, 1) AS i ORDER BY i;
END $$;

-- Posts the documents of a set, in the transaction that took their jobs (queue_take), locked and read them (PostingStore::loadForSet)
-- and will end the jobs (queue_end_set): so nothing has to be compared again. Only plain work comes here: a recreation, a refused
-- document or one that waits for its recreation is leased and ends in ledger_complete.
CREATE FUNCTION ledger_post_set(
    p_jobs uuid[], p_orgs text[], p_documents text[], p_versions int[], p_replaces boolean[],
    e_org text[], e_document text[], e_version int[], e_no int[], e_date date[], e_account text[], e_currency text[], e_amount bigint[],
    e_base bigint[], e_rule text[], e_line int[], p_worker text)
RETURNS void LANGUAGE plpgsql SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
BEGIN
    IF true = ANY (p_replaces) THEN
        UPDATE gl_entry AS old SET deleted_at = clock_timestamp(), replaced_by_version = posted.version
          FROM unnest(p_orgs, p_documents, p_versions, p_replaces) AS posted(org_id, document_id, version, replaces)
         WHERE posted.replaces AND old.org_id = posted.org_id AND old.document_id = posted.document_id
           AND coalesce(old.deleted_at, 'infinity') = 'infinity' AND old.version < posted.version
           AND NOT EXISTS (SELECT 1 FROM period_lock WHERE period_lock.org_id = old.org_id AND old.entry_date <= locked_through);
    END IF;
    INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, amount, base_amount, rule, source_line)
    SELECT * FROM unnest(e_org, e_document, e_version, e_no, e_date, e_account, e_currency, e_amount, e_base, e_rule, e_line);
    UPDATE document
       SET posted_version = posted.version, accounting_status = 'posted', status_code = '', status_field = '', status_message = '',
           status_at = clock_timestamp()
      FROM unnest(p_orgs, p_documents, p_versions) AS posted(org_id, document_id, version)
     WHERE document.org_id = posted.org_id AND document.document_id = posted.document_id;
    INSERT INTO job_event (job_id, org_id, document_id, what, version, attempt, who, detail)
    SELECT id, org_id, document_id, 'finished', version, 1, p_worker, 'posted'
      FROM unnest(p_jobs, p_orgs, p_documents, p_versions) AS job(id, org_id, document_id, version);
END $$;
