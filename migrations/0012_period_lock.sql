-- 0012: locking and unlocking periods. Whoever writes period_lock: a lock waits for the postings in flight, is refused while
-- documents of the period are not posted at their newest version, and leaves who and why in period_lock_event.

ALTER TABLE period_lock
    ALTER COLUMN locked_through DROP NOT NULL,                   -- null: unlocked again
    ADD COLUMN why text NOT NULL DEFAULT '';                     -- of the last change; the history is in period_lock_event

-- Documents of the period through p_through that are not posted at their newest version: by their date, or because entries of
-- an older version stand in the period, in force or out of force until they are posted again.
CREATE FUNCTION period_not_posted(p_org text, p_through date) RETURNS SETOF document LANGUAGE sql STABLE AS $$
    SELECT * FROM document
     WHERE org_id = p_org AND accounting_status <> 'posted'
       AND (document_date <= p_through
            OR EXISTS (SELECT 1 FROM gl_entry AS old
                        WHERE old.org_id = document.org_id AND old.document_id = document.document_id AND old.entry_date <= p_through
                          AND (old.deleted_at IS NULL OR old.replaced_by_version > document.posted_version)))
     ORDER BY document_id $$;

-- Postings hold this lock shared until they commit (gl_entry_on_insert, gl_entry_on_update): so a posting sees the lock of the
-- period, or the lock of the period sees the posting. Writers of another isolation level find the organisation's row changed.
CREATE FUNCTION period_lock_on_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    missing text[]; awaiting bigint;
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'isolation_level',
            MESSAGE = 'A period is locked and unlocked in a READ COMMITTED transaction only: another would not see the latest postings.';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('leapfrog.period_lock'), hashtext(NEW.org_id));
    UPDATE organisation SET base_currency = base_currency WHERE org_id = NEW.org_id;
    IF NEW.locked_through > coalesce(CASE WHEN TG_OP = 'UPDATE' THEN OLD.locked_through END, '-infinity') THEN
        SELECT array_agg(document_id), count(*) FILTER (WHERE awaiting_recreation) INTO missing, awaiting
          FROM period_not_posted(NEW.org_id, NEW.locked_through);
        IF missing IS NOT NULL THEN
            RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'awaiting_recreation', COLUMN = 'through',
                DETAIL = array_to_json(missing)::text,
                MESSAGE = format('The books can''t be locked through %s: %s of the period are not posted (%s await recreation): %s. Post or repair them first.',
                    NEW.locked_through, cardinality(missing), awaiting, array_to_string(missing[1:5], ', ')
                    || CASE WHEN cardinality(missing) > 5 THEN format(' and %s more', cardinality(missing) - 5) ELSE '' END);
        END IF;
    END IF;
    INSERT INTO period_lock_event (org_id, who, locked_through, why) VALUES (NEW.org_id, session_user, NEW.locked_through, NEW.why);
    RETURN NULL;
END $$;
CREATE TRIGGER period_lock_changed AFTER INSERT OR UPDATE ON period_lock FOR EACH ROW EXECUTE FUNCTION period_lock_on_change();

CREATE FUNCTION period_lock_on_delete() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO period_lock_event (org_id, who, locked_through, why) VALUES (OLD.org_id, session_user, NULL, 'the lock''s row was deleted');
    RETURN NULL;
END $$;
CREATE TRIGGER period_lock_deleted AFTER DELETE ON period_lock FOR EACH ROW EXECUTE FUNCTION period_lock_on_delete();

-- Closes everything up to and including p_through. A lock only moves forward; unlocking says so.
CREATE FUNCTION period_close(p_org text, p_through date, p_why text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    closed date;
BEGIN
    PERFORM 1 FROM organisation WHERE org_id = p_org;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'LF404', CONSTRAINT = 'unknown_organisation', MESSAGE = format('There is no organisation "%s" here.', p_org);
    END IF;
    SELECT locked_through INTO closed FROM period_lock WHERE org_id = p_org FOR UPDATE;
    IF closed > p_through THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'already_locked', COLUMN = 'through',
            MESSAGE = format('The books are locked through %s already. To open days again, unlock them.', closed);
    END IF;
    INSERT INTO period_lock AS mine (org_id, locked_through, why) VALUES (p_org, p_through, p_why)
    ON CONFLICT (org_id) DO UPDATE SET locked_through = excluded.locked_through, why = excluded.why
      WHERE mine.locked_through IS DISTINCT FROM excluded.locked_through;
END $$;

-- Opens the days from p_from on; null: all. The books stay locked through the day before.
CREATE FUNCTION period_reopen(p_org text, p_from date, p_why text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    closed date;
BEGIN
    SELECT locked_through INTO closed FROM organisation LEFT JOIN period_lock USING (org_id) WHERE organisation.org_id = p_org;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'LF404', CONSTRAINT = 'unknown_organisation', MESSAGE = format('There is no organisation "%s" here.', p_org);
    END IF;
    IF closed IS NULL OR p_from > closed THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'not_locked', COLUMN = 'from',
            MESSAGE = CASE WHEN closed IS NULL THEN format('No period of "%s" is locked.', p_org)
                           ELSE format('The books are locked through %s only; %s is open.', closed, p_from) END;
    END IF;
    UPDATE period_lock SET locked_through = p_from - 1, why = p_why WHERE org_id = p_org;
END $$;
