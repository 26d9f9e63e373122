-- 0015: whoever reads a group of payloads holds its row. Until now that was an advisory lock, which any login that can connect may take, and so keep
-- everybody from importing. Blocks nobody; reads no table. While programs of before and after this run side by side, two of them may read the same
-- group at once; the payloads are read anew with the next one that comes, so finish imports before you upgrade.

-- A row for each order, payout or other group that has payloads. Made by whoever imports first of it; locked, not changed.
CREATE TABLE import_group (
    org_id        text NOT NULL,
    payload_group text NOT NULL,                             -- order/5111, payout/77
    PRIMARY KEY (org_id, payload_group)
);

-- Who imports goes on importing: no GRANT of before can name what is new. A row is locked with the right to change it.
DO $$
DECLARE
    given record;
BEGIN
    FOR given IN
        SELECT DISTINCT format('GRANT SELECT, INSERT, UPDATE, DELETE ON import_group TO %s', right_of.grantee::regrole) AS command
          FROM pg_class CROSS JOIN LATERAL aclexplode(relacl) AS right_of
         WHERE pg_class.oid IN ('public.import_order'::regclass, 'public.import_payload'::regclass) AND grantee <> relowner AND grantee <> 0
           AND privilege_type = 'INSERT' LOOP
        EXECUTE given.command;
    END LOOP;
END $$;
