-- What an older version left of these orders: their payloads tell it from now on.
CREATE OR REPLACE FUNCTION import_order_take(p_org text, p_orders text[]) RETURNS TABLE (order_id text, facts jsonb) LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    PERFORM public.leapfrog_must(p_org, 'accountant');
    RETURN QUERY DELETE FROM public.import_order AS known WHERE known.org_id = p_org AND known.order_id = ANY (p_orders) RETURNING known.order_id, known.facts;
END $$;
REVOKE EXECUTE ON FUNCTION import_order_take(text, text[]) FROM PUBLIC;
