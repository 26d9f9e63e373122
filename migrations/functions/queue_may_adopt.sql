-- Whether an ended lease is anybody's to take over now: not while its organisation is paused, and not for a while where it failed.
CREATE OR REPLACE FUNCTION queue_may_adopt(p_job uuid, p_org text) RETURNS boolean LANGUAGE plpgsql STABLE SET enable_seqscan = off AS $$
#variable_conflict use_variable
BEGIN
    RETURN NOT EXISTS (SELECT 1 FROM pause WHERE pause.scope = 'organisation' AND pause.key = p_org)
       AND NOT EXISTS (SELECT 1 FROM queue_suspect AS odd WHERE odd.job_id = p_job AND odd.worker = '');
END $$;
REVOKE EXECUTE ON FUNCTION queue_may_adopt(uuid, text) FROM PUBLIC;
