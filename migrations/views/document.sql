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
