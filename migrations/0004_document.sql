-- 0004: documents, what they said before, and the facts of orders that later documents need.

-- What is to be posted, at its newest version, and what became of that.
CREATE TABLE document (
    org_id                   text NOT NULL REFERENCES organisation ON DELETE CASCADE,
    document_id              text NOT NULL,
    document_type            text NOT NULL,
    document_date            date NOT NULL,
    currency                 text NOT NULL,
    party                    text NOT NULL DEFAULT '',
    amount                   bigint,                         -- minor units of its currency; null where it has no total
    body                     text NOT NULL,                  -- the document, JSON, exactly as imported
    accounting_ready_version int NOT NULL DEFAULT 1,         -- raised by each change and each recreation
    posted_version           int NOT NULL DEFAULT 0,         -- 0: never posted
    accounting_status        text NOT NULL DEFAULT 'waiting'
        CHECK (accounting_status IN ('waiting', 'posted', 'awaiting_recreation', 'refused')),
    status_code              text NOT NULL DEFAULT '',       -- refusal: code, field and sentence
    status_field             text NOT NULL DEFAULT '',
    status_message           text NOT NULL DEFAULT '',
    status_at                timestamptz NOT NULL DEFAULT now(),
    awaiting_recreation      boolean NOT NULL DEFAULT false, -- its entries are out of force until posted again
    body_since               int DEFAULT 1,                  -- the first version that this body was posted as, or would be; null: not known
    PRIMARY KEY (org_id, document_id),
    -- Versions count up by one for each change; one at the end of its type could be raised no more, and its document never be enqueued.
    CONSTRAINT version_has_room CHECK (accounting_ready_version BETWEEN 0 AND 2000000000),
    -- What no job can name would never be posted, and one such document stopped every statement that enqueues many.
    CONSTRAINT job_can_name_it
        CHECK (octet_length(org_id) BETWEEN 1 AND 500 AND octet_length(document_id) BETWEEN 1 AND 2000 AND octet_length(document_type) <= 500),
    -- Else no lock, report or worker would see that it changed.
    CONSTRAINT posted_is_not_newer CHECK (posted_version BETWEEN 0 AND accounting_ready_version),
    -- Another day no program can show, and it would hide all other documents from the console.
    CONSTRAINT document_date_is_a_day CHECK (document_date BETWEEN '0001-01-01' AND '9999-12-31')
) WITH (fillfactor = 85);
-- The list of documents, of one organisation, of all, and of those that wait for something, in the order in which it is shown.
CREATE INDEX document_by_date ON document (org_id, document_date DESC, document_id);
CREATE INDEX document_of_all_by_date ON document (document_date DESC, document_id, org_id);
CREATE INDEX document_not_posted_by_date ON document (accounting_status, document_date DESC, document_id, org_id) WHERE accounting_status <> 'posted';
-- Serves everything that looks for documents by their status.
CREATE INDEX document_not_at_newest ON document (org_id, accounting_status)
    WHERE posted_version < accounting_ready_version OR awaiting_recreation OR accounting_status <> 'posted';
-- Documents whose newest version is not posted, whatever they say of themselves (doctor).
CREATE INDEX document_behind ON document (org_id, document_id) WHERE posted_version < accounting_ready_version;
CREATE INDEX document_awaiting_recreation ON document (org_id, document_date) WHERE awaiting_recreation;

-- What a document said before: the body of versions from_version to through_version, so that preview, recreation history and "ledger verify"
-- can say which fields changed since the entries were made. Rows may be deleted at any time; what they held is then unknown.
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

-- Facts of imported orders that later refunds and transactions need.
CREATE TABLE import_order (
    org_id   text NOT NULL REFERENCES organisation ON DELETE CASCADE,
    order_id text NOT NULL,
    facts    jsonb NOT NULL,
    PRIMARY KEY (org_id, order_id)
);
-- Two shops of one organisation may number their orders alike, and an order's name is its document's id. The import looks here whether a
-- name belongs to another order already. Not unique: what older programs imported stays as it is.
CREATE INDEX import_order_name ON import_order (org_id, (facts ->> 'name'));
