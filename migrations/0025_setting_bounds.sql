-- 0025: settings have bounds, in one table that database, commands, screens and documentation share. Before, queue_concurrency = 40000
-- aborted every worker, lease_seconds = 0 killed good jobs, and a weight of 1e300 made every claim of all organisations fail.
-- What is out of bounds now is moved to its nearest bound, what is no number to its default; each is told as a warning.
-- leapfrog_setting is replaced: it raises for no row, odd or missing, and what it returns is within the bounds.
-- Blocks nobody longer than its own few rows take.

-- What each setting takes. src/store/setting_rules.cpp holds the same for programs; a test compares them.
CREATE TABLE setting_rule (
    key          text NOT NULL,
    of_org       boolean NOT NULL,       -- each organisation has its own, in queue_org; else one for all, in setting
    least        float8 NOT NULL,
    most         float8 NOT NULL,
    standard     float8,                 -- holds where nothing is set; null: no limit
    whole        boolean NOT NULL,       -- whole numbers only
    unit         text NOT NULL,
    meaning      text NOT NULL,
    takes_effect text NOT NULL,
    PRIMARY KEY (key, of_org)
);
INSERT INTO setting_rule VALUES
    ('direct_threshold', false, 0, 1000, 10, true, 'documents', 'a recreation of at most so many documents runs directly',
     'at the next recreation, 5 s at the latest'),
    ('direct_concurrency', false, 1, 64, 10, true, 'documents', 'direct postings at once in one console', 'within 5 s'),
    ('direct_per_recreation', false, 1, 64, 6, true, 'documents', 'of them for one recreation',
     'at the next recreation, 5 s at the latest'),
    ('direct_rate', false, 0, 1000000, 0, true, 'documents/s', 'direct postings per second of one console; 0: no limit', 'within 5 s'),
    ('queue_concurrency', false, 1, 64, 6, true, 'slots', 'slots of a worker', 'within 5 s; a slot ends its job first'),
    ('express_slots', false, 0, 64, 1, true, 'slots', 'of them kept for priority 2 and 3', 'within 5 s; a slot ends its job first'),
    ('normal_slots', false, 0, 64, 1, true, 'slots', 'of them kept for priority 1', 'within 5 s; a slot ends its job first'),
    ('queue_rate', false, 0, 1000000, 0, true, 'jobs/s', 'jobs per second of one worker; 0: no limit', 'within 5 s'),
    ('lease_seconds', false, 2, 3600, 60, true, 's', 'how long a lease lasts without being extended', 'at the next claim or extension'),
    ('max_attempts', false, 1, 1000, 8, true, 'attempts', 'attempts before a job is dead', 'at a job''s next failure'),
    ('caution_minutes', false, 0, 1440, 10, true, 'min',
     'after a worker stopped without a word, jobs are leased one by one for so long', 'at the next claim'),
    ('poll_seconds', false, 1, 300, 10, true, 's', 'how often an idle worker looks without being woken',
     'after the look that is due, 5 s at the earliest'),
    ('event_days', false, 1, 3650, 30, true, 'days', 'how long the history of jobs is kept', 'within the hour'),
    ('weight', true, 0.001, 1000, 1, false, 'turns', 'its share of turns within a priority', 'at the next claim'),
    ('max_leased', true, 0, 1000000, NULL, true, 'jobs', 'how many of its jobs may run at once', 'at the next claim'),
    ('max_per_second', true, 0.001, 1000000, NULL, false, 'jobs/s', 'how many of its jobs may start per second', 'at the next claim');

-- Existing values.
DO $$
DECLARE
    odd record;
BEGIN
    FOR odd IN
        SELECT given.key, given.value AS before, fitting.value AS after
          FROM setting AS given JOIN setting_rule AS rule ON rule.key = given.key AND NOT rule.of_org
         CROSS JOIN LATERAL (SELECT (CASE WHEN given.value ~ '^[-+]?[0-9]+$'
                                          THEN greatest(rule.least::numeric, least(rule.most::numeric, given.value::numeric))
                                          ELSE rule.standard::numeric END)::bigint::text AS value) AS fitting
         WHERE given.value <> fitting.value ORDER BY given.key
    LOOP
        UPDATE setting SET value = odd.after, changed_at = clock_timestamp() WHERE key = odd.key;
        RAISE WARNING USING ERRCODE = 'LF001',
            MESSAGE = format('The setting %s was "%s", which it can''t be; it is %s now.', odd.key, left(odd.before, 40), odd.after);
    END LOOP;
    FOR odd IN
        SELECT org.org_id, org.weight, org.max_leased, org.max_per_second,
               greatest(0.001, least(1000, org.weight)) AS new_weight,
               CASE WHEN org.max_leased IS NOT NULL THEN least(1000000, org.max_leased) END AS new_leased,
               CASE WHEN org.max_per_second IS NOT NULL THEN greatest(0.001, least(1000000, org.max_per_second)) END AS new_rate
          FROM queue_org AS org ORDER BY org.org_id
    LOOP
        -- NaN is above every number, so its nearest bound is the highest.
        CONTINUE WHEN (odd.weight, odd.max_leased, odd.max_per_second) IS NOT DISTINCT FROM (odd.new_weight, odd.new_leased, odd.new_rate);
        UPDATE queue_org SET weight = odd.new_weight, max_leased = odd.new_leased, max_per_second = odd.new_rate, next_at = '-infinity'
         WHERE org_id = odd.org_id;
        RAISE WARNING USING ERRCODE = 'LF001',
            MESSAGE = format('Organisation %s had weight=%s max_leased=%s max_per_second=%s; it has weight=%s max_leased=%s max_per_second=%s now.',
                             odd.org_id, odd.weight, odd.max_leased, odd.max_per_second, odd.new_weight, odd.new_leased, odd.new_rate);
    END LOOP;
