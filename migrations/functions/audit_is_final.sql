-- The trail is only added to. Whoever takes this trigger off is told by doctor.
CREATE OR REPLACE FUNCTION audit_is_final() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'audit_is_final',
        MESSAGE = 'The audit trail is only added to: its rows are never changed or deleted.';
END $$;
REVOKE EXECUTE ON FUNCTION audit_is_final() FROM PUBLIC;

CREATE OR REPLACE TRIGGER audit_event_changed BEFORE UPDATE OR DELETE ON audit_event FOR EACH ROW EXECUTE FUNCTION audit_is_final();

CREATE OR REPLACE TRIGGER audit_event_truncated BEFORE TRUNCATE ON audit_event FOR EACH STATEMENT EXECUTE FUNCTION audit_is_final();
