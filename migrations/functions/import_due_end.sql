-- These groups have been read again. Returns how many.
CREATE OR REPLACE FUNCTION import_due_end(p_org text, p_groups text[]) RETURNS bigint LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    ended bigint;
BEGIN
    PERFORM public.leapfrog_must(p_org, 'accountant');
    DELETE FROM public.import_due AS due WHERE due.org_id = p_org AND due.payload_group = ANY (p_groups);
    GET DIAGNOSTICS ended = ROW_COUNT;
    RETURN ended;
END $$;
REVOKE EXECUTE ON FUNCTION import_due_end(text, text[]) FROM PUBLIC;
