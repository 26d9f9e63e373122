-- 0007: recreations: who asked for which documents to be posted again, by which path, and what became of each.

ALTER TABLE document ADD COLUMN awaiting_recreation boolean NOT NULL DEFAULT false; -- its entries are out of force until posted again
CREATE INDEX document_awaiting_recreation ON document (org_id, document_date) WHERE awaiting_recreation;

CREATE TABLE recreation (
    recreation_id uuid PRIMARY KEY,                 -- given by the caller, who can look it up after a lost connection
    org_id        text NOT NULL,
    path          text NOT NULL CHECK (path IN ('direct', 'queued')),
    who           text NOT NULL DEFAULT session_user,
    why           text NOT NULL DEFAULT '',
    documents     int NOT NULL,
    started_at    timestamptz NOT NULL DEFAULT clock_timestamp()
    -- It has ended when none of its documents waits, at the last one's finished_at. Not kept here: two workers that end its last
    -- two documents at once can't see each other's.
);
CREATE INDEX recreation_recent ON recreation (org_id, started_at DESC);

CREATE TABLE recreation_document (
    recreation_id uuid NOT NULL REFERENCES recreation ON DELETE CASCADE,
    org_id        text NOT NULL,
    document_id   text NOT NULL,
    document_type text NOT NULL,
    old_version   int NOT NULL,                     -- posted before; 0: never. Its entries say "old", those of new_version "new"
    new_version   int NOT NULL,
    job_id        uuid,
    outcome       text NOT NULL DEFAULT 'waiting'
        CHECK (outcome IN ('waiting', 'posted', 'unchanged', 'refused', 'superseded', 'cancelled', 'undone')),
    code          text NOT NULL DEFAULT '',
    field         text NOT NULL DEFAULT '',
    message       text NOT NULL DEFAULT '',
    worker        text,                             -- who finished it
    finished_at   timestamptz,
    PRIMARY KEY (recreation_id, document_id)
);
CREATE INDEX recreation_document_waiting ON recreation_document (org_id, document_id) WHERE outcome = 'waiting';

CREATE INDEX recreation_document_history ON recreation_document (org_id, document_id);

-- One transaction: takes the old entries out of force, raises each document's version, writes the jobs. With p_worker the jobs are
-- born leased by it (the direct path), else queued at priority 2. Refuses the whole, before anything is written, when a document
-- is unknown or (policy "refuse") has entries in a locked period. Returns the jobs, for the direct path with their leases.
CREATE FUNCTION recreation_prepare(p_recreation uuid, p_org text, p_documents text[], p_why text, p_worker text, p_lease interval)
RETURNS SETOF accounting_work_queue LANGUAGE plpgsql AS $$
DECLARE
    wanted text[]; missing text[]; closed date; policy text; locked text[];
BEGIN
    SELECT array_agg(DISTINCT id) INTO wanted FROM unnest(p_documents) AS id;
    IF wanted IS NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'LF400', CONSTRAINT = 'no_documents', MESSAGE = 'Choose at least one document.';
    END IF;
    SELECT lock_policy, locked_through INTO policy, closed
      FROM organisation LEFT JOIN period_lock USING (org_id) WHERE organisation.org_id = p_org;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'LF404', CONSTRAINT = 'unknown_organisation',
            MESSAGE = format('There is no organisation "%s" here.', p_org);
    END IF;

    PERFORM 1 FROM document WHERE org_id = p_org AND document_id = ANY (wanted) ORDER BY document_id FOR UPDATE;
    SELECT array_agg(id ORDER BY id) INTO missing FROM unnest(wanted) AS id
     WHERE NOT EXISTS (SELECT 1 FROM document WHERE org_id = p_org AND document_id = id);
    IF missing IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'LF404', CONSTRAINT = 'unknown_document', DETAIL = array_to_json(missing)::text,
            MESSAGE = format('Organisation "%s" has no document %s. Nothing was changed.', p_org, array_to_string(missing[1:5], ', ')
                             || CASE WHEN cardinality(missing) > 5 THEN format(' and %s more', cardinality(missing) - 5) ELSE '' END);
    END IF;
    IF closed IS NOT NULL AND policy = 'refuse' THEN
        SELECT array_agg(DISTINCT document_id) INTO locked FROM gl_entry
         WHERE org_id = p_org AND document_id = ANY (wanted)
           AND coalesce(deleted_at, 'infinity') = 'infinity' AND entry_date <= closed;
        IF locked IS NOT NULL THEN
            RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'period_locked', COLUMN = 'date', DETAIL = array_to_json(locked)::text,
                MESSAGE = format('The books are locked through %s and %s has entries there. Nothing was changed.', closed, locked[1]);
        END IF;
    END IF;

    INSERT INTO recreation (recreation_id, org_id, path, why, documents)
    VALUES (p_recreation, p_org, CASE WHEN p_worker IS NULL THEN 'queued' ELSE 'direct' END, p_why, cardinality(wanted));
    UPDATE document
       SET accounting_ready_version = accounting_ready_version + 1, awaiting_recreation = true, accounting_status = 'awaiting_recreation',
           status_code = '', status_field = '', status_message = '', status_at = clock_timestamp()
     WHERE org_id = p_org AND document_id = ANY (wanted);
    UPDATE gl_entry
       SET deleted_at = clock_timestamp(), recreation_id = p_recreation, replaced_by_version = document.accounting_ready_version
      FROM document
     WHERE gl_entry.org_id = p_org AND gl_entry.document_id = ANY (wanted)
       AND coalesce(gl_entry.deleted_at, 'infinity') = 'infinity'           -- by primary key: see 0008
       AND (closed IS NULL OR entry_date > closed)
       AND document.org_id = gl_entry.org_id AND document.document_id = gl_entry.document_id;
    INSERT INTO recreation_document (recreation_id, org_id, document_id, document_type, old_version, new_version)
    SELECT p_recreation, org_id, document_id, document_type, posted_version, accounting_ready_version
      FROM document WHERE org_id = p_org AND document_id = ANY (wanted);

    -- What waits in the queue for these documents is absorbed; dead jobs of theirs have been answered by this recreation.
    DELETE FROM accounting_work_queue
     WHERE org_id = p_org AND document_id = ANY (wanted) AND (state = 'dead' OR (state || '' = 'queued' AND p_worker IS NOT NULL));
    RETURN QUERY
    WITH job AS (
        INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint, priority, source, recreation_id,
                                           state, run_count, leased_by, leased_until, lease)
        SELECT org_id, document_id, document_type, accounting_ready_version, 2, 'recreation', p_recreation,
               CASE WHEN p_worker IS NULL THEN 'queued' ELSE 'leased' END, CASE WHEN p_worker IS NULL THEN 0 ELSE 1 END,
               p_worker, CASE WHEN p_worker IS NOT NULL THEN clock_timestamp() + p_lease END,
               CASE WHEN p_worker IS NOT NULL THEN nextval('queue_lease_seq') END
          FROM document WHERE org_id = p_org AND document_id = ANY (wanted) ORDER BY document_id
        RETURNING *),
    named AS (
        UPDATE recreation_document SET job_id = job.id FROM job
         WHERE recreation_document.recreation_id = p_recreation AND recreation_document.document_id = job.document_id)
    SELECT * FROM job;
