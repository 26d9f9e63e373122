-- 0012: who has rights on queue_aggregated has them on queue_maintained (0011), which no GRANT of before can name: workers go on after an upgrade.
DO $$
DECLARE
    given record;
BEGIN
    FOR given IN SELECT grantee::regrole AS name, privilege_type FROM pg_class CROSS JOIN LATERAL aclexplode(relacl) AS right_of
                  WHERE pg_class.oid = 'public.queue_aggregated'::regclass AND grantee <> relowner AND grantee <> 0 LOOP
        EXECUTE format('GRANT %s ON queue_maintained TO %s', given.privilege_type, given.name);
    END LOOP;
END $$;
