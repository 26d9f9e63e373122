-- One odd row harms only itself: half a lease, a lease without end, a row freed by hand and the like (old pollers write such) are completed,
-- what makes no sense is refused, in words. Only such rows come here (see the triggers below).
CREATE OR REPLACE FUNCTION queue_on_odd_row() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID <> 'public.accounting_work_queue'::regclass THEN
        RAISE EXCEPTION 'queue_on_odd_row is a trigger of accounting_work_queue only';
    END IF;
    IF NEW.state = 'leased' THEN
        NEW.leased_by := coalesce(NEW.leased_by, session_user);
        IF NEW.lease IS NULL OR (NEW.lease = OLD.lease AND NEW.leased_by <> OLD.leased_by) THEN -- another holder: the one before is fenced
            NEW.lease := nextval('public.queue_lease_seq');
        END IF;
        IF coalesce(isfinite(NEW.leased_until), false) THEN
            NEW.leased_until := least(greatest(NEW.leased_until, to_timestamp(0)), clock_timestamp() + interval '1 day');
            PERFORM setval('public.queue_lease_floor', floor(extract(epoch FROM NEW.leased_until))::bigint) FROM public.queue_lease_floor
              WHERE to_timestamp(last_value) > NEW.leased_until;                               -- below it nobody would look
        ELSE
            NEW.leased_until := clock_timestamp() + coalesce(public.leapfrog_setting('lease_seconds'), 60) * interval '1 s';
        END IF;
    ELSE
        NEW.lease := NULL; NEW.leased_by := NULL; NEW.leased_until := NULL;
    END IF;
    NEW.run_count := least(greatest(NEW.run_count, 0), 1000);
    NEW.ready_at := CASE WHEN NEW.ready_at < to_timestamp(0) THEN now() ELSE NEW.ready_at END;
    PERFORM public.queue_refuse_odd(public.queue_why_odd(NEW.id, NEW.document_type, NEW.version_hint, NEW.run_count, NEW.ready_at, NEW.created_at,
                                                         NEW.state, NEW.lease, NEW.leased_by, NEW.leased_until));
    RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION queue_on_odd_row() FROM PUBLIC;

CREATE OR REPLACE TRIGGER queue_odd_row BEFORE UPDATE OF state, lease, leased_by, leased_until, run_count, ready_at ON accounting_work_queue FOR EACH ROW
    WHEN (CASE WHEN NEW.state = 'leased'
               THEN NEW.lease IS NULL OR NEW.leased_by IS NULL OR NEW.leased_until IS NULL
                    OR NEW.leased_until NOT BETWEEN now() - interval '2 s' AND now() + interval '1 day 1 s'
                    OR (NEW.lease = OLD.lease AND NEW.leased_by <> OLD.leased_by)
               ELSE NEW.lease IS NOT NULL OR NEW.leased_by IS NOT NULL OR NEW.leased_until IS NOT NULL END
          OR NEW.run_count NOT BETWEEN 0 AND 1000 OR NEW.ready_at < to_timestamp(0) OR NEW.ready_at >= '10000-01-01 00:00:00+00')
    EXECUTE FUNCTION queue_on_odd_row();

CREATE OR REPLACE TRIGGER queue_odd_value BEFORE UPDATE OF id, document_type, version_hint, created_at ON accounting_work_queue FOR EACH ROW
    WHEN (NEW.id = '00000000-0000-0000-0000-000000000000' OR octet_length(NEW.document_type) > 500
          OR NEW.version_hint NOT BETWEEN 0 AND 2000000000 OR NOT isfinite(NEW.created_at))
    EXECUTE FUNCTION queue_on_odd_row();
