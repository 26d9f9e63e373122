-- Mends balances that differ from the sum of the entries (ledger_balance_odd), and tells each in words. The difference of one moment is one more change,
-- so nobody has to stop posting. The aggregation waits, because two corrections at once would count twice.
CREATE OR REPLACE FUNCTION ledger_repair() RETURNS SETOF text LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp SET lock_timeout = '3s' SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    one record;
BEGIN
    INSERT INTO public.ledger_aggregated (upto) SELECT '1:1:' WHERE NOT EXISTS (SELECT 1 FROM public.ledger_aggregated);
    PERFORM 1 FROM public.ledger_aggregated FOR UPDATE;
    FOR one IN
        WITH odd AS MATERIALIZED (SELECT * FROM public.ledger_balance_odd),
        noted AS (
            INSERT INTO public.ledger_delta (org_id, accounts, currencies, months, debits, credits, amounts, entries)
            SELECT odd.org_id, array_agg(odd.account), array_agg(odd.currency), array_agg(odd.month), array_agg(odd.debit), array_agg(odd.credit),
                   array_agg(odd.amount), array_agg(odd.entries)
              FROM odd GROUP BY 1)
        SELECT format('%s, account %s, %s, %s', odd.org_id, odd.account, odd.currency, to_char(odd.month, 'YYYY-MM')) AS told FROM odd ORDER BY 1
    LOOP
        RETURN NEXT one.told;
    END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION ledger_repair() FROM PUBLIC;
