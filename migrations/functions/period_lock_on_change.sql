-- Whoever writes period_lock waits for the postings in flight, 10 seconds unless his own lock_timeout says otherwise, and no longer:
-- meanwhile new postings of the organisation wait for him.
CREATE OR REPLACE FUNCTION period_lock_on_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
DECLARE
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
    PERFORM public.period_gate_take(NEW.org_id, 'its books can''t be locked or unlocked');
    UPDATE public.period_gate SET changes = changes + 1 WHERE org_id = NEW.org_id AND part = 'books';

    IF TG_OP = 'UPDATE' THEN
        IF OLD.org_id = NEW.org_id THEN
            before := OLD.locked_through;
            IF coalesce(NEW.locked_through, '-infinity') < before THEN -- by hand the reason of the lock stays in the row, and is none
                PERFORM public.period_must_say_why(NEW.org_id, NEW.locked_through, CASE WHEN NEW.why <> OLD.why THEN NEW.why END);
            END IF;
        ELSE
            PERFORM public.period_must_say_why(OLD.org_id, NULL, NULL);
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

CREATE OR REPLACE TRIGGER period_lock_changed AFTER INSERT OR UPDATE ON period_lock FOR EACH ROW EXECUTE FUNCTION period_lock_on_change();
