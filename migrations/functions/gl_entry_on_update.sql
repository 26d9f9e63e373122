-- Entries go out of force: not those of a locked period, and what stays in force of a version must balance. What was changed in another way, by the
-- owner with other triggers off, is right in the balances too.
CREATE OR REPLACE FUNCTION gl_entry_on_update() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    orgs text[]; has_unbalanced boolean; hit record;
BEGIN
    IF TG_RELID <> 'public.gl_entry'::regclass THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'This function is a trigger of the table gl_entry only.';
    END IF;
    INSERT INTO public.ledger_delta (org_id, accounts, currencies, months, debits, credits, amounts, entries)
    SELECT change.org_id, array_agg(change.account), array_agg(change.currency), array_agg(change.month), array_agg(change.debit), array_agg(change.credit),
           array_agg(change.amount), array_agg(change.n)
      FROM (SELECT one.org_id, one.account, one.currency, date_trunc('month', one.entry_date::timestamp)::date AS month,
                   sum(one.sign * greatest(one.base_amount, 0)) AS debit, -sum(one.sign * least(one.base_amount, 0)) AS credit,
                   sum(one.sign * one.amount) AS amount, sum(one.sign) AS n
              FROM (SELECT gone.org_id, gone.account, gone.currency, gone.entry_date, gone.base_amount, gone.amount, -1 AS sign FROM old_rows AS gone WHERE gone.deleted_at IS NULL
                    UNION ALL
                    SELECT came.org_id, came.account, came.currency, came.entry_date, came.base_amount, came.amount, 1 FROM new_rows AS came WHERE came.deleted_at IS NULL) AS one
             GROUP BY 1, 2, 3, 4) AS change
     GROUP BY 1;
    SELECT array_agg(DISTINCT org_id), bool_or(rest <> 0) INTO orgs, has_unbalanced
      FROM (SELECT org_id, sum(base_amount) AS rest FROM old_rows WHERE deleted_at IS NULL
             GROUP BY org_id, document_id, version) AS taken;
    IF orgs IS NULL THEN RETURN NULL; END IF;
    PERFORM public.ledger_act_note(orgs);
    PERFORM public.gl_entry_share_period(orgs);
    IF EXISTS (SELECT 1 FROM public.period_lock WHERE org_id = ANY (orgs) AND locked_through IS NOT NULL) THEN
        SELECT old_rows.document_id, old_rows.entry_date, closed.locked_through INTO hit
          FROM old_rows JOIN public.period_lock AS closed USING (org_id)
         WHERE old_rows.deleted_at IS NULL AND old_rows.entry_date <= closed.locked_through LIMIT 1;
        IF hit IS NOT NULL THEN
            PERFORM public.gl_entry_refuse_locked(hit.document_id, hit.entry_date, hit.locked_through);
        END IF;
    END IF;

    IF has_unbalanced THEN -- what stays in force of the version may not balance either
        INSERT INTO public.gl_entry_unbalanced (org_id, document_id, version)
        SELECT org_id, document_id, version FROM old_rows WHERE deleted_at IS NULL GROUP BY 1, 2, 3 HAVING sum(base_amount) <> 0;
    END IF;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION gl_entry_on_update() FROM PUBLIC;

CREATE OR REPLACE TRIGGER gl_entry_updated AFTER UPDATE ON gl_entry
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION gl_entry_on_update();
