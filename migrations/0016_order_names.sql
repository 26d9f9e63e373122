-- 0016: two shops of one organisation may number their orders alike, and an order's name is its document's id. The import looks
-- here whether a name belongs to another order already. Not unique: what older programs imported stays as it is.
-- Imports wait while it is built, about a second per million orders; producers and workers don't use this table.

CREATE INDEX import_order_name ON import_order (org_id, (facts ->> 'name'));
