-- 0006: locking and unlocking periods. Whoever writes period_lock: a lock waits for the postings in flight, is refused while documents of the
-- period are not posted at their newest version, and leaves who and why in period_lock_event.

-- Everything up to and including locked_through is closed.
CREATE TABLE period_lock (
    org_id         text PRIMARY KEY REFERENCES organisation ON DELETE CASCADE,
    locked_through date,                                     -- null: unlocked again
    why            text NOT NULL DEFAULT '',                 -- of the last change; the history is in period_lock_event
    -- Days that the programs know. A lock "through infinity" would be read as none.
    CONSTRAINT period_lock_day_is_known CHECK (locked_through BETWEEN '1970-01-01' AND '2199-12-31')
);

-- Locks and unlocks stay here.
CREATE TABLE period_lock_event (
    org_id         text NOT NULL,
    at             timestamptz NOT NULL DEFAULT clock_timestamp(),
    who            text NOT NULL DEFAULT session_user,
    locked_through date,                                     -- null: unlocked
    why            text NOT NULL DEFAULT ''
);
CREATE INDEX period_lock_event_org_id_at_idx ON period_lock_event (org_id, at);

-- Two rows per organisation, which nobody but the functions of the lock and the ledger's guard locks. A posting holds "books" shared
-- until it commits (FOR KEY SHARE), whoever changes the lock of the period holds it alone (FOR UPDATE): so a posting sees the lock of
-- the period, or the lock of the period sees the posting; other organisations are not concerned. Row locks have no queue: without more,
-- postings that overlap would keep a lock out for ever. So whoever comes to change it takes "turn" first, and new postings let him pass.
CREATE TABLE period_gate (
    org_id  text NOT NULL REFERENCES organisation ON DELETE CASCADE,
    part    text NOT NULL CHECK (part IN ('books', 'turn')),
    changes int NOT NULL DEFAULT 0,                          -- a change makes older snapshots fail
    PRIMARY KEY (org_id, part)
) WITH (fillfactor = 50);
