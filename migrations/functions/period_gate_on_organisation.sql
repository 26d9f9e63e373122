-- Each organisation has its two rows in period_gate.
CREATE OR REPLACE FUNCTION period_gate_on_organisation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID <> 'public.organisation'::regclass THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'This function is a trigger of the table organisation only.';
    END IF;
    INSERT INTO public.period_gate (org_id, part) VALUES (NEW.org_id, 'books'), (NEW.org_id, 'turn');
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION period_gate_on_organisation() FROM PUBLIC;

CREATE OR REPLACE TRIGGER organisation_has_gate AFTER INSERT ON organisation FOR EACH ROW EXECUTE FUNCTION period_gate_on_organisation();
