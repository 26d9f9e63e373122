-- 0005: lanes (fair turns between organisations), coalescing, live depth and wake-up, all kept by statement triggers, so that
-- every way into the queue (our functions, a plain INSERT, an ORM's INSERT … RETURNING, COPY) behaves the same.
-- Blocks writers of the queue while its rows are counted once (about 0.5 s per million rows).

ALTER TABLE accounting_work_queue
    ADD COLUMN lease         bigint,                                    -- fencing token: new at every claim and adoption
    ADD COLUMN source        text NOT NULL DEFAULT 'other',             -- who asked
    ADD COLUMN recreation_id uuid,
    ADD COLUMN requested_by  text NOT NULL DEFAULT session_user,
    ADD COLUMN created_at    timestamptz NOT NULL DEFAULT now(),
    ADD CONSTRAINT source_is_known CHECK (source IN ('sync', 'invoice', 'payment', 'recreation', 'other')) NOT VALID;
ALTER TABLE accounting_work_queue SET (
    fillfactor = 80, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
    autovacuum_vacuum_insert_scale_factor = 0.2, autovacuum_vacuum_cost_delay = 0, autovacuum_analyze_scale_factor = 0.2);

-- New ids are version 7 (RFC 9562, section 5.7: 48 bits of the time in ms, 74 random ones): jobs that are old together are together in the
-- primary key too, so a claim from a large backlog touches few of its pages. Clients may still bring ids of any kind.
ALTER TABLE accounting_work_queue ALTER COLUMN id SET DEFAULT encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    PLACING substring(int8send((1000 * date_part('epoch', clock_timestamp()))::bigint) FROM 3) FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid;

CREATE SEQUENCE queue_lease_seq CACHE 32;

-- Only organisations that differ from the defaults.
CREATE TABLE queue_org (
    org_id         text PRIMARY KEY,
    weight         float8 NOT NULL DEFAULT 1 CHECK (weight > 0),        -- share of turns within a priority
    max_leased     int CHECK (max_leased >= 0),                         -- jobs at once; null: no limit
    max_per_second float8 CHECK (max_per_second > 0),                   -- jobs started per second; null: no limit
    next_at        timestamptz NOT NULL DEFAULT '-infinity'             -- by that rate, its next job may start then
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

-- Depth: append-only changes, folded into counters each second. Their sum is right at every commit, and no counter row is hot.
-- documents: what was enqueued while another writer was in flight, which may have enqueued the same (queue_fold).
CREATE TABLE queue_delta (org_id text NOT NULL, priority int NOT NULL, state text NOT NULL, n int NOT NULL, documents text[],
                          writer xid8 NOT NULL DEFAULT pg_current_xact_id())
    WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_cost_delay = 0);
CREATE INDEX queue_delta_writer ON queue_delta (writer);
-- Who had ended at the last fold: their changes are in the counters, all others' are not. By it nobody reads through the rows of changes
-- that were folded, which can't be cleaned away while an old transaction is open.
CREATE TABLE queue_folded (upto pg_snapshot NOT NULL);
INSERT INTO queue_folded VALUES ('1:1:');
CREATE TABLE queue_depth (
    org_id text NOT NULL, priority int NOT NULL, state text NOT NULL, n bigint NOT NULL,
    PRIMARY KEY (org_id, priority, state)
) WITH (fillfactor = 50);
CREATE TABLE queue_total (priority int NOT NULL, state text NOT NULL, n bigint NOT NULL, PRIMARY KEY (priority, state)) WITH (fillfactor = 50);
-- What is not in the counters yet. After a restore from a dump transaction numbers are another server's: then everything is.
CREATE VIEW queue_unfolded WITH (security_invoker = true) AS
    SELECT change.* FROM queue_folded
     CROSS JOIN LATERAL (SELECT CASE WHEN pg_snapshot_xmax(upto) <= pg_snapshot_xmax(pg_current_snapshot()) THEN upto ELSE '1:1:' END AS upto) AS folded
     CROSS JOIN LATERAL (
           SELECT ctid AS place, * FROM queue_delta WHERE writer >= pg_snapshot_xmax(folded.upto)
           UNION ALL
           SELECT ctid AS place, * FROM queue_delta WHERE writer = ANY (ARRAY(SELECT pg_snapshot_xip(folded.upto)))) AS change;
CREATE VIEW queue_depth_now WITH (security_invoker = true) AS
    SELECT org_id, priority, state, sum(n)::bigint AS n
      FROM (SELECT org_id, priority, state, n FROM queue_depth UNION ALL SELECT org_id, priority, state, n FROM queue_unfolded) AS change
     GROUP BY 1, 2, 3
    HAVING sum(n) <> 0;
-- The same for all organisations together, however many they are.
CREATE VIEW queue_total_now WITH (security_invoker = true) AS
    SELECT priority, state, sum(n)::bigint AS n
      FROM (SELECT priority, state, n FROM queue_total UNION ALL SELECT priority, state, n FROM queue_unfolded) AS change
     GROUP BY 1, 2
    HAVING sum(n) <> 0;

-- The oldest ready job of each priority, as it was found when lanes were last looked at (queue_tend_lanes): a second ago while workers run.
CREATE TABLE queue_oldest (priority int PRIMARY KEY, ready_at timestamptz NOT NULL, looked_at timestamptz NOT NULL) WITH (fillfactor = 50);

-- Of those, what was still in flight at the last fold.
CREATE TABLE queue_recent (writer xid8 NOT NULL, org_id text NOT NULL, documents text[] NOT NULL)
    WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- Workers that sleep now: one cheap look decides whether priority 1 is worth a NOTIFY (which serialises commits).
CREATE UNLOGGED TABLE queue_idle_worker (worker text PRIMARY KEY, until timestamptz NOT NULL);

-- The lock of a lane, held shared while an enqueue is in flight: until then the lane can't be put to rest. An advisory lock, because
-- a row lock writes the row, and many producers of one organisation would queue up for that. 256 of them, so that one statement for
-- thousands of organisations does not fill the server's lock table; two lanes with one lock cost nothing but a later rest.
CREATE FUNCTION queue_lane_lock(p_org text) RETURNS int LANGUAGE sql IMMUTABLE RETURN hashtext(p_org) & 255;

-- Wakes a lane. One that was empty is last in the round, and whoever has not seen it there yet serves it next. A mark moves back to
-- before the job. Left to the fold: what would fail because an old snapshot does not show the lane as it is now, and what somebody
-- else is about to wake, who may take long to commit.
CREATE FUNCTION queue_wake(p_org text, p_priority int, p_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    known queue_lane;
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN RETURN; END IF;
    PERFORM pg_advisory_xact_lock_shared(hashtext('leapfrog.queue_lane'), queue_lane_lock(p_org));
    SELECT * INTO known FROM queue_lane WHERE org_id = p_org AND priority = p_priority;  -- looks after the lock is held
    IF known.wake_at <= p_at AND known.mark_at < p_at THEN RETURN; END IF;
    IF known.wake_at > p_at THEN
        PERFORM 1 FROM queue_lane WHERE org_id = p_org AND priority = p_priority FOR NO KEY UPDATE SKIP LOCKED;
        IF NOT FOUND THEN RETURN; END IF;
    END IF;
    INSERT INTO queue_lane AS lane (org_id, priority, wake_at) VALUES (p_org, p_priority, p_at)
    ON CONFLICT (org_id, priority) DO UPDATE
       SET wake_at = least(lane.wake_at, p_at), mark_at = least(lane.mark_at, p_at),
           mark_id = CASE WHEN lane.mark_at < p_at THEN lane.mark_id ELSE excluded.mark_id END,
           turn = CASE WHEN lane.wake_at = 'infinity' THEN excluded.turn ELSE lane.turn END;
END $$;

-- Looks after the lanes once a second, by whichever worker comes first, in a transaction of its own. Nobody is waited for.
-- - Lanes without a ready job sleep until their next job is ready; empty ones, by the counters, until they are woken. That is looked at
--   in a new snapshot, under a lock (queue_lane_lock) that no enqueue in flight allows: so there is no lost wake-up between "empty" and an
--   enqueue that has not committed yet. A lane stays awake for a second at least, so that one whose jobs come singly does not wake and
--   sleep for each.
-- - A mark may hide a ready job: one that another claimer had locked and gave back, or one of a transaction that took long to commit.
--   Lanes are looked at from their start, and the mark moves back: those of clicks and an eighth of the others each second, and less often
--   where that takes more than 1/20 of the time (it reads what can't be cleaned away while an old transaction is open).
-- - Floors rise with what they are under; each eighth look they are looked for from the start, for after a clock has been set back. A lane
--   that is far behind in the round gets a new turn, so that the floor of turns can rise. 64 turns and 2 s: for what is in flight and not seen
--   yet.
CREATE SEQUENCE queue_tended_at MINVALUE 0 START 0;                     -- in seconds since 1970; a sequence has no old versions
CREATE SEQUENCE queue_look_at MINVALUE 0 START 0;                       -- when to look for hidden jobs again, likewise
CREATE SEQUENCE queue_look_nth MINVALUE 0 MAXVALUE 7 START 0 CYCLE;     -- at which eighth
CREATE FUNCTION queue_tend_lanes() RETURNS void LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
DECLARE
    seconds bigint := floor(extract(epoch FROM clock_timestamp()));
    began timestamptz := clock_timestamp(); look_at bigint := (SELECT last_value FROM queue_look_at); nth int;
    newest bigint; from_turn bigint; far_behind bigint; from_lease timestamptz;
    dry_orgs text[]; dry_priorities int[];
BEGIN
    IF (SELECT last_value FROM queue_tended_at) BETWEEN seconds AND seconds + 60 THEN RETURN; END IF;
    PERFORM setval('queue_tended_at', seconds);
    IF seconds >= look_at OR look_at > seconds + 600 THEN  -- the latter: a clock was set back
        nth := nextval('queue_look_nth');
    END IF;
    newest := (SELECT last_value FROM queue_turn_seq);
    from_turn := CASE WHEN nth = 0 THEN 0 ELSE (SELECT last_value FROM queue_turn_floor) END;
    from_lease := to_timestamp(CASE WHEN nth = 0 THEN 0 ELSE (SELECT last_value FROM queue_lease_floor) END);
    PERFORM setval('queue_lease_floor', least(seconds - 2, (
        SELECT floor(extract(epoch FROM min(leased_until)))::bigint FROM accounting_work_queue WHERE state = 'leased' AND leased_until >= from_lease)));
    far_behind := newest - 1000 - 2 * (
        SELECT count(*) FROM queue_lane WHERE wake_at < 'infinity' AND turn >= from_turn AND priority BETWEEN 1 AND 3);
    UPDATE queue_lane AS lane SET turn = DEFAULT
      FROM (SELECT ctid FROM queue_lane
             WHERE wake_at < 'infinity' AND turn >= from_turn AND turn < far_behind AND priority BETWEEN 1 AND 3 FOR NO KEY UPDATE SKIP LOCKED) AS far
     WHERE lane.ctid = far.ctid;
    PERFORM setval('queue_turn_floor', greatest(0, coalesce((
        SELECT min(turn) FROM queue_lane WHERE wake_at < 'infinity' AND turn >= from_turn AND priority BETWEEN 1 AND 3), newest) - 64));
    IF nth IS NOT NULL THEN
        UPDATE queue_lane AS lane SET mark_at = hidden.ready_at, mark_id = '00000000-0000-0000-0000-000000000000'
          FROM (SELECT marked.ctid, first.ready_at
                  FROM queue_lane AS marked CROSS JOIN LATERAL (
                       SELECT job.ready_at FROM accounting_work_queue AS job
                        WHERE job.state = 'queued' AND job.org_id = marked.org_id AND job.priority = marked.priority
                          AND (job.ready_at, job.id) <= (marked.mark_at, marked.mark_id)
                        ORDER BY job.ready_at, job.id LIMIT 1 FOR UPDATE SKIP LOCKED) AS first
                 WHERE marked.wake_at < 'infinity' AND marked.mark_at > '-infinity' AND (marked.priority > 1 OR marked.turn & 7 = nth)
                   FOR NO KEY UPDATE OF marked SKIP LOCKED) AS hidden
         WHERE lane.ctid = hidden.ctid;
        PERFORM setval('queue_look_at', least(seconds + 300,
            ceil(extract(epoch FROM began + 20 * (clock_timestamp() - began)))::bigint));
    END IF;
    WITH lane AS MATERIALIZED (
        SELECT awake.org_id, awake.priority, awake.wake_at, first.ready_at
          FROM queue_lane AS awake LEFT JOIN LATERAL (
               SELECT job.ready_at FROM accounting_work_queue AS job
                WHERE job.state = 'queued' AND job.org_id = awake.org_id AND job.priority = awake.priority
                  AND (job.ready_at, job.id) > (awake.mark_at, awake.mark_id) AND job.ready_at <= now()
                ORDER BY job.ready_at, job.id LIMIT 1) AS first ON true
         WHERE awake.wake_at < 'infinity' AND awake.wake_at <= now()),
    oldest AS (
        INSERT INTO queue_oldest AS known
        SELECT priority, min(ready_at), clock_timestamp() FROM lane WHERE ready_at IS NOT NULL GROUP BY priority
        ON CONFLICT (priority) DO UPDATE SET ready_at = excluded.ready_at, looked_at = excluded.looked_at)
    SELECT array_agg(org_id), array_agg(priority) INTO dry_orgs, dry_priorities
      FROM (SELECT * FROM lane WHERE ready_at IS NULL AND wake_at < now() - interval '1 s' LIMIT 500) AS dry;
    IF dry_orgs IS NOT NULL AND pg_try_advisory_xact_lock(hashtext('leapfrog.queue_fold')) THEN
        PERFORM queue_rest_lanes(dry_orgs, dry_priorities);
    END IF;
END $$;

-- Part of queue_tend_lanes: these lanes gave nothing. Enqueues into them wait until it has committed, so it is quick. Holds the lock of
-- the fold: whoever believes the lane awake by an old snapshot is either seen here or folded later, which wakes it again.
CREATE FUNCTION queue_rest_lanes(p_orgs text[], p_priorities int[]) RETURNS void LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_hashjoin = on SET enable_nestloop = off SET jit = off AS $$
DECLARE
    idle_orgs text[]; idle_priorities int[];
BEGIN
    SELECT array_agg(org_id), array_agg(priority) INTO idle_orgs, idle_priorities FROM (
        SELECT lane.org_id, lane.priority FROM unnest(p_orgs, p_priorities) AS dry(org_id, priority)
          JOIN queue_lane AS lane USING (org_id, priority)
         WHERE pg_try_advisory_xact_lock(hashtext('leapfrog.queue_lane'), queue_lane_lock(dry.org_id))
           FOR UPDATE OF lane SKIP LOCKED) AS locked;
    WITH waiting AS (                                      -- not empty: waits for its time, or is hidden by the mark
        SELECT org_id, priority FROM queue_depth_now WHERE state = 'queued'),
    next AS (
        SELECT idle.org_id, idle.priority, CASE WHEN waiting.org_id IS NULL THEN 'infinity' ELSE (
               SELECT job.ready_at FROM accounting_work_queue AS job
                WHERE job.org_id = idle.org_id AND job.priority = idle.priority AND job.state = 'queued' ORDER BY job.ready_at LIMIT 1) END AS at
          FROM unnest(idle_orgs, idle_priorities) AS idle(org_id, priority) LEFT JOIN waiting USING (org_id, priority))
    UPDATE queue_lane AS lane
       SET wake_at = coalesce(next.at, 'infinity'), mark_at = least(lane.mark_at, next.at),
           mark_id = CASE WHEN lane.mark_at < coalesce(next.at, 'infinity') THEN lane.mark_id ELSE '00000000-0000-0000-0000-000000000000' END
      FROM next WHERE lane.org_id = next.org_id AND lane.priority = next.priority;
END $$;

-- Leaves one queued row per document: the largest version_hint, the largest priority, the earliest ready_at.
-- p_keep names the row that stays where it is still there (the newest, so that INSERT … RETURNING told a live id).
-- A row that is just being claimed is skipped: it is leased, and a second, queued row is then right.
-- With an old snapshot it would fail where a row was claimed since: the fold merges them then.
CREATE FUNCTION queue_merge(p_orgs text[], p_documents text[], p_keep uuid[]) RETURNS void LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
DECLARE
    ids uuid[]; keeps uuid[];
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        INSERT INTO queue_delta SELECT org_id, 1, 'queued', 0, array_agg(document_id) FROM unnest(p_orgs, p_documents) AS twin(org_id, document_id) GROUP BY 1;
        RETURN;
    END IF;
    SELECT array_agg(job.id), array_agg(wanted.keep) INTO ids, keeps
      FROM unnest(p_orgs, p_documents, p_keep) AS wanted(org_id, document_id, keep)
     CROSS JOIN LATERAL (
           SELECT queued.id FROM accounting_work_queue AS queued
            WHERE queued.state || '' = 'queued' AND queued.org_id = wanted.org_id AND queued.document_id = wanted.document_id
              FOR UPDATE SKIP LOCKED) AS job;
    IF cardinality(ids) > 1 THEN
        PERFORM queue_merge_locked(ids, keeps);
    END IF;
END $$;

-- Part of queue_merge: these jobs are queued, and locked by this transaction.
CREATE FUNCTION queue_merge_locked(p_jobs uuid[], p_keep uuid[]) RETURNS void LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
BEGIN
    WITH twin AS MATERIALIZED (
        SELECT job.*, locked.keep FROM unnest(p_jobs, p_keep) AS locked(id, keep)
         CROSS JOIN LATERAL (SELECT ctid AS place, * FROM accounting_work_queue AS queued WHERE queued.id = locked.id LIMIT 1) AS job),
    -- Window functions, not a second join of the set with itself: that would be quadratic.
    merged AS MATERIALIZED (
        SELECT place, id, org_id, document_id, version_hint AS own_version, first_value(id) OVER newest_first AS into_id, count(*) OVER one AS n,
               max(version_hint) OVER one AS version_hint, max(priority) OVER one AS priority, min(ready_at) OVER one AS ready_at,
               first_value(source) OVER recreation_first AS source, first_value(recreation_id) OVER recreation_first AS recreation_id
          FROM twin
        WINDOW one AS (PARTITION BY org_id, document_id),
               newest_first AS (PARTITION BY org_id, document_id ORDER BY (id = keep) DESC NULLS LAST, id DESC),
               recreation_first AS (PARTITION BY org_id, document_id ORDER BY source = 'recreation' DESC, (id = keep) DESC NULLS LAST, id DESC)),
    gone AS (
        DELETE FROM accounting_work_queue AS job WHERE job.ctid = ANY (ARRAY(SELECT place FROM merged WHERE id <> into_id))),
    kept AS (
        UPDATE accounting_work_queue AS job
           SET version_hint = merged.version_hint, priority = merged.priority, ready_at = merged.ready_at,
               source = merged.source, recreation_id = merged.recreation_id
          FROM merged
         WHERE job.ctid = merged.place AND merged.id = merged.into_id AND merged.n > 1
           AND (job.version_hint, job.priority, job.ready_at, job.source, job.recreation_id)
               IS DISTINCT FROM (merged.version_hint, merged.priority, merged.ready_at, merged.source, merged.recreation_id))
    INSERT INTO job_event (job_id, org_id, document_id, what, version, detail)
    SELECT id, org_id, document_id, 'merged', own_version, 'into ' || into_id FROM merged WHERE id <> into_id;
END $$;

-- Calls workers that sleep, by name, and no more than there is work for: a NOTIFY serialises commits, and fifty workers that wake for
-- one job are a herd.
CREATE FUNCTION queue_call_sleepers(p_jobs bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('accounting_work_queue', idle.worker)
       FROM (SELECT worker FROM queue_idle_worker WHERE until > clock_timestamp() ORDER BY random() LIMIT 2 + p_jobs / 10) AS idle;
END $$;

-- One row is what most producers insert: it is looked at by itself, in few statements (each costs more than what it does) and scalar
-- variables (cheaper than a record).
CREATE FUNCTION queue_on_insert() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp SET enable_seqscan = off SET jit = off AS $$
DECLARE
    -- Two transactions in flight can't see each other's rows. Of any such pair at least one finds here an older writer still
    -- in flight; looked at before the merge below takes its snapshot: who has ended by now is visible there.
    others_write boolean := pg_snapshot_xmin(pg_current_snapshot()) < pg_current_xact_id();
    one_id uuid; one_org text; one_document text; one_state text; one_priority int; one_at timestamptz;
    is_many boolean; is_locked boolean; has_twin boolean; is_awake boolean; someone_sleeps boolean;
    woken record; twin_orgs text[]; twin_documents text[]; twin_keep uuid[];
    normal bigint := 0; has_high boolean := false;
BEGIN
    SELECT id, org_id, document_id, state, priority, ready_at, EXISTS (SELECT 1 FROM new_rows OFFSET 1),
           pg_advisory_xact_lock_shared(hashtext('leapfrog.queue_lane'), queue_lane_lock(org_id)) IS NULL
      INTO one_id, one_org, one_document, one_state, one_priority, one_at, is_many, is_locked FROM new_rows LIMIT 1;
    IF NOT is_many AND one_state = 'queued' THEN           -- looks after the lock is held
        WITH noted AS (
            INSERT INTO queue_delta VALUES (one_org, one_priority, 'queued', 1, CASE WHEN others_write THEN ARRAY[one_document] END))
        SELECT EXISTS (SELECT 1 FROM accounting_work_queue AS other
                        WHERE other.state || '' = 'queued' AND other.org_id = one_org AND other.document_id = one_document
                          AND other.id <> one_id),
               EXISTS (SELECT 1 FROM queue_lane AS lane
                        WHERE lane.org_id = one_org AND lane.priority = one_priority AND lane.wake_at <= one_at AND lane.mark_at < one_at),
               EXISTS (SELECT 1 FROM queue_idle_worker WHERE until > clock_timestamp())
          INTO has_twin, is_awake, someone_sleeps;
        IF has_twin THEN
            PERFORM queue_merge(ARRAY[one_org], ARRAY[one_document], ARRAY[one_id]);
        END IF;
        IF NOT is_awake THEN
            PERFORM queue_wake(one_org, one_priority, one_at);
        END IF;
        IF one_priority >= 2 THEN
            PERFORM pg_notify('accounting_work_queue', 'high');        -- a click calls everybody
        ELSIF someone_sleeps THEN
            PERFORM queue_call_sleepers(1);
        END IF;
        RETURN NULL;
    END IF;

    -- Those whose document had a queued job already. Index probes only: a plan made while the queue was empty would be kept.
    SELECT array_agg(org_id), array_agg(document_id), array_agg(keep) INTO twin_orgs, twin_documents, twin_keep
      FROM (SELECT added.org_id, added.document_id, max(added.id::text)::uuid AS keep
              FROM new_rows AS added
             CROSS JOIN LATERAL (SELECT 1 FROM accounting_work_queue AS other
                    WHERE other.state || '' = 'queued' AND other.org_id = added.org_id AND other.document_id = added.document_id
                      AND other.id <> added.id LIMIT 1) AS twin
             WHERE added.state = 'queued' GROUP BY 1, 2) AS doubled;
    IF twin_orgs IS NOT NULL THEN
        PERFORM queue_merge(twin_orgs, twin_documents, twin_keep);
    END IF;
    INSERT INTO queue_delta
    SELECT org_id, priority, state, count(*), array_agg(document_id) FILTER (WHERE state = 'queued' AND others_write)
      FROM new_rows GROUP BY 1, 2, 3;
    FOR woken IN SELECT org_id, priority, min(ready_at) AS at, count(*) AS n FROM new_rows WHERE state = 'queued'
                  GROUP BY org_id, priority ORDER BY org_id, priority LOOP
        PERFORM queue_wake(woken.org_id, woken.priority, woken.at);
        has_high := has_high OR woken.priority >= 2;
        normal := normal + CASE WHEN woken.priority = 1 THEN woken.n ELSE 0 END;
    END LOOP;
    IF has_high THEN
        PERFORM pg_notify('accounting_work_queue', 'high');
    END IF;
    IF normal > 0 THEN
        PERFORM queue_call_sleepers(normal);
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION queue_on_update() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO queue_delta
    SELECT org_id, priority, state, sum(n)
      FROM (SELECT org_id, priority, state, 1 AS n FROM new_rows UNION ALL SELECT org_id, priority, state, -1 FROM old_rows) AS change
     GROUP BY 1, 2, 3 HAVING sum(n) <> 0;
    PERFORM queue_wake(org_id, priority, min(ready_at)) FROM new_rows WHERE state = 'queued'
      GROUP BY org_id, priority ORDER BY org_id, priority;
    RETURN NULL;
END $$;

CREATE FUNCTION queue_on_delete() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO queue_delta SELECT org_id, priority, state, -count(*) FROM old_rows GROUP BY 1, 2, 3;
    RETURN NULL;
END $$;

CREATE TRIGGER queue_inserted AFTER INSERT ON accounting_work_queue
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION queue_on_insert();
CREATE TRIGGER queue_updated AFTER UPDATE ON accounting_work_queue
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION queue_on_update();
CREATE TRIGGER queue_deleted AFTER DELETE ON accounting_work_queue
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION queue_on_delete();

-- A TRUNCATE fires no row or delete trigger: the counters start again from nothing.
CREATE FUNCTION queue_on_truncate() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    DELETE FROM queue_delta; DELETE FROM queue_depth; DELETE FROM queue_total; DELETE FROM queue_recent;
    UPDATE queue_lane SET wake_at = 'infinity', mark_at = '-infinity';
    RETURN NULL;
END $$;
CREATE TRIGGER queue_truncated AFTER TRUNCATE ON accounting_work_queue FOR EACH STATEMENT EXECUTE FUNCTION queue_on_truncate();

-- Once a second, by whichever worker finds the lock free: folds deltas, merges twins of transactions that were in flight together as
-- soon as every older writer has ended, and wakes the lanes of new jobs that sleep all the same: whoever enqueued believed them awake by
-- an old snapshot (REPEATABLE READ), or left that to the fold (queue_wake). p_wait: waits for the lock.
CREATE FUNCTION queue_fold(p_wait boolean DEFAULT false) RETURNS void LANGUAGE plpgsql SET enable_seqscan = off SET jit = off AS $$
DECLARE
    orgs text[]; documents text[]; asleep_orgs text[]; asleep_priorities int[]; late record;
BEGIN
    IF p_wait THEN
        PERFORM pg_advisory_xact_lock(hashtext('leapfrog.queue_fold'));
    ELSIF NOT pg_try_advisory_xact_lock(hashtext('leapfrog.queue_fold')) THEN
        RETURN;
    END IF;
    WITH change AS (DELETE FROM queue_delta WHERE ctid = ANY (ARRAY(SELECT place FROM queue_unfolded)) RETURNING *),
    marked AS (UPDATE queue_folded SET upto = pg_current_snapshot()),
    counted AS (
        INSERT INTO queue_depth AS depth
        SELECT org_id, priority, state, sum(n) FROM change GROUP BY 1, 2, 3 HAVING sum(n) <> 0
        ON CONFLICT (org_id, priority, state) DO UPDATE SET n = depth.n + excluded.n),
    totalled AS (
        INSERT INTO queue_total AS total
        SELECT priority, state, sum(n) FROM change GROUP BY 1, 2 HAVING sum(n) <> 0
        ON CONFLICT (priority, state) DO UPDATE SET n = total.n + excluded.n),
    in_flight AS (
        INSERT INTO queue_recent SELECT writer, org_id, change.documents FROM change
         WHERE change.documents IS NOT NULL AND writer >= pg_snapshot_xmin(pg_current_snapshot())),
    asleep AS (
        SELECT array_agg(org_id) AS orgs, array_agg(priority) AS priorities
          FROM (SELECT DISTINCT org_id, priority FROM change WHERE state = 'queued' AND n >= 0) AS added
         WHERE coalesce((SELECT wake_at FROM queue_lane AS lane
                          WHERE lane.org_id = added.org_id AND lane.priority = added.priority), 'infinity') > now()),
    ended AS (
        DELETE FROM queue_recent WHERE writer < pg_snapshot_xmin(pg_current_snapshot()) RETURNING org_id, queue_recent.documents)
    SELECT (SELECT asleep.orgs FROM asleep), (SELECT priorities FROM asleep), array_agg(org_id), array_agg(document_id)
      INTO asleep_orgs, asleep_priorities, orgs, documents
      FROM (SELECT DISTINCT org_id, unnest(noted.documents) AS document_id
              FROM (SELECT org_id, ended.documents FROM ended
                    UNION ALL
                    SELECT org_id, change.documents FROM change WHERE writer < pg_snapshot_xmin(pg_current_snapshot())) AS noted) AS document
     WHERE (SELECT count(*) FROM (SELECT 1 FROM accounting_work_queue AS job
             WHERE job.state || '' = 'queued' AND job.org_id = document.org_id AND job.document_id = document.document_id LIMIT 2) AS twin) > 1;
    IF orgs IS NOT NULL THEN
        PERFORM queue_merge(orgs, documents, array_fill(NULL::uuid, ARRAY[cardinality(orgs)]));
    END IF;
    FOR late IN SELECT asleep.org_id, asleep.priority, first.ready_at
                  FROM unnest(asleep_orgs, asleep_priorities) AS asleep(org_id, priority) CROSS JOIN LATERAL (
                       SELECT job.ready_at FROM accounting_work_queue AS job
                        WHERE job.org_id = asleep.org_id AND job.priority = asleep.priority AND job.state = 'queued'
                        ORDER BY job.ready_at LIMIT 1) AS first LEFT JOIN queue_lane AS lane USING (org_id, priority)
                 WHERE first.ready_at < coalesce(lane.wake_at, 'infinity') ORDER BY 1, 2 LOOP
        PERFORM queue_wake(late.org_id, late.priority, late.ready_at);
        PERFORM queue_call_sleepers(1);
        INSERT INTO queue_delta VALUES (late.org_id, late.priority, 'queued', 0);  -- so the next fold looks whether that worked
    END LOOP;
END $$;

-- Rows that were there before: count them, give each organisation its lane, merge what an old queue held twice.
INSERT INTO queue_depth SELECT org_id, priority, state, count(*) FROM accounting_work_queue GROUP BY 1, 2, 3;
INSERT INTO queue_total SELECT priority, state, sum(n) FROM queue_depth GROUP BY 1, 2;
INSERT INTO queue_lane (org_id, priority, wake_at)
    SELECT org_id, priority, min(ready_at) FROM accounting_work_queue WHERE state = 'queued' GROUP BY 1, 2;
SELECT queue_merge(array_agg(org_id), array_agg(document_id), array_agg(keep))
  FROM (SELECT org_id, document_id, max(id::text)::uuid AS keep FROM accounting_work_queue
         WHERE state = 'queued' GROUP BY 1, 2 HAVING count(*) > 1) AS doubled;
