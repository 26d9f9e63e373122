-- When an act begins to commit: later than any that committed before, whatever began first.
CREATE OR REPLACE FUNCTION ledger_act_ends() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID <> 'public.ledger_act'::regclass THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'This function is a trigger of the table ledger_act only.';
    END IF;
    UPDATE public.ledger_act SET at = clock_timestamp() WHERE org_id = NEW.org_id AND act = NEW.act AND at = 'infinity';
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION ledger_act_ends() FROM PUBLIC;

DROP TRIGGER IF EXISTS ledger_act_ended ON ledger_act;
CREATE CONSTRAINT TRIGGER ledger_act_ended AFTER INSERT ON ledger_act DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION ledger_act_ends();
