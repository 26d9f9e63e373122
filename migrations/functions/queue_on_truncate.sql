-- A TRUNCATE fires no row or delete trigger: the counters start again from nothing.
CREATE OR REPLACE FUNCTION queue_on_truncate() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID <> 'public.accounting_work_queue'::regclass THEN
        RAISE EXCEPTION 'queue_on_truncate is a trigger of accounting_work_queue only';
    END IF;
    DELETE FROM public.queue_delta; DELETE FROM public.queue_depth;
    UPDATE public.queue_lane SET wake_at = 'infinity', low_water_at = '-infinity';
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION queue_on_truncate() FROM PUBLIC;

CREATE OR REPLACE TRIGGER queue_truncated AFTER TRUNCATE ON accounting_work_queue FOR EACH STATEMENT EXECUTE FUNCTION queue_on_truncate();
