-- Part of queue_claim: whether a click was committed since the last aggregation that its lane does not show.
CREATE OR REPLACE FUNCTION queue_hides_click() RETURNS boolean LANGUAGE plpgsql STABLE
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_variable
BEGIN
    RETURN EXISTS (
        SELECT 1 FROM queue_delta_now AS change
         WHERE change.state = 'queued' AND change.priority >= 2 AND change.n >= 0 AND change.at <= now()
           AND queue_hides(change.org_id, change.priority, change.at));
END $$;
REVOKE EXECUTE ON FUNCTION queue_hides_click() FROM PUBLIC;
