-- A page of an organisation's payloads, the last arrived first, down from p_before. What waits or was refused is found by its reasons; what
-- somebody looks for by the groups that it may mean; anything else among the next p_look payloads. `looked` at so many, down to `down_to`;
-- a row without a payload when none of them is wanted. A function, so that the plan depends neither on values nor on statistics.
CREATE OR REPLACE FUNCTION inbox_page(p_org text, p_state text, p_kind text, p_code text, p_text text, p_before bigint, p_limit int, p_look int)
RETURNS TABLE (looked bigint, down_to bigint, payload_id bigint, org_id text, kind text, shopify_id text, payload_group text, updated_at text,
               source_file text, source_line bigint, received_at timestamptz, received_by text, state text, code text, field text, message text,
               waits_for text, state_at timestamptz) LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, public, pg_temp SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off
    SET enable_hashjoin = off SET enable_mergejoin = off SET enable_incremental_sort = off SET enable_sort = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    wanted text[]; found_ids bigint[]; looked_at bigint; looked_to bigint;
BEGIN
    IF p_text <> '' THEN
        wanted := ARRAY(
            SELECT p_text UNION SELECT 'order/' || p_text UNION SELECT 'payout/' || p_text
            UNION SELECT doc.payload_group FROM document AS doc
                   WHERE doc.org_id = p_org AND doc.document_id IN (p_text, '#' || p_text) AND doc.payload_group <> ''
            UNION SELECT named.payload_group FROM import_payload AS named
                   WHERE named.org_id = p_org AND named.payload_id = CASE WHEN p_text ~ '^[0-9]{1,18}$' THEN p_text::bigint END);
        WITH mine AS MATERIALIZED ( -- first the groups, then their order
            SELECT one.payload_id FROM import_payload AS one
             WHERE one.org_id = p_org AND one.payload_group = ANY (wanted) AND one.payload_id < p_before
               AND (p_state = '' OR one.state = p_state) AND (p_kind = '' OR one.kind = p_kind) AND (p_code = '' OR one.code = p_code))
        SELECT array_agg(found.payload_id), count(*), min(found.payload_id) INTO found_ids, looked_at, looked_to
          FROM (SELECT mine.payload_id FROM mine ORDER BY mine.payload_id DESC LIMIT p_limit) AS found;
    ELSIF p_state IN ('waiting', 'refused') THEN
        SELECT array_agg(found.payload_id), count(*), min(found.payload_id) INTO found_ids, looked_at, looked_to FROM (
            SELECT one.payload_id FROM inbox_reasons(p_org, 0) AS reason CROSS JOIN LATERAL (
                SELECT mine.payload_id FROM import_payload AS mine
                 WHERE mine.org_id = p_org AND mine.state IN ('waiting', 'refused') AND mine.state = reason.state AND mine.kind = reason.kind
                   AND mine.code = reason.code AND mine.payload_id < p_before
                 ORDER BY mine.org_id DESC, mine.state DESC, mine.kind DESC, mine.code DESC, mine.payload_id DESC LIMIT p_limit) AS one
             WHERE reason.state = p_state AND (p_kind = '' OR reason.kind = p_kind) AND (p_code = '' OR reason.code = p_code)
             ORDER BY one.payload_id DESC LIMIT p_limit) AS found;
    ELSE
        -- Not by payload_id alone, which would go through the payloads of all organisations.
        SELECT array_agg(one.payload_id ORDER BY one.payload_id DESC)
                   FILTER (WHERE (p_state = '' OR one.state = p_state) AND (p_kind = '' OR one.kind = p_kind) AND (p_code = '' OR one.code = p_code)),
               count(*), min(one.payload_id)
          INTO found_ids, looked_at, looked_to FROM (
            SELECT mine.payload_id, mine.state, mine.kind, mine.code FROM import_payload AS mine
             WHERE (mine.org_id, mine.payload_id) < (p_org, p_before) AND mine.org_id >= p_org
             ORDER BY mine.org_id DESC, mine.payload_id DESC LIMIT p_look) AS one;
        IF cardinality(found_ids) > p_limit THEN
            found_ids := found_ids[1:p_limit];
            looked_to := found_ids[p_limit];
        END IF;
    END IF;
    RETURN QUERY
    SELECT looked_at, looked_to, one.payload_id, one.org_id, one.kind, one.shopify_id, one.payload_group, one.updated_at, one.source_file,
           one.source_line, one.received_at, one.received_by, one.state, one.code, one.field, one.message, one.waits_for, one.state_at
      FROM unnest(coalesce(found_ids, ARRAY[NULL::bigint])) WITH ORDINALITY AS listed(payload_id, place)
      LEFT JOIN import_payload AS one ON one.payload_id = listed.payload_id
     ORDER BY listed.place;
END $$;
REVOKE EXECUTE ON FUNCTION inbox_page(text, text, text, text, text, bigint, int, int) FROM PUBLIC;
