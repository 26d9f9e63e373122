-- ledger_complete for logins that may not write entries themselves: where roles are set up it runs with the rights of leapfrog_gate. Of its own so that
-- workers, which may, are not asked whose documents they are. Where only workers post (direct_by) it refuses, whatever the login's membership.
CREATE OR REPLACE FUNCTION ledger_complete_by_gate(
    p_jobs uuid[], p_leases bigint[], p_orgs text[], p_documents text[], p_versions int[], p_unchanged boolean[],
    e_job int[], e_date date[], e_account text[], e_currency text[], e_amount bigint[], e_base bigint[], e_rule text[], e_line int[],
    p_worker text, e_settles text[] DEFAULT '{}', e_due text[] DEFAULT '{}', e_taxes text[] DEFAULT '{}')
RETURNS TABLE (place int, outcome text) LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    IF public.leapfrog_setting('direct_by') = 1 THEN
        RAISE EXCEPTION USING ERRCODE = 'LF403', CONSTRAINT = 'posted_by_workers', COLUMN = 'direct_by',
            MESSAGE = format('Only workers write entries here (setting direct_by), and the login "%s" is none. The documents wait for a worker.', session_user);
    END IF;
    RETURN QUERY SELECT done.place, done.outcome FROM public.ledger_complete($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, public.leapfrog_worker_name($15), $16, $17, $18) AS done;
END $$;
REVOKE EXECUTE ON FUNCTION ledger_complete_by_gate(uuid[], bigint[], text[], text[], int[], boolean[], int[], date[], text[], text[], bigint[], bigint[], text[], int[], text, text[], text[], text[]) FROM PUBLIC;
