-- This transaction's number in the books (ledger_act); takes one if it has none yet. leapfrog.act holds it, and counts only with the seal that
-- leapfrog.act_of has: what a session or the database has set there is not believed.
CREATE OR REPLACE FUNCTION ledger_act_number() RETURNS bigint LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    number bigint;
BEGIN
    IF nullif(current_setting('leapfrog.act_of', true), '') = public.leapfrog_seal('act ' || current_setting('leapfrog.act', true)) THEN
        RETURN current_setting('leapfrog.act')::bigint;
    END IF;
    number := nextval('public.ledger_act_seq');
    PERFORM set_config('leapfrog.act', number::text, true), set_config('leapfrog.act_of', public.leapfrog_seal('act ' || number), true);
    RETURN number;
END $$;
REVOKE EXECUTE ON FUNCTION ledger_act_number() FROM PUBLIC;
