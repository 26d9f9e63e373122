-- 0021: a document that can't be posted keeps its entries. Replaced: recreation_undo, queue_bury, queue_fail, queue_retry, queue_cancel,
-- ledger_complete, ledger_post_set, document_made_of. New: recreation_restore, recreation_begin, queue_defer, ledger_in_force.
-- - What a recreation took out of force is in force again when the document is refused or the job cancelled, in that transaction.
-- - A recreation leaves out what would be refused (recreation_begin) and says so.
-- - One dead job per document, that of its newest version.
-- - A job that waits for something outside (its document's commit, readable settings) goes back and counts no attempt (queue_defer).
-- Locks accounting_work_queue and recreation_document for a moment; at the end it mends documents that were refused or cancelled before.

ALTER TABLE recreation_document ADD COLUMN restored_version int; -- its entries of old_version came back into force as this one; null: not so

-- Of thousands of documents at once, in a database that was never analysed too.
ALTER FUNCTION recreation_prepare(uuid, text, text[], text, text, interval) SET enable_seqscan = off;
ALTER FUNCTION recreation_prepare(uuid, text, text[], text, text, interval) SET enable_hashjoin = off;
ALTER FUNCTION recreation_prepare(uuid, text, text[], text, text, interval) SET enable_mergejoin = off;
ALTER FUNCTION recreation_prepare(uuid, text, text[], text, text, interval) SET jit = off;

-- The entries of documents that are in force, of many at once: by primary key, whatever the planner knows of the table (see 0008).
CREATE FUNCTION ledger_in_force(p_org text, p_documents text[]) RETURNS SETOF gl_entry LANGUAGE plpgsql STABLE
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_variable
BEGIN
    RETURN QUERY
    SELECT entry.* FROM unnest(p_documents) AS wanted(document_id)
     CROSS JOIN LATERAL (
           SELECT gl_entry.* FROM gl_entry                          -- all: the rows of the table are returned
            WHERE gl_entry.org_id = p_org AND gl_entry.document_id = wanted.document_id
              AND coalesce(gl_entry.deleted_at, 'infinity') = 'infinity' ORDER BY gl_entry.version, gl_entry.line_no) AS entry;
END $$;

-- Documents that await their recreation get back the entries that were in force before, as a version of their own: nothing is erased.
-- That version is the one nobody posted. With p_for_newer the document goes on to a newer one, which is still to be posted: so a refused
-- document is one whose newest version is not posted, as any other. Without, it is as before: posted, or waiting for a change that came
-- before the recreation. Others than those that await are left alone. The caller holds the locks of the documents.
CREATE FUNCTION recreation_restore(p_orgs text[], p_documents text[], p_for_newer boolean) RETURNS void LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    orgs text[]; documents text[]; posted int[]; ready int[]; raised int[];
BEGIN
    SELECT array_agg(found.org_id), array_agg(found.document_id), array_agg(found.posted_version), array_agg(found.accounting_ready_version),
           -- All that came since the posted version were recreations: then nothing else is left to be posted.
           array_agg(found.accounting_ready_version + CASE WHEN found.posted_version > 0 AND (p_for_newer OR found.recreations < found.accounting_ready_version - found.posted_version)
                                                           THEN 1 ELSE 0 END)
      INTO orgs, documents, posted, ready, raised
      FROM (SELECT DISTINCT * FROM unnest(p_orgs, p_documents) AS wanted(org_id, document_id)) AS wanted
     CROSS JOIN LATERAL (
           SELECT document.org_id, document.document_id, document.posted_version, document.accounting_ready_version, document.awaiting_recreation,
                  (SELECT count(DISTINCT done.new_version) FROM recreation_document AS done
                                WHERE done.org_id = document.org_id AND done.document_id = document.document_id
                                  AND done.new_version > document.posted_version) AS recreations
             FROM document WHERE document.org_id = wanted.org_id AND document.document_id = wanted.document_id LIMIT 1) AS found
     WHERE found.awaiting_recreation;
    IF orgs IS NULL THEN RETURN; END IF;

    INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, amount, base_amount, rule, source_line)
    SELECT old.org_id, old.document_id, found.ready, row_number() OVER (PARTITION BY old.org_id, old.document_id ORDER BY old.version, old.line_no),
           old.entry_date, old.account, old.currency, old.amount, old.base_amount, old.rule, old.source_line
      FROM unnest(orgs, documents, posted, ready) AS found(org_id, document_id, posted, ready)
     CROSS JOIN LATERAL (
           SELECT entry.org_id, entry.document_id, entry.version, entry.line_no, entry.entry_date, entry.account, entry.currency, entry.amount,
                  entry.base_amount, entry.rule, entry.source_line FROM gl_entry AS entry
            WHERE entry.org_id = found.org_id AND entry.document_id = found.document_id AND entry.version <= found.posted
              AND coalesce(entry.deleted_at, 'infinity') <> 'infinity' AND entry.replaced_by_version > found.posted) AS old;
    UPDATE document
       SET posted_version = CASE WHEN found.posted > 0 THEN found.ready ELSE 0 END, accounting_ready_version = found.raised,
           awaiting_recreation = false, status_code = '', status_field = '', status_message = '', status_at = clock_timestamp(),
           accounting_status = CASE WHEN found.posted > 0 AND found.raised = found.ready THEN 'posted' ELSE 'waiting' END
      FROM unnest(orgs, documents, posted, ready, raised) AS found(org_id, document_id, posted, ready, raised)
     WHERE document.org_id = found.org_id AND document.document_id = found.document_id;
    UPDATE recreation_document AS done
       SET restored_version = found.ready, new_version = CASE WHEN done.new_version = found.ready THEN found.raised ELSE done.new_version END
      FROM unnest(orgs, documents, posted, ready, raised) AS found(org_id, document_id, posted, ready, raised)
     WHERE done.org_id = found.org_id AND done.document_id = found.document_id AND done.new_version > found.posted AND found.posted > 0
       AND done.outcome <> 'undone';
