-- Takes the books of an organisation for itself until commit: waits for the postings in flight, 10 seconds unless the lock_timeout says
-- otherwise; meanwhile new postings of the organisation wait for it. p_what: what can't be done where they don't end.
CREATE OR REPLACE FUNCTION period_gate_take(p_org text, p_what text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    patience text := current_setting('lock_timeout');
BEGIN
    IF patience = '0' THEN
        PERFORM set_config('lock_timeout', '10s', true);
    END IF;
    BEGIN
        PERFORM 1 FROM public.period_gate WHERE org_id = p_org AND part = 'turn' FOR UPDATE;
        PERFORM 1 FROM public.period_gate WHERE org_id = p_org AND part = 'books' FOR UPDATE;
    EXCEPTION WHEN lock_not_available THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'postings_in_flight', COLUMN = 'org',
            MESSAGE = format('Entries of "%s" are being written by a transaction that does not end, so %s now. Nothing was changed. Try again in a moment.',
                             p_org, p_what);
    END;
    PERFORM set_config('lock_timeout', patience, true);
END $$;
REVOKE EXECUTE ON FUNCTION period_gate_take(text, text) FROM PUBLIC;
