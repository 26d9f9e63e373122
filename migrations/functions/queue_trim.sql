-- Deletes history that is over, at most p_most rows of each kind, oldest first, by index. Returns how many; call again while it is
-- not 0. Several may do it at once.
CREATE OR REPLACE FUNCTION queue_trim(p_most int) RETURNS bigint LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    kept_from timestamptz := now() - leapfrog_setting('event_days') * interval '1 day';
    trimmed bigint;
BEGIN
    WITH event AS (
        DELETE FROM job_event WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM job_event WHERE at < kept_from ORDER BY at LIMIT p_most FOR UPDATE SKIP LOCKED)) RETURNING 1),
    total AS (
        DELETE FROM depth_total_history WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM depth_total_history WHERE at < kept_from ORDER BY at LIMIT p_most FOR UPDATE SKIP LOCKED)) RETURNING 1),
    depth AS (
        DELETE FROM depth_history WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM depth_history WHERE at < greatest(kept_from, now() - interval '2 days') ORDER BY at LIMIT p_most FOR UPDATE SKIP LOCKED)) RETURNING 1),
    ended AS (
        DELETE FROM queue_ended WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM queue_ended WHERE at < now() - interval '1 hour' ORDER BY at LIMIT p_most FOR UPDATE SKIP LOCKED)) RETURNING 1)
    SELECT (SELECT count(*) FROM event) + (SELECT count(*) FROM total) + (SELECT count(*) FROM depth) + (SELECT count(*) FROM ended) INTO trimmed;
    RETURN trimmed;
END $$;
REVOKE EXECUTE ON FUNCTION queue_trim(int) FROM PUBLIC;