END $$;

-- Begins a recreation of p_documents (recreation_prepare), and notes r_documents, which the rules would refuse, as refused: their entries stay
-- in force, and a dead job says why and can be retried. One that has changed since it was looked at (r_versions) ends as superseded.
CREATE FUNCTION recreation_begin(p_recreation uuid, p_org text, p_documents text[], p_why text, p_worker text, p_lease interval,
                                 r_documents text[], r_versions int[], r_codes text[], r_fields text[], r_messages text[])
RETURNS SETOF accounting_work_queue LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_variable
BEGIN
    PERFORM 1 FROM document WHERE org_id = p_org AND document_id = ANY (p_documents || r_documents) ORDER BY document_id FOR UPDATE;
    IF p_documents <> '{}' OR r_documents = '{}' THEN
        RETURN QUERY SELECT * FROM recreation_prepare(p_recreation, p_org, p_documents, p_why, p_worker, p_lease);
        UPDATE recreation SET documents = documents + cardinality(r_documents) WHERE recreation_id = p_recreation AND r_documents <> '{}';
    ELSE
        INSERT INTO recreation (recreation_id, org_id, path, why, documents) VALUES (p_recreation, p_org, 'direct', p_why, cardinality(r_documents));
    END IF;
    IF r_documents = '{}' THEN RETURN; END IF;

    INSERT INTO recreation_document (recreation_id, org_id, document_id, document_type, old_version, new_version, outcome, code, field, message, worker, finished_at)
    SELECT p_recreation, p_org, document.document_id, document.document_type, document.posted_version,
           document.accounting_ready_version + CASE WHEN document.posted_version >= document.accounting_ready_version
                                                     AND document.accounting_ready_version = refused.version THEN 1 ELSE 0 END,
           CASE WHEN document.accounting_ready_version = refused.version THEN 'refused' ELSE 'superseded' END,
           refused.code, refused.field, refused.message, session_user, clock_timestamp()
      FROM unnest(r_documents, r_versions, r_codes, r_fields, r_messages) AS refused(document_id, version, code, field, message)
      JOIN document USING (document_id) WHERE document.org_id = p_org;
    -- One that awaits an earlier recreation is left to that one's job.
    UPDATE document
       SET accounting_ready_version = done.new_version, accounting_status = 'refused', status_code = done.code, status_field = done.field,
           status_message = done.message, status_at = clock_timestamp()
      FROM recreation_document AS done
     WHERE done.recreation_id = p_recreation AND done.document_id = ANY (r_documents) AND done.outcome = 'refused'
       AND document.org_id = p_org AND document.document_id = done.document_id AND NOT document.awaiting_recreation;
    DELETE FROM accounting_work_queue WHERE org_id = p_org AND document_id = ANY (r_documents) AND state = 'dead';
    WITH job AS (
        INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint, priority, source, recreation_id, state, last_error)
        SELECT p_org, done.document_id, done.document_type, done.new_version, 2, 'recreation', p_recreation, 'dead', done.code || ': ' || done.message
          FROM recreation_document AS done
         WHERE done.recreation_id = p_recreation AND done.document_id = ANY (r_documents) AND done.outcome = 'refused'
           AND NOT queue_has_job(p_org, done.document_id, 0)
         ORDER BY done.document_id
        RETURNING id, org_id, document_id, version_hint, last_error),
    noted AS (
        INSERT INTO job_event (job_id, org_id, document_id, what, version, attempt, detail)
        SELECT id, org_id, document_id, 'dead', version_hint, 0, last_error FROM job)
    UPDATE recreation_document SET job_id = job.id FROM job
     WHERE recreation_document.recreation_id = p_recreation AND recreation_document.document_id = job.document_id;
END $$;

-- Whether a job waits or runs that will post this version of a document, or a newer one; p_version 0: any.
CREATE FUNCTION queue_has_job(p_org text, p_document text, p_version int) RETURNS boolean LANGUAGE plpgsql STABLE
    SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_variable
BEGIN
    RETURN EXISTS (SELECT 1 FROM accounting_work_queue AS job
                    WHERE job.state || '' = 'queued' AND job.org_id = p_org AND job.document_id = p_document
                      AND (job.version_hint = 0 OR job.version_hint >= p_version))
        OR EXISTS (SELECT 1 FROM accounting_work_queue AS job
                    WHERE job.state = 'leased' AND job.leased_until >= to_timestamp((SELECT last_value FROM queue_lease_floor))
                      AND job.org_id = p_org AND job.document_id = p_document
                      AND (job.version_hint = 0 OR job.version_hint >= p_version));
END $$;

