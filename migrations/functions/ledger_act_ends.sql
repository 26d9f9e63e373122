-- When an act begins to commit: later than any that committed before, whatever began first. The trigger is deferred, and anybody may say SET CONSTRAINTS
-- … IMMEDIATE in his own transaction, and commit hours later. So it looks first whether it runs at once: then a change of the row runs it again within
-- that statement (act_ends says so), and it defers itself anew. At commit that run comes after, and finds nothing to do.
CREATE OR REPLACE FUNCTION ledger_act_ends() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID <> 'public.ledger_act'::regclass THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'This function is a trigger of the table ledger_act only.';
    END IF;
    IF NEW.at = '-infinity' THEN
        PERFORM set_config('leapfrog.act_ends', 'at once', true);
        RETURN NULL;
    END IF;
    PERFORM set_config('leapfrog.act_ends', '', true);
    UPDATE public.ledger_act SET at = '-infinity' WHERE ledger_act.org_id = NEW.org_id AND ledger_act.act = NEW.act AND ledger_act.at = 'infinity';
    IF current_setting('leapfrog.act_ends') = 'at once' THEN
        SET CONSTRAINTS public.ledger_act_ended DEFERRED;
        UPDATE public.ledger_act SET at = 'infinity' WHERE ledger_act.org_id = NEW.org_id AND ledger_act.act = NEW.act AND ledger_act.at = '-infinity';
    ELSE
        UPDATE public.ledger_act SET at = clock_timestamp() WHERE ledger_act.org_id = NEW.org_id AND ledger_act.act = NEW.act AND ledger_act.at = '-infinity';
    END IF;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION ledger_act_ends() FROM PUBLIC;

DROP TRIGGER IF EXISTS ledger_act_ended ON ledger_act;
CREATE CONSTRAINT TRIGGER ledger_act_ended AFTER INSERT OR UPDATE ON ledger_act DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NOT isfinite(NEW.at)) EXECUTE FUNCTION ledger_act_ends();
