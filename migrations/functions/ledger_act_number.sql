-- This transaction's number in the books (ledger_act); takes one if it has none yet.
CREATE OR REPLACE FUNCTION ledger_act_number() RETURNS bigint LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    held text := current_setting('leapfrog.act', true);
    number bigint;
BEGIN
    IF held <> '' THEN
        RETURN held::bigint;
    END IF;
    number := nextval('public.ledger_act_seq');
    PERFORM set_config('leapfrog.act', number::text, true);
    RETURN number;
END $$;
REVOKE EXECUTE ON FUNCTION ledger_act_number() FROM PUBLIC;
