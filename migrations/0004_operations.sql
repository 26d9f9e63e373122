-- 0004: what operators see and set: settings, workers, pauses, events of jobs, history of the depth.

CREATE TABLE setting (
    key        text PRIMARY KEY,
    value      text NOT NULL,
    changed_by text NOT NULL DEFAULT session_user,
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
INSERT INTO setting (key, value) VALUES
    ('direct_threshold', '10'),        -- a recreation of at most so many documents takes the direct path
    ('direct_concurrency', '10'),      -- direct postings at once in one console
    ('direct_per_recreation', '6'),    -- … of them for one recreation
    ('queue_concurrency', '6'),        -- slots of a poller
    ('express_slots', '1'),            -- slots kept for priority 2 and 3
    ('normal_slots', '1'),             -- slots kept for priority 1
    ('queue_rate', '0'),               -- jobs per second and worker; 0: no limit
    ('direct_rate', '0'),
    ('lease_seconds', '60'),
    ('max_attempts', '8'),
    ('caution_minutes', '10'),         -- after a worker died, jobs are leased one by one, not taken in sets, for so long
    ('poll_seconds', '10'),            -- the safety net under NOTIFY
    ('event_days', '30');              -- how long job events are kept

CREATE FUNCTION leapfrog_setting(p_key text) RETURNS int LANGUAGE sql STABLE
    RETURN (SELECT value::int FROM setting WHERE key = p_key);

CREATE TABLE worker (
    name         text PRIMARY KEY,
    host         text NOT NULL,
    pid          int NOT NULL,
    kind         text NOT NULL CHECK (kind IN ('queue', 'direct')),
    slots        int NOT NULL,
    busy         int NOT NULL DEFAULT 0,
    processed    bigint NOT NULL DEFAULT 0,
    version      text NOT NULL,
    started_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    heartbeat_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- What is paused, by whom and why. An empty key stands for the whole queue.
CREATE TABLE pause (
    scope text NOT NULL CHECK (scope IN ('queue', 'organisation', 'worker')),
    key   text NOT NULL DEFAULT '',
    who   text NOT NULL DEFAULT session_user,
    at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    why   text NOT NULL DEFAULT '',
    PRIMARY KEY (scope, key)
);

-- What happened to each job. Append-only, trimmed by age.
CREATE TABLE job_event (
    at          timestamptz NOT NULL DEFAULT clock_timestamp(),
    job_id      uuid NOT NULL,
    org_id      text NOT NULL,
    document_id text NOT NULL,
    what        text NOT NULL,           -- finished, superseded, failed, dead, adopted, merged, retried, cancelled, reprioritised
    version     int,
    attempt     int,
    who         text NOT NULL DEFAULT session_user,
    detail      text NOT NULL DEFAULT '' -- error code and sentence, reason of an operator
) WITH (autovacuum_vacuum_insert_scale_factor = 0.5);
CREATE INDEX job_event_job ON job_event (job_id, at);
CREATE INDEX job_event_at ON job_event USING brin (at);

CREATE TABLE depth_history (
    at       timestamptz NOT NULL,
    org_id   text NOT NULL,
    priority int NOT NULL,
    queued   bigint NOT NULL,
    leased   bigint NOT NULL,
    dead     bigint NOT NULL,
    PRIMARY KEY (at, org_id, priority)
);

-- Facts of imported orders that later refunds and transactions need.
CREATE TABLE import_order (
    org_id   text NOT NULL REFERENCES organisation ON DELETE CASCADE,
    order_id text NOT NULL,
    facts    jsonb NOT NULL,
    PRIMARY KEY (org_id, order_id)
);
