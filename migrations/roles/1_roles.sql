-- Roles that own, and roles that are granted to logins (docs/roles.md). All are of the whole server, so several databases share them.
--   leapfrog_owner       owns tables and migrates; sees all
--   leapfrog_gate        owns the functions through which people write. It owns no table, so row-level security holds inside them too, judged by the login
--   leapfrog_viewer      looks and exports, leapfrog_accountant works, in the organisations of which its login is a member (org_member)
--   leapfrog_admin       all organisations: repairs jobs, pauses, settings, members
--   leapfrog_worker      claims and posts
--   leapfrog_producer    enqueues; leapfrog_recreate: at priority 2 too
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY '{leapfrog_owner,leapfrog_gate,leapfrog_viewer,leapfrog_accountant,leapfrog_admin,leapfrog_worker,leapfrog_producer,leapfrog_recreate}'::text[] LOOP
        IF to_regrole(name) IS NULL THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', name);
        END IF;
    END LOOP;
    -- Whoever runs this goes on owning what it hands over.
    FOREACH name IN ARRAY '{leapfrog_owner,leapfrog_gate}'::text[] LOOP
        IF NOT pg_has_role(name, 'MEMBER') THEN
            EXECUTE format('GRANT %I TO CURRENT_USER', name);
        END IF;
    END LOOP;
    IF NOT pg_has_role('leapfrog_accountant', 'leapfrog_viewer', 'MEMBER') THEN
        GRANT leapfrog_viewer TO leapfrog_accountant;
    END IF;
    IF NOT pg_has_role('leapfrog_admin', 'leapfrog_accountant', 'MEMBER') THEN
        GRANT leapfrog_accountant TO leapfrog_admin;
    END IF;
    -- Nobody makes objects: a table or function of one's own could shadow a name, or read rows that a policy hides.
    EXECUTE format('REVOKE CREATE, TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
END $$;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO leapfrog_owner;
GRANT USAGE, CREATE ON SCHEMA public TO leapfrog_gate;     -- CREATE: without it nobody can own a function there
GRANT USAGE ON SCHEMA public TO leapfrog_viewer, leapfrog_worker, leapfrog_producer;
