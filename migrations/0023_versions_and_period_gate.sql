-- 0023: what waits to be posted is told by comparing versions, never by a status that a producer need not know; and a lock of a
-- period waits on rows that only the functions here can lock, where it used advisory locks that every login can take for ever.
-- Waits for the postings in flight, which hold the lock of before: whoever locks a period afterwards would not see them. Documents
-- first, as all our functions do; what writes documents or entries waits for this moment. The index is built beside them.
LOCK TABLE document IN EXCLUSIVE MODE;
LOCK TABLE gl_entry IN SHARE ROW EXCLUSIVE MODE;

-- Documents whose newest version is not in the books: the one definition, for locks, reports, verification and doctor.
--   awaiting_posting     never posted, or changed since
--   refused              its newest version was refused; what is in force, if anything, is of an older one
--   awaiting_recreation  its entries are out of force until it is posted again
CREATE VIEW document_open WITH (security_invoker = true) AS
SELECT org_id, document_id, document_type, document_date, accounting_ready_version, posted_version, accounting_status, awaiting_recreation,
       accounting_status = 'refused' AS is_refused,
       NOT awaiting_recreation AND accounting_status <> 'refused' AS is_awaiting_posting, status_code, status_field, status_message, status_at
  FROM document
 WHERE posted_version < accounting_ready_version OR awaiting_recreation OR accounting_status = 'refused';

-- A writer that raises the version may leave the status to us. Only where it says "done": a status that is set with it stays.
CREATE FUNCTION document_on_version() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    NEW.accounting_status := CASE WHEN NEW.awaiting_recreation THEN 'awaiting_recreation' ELSE 'waiting' END;
    NEW.status_code := '';
    NEW.status_field := '';
    NEW.status_message := '';
    NEW.status_at := clock_timestamp();
    RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION document_on_version() FROM PUBLIC;
CREATE TRIGGER document_version_raised BEFORE UPDATE OF accounting_ready_version ON document FOR EACH ROW
    WHEN (NEW.accounting_ready_version > OLD.accounting_ready_version AND NEW.posted_version < NEW.accounting_ready_version
          AND NEW.accounting_status = OLD.accounting_status AND NEW.accounting_status IN ('posted', 'refused'))
    EXECUTE FUNCTION document_on_version();

-- As in 0017; new: a writer that replaces the body and leaves document_date as it was gets the body's own date, by which locks of
-- periods and lists go. A body without a readable date will be refused when it is posted.
CREATE OR REPLACE FUNCTION document_on_body() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    first_version int; last_version int; body_date text;
BEGIN
    IF TG_RELID <> 'public.document'::regclass THEN        -- before anything of a foreign row is read: its types have casts of their own
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'document_on_body is a trigger of document only.';
    END IF;
    first_version := coalesce(OLD.body_since, OLD.accounting_ready_version);
    last_version := OLD.accounting_ready_version;
    IF NEW.document_date = OLD.document_date THEN
        BEGIN
            body_date := NEW.body::jsonb ->> 'date';
            IF body_date ~ '^\d{4}-\d{2}-\d{2}$' THEN
                NEW.document_date := body_date::date;
            END IF;
        EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
            NULL; -- neither JSON nor a day: what is refused needs no date
        END;
    END IF;
    IF NEW.accounting_ready_version <= last_version AND OLD.posted_version < last_version THEN
        last_version := last_version - 1;
    END IF;
    NEW.body_since := last_version + 1;
    IF first_version <= last_version THEN
        INSERT INTO public.document_history (org_id, document_id, through_version, from_version, body)
        VALUES (OLD.org_id, OLD.document_id, last_version, first_version, OLD.body);
    END IF;
    RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION document_on_body() FROM PUBLIC;

