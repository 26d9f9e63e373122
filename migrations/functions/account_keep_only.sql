-- Takes all accounts out of an organisation's chart but these. Returns how many.
CREATE OR REPLACE FUNCTION account_keep_only(p_org text, p_codes text[]) RETURNS bigint LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    removed bigint;
BEGIN
    PERFORM public.leapfrog_must(p_org, 'closer');
    DELETE FROM public.account AS gone WHERE gone.org_id = p_org AND gone.code <> ALL (p_codes);
    GET DIAGNOSTICS removed = ROW_COUNT;
    RETURN removed;
END $$;
REVOKE EXECUTE ON FUNCTION account_keep_only(text, text[]) FROM PUBLIC;
