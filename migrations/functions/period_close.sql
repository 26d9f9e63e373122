-- Closes everything up to and including p_through. A lock only moves forward; unlocking says so.
CREATE OR REPLACE FUNCTION period_close(p_org text, p_through date, p_why text) RETURNS void LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '10s' AS $$
#variable_conflict use_variable
DECLARE
    closed date;
BEGIN
    PERFORM public.leapfrog_must(p_org, 'closer');
    IF p_through NOT BETWEEN '1970-01-01' AND '2199-12-31' THEN
        RAISE EXCEPTION USING ERRCODE = 'LF400', CONSTRAINT = 'bad_date', COLUMN = 'through',
            MESSAGE = 'The last locked day must be from 1970-01-01 to 2199-12-31.';
    END IF;
    PERFORM 1 FROM public.organisation WHERE org_id = p_org;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'LF404', CONSTRAINT = 'unknown_organisation', MESSAGE = format('There is no organisation "%s" here.', p_org);
    END IF;
    BEGIN
        INSERT INTO public.period_lock AS mine (org_id, locked_through, why) VALUES (p_org, p_through, p_why)
        ON CONFLICT (org_id) DO UPDATE SET locked_through = excluded.locked_through, why = excluded.why
          WHERE mine.locked_through IS NULL OR mine.locked_through < excluded.locked_through;
    EXCEPTION WHEN lock_not_available THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'postings_in_flight', COLUMN = 'org',
            MESSAGE = format('Somebody else is locking or unlocking the books of "%s". Nothing was changed. Try again in a moment.', p_org);
    END;
    SELECT locked_through INTO closed FROM public.period_lock WHERE org_id = p_org;
    IF closed > p_through THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'already_locked', COLUMN = 'through',
            MESSAGE = format('The books are locked through %s already. To open days again, unlock them.', to_char(closed, 'YYYY-MM-DD'));
    END IF;
END $$;
REVOKE EXECUTE ON FUNCTION period_close(text, date, text) FROM PUBLIC;