-- Brings back the entries that a recreation took out of force, as a new version; nothing is erased. Refused for a document that has
-- moved on since, or whose period was locked since. p_documents null: all of the recreation. Returns the documents restored.
CREATE OR REPLACE FUNCTION recreation_undo(p_recreation uuid, p_documents text[]) RETURNS SETOF text LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    org text; wanted text[]; moved_on text[]; closed date; locked text[];
BEGIN
    SELECT org_id INTO org FROM recreation WHERE recreation_id = p_recreation;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'LF404', CONSTRAINT = 'unknown_recreation', MESSAGE = 'There is no such recreation.';
    END IF;
    -- Of a cancelled one the entries are back already.
    SELECT array_agg(done.document_id) INTO wanted FROM recreation_document AS done JOIN document USING (org_id, document_id)
     WHERE done.recreation_id = p_recreation AND done.outcome NOT IN ('superseded', 'undone')
       AND (done.outcome <> 'cancelled' OR document.awaiting_recreation)
       AND (p_documents IS NULL OR done.document_id = ANY (p_documents));
    IF wanted IS NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'nothing_to_undo', MESSAGE = 'Nothing of this recreation is left to undo.';
    END IF;
    PERFORM 1 FROM document WHERE org_id = org AND document_id = ANY (wanted) ORDER BY document_id FOR UPDATE;

    SELECT array_agg(done.document_id ORDER BY done.document_id) INTO moved_on
      FROM recreation_document AS done JOIN document USING (org_id, document_id)
     WHERE done.recreation_id = p_recreation AND done.document_id = ANY (wanted) AND document.accounting_ready_version <> done.new_version;
    IF moved_on IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'newer_version', DETAIL = array_to_json(moved_on)::text,
            MESSAGE = format('%s has a newer version since this recreation. Nothing was undone.', array_to_string(moved_on[1:5], ', '));
    END IF;
    SELECT locked_through INTO closed FROM period_lock WHERE org_id = org;
    SELECT array_agg(DISTINCT done.document_id) INTO locked
      FROM recreation_document AS done
     CROSS JOIN LATERAL (
           SELECT 1 FROM gl_entry AS entry
            WHERE entry.org_id = org AND entry.document_id = done.document_id AND entry.entry_date <= closed
              AND CASE WHEN coalesce(entry.deleted_at, 'infinity') = 'infinity' THEN entry.version > done.old_version
                       ELSE entry.version <= done.old_version AND entry.replaced_by_version > done.old_version END LIMIT 1) AS entry
     WHERE done.recreation_id = p_recreation AND done.document_id = ANY (wanted);
    IF locked IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'period_locked', COLUMN = 'date', DETAIL = array_to_json(locked)::text,
            MESSAGE = format('The books were locked through %s since, and %s has entries there. Nothing was undone.', closed, locked[1]);
    END IF;

    -- Also where the old entries are in force: they belong to the newest version then.
    UPDATE gl_entry AS entry SET deleted_at = clock_timestamp(), replaced_by_version = done.new_version + 1
      FROM recreation_document AS done
     WHERE done.recreation_id = p_recreation AND done.document_id = ANY (wanted)
       AND entry.org_id = org AND entry.document_id = done.document_id AND coalesce(entry.deleted_at, 'infinity') = 'infinity'
       AND (closed IS NULL OR entry.entry_date > closed);
    UPDATE document
       SET accounting_ready_version = document.accounting_ready_version + 1, awaiting_recreation = false,
           posted_version = CASE WHEN done.old_version > 0 THEN document.accounting_ready_version + 1 ELSE 0 END,
           accounting_status = CASE WHEN done.old_version > 0 THEN 'posted' ELSE 'waiting' END,
           status_code = '', status_field = '', status_message = '', status_at = clock_timestamp()
      FROM recreation_document AS done
     WHERE done.recreation_id = p_recreation AND document.org_id = org AND document.document_id = done.document_id
       AND document.document_id = ANY (wanted);
    INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, amount, base_amount, rule, source_line, posted_by)
    SELECT old.org_id, old.document_id, done.new_version + 1, row_number() OVER (PARTITION BY old.document_id ORDER BY old.version, old.line_no),
           old.entry_date, old.account, old.currency, old.amount, old.base_amount, old.rule, old.source_line, session_user
      FROM recreation_document AS done
     CROSS JOIN LATERAL (                                   -- what was in force while old_version was the newest posted
           SELECT * FROM gl_entry AS entry
            WHERE entry.org_id = org AND entry.document_id = done.document_id AND entry.version <= done.old_version
              AND coalesce(entry.deleted_at, 'infinity') <> 'infinity' AND entry.replaced_by_version > done.old_version) AS old
     WHERE done.recreation_id = p_recreation AND done.document_id = ANY (wanted);
    DELETE FROM accounting_work_queue WHERE org_id = org AND document_id = ANY (wanted) AND (state || '' = 'queued' OR state = 'dead');
    UPDATE recreation_document
       SET outcome = 'undone', restored_version = CASE WHEN old_version > 0 THEN new_version + 1 END, worker = session_user, finished_at = clock_timestamp()
     WHERE recreation_id = p_recreation AND document_id = ANY (wanted);
    -- A document that had never been posted must not be left without a job.
    INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint, source)
    SELECT org_id, document_id, document_type, accounting_ready_version, 'other' FROM document
     WHERE org_id = org AND document_id = ANY (wanted) AND posted_version = 0;
    RETURN QUERY SELECT unnest(wanted);
END $$;

-- Leaves the dead job of a document's newest version; of equals that of p_job.
CREATE FUNCTION queue_one_dead(p_org text, p_document text, p_job uuid) RETURNS void LANGUAGE plpgsql SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_variable
BEGIN
    DELETE FROM accounting_work_queue AS older
     WHERE older.state = 'dead' AND older.org_id = p_org AND older.document_id = p_document
       AND older.id <> (SELECT dead.id FROM accounting_work_queue AS dead
                         WHERE dead.state = 'dead' AND dead.org_id = p_org AND dead.document_id = p_document
                         ORDER BY dead.version_hint DESC, dead.id = p_job DESC, dead.id LIMIT 1);
END $$;

-- Also of rows that were written so by hand: they get a reason, and one of a document that has nothing left to be posted goes.
CREATE FUNCTION queue_on_dead() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID <> 'public.accounting_work_queue'::regclass THEN
        RAISE EXCEPTION 'queue_on_dead is a trigger of accounting_work_queue only';
    END IF;
    IF coalesce(NEW.last_error, '') = '' THEN
        UPDATE public.accounting_work_queue SET last_error = format('set_by_hand: %s set this job dead by hand.', session_user) WHERE id = NEW.id;
        INSERT INTO public.job_event (job_id, org_id, document_id, what, version, attempt, who, detail)
        VALUES (NEW.id, NEW.org_id, NEW.document_id, 'dead', NEW.version_hint, NEW.run_count, session_user, 'set_by_hand');
        DELETE FROM public.accounting_work_queue AS job USING public.document
         WHERE job.id = NEW.id AND document.org_id = NEW.org_id AND document.document_id = NEW.document_id AND NOT document.awaiting_recreation
           AND document.posted_version >= greatest(document.accounting_ready_version, NEW.version_hint, 1);
    END IF;
    PERFORM public.queue_one_dead(NEW.org_id, NEW.document_id, NEW.id);
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION queue_on_dead() FROM PUBLIC;
CREATE TRIGGER queue_dead_job AFTER INSERT OR UPDATE OF state ON accounting_work_queue FOR EACH ROW
    WHEN (NEW.state = 'dead') EXECUTE FUNCTION queue_on_dead();