END $$;

-- Brings back the entries that a recreation took out of force, as a new version; nothing is erased. Refused for a document that has
-- moved on since, or whose period was locked since. p_documents null: all of the recreation. Returns the documents restored.
CREATE FUNCTION recreation_undo(p_recreation uuid, p_documents text[]) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
    org text; wanted text[]; moved_on text[]; closed date; locked text[];
BEGIN
    SELECT org_id INTO org FROM recreation WHERE recreation_id = p_recreation;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'LF404', CONSTRAINT = 'unknown_recreation', MESSAGE = 'There is no such recreation.';
    END IF;
    SELECT array_agg(document_id) INTO wanted FROM recreation_document
     WHERE recreation_id = p_recreation AND outcome NOT IN ('superseded', 'undone') AND (p_documents IS NULL OR document_id = ANY (p_documents));
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
    SELECT array_agg(DISTINCT document_id) INTO locked FROM gl_entry
     WHERE org_id = org AND document_id = ANY (wanted) AND entry_date <= closed
       AND (recreation_id = p_recreation
            OR (deleted_at IS NULL AND version IN (SELECT new_version FROM recreation_document AS done
                 WHERE done.recreation_id = p_recreation AND done.document_id = gl_entry.document_id)));
    IF locked IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'period_locked', COLUMN = 'date', DETAIL = array_to_json(locked)::text,
            MESSAGE = format('The books were locked through %s since, and %s has entries there. Nothing was undone.', closed, locked[1]);
    END IF;

    UPDATE gl_entry SET deleted_at = clock_timestamp(), replaced_by_version = done.new_version + 1
      FROM recreation_document AS done
     WHERE done.recreation_id = p_recreation AND gl_entry.org_id = org AND gl_entry.document_id = done.document_id
       AND gl_entry.document_id = ANY (wanted) AND gl_entry.version = done.new_version AND gl_entry.deleted_at IS NULL;
    INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, amount, base_amount, rule, source_line, posted_by)
    SELECT old.org_id, old.document_id, done.new_version + 1, row_number() OVER (PARTITION BY old.document_id ORDER BY old.version, old.line_no),
           old.entry_date, old.account, old.currency, old.amount, old.base_amount, old.rule, old.source_line, session_user
      FROM gl_entry AS old JOIN recreation_document AS done
        ON done.recreation_id = p_recreation AND done.org_id = old.org_id AND done.document_id = old.document_id
     WHERE old.recreation_id = p_recreation AND old.document_id = ANY (wanted);
    UPDATE document
       SET accounting_ready_version = accounting_ready_version + 1, awaiting_recreation = false,
           posted_version = CASE WHEN done.old_version > 0 THEN accounting_ready_version + 1 ELSE 0 END,
           accounting_status = CASE WHEN done.old_version > 0 THEN 'posted' ELSE 'waiting' END,
           status_code = '', status_field = '', status_message = '', status_at = clock_timestamp()
      FROM recreation_document AS done
     WHERE done.recreation_id = p_recreation AND document.org_id = org AND document.document_id = done.document_id
       AND document.document_id = ANY (wanted);
    DELETE FROM accounting_work_queue WHERE org_id = org AND document_id = ANY (wanted) AND state IN ('queued', 'dead');
    UPDATE recreation_document SET outcome = 'undone', worker = session_user, finished_at = clock_timestamp()
     WHERE recreation_id = p_recreation AND document_id = ANY (wanted);
    -- A document that had never been posted must not be left without a job.
    INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint, source)
    SELECT org_id, document_id, document_type, accounting_ready_version, 'other' FROM document
     WHERE org_id = org AND document_id = ANY (wanted) AND posted_version = 0;
    RETURN QUERY SELECT unnest(wanted);
END $$;
