-- A writer that raises the version may leave the status to us. Only where it says "done": a status that is set with it stays.
CREATE OR REPLACE FUNCTION document_on_version() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    NEW.accounting_status := CASE WHEN NEW.awaiting_recreation THEN 'awaiting_recreation' ELSE 'waiting' END;
    NEW.status_code := '';
    NEW.status_field := '';
    NEW.status_message := '';
    NEW.status_at := clock_timestamp();
    RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION document_on_version() FROM PUBLIC;

CREATE OR REPLACE TRIGGER document_version_raised BEFORE UPDATE OF accounting_ready_version ON document FOR EACH ROW
    WHEN (NEW.accounting_ready_version > OLD.accounting_ready_version AND NEW.posted_version < NEW.accounting_ready_version
          AND NEW.accounting_status = OLD.accounting_status AND NEW.accounting_status IN ('posted', 'refused'))
    EXECUTE FUNCTION document_on_version();
