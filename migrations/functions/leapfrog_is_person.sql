-- Whether the login that calls works by memberships, where roles are set up in this database: workers, administrators and the tables' owner don't.
CREATE OR REPLACE FUNCTION leapfrog_is_person() RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM pg_catalog.pg_class AS class
                    WHERE class.oid = 'public.document'::regclass AND class.relowner = to_regrole('leapfrog_owner'))
       AND NOT pg_has_role(session_user, to_regrole('leapfrog_worker'), 'MEMBER') AND NOT pg_has_role(session_user, to_regrole('leapfrog_admin'), 'MEMBER')
       AND NOT pg_has_role(session_user, to_regrole('leapfrog_owner'), 'MEMBER') $$;
REVOKE EXECUTE ON FUNCTION leapfrog_is_person() FROM PUBLIC;
