-- 0026: who reads entries may read who opened sealed days again, and why (period_reopened): every report of these days says it. Blocks nobody; reads no table.
DO $$
DECLARE
    given record;
BEGIN
    FOR given IN SELECT DISTINCT grantee::regrole AS name FROM pg_class CROSS JOIN LATERAL aclexplode(relacl) AS right_of
                  WHERE pg_class.oid = 'public.gl_entry'::regclass AND grantee <> relowner AND grantee <> 0 AND privilege_type = 'SELECT' LOOP
        EXECUTE format('GRANT SELECT ON period_lock_event, period_seal TO %s', given.name);
    END LOOP;
END $$;