END $$;

-- For rows that come without triggers too (a restored file): each claim of all organisations reckons with them.
ALTER TABLE queue_org ADD CONSTRAINT limits_are_bounded
    CHECK (weight BETWEEN 0.001 AND 1000 AND max_leased BETWEEN 0 AND 1000000 AND max_per_second BETWEEN 0.001 AND 1000000);

CREATE OR REPLACE FUNCTION leapfrog_setting(p_key text) RETURNS int LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    given text := (SELECT setting.value FROM public.setting WHERE setting.key = p_key);
    number int := CASE WHEN given ~ '^[0-9]{1,9}$' THEN given::int END;
    rule public.setting_rule;
BEGIN
    SELECT * INTO rule FROM public.setting_rule AS known WHERE known.key = p_key AND NOT known.of_org;
    IF NOT FOUND THEN RETURN number; END IF;
    RETURN CASE WHEN number IS NULL THEN rule.standard ELSE greatest(rule.least, least(rule.most, number)) END;
END $$;

-- Refuses, in words, what a setting can't be.
CREATE FUNCTION setting_must_fit(p_key text, p_of_org boolean, p_value text) RETURNS void LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    rule public.setting_rule;
    number numeric := CASE WHEN p_value ~ '^[0-9]{1,30}(\.[0-9]{1,30})?(e[-+]?[0-9]{1,3})?$' THEN p_value::numeric END;
BEGIN
    SELECT * INTO rule FROM public.setting_rule AS known WHERE known.key = p_key AND known.of_org = p_of_org;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'LF400', CONSTRAINT = 'unknown_setting', COLUMN = p_key,
            MESSAGE = format('There is no setting "%s".', left(p_key, 40)), HINT = 'The table setting_rule lists all settings.';
    END IF;
    IF number IS NULL OR number NOT BETWEEN rule.least::numeric AND rule.most::numeric OR (rule.whole AND p_value !~ '^[0-9]+$') THEN
        RAISE EXCEPTION USING ERRCODE = 'LF400', CONSTRAINT = 'bad_value', COLUMN = p_key,
            MESSAGE = format('%s takes a %s from %s to %s; not "%s".', p_key, CASE WHEN rule.whole THEN 'whole number' ELSE 'number' END,
                             rule.least, rule.most, left(coalesce(p_value, 'null'), 40));
    END IF;
END $$;
REVOKE EXECUTE ON FUNCTION setting_must_fit(text, boolean, text) FROM PUBLIC;

-- As the owner, so that whoever may change a setting needs no right on setting_rule.
CREATE FUNCTION setting_is_bounded() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID = 'public.setting'::regclass THEN
        PERFORM public.setting_must_fit(NEW.key, false, NEW.value);
        NEW.value := NEW.value::int::text;
    ELSIF TG_RELID = 'public.queue_org'::regclass THEN
        PERFORM public.setting_must_fit('weight', true, NEW.weight::text);
        IF NEW.max_leased IS NOT NULL THEN PERFORM public.setting_must_fit('max_leased', true, NEW.max_leased::text); END IF;
        IF NEW.max_per_second IS NOT NULL THEN PERFORM public.setting_must_fit('max_per_second', true, NEW.max_per_second::text); END IF;
    ELSE
        RAISE EXCEPTION 'setting_is_bounded is a trigger of setting and queue_org only';
    END IF;
    RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION setting_is_bounded() FROM PUBLIC;
CREATE TRIGGER setting_is_bounded BEFORE INSERT OR UPDATE ON setting FOR EACH ROW EXECUTE FUNCTION setting_is_bounded();
CREATE TRIGGER setting_is_bounded BEFORE INSERT OR UPDATE OF weight, max_leased, max_per_second ON queue_org
    FOR EACH ROW EXECUTE FUNCTION setting_is_bounded();

-- Puts a job back that its holder could not even try, because the server could not or would not serve it (no room, read-only, a right
-- that is missing …): the attempt does not count, so no fault of the server ever buries a job. Fenced; false when the lease was lost.
CREATE FUNCTION queue_put_back(p_job uuid, p_lease bigint, p_delay interval, p_code text, p_message text) RETURNS boolean LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    job public.accounting_work_queue;
BEGIN
    SELECT * INTO job FROM public.accounting_work_queue AS held WHERE held.id = p_job AND held.lease = p_lease FOR UPDATE;
    IF NOT FOUND THEN RETURN false; END IF;
    UPDATE public.accounting_work_queue AS held
       SET state = 'queued', leased_by = NULL, leased_until = NULL, lease = NULL, run_count = greatest(0, job.run_count - 1),
           last_error = p_code || ': ' || p_message, ready_at = clock_timestamp() + p_delay * (0.5 + random() / 2)
     WHERE held.id = p_job;
    INSERT INTO public.job_event (job_id, org_id, document_id, what, version, attempt, who, detail)
    VALUES (job.id, job.org_id, job.document_id, 'put_back', job.version_hint, job.run_count, job.leased_by, p_code || ': ' || p_message);
    PERFORM public.queue_merge(ARRAY[job.org_id], ARRAY[job.document_id], ARRAY[job.id]);
    RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION queue_put_back(uuid, bigint, interval, text, text) FROM PUBLIC;
