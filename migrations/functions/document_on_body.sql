-- Keeps the body that is replaced (document_history). Per row and only for UPDATEs that name the column: so postings and recreations, which
-- don't, pay nothing; transition tables know no column list. A writer that does not raise the version has changed what comes after a posted
-- version, or what an unposted one will be. A writer that replaces the body and leaves document_date as it was gets the body's own date, by
-- which locks of periods and lists go. A body without a readable date will be refused when it is posted.
CREATE OR REPLACE FUNCTION document_on_body() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    first_version int; last_version int; body_date text;
BEGIN
    IF TG_RELID <> 'public.document'::regclass THEN        -- before anything of a foreign row is read: its types have casts of their own
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'document_on_body is a trigger of document only.';
    END IF;
    first_version := coalesce(OLD.body_since, OLD.accounting_ready_version);
    last_version := OLD.accounting_ready_version;
    IF NEW.document_date = OLD.document_date THEN
        BEGIN
            body_date := NEW.body::jsonb ->> 'date';
            IF body_date ~ '^\d{4}-\d{2}-\d{2}$' THEN
                NEW.document_date := body_date::date;
            END IF;
        EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
            NULL; -- neither JSON nor a day: what is refused needs no date
        END;
    END IF;
    IF NEW.accounting_ready_version <= last_version AND OLD.posted_version < last_version THEN
        last_version := last_version - 1;
    END IF;
    NEW.body_since := last_version + 1;
    IF first_version <= last_version THEN
        INSERT INTO public.document_history (org_id, document_id, through_version, from_version, body)
        VALUES (OLD.org_id, OLD.document_id, last_version, first_version, OLD.body);
    END IF;
    RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION document_on_body() FROM PUBLIC;

CREATE OR REPLACE TRIGGER document_body_changed BEFORE UPDATE OF body ON document FOR EACH ROW
    WHEN (OLD.body <> NEW.body) EXECUTE FUNCTION document_on_body();
