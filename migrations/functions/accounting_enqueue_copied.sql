-- Takes the rows that COPY writes into the view accounting_enqueue_copy (migrations/roles): PostgreSQL refuses COPY on a table with row-level
-- security.
CREATE OR REPLACE FUNCTION accounting_enqueue_copied() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    INSERT INTO public.accounting_work_queue (org_id, document_id, document_type, version_hint, ready_at, priority, source)
    VALUES (NEW.org_id, NEW.document_id, NEW.document_type, coalesce(NEW.version_hint, 0), coalesce(NEW.ready_at, now()), coalesce(NEW.priority, 1),
            coalesce(NEW.source, 'other'));
    RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION accounting_enqueue_copied() FROM PUBLIC;
