-- A GRANT of another succeeds whatever happens here.
CREATE OR REPLACE FUNCTION leapfrog_on_grant() RETURNS event_trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '100ms' AS $$
#variable_conflict use_variable
BEGIN
    IF EXISTS (SELECT 1 FROM pg_event_trigger_ddl_commands() WHERE object_type = 'TABLE') THEN
        PERFORM public.leapfrog_grant_functions();
    END IF;
EXCEPTION WHEN OTHERS THEN
    RAISE WARNING 'The rights on the functions of accounting_work_queue were not brought in line: %. Run: leapfrogctl migrate', SQLERRM;
END $$;
REVOKE EXECUTE ON FUNCTION leapfrog_on_grant() FROM PUBLIC;
