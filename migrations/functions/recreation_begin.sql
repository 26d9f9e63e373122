-- Begins a recreation of p_documents (recreation_prepare), and notes r_documents, which the rules would refuse (recreation_note_refused).
CREATE OR REPLACE FUNCTION recreation_begin(p_recreation uuid, p_org text, p_documents text[], p_why text, p_worker text, p_lease interval,
                                 r_documents text[], r_versions int[], r_codes text[], r_fields text[], r_messages text[])
RETURNS SETOF accounting_work_queue LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    worker text := leapfrog_worker_name(p_worker);
BEGIN
    PERFORM leapfrog_must(p_org, 'accountant');
    PERFORM 1 FROM document WHERE org_id = p_org AND document_id = ANY (p_documents || r_documents) ORDER BY document_id FOR UPDATE;
    IF p_documents <> '{}' OR r_documents = '{}' THEN
        RETURN QUERY SELECT * FROM recreation_prepare(p_recreation, p_org, p_documents, p_why, worker, p_lease);
        UPDATE recreation SET documents = documents + cardinality(r_documents) WHERE recreation_id = p_recreation AND r_documents <> '{}';
    ELSE
        INSERT INTO recreation (recreation_id, org_id, path, posted_by, why, documents)
        VALUES (p_recreation, p_org, 'direct', CASE leapfrog_setting('direct_by') WHEN 1 THEN 'worker' ELSE 'console' END, p_why, cardinality(r_documents));
    END IF;
    IF r_documents = '{}' THEN RETURN; END IF;
    PERFORM recreation_note_refused(p_recreation, p_org, r_documents, r_versions, r_codes, r_fields, r_messages);
END $$;
REVOKE EXECUTE ON FUNCTION recreation_begin(uuid, text, text[], text, text, interval, text[], int[], text[], text[], text[]) FROM PUBLIC;
