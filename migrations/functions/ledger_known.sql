-- The entries of which reports made their figures (ledger_figure) at a moment, dated from p_from through p_through: of what had been committed
-- by then, whatever came first (ledger_act). Of what is older than acts are, the moments in the entries themselves tell.
CREATE OR REPLACE FUNCTION ledger_known(p_org text, p_at timestamptz, p_from date, p_through date)
RETURNS TABLE (document_id text, version int, line_no int, entry_date date, account text, currency text, amount bigint, base_amount bigint,
               rule text, source_line int, posted_at timestamptz, posted_by text, deleted_at timestamptz, replaced_by_version int,
               recreation_id uuid, is_previous boolean, settles text, due_date date, taxes jsonb)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
#variable_conflict use_variable
BEGIN
    RETURN QUERY
    WITH late AS MATERIALIZED (
        SELECT ledger_act.act FROM public.ledger_act WHERE ledger_act.org_id = p_org AND ledger_act.at > p_at),
    awaiting AS MATERIALIZED (                               -- their entries were out of force, and shown
        SELECT once.document_id, last.posted_version
          FROM (SELECT DISTINCT status.document_id FROM public.document_status AS status
                 WHERE status.org_id = p_org AND status.awaiting_recreation) AS once
         CROSS JOIN LATERAL (
               SELECT status.awaiting_recreation, status.posted_version FROM public.document_status AS status
                WHERE status.org_id = p_org AND status.document_id = once.document_id AND status.act NOT IN (SELECT late.act FROM late)
                ORDER BY status.line_no DESC LIMIT 1) AS last
         WHERE last.awaiting_recreation)
    SELECT entry.document_id, entry.version, entry.line_no, entry.entry_date, entry.account, entry.currency, entry.amount, entry.base_amount,
           entry.rule, entry.source_line, entry.posted_at, entry.posted_by,
           CASE WHEN went.is_known THEN entry.deleted_at END, CASE WHEN went.is_known THEN entry.replaced_by_version END,
           CASE WHEN went.is_known THEN entry.recreation_id END, went.is_known, entry.settles, entry.due_date, entry.taxes
      FROM public.gl_entry AS entry
      LEFT JOIN late AS posted_late ON posted_late.act = entry.posted_act
      LEFT JOIN late AS deleted_late ON deleted_late.act = entry.deleted_act
      LEFT JOIN awaiting ON awaiting.document_id = entry.document_id
     CROSS JOIN LATERAL (
           SELECT entry.deleted_at IS NOT NULL AND deleted_late.act IS NULL
                  AND (entry.deleted_act IS NOT NULL OR entry.deleted_at <= p_at) AS is_known) AS went
     WHERE entry.org_id = p_org AND entry.entry_date BETWEEN p_from AND p_through
       AND posted_late.act IS NULL AND (entry.posted_act IS NOT NULL OR entry.posted_at <= p_at)
       AND (NOT went.is_known OR entry.replaced_by_version > awaiting.posted_version);
END $$;
REVOKE EXECUTE ON FUNCTION ledger_known(text, timestamptz, date, date) FROM PUBLIC;
