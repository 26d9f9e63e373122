-- A worker, or a console that posted directly, has ended.
CREATE OR REPLACE FUNCTION worker_gone(p_name text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    name text := public.leapfrog_worker_name(p_name);
BEGIN
    DELETE FROM public.worker AS gone WHERE gone.name = name;
END $$;
REVOKE EXECUTE ON FUNCTION worker_gone(text) FROM PUBLIC;
