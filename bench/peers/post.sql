-- What the peers and the leanest SQL post with: tables with the columns and indexes of Leapfrog's, without its triggers and checks.
-- One invoice is three entries: receivable, sales, tax. The amounts stand in the document, as JSON.
CREATE TABLE document (
    org_id text NOT NULL, document_id text NOT NULL, document_type text NOT NULL, document_date date NOT NULL, currency text NOT NULL,
    body text NOT NULL, accounting_ready_version int NOT NULL DEFAULT 1, posted_version int NOT NULL DEFAULT 0,
    accounting_status text NOT NULL DEFAULT 'waiting', status_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (org_id, document_id)
) WITH (fillfactor = 85);
CREATE INDEX ON document (org_id, document_date DESC, document_id);
CREATE INDEX ON document (org_id, accounting_status) WHERE accounting_status <> 'posted';

CREATE TABLE gl_entry (
    org_id text NOT NULL, document_id text NOT NULL, version int NOT NULL, line_no int NOT NULL, entry_date date NOT NULL,
    account text NOT NULL, currency text NOT NULL, amount bigint NOT NULL, base_amount bigint NOT NULL, rule text NOT NULL,
    posted_at timestamptz NOT NULL DEFAULT now(), deleted_at timestamptz,
    PRIMARY KEY (org_id, document_id, version, line_no)
) WITH (fillfactor = 90);
CREATE INDEX ON gl_entry (org_id, account, entry_date) INCLUDE (base_amount) WHERE deleted_at IS NULL;

-- Posts documents that the caller's transaction has locked.
CREATE FUNCTION bench_write(p_orgs text[], p_documents text[]) RETURNS void LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
    WITH wanted AS (
        SELECT document.*, body::jsonb AS facts
          FROM unnest(p_orgs, p_documents) AS wanted(org_id, document_id) JOIN document USING (org_id, document_id)),
    amounts AS (
        SELECT *, (100 * (facts ->> 'total')::numeric)::bigint AS total,
               (100 * (facts #>> '{lines,0,taxes,0,amount}')::numeric)::bigint AS tax FROM wanted)
    INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, amount, base_amount, rule)
    SELECT org_id, document_id, accounting_ready_version, line_no, document_date, account, currency, amount, amount, rule
      FROM amounts CROSS JOIN LATERAL (VALUES (1, '1100', total, 'SI-AR'), (2, '4000', tax - total, 'SI-REV'), (3, '2100', -tax, 'SI-TAX'))
           AS entry(line_no, account, amount, rule);
    UPDATE document SET posted_version = accounting_ready_version, accounting_status = 'posted', status_at = now()
      FROM unnest(p_orgs, p_documents) AS wanted(org_id, document_id)
     WHERE document.org_id = wanted.org_id AND document.document_id = wanted.document_id;
END $$;

-- One document, for a task of a peer: lock, read, three entries, update.
CREATE FUNCTION bench_post(p_org text, p_document text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM body FROM document WHERE org_id = p_org AND document_id = p_document AND posted_version < accounting_ready_version FOR UPDATE;
    IF FOUND THEN
        PERFORM bench_write(ARRAY[p_org], ARRAY[p_document]);
    END IF;
END $$;
