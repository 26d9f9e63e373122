-- Deletes the payloads of groups of which all is read and came before a day. What it leaves is what an older version left, which kept no payloads: the
-- documents, and whose name is whose, so that what comes later for such an order is not taken for all there is of it. Returns how many.
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
        RETURNING kept.payload_group, kept.payload_id, CASE WHEN kept.kind = 'order' AND NOT kept.is_final THEN kept.payload END AS payload),
    released AS (
        UPDATE public.document AS made SET payload_group = ''
         WHERE made.org_id = p_org AND made.payload_group <> '' AND made.payload_group IN (SELECT done.payload_group FROM done)),
    unlocked AS (
        DELETE FROM public.import_group AS held WHERE held.org_id = p_org AND held.payload_group IN (SELECT done.payload_group FROM done)),
    remembered AS (
        INSERT INTO public.import_order AS known (org_id, order_id, facts)
        SELECT DISTINCT ON (gone.payload_group) p_org, substr(gone.payload_group, 7), jsonb_build_object('name', gone.payload::jsonb ->> 'name')
          FROM gone WHERE gone.payload IS NOT NULL AND gone.payload_group LIKE 'order/%' ORDER BY gone.payload_group, gone.payload_id DESC
        ON CONFLICT (org_id, order_id) DO UPDATE SET facts = excluded.facts)
    SELECT count(*) INTO purged FROM gone;
    IF purged > 0 THEN
        PERFORM public.audit_note(p_org, 'payload.purged', '', NULL, jsonb_build_object('payloads', purged, 'before', p_before), '');
    END IF;
    RETURN purged;
END $$;
REVOKE EXECUTE ON FUNCTION import_payload_purge(text, text[], date) FROM PUBLIC;
