-- How the names begin under which the login may hold jobs: people hold them as LOGIN/…, which no worker is called and no other login may say. Empty: any name.
CREATE OR REPLACE FUNCTION leapfrog_worker_prefix() RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE WHEN public.leapfrog_is_person() THEN session_user || '/' ELSE '' END $$;
REVOKE EXECUTE ON FUNCTION leapfrog_worker_prefix() FROM PUBLIC;
