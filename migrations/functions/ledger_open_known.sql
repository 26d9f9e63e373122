-- How many documents were not, or not as they were then, in the figures at a moment (document_open, ledger_known).
CREATE OR REPLACE FUNCTION ledger_open_known(p_org text, p_at timestamptz, OUT awaiting_posting bigint, OUT refused bigint, OUT awaiting bigint)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
#variable_conflict use_variable
BEGIN
    WITH late AS MATERIALIZED (
        SELECT ledger_act.act FROM public.ledger_act WHERE ledger_act.org_id = p_org AND ledger_act.at > p_at),
    known AS MATERIALIZED (
        SELECT status.document_id, status.line_no, status.ready_version, status.posted_version, status.status, status.awaiting_recreation
          FROM public.document_status AS status WHERE status.org_id = p_org AND status.act NOT IN (SELECT late.act FROM late)),
    last AS (
        SELECT DISTINCT ON (known.document_id) known.* FROM known ORDER BY known.document_id, known.line_no DESC)
    SELECT count(*) FILTER (WHERE NOT last.awaiting_recreation AND last.status <> 'refused'), count(*) FILTER (WHERE last.status = 'refused'),
           count(*) FILTER (WHERE last.awaiting_recreation)
      INTO awaiting_posting, refused, awaiting
      FROM last
     WHERE (last.posted_version < last.ready_version OR last.awaiting_recreation OR last.status = 'refused')
       -- Posted since: by its entries, or, where it has none, by what the document says.
       AND NOT EXISTS (
           SELECT 1 FROM public.gl_entry AS entry
            WHERE entry.org_id = p_org AND entry.document_id = last.document_id AND entry.version >= last.ready_version
              AND (entry.posted_act IS NULL OR entry.posted_act NOT IN (SELECT late.act FROM late)))
       AND NOT EXISTS (
           SELECT 1 FROM public.document
            WHERE document.org_id = p_org AND document.document_id = last.document_id AND document.posted_version >= last.ready_version
              AND document.status_at <= p_at)
       AND NOT EXISTS (
           SELECT 1 FROM public.document_status AS later
            WHERE later.org_id = p_org AND later.document_id = last.document_id AND later.line_no > last.line_no
              AND later.posted_version >= last.ready_version
              AND NOT EXISTS (SELECT 1 FROM public.gl_entry AS entry
                               WHERE entry.org_id = p_org AND entry.document_id = last.document_id
                                 AND entry.version BETWEEN last.ready_version AND later.posted_version));
END $$;
REVOKE EXECUTE ON FUNCTION ledger_open_known(text, timestamptz) FROM PUBLIC;
