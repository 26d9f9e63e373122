-- Notes what goes of the depth.
CREATE OR REPLACE FUNCTION queue_on_delete() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID <> 'public.accounting_work_queue'::regclass THEN
        RAISE EXCEPTION 'queue_on_delete is a trigger of accounting_work_queue only';
    END IF;
    INSERT INTO public.queue_delta (org_id, priority, state, n) SELECT org_id, priority, state, -count(*) FROM old_rows GROUP BY 1, 2, 3;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION queue_on_delete() FROM PUBLIC;

CREATE OR REPLACE TRIGGER queue_deleted AFTER DELETE ON accounting_work_queue
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION queue_on_delete();
