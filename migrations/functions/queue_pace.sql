-- The pace: jobs that ended per minute, in the last minute.
CREATE OR REPLACE FUNCTION queue_pace(p_org text) RETURNS bigint LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_variable
BEGIN
    RETURN (SELECT round(60 * jobs / seconds) FROM queue_ended_since(p_org, now() - interval '60 s'));
END $$;
REVOKE EXECUTE ON FUNCTION queue_pace(text) FROM PUBLIC;
