-- 0022: an index for the Audit screen: the newest acts of an organisation. Reads the table once, beside those who write; blocks nobody but other
-- migrations.

-- outside the transaction
DROP INDEX CONCURRENTLY IF EXISTS audit_event_newest;
CREATE INDEX CONCURRENTLY audit_event_newest ON audit_event (org_id, event_id);
