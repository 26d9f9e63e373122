-- Jobs that ended of one organisation or ('') of all, since then, and in how many seconds: since a worker has been there for them, and
-- where they are many those of the latest, so it never reads more than 3,000 rows.
CREATE OR REPLACE FUNCTION queue_ended_since(p_org text, p_since timestamptz, OUT jobs bigint, OUT seconds float8) LANGUAGE plpgsql STABLE
    SET enable_seqscan = off SET enable_bitmapscan = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    since timestamptz := greatest(p_since, (SELECT min(started_at) FROM queue_worker_now));
    most CONSTANT int := 3000;
    turns bigint; first timestamptz;
BEGIN
    IF p_org = '' THEN
        SELECT count(*), min(at), coalesce(sum(latest.jobs), 0) INTO turns, first, jobs
          FROM (SELECT ended.at, ended.jobs FROM queue_ended AS ended WHERE at BETWEEN since AND now() ORDER BY at DESC LIMIT most) AS latest;
    ELSE
        SELECT count(*), min(at), count(*) FILTER (WHERE org_id = p_org AND what IN ('finished', 'superseded', 'failed', 'dead')) INTO turns, first, jobs
          FROM (SELECT at, org_id, what FROM job_event WHERE at BETWEEN since AND now() ORDER BY at DESC LIMIT most) AS latest;
    END IF;
    seconds := greatest(1, extract(epoch FROM now() - CASE WHEN turns = most THEN first ELSE since END));
END $$;
REVOKE EXECUTE ON FUNCTION queue_ended_since(text, timestamptz) FROM PUBLIC;