-- Documents of the period through p_through that are not posted at their newest version: by their date, or because entries of
-- an older version stand in the period, in force or out of force until they are posted again.
CREATE OR REPLACE FUNCTION period_not_posted(p_org text, p_through date) RETURNS SETOF document LANGUAGE sql STABLE
    SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT document.* FROM public.document_open AS waiting JOIN public.document USING (org_id, document_id)
     WHERE waiting.org_id = $1
       AND (document.document_date <= $2
            OR EXISTS (SELECT 1 FROM public.gl_entry AS old
                        WHERE old.org_id = document.org_id AND old.document_id = document.document_id AND old.entry_date <= $2
                          AND (old.deleted_at IS NULL OR old.replaced_by_version > document.posted_version)))
     ORDER BY document.document_id $$;
REVOKE EXECUTE ON FUNCTION period_not_posted(text, date) FROM PUBLIC;

-- Two rows per organisation, which nobody but the functions of this file and the ledger's guard locks. A posting holds "books" shared
-- until it commits (FOR KEY SHARE), whoever changes the lock of the period holds it alone (FOR UPDATE): so a posting sees the lock of
-- the period, or the lock of the period sees the posting; other organisations are not concerned. Row locks have no queue: without more,
-- postings that overlap would keep a lock out for ever. So whoever comes to change it takes "turn" first, and new postings let him pass.
CREATE TABLE period_gate (
    org_id  text NOT NULL REFERENCES organisation ON DELETE CASCADE,
    part    text NOT NULL CHECK (part IN ('books', 'turn')),
    changes int NOT NULL DEFAULT 0,                             -- a change makes older snapshots fail
    PRIMARY KEY (org_id, part)
) WITH (fillfactor = 50);
INSERT INTO period_gate (org_id, part) SELECT org_id, part FROM organisation CROSS JOIN unnest(ARRAY['books', 'turn']) AS part;

CREATE FUNCTION period_gate_on_organisation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID <> 'public.organisation'::regclass THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'This function is a trigger of the table organisation only.';
    END IF;
    INSERT INTO public.period_gate (org_id, part) VALUES (NEW.org_id, 'books'), (NEW.org_id, 'turn');
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION period_gate_on_organisation() FROM PUBLIC;
CREATE TRIGGER organisation_has_gate AFTER INSERT ON organisation FOR EACH ROW EXECUTE FUNCTION period_gate_on_organisation();

-- For postings: lets pass whoever waits to change the lock of the period, then holds the books shared until commit. A transaction that
-- holds them already goes on: whoever waits, waits for it. One that still reads an older state of the database fails when the lock has
-- changed since. Returns of how many organisations it holds the books; of one that does not exist there are none.
DROP FUNCTION gl_entry_share_period(text[]);
CREATE FUNCTION gl_entry_share_period(p_orgs text[]) RETURNS bigint LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    mine bigint := pg_current_xact_id()::text::bigint;
    held bigint;
BEGIN
    IF coalesce(current_setting('leapfrog.in_books', true), '') <> mine::text THEN
        -- A row's lock is to be seen in its xmax at once. Whoever came after this transaction began waits for it anyway.
        IF EXISTS (SELECT 1 FROM public.period_gate AS gate CROSS JOIN LATERAL (SELECT mine - age(gate.xmax) AS xid) AS other
                    WHERE gate.org_id = ANY (p_orgs) AND gate.part = 'turn' AND gate.xmax <> '0'::xid
                      AND CASE WHEN other.xid BETWEEN 3 AND mine - 1 THEN pg_xact_status(other.xid::text::xid8) = 'in progress' END) THEN
            BEGIN
                PERFORM 1 FROM public.period_gate WHERE org_id = ANY (p_orgs) AND part = 'turn' ORDER BY org_id FOR UPDATE;
                RAISE EXCEPTION USING ERRCODE = 'LF000';
            EXCEPTION WHEN SQLSTATE 'LF000' THEN
                NULL; -- he has passed; the rollback to here gives the turn back
            END;
        END IF;
        PERFORM set_config('leapfrog.in_books', mine::text, true);
    END IF;
    IF current_setting('transaction_isolation') = 'read committed' THEN
        PERFORM 1 FROM public.period_gate WHERE org_id = ANY (p_orgs) AND part = 'books' ORDER BY org_id FOR KEY SHARE;
    ELSE
        PERFORM 1 FROM public.period_gate WHERE org_id = ANY (p_orgs) AND part = 'books' ORDER BY org_id FOR SHARE;
    END IF;
    GET DIAGNOSTICS held = ROW_COUNT;
    RETURN held;
