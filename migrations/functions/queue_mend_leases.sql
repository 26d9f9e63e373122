-- Leases that claims would never find, wherever they came from: without number, holder or end, or ending so late that the clock must have
-- been another: they end now, so they are adopted next. The floor of leases goes below those that ended before it. Reads all leases,
-- also those that are gone and can't be cleaned away yet. Returns how many were odd.
CREATE OR REPLACE FUNCTION queue_mend_leases() RETURNS bigint LANGUAGE plpgsql SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    mended bigint; lowest bigint := (SELECT last_value FROM queue_lease_floor);
    now_is bigint := floor(extract(epoch FROM clock_timestamp())) - 2;
BEGIN
    UPDATE accounting_work_queue SET leased_until = clock_timestamp()
     WHERE ctid = ANY (ARRAY(
           SELECT ctid FROM accounting_work_queue
            WHERE state = 'leased' AND (lease IS NULL OR leased_by IS NULL OR leased_until IS NULL
                  OR leased_until NOT BETWEEN to_timestamp(0) AND now() + interval '2 days')
              FOR UPDATE SKIP LOCKED));
    GET DIAGNOSTICS mended = ROW_COUNT;
    lowest := least(lowest, now_is, (
        SELECT floor(extract(epoch FROM min(leased_until)))::bigint FROM accounting_work_queue WHERE state = 'leased' AND leased_until >= to_timestamp(0)));
    PERFORM setval('queue_lease_floor', greatest(0, lowest));
    DELETE FROM queue_suspect AS suspect WHERE suspect.worker = '' OR NOT EXISTS (
        SELECT 1 FROM accounting_work_queue AS job WHERE job.id = suspect.job_id AND job.lease = suspect.lease);
    RETURN mended;
END $$;
REVOKE EXECUTE ON FUNCTION queue_mend_leases() FROM PUBLIC;
