-- 0007: recreations: who asked for which documents to be posted again, by which path, and what became of each.

-- It has ended when none of its documents waits, at the last one's finished_at. Not kept here: two workers that end its last two documents at
-- once can't see each other's.
CREATE TABLE recreation (
    recreation_id uuid PRIMARY KEY,                          -- given by the caller, who can look it up after a lost connection
    org_id        text NOT NULL,
    path          text NOT NULL CHECK (path IN ('direct', 'queued')),
    who           text NOT NULL DEFAULT session_user,
    why           text NOT NULL DEFAULT '',
    documents     int NOT NULL,
    started_at    timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX recreation_recent ON recreation (org_id, started_at DESC);

-- What becomes of each of its documents.
CREATE TABLE recreation_document (
    recreation_id    uuid NOT NULL REFERENCES recreation ON DELETE CASCADE,
    org_id           text NOT NULL,
    document_id      text NOT NULL,
    document_type    text NOT NULL,
    old_version      int NOT NULL,                           -- posted before; 0: never. Its entries say "old", those of new_version "new"
    new_version      int NOT NULL,
    job_id           uuid,
    outcome          text NOT NULL DEFAULT 'waiting'
        CHECK (outcome IN ('waiting', 'posted', 'unchanged', 'refused', 'superseded', 'cancelled', 'undone')),
    code             text NOT NULL DEFAULT '',
    field            text NOT NULL DEFAULT '',
    message          text NOT NULL DEFAULT '',
    worker           text,                                   -- who finished it
    finished_at      timestamptz,
    restored_version int,                                    -- its entries of old_version came back into force as this one; null: not so
    PRIMARY KEY (recreation_id, document_id)
);
CREATE INDEX recreation_document_waiting ON recreation_document (org_id, document_id) WHERE outcome = 'waiting';
CREATE INDEX recreation_document_history ON recreation_document (org_id, document_id);
