-- Cancels what is not posted yet of a recreation, up to p_most jobs at a time, by document from p_after on: what is not prepared is dropped,
-- jobs end as by queue_cancel, so the entries of before are in force again. Where a document's job has become another's, that one stays.
-- Returns how many documents, and the last one looked at: null when there are no more.
CREATE OR REPLACE FUNCTION recreation_cancel(p_recreation uuid, p_why text, p_after text, p_most int, OUT cancelled int, OUT last text) LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    jobs uuid[]; org text;
BEGIN
    SELECT begun.org_id INTO org FROM recreation AS begun WHERE begun.recreation_id = p_recreation;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'LF404', CONSTRAINT = 'unknown_recreation', MESSAGE = 'There is no such recreation.';
    END IF;
    PERFORM leapfrog_must(org, 'accountant');
    IF p_after = '' THEN
        PERFORM audit_note(org, 'recreation.cancelled', p_recreation::text, NULL, NULL, p_why);
    END IF;
    cancelled := CASE WHEN p_after = '' THEN recreation_drop_chunks(p_recreation) ELSE 0 END;
    SELECT array_agg(job_id), max(document_id) INTO jobs, last
      FROM (SELECT job_id, document_id FROM recreation_document
             WHERE recreation_id = p_recreation AND document_id > p_after AND outcome = 'waiting' ORDER BY document_id LIMIT p_most) AS waiting;
    cancelled := cancelled + (SELECT count(*) FROM queue_cancel(jobs, p_why));
    IF p_after <> '' AND cancelled > 0 THEN                  -- it goes on, or begins there
        PERFORM audit_note(org, 'recreation.cancelled', p_recreation::text, NULL, jsonb_build_object('documents', cancelled), p_why);
    END IF;
END $$;
REVOKE EXECUTE ON FUNCTION recreation_cancel(uuid, text, text, int) FROM PUBLIC;
