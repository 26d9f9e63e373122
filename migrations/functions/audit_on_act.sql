-- Notes in the trail what people do with the books: recreations that begin, periods that are locked or opened, documents that are imported for the
-- first time (what a changed one said before, and who changed it, is in document_history).
CREATE OR REPLACE FUNCTION audit_on_act() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    added record;
BEGIN
    IF TG_RELID = 'public.recreation'::regclass THEN
        FOR added IN SELECT new_rows.* FROM new_rows LOOP
            PERFORM public.audit_note(added.org_id, 'recreation.begun', added.recreation_id::text, NULL,
                                      jsonb_build_object('documents', added.documents, 'path', added.path, 'posted_by', added.posted_by), added.why);
        END LOOP;
    ELSIF TG_RELID = 'public.period_lock_event'::regclass THEN
        FOR added IN SELECT event.org_id, event.at, event.locked_through, event.why,
                            (SELECT before.locked_through FROM public.period_lock_event AS before
                              WHERE before.org_id = event.org_id AND before.at < event.at ORDER BY before.at DESC LIMIT 1) AS was
                       FROM new_rows AS event LOOP
            PERFORM public.audit_note(added.org_id, CASE WHEN added.locked_through > coalesce(added.was, '-infinity') THEN 'period.locked' ELSE 'period.opened' END,
                                      '', jsonb_build_object('locked_through', added.was), jsonb_build_object('locked_through', added.locked_through), added.why);
        END LOOP;
    ELSIF TG_RELID = 'public.document'::regclass THEN
        FOR added IN SELECT doc.org_id, count(*) AS n, min(doc.document_id) AS first_id FROM new_rows AS doc GROUP BY doc.org_id LOOP
            PERFORM public.audit_note(added.org_id, 'document.imported', CASE added.n WHEN 1 THEN added.first_id ELSE '' END, NULL,
                                      jsonb_build_object('documents', added.n), '');
        END LOOP;
    ELSE
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'audit_on_act is a trigger of recreation, period_lock_event and document only.';
    END IF;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION audit_on_act() FROM PUBLIC;

CREATE OR REPLACE TRIGGER recreation_audited AFTER INSERT ON recreation
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_on_act();

CREATE OR REPLACE TRIGGER period_lock_event_audited AFTER INSERT ON period_lock_event
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_on_act();

CREATE OR REPLACE TRIGGER document_import_audited AFTER INSERT ON document
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_on_act();
