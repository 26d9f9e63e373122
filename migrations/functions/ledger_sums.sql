-- What reports sum up (ledger_figure) of the days through p_through, by account and month, what is before p_from apart; p_previous: with the previous
-- entries of documents that await recreation. Months as a whole come from the balances; entries are read only of a month that one of the two days cuts,
-- and the previous ones, document by document. All in one statement, so of one moment.
CREATE OR REPLACE FUNCTION ledger_sums(p_org text, p_previous boolean, p_from date, p_through date)
RETURNS TABLE (account text, month date, is_before boolean, debit numeric, credit numeric) LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, public, pg_temp
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    from_month date := CASE WHEN isfinite(p_from) THEN date_trunc('month', p_from::timestamp)::date ELSE p_from END;
    open_month date := CASE WHEN isfinite(p_through) THEN date_trunc('month', p_through::timestamp + interval '1 day')::date ELSE p_through END; -- the first one that is not there as a whole
    cut date[] := '{}';
BEGIN
    IF p_from > from_month AND p_from <= p_through THEN
        cut := ARRAY[from_month];
    END IF;
    IF isfinite(p_through) AND p_through >= open_month AND open_month <> ALL (cut) THEN
        cut := cut || open_month;
    END IF;
    RETURN QUERY
    WITH change AS NOT MATERIALIZED (
        SELECT balance.account, balance.month, balance.debit, balance.credit, balance.entries FROM public.ledger_balance AS balance WHERE balance.org_id = p_org
        UNION ALL
        SELECT delta.account, delta.month, delta.debit, delta.credit, delta.entries FROM public.ledger_delta_now AS delta WHERE delta.org_id = p_org)
    SELECT part.account, part.month, part.is_before, sum(part.debit), sum(part.credit)
      FROM (SELECT whole.account, whole.month, whole.month < p_from AS is_before, whole.debit, whole.credit, whole.entries
              FROM change AS whole WHERE whole.month < open_month AND whole.month <> ALL (cut)
            UNION ALL
            SELECT used.account, used.month, day.is_before, day.debit, day.credit, day.entries
              FROM (SELECT each.account, each.month FROM change AS each WHERE each.month = ANY (cut) GROUP BY 1, 2) AS used
             CROSS JOIN LATERAL (                            -- gl_entry_live has it all
                   SELECT entry.entry_date < p_from AS is_before, sum(entry.base_amount) FILTER (WHERE entry.base_amount > 0) AS debit,
                          -sum(entry.base_amount) FILTER (WHERE entry.base_amount < 0) AS credit, count(*) AS entries
                     FROM public.gl_entry AS entry
                    WHERE entry.org_id = p_org AND entry.account = used.account AND entry.deleted_at IS NULL
                      AND entry.entry_date >= used.month AND entry.entry_date <= p_through AND entry.entry_date < (used.month + interval '1 month')::date
                    GROUP BY 1) AS day
            UNION ALL
            SELECT old.account, date_trunc('month', old.entry_date::timestamp)::date, old.entry_date < p_from, greatest(old.base_amount, 0), greatest(-old.base_amount, 0), 1
              FROM public.ledger_figure AS old
             WHERE p_previous AND old.is_previous AND old.org_id = p_org AND old.entry_date <= p_through) AS part
     GROUP BY 1, 2, 3 HAVING sum(part.entries) <> 0 OR sum(part.debit) <> 0 OR sum(part.credit) <> 0;
END $$;
REVOKE EXECUTE ON FUNCTION ledger_sums(text, boolean, date, date) FROM PUBLIC;
