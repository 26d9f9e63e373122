-- Notes that this transaction writes in the books of these organisations. Its moment comes at commit (ledger_act_ends).
CREATE OR REPLACE FUNCTION ledger_act_note(p_orgs text[]) RETURNS bigint LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    number bigint := public.ledger_act_number();
    noted text := current_setting('leapfrog.act_noted', true);
    mine text := number || ' ' || p_orgs::text;
BEGIN
    IF noted IS DISTINCT FROM mine THEN                      -- asked for by each statement of it
        INSERT INTO public.ledger_act (org_id, act) SELECT one.org_id, number FROM unnest(p_orgs) AS one(org_id) ON CONFLICT DO NOTHING;
        PERFORM set_config('leapfrog.act_noted', mine, true);
    END IF;
    RETURN number;
END $$;
REVOKE EXECUTE ON FUNCTION ledger_act_note(text[]) FROM PUBLIC;