UPDATE accounting_work_queue SET last_error = 'set_by_hand: This job was set dead by hand.' WHERE state = 'dead' AND coalesce(last_error, '') = '';

-- Dead letter: the job stays with its reason, its document says that it is refused and has the entries of before, its recreation has an
-- outcome. The caller holds the job's row lock. A document that has moved on to a newer version is not touched.
CREATE OR REPLACE FUNCTION queue_bury(p_job accounting_work_queue, p_code text, p_field text, p_message text) RETURNS void LANGUAGE plpgsql AS $$
#variable_conflict use_variable
DECLARE
    doc document; is_its_job boolean; hint int := greatest(p_job.version_hint, 1);
BEGIN
    SELECT * INTO doc FROM document WHERE org_id = p_job.org_id AND document_id = p_job.document_id FOR UPDATE;
    is_its_job := doc.posted_version < doc.accounting_ready_version
                  AND (p_job.version_hint = 0 OR doc.accounting_ready_version <= p_job.version_hint);
    IF is_its_job AND doc.awaiting_recreation THEN
        BEGIN
            PERFORM recreation_restore(ARRAY[p_job.org_id], ARRAY[p_job.document_id], true);
        EXCEPTION WHEN SQLSTATE 'LF409' THEN NULL;         -- the ledger lets nothing in there now: the document goes on awaiting
        END;
        SELECT * INTO doc FROM document WHERE org_id = p_job.org_id AND document_id = p_job.document_id;
    END IF;
    IF is_its_job THEN
        hint := greatest(hint, doc.accounting_ready_version);
        UPDATE document
           SET accounting_status = 'refused', status_code = p_code, status_field = p_field, status_message = p_message, status_at = clock_timestamp()
         WHERE org_id = p_job.org_id AND document_id = p_job.document_id;
    END IF;
    UPDATE accounting_work_queue
       SET state = 'dead', version_hint = CASE WHEN is_its_job THEN hint ELSE p_job.version_hint END, last_error = p_code || ': ' || p_message, leased_by = NULL, leased_until = NULL, lease = NULL
     WHERE id = p_job.id;
    UPDATE recreation_document
       SET outcome = 'refused', code = p_code, field = p_field, message = p_message, finished_at = clock_timestamp(), worker = p_job.leased_by
     WHERE org_id = p_job.org_id AND document_id = p_job.document_id AND outcome = 'waiting' AND new_version <= hint;
    INSERT INTO job_event (job_id, org_id, document_id, what, version, attempt, who, detail)
    VALUES (p_job.id, p_job.org_id, p_job.document_id, 'dead', p_job.version_hint, p_job.run_count, coalesce(p_job.leased_by, session_user),
            p_code || ': ' || p_message);
END $$;

-- Where there is no document to lock, the jobs for it are locked in one order, so that two that die at once see each other.
CREATE FUNCTION queue_lock_twins(p_org text, p_document text) RETURNS void LANGUAGE plpgsql SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_variable
BEGIN
    PERFORM 1 FROM accounting_work_queue AS job
      WHERE job.id = ANY (ARRAY(
            SELECT dead.id FROM accounting_work_queue AS dead WHERE dead.state = 'dead' AND dead.org_id = p_org AND dead.document_id = p_document
            UNION ALL
            SELECT held.id FROM accounting_work_queue AS held
             WHERE held.state = 'leased' AND held.leased_until >= to_timestamp((SELECT last_value FROM queue_lease_floor))
               AND held.org_id = p_org AND held.document_id = p_document))
      ORDER BY job.id FOR UPDATE;
END $$;

-- A job failed. Permanent, or out of attempts: dead. Else it comes back after 2 s · 2^(runs−1), at most 10 min, half of it jitter.
-- p_version is the document version that was computed: when the document has moved on, the failure means nothing and the job is
-- finished as superseded. Returns queued, dead, superseded, or null when the lease was lost.
CREATE OR REPLACE FUNCTION queue_fail(p_job uuid, p_lease bigint, p_version int, p_code text, p_field text, p_message text, p_permanent boolean)
RETURNS text LANGUAGE plpgsql AS $$
#variable_conflict use_variable
DECLARE
    job accounting_work_queue; ready_version int;
BEGIN
    SELECT * INTO job FROM accounting_work_queue WHERE id = p_job AND lease = p_lease;
    IF NOT FOUND THEN RETURN NULL; END IF;
    -- Documents before queue rows: the lock order of every function here.
    SELECT accounting_ready_version INTO ready_version FROM document
     WHERE org_id = job.org_id AND document_id = job.document_id FOR UPDATE;
    IF NOT FOUND THEN
        PERFORM queue_lock_twins(job.org_id, job.document_id);
    END IF;
    SELECT * INTO job FROM accounting_work_queue WHERE id = p_job AND lease = p_lease FOR UPDATE;
    IF NOT FOUND THEN RETURN NULL; END IF;

    IF p_permanent AND p_version < ready_version THEN
        PERFORM queue_supersede(ARRAY[p_job]);
        RETURN 'superseded';
    END IF;
    IF p_permanent OR job.run_count >= leapfrog_setting('max_attempts') THEN
        job.version_hint := greatest(job.version_hint, ready_version);
        PERFORM queue_bury(job, p_code, p_field, p_message);
        RETURN 'dead';
    END IF;
    UPDATE accounting_work_queue
       SET state = 'queued', leased_by = NULL, leased_until = NULL, lease = NULL, last_error = p_code || ': ' || p_message,
           ready_at = now() + least(600, 2 * 2 ^ (job.run_count - 1)) * (0.5 + random() / 2) * interval '1 s'
     WHERE id = p_job;
    INSERT INTO job_event (job_id, org_id, document_id, what, version, attempt, who, detail)
    VALUES (job.id, job.org_id, job.document_id, 'failed', job.version_hint, job.run_count, job.leased_by, p_code || ': ' || p_message);
    PERFORM queue_merge(ARRAY[job.org_id], ARRAY[job.document_id], ARRAY[job.id]);
    RETURN 'queued';
