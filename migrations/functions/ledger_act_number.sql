-- This transaction's number in the books (ledger_act); takes one if it has none yet. leapfrog.act holds it, and counts only in the transaction that
-- leapfrog.act_of names: what a session or the database has set there before is another's.
CREATE OR REPLACE FUNCTION ledger_act_number() RETURNS bigint LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    mine text := pg_current_xact_id()::text;
    number bigint;
BEGIN
    IF current_setting('leapfrog.act_of', true) = mine THEN
        RETURN current_setting('leapfrog.act')::bigint;
    END IF;
    number := nextval('public.ledger_act_seq');
    PERFORM set_config('leapfrog.act', number::text, true), set_config('leapfrog.act_of', mine, true), set_config('leapfrog.act_noted', '', true);
    RETURN number;
END $$;
REVOKE EXECUTE ON FUNCTION ledger_act_number() FROM PUBLIC;
