-- 0009: what happened: to each job, how fast, and how deep the queue was. Trimmed by age (queue_trim).

-- What happened to each job. Append-only.
CREATE TABLE job_event (
    at          timestamptz NOT NULL DEFAULT clock_timestamp(),
    job_id      uuid NOT NULL,
    org_id      text NOT NULL,
    document_id text NOT NULL,
    what        text NOT NULL,                               -- finished, superseded, failed, dead, adopted, merged, retried, cancelled, reprioritised
    version     int,
    attempt     int,
    who         text NOT NULL DEFAULT session_user,
    detail      text NOT NULL DEFAULT ''                     -- error code and sentence, reason of an operator
) WITH (autovacuum_vacuum_insert_scale_factor = 0.5);
CREATE INDEX job_event_job ON job_event (job_id, at);
CREATE INDEX job_event_time ON job_event (at);

-- What workers ended, a row per statement: few rows where many jobs end at once. Kept for an hour; the pace and estimates go by it.
CREATE TABLE queue_ended (
    at       timestamptz NOT NULL,
    worker   text NOT NULL,
    priority int NOT NULL,
    jobs     int NOT NULL
) WITH (autovacuum_vacuum_insert_scale_factor = 0.5);
CREATE INDEX queue_ended_at ON queue_ended (at);

-- The depth of each organisation over time, for two days.
CREATE TABLE depth_history (
    at       timestamptz NOT NULL,
    org_id   text NOT NULL,
    priority int NOT NULL,
    queued   bigint NOT NULL,
    leased   bigint NOT NULL,
    dead     bigint NOT NULL,
    PRIMARY KEY (at, org_id, priority)
);
-- The chart of one organisation.
CREATE INDEX depth_history_of_organisation ON depth_history (org_id, at);

-- The depth of all organisations together over time.
CREATE TABLE depth_total_history (
    at       timestamptz NOT NULL,
    priority int NOT NULL,
    queued   bigint NOT NULL,
    leased   bigint NOT NULL,
    dead     bigint NOT NULL,
    PRIMARY KEY (at, priority)
);
