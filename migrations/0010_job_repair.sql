-- 0010: what an operator does to jobs: retry, cancel, change the priority, ask why one waits. Each change keeps who and why.

-- Dead jobs, and jobs waiting for their next attempt, become ready now with all their attempts before them. Returns those changed.
CREATE FUNCTION queue_retry(p_jobs uuid[], p_why text) RETURNS SETOF uuid LANGUAGE plpgsql AS $$
DECLARE
    ids uuid[]; orgs text[]; job_documents text[];
BEGIN
    PERFORM 1 FROM document
      WHERE (org_id, document_id) IN (SELECT org_id, document_id FROM accounting_work_queue WHERE id = ANY (p_jobs))
      ORDER BY org_id, document_id FOR UPDATE;
    WITH changed AS (
        UPDATE accounting_work_queue SET state = 'queued', run_count = 0, ready_at = now()
         WHERE id = ANY (p_jobs) AND (state = 'dead' OR (state = 'queued' AND ready_at > now()))
        RETURNING id, org_id, document_id, version_hint, state)
    SELECT array_agg(id), array_agg(org_id), array_agg(document_id) INTO ids, orgs, job_documents FROM changed;
    IF ids IS NULL THEN RETURN; END IF;

    INSERT INTO job_event (job_id, org_id, document_id, what, detail)
    SELECT id, org_id, document_id, 'retried', p_why FROM unnest(ids, orgs, job_documents) AS job(id, org_id, document_id);
    UPDATE document
       SET accounting_status = CASE WHEN awaiting_recreation THEN 'awaiting_recreation' ELSE 'waiting' END,
           status_code = '', status_field = '', status_message = '', status_at = clock_timestamp()
     WHERE accounting_status = 'refused' AND (org_id, document_id) IN (SELECT * FROM unnest(orgs, job_documents));
    UPDATE recreation_document AS done SET outcome = 'waiting', code = '', field = '', message = '', finished_at = NULL
      FROM document
     WHERE done.outcome = 'refused' AND (done.org_id, done.document_id) IN (SELECT * FROM unnest(orgs, job_documents))
       AND document.org_id = done.org_id AND document.document_id = done.document_id AND document.accounting_ready_version = done.new_version;
    PERFORM queue_merge(orgs, job_documents, ids);
    PERFORM pg_notify('accounting_work_queue', '');
    RETURN QUERY SELECT unnest(ids);
END $$;

-- Removes jobs. One that is running loses its lease with its row, so its holder is fenced and writes nothing. No undo.
CREATE FUNCTION queue_cancel(p_jobs uuid[], p_why text) RETURNS SETOF uuid LANGUAGE plpgsql AS $$
DECLARE
    ids uuid[]; orgs text[]; job_documents text[];
BEGIN
    PERFORM 1 FROM document
      WHERE (org_id, document_id) IN (SELECT org_id, document_id FROM accounting_work_queue WHERE id = ANY (p_jobs))
      ORDER BY org_id, document_id FOR UPDATE;
    WITH gone AS (DELETE FROM accounting_work_queue WHERE id = ANY (p_jobs) RETURNING *),
    noted AS (
        INSERT INTO job_event (job_id, org_id, document_id, what, version, attempt, detail)
        SELECT id, org_id, document_id, 'cancelled', version_hint, run_count, p_why FROM gone)
    SELECT array_agg(id), array_agg(org_id), array_agg(document_id) INTO ids, orgs, job_documents FROM gone;
    IF ids IS NULL THEN RETURN; END IF;
    UPDATE recreation_document SET outcome = 'cancelled', message = p_why, worker = session_user, finished_at = clock_timestamp()
     WHERE outcome = 'waiting' AND job_id = ANY (ids);
    RETURN QUERY SELECT unnest(ids);
END $$;

