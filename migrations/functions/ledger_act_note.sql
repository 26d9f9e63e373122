-- Notes that this transaction writes in the books of these organisations. Its moment comes at commit (ledger_act_ends).
CREATE OR REPLACE FUNCTION ledger_act_note(p_orgs text[]) RETURNS bigint LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    number bigint := public.ledger_act_number();
BEGIN
    INSERT INTO public.ledger_act (org_id, act) SELECT one.org_id, number FROM unnest(p_orgs) AS one(org_id)
     WHERE NOT EXISTS (SELECT 1 FROM public.ledger_act AS noted WHERE noted.org_id = one.org_id AND noted.act = number)
    ON CONFLICT DO NOTHING;
    RETURN number;
END $$;
REVOKE EXECUTE ON FUNCTION ledger_act_note(text[]) FROM PUBLIC;
