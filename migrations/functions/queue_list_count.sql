-- How many jobs match a filter, without a look at all of them: up to p_cap of the p_look that come first. whole: these are all.
CREATE OR REPLACE FUNCTION queue_list_count(p_filter jsonb, p_cap int, p_look int, OUT jobs bigint, OUT whole boolean) LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    looked bigint;
BEGIN
    IF p_filter ->> 'text' IS NOT NULL THEN
        EXECUTE format('SELECT count(*) FILTER (WHERE %s), count(*) FROM accounting_work_queue AS job WHERE job.id = ANY ($1)', queue_list_where(p_filter))
           INTO jobs, looked USING queue_list_text(p_filter ->> 'text', coalesce(p_filter ->> 'org', ''), p_cap);
        whole := looked < p_cap;
    ELSE
        EXECUTE format('SELECT count(*) FILTER (WHERE matches), count(*) FROM (SELECT %s AS matches FROM (%s) AS job) AS job', queue_list_where(p_filter),
                       queue_list_source(p_filter, 'document', false, NULL, p_look))
           INTO jobs, looked;
        whole := looked < p_look AND jobs <= p_cap;
    END IF;
    jobs := least(jobs, p_cap);
END $$;
REVOKE EXECUTE ON FUNCTION queue_list_count(jsonb, int, int) FROM PUBLIC;
