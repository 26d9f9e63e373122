-- The act of an entry that goes out of force, where the statement does not say it: our own functions do, so they don't pay for this.
CREATE OR REPLACE FUNCTION gl_entry_act_of_deletion() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    NEW.deleted_act := nullif(current_setting('leapfrog.act', true), '')::bigint;
    RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION gl_entry_act_of_deletion() FROM PUBLIC;

CREATE OR REPLACE TRIGGER gl_entry_act_ends BEFORE UPDATE ON gl_entry FOR EACH ROW
    WHEN (OLD.deleted_at IS NULL AND NEW.deleted_at IS NOT NULL AND NEW.deleted_act IS NULL) EXECUTE FUNCTION gl_entry_act_of_deletion();
