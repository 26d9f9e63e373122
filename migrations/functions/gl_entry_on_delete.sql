-- Entries are never deleted (gl_entry_is_final). Who does it all the same, as the owner with that trigger off, leaves the balances right.
CREATE OR REPLACE FUNCTION gl_entry_on_delete() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID <> 'public.gl_entry'::regclass THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'This function is a trigger of the table gl_entry only.';
    END IF;
    IF TG_OP = 'TRUNCATE' THEN
        DELETE FROM public.ledger_delta; DELETE FROM public.ledger_balance;
        RETURN NULL;
    END IF;
    INSERT INTO public.ledger_delta (org_id, accounts, currencies, months, debits, credits, amounts, entries)
    SELECT change.org_id, array_agg(change.account), array_agg(change.currency), array_agg(change.month), array_agg(change.debit), array_agg(change.credit),
           array_agg(change.amount), array_agg(change.n)
      FROM (SELECT gone.org_id, gone.account, gone.currency, date_trunc('month', gone.entry_date::timestamp)::date AS month,
                   -sum(greatest(gone.base_amount, 0)) AS debit, sum(least(gone.base_amount, 0)) AS credit, -sum(gone.amount) AS amount, -count(*) AS n
              FROM old_rows AS gone WHERE gone.deleted_at IS NULL GROUP BY 1, 2, 3, 4) AS change
     GROUP BY 1;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION gl_entry_on_delete() FROM PUBLIC;

CREATE OR REPLACE TRIGGER gl_entry_gone AFTER DELETE ON gl_entry
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION gl_entry_on_delete();

CREATE OR REPLACE TRIGGER gl_entry_emptied AFTER TRUNCATE ON gl_entry FOR EACH STATEMENT EXECUTE FUNCTION gl_entry_on_delete();
