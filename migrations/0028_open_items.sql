-- 0028: entries keep what they settle and which taxes they hold (docs/decisions/0039-open-items.md). Waits for the transactions that use gl_entry now,
-- for a moment; rewrites nothing.

-- Null: of before this was kept. Reports take it from the documents then.
ALTER TABLE gl_entry ADD COLUMN settles text;                -- the document whose open item it opens or settles; empty: none
ALTER TABLE gl_entry ADD COLUMN due_date date;               -- when that is due, where it opens one
ALTER TABLE gl_entry ADD COLUMN taxes jsonb;                 -- by tax code: what was taxed, and the tax, in both currencies; null: none
