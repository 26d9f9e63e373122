-- Ends a login's membership of an organisation; false: it had none.
CREATE OR REPLACE FUNCTION member_remove(p_org text, p_member text) RETURNS boolean LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    DELETE FROM public.org_member AS gone WHERE gone.org_id = p_org AND gone.member = p_member;
    RETURN FOUND;
END $$;
REVOKE EXECUTE ON FUNCTION member_remove(text, text) FROM PUBLIC;
