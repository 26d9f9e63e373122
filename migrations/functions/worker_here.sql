-- Says that a worker, or a console that posts directly, is there: makes or renews its row. What a person says of itself is cut to what fits a list.
CREATE OR REPLACE FUNCTION worker_here(p_name text, p_host text, p_pid int, p_kind text, p_slots int, p_busy int, p_processed bigint, p_version text)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    prefix text := public.leapfrog_worker_prefix();
    name text := public.leapfrog_worker_name(p_name);
BEGIN
    IF prefix <> '' THEN
        IF p_kind <> 'direct' THEN
            RAISE EXCEPTION USING ERRCODE = 'LF403', CONSTRAINT = 'not_a_worker',
                MESSAGE = format('The login "%s" is not of leapfrog_worker, so it can''t work on the queue.', session_user);
        END IF;
        IF NOT EXISTS (SELECT 1 FROM public.worker AS known WHERE known.name = name)
           AND (SELECT count(*) FROM public.worker AS own WHERE starts_with(own.name, prefix)) >= 50 THEN
            DELETE FROM public.worker AS own
             WHERE own.name = (SELECT oldest.name FROM public.worker AS oldest WHERE starts_with(oldest.name, prefix)
                                ORDER BY oldest.heartbeat_at, oldest.name LIMIT 1);
        END IF;
    END IF;
    INSERT INTO public.worker AS here (name, host, pid, kind, slots, busy, processed, version)
    VALUES (name, left(p_host, 200), p_pid, p_kind, least(p_slots, 1000), least(p_busy, 1000), p_processed, left(p_version, 100))
    ON CONFLICT ON CONSTRAINT worker_pkey DO UPDATE
       SET slots = excluded.slots, busy = excluded.busy, processed = excluded.processed, heartbeat_at = clock_timestamp();
END $$;
REVOKE EXECUTE ON FUNCTION worker_here(text, text, int, text, int, int, bigint, text) FROM PUBLIC;
