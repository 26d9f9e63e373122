-- 0019: an index for the Inbox screen: what waits and what was refused, by reason. Reads the table once, beside imports that go on; blocks
-- nobody but other migrations.

-- outside the transaction
-- How many for which reason, and pages of one reason.
DROP INDEX CONCURRENTLY IF EXISTS import_payload_by_reason;
CREATE INDEX CONCURRENTLY import_payload_by_reason ON import_payload (org_id, state, kind, code, payload_id) WHERE state IN ('waiting', 'refused');
