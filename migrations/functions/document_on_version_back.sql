-- Versions don't count down: what is posted would be newer than the document, and so no lock, report or worker would see that it changed.
CREATE OR REPLACE FUNCTION document_on_version_back() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'version_counts_up', TABLE = 'document', COLUMN = 'accounting_ready_version',
        MESSAGE = format('accounting_ready_version of %s %s counts up: it is %s and can''t become %s. Raise it by one with each change.',
                         OLD.org_id, OLD.document_id, OLD.accounting_ready_version, NEW.accounting_ready_version);
END $$;
REVOKE EXECUTE ON FUNCTION document_on_version_back() FROM PUBLIC;

CREATE OR REPLACE TRIGGER document_version_back BEFORE UPDATE OF accounting_ready_version ON document FOR EACH ROW
    WHEN (NEW.accounting_ready_version < OLD.accounting_ready_version) EXECUTE FUNCTION document_on_version_back();