END $$;

-- A job waits for something that no attempt of ours can bring: it goes back and counts no attempt. It looks again after as long as it is old,
-- at least p_least and at most p_most, half of it jitter. After p_give_up (null: never) since it was asked for it is dead. With p_version it
-- waits for that version of its document, and is ready at once when it has come. Meanwhile a document that awaits its recreation has its
-- entries of before. Returns queued, dead, or null when the lease was lost.
CREATE FUNCTION queue_defer(p_job uuid, p_lease bigint, p_version int, p_code text, p_field text, p_message text,
                            p_least interval, p_most interval, p_give_up interval) RETURNS text LANGUAGE plpgsql AS $$
#variable_conflict use_variable
DECLARE
    job accounting_work_queue; doc document; age interval; wait interval; is_held boolean;
BEGIN
    SELECT * INTO job FROM accounting_work_queue WHERE id = p_job AND lease = p_lease;
    IF NOT FOUND THEN RETURN NULL; END IF;
    SELECT * INTO doc FROM document WHERE org_id = job.org_id AND document_id = job.document_id FOR UPDATE SKIP LOCKED;
    is_held := FOUND;
    IF NOT is_held THEN                                    -- by the producer whose commit is waited for, most likely: no worker waits for him
        SELECT * INTO doc FROM document WHERE org_id = job.org_id AND document_id = job.document_id;
        IF NOT FOUND THEN
            PERFORM queue_lock_twins(job.org_id, job.document_id);
            is_held := true;
        END IF;
    END IF;
    SELECT * INTO job FROM accounting_work_queue WHERE id = p_job AND lease = p_lease FOR UPDATE;
    IF NOT FOUND THEN RETURN NULL; END IF;

    age := greatest(clock_timestamp() - job.created_at, interval '0');
    wait := least(greatest(age, p_least), p_most) * (0.5 + random() / 2);
    IF p_version IS NOT NULL AND doc.accounting_ready_version >= p_version THEN
        wait := interval '0';
    ELSIF age >= p_give_up AND is_held THEN
        PERFORM queue_bury(job, p_code, p_field, p_message);
        IF doc.posted_version < doc.accounting_ready_version AND NOT doc.awaiting_recreation THEN
            -- The version asked for never came; the one that is there must not be left without a job.
            INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint, source)
            VALUES (job.org_id, job.document_id, doc.document_type, doc.accounting_ready_version, 'other');
            UPDATE document SET accounting_status = 'waiting', status_code = '', status_field = '', status_message = ''
             WHERE org_id = job.org_id AND document_id = job.document_id;
        END IF;
        RETURN 'dead';
    END IF;
    IF doc.awaiting_recreation AND is_held AND wait > interval '0' THEN
        PERFORM recreation_restore(ARRAY[job.org_id], ARRAY[job.document_id], true);
        SELECT * INTO doc FROM document WHERE org_id = job.org_id AND document_id = job.document_id;
        job.version_hint := greatest(job.version_hint, doc.accounting_ready_version);
    END IF;
    UPDATE accounting_work_queue
       SET state = 'queued', leased_by = NULL, leased_until = NULL, lease = NULL, run_count = greatest(0, job.run_count - 1),
           version_hint = job.version_hint, last_error = p_code || ': ' || p_message, ready_at = clock_timestamp() + wait
     WHERE id = p_job;
    -- The first time only: it may look for hours.
    INSERT INTO job_event (job_id, org_id, document_id, what, version, attempt, who, detail)
    SELECT job.id, job.org_id, job.document_id, 'deferred', job.version_hint, job.run_count - 1, job.leased_by, p_code || ': ' || p_message
     WHERE split_part(coalesce(job.last_error, ''), ':', 1) <> p_code;
    PERFORM queue_merge(ARRAY[job.org_id], ARRAY[job.document_id], ARRAY[job.id]);
    RETURN 'queued';
END $$;

-- Dead jobs, and jobs waiting for their next attempt, become ready now with all their attempts before them. Returns those changed.
CREATE OR REPLACE FUNCTION queue_retry(p_jobs uuid[], p_why text) RETURNS SETOF uuid LANGUAGE plpgsql AS $$
#variable_conflict use_variable
DECLARE
    ids uuid[]; orgs text[]; job_documents text[];
