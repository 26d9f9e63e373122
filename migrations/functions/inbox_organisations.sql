-- The organisations that have payloads, each found by one look into the index, with how many were refused and how many wait (counted up to p_cap
-- for each reason). Also those that have no books yet: a payload may come before anything says in which currency they are kept.
CREATE OR REPLACE FUNCTION inbox_organisations(p_cap int) RETURNS TABLE (org_id text, refused bigint, waiting bigint) LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, public, pg_temp SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off
    SET enable_sort = off SET jit = off AS $$
#variable_conflict use_variable
BEGIN
    SELECT one.org_id INTO org_id FROM import_payload AS one ORDER BY one.org_id, one.payload_id LIMIT 1;
    WHILE FOUND LOOP
        SELECT coalesce(sum(reason.payloads) FILTER (WHERE reason.state = 'refused'), 0)::bigint,
               coalesce(sum(reason.payloads) FILTER (WHERE reason.state = 'waiting'), 0)::bigint
          INTO refused, waiting FROM inbox_reasons(org_id, p_cap) AS reason;
        RETURN NEXT;
        SELECT one.org_id INTO org_id FROM import_payload AS one WHERE one.org_id > org_id ORDER BY one.org_id, one.payload_id LIMIT 1;
    END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION inbox_organisations(int) FROM PUBLIC;
