-- Forgets a person: takes the name out of documents, what they said before, seals' salts, the payloads of these groups, and facts of orders. The caller
-- holds the groups. Returns how many documents and payloads. What the trail keeps of it does not name the person.
CREATE OR REPLACE FUNCTION party_forget(p_org text, p_name text, p_groups text[], OUT documents bigint, OUT payloads bigint) LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    member text := ',"party_name":' || to_jsonb(p_name)::text;
    changed text[]; of_before text[];
BEGIN
    PERFORM public.leapfrog_must(p_org, 'owner');
    -- States of an order that differ only by how the person was called become one payload: the one that is read stays.
    WITH named AS (
        SELECT kept.payload_id, kept.payload_group, kept.kind, kept.shopify_id, kept.state = 'superseded' AS is_superseded, kept.payload,
               coalesce(customer.content -> 'first_name', '""')::text AS first, coalesce(customer.content -> 'last_name', '""')::text AS last,
               coalesce(customer.content -> 'display_name', '""')::text AS shown
          FROM public.import_payload AS kept CROSS JOIN LATERAL (
               SELECT found.content FROM jsonb_path_query(CASE WHEN position('"customer"' IN kept.payload) > 0 THEN kept.payload::jsonb END,
                                                          '$.**.customer') AS found(content)
                WHERE concat_ws(' ', nullif(found.content ->> 'first_name', ''), nullif(found.content ->> 'last_name', '')) = p_name
                   OR found.content ->> 'display_name' = p_name LIMIT 1) AS customer
         WHERE kept.org_id = p_org AND kept.payload_group = ANY (p_groups)),
    blank AS (
        SELECT named.payload_id, named.payload_group, named.kind, named.shopify_id, named.is_superseded,
               replace(replace(replace(named.payload, '"first_name":' || named.first, '"first_name":""'),
                               '"last_name":' || named.last, '"last_name":""'), '"display_name":' || named.shown, '"display_name":""') AS payload
          FROM named),
    ranked AS (
        SELECT blank.payload_id, blank.payload_group, blank.kind, blank.shopify_id, blank.payload, sha256(convert_to(blank.payload, 'UTF8')) AS digest,
               row_number() OVER (PARTITION BY blank.payload_group, blank.kind, blank.shopify_id, blank.payload
                                  ORDER BY blank.is_superseded, blank.payload_id) AS place
          FROM blank),
    once AS (
        SELECT ranked.payload_id, ranked.payload, ranked.digest, ranked.place = 1 AND NOT EXISTS (
               SELECT 1 FROM public.import_payload AS other
                WHERE other.org_id = p_org AND other.payload_group = ranked.payload_group AND other.kind = ranked.kind
                  AND other.shopify_id = ranked.shopify_id AND other.digest = ranked.digest AND other.payload_id <> ranked.payload_id) AS stays
          FROM ranked),
    doubled AS (
        DELETE FROM public.import_payload AS kept USING once WHERE kept.payload_id = once.payload_id AND NOT once.stays RETURNING kept.payload_id),
    changed AS (
        UPDATE public.import_payload AS kept SET payload = once.payload, digest = once.digest
          FROM once WHERE kept.payload_id = once.payload_id AND once.stays RETURNING kept.payload_id)
    SELECT (SELECT count(*) FROM doubled) + (SELECT count(*) FROM changed) INTO payloads;
    -- The text as our own programs write it is changed in place, so that the same payload gives the same bytes again; another text is written anew.
    WITH blank AS (
        UPDATE public.document AS doc
           SET party = '', body = CASE WHEN position(member IN doc.body) > 0 THEN replace(doc.body, member, '') ELSE (doc.body::jsonb - 'party_name')::text END
         WHERE doc.org_id = p_org AND doc.party = p_name RETURNING doc.document_id)
    SELECT coalesce(array_agg(blank.document_id), '{}') INTO changed FROM blank;
    -- After the documents: what they said just now has become history. The name may stand elsewhere in what others said.
    WITH blank AS (
        UPDATE public.document_history AS old
           SET body = CASE WHEN position(member IN old.body) > 0 THEN replace(old.body, member, '') ELSE (old.body::jsonb - 'party_name')::text END
         WHERE old.org_id = p_org AND CASE WHEN position('"party_name"' IN old.body) > 0 AND position(to_jsonb(p_name)::text IN old.body) > 0
                                           THEN old.body::jsonb ->> 'party_name' = p_name ELSE false END
        RETURNING old.document_id)
    SELECT coalesce(array_agg(DISTINCT blank.document_id), '{}') INTO of_before FROM blank;
    -- What a seal has of the name is a digest that nobody can guess without this.
    DELETE FROM public.period_seal_salt AS salt WHERE salt.org_id = p_org AND salt.document_id = ANY (changed || of_before) AND salt.path = 'party_name';
    UPDATE public.import_order AS known SET facts = known.facts - 'customer' WHERE known.org_id = p_org AND known.facts ->> 'customer' = p_name;
    documents := cardinality(changed);
    PERFORM public.audit_note(p_org, 'party.forgotten', '', NULL, jsonb_build_object('documents', documents, 'payloads', payloads), '');
END $$;
REVOKE EXECUTE ON FUNCTION party_forget(text, text, text[]) FROM PUBLIC;
