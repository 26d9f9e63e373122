-- Balances of accounts by month. security_invoker: who reads one needs the rights on the tables behind it.

-- What is not in ledger_balance yet. After a restore from a dump transaction numbers are another server's: then everything is (as queue_delta_now).
CREATE OR REPLACE VIEW ledger_delta_now WITH (security_invoker = true) AS
    SELECT change.place, change.org_id, changed.account, changed.currency, changed.month, changed.debit, changed.credit, changed.amount, changed.entries
      FROM ledger_aggregated
     CROSS JOIN LATERAL (SELECT CASE WHEN pg_snapshot_xmax(upto) <= pg_snapshot_xmax(pg_current_snapshot()) THEN upto ELSE '1:1:' END AS upto) AS last
     CROSS JOIN LATERAL (
           SELECT ctid AS place, org_id, accounts, currencies, months, debits, credits, amounts, entries FROM ledger_delta WHERE writer >= pg_snapshot_xmax(last.upto)
           UNION ALL
           SELECT ctid AS place, org_id, accounts, currencies, months, debits, credits, amounts, entries FROM ledger_delta
            WHERE writer = ANY (ARRAY(SELECT pg_snapshot_xip(last.upto)))) AS change
     CROSS JOIN LATERAL unnest(change.accounts, change.currencies, change.months, change.debits, change.credits, change.amounts, change.entries)
           AS changed(account, currency, month, debit, credit, amount, entries);

-- The balances, right at every commit.
CREATE OR REPLACE VIEW ledger_balance_now WITH (security_invoker = true) AS
    SELECT org_id, account, currency, month, sum(debit) AS debit, sum(credit) AS credit, sum(amount) AS amount, sum(entries)::bigint AS entries
      FROM (SELECT org_id, account, currency, month, debit, credit, amount, entries FROM ledger_balance
            UNION ALL
            SELECT org_id, account, currency, month, debit, credit, amount, entries FROM ledger_delta_now) AS change
     GROUP BY 1, 2, 3, 4
    HAVING sum(entries) <> 0 OR sum(debit) <> 0 OR sum(credit) <> 0 OR sum(amount) <> 0;

-- Where they differ from the sum of the entries in force: by how much they are too small. Nothing, unless somebody wrote with the triggers off.
CREATE OR REPLACE VIEW ledger_balance_odd WITH (security_invoker = true) AS
    SELECT org_id, account, currency, month, sum(debit) AS debit, sum(credit) AS credit, sum(amount) AS amount, sum(entries)::bigint AS entries
      FROM (SELECT org_id, account, currency, date_trunc('month', entry_date::timestamp)::date AS month,
                   coalesce(sum(base_amount) FILTER (WHERE base_amount > 0), 0) AS debit, coalesce(-sum(base_amount) FILTER (WHERE base_amount < 0), 0) AS credit,
                   sum(amount) AS amount, count(*) AS entries
              FROM gl_entry WHERE deleted_at IS NULL GROUP BY 1, 2, 3, 4
            UNION ALL
            SELECT org_id, account, currency, month, -debit, -credit, -amount, -entries FROM ledger_balance_now) AS change
     GROUP BY 1, 2, 3, 4
    HAVING sum(entries) <> 0 OR sum(debit) <> 0 OR sum(credit) <> 0 OR sum(amount) <> 0;
