-- Refuses, in words, who is not p_least in the organisation, for functions of the gate (docs/roles.md). The same words for one that is not there. Where no roles
-- are set up, or the tables' owner calls, nothing is asked.
CREATE OR REPLACE FUNCTION leapfrog_must(p_org text, p_least text) RETURNS void LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    IF NOT row_security_active('public.document') OR pg_has_role(session_user, to_regrole('leapfrog_owner'), 'MEMBER')
       OR pg_has_role(session_user, to_regrole('leapfrog_admin'), 'MEMBER') OR pg_has_role(session_user, to_regrole('leapfrog_worker'), 'MEMBER')
       OR p_org = ANY (public.leapfrog_orgs(p_least)) THEN
        RETURN;
    END IF;
    RAISE EXCEPTION USING ERRCODE = 'LF403', CONSTRAINT = 'not_a_member', COLUMN = 'org',
        MESSAGE = format('That takes the role "%s" in the organisation "%s", which the login "%s" does not have. An owner of it can give it.',
                         p_least, p_org, session_user);
END $$;
REVOKE EXECUTE ON FUNCTION leapfrog_must(text, text) FROM PUBLIC;
