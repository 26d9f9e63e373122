-- Calls workers that sleep, by name, and no more than there is work for: a NOTIFY serialises commits, and fifty workers that wake for
-- one job are a herd.
CREATE OR REPLACE FUNCTION queue_call_sleepers(p_jobs bigint) RETURNS void LANGUAGE plpgsql AS $$
#variable_conflict use_variable
BEGIN
    PERFORM pg_notify('accounting_work_queue', idle.worker)
       FROM (SELECT worker FROM queue_idle_worker WHERE until > clock_timestamp() ORDER BY random() LIMIT 2 + p_jobs / 10) AS idle;
END $$;
REVOKE EXECUTE ON FUNCTION queue_call_sleepers(bigint) FROM PUBLIC;
