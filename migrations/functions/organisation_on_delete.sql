-- Takes the payloads of an organisation with it. They have no foreign key, because they may be kept before there is an organisation.
CREATE OR REPLACE FUNCTION organisation_on_delete() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID <> 'public.organisation'::regclass THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'This function is a trigger of the table organisation only.';
    END IF;
    DELETE FROM public.import_payload WHERE import_payload.org_id = OLD.org_id;
    DELETE FROM public.import_due WHERE import_due.org_id = OLD.org_id;
    DELETE FROM public.import_group WHERE import_group.org_id = OLD.org_id;
    DELETE FROM public.period_seal_part WHERE period_seal_part.org_id = OLD.org_id;
    DELETE FROM public.period_seal WHERE period_seal.org_id = OLD.org_id;
    DELETE FROM public.period_seal_salt WHERE period_seal_salt.org_id = OLD.org_id;
    DELETE FROM public.account_history WHERE account_history.org_id = OLD.org_id;
    DELETE FROM public.document_status WHERE document_status.org_id = OLD.org_id;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION organisation_on_delete() FROM PUBLIC;

CREATE OR REPLACE TRIGGER organisation_deleted AFTER DELETE ON organisation FOR EACH ROW EXECUTE FUNCTION organisation_on_delete();
