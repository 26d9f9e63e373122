-- 0013: a recreation of many documents is prepared, and undone, a chunk of them at a time.

-- What is still to be done of recreations. Each chunk is one transaction, which ends with its row: so a chunk is done once, and what a
-- process that died left is done by any worker.
CREATE TABLE recreation_chunk (
    recreation_id uuid NOT NULL REFERENCES recreation ON DELETE CASCADE,
    act           text NOT NULL CHECK (act IN ('prepare', 'undo')),
    chunk_no      int NOT NULL,
    documents     text[] NOT NULL,                           -- ids, in their order
    size          int NOT NULL,                              -- how many
    ready_at      timestamptz NOT NULL DEFAULT '-infinity',  -- not before: somebody held its documents, or settings can't be read
    PRIMARY KEY (recreation_id, act, chunk_no)
);

-- Of `documents`: cancelled or undone before they were prepared, and when.
ALTER TABLE recreation ADD COLUMN not_begun int NOT NULL DEFAULT 0;
ALTER TABLE recreation ADD COLUMN not_begun_at timestamptz;

-- left_out: nothing was done with the document and nothing is to be undone; code and message say why. Told as refused.
ALTER TABLE recreation_document DROP CONSTRAINT recreation_document_outcome_check;
ALTER TABLE recreation_document ADD CONSTRAINT recreation_document_outcome_check
    CHECK (outcome IN ('waiting', 'posted', 'unchanged', 'refused', 'left_out', 'superseded', 'cancelled', 'undone'));

-- What waits is found by its document (recreation_document_history): without an index over outcomes the end of a document, which is
-- written for each, changes no index.
DROP INDEX recreation_document_waiting;
ALTER TABLE recreation_document SET (fillfactor = 80);

-- Who has rights on recreation_document has them on recreation_chunk, which no GRANT of before can name: workers go on after an upgrade.
DO $$
DECLARE
    given record;
BEGIN
    FOR given IN SELECT grantee::regrole AS name, privilege_type FROM pg_class CROSS JOIN LATERAL aclexplode(relacl) AS right_of
                  WHERE pg_class.oid = 'public.recreation_document'::regclass AND grantee <> relowner AND grantee <> 0 LOOP
        EXECUTE format('GRANT %s ON recreation_chunk TO %s', given.privilege_type, given.name);
    END LOOP;
END $$;
