-- 0008: who works, and what is paused.

-- Programs that process jobs, from their queue or on the direct path; each renews its row.
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

-- What is paused, by whom and why.
CREATE TABLE pause (
    scope text NOT NULL CHECK (scope IN ('queue', 'organisation', 'worker')),
    key   text NOT NULL DEFAULT '',                          -- empty for the whole queue
    who   text NOT NULL DEFAULT session_user,
    at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    why   text NOT NULL DEFAULT '',
    PRIMARY KEY (scope, key),
    -- Written otherwise by hand it would hold work back (or nothing), and no command could end it.
    CONSTRAINT key_fits_the_scope CHECK ((scope = 'queue') = (key = ''))
);
