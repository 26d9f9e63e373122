-- What queue_scale, queue_churn and queue_fairness run in the database that they measure. Never installed anywhere else.
CREATE SCHEMA bench;
CREATE UNLOGGED TABLE bench.timing (what text NOT NULL, ms float8 NOT NULL, buffers bigint);
CREATE SEQUENCE bench.document;

-- A backlog of 2,000 organisations of which one holds 99 %, enqueued in turn: each job of a small organisation lies on a page of its own.
-- With p_waiting only the jobs of so many of these wait, and all others are dead letters: few jobs in the places of many.
CREATE PROCEDURE bench.fill(p_rows int, p_waiting int DEFAULT NULL) LANGUAGE plpgsql AS $$
BEGIN
    FOR done IN 0 .. p_rows - 1 BY 100000 LOOP
        INSERT INTO accounting_work_queue (org_id, document_id, document_type, state)
        SELECT coalesce('org' || nth, 'big'), 'D' || nextval('bench.document'), 'sales_invoice',
               CASE WHEN p_waiting IS NULL OR nth < p_waiting THEN 'queued' ELSE 'dead' END
          FROM generate_series(done, least(done + 100000, p_rows) - 1) AS i
         CROSS JOIN LATERAL (SELECT CASE WHEN i % 100 = 0 THEN i / 100 % 1999 END AS nth) AS small;
        COMMIT;
    END LOOP;
    PERFORM queue_aggregate();
END $$;

-- Lets the lanes of organisations without work fall asleep, as they do within seconds where a worker runs.
CREATE PROCEDURE bench.rest() LANGUAGE plpgsql AS $$
BEGIN
    LOOP
        PERFORM queue_aggregate(), queue_maintain_lanes();
        COMMIT;
        EXIT WHEN NOT EXISTS (SELECT 1 FROM queue_lane AS lane WHERE wake_at < 'infinity' AND NOT EXISTS (
            SELECT 1 FROM accounting_work_queue AS job WHERE job.state = 'queued' AND job.org_id = lane.org_id AND job.priority = lane.priority));
        PERFORM pg_sleep(0.5);
    END LOOP;
END $$;

-- Each of 2,000 organisations has had work and has none now.
CREATE PROCEDURE bench.know_organisations() LANGUAGE plpgsql AS $$
DECLARE
    got int;
BEGIN
    INSERT INTO accounting_work_queue (org_id, document_id, document_type) SELECT 'org' || i, 'K', 'sales_invoice' FROM generate_series(0, 1998) AS i;
    COMMIT;
    LOOP
        SELECT count(*) INTO got FROM queue_claim('bench', 100, '60 s') AS job, queue_complete(ARRAY[job.id], ARRAY[job.lease]);
        COMMIT;
        EXIT WHEN got = 0;
    END LOOP;
    CALL bench.rest();
END $$;

-- Times p_rounds claims of p_count jobs, each committed and its jobs ended. With p_refill as many jobs of the same organisations are
-- enqueued each time: the backlog stays as it is. The commit is not in the time.
CREATE PROCEDURE bench.claim(p_what text, p_rounds int, p_count int, p_refill boolean) LANGUAGE plpgsql AS $$
DECLARE
    began timestamptz; ms float8; ids uuid[]; leases bigint[]; orgs text[];
BEGIN
    FOR round IN 1 .. p_rounds LOOP
        began := clock_timestamp();
        SELECT array_agg(id), array_agg(lease), array_agg(org_id) INTO ids, leases, orgs FROM queue_claim('bench', p_count, '60 s');
        ms := 1000 * extract(epoch FROM clock_timestamp() - began);
        COMMIT;
        EXIT WHEN ids IS NULL;
        INSERT INTO bench.timing VALUES (p_what, ms);
        PERFORM queue_complete(ids, leases);
        IF p_refill THEN
            INSERT INTO accounting_work_queue (org_id, document_id, document_type)
            SELECT org, 'D' || nextval('bench.document'), 'sales_invoice' FROM unnest(orgs) AS org;
        END IF;
        COMMIT;
        IF round % 20 = 0 THEN
            PERFORM queue_aggregate();
            COMMIT;
            PERFORM queue_maintain_lanes();
            COMMIT;
        END IF;
    END LOOP;
END $$;

