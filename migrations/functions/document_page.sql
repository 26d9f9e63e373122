-- A page of the list of documents, newest first, by the index that has the order in which they are shown: for one organisation, for all,
-- and for those that wait for something. A function, so that the plan depends neither on values nor on statistics.
CREATE OR REPLACE FUNCTION document_page(p_org text, p_type text, p_status text, p_text text, p_from date, p_through date,
                              p_after_date date, p_after_id text, p_after_org text, p_limit int)
RETURNS TABLE (org_id text, document_id text, document_type text, document_date date, currency text, party text, amount bigint,
               accounting_ready_version int, posted_version int, accounting_status text, awaiting_recreation boolean, status_code text,
               status_field text, status_message text, status_at timestamptz) LANGUAGE plpgsql STABLE
    SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    first_date date := coalesce(p_from, '-infinity');
    last_date date := least(p_through, p_after_date, 'infinity');
BEGIN
    IF p_org <> '' THEN
        RETURN QUERY
        SELECT doc.org_id, doc.document_id, doc.document_type, doc.document_date, doc.currency, doc.party, doc.amount,
               doc.accounting_ready_version, doc.posted_version, doc.accounting_status, doc.awaiting_recreation, doc.status_code,
               doc.status_field, doc.status_message, doc.status_at
          FROM document AS doc
         WHERE doc.org_id = p_org AND (p_status = '' OR doc.accounting_status = p_status) AND (p_type = '' OR doc.document_type = p_type)
           AND (p_text = '' OR position(lower(p_text) IN lower(doc.document_id)) > 0 OR position(lower(p_text) IN lower(doc.party)) > 0)
           AND doc.document_date BETWEEN first_date AND last_date
           AND (p_after_date IS NULL OR doc.document_date < p_after_date OR (doc.document_id, doc.org_id) > (p_after_id, p_after_org))
         ORDER BY doc.document_date DESC, doc.document_id LIMIT p_limit;
    ELSIF p_status NOT IN ('', 'posted') THEN
        RETURN QUERY
        SELECT doc.org_id, doc.document_id, doc.document_type, doc.document_date, doc.currency, doc.party, doc.amount,
               doc.accounting_ready_version, doc.posted_version, doc.accounting_status, doc.awaiting_recreation, doc.status_code,
               doc.status_field, doc.status_message, doc.status_at
          FROM document AS doc
         WHERE doc.accounting_status = p_status AND doc.accounting_status <> 'posted' AND (p_type = '' OR doc.document_type = p_type)
           AND (p_text = '' OR position(lower(p_text) IN lower(doc.document_id)) > 0 OR position(lower(p_text) IN lower(doc.party)) > 0)
           AND doc.document_date BETWEEN first_date AND last_date
           AND (p_after_date IS NULL OR doc.document_date < p_after_date OR (doc.document_id, doc.org_id) > (p_after_id, p_after_org))
         ORDER BY doc.document_date DESC, doc.document_id, doc.org_id LIMIT p_limit;
    ELSE
        RETURN QUERY
        SELECT doc.org_id, doc.document_id, doc.document_type, doc.document_date, doc.currency, doc.party, doc.amount,
               doc.accounting_ready_version, doc.posted_version, doc.accounting_status, doc.awaiting_recreation, doc.status_code,
               doc.status_field, doc.status_message, doc.status_at
          FROM document AS doc
         WHERE (p_status = '' OR doc.accounting_status = p_status) AND (p_type = '' OR doc.document_type = p_type)
           AND (p_text = '' OR position(lower(p_text) IN lower(doc.document_id)) > 0 OR position(lower(p_text) IN lower(doc.party)) > 0)
           AND doc.document_date BETWEEN first_date AND last_date
           AND (p_after_date IS NULL OR doc.document_date < p_after_date OR (doc.document_id, doc.org_id) > (p_after_id, p_after_org))
         ORDER BY doc.document_date DESC, doc.document_id, doc.org_id LIMIT p_limit;
    END IF;
END $$;
REVOKE EXECUTE ON FUNCTION document_page(text, text, text, text, date, date, date, text, text, int) FROM PUBLIC;
