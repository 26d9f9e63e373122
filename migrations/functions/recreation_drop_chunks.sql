-- What is not prepared yet of a recreation never will be. Waits for the chunk that is being prepared. Returns how many documents.
CREATE OR REPLACE FUNCTION recreation_drop_chunks(p_recreation uuid) RETURNS int LANGUAGE plpgsql SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    dropped int := 0; part int;
BEGIN
    LOOP -- one that was being prepared may have left another
        WITH gone AS (DELETE FROM recreation_chunk WHERE recreation_id = p_recreation AND act = 'prepare' RETURNING size)
        SELECT sum(size) INTO part FROM gone;
        EXIT WHEN part IS NULL;
        dropped := dropped + part;
    END LOOP;
    IF dropped > 0 THEN
        UPDATE recreation SET not_begun = not_begun + dropped, not_begun_at = clock_timestamp() WHERE recreation_id = p_recreation;
    END IF;
    RETURN dropped;
END $$;
REVOKE EXECUTE ON FUNCTION recreation_drop_chunks(uuid) FROM PUBLIC;
