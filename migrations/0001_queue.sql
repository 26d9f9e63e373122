-- 0001: the queue as it was before priorities. A database that already has this table keeps it, rows and all.
CREATE TABLE IF NOT EXISTS accounting_work_queue (
    id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    org_id        text NOT NULL,
    document_id   text NOT NULL,
    document_type text NOT NULL,
    version_hint  int NOT NULL DEFAULT 0,
    state         text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'leased', 'dead')),
    ready_at      timestamptz NOT NULL DEFAULT now(),
    run_count     int NOT NULL DEFAULT 0,
    leased_by     text,
    leased_until  timestamptz,
    last_error    text
);
CREATE INDEX IF NOT EXISTS accounting_work_queue_state_ready_at ON accounting_work_queue (state, ready_at);
