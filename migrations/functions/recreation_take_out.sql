-- Takes the entries of documents out of force, raises each document's version, writes the jobs, in the recreation's name. What a period lock
-- covers (p_closed) stays in force. With p_worker the jobs are born leased by it, else queued: at priority 2, or urgent where it is a direct
-- recreation that workers post. Returns the jobs. The caller holds the locks of the documents.
CREATE OR REPLACE FUNCTION recreation_take_out(p_recreation uuid, p_org text, p_documents text[], p_closed date, p_worker text, p_lease interval)
RETURNS SETOF accounting_work_queue LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    ids text[]; types text[]; olds int[]; news int[]; jobs uuid[];
    urgency int := CASE WHEN p_worker IS NULL AND EXISTS (SELECT 1 FROM recreation AS own WHERE own.recreation_id = p_recreation AND own.path = 'direct') THEN 3 ELSE 2 END;
BEGIN
    WITH raised AS (
        UPDATE document
           SET accounting_ready_version = accounting_ready_version + 1, awaiting_recreation = true, accounting_status = 'awaiting_recreation',
               status_code = '', status_field = '', status_message = '', status_at = clock_timestamp()
         WHERE org_id = p_org AND document_id = ANY (p_documents)
        RETURNING document_id, document_type, posted_version, accounting_ready_version)
    SELECT array_agg(document_id), array_agg(document_type), array_agg(posted_version), array_agg(accounting_ready_version), array_agg(gen_random_uuid())
      INTO ids, types, olds, news, jobs FROM (SELECT * FROM raised ORDER BY document_id) AS raised;
    UPDATE gl_entry
       SET deleted_at = clock_timestamp(), deleted_act = nullif(current_setting('leapfrog.act', true), '')::bigint, recreation_id = p_recreation, replaced_by_version = taken.version
      FROM unnest(ids, news) AS taken(document_id, version)
     WHERE gl_entry.org_id = p_org AND gl_entry.document_id = taken.document_id
       AND coalesce(gl_entry.deleted_at, 'infinity') = 'infinity'           -- by primary key: see 0008
       AND (p_closed IS NULL OR gl_entry.entry_date > p_closed);
    INSERT INTO recreation_document (recreation_id, org_id, document_id, document_type, old_version, new_version, job_id)
    SELECT p_recreation, p_org, taken.* FROM unnest(ids, types, olds, news, jobs) AS taken;

    -- What waits in the queue for these documents is absorbed; dead jobs of theirs have been answered by this recreation.
    DELETE FROM accounting_work_queue
     WHERE org_id = p_org AND document_id = ANY (ids) AND (state = 'dead' OR (state || '' = 'queued' AND p_worker IS NOT NULL));
    RETURN QUERY
    INSERT INTO accounting_work_queue (id, org_id, document_id, document_type, version_hint, priority, source, recreation_id,
                                       state, run_count, leased_by, leased_until, lease)
    SELECT job.id, p_org, job.document_id, job.document_type, job.version, urgency, 'recreation', p_recreation,
           CASE WHEN p_worker IS NULL THEN 'queued' ELSE 'leased' END, CASE WHEN p_worker IS NULL THEN 0 ELSE 1 END,
           p_worker, CASE WHEN p_worker IS NOT NULL THEN clock_timestamp() + p_lease END,
           CASE WHEN p_worker IS NOT NULL THEN nextval('queue_lease_seq') END
      FROM unnest(jobs, ids, types, news) AS job(id, document_id, document_type, version)
    RETURNING *;
END $$;
REVOKE EXECUTE ON FUNCTION recreation_take_out(uuid, text, text[], date, text, interval) FROM PUBLIC;
