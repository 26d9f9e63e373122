-- What people do to jobs goes into the trail (a priority by queue_set_priority, which knows the one of before). Every end of a turn counts, not only the posted ones: each made room for the next job. Jobs that end in one statement come from one
-- claim, so they are of one priority: one is looked up for all.
CREATE OR REPLACE FUNCTION job_event_on_insert() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID <> 'public.job_event'::regclass THEN
        RAISE EXCEPTION 'job_event_on_insert is a trigger of job_event only';
    END IF;
    WITH audited AS (                                      -- what people did to jobs; one row for all of a statement
        INSERT INTO public.audit_event (org_id, program, host, what, object, new, why)
        SELECT act.org_id, left(current_setting('application_name'), 200), coalesce(host(inet_client_addr()), ''), 'job.' || act.what,
               CASE count(*) WHEN 1 THEN min(act.job_id::text) ELSE '' END,
               jsonb_build_object('jobs', count(*), 'documents', (array_agg(act.document_id))[1:100]), left(min(act.detail), 2000)
          FROM new_rows AS act WHERE act.what IN ('retried', 'cancelled') GROUP BY act.org_id, act.what)
    INSERT INTO public.queue_ended (at, worker, priority, jobs)
    SELECT last_at, who, coalesce((SELECT job.priority FROM public.accounting_work_queue AS job WHERE job.id = turn.job_id), 1), n
      FROM (SELECT max(at) AS last_at, who, (array_agg(job_id))[1] AS job_id, count(*) AS n FROM new_rows
             WHERE what IN ('finished', 'superseded', 'failed', 'dead') GROUP BY who, date_trunc('second', at)) AS turn;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION job_event_on_insert() FROM PUBLIC;

CREATE OR REPLACE TRIGGER job_event_inserted AFTER INSERT ON job_event
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION job_event_on_insert();
