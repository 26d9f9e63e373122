-- What a filter leaves of the jobs, as a condition on accounting_work_queue AS job; 'true' for the empty one. Its members, each optional:
--   org, type, priority, ids       exactly these
--   state                          queued (waiting and later), waiting, later (ready_at is yet to come), leased, dead
--   text                           as queue_list_text: a job's id, how a document's id begins, words of a dead job's error
--   error, error_group             part of the last error; all of it as queue_error_group gives it
-- p_without: members to be left out, whose condition the caller has in other words.
CREATE OR REPLACE FUNCTION queue_list_where(p_filter jsonb, p_without text[] DEFAULT '{}') RETURNS text LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_variable
DECLARE
    wanted jsonb := jsonb_strip_nulls(p_filter) - p_without; conditions text[] := '{}';
BEGIN
    SELECT array_agg(CASE key
            WHEN 'org' THEN format('job.org_id = %L', value)
            WHEN 'type' THEN format('job.document_type = %L', value)
            WHEN 'priority' THEN format('job.priority = %s', value::int)
            WHEN 'ids' THEN format('job.id = ANY (%L::uuid[])', ARRAY(SELECT jsonb_array_elements_text(value::jsonb)))
            WHEN 'state' THEN CASE value WHEN 'waiting' THEN 'job.state = ''queued'' AND job.ready_at <= now()'
                                         WHEN 'later' THEN 'job.state = ''queued'' AND job.ready_at > now()'
                                         ELSE format('job.state = %L', value) END
            WHEN 'text' THEN format('(starts_with(lower(job.document_id), lower(%1$L)) OR job.id::text = lower(%1$L)'
                                    ' OR (job.state = ''dead'' AND position(lower(%1$L) IN lower(job.last_error)) > 0))', value)
            WHEN 'error' THEN format('position(%L IN job.last_error) > 0', value)
            WHEN 'error_group' THEN format('queue_error_group(job.last_error, job.document_id) = %L', value) END ORDER BY key)
      INTO conditions FROM jsonb_each_text(wanted);
    RETURN coalesce(array_to_string(conditions, ' AND '), 'true');
END $$;
REVOKE EXECUTE ON FUNCTION queue_list_where(jsonb, text[]) FROM PUBLIC;
