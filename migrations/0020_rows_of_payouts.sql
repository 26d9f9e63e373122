-- 0020: an index for balance transactions, which first come without their payout and then with it: the later one is found by its number. Reads the
-- table once, beside imports that go on; blocks nobody but other migrations.

-- outside the transaction
DROP INDEX CONCURRENTLY IF EXISTS import_payload_of_row;
CREATE INDEX CONCURRENTLY import_payload_of_row ON import_payload (org_id, shopify_id) WHERE kind = 'balance_transaction';
