-- Keeps what an account of the chart was called, until when (account_history).
CREATE OR REPLACE FUNCTION account_history_on_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID <> 'public.account'::regclass THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'This function is a trigger of the table account only.';
    END IF;
    INSERT INTO public.account_history (org_id, code, name, kind) VALUES (OLD.org_id, OLD.code, OLD.name, OLD.kind);
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION account_history_on_change() FROM PUBLIC;

CREATE OR REPLACE TRIGGER account_was_changed AFTER UPDATE ON account FOR EACH ROW
    WHEN ((OLD.code, OLD.name, OLD.kind) IS DISTINCT FROM (NEW.code, NEW.name, NEW.kind)) EXECUTE FUNCTION account_history_on_change();
CREATE OR REPLACE TRIGGER account_was_taken_out AFTER DELETE ON account FOR EACH ROW EXECUTE FUNCTION account_history_on_change();
