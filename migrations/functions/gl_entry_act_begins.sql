-- Gives the transaction its number in the books (ledger_act), before its first entries are written or go out of force: column defaults and
-- statements read it from leapfrog.act, which ends with the transaction.
CREATE OR REPLACE FUNCTION gl_entry_act_begins() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID <> 'public.gl_entry'::regclass THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'This function is a trigger of the table gl_entry only.';
    END IF;
    PERFORM public.ledger_act_number();
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION gl_entry_act_begins() FROM PUBLIC;

CREATE OR REPLACE TRIGGER gl_entry_act_begins BEFORE INSERT OR UPDATE ON gl_entry FOR EACH STATEMENT EXECUTE FUNCTION gl_entry_act_begins();
