-- Keeps what documents were at any moment (document_status): those that come in, and changes that no entry tells. That a document is posted
-- is not written again: its entries say so.
CREATE OR REPLACE FUNCTION document_status_on_insert() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    orgs text[];
    number bigint;
BEGIN
    IF TG_RELID <> 'public.document'::regclass THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'This function is a trigger of the table document only.';
    END IF;
    SELECT array_agg(DISTINCT fresh.org_id) INTO orgs FROM fresh;
    IF orgs IS NULL THEN RETURN NULL; END IF;
    number := public.ledger_act_note(orgs);
    INSERT INTO public.document_status (org_id, document_id, act, ready_version, posted_version, status, awaiting_recreation, status_code)
    SELECT fresh.org_id, fresh.document_id, number, fresh.accounting_ready_version, fresh.posted_version, fresh.accounting_status,
           fresh.awaiting_recreation, fresh.status_code
      FROM fresh;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION document_status_on_insert() FROM PUBLIC;

CREATE OR REPLACE TRIGGER document_came_in AFTER INSERT ON document REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION document_status_on_insert();
