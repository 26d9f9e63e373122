-- Lanes are woken by the commit: before it, a transaction that stays open would hold their rows, and with them everybody's jobs there.
CREATE OR REPLACE FUNCTION queue_on_commit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID <> 'public.queue_delta'::regclass THEN
        RAISE EXCEPTION 'queue_on_commit is a trigger of queue_delta only';
    END IF;
    PERFORM public.queue_wake(NEW.org_id, NEW.priority, NEW.at);
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION queue_on_commit() FROM PUBLIC;

DROP TRIGGER IF EXISTS queue_wake_at_commit ON queue_delta;
CREATE CONSTRAINT TRIGGER queue_wake_at_commit AFTER INSERT ON queue_delta DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.wakes) EXECUTE FUNCTION queue_on_commit();
