-- 0014: the kind of an account, so that a chart can be imported and exported whole. Null: the kind goes by the code's first
-- digit, as in the default chart. The table is small; nothing waits.

ALTER TABLE account ADD COLUMN kind text CHECK (kind IN ('asset', 'liability', 'equity', 'income', 'expense'));
