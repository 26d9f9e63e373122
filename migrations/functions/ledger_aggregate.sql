-- Every few seconds, by whichever worker finds its row (ledger_aggregated) free: adds what was appended to ledger_delta up into ledger_balance. Sums are
-- the same before and after, for whoever reads both in one snapshot. p_now: at once, and waits for the row.
CREATE OR REPLACE FUNCTION ledger_aggregate(p_now boolean DEFAULT false) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    last_upto pg_snapshot;
BEGIN
    IF p_now THEN
        SELECT own.upto INTO last_upto FROM public.ledger_aggregated AS own FOR UPDATE;
    ELSE
        SELECT own.upto INTO last_upto FROM public.ledger_aggregated AS own WHERE own.at NOT BETWEEN clock_timestamp() - interval '5 s' AND clock_timestamp() FOR UPDATE SKIP LOCKED;
    END IF;
    IF last_upto IS NULL THEN
        INSERT INTO public.ledger_aggregated (upto) SELECT '1:1:' WHERE NOT EXISTS (SELECT 1 FROM public.ledger_aggregated);
        RETURN;
    END IF;
    WITH change AS (
        DELETE FROM public.ledger_delta AS delta WHERE delta.ctid = ANY (ARRAY(SELECT now.place FROM public.ledger_delta_now AS now))
        RETURNING delta.org_id, delta.accounts, delta.currencies, delta.months, delta.debits, delta.credits, delta.amounts, delta.entries),
    marked AS (                                            -- this transaction may write more: it had not ended
        UPDATE public.ledger_aggregated AS own SET at = clock_timestamp(), upto = CASE
            WHEN pg_current_xact_id() >= pg_snapshot_xmax(pg_current_snapshot()) THEN pg_current_snapshot()
            ELSE format('%s:%s:%s', pg_snapshot_xmin(pg_current_snapshot()), pg_snapshot_xmax(pg_current_snapshot()), (
                 SELECT string_agg(flying::text, ',' ORDER BY flying)
                   FROM (SELECT pg_snapshot_xip(pg_current_snapshot()) UNION SELECT pg_current_xact_id()) AS busy(flying)))::pg_snapshot END)
    INSERT INTO public.ledger_balance AS balance (org_id, account, currency, month, debit, credit, amount, entries)
    SELECT change.org_id, changed.account, changed.currency, changed.month, sum(changed.debit), sum(changed.credit), sum(changed.amount), sum(changed.entries)
      FROM change CROSS JOIN LATERAL unnest(change.accounts, change.currencies, change.months, change.debits, change.credits, change.amounts, change.entries)
           AS changed(account, currency, month, debit, credit, amount, entries)
     GROUP BY 1, 2, 3, 4
    ON CONFLICT (org_id, account, month, currency) DO UPDATE
       SET debit = balance.debit + excluded.debit, credit = balance.credit + excluded.credit, amount = balance.amount + excluded.amount,
           entries = balance.entries + excluded.entries;
END $$;
REVOKE EXECUTE ON FUNCTION ledger_aggregate(boolean) FROM PUBLIC;
