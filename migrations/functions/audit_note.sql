-- Adds to the trail. Who, when, from which program and host are the session's own, whoever calls.
CREATE OR REPLACE FUNCTION audit_note(p_org text, p_what text, p_object text, p_old jsonb, p_new jsonb, p_why text) RETURNS void LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    INSERT INTO public.audit_event (org_id, program, host, what, object, old, new, why)
    VALUES (coalesce(p_org, ''), left(current_setting('application_name'), 200), coalesce(host(inet_client_addr()), ''), p_what,
            left(coalesce(p_object, ''), 2000), p_old, p_new, left(coalesce(nullif(p_why, ''), current_setting('leapfrog.why', true), ''), 2000));
END $$;
REVOKE EXECUTE ON FUNCTION audit_note(text, text, text, jsonb, jsonb, text) FROM PUBLIC;
