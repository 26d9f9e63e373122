-- 0002: user-triggered work overtakes bulk sync. Old producers never name the column: the default is theirs.
-- Neither ALTER reads the table (a plain CHECK would, under lock). The indexes follow outside the transaction so that
-- producers keep inserting while they are built; each is dropped first, so a build that was cut off can be run again.
ALTER TABLE accounting_work_queue ADD COLUMN priority int NOT NULL DEFAULT 1;
ALTER TABLE accounting_work_queue ADD CONSTRAINT priority_is_known CHECK (priority BETWEEN 1 AND 3) NOT VALID;

-- outside the transaction
ALTER TABLE accounting_work_queue VALIDATE CONSTRAINT priority_is_known;
-- Each partial index is asked for in words of its own (state = 'queued', state || '' = 'queued', …). Where a table was empty when it was last
-- analysed, PostgreSQL takes any index that would do for equally cheap, and the wrong one reads all that is queued, or was and can't be
-- cleaned away yet.
-- Order of the claim within one lane (organisation, priority): one lane is one range of this index.
DROP INDEX CONCURRENTLY IF EXISTS queue_lane_order;
CREATE INDEX CONCURRENTLY queue_lane_order ON accounting_work_queue (org_id, priority, ready_at, id) WHERE state = 'queued';
-- Coalescing looks for the queued row of a document.
DROP INDEX CONCURRENTLY IF EXISTS queue_document;
CREATE INDEX CONCURRENTLY queue_document ON accounting_work_queue (org_id, document_id) WHERE state || '' = 'queued';
-- Adoption looks for ended leases; bounded by the workers' slots, never by the backlog.
DROP INDEX CONCURRENTLY IF EXISTS queue_lease_end;
CREATE INDEX CONCURRENTLY queue_lease_end ON accounting_work_queue (leased_until) WHERE state = 'leased';
-- Dead jobs are listed by organisation, and cleared when their document is posted after all.
DROP INDEX CONCURRENTLY IF EXISTS queue_dead;
CREATE INDEX CONCURRENTLY queue_dead ON accounting_work_queue (org_id, document_id) WHERE state = 'dead';
-- The old index cannot serve "priority DESC, ready_at" without a sort.
DROP INDEX CONCURRENTLY IF EXISTS accounting_work_queue_state_ready_at;
