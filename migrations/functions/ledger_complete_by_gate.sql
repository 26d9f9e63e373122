-- ledger_complete for logins that may not write entries themselves: where roles are set up it runs with the rights of leapfrog_gate. Of its own so that
-- workers, which may, are not asked whose documents they are.
CREATE OR REPLACE FUNCTION ledger_complete_by_gate(
    p_jobs uuid[], p_leases bigint[], p_orgs text[], p_documents text[], p_versions int[], p_unchanged boolean[],
    e_job int[], e_date date[], e_account text[], e_currency text[], e_amount bigint[], e_base bigint[], e_rule text[], e_line int[],
    p_worker text)
RETURNS TABLE (place int, outcome text) LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT done.place, done.outcome FROM public.ledger_complete($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, public.leapfrog_worker_name($15)) AS done $$;
REVOKE EXECUTE ON FUNCTION ledger_complete_by_gate(uuid[], bigint[], text[], text[], int[], boolean[], int[], date[], text[], text[], bigint[], bigint[], text[], int[], text) FROM PUBLIC;
