-- For which reasons payloads of an organisation wait or were refused, each found by one look into the index, however many there are of it; and
-- (p_cap above 0) how many, counted up to p_cap, what the last of them says, and when it came into this state.
CREATE OR REPLACE FUNCTION inbox_reasons(p_org text, p_cap int)
RETURNS TABLE (state text, kind text, code text, payloads bigint, example text, last_at timestamptz) LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, public, pg_temp SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off
    SET enable_sort = off SET jit = off AS $$
#variable_conflict use_variable
BEGIN
    SELECT one.state, one.kind, one.code INTO state, kind, code FROM import_payload AS one
     WHERE one.org_id = p_org AND one.state IN ('waiting', 'refused') ORDER BY one.org_id, one.state, one.kind, one.code LIMIT 1;
    WHILE FOUND LOOP
        IF p_cap > 0 THEN
            SELECT count(*) INTO payloads FROM (
                SELECT FROM import_payload AS one
                 WHERE one.org_id = p_org AND one.state IN ('waiting', 'refused') AND one.state = state AND one.kind = kind AND one.code = code
                 LIMIT p_cap) AS counted;
            SELECT one.message, one.state_at INTO example, last_at FROM import_payload AS one
             WHERE one.org_id = p_org AND one.state IN ('waiting', 'refused') AND one.state = state AND one.kind = kind AND one.code = code
             ORDER BY one.org_id DESC, one.state DESC, one.kind DESC, one.code DESC, one.payload_id DESC LIMIT 1;
        END IF;
        RETURN NEXT;
        SELECT one.state, one.kind, one.code INTO state, kind, code FROM import_payload AS one
         WHERE one.org_id = p_org AND one.state IN ('waiting', 'refused') AND (one.state, one.kind, one.code) > (state, kind, code)
         ORDER BY one.org_id, one.state, one.kind, one.code LIMIT 1;
    END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION inbox_reasons(text, int) FROM PUBLIC;
