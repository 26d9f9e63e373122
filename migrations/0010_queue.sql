-- 0010: the queue: lanes (fair turns between organisations), coalescing, live depth and wake-up, all kept by triggers, so that every way into it
-- (our functions, a plain INSERT, an ORM's INSERT … RETURNING, COPY) behaves the same. The functions that do it are in functions/queue_*.sql.
-- Blocks writers of the queue while its rows are mended and counted (about two seconds per million rows): until the triggers, which
-- come with the functions in the same transaction, keep the count.

ALTER TABLE accounting_work_queue
    ADD COLUMN lease         bigint,                                    -- fencing token: new at every claim and adoption
    ADD COLUMN source        text NOT NULL DEFAULT 'other',             -- who asked
    ADD COLUMN recreation_id uuid,                                      -- the recreation that asked, if one did
    ADD COLUMN requested_by  text NOT NULL DEFAULT session_user,
    ADD COLUMN created_at    timestamptz NOT NULL DEFAULT now();
ALTER TABLE accounting_work_queue SET (
    fillfactor = 80, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
    autovacuum_vacuum_insert_scale_factor = 0.2, autovacuum_vacuum_cost_delay = 0, autovacuum_analyze_scale_factor = 0.2);
-- New ids are version 7 (RFC 9562, section 5.7: 48 bits of the time in ms, 74 random ones): jobs that are old together are together in the
-- primary key too, so a claim from a large backlog touches few of its pages. Clients may still bring ids of any kind.
ALTER TABLE accounting_work_queue ALTER COLUMN id SET DEFAULT encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    PLACING substring(int8send((1000 * date_part('epoch', clock_timestamp()))::bigint) FROM 3) FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid;
CREATE SEQUENCE queue_lease_seq CACHE 32;

-- Limits and weights; only organisations that differ from the defaults (setting_rule).
CREATE TABLE queue_org (
    org_id         text PRIMARY KEY,
    weight         float8 NOT NULL DEFAULT 1 CHECK (weight > 0),        -- share of turns within a priority
    max_leased     int CHECK (max_leased >= 0),                         -- jobs at once; null: no limit
    max_per_second float8 CHECK (max_per_second > 0),                   -- jobs started per second; null: no limit
    next_at        timestamptz NOT NULL DEFAULT '-infinity',            -- by that rate, its next job may start then
    CONSTRAINT next_at_comes CHECK (next_at < 'infinity'),
    -- For rows that come without triggers too (a restored file): each claim of all organisations reckons with them.
    CONSTRAINT limits_are_bounded CHECK (weight BETWEEN 0.001 AND 1000 AND max_leased BETWEEN 0 AND 1000000 AND max_per_second BETWEEN 0.001 AND 1000000)
);

-- One row per (organisation, priority) that ever had work. The claim goes round the lanes that are awake, in the order of `turn`
-- (queue_pick). A turn writes nothing here, so a lane's row has few versions even while an old transaction keeps all of them.
CREATE SEQUENCE queue_turn_seq;
CREATE TABLE queue_lane (
    org_id   text NOT NULL,
    priority int NOT NULL,
    turn     bigint NOT NULL DEFAULT nextval('queue_turn_seq'),         -- place in the round: new, and the last, when the lane wakes
    wake_at  timestamptz NOT NULL DEFAULT '-infinity',                  -- nothing is ready before; infinity: empty
    mark_at  timestamptz NOT NULL DEFAULT '-infinity',                  -- low-water mark: jobs up to (mark_at, mark_id) were taken,
    mark_id  uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000', -- so the claim steps over their dead index entries
    PRIMARY KEY (org_id, priority)
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_cost_delay = 0);
CREATE INDEX queue_lane_turn ON queue_lane (priority, turn) WHERE wake_at < 'infinity';
-- Floors under what is searched, so that claims step over index entries of what is long gone: those can't be cleaned away while an old
-- transaction is open. Sequences, because these have no old versions. Kept by queue_tend_lanes.
CREATE SEQUENCE queue_turn_floor MINVALUE 0 START 0;                    -- no awake lane has a lower turn
CREATE SEQUENCE queue_lease_floor MINVALUE 0 START 0;                   -- no lease ends before, in seconds since 1970
CREATE SEQUENCE queue_tended_at MINVALUE 0 START 0;                     -- when the lanes were last looked after, in seconds since 1970
CREATE SEQUENCE queue_look_at MINVALUE 0 START 0;                       -- when to look for hidden jobs again, likewise
CREATE SEQUENCE queue_look_nth MINVALUE 0 MAXVALUE 7 START 0 CYCLE;     -- at which eighth

-- Depth: append-only changes, folded into counters each second (queue_fold). Their sum is right at every commit, and no counter row is hot.
CREATE TABLE queue_delta (
    org_id    text NOT NULL,
    priority  int NOT NULL,
    state     text NOT NULL,
    n         int NOT NULL,
    documents text[],                                                   -- what was enqueued while another writer was in flight, which may have enqueued the same
    writer    xid8 NOT NULL DEFAULT pg_current_xact_id(),
    at        timestamptz,                                              -- of queued jobs: the earliest moment that one is ready
    wakes     boolean NOT NULL DEFAULT false                            -- their lane does not show that yet: the commit wakes it
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_cost_delay = 0);
CREATE INDEX queue_delta_writer ON queue_delta (writer);
CREATE INDEX queue_delta_wakes ON queue_delta (writer, org_id, priority) WHERE wakes;

-- Who had ended at the last fold: their changes are in the counters, all others' are not. By it nobody reads through the rows of changes
-- that were folded, which can't be cleaned away while an old transaction is open. One row, and the lock of the fold.
CREATE TABLE queue_folded (
    upto pg_snapshot NOT NULL
);
INSERT INTO queue_folded (upto) VALUES ('1:1:');

-- The counters, of each organisation; queue_depth_now adds what is not folded yet.
CREATE TABLE queue_depth (
    org_id   text NOT NULL,
    priority int NOT NULL,
    state    text NOT NULL,
    n        bigint NOT NULL,
    PRIMARY KEY (org_id, priority, state)
) WITH (fillfactor = 50);

-- The same of all organisations together, however many they are; queue_total_now likewise.
CREATE TABLE queue_total (
    priority int NOT NULL,
    state    text NOT NULL,
    n        bigint NOT NULL,
    PRIMARY KEY (priority, state)
) WITH (fillfactor = 50);

-- The oldest ready job of each priority, as it was found when lanes were last looked at (queue_tend_lanes): a second ago while workers run.
CREATE TABLE queue_oldest (
    priority  int PRIMARY KEY,
    ready_at  timestamptz NOT NULL,
    looked_at timestamptz NOT NULL
) WITH (fillfactor = 50);

-- Of the documents that queue_delta names, those whose writer was still in flight at the last fold.
CREATE TABLE queue_recent (
    writer    xid8 NOT NULL,
    org_id    text NOT NULL,
    documents text[] NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- Workers that sleep now: one cheap look decides whether priority 1 is worth a NOTIFY (which serialises commits).
CREATE UNLOGGED TABLE queue_idle_worker (
    worker text PRIMARY KEY,
    until  timestamptz NOT NULL
);

-- Jobs whose worker stopped without a word, or may have: they were leased by the same worker when one of its leases ended. Which of
-- them killed it, if one did, is found by trying each alone.
CREATE TABLE queue_suspect (
    job_id uuid PRIMARY KEY,
    lease  bigint NOT NULL,                                             -- of that lease only
    beside boolean NOT NULL,                                            -- others were leased by its worker too: its end says nothing of it
    worker text                                                         -- who tries it alone now; empty: it can't be handled, for now
);
CREATE INDEX queue_suspect_worker ON queue_suspect (worker);

-- One row: the lock under which jobs are adopted, one at a time; and the worker that starts nothing else until it can adopt one.
CREATE TABLE queue_adopter (
    worker text,
    until  timestamptz NOT NULL DEFAULT '-infinity'
);
INSERT INTO queue_adopter DEFAULT VALUES;

-- What follows is for the rows of a queue that was there before: mended here, because no trigger would let them in any more.
-- A document that was queued more than once keeps the newest row, with the largest version, the largest priority and the earliest moment.
WITH twin AS MATERIALIZED (
    SELECT id, org_id, document_id, version_hint AS own_version, max(version_hint) OVER one AS version_hint, max(priority) OVER one AS priority,
           min(ready_at) OVER one AS ready_at, first_value(id) OVER newest_first AS into_id
      FROM accounting_work_queue
     WHERE state || '' = 'queued' AND (org_id, document_id) IN (   -- by the index queue_document
           SELECT org_id, document_id FROM accounting_work_queue WHERE state || '' = 'queued' GROUP BY 1, 2 HAVING count(*) > 1)
    WINDOW one AS (PARTITION BY org_id, document_id), newest_first AS (PARTITION BY org_id, document_id ORDER BY id DESC)),
gone AS (
    DELETE FROM accounting_work_queue AS job USING twin WHERE job.id = twin.id AND twin.id <> twin.into_id),
kept AS (
    UPDATE accounting_work_queue AS job SET version_hint = twin.version_hint, priority = twin.priority, ready_at = twin.ready_at
      FROM twin WHERE job.id = twin.id AND twin.id = twin.into_id)
INSERT INTO job_event (job_id, org_id, document_id, what, version, detail)
SELECT id, org_id, document_id, 'merged', own_version, 'into ' || into_id FROM twin WHERE id <> into_id;

-- What can't be mended is set aside: dead, with its reason.
WITH aside AS (
    UPDATE accounting_work_queue
       SET state = 'dead', last_error = 'odd_row: ' || CASE
               WHEN octet_length(org_id) NOT BETWEEN 1 AND 500 THEN 'its org_id is empty or too long'
               WHEN octet_length(document_id) NOT BETWEEN 1 AND 2000 THEN 'its document_id is empty or too long'
               WHEN version_hint > 2000000000 THEN 'its version_hint is too large' ELSE 'it would never have been ready' END,
           org_id = CASE WHEN org_id = '' THEN '(empty)' WHEN octet_length(org_id) > 500 THEN left(org_id, 100) || '…' ELSE org_id END,
           document_id = CASE WHEN document_id = '' THEN '(empty)'
                              WHEN octet_length(document_id) > 2000 THEN left(document_id, 400) || '…' ELSE document_id END,
           version_hint = least(version_hint, 2000000000),
           ready_at = CASE WHEN ready_at < '10000-01-01 00:00:00+00' THEN ready_at ELSE now() END
     WHERE octet_length(org_id) NOT BETWEEN 1 AND 500 OR octet_length(document_id) NOT BETWEEN 1 AND 2000
        OR version_hint > 2000000000 OR ready_at >= '10000-01-01 00:00:00+00'
    RETURNING id, org_id, document_id, version_hint, run_count, last_error)
INSERT INTO job_event (job_id, org_id, document_id, what, version, attempt, detail)
SELECT id, org_id, document_id, 'dead', version_hint, run_count, last_error FROM aside;

-- Leases get their number; those without an end end soon, those without sense at once. All else that is odd is completed.
UPDATE accounting_work_queue
   SET id = CASE WHEN id = '00000000-0000-0000-0000-000000000000' THEN gen_random_uuid() ELSE id END,
       lease = CASE WHEN state = 'leased' THEN nextval('queue_lease_seq') END,
       leased_by = CASE WHEN state = 'leased' THEN coalesce(leased_by, session_user) END,
       leased_until = CASE WHEN state <> 'leased' THEN NULL
                           WHEN leased_until IS NULL OR NOT isfinite(leased_until) THEN now() + interval '1 min'
                           WHEN leased_until BETWEEN to_timestamp(0) AND now() + interval '1 day' THEN leased_until ELSE now() END,
       run_count = CASE WHEN run_count BETWEEN 0 AND 1000 THEN run_count ELSE 0 END, version_hint = greatest(version_hint, 0),
       ready_at = CASE WHEN ready_at < to_timestamp(0) THEN now() ELSE ready_at END,
       document_type = CASE WHEN octet_length(document_type) > 500 THEN left(document_type, 100) ELSE document_type END,
       last_error = CASE WHEN state = 'dead' AND coalesce(last_error, '') = '' THEN 'set_by_hand: This job was set dead by hand.' ELSE last_error END
 WHERE state = 'leased' OR leased_by IS NOT NULL OR leased_until IS NOT NULL OR run_count NOT BETWEEN 0 AND 1000 OR version_hint < 0
    OR ready_at < to_timestamp(0) OR octet_length(document_type) > 500 OR id = '00000000-0000-0000-0000-000000000000'
    OR (state = 'dead' AND coalesce(last_error, '') = '');

-- One dead job per document, that of its newest version.
DELETE FROM accounting_work_queue AS older USING (
    SELECT id, row_number() OVER (PARTITION BY org_id, document_id ORDER BY version_hint DESC, created_at DESC, id) AS place
      FROM accounting_work_queue WHERE state = 'dead') AS dead
 WHERE older.id = dead.id AND dead.place > 1;

-- Of both ids together no more than an index entry holds (2,704 bytes). The only constraints: each costs a statement of one row 2 µs, so all
-- else is refused by the triggers.
ALTER TABLE accounting_work_queue
    ADD CONSTRAINT org_id_has_1_to_500_bytes_and_document_id_1_to_2000
        CHECK (octet_length(org_id) BETWEEN 1 AND 500 AND octet_length(document_id) BETWEEN 1 AND 2000),
    ADD CONSTRAINT source_is_known CHECK (source IN ('sync', 'invoice', 'payment', 'recreation', 'other'));

-- Counted, and each organisation with its lane.
INSERT INTO queue_depth (org_id, priority, state, n) SELECT org_id, priority, state, count(*) FROM accounting_work_queue GROUP BY 1, 2, 3;
INSERT INTO queue_total (priority, state, n) SELECT priority, state, sum(n) FROM queue_depth GROUP BY 1, 2;
INSERT INTO queue_lane (org_id, priority, wake_at)
SELECT org_id, priority, min(ready_at) FROM accounting_work_queue WHERE state = 'queued' GROUP BY 1, 2;
