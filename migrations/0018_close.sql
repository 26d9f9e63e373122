-- 0018: the close: settings that are changed together with a recreation, when what became part of the books, what was known of settings, chart
-- and statuses at any moment from now on, and seals of closed periods. Waits for the transactions that use organisation, account, document and
-- gl_entry now, for a moment each; rewrites no table.

-- Settings and the recreation of just the documents that they change: one act, undone as one (recreation_undo_begin).
CREATE TABLE settings_act (
    recreation_id uuid PRIMARY KEY REFERENCES recreation ON DELETE CASCADE,
    org_id        text NOT NULL,
    at            timestamptz NOT NULL DEFAULT clock_timestamp(),
    who           text NOT NULL DEFAULT session_user,
    before        jsonb NOT NULL,                            -- columns of organisation as they were; those only that were changed
    after         jsonb NOT NULL,                            -- and as the act left them
    undone_at     timestamptz,
    undone_by     text
);

-- What one transaction wrote of an organisation's documents and entries. Transactions don't commit in the order in which they begin or write:
-- at any moment those are known whose act began to commit before it (docs/decisions/0030).
CREATE SEQUENCE ledger_act_seq;
CREATE TABLE ledger_act (
    org_id text NOT NULL,
    act    bigint NOT NULL,                                  -- of ledger_act_seq, one number for each transaction
    at     timestamptz NOT NULL DEFAULT 'infinity',          -- when it began to commit (ledger_act_ends)
    PRIMARY KEY (org_id, act)
) WITH (fillfactor = 90);
CREATE INDEX ledger_act_at ON ledger_act (org_id, at);

-- Null: before acts were kept; then posted_at and deleted_at say it, but for what was open at that moment.
ALTER TABLE gl_entry ADD COLUMN posted_act bigint;           -- the act that wrote it
ALTER TABLE gl_entry ALTER COLUMN posted_act SET DEFAULT nullif(current_setting('leapfrog.act', true), '')::bigint;
ALTER TABLE gl_entry ADD COLUMN deleted_act bigint;          -- and the one that took it out of force

-- What documents were from an act on, where a posting did not say it: new, a newer version, refused, awaiting a recreation or no more. Posted
-- since is what has entries of its ready_version from a later act. Append-only.
CREATE TABLE document_status (
    org_id              text NOT NULL,
    document_id         text NOT NULL,
    act                 bigint NOT NULL,                     -- 0: so it was when this history began
    line_no             bigint GENERATED ALWAYS AS IDENTITY, -- within the act the last one counts
    ready_version       int NOT NULL,
    posted_version      int NOT NULL,
    status              text NOT NULL,
    awaiting_recreation boolean NOT NULL,
    status_code         text NOT NULL DEFAULT '',
    PRIMARY KEY (org_id, document_id, line_no)
);
CREATE INDEX document_status_awaiting ON document_status (org_id, document_id) WHERE awaiting_recreation;
INSERT INTO document_status (org_id, document_id, act, ready_version, posted_version, status, awaiting_recreation, status_code)
SELECT org_id, document_id, 0, accounting_ready_version, posted_version, accounting_status, awaiting_recreation, status_code
  FROM document WHERE posted_version < accounting_ready_version OR awaiting_recreation OR accounting_status = 'refused';

-- An account of the chart as it was, until it was changed or taken out. Append-only.
CREATE TABLE account_history (
    org_id     text NOT NULL,
    code       text NOT NULL,
    name       text NOT NULL,
    kind       text,
    until      timestamptz NOT NULL DEFAULT clock_timestamp(),
    changed_by text NOT NULL DEFAULT session_user
);
CREATE INDEX account_history_until ON account_history (org_id, code, until);

-- All of an organisation's row as it was until then; null: from before this was kept.
ALTER TABLE settings_history ADD COLUMN was jsonb;

ALTER TABLE organisation
    ADD COLUMN fiscal_year_start int NOT NULL DEFAULT 1,     -- first month of the fiscal year; from there on results are carried forward
    ADD CONSTRAINT fiscal_year_start_is_a_month CHECK (fiscal_year_start BETWEEN 1 AND 12) NOT VALID;

-- A closed period as it was when it was sealed (docs/decisions/0032). The head proves the parts, and with previous_head all seals before.
CREATE TABLE period_seal (
    org_id         text NOT NULL,
    seal_no        int NOT NULL,                             -- 1, 2, … of the organisation
    locked_through date NOT NULL,
    sealed_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    sealed_by      text NOT NULL DEFAULT session_user,
    why            text NOT NULL DEFAULT '',
    head           text NOT NULL,                            -- SHA-256, hexadecimal
    previous_head  text NOT NULL DEFAULT '',
    PRIMARY KEY (org_id, seal_no)
);
CREATE TABLE period_seal_part (
    org_id  text NOT NULL,
    seal_no int NOT NULL,
    part_no int NOT NULL,
    lines   text NOT NULL,                                   -- of the seal's file, in their order
    PRIMARY KEY (org_id, seal_no, part_no),
    FOREIGN KEY (org_id, seal_no) REFERENCES period_seal
);

-- What keeps the digests of names and words in seals from being guessed. It goes when its text is forgotten: then nothing tells what it said, and
-- what is left is still provable.
CREATE TABLE period_seal_salt (
    org_id      text NOT NULL,
    document_id text NOT NULL,
    path        text NOT NULL,                               -- in the document, as lines[0].description
    salt        text NOT NULL,
    PRIMARY KEY (org_id, document_id, path)
);

-- Who has rights on the tables beside them has them here too, which no GRANT of before can name. What is kept by triggers only is only read.
DO $$
DECLARE
    given record;
BEGIN
    FOR given IN
        SELECT format('GRANT %s ON %s TO %s', right_of.privilege_type, new.name, right_of.grantee::regrole) AS command
          FROM (VALUES ('recreation', 'settings_act', false), ('period_lock', 'period_seal', false), ('period_lock', 'period_seal_part', false),
                       ('document', 'period_seal_salt', false),
                       ('gl_entry', 'ledger_act', true), ('document', 'document_status', true), ('account', 'account_history', true))
               AS new(beside, name, is_kept)
          JOIN pg_class ON pg_class.oid = ('public.' || new.beside)::regclass
         CROSS JOIN LATERAL aclexplode(relacl) AS right_of
         WHERE grantee <> relowner AND grantee <> 0 AND privilege_type IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
           AND (privilege_type = 'SELECT' OR NOT new.is_kept) LOOP
        EXECUTE given.command;
    END LOOP;
END $$;
