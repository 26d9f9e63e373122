-- 0003: organisations, their documents and their general-ledger (GL) entries.
-- Amounts are bigint minor units of the row's currency; debit positive, credit negative.

-- What the posting rules need to know of an organisation (the "context" of the accounting rules, §3).
CREATE TABLE organisation (
    org_id            text PRIMARY KEY,
    base_currency     text NOT NULL CHECK (base_currency ~ '^[A-Z]{3}$'),
    roles             jsonb NOT NULL DEFAULT '{}',          -- role -> account code, only those that differ from the default
    tax_accounts      jsonb NOT NULL DEFAULT '{}',          -- tax code -> account code
    lock_policy       text NOT NULL DEFAULT 'refuse' CHECK (lock_policy IN ('refuse', 'catch_up')),
    deferral_rounding text NOT NULL DEFAULT 'cumulative' CHECK (deferral_rounding IN ('cumulative', 'residual_last'))
);

-- Accounts beyond those of the roles.
CREATE TABLE account (
    org_id text NOT NULL REFERENCES organisation ON DELETE CASCADE,
    code   text NOT NULL,
    name   text NOT NULL DEFAULT '',
    PRIMARY KEY (org_id, code)
);

-- Everything up to and including locked_through is closed. Locks and unlocks stay in period_lock_event.
CREATE TABLE period_lock (
    org_id         text PRIMARY KEY REFERENCES organisation ON DELETE CASCADE,
    locked_through date NOT NULL
);
CREATE TABLE period_lock_event (
    org_id         text NOT NULL,
    at             timestamptz NOT NULL DEFAULT clock_timestamp(),
    who            text NOT NULL DEFAULT session_user,
    locked_through date,                                     -- null: unlocked
    why            text NOT NULL DEFAULT ''
);
CREATE INDEX ON period_lock_event (org_id, at);

CREATE TABLE document (
    org_id                   text NOT NULL REFERENCES organisation ON DELETE CASCADE,
    document_id              text NOT NULL,
    document_type            text NOT NULL,
    document_date            date NOT NULL,
    currency                 text NOT NULL,
    party                    text NOT NULL DEFAULT '',
    amount                   bigint,                         -- what the document comes to; null where it has no total
    body                     text NOT NULL,                  -- the document, JSON, exactly as imported
    accounting_ready_version int NOT NULL DEFAULT 1,         -- raised by each change and each recreation
    posted_version           int NOT NULL DEFAULT 0,         -- 0: never posted
    accounting_status        text NOT NULL DEFAULT 'waiting'
        CHECK (accounting_status IN ('waiting', 'posted', 'awaiting_recreation', 'refused')),
    status_code              text NOT NULL DEFAULT '',       -- refusal: code, field and sentence
    status_field             text NOT NULL DEFAULT '',
    status_message           text NOT NULL DEFAULT '',
    status_at                timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (org_id, document_id)
) WITH (fillfactor = 85);
CREATE INDEX document_by_date ON document (org_id, document_date DESC, document_id);
CREATE INDEX document_not_posted ON document (org_id, accounting_status) WHERE accounting_status <> 'posted';

-- Append-only: an entry is never changed, only marked as replaced (deleted_at) and by what.
CREATE TABLE gl_entry (
    org_id              text NOT NULL,
    document_id         text NOT NULL,
    version             int NOT NULL,                        -- the document version that was posted
    line_no             int NOT NULL,                        -- place within the version, from 1
    entry_date          date NOT NULL,
    account             text NOT NULL,
    currency            text NOT NULL,
    amount              bigint NOT NULL,
    base_amount         bigint NOT NULL,
    rule                text NOT NULL,                       -- the posting rule that made it
    source_line         int,                                 -- line of the document, where entries are kept apart by line
    posted_at           timestamptz NOT NULL DEFAULT now(),
    posted_by           text NOT NULL DEFAULT session_user,
    deleted_at          timestamptz,
    replaced_by_version int,
    recreation_id       uuid,                                -- the recreation that took it out of force, if one did
    PRIMARY KEY (org_id, document_id, version, line_no)      -- a version is posted once
) WITH (fillfactor = 90);
CREATE INDEX gl_entry_live ON gl_entry (org_id, account, entry_date) INCLUDE (base_amount) WHERE deleted_at IS NULL;
