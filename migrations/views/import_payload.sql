-- How many payloads are not in the figures of an organisation. Whoever reads documents may read these counts, not the payloads: the view has
-- its owner's rights.
CREATE OR REPLACE VIEW import_payload_count AS
SELECT org_id, count(*) FILTER (WHERE state = 'refused') AS refused, count(*) FILTER (WHERE state = 'waiting') AS waiting
  FROM import_payload WHERE state IN ('waiting', 'refused') GROUP BY org_id;
