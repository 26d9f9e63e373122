-- 0017: what a document said before. A change of a document replaces its body; the one before is kept here, so that preview,
-- recreation history and "ledger verify" can say which fields changed since the entries were made.
-- Locks document for a moment only: no row of it is read or rewritten. Of a body that was in force before, body_since stays null: it
-- is not known since which version, and none of the older ones is kept.

ALTER TABLE document ADD COLUMN body_since int;                  -- the first version that this body was posted as, or would be
ALTER TABLE document ALTER COLUMN body_since SET DEFAULT 1;

-- The body of versions from_version to through_version. Rows may be deleted at any time; what they held is then unknown.
CREATE TABLE document_history (
    org_id          text NOT NULL,
    document_id     text NOT NULL,
    through_version int NOT NULL,
    from_version    int NOT NULL,
    body            text NOT NULL,
    replaced_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    replaced_by     text NOT NULL DEFAULT session_user,
    PRIMARY KEY (org_id, document_id, through_version),
    FOREIGN KEY (org_id, document_id) REFERENCES document ON DELETE CASCADE
);

-- Per row and only for UPDATEs that name the column: so postings and recreations, which don't, pay nothing; transition tables know
-- no column list. A writer that does not raise the version has changed what comes after a posted version, or what an unposted one
-- will be.
CREATE FUNCTION document_on_body() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    first_version int := coalesce(OLD.body_since, OLD.accounting_ready_version);
    last_version int := OLD.accounting_ready_version;
BEGIN
    IF NEW.accounting_ready_version <= last_version AND OLD.posted_version < last_version THEN
        last_version := last_version - 1;
    END IF;
    NEW.body_since := last_version + 1;
    IF first_version <= last_version THEN
        INSERT INTO document_history (org_id, document_id, through_version, from_version, body)
        VALUES (OLD.org_id, OLD.document_id, last_version, first_version, OLD.body);
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER document_body_changed BEFORE UPDATE OF body ON document FOR EACH ROW
    WHEN (OLD.body <> NEW.body) EXECUTE FUNCTION document_on_body();

-- What the entries of a posted version were made of and when: the document of that version or, where an undo brought them back, of
-- the version that they had been. Null: not known.
CREATE FUNCTION document_made_of(p_org text, p_document text, p_version int, OUT made_of text, OUT made_at timestamptz)
LANGUAGE plpgsql STABLE AS $$
DECLARE
    wanted int := p_version; older int;
BEGIN
    LOOP
        SELECT old_version INTO older FROM recreation_document
         WHERE org_id = p_org AND document_id = p_document AND outcome = 'undone' AND new_version + 1 = wanted AND old_version < wanted;
        EXIT WHEN NOT FOUND;
        wanted := older;
    END LOOP;
    SELECT body INTO made_of FROM document_history
     WHERE org_id = p_org AND document_id = p_document AND from_version <= wanted AND through_version >= wanted;
    IF NOT FOUND THEN
        SELECT body INTO made_of FROM document
         WHERE org_id = p_org AND document_id = p_document AND coalesce(body_since, accounting_ready_version) <= wanted;
    END IF;
    SELECT max(posted_at) INTO made_at FROM gl_entry WHERE org_id = p_org AND document_id = p_document AND version = wanted;
END $$;