-- Changes the priority of waiting jobs. Returns those changed.
CREATE FUNCTION queue_set_priority(p_jobs uuid[], p_priority int, p_why text) RETURNS SETOF uuid LANGUAGE sql AS $$
    WITH changed AS (
        UPDATE accounting_work_queue SET priority = p_priority
         WHERE id = ANY (p_jobs) AND state NOT IN ('leased', 'dead') AND priority <> p_priority RETURNING id, org_id, document_id),
    noted AS (
        INSERT INTO job_event (job_id, org_id, document_id, what, detail)
        SELECT id, org_id, document_id, 'reprioritised', 'to ' || p_priority || CASE WHEN p_why = '' THEN '' ELSE ': ' || p_why END FROM changed),
    rung AS (SELECT pg_notify('accounting_work_queue', '') FROM changed LIMIT 1)
    SELECT id FROM changed, (SELECT count(*) FROM rung) AS once $$;

-- The pace: jobs posted per minute, of one organisation or ('') of all. Those of the last minute; where 1,000 or more are posted per second,
-- 60 times those of one second, because a minute's would be slow to count. A second that is over: transactions that began in it have ended.
CREATE FUNCTION queue_pace(p_org text) RETURNS bigint LANGUAGE plpgsql STABLE AS $$
DECLARE
    one_second bigint; of_org bigint;
BEGIN
    SELECT count(*), count(*) FILTER (WHERE p_org IN ('', org_id)) INTO one_second, of_org
      FROM job_event WHERE at BETWEEN now() - interval '2 s' AND now() - interval '1 s' AND what = 'finished';
    IF one_second >= 1000 THEN RETURN 60 * of_org; END IF;
    RETURN (SELECT count(*) FROM job_event WHERE at > now() - interval '60 s' AND what = 'finished' AND p_org IN ('', org_id));
END $$;

-- Why a job waits. Own lane: the jobs before it, an index range from the low-water mark on, counted up to p_cap. Other lanes of its
-- priority: served in turn meanwhile, at most as many turns each, by weight. Higher priorities: all of them. All but the range comes from
-- the counters.
CREATE FUNCTION queue_position(p_job uuid, p_cap int DEFAULT 1000, OUT own_ahead bigint, OUT others_ahead bigint, OUT higher_ahead bigint,
                               OUT capped boolean) LANGUAGE plpgsql STABLE AS $$
DECLARE
    job accounting_work_queue; lane queue_lane; my_weight float8;
BEGIN
    SELECT * INTO job FROM accounting_work_queue WHERE id = p_job;
    IF NOT FOUND OR job.state <> 'queued' THEN RETURN; END IF;
    SELECT * INTO lane FROM queue_lane WHERE org_id = job.org_id AND priority = job.priority;
    my_weight := coalesce((SELECT weight FROM queue_org WHERE org_id = job.org_id), 1);
    SELECT count(*) INTO own_ahead FROM (
        SELECT 1 FROM accounting_work_queue AS other
         WHERE other.state = 'queued' AND other.org_id = job.org_id AND other.priority = job.priority
           AND (other.ready_at, other.id) > (lane.mark_at, lane.mark_id) AND (other.ready_at, other.id) < (job.ready_at, job.id)
         LIMIT p_cap) AS before;
    capped := own_ahead = p_cap;
    IF capped THEN
        SELECT greatest(p_cap, n / 2) INTO own_ahead FROM queue_depth_now
         WHERE org_id = job.org_id AND priority = job.priority AND state = 'queued';
    END IF;
    SELECT coalesce(sum(n) FILTER (WHERE depth.priority > job.priority), 0),
           coalesce(sum(least(n, ceil((own_ahead + 1) / my_weight * coalesce(org.weight, 1))))
               FILTER (WHERE depth.priority = job.priority AND depth.org_id <> job.org_id), 0)
      INTO higher_ahead, others_ahead
      FROM queue_depth_now AS depth LEFT JOIN queue_org AS org USING (org_id)
     WHERE depth.state = 'queued' AND depth.priority >= job.priority
       AND NOT EXISTS (SELECT 1 FROM pause WHERE pause.scope = 'organisation' AND pause.key = depth.org_id);
END $$;
