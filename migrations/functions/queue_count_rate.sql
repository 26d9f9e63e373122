-- Counts picked jobs against the rate of their organisations.
CREATE OR REPLACE FUNCTION queue_count_rate(p_jobs tid[]) RETURNS void LANGUAGE plpgsql SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_variable
BEGIN
    IF EXISTS (SELECT 1 FROM queue_org WHERE max_per_second IS NOT NULL) THEN
        UPDATE queue_org AS org
           SET next_at = greatest(org.next_at, now() - interval '1 s') + picked.n / org.max_per_second * interval '1 s'
          FROM (SELECT org_id, count(*) AS n FROM accounting_work_queue WHERE ctid = ANY (p_jobs) GROUP BY org_id) AS picked
         WHERE org.org_id = picked.org_id AND org.max_per_second IS NOT NULL;
    END IF;
END $$;
REVOKE EXECUTE ON FUNCTION queue_count_rate(tid[]) FROM PUBLIC;