END $$;
REVOKE EXECUTE ON FUNCTION gl_entry_share_period(text[]) FROM PUBLIC;

-- Whoever writes period_lock waits for the postings in flight, 10 seconds unless his own lock_timeout says otherwise, and no longer:
-- meanwhile new postings of the organisation wait for him.
CREATE OR REPLACE FUNCTION period_lock_on_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    patience text := current_setting('lock_timeout');
    before date;
    missing text[]; awaiting bigint;
BEGIN
    IF TG_RELID <> 'public.period_lock'::regclass THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'This function is a trigger of the table period_lock only.';
    END IF;
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'isolation_level',
            MESSAGE = 'A period is locked and unlocked in a READ COMMITTED transaction only: another would not see the latest postings.';
    END IF;
    IF patience = '0' THEN
        PERFORM set_config('lock_timeout', '10s', true);
    END IF;
    BEGIN
        PERFORM 1 FROM public.period_gate WHERE org_id = NEW.org_id AND part = 'turn' FOR UPDATE;
        PERFORM 1 FROM public.period_gate WHERE org_id = NEW.org_id AND part = 'books' FOR UPDATE;
    EXCEPTION WHEN lock_not_available THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'postings_in_flight', COLUMN = 'org',
            MESSAGE = format('Entries of "%s" are being written by a transaction that does not end, so its books can''t be locked or '
                             'unlocked now. Nothing was changed. Try again in a moment.', NEW.org_id);
    END;
    PERFORM set_config('lock_timeout', patience, true);
    UPDATE public.period_gate SET changes = changes + 1 WHERE org_id = NEW.org_id AND part = 'books';

    IF TG_OP = 'UPDATE' THEN
        IF OLD.org_id = NEW.org_id THEN
            before := OLD.locked_through;
        ELSE
            INSERT INTO public.period_lock_event (org_id, who, locked_through, why)
            VALUES (OLD.org_id, session_user, NULL, format('the lock''s row was given to "%s"', NEW.org_id));
        END IF;
    END IF;
    IF NEW.locked_through > coalesce(before, '-infinity') THEN
        SELECT array_agg(document_id), count(*) FILTER (WHERE awaiting_recreation) INTO missing, awaiting
          FROM public.period_not_posted(NEW.org_id, NEW.locked_through);
        IF missing IS NOT NULL THEN
            RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'awaiting_recreation', COLUMN = 'through',
                DETAIL = array_to_json(missing)::text,
                MESSAGE = format('The books can''t be locked through %s: %s of the period are not posted (%s await recreation): %s. Post or repair them first.',
                    to_char(NEW.locked_through, 'YYYY-MM-DD'), cardinality(missing), awaiting, array_to_string(missing[1:5], ', ')
                    || CASE WHEN cardinality(missing) > 5 THEN format(' and %s more', cardinality(missing) - 5) ELSE '' END);
        END IF;
    END IF;
    INSERT INTO public.period_lock_event (org_id, who, locked_through, why) VALUES (NEW.org_id, session_user, NEW.locked_through, NEW.why);
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION period_lock_on_change() FROM PUBLIC;

CREATE OR REPLACE FUNCTION period_lock_on_delete() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID <> 'public.period_lock'::regclass THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'This function is a trigger of the table period_lock only.';
    END IF;
    INSERT INTO public.period_lock_event (org_id, who, locked_through, why)
    VALUES (OLD.org_id, session_user, NULL, 'the lock''s row was deleted');
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION period_lock_on_delete() FROM PUBLIC;