-- Works on a backlog of bench.fill until the small organisations' jobs are such as have come since.
CREATE PROCEDURE bench.work(p_rows int) LANGUAGE plpgsql AS $$
BEGIN
    WHILE EXISTS (SELECT 1 FROM accounting_work_queue WHERE org_id <> 'big' AND substr(document_id, 2)::int <= p_rows) LOOP
        CALL bench.claim('', 50, 100, true);
    END LOOP;
    TRUNCATE bench.timing;
END $$;

-- The same for sets: taken, ended and committed in one transaction, as quick jobs are.
CREATE PROCEDURE bench.take(p_what text, p_rounds int, p_count int) LANGUAGE plpgsql AS $$
DECLARE
    began timestamptz; ms float8; places tid[]; orgs text[];
BEGIN
    FOR round IN 1 .. p_rounds LOOP
        began := clock_timestamp();
        SELECT array_agg(place), array_agg(org_id) INTO places, orgs FROM queue_take('bench', p_count);
        PERFORM queue_end_set(places, '{}', 'bench', '60 s');
        ms := 1000 * extract(epoch FROM clock_timestamp() - began);
        COMMIT;
        INSERT INTO bench.timing VALUES (p_what, ms);
        INSERT INTO accounting_work_queue (org_id, document_id, document_type)
        SELECT org, 'D' || nextval('bench.document'), 'sales_invoice' FROM unnest(orgs) AS org;
        COMMIT;
        IF round % 20 = 0 THEN
            PERFORM queue_aggregate();
            COMMIT;
            PERFORM queue_maintain_lanes();
            COMMIT;
        END IF;
    END LOOP;
END $$;

-- Milliseconds that one statement takes.
CREATE FUNCTION bench.timed(p_sql text) RETURNS float8 LANGUAGE plpgsql AS $$
DECLARE
    began timestamptz := clock_timestamp();
BEGIN
    EXECUTE p_sql;
    RETURN 1000 * extract(epoch FROM clock_timestamp() - began);
END $$;

-- When jobs of priority 2 or more are leased, or taken and ended in one transaction. claim_at: when the transaction that took it began;
-- ms: from enqueueing to the lease, for a set to its end.
CREATE UNLOGGED TABLE bench.start (org_id text NOT NULL, document_id text NOT NULL, claim_at timestamptz NOT NULL, ms float8 NOT NULL,
                                   enqueued_at timestamptz NOT NULL);
CREATE FUNCTION bench.note_start() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO bench.start
    VALUES (OLD.org_id, OLD.document_id, now(), 1000 * extract(epoch FROM clock_timestamp() - OLD.created_at), OLD.created_at);
    RETURN NULL;
END $$;
CREATE TRIGGER bench_leased AFTER UPDATE ON accounting_work_queue FOR EACH ROW
    WHEN (OLD.state = 'queued' AND NEW.state = 'leased' AND OLD.priority >= 2) EXECUTE FUNCTION bench.note_start();
CREATE TRIGGER bench_taken AFTER DELETE ON accounting_work_queue FOR EACH ROW
    WHEN (OLD.state = 'queued' AND OLD.priority >= 2) EXECUTE FUNCTION bench.note_start();
ALTER TABLE accounting_work_queue DISABLE TRIGGER bench_leased, DISABLE TRIGGER bench_taken;

-- For p_seconds: each 100 ms as many new jobs of random organisations as the queue lacks to hold p_backlog, at most p_rate a second.
CREATE PROCEDURE bench.produce(p_seconds int, p_backlog int, p_rate int, p_organisations int) LANGUAGE plpgsql AS $$
DECLARE
    began timestamptz := clock_timestamp(); done bigint := 0; due bigint; lack bigint;
BEGIN
    WHILE clock_timestamp() < began + p_seconds * interval '1 s' LOOP
        due := p_rate * extract(epoch FROM clock_timestamp() - began);
        SELECT p_backlog - coalesce(sum(n), 0) INTO lack FROM queue_total_now WHERE state = 'queued';
        INSERT INTO accounting_work_queue (org_id, document_id, document_type)
        SELECT 'org' || (random() * p_organisations)::int, 'D' || nextval('bench.document'), 'sales_invoice'
          FROM generate_series(1, least(lack, due - done));
        COMMIT;
        done := due;                                       -- what it lacked not is not made up for
        PERFORM pg_sleep(0.1);
        COMMIT;
    END LOOP;
END $$;