BEGIN
    PERFORM 1 FROM document
      WHERE (org_id, document_id) IN (SELECT org_id, document_id FROM accounting_work_queue WHERE id = ANY (p_jobs))
      ORDER BY org_id, document_id FOR UPDATE;
    WITH changed AS (
        UPDATE accounting_work_queue
           SET state = 'queued', run_count = 0, ready_at = now(),
               created_at = CASE WHEN last_error LIKE 'version_not_there:%' THEN now() ELSE created_at END -- it may wait for an hour again
         WHERE id = ANY (p_jobs) AND (state = 'dead' OR (state = 'queued' AND ready_at > now()))
        RETURNING id, org_id, document_id, version_hint, state)
    SELECT array_agg(id), array_agg(org_id), array_agg(document_id) INTO ids, orgs, job_documents FROM changed;
    IF ids IS NULL THEN RETURN; END IF;

    INSERT INTO job_event (job_id, org_id, document_id, what, detail)
    SELECT id, org_id, document_id, 'retried', p_why FROM unnest(ids, orgs, job_documents) AS job(id, org_id, document_id);
    UPDATE document
       SET accounting_status = CASE WHEN awaiting_recreation THEN 'awaiting_recreation' ELSE 'waiting' END,
           status_code = '', status_field = '', status_message = '', status_at = clock_timestamp()
     WHERE accounting_status = 'refused' AND (org_id, document_id) IN (SELECT * FROM unnest(orgs, job_documents));
    UPDATE recreation_document AS done SET outcome = 'waiting', code = '', field = '', message = '', finished_at = NULL
      FROM document
     WHERE done.outcome = 'refused' AND (done.org_id, done.document_id) IN (SELECT * FROM unnest(orgs, job_documents))
       AND document.org_id = done.org_id AND document.document_id = done.document_id AND document.accounting_ready_version = done.new_version;
    PERFORM queue_merge(orgs, job_documents, ids);
    PERFORM pg_notify('accounting_work_queue', '');
    RETURN QUERY SELECT unnest(ids);
END $$;

-- Removes jobs. One that is running loses its lease with its row, so its holder is fenced and writes nothing. Where a recreation had taken a
-- document's entries out of force and nobody is left to post it, they are in force again, as undo would bring them back. No undo.
CREATE OR REPLACE FUNCTION queue_cancel(p_jobs uuid[], p_why text) RETURNS SETOF uuid LANGUAGE plpgsql AS $$
#variable_conflict use_variable
DECLARE
    ids uuid[]; orgs text[]; job_documents text[]; back_orgs text[]; back_documents text[];
BEGIN
    PERFORM 1 FROM document
      WHERE (org_id, document_id) IN (SELECT org_id, document_id FROM accounting_work_queue WHERE id = ANY (p_jobs))
      ORDER BY org_id, document_id FOR UPDATE;
    WITH gone AS (DELETE FROM accounting_work_queue WHERE id = ANY (p_jobs) RETURNING *),
    noted AS (
        INSERT INTO job_event (job_id, org_id, document_id, what, version, attempt, detail)
        SELECT id, org_id, document_id, 'cancelled', version_hint, run_count, p_why FROM gone)
    SELECT array_agg(id), array_agg(org_id), array_agg(document_id) INTO ids, orgs, job_documents FROM gone;
    IF ids IS NULL THEN RETURN; END IF;
    UPDATE recreation_document SET outcome = 'cancelled', message = p_why, worker = session_user, finished_at = clock_timestamp()
     WHERE outcome = 'waiting' AND job_id = ANY (ids);

    SELECT array_agg(org_id), array_agg(document_id) INTO back_orgs, back_documents
      FROM document
     WHERE (org_id, document_id) IN (SELECT * FROM unnest(orgs, job_documents)) AND awaiting_recreation
       AND NOT queue_has_job(org_id, document_id, accounting_ready_version);
    IF back_orgs IS NOT NULL THEN
        PERFORM recreation_restore(back_orgs, back_documents, false);
        UPDATE recreation_document SET outcome = 'cancelled', message = p_why, worker = session_user, finished_at = clock_timestamp()
         WHERE outcome = 'waiting' AND (org_id, document_id) IN (SELECT * FROM unnest(back_orgs, back_documents));
        INSERT INTO job_event (job_id, org_id, document_id, what, version, detail)
        SELECT job.id, job.org_id, job.document_id, 'restored', document.posted_version, 'the entries of before are in force again'
          FROM unnest(ids, orgs, job_documents) AS job(id, org_id, document_id)
          JOIN unnest(back_orgs, back_documents) AS back(org_id, document_id) USING (org_id, document_id)
          JOIN document USING (org_id, document_id) WHERE document.posted_version > 0;
    END IF;
    -- What is left to be posted of these documents has no job any more: said where people look.
    UPDATE document
       SET status_code = 'job_cancelled', status_field = '', status_at = clock_timestamp(),
           status_message = format('Its job was cancelled by %s%s. It is posted when somebody enqueues or recreates it.', session_user,
                                   CASE WHEN p_why = '' THEN '' ELSE ' (' || p_why || ')' END)
     WHERE (org_id, document_id) IN (SELECT * FROM unnest(orgs, job_documents)) AND accounting_status = 'waiting'
       AND posted_version < accounting_ready_version AND NOT queue_has_job(org_id, document_id, 0);
    RETURN QUERY SELECT unnest(ids);
END $$;

-- Posts documents and finishes their jobs as one set. Job i posts version p_versions[i]; its entries are those of the e_ arrays
-- whose e_job is i. Outcome per job, in the order of the input:
--   posted, unchanged  the entries are in force, the version's predecessors are not, the job is gone
--   superseded         the document has moved on (or is posted already): nothing was written
--   fenced             the lease was lost: nothing was written, the job belongs to someone else
CREATE OR REPLACE FUNCTION ledger_complete(
    p_jobs uuid[], p_leases bigint[], p_orgs text[], p_documents text[], p_versions int[], p_unchanged boolean[],
    e_job int[], e_date date[], e_account text[], e_currency text[], e_amount bigint[], e_base bigint[], e_rule text[], e_line int[],
    p_worker text)
