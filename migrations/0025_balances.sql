-- 0025: monthly balances of each account, right at every commit (docs/decisions/0040). The triggers of gl_entry append what each statement changes, the
-- workers' aggregation adds it up. Reads all entries once and lets nobody write any meanwhile: some seconds per million entries. Rewrites no table.
LOCK TABLE gl_entry IN SHARE ROW EXCLUSIVE MODE;

-- Of the entries in force, as of the last aggregation. Without entries a row stays, with zeros.
CREATE TABLE ledger_balance (
    org_id   text NOT NULL,
    account  text NOT NULL,
    currency text NOT NULL,
    month    date NOT NULL,                                  -- its first day
    debit    numeric NOT NULL,                               -- minor units of the base currency
    credit   numeric NOT NULL,
    amount   numeric NOT NULL,                               -- minor units of `currency`, debit positive
    entries  bigint NOT NULL,
    PRIMARY KEY (org_id, account, month, currency)
) WITH (fillfactor = 50);

-- What changed since: a row for each organisation and statement, so that nobody waits for who posts on the same account. The nth elements belong together.
CREATE TABLE ledger_delta (
    org_id     text NOT NULL,
    writer     xid8 NOT NULL DEFAULT pg_current_xact_id(),
    accounts   text[] NOT NULL,
    currencies text[] NOT NULL,
    months     date[] NOT NULL,
    debits     numeric[] NOT NULL,
    credits    numeric[] NOT NULL,
    amounts    numeric[] NOT NULL,
    entries    bigint[] NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_cost_delay = 0);
CREATE INDEX ledger_delta_writer ON ledger_delta (writer);

-- Up to which snapshot changes are in ledger_balance, and when that was: one row, and the lock of the aggregation.
CREATE TABLE ledger_aggregated (
    upto pg_snapshot NOT NULL,
    at   timestamptz NOT NULL DEFAULT '-infinity'
) WITH (fillfactor = 50);
INSERT INTO ledger_aggregated (upto) VALUES ('1:1:');

INSERT INTO ledger_balance (org_id, account, currency, month, debit, credit, amount, entries)
SELECT entry.org_id, entry.account, entry.currency, date_trunc('month', entry.entry_date::timestamp)::date,
       coalesce(sum(entry.base_amount) FILTER (WHERE entry.base_amount > 0), 0), coalesce(-sum(entry.base_amount) FILTER (WHERE entry.base_amount < 0), 0),
       sum(entry.amount), count(*)
  FROM gl_entry AS entry WHERE entry.deleted_at IS NULL GROUP BY 1, 2, 3, 4;

-- Who reads entries reads these, which no GRANT of before can name. Nobody else writes them than the owner's functions.
DO $$
DECLARE
    given record;
BEGIN
    FOR given IN SELECT DISTINCT grantee::regrole AS name FROM pg_class CROSS JOIN LATERAL aclexplode(relacl) AS right_of
                  WHERE pg_class.oid = 'public.gl_entry'::regclass AND grantee <> relowner AND grantee <> 0 AND privilege_type = 'SELECT' LOOP
        EXECUTE format('GRANT SELECT ON ledger_balance, ledger_delta, ledger_aggregated TO %s', given.name);
    END LOOP;
END $$;
