-- What was known at a moment stays what was known: these tables only grow. A whole organisation's go with it (organisation_on_delete).
CREATE OR REPLACE FUNCTION history_is_kept() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM public.organisation WHERE organisation.org_id = OLD.org_id) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'history_is_kept',
        MESSAGE = format('What is kept in %s is never changed or deleted: reports of earlier moments go by it.', TG_TABLE_NAME);
END $$;
REVOKE EXECUTE ON FUNCTION history_is_kept() FROM PUBLIC;

CREATE OR REPLACE TRIGGER ledger_act_kept BEFORE UPDATE OR DELETE ON ledger_act FOR EACH ROW
    WHEN (isfinite(OLD.at)) EXECUTE FUNCTION history_is_kept();
CREATE OR REPLACE TRIGGER document_status_kept BEFORE UPDATE OR DELETE ON document_status FOR EACH ROW EXECUTE FUNCTION history_is_kept();
CREATE OR REPLACE TRIGGER account_history_kept BEFORE UPDATE OR DELETE ON account_history FOR EACH ROW EXECUTE FUNCTION history_is_kept();
CREATE OR REPLACE TRIGGER period_seal_kept BEFORE UPDATE OR DELETE ON period_seal FOR EACH ROW WHEN (OLD.head <> '') EXECUTE FUNCTION history_is_kept();
CREATE OR REPLACE TRIGGER period_seal_part_kept BEFORE UPDATE OR DELETE ON period_seal_part FOR EACH ROW EXECUTE FUNCTION history_is_kept();
