-- 0029: what made no sense and stopped others. A pause of the whole queue has no key, that of an organisation or worker has one: written
-- otherwise by hand it held work back (or nothing), and no command could end it. Locks document for a moment; reads only the pauses.

DELETE FROM pause WHERE scope <> 'queue' AND key = '';
DELETE FROM pause WHERE scope = 'queue' AND key <> (SELECT min(key) FROM pause WHERE scope = 'queue');
UPDATE pause SET key = '' WHERE scope = 'queue' AND key <> '';
ALTER TABLE pause ADD CONSTRAINT key_fits_the_scope CHECK ((scope = 'queue') = (key = ''));

-- Versions count up by one for each change; one at the end of its type could be raised no more, and its document never be enqueued. Rows
-- that are there are not read: doctor's repair enqueues them all the same.
ALTER TABLE document ADD CONSTRAINT version_has_room CHECK (accounting_ready_version BETWEEN 0 AND 2000000000) NOT VALID;

-- What no job can name would never be posted, and one such document stopped every statement that enqueues many.
ALTER TABLE document ADD CONSTRAINT job_can_name_it
    CHECK (octet_length(org_id) BETWEEN 1 AND 500 AND octet_length(document_id) BETWEEN 1 AND 2000 AND octet_length(document_type) <= 500) NOT VALID;

-- Nor do they count down: what is posted would be newer than the document, and so no lock, report or worker would see that it changed.
ALTER TABLE document ADD CONSTRAINT posted_is_not_newer CHECK (posted_version BETWEEN 0 AND accounting_ready_version) NOT VALID;
CREATE FUNCTION document_on_version_back() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'version_counts_up', TABLE = 'document', COLUMN = 'accounting_ready_version',
        MESSAGE = format('accounting_ready_version of %s %s counts up: it is %s and can''t become %s. Raise it by one with each change.',
                         OLD.org_id, OLD.document_id, OLD.accounting_ready_version, NEW.accounting_ready_version);
END $$;
REVOKE EXECUTE ON FUNCTION document_on_version_back() FROM PUBLIC;
CREATE TRIGGER document_version_back BEFORE UPDATE OF accounting_ready_version ON document FOR EACH ROW
    WHEN (NEW.accounting_ready_version < OLD.accounting_ready_version) EXECUTE FUNCTION document_on_version_back();

-- outside the transaction
-- Documents whose version was set back before: whether they changed is not known, so they are posted once more. Those that are odd in
-- another way too stay as they are: the constraint is not validated for them.
WITH back AS (
    UPDATE document SET accounting_ready_version = posted_version + 1
     WHERE posted_version > accounting_ready_version AND posted_version < 2000000000
       AND octet_length(org_id) BETWEEN 1 AND 500 AND octet_length(document_id) BETWEEN 1 AND 2000 AND octet_length(document_type) <= 500
    RETURNING org_id, document_id, document_type, accounting_ready_version)
INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint)
SELECT org_id, document_id, document_type, accounting_ready_version FROM back;
UPDATE document SET posted_version = 0
 WHERE posted_version < 0 AND accounting_ready_version BETWEEN 0 AND 2000000000
   AND octet_length(org_id) BETWEEN 1 AND 500 AND octet_length(document_id) BETWEEN 1 AND 2000 AND octet_length(document_type) <= 500;