-- Closes everything up to and including p_through. A lock only moves forward; unlocking says so.
CREATE OR REPLACE FUNCTION period_close(p_org text, p_through date, p_why text) RETURNS void LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '10s' AS $$
#variable_conflict use_variable
DECLARE
    closed date;
BEGIN
    IF p_through NOT BETWEEN '1970-01-01' AND '2199-12-31' THEN
        RAISE EXCEPTION USING ERRCODE = 'LF400', CONSTRAINT = 'bad_date', COLUMN = 'through',
            MESSAGE = 'The last locked day must be from 1970-01-01 to 2199-12-31.';
    END IF;
    PERFORM 1 FROM public.organisation WHERE org_id = p_org;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'LF404', CONSTRAINT = 'unknown_organisation', MESSAGE = format('There is no organisation "%s" here.', p_org);
    END IF;
    BEGIN
        INSERT INTO public.period_lock AS mine (org_id, locked_through, why) VALUES (p_org, p_through, p_why)
        ON CONFLICT (org_id) DO UPDATE SET locked_through = excluded.locked_through, why = excluded.why
          WHERE mine.locked_through IS NULL OR mine.locked_through < excluded.locked_through;
    EXCEPTION WHEN lock_not_available THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'postings_in_flight', COLUMN = 'org',
            MESSAGE = format('Somebody else is locking or unlocking the books of "%s". Nothing was changed. Try again in a moment.', p_org);
    END;
    SELECT locked_through INTO closed FROM public.period_lock WHERE org_id = p_org;
    IF closed > p_through THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'already_locked', COLUMN = 'through',
            MESSAGE = format('The books are locked through %s already. To open days again, unlock them.', to_char(closed, 'YYYY-MM-DD'));
    END IF;
END $$;
REVOKE EXECUTE ON FUNCTION period_close(text, date, text) FROM PUBLIC;

-- Opens the days from p_from on; null: all. The books stay locked through the day before.
CREATE OR REPLACE FUNCTION period_reopen(p_org text, p_from date, p_why text) RETURNS void LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '10s' AS $$
#variable_conflict use_variable
DECLARE
    closed date;
BEGIN
    PERFORM 1 FROM public.organisation WHERE org_id = p_org;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'LF404', CONSTRAINT = 'unknown_organisation', MESSAGE = format('There is no organisation "%s" here.', p_org);
    END IF;
    BEGIN
        SELECT locked_through INTO closed FROM public.period_lock WHERE org_id = p_org FOR UPDATE;
    EXCEPTION WHEN lock_not_available THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'postings_in_flight', COLUMN = 'org',
            MESSAGE = format('Somebody else is locking or unlocking the books of "%s". Nothing was changed. Try again in a moment.', p_org);
    END;
    IF closed IS NULL OR p_from > closed THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'not_locked', COLUMN = 'from',
            MESSAGE = CASE WHEN closed IS NULL THEN format('No period of "%s" is locked.', p_org)
                           ELSE format('The books are locked through %s only; %s is open.', to_char(closed, 'YYYY-MM-DD'), to_char(p_from, 'YYYY-MM-DD')) END;
    END IF;
    UPDATE public.period_lock SET locked_through = p_from - 1, why = p_why WHERE org_id = p_org;
END $$;
REVOKE EXECUTE ON FUNCTION period_reopen(text, date, text) FROM PUBLIC;

-- outside the transaction
-- Serves everything that looks for documents by their status too, so the index of before is not needed beside it.
DROP INDEX CONCURRENTLY IF EXISTS document_not_at_newest;
CREATE INDEX CONCURRENTLY document_not_at_newest ON document (org_id, accounting_status)
    WHERE posted_version < accounting_ready_version OR awaiting_recreation OR accounting_status <> 'posted';
DROP INDEX CONCURRENTLY IF EXISTS document_not_posted;
