-- Deletes the payloads of groups of which all is read and came before a day. Their documents stay theirs. The caller holds the groups, and has kept in
-- import_order what tells later payloads of them apart (import/shopify/purged_facts.h). Returns how many.
CREATE OR REPLACE FUNCTION import_payload_purge(p_org text, p_groups text[], p_before date) RETURNS bigint LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    purged bigint;
BEGIN
    PERFORM public.leapfrog_must(p_org, 'accountant');
    WITH done AS (
        SELECT kept.payload_group FROM public.import_payload AS kept WHERE kept.org_id = p_org AND kept.payload_group = ANY (p_groups) GROUP BY kept.payload_group
        HAVING bool_and(kept.state IN ('read', 'superseded', 'not_needed') AND kept.received_at < p_before)),
    gone AS (
        DELETE FROM public.import_payload AS kept WHERE kept.org_id = p_org AND kept.payload_group IN (SELECT done.payload_group FROM done)
        RETURNING kept.payload_id),
    unlocked AS (
        DELETE FROM public.import_group AS held WHERE held.org_id = p_org AND held.payload_group IN (SELECT done.payload_group FROM done))
    SELECT count(*) INTO purged FROM gone;
    IF purged > 0 THEN
        PERFORM public.audit_note(p_org, 'payload.purged', '', NULL, jsonb_build_object('payloads', purged, 'before', p_before), '');
    END IF;
    RETURN purged;
END $$;
REVOKE EXECUTE ON FUNCTION import_payload_purge(text, text[], date) FROM PUBLIC;
