-- A newer version, a refusal, a recreation that begins or ends (document_status). Per row, with a condition that postings don't meet: they pay
-- for looking at it only.
CREATE OR REPLACE FUNCTION document_status_on_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    number bigint;
BEGIN
    IF TG_RELID <> 'public.document'::regclass THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'This function is a trigger of the table document only.';
    END IF;
    number := public.ledger_act_note(ARRAY[NEW.org_id]);
    INSERT INTO public.document_status (org_id, document_id, act, ready_version, posted_version, status, awaiting_recreation, status_code)
    VALUES (NEW.org_id, NEW.document_id, number, NEW.accounting_ready_version, NEW.posted_version, NEW.accounting_status, NEW.awaiting_recreation,
            NEW.status_code);
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION document_status_on_change() FROM PUBLIC;

CREATE OR REPLACE TRIGGER document_status_changed AFTER UPDATE ON document FOR EACH ROW
    WHEN ((NEW.accounting_ready_version <> OLD.accounting_ready_version OR NEW.awaiting_recreation <> OLD.awaiting_recreation
           OR (NEW.accounting_status = 'refused') <> (OLD.accounting_status = 'refused') OR NEW.posted_version < OLD.posted_version)
          -- Posted before and after, by recreation_post: its entries say so.
          AND NOT (OLD.posted_version = OLD.accounting_ready_version AND OLD.accounting_status = 'posted' AND NOT OLD.awaiting_recreation
                   AND NEW.posted_version = NEW.accounting_ready_version AND NEW.accounting_status = 'posted' AND NOT NEW.awaiting_recreation))
    EXECUTE FUNCTION document_status_on_change();
