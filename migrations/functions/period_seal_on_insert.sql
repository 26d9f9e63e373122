-- A seal is its closer's own: made now, of a locked period, the next one of its organisation. The tables' owner may bring one from elsewhere.
CREATE OR REPLACE FUNCTION period_seal_on_insert() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID <> 'public.period_seal'::regclass THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'This function is a trigger of the table period_seal only.';
    END IF;
    IF public.leapfrog_is_person()
       AND (NEW.sealed_by <> session_user OR NEW.sealed_at NOT BETWEEN clock_timestamp() - interval '5 min' AND clock_timestamp() + interval '1 s'
            OR NEW.seal_no <> 1 + coalesce((SELECT max(before.seal_no) FROM public.period_seal AS before WHERE before.org_id = NEW.org_id AND before.seal_no <> NEW.seal_no), 0)
            OR NOT EXISTS (SELECT 1 FROM public.period_lock AS closed WHERE closed.org_id = NEW.org_id AND closed.locked_through >= NEW.locked_through)) THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'odd_seal',
            MESSAGE = format('Seal %s of "%s" can''t be kept: a seal is made now, by the login that makes it, of a locked period, and has the next number.',
                             NEW.seal_no, NEW.org_id);
    END IF;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION period_seal_on_insert() FROM PUBLIC;

CREATE OR REPLACE TRIGGER period_seal_came_in AFTER INSERT ON period_seal FOR EACH ROW EXECUTE FUNCTION period_seal_on_insert();