RETURNS TABLE (place int, outcome text) LANGUAGE plpgsql SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    held int[]; current int[]; stale uuid[]; early_orgs text[]; early_documents text[]; early_jobs uuid[];
BEGIN
    -- Documents before queue rows: the lock order of every function here.
    PERFORM 1 FROM document JOIN unnest(p_orgs, p_documents) AS mine(org_id, document_id) USING (org_id, document_id)
      ORDER BY document.org_id, document.document_id FOR UPDATE OF document;
    SELECT array_agg(mine.i) INTO held
      FROM unnest(p_jobs, p_leases) WITH ORDINALITY AS mine(id, lease, i)
      JOIN LATERAL (SELECT 1 FROM accounting_work_queue AS job
             WHERE job.id = mine.id AND job.lease = mine.lease FOR UPDATE) AS locked ON true;
    SELECT array_agg(mine.i) INTO current
      FROM unnest(p_orgs, p_documents, p_versions) WITH ORDINALITY AS mine(org_id, document_id, version, i)
      JOIN document USING (org_id, document_id)
     WHERE mine.i = ANY (held) AND document.accounting_ready_version = mine.version AND document.posted_version < mine.version;
    SELECT array_agg(p_jobs[i]) INTO stale FROM unnest(held) AS i WHERE i <> ALL (coalesce(current, '{}'));
    IF stale IS NOT NULL THEN
        PERFORM queue_supersede(stale);
    END IF;

    IF current IS NOT NULL THEN
        -- What a period lock covers stays in force; the difference was posted on the first open day.
        UPDATE gl_entry AS old SET deleted_at = clock_timestamp(), replaced_by_version = p_versions[mine.i]
          FROM unnest(current) AS mine(i)
         WHERE old.org_id = p_orgs[mine.i] AND old.document_id = p_documents[mine.i]
           AND coalesce(old.deleted_at, 'infinity') = 'infinity' AND old.version < p_versions[mine.i]
           AND NOT EXISTS (SELECT 1 FROM period_lock AS closed WHERE closed.org_id = old.org_id AND old.entry_date <= closed.locked_through);
        INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, amount, base_amount, rule, source_line)
        SELECT p_orgs[e.job], p_documents[e.job], p_versions[e.job], row_number() OVER (PARTITION BY e.job ORDER BY e.i),
               e.entry_date, e.account, e.currency, e.amount, e.base_amount, e.rule, e.source_line
          FROM unnest(e_job, e_date, e_account, e_currency, e_amount, e_base, e_rule, e_line) WITH ORDINALITY
               AS e(job, entry_date, account, currency, amount, base_amount, rule, source_line, i)
         WHERE e.job = ANY (current);
        UPDATE document
           SET posted_version = p_versions[mine.i], accounting_status = 'posted', awaiting_recreation = false,
               status_code = '', status_field = '', status_message = '', status_at = clock_timestamp()
          FROM unnest(current) AS mine(i)
         WHERE document.org_id = p_orgs[mine.i] AND document.document_id = p_documents[mine.i];
        INSERT INTO job_event (job_id, org_id, document_id, what, version, attempt, who, detail)
        SELECT job.id, job.org_id, job.document_id, 'finished', p_versions[mine.i], job.run_count, p_worker,
               CASE WHEN p_unchanged[mine.i] THEN 'unchanged' ELSE 'posted' END
          FROM unnest(current) AS mine(i)
         CROSS JOIN LATERAL (SELECT own.id, own.org_id, own.document_id, own.run_count FROM accounting_work_queue AS own WHERE own.id = p_jobs[mine.i] LIMIT 1) AS job;
        -- One that asked for a version that is not there yet goes on waiting for it.
        WITH early AS (
            UPDATE accounting_work_queue AS own
               SET state = 'queued', lease = NULL, leased_by = NULL, leased_until = NULL, run_count = 0, priority = 1, source = 'other',
                   recreation_id = NULL, ready_at = clock_timestamp()
              FROM unnest(current) AS mine(i) WHERE own.id = p_jobs[mine.i] AND own.version_hint > p_versions[mine.i]
            RETURNING own.id, own.org_id, own.document_id)
        SELECT array_agg(early.org_id), array_agg(early.document_id), array_agg(early.id) INTO early_orgs, early_documents, early_jobs FROM early;
        IF early_jobs IS NOT NULL THEN
            PERFORM queue_merge(early_orgs, early_documents, early_jobs);
        END IF;
        DELETE FROM accounting_work_queue AS own
         WHERE own.id = ANY (ARRAY(SELECT p_jobs[mine.i] FROM unnest(current) AS mine(i))) AND own.state || '' = 'leased';
        DELETE FROM accounting_work_queue AS dead USING unnest(current) AS mine(i)
         WHERE dead.state = 'dead' AND dead.org_id = p_orgs[mine.i] AND dead.document_id = p_documents[mine.i]
           AND (dead.version_hint <= p_versions[mine.i] OR dead.last_error NOT LIKE 'version_not_there:%');
        UPDATE recreation_document AS done
           SET outcome = CASE WHEN done.new_version < p_versions[mine.i] THEN 'superseded' WHEN p_unchanged[mine.i] THEN 'unchanged' ELSE 'posted' END,
               code = '', field = '', message = '', worker = p_worker, finished_at = clock_timestamp()
          FROM unnest(current) AS mine(i)
         WHERE done.org_id = p_orgs[mine.i] AND done.document_id = p_documents[mine.i] AND done.new_version <= p_versions[mine.i] AND done.outcome = 'waiting';
    END IF;
    RETURN QUERY
    SELECT i, CASE WHEN i = ANY (current) THEN CASE WHEN p_unchanged[i] THEN 'unchanged' ELSE 'posted' END
                   WHEN i = ANY (held) THEN 'superseded' ELSE 'fenced' END
      FROM generate_subscripts(p_jobs, 1) AS i ORDER BY i;
END $$;

-- Posts the documents of a set, in the transaction that took their jobs (queue_take), locked and read them (PostingStore::loadForSet)
-- and will end the jobs (queue_end_set): so nothing has to be compared again. Only plain work comes here: a recreation, a refused
-- document or one that waits for its recreation is leased and ends in ledger_complete.
CREATE OR REPLACE FUNCTION ledger_post_set(
    p_jobs uuid[], p_orgs text[], p_documents text[], p_versions int[], p_replaces boolean[],
    e_org text[], e_document text[], e_version int[], e_no int[], e_date date[], e_account text[], e_currency text[], e_amount bigint[],
    e_base bigint[], e_rule text[], e_line int[], p_worker text)
