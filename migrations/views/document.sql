-- Documents whose newest version is not in the books: the one definition, for locks, reports, verification and doctor.
--   awaiting_posting     never posted, or changed since
--   refused              its newest version was refused; what is in force, if anything, is of an older one
--   awaiting_recreation  its entries are out of force until it is posted again
CREATE OR REPLACE VIEW document_open WITH (security_invoker = true) AS
SELECT org_id, document_id, document_type, document_date, accounting_ready_version, posted_version, accounting_status, awaiting_recreation,
       accounting_status = 'refused' AS is_refused,
       NOT awaiting_recreation AND accounting_status <> 'refused' AS is_awaiting_posting, status_code, status_field, status_message, status_at
  FROM document
 WHERE posted_version < accounting_ready_version OR awaiting_recreation OR accounting_status = 'refused';

-- The entries of which reports and exports make their figures: those in force and, of documents that await recreation, the previous ones, which
-- a recreation took out of force and no posting has replaced yet (is_previous).
CREATE OR REPLACE VIEW ledger_figure WITH (security_invoker = true) AS
SELECT org_id, document_id, version, line_no, entry_date, account, currency, amount, base_amount, rule, source_line, posted_at, posted_by,
       deleted_at, replaced_by_version, recreation_id, false AS is_previous, settles, due_date, taxes
  FROM gl_entry WHERE deleted_at IS NULL
UNION ALL
SELECT old.org_id, old.document_id, old.version, old.line_no, old.entry_date, old.account, old.currency, old.amount, old.base_amount, old.rule,
       old.source_line, old.posted_at, old.posted_by, old.deleted_at, old.replaced_by_version, old.recreation_id, true, old.settles, old.due_date, old.taxes
  FROM document JOIN gl_entry AS old ON old.org_id = document.org_id AND old.document_id = document.document_id
 WHERE document.awaiting_recreation AND old.deleted_at IS NOT NULL AND old.replaced_by_version > document.posted_version;
