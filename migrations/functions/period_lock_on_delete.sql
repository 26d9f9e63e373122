-- Who deletes a lock's row unlocks the period: that is kept as an event too. Not of sealed days, which are opened with a reason; all of an organisation goes.
CREATE OR REPLACE FUNCTION period_lock_on_delete() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID <> 'public.period_lock'::regclass THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'This function is a trigger of the table period_lock only.';
    END IF;
    IF TG_OP = 'TRUNCATE' THEN
        PERFORM public.period_must_say_why(seal.org_id, NULL, NULL) FROM public.period_seal AS seal;
        RETURN NULL;
    END IF;
    IF EXISTS (SELECT 1 FROM public.organisation AS org WHERE org.org_id = OLD.org_id) THEN
        PERFORM public.period_must_say_why(OLD.org_id, NULL, NULL);
    END IF;
    INSERT INTO public.period_lock_event (org_id, who, locked_through, why)
    VALUES (OLD.org_id, session_user, NULL, 'the lock''s row was deleted');
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION period_lock_on_delete() FROM PUBLIC;

CREATE OR REPLACE TRIGGER period_lock_deleted AFTER DELETE ON period_lock FOR EACH ROW EXECUTE FUNCTION period_lock_on_delete();

CREATE OR REPLACE TRIGGER period_lock_emptied BEFORE TRUNCATE ON period_lock FOR EACH STATEMENT EXECUTE FUNCTION period_lock_on_delete();
