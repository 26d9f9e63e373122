-- 0005: the general ledger (GL). Amounts are bigint minor units of the row's currency; debit positive, credit negative.

-- Append-only: an entry is never changed, only marked as replaced (deleted_at) and by what. The ledger guards itself: gl_entry_on_insert,
-- gl_entry_on_update and gl_entry_is_final.
CREATE TABLE gl_entry (
    org_id              text NOT NULL,
    document_id         text NOT NULL,
    version             int NOT NULL,                        -- the document version that was posted
    line_no             int NOT NULL,                        -- place within the version, from 1
    entry_date          date NOT NULL,
    account             text NOT NULL,
    currency            text NOT NULL,
    amount              bigint NOT NULL,
    base_amount         bigint NOT NULL,                     -- in the organisation's base currency
    rule                text NOT NULL,                       -- the posting rule that made it
    source_line         int,                                 -- line of the document, where entries are kept apart by line
    posted_at           timestamptz NOT NULL DEFAULT now(),
    posted_by           text NOT NULL DEFAULT session_user,
    deleted_at          timestamptz,                         -- null: in force
    replaced_by_version int,
    recreation_id       uuid,                                -- the recreation that took it out of force, if one did
    PRIMARY KEY (org_id, document_id, version, line_no)      -- a version is posted once
) WITH (fillfactor = 90);
CREATE INDEX gl_entry_live ON gl_entry (org_id, account, entry_date) INCLUDE (base_amount) WHERE deleted_at IS NULL;

-- Versions that did not balance within the statement that wrote them: looked at again at commit. Empty outside a transaction.
CREATE UNLOGGED TABLE gl_entry_unbalanced (
    org_id      text NOT NULL,
    document_id text NOT NULL,
    version     int NOT NULL
);
