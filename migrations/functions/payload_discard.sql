-- Takes refused payloads of these groups out of what is open: they are read no more, and say who had them so and why. Their groups fall due, since a refused
-- payload kept what it belongs to as it was. The caller holds the groups. Returns how many.
CREATE OR REPLACE FUNCTION payload_discard(p_org text, p_groups text[], p_kind text, p_code text, p_since date, p_payload bigint, p_why text)
    RETURNS bigint LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    discarded bigint;
BEGIN
    PERFORM public.leapfrog_must(p_org, 'accountant');
    WITH gone AS (
        UPDATE public.import_payload AS kept
           SET state = 'not_needed', code = 'discarded', field = '', message = left(p_why, 2000), waits_for = '', is_final = true, state_at = clock_timestamp()
         WHERE kept.org_id = p_org AND kept.payload_group = ANY (p_groups) AND kept.state = 'refused' AND (p_kind = '' OR kept.kind = p_kind)
           AND (p_code = '' OR kept.code = p_code) AND (p_since IS NULL OR kept.received_at >= p_since) AND (p_payload = 0 OR kept.payload_id = p_payload)
        RETURNING kept.payload_group),
    due AS (
        INSERT INTO public.import_due (org_id, payload_group)
        SELECT DISTINCT p_org, gone.payload_group FROM gone ORDER BY 2
        ON CONFLICT DO NOTHING)
    SELECT count(*) INTO discarded FROM gone;
    IF discarded > 0 THEN
        PERFORM public.audit_note(p_org, 'payload.discarded', '', NULL,
            jsonb_strip_nulls(jsonb_build_object('payloads', discarded, 'kind', nullif(p_kind, ''), 'code', nullif(p_code, ''), 'since', p_since,
                                                 'payload', nullif(p_payload, 0))), p_why);
    END IF;
    RETURN discarded;
END $$;
REVOKE EXECUTE ON FUNCTION payload_discard(text, text[], text, text, date, bigint, text) FROM PUBLIC;
