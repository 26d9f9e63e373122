-- The organisations in which whoever asks (the login, whatever role it has taken) is p_least or more, for policies: as the owner, so that nobody needs
-- a right on org_member, and always as (SELECT leapfrog_orgs(…)), which runs once for a statement.
CREATE OR REPLACE FUNCTION leapfrog_orgs(p_least text DEFAULT 'viewer') RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(mine.org_id), '{}') FROM public.org_member AS mine
     WHERE mine.member = session_user
       AND array_position('{viewer,accountant,closer,owner}', mine.role) >= array_position('{viewer,accountant,closer,owner}', $1) $$;
REVOKE EXECUTE ON FUNCTION leapfrog_orgs(text) FROM PUBLIC;