RETURNS void LANGUAGE plpgsql SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_variable
BEGIN
    IF true = ANY (p_replaces) THEN
        UPDATE gl_entry AS old SET deleted_at = clock_timestamp(), replaced_by_version = posted.version
          FROM unnest(p_orgs, p_documents, p_versions, p_replaces) AS posted(org_id, document_id, version, replaces)
         WHERE posted.replaces AND old.org_id = posted.org_id AND old.document_id = posted.document_id
           AND coalesce(old.deleted_at, 'infinity') = 'infinity' AND old.version < posted.version
           AND NOT EXISTS (SELECT 1 FROM period_lock WHERE period_lock.org_id = old.org_id AND old.entry_date <= period_lock.locked_through);
    END IF;
    INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, amount, base_amount, rule, source_line)
    SELECT * FROM unnest(e_org, e_document, e_version, e_no, e_date, e_account, e_currency, e_amount, e_base, e_rule, e_line);
    UPDATE document
       SET posted_version = posted.version, accounting_status = 'posted', status_code = '', status_field = '', status_message = '',
           status_at = clock_timestamp()
      FROM unnest(p_orgs, p_documents, p_versions) AS posted(org_id, document_id, version)
     WHERE document.org_id = posted.org_id AND document.document_id = posted.document_id;
    -- A version that was refused before has been answered by this one.
    DELETE FROM accounting_work_queue AS dead USING unnest(p_orgs, p_documents, p_versions) AS posted(org_id, document_id, version)
     WHERE dead.state = 'dead' AND dead.org_id = posted.org_id AND dead.document_id = posted.document_id
       AND (dead.version_hint <= posted.version OR dead.last_error NOT LIKE 'version_not_there:%');
    INSERT INTO job_event (job_id, org_id, document_id, what, version, attempt, who, detail)
    SELECT id, org_id, document_id, 'finished', version, 1, p_worker, 'posted'
      FROM unnest(p_jobs, p_orgs, p_documents, p_versions) AS job(id, org_id, document_id, version);
END $$;

-- What the entries of a posted version were made of and when: the document of that version or, where they had been brought back (an undo, a
-- refusal, a cancel), of the version that they had been. Null: not known.
CREATE OR REPLACE FUNCTION document_made_of(p_org text, p_document text, p_version int, OUT made_of text, OUT made_at timestamptz)
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_variable
DECLARE
    wanted int := p_version; older int;
BEGIN
    LOOP
        SELECT old_version INTO older FROM recreation_document
         WHERE org_id = p_org AND document_id = p_document AND old_version < wanted
           AND (restored_version = wanted OR (outcome = 'undone' AND new_version + 1 = wanted)) ORDER BY old_version DESC LIMIT 1;
        EXIT WHEN NOT FOUND;
        wanted := older;
    END LOOP;
    SELECT body INTO made_of FROM document_history
     WHERE org_id = p_org AND document_id = p_document AND from_version <= wanted AND through_version >= wanted;
    IF NOT FOUND THEN
        SELECT body INTO made_of FROM document
         WHERE org_id = p_org AND document_id = p_document AND coalesce(body_since, accounting_ready_version) <= wanted;
    END IF;
    SELECT max(posted_at) INTO made_at FROM gl_entry WHERE org_id = p_org AND document_id = p_document AND version = wanted;
END $$;

REVOKE EXECUTE ON FUNCTION ledger_in_force(text, text[]), recreation_restore(text[], text[], boolean),
    recreation_begin(uuid, text, text[], text, text, interval, text[], int[], text[], text[], text[]),
    queue_has_job(text, text, int), queue_one_dead(text, text, uuid), queue_lock_twins(text, text),
    queue_defer(uuid, bigint, int, text, text, text, interval, interval, interval) FROM PUBLIC;

-- What is there already: dead jobs of older versions go; documents whose recreation was refused, or whose job was cancelled, get their
-- entries back. One whose entries the ledger does not let in now (a period was locked since) is left as it is.
DELETE FROM accounting_work_queue AS older USING (
    SELECT id, row_number() OVER (PARTITION BY org_id, document_id ORDER BY version_hint DESC, created_at DESC, id) AS place
      FROM accounting_work_queue WHERE state = 'dead') AS dead
 WHERE older.id = dead.id AND dead.place > 1;
DO $$
DECLARE
    left_over record;
BEGIN
    FOR left_over IN
        SELECT org_id, document_id, accounting_status, status_code, status_field, status_message, status_at FROM document
         WHERE awaiting_recreation AND NOT queue_has_job(org_id, document_id, accounting_ready_version) LOOP
        BEGIN
            PERFORM recreation_restore(ARRAY[left_over.org_id], ARRAY[left_over.document_id], left_over.accounting_status = 'refused');
            UPDATE document
               SET accounting_status = 'refused', status_code = left_over.status_code, status_field = left_over.status_field,
                   status_message = left_over.status_message, status_at = left_over.status_at
             WHERE org_id = left_over.org_id AND document_id = left_over.document_id AND left_over.accounting_status = 'refused';
            UPDATE accounting_work_queue AS dead SET version_hint = document.accounting_ready_version FROM document
             WHERE dead.state = 'dead' AND dead.org_id = left_over.org_id AND dead.document_id = left_over.document_id
               AND document.org_id = dead.org_id AND document.document_id = dead.document_id AND dead.version_hint < document.accounting_ready_version;
            UPDATE recreation_document SET outcome = 'cancelled', finished_at = clock_timestamp()
             WHERE org_id = left_over.org_id AND document_id = left_over.document_id AND outcome = 'waiting';
        EXCEPTION WHEN SQLSTATE 'LF409' THEN NULL;
        END;
    END LOOP;
END $$;
