-- Opens the days from p_from on; null: all. The books stay locked through the day before.
CREATE OR REPLACE FUNCTION period_reopen(p_org text, p_from date, p_why text) RETURNS void LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '10s' AS $$
#variable_conflict use_variable
DECLARE
    closed date;
BEGIN
    PERFORM public.leapfrog_must(p_org, 'closer');
    PERFORM 1 FROM public.organisation WHERE org_id = p_org;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'LF404', CONSTRAINT = 'unknown_organisation', MESSAGE = format('There is no organisation "%s" here.', p_org);
    END IF;
    BEGIN
        SELECT locked_through INTO closed FROM public.period_lock WHERE org_id = p_org FOR UPDATE;
    EXCEPTION WHEN lock_not_available THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'postings_in_flight', COLUMN = 'org',
            MESSAGE = format('Somebody else is locking or unlocking the books of "%s". Nothing was changed. Try again in a moment.', p_org);
    END;
    IF closed IS NULL OR p_from > closed THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'not_locked', COLUMN = 'from',
            MESSAGE = CASE WHEN closed IS NULL THEN format('No period of "%s" is locked.', p_org)
                           ELSE format('The books are locked through %s only; %s is open.', to_char(closed, 'YYYY-MM-DD'), to_char(p_from, 'YYYY-MM-DD')) END;
    END IF;
    UPDATE public.period_lock SET locked_through = p_from - 1, why = p_why WHERE org_id = p_org;
END $$;
REVOKE EXECUTE ON FUNCTION period_reopen(text, date, text) FROM PUBLIC;
