-- The name under which a console or worker that calls itself p_worker holds jobs (leapfrog_worker_prefix).
CREATE OR REPLACE FUNCTION leapfrog_worker_name(p_worker text) RETURNS text LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    prefix text := public.leapfrog_worker_prefix();
BEGIN
    RETURN CASE WHEN prefix = '' THEN p_worker
                ELSE prefix || left(replace(substr(p_worker, CASE WHEN starts_with(p_worker, prefix) THEN length(prefix) + 1 ELSE 1 END), '/', '_'), 200) END;
END $$;
REVOKE EXECUTE ON FUNCTION leapfrog_worker_name(text) FROM PUBLIC;
