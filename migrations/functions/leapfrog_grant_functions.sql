-- No function of Leapfrog can be executed by everybody. Who has rights on the queue may execute what goes with them; none of these functions
-- gives its caller a right, so that takes nobody anywhere new:
--   INSERT            accounting_enqueue, accounting_enqueue_many, and what an import calls beside them
--   SELECT            functions that only read
--   UPDATE or DELETE  all but trigger functions: a worker or an operator
-- Where INSERT was granted to PUBLIC a plain INSERT goes on working for everybody, but the functions are for those named in a GRANT.
--
-- Brings the rights on functions in line with those on the queue: at each "leapfrogctl migrate", and at each GRANT where a superuser
-- migrated. A function counts as Leapfrog's by its name and its owner, that of queue_lane. Does what the caller may do.
CREATE OR REPLACE FUNCTION leapfrog_grant_functions() RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    wanted record;
BEGIN
    FOR wanted IN
        SELECT format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', ours.oid::regprocedure) AS command FROM pg_catalog.pg_proc AS ours
         WHERE ours.pronamespace = 'public'::regnamespace AND ours.prokind = 'f' AND pg_has_role(ours.proowner, 'USAGE')
           AND ours.proowner = (SELECT relowner FROM pg_catalog.pg_class WHERE oid = 'public.queue_lane'::regclass)
           AND ours.proname ~ '^(queue_|accounting_enqueue|leapfrog_|gl_entry_|recreation_|ledger_|period_|document_(on|made)_|organisation_on_|audit_|inbox_|settings_act_|worker_|import_|party_|payload_|account_|member_)'
           AND EXISTS (SELECT 1 FROM aclexplode(coalesce(ours.proacl, acldefault('f', ours.proowner))) WHERE grantee = 0)
        UNION ALL
        SELECT format('GRANT EXECUTE ON FUNCTION %s TO %I', ours.oid::regprocedure, role.rolname)
          FROM (SELECT grantee, array_agg(privilege_type) AS rights
                  FROM (SELECT (aclexplode(coalesce(relacl, acldefault('r', relowner)))).* FROM pg_catalog.pg_class
                         WHERE oid = 'public.accounting_work_queue'::regclass
                        UNION ALL
                        SELECT (aclexplode(attacl)).* FROM pg_catalog.pg_attribute WHERE attrelid = 'public.accounting_work_queue'::regclass) AS acl
                 WHERE grantee <> 0 GROUP BY grantee) AS named
          JOIN pg_catalog.pg_roles AS role ON role.oid = named.grantee
          JOIN pg_catalog.pg_proc AS ours
            ON ours.pronamespace = 'public'::regnamespace AND ours.prokind = 'f' AND pg_has_role(ours.proowner, 'USAGE')
           AND ours.proowner = (SELECT relowner FROM pg_catalog.pg_class WHERE oid = 'public.queue_lane'::regclass)
           AND ours.proname ~ '^(queue_|accounting_enqueue|leapfrog_setting|leapfrog_must|leapfrog_orgs|leapfrog_is_person|leapfrog_guards$|leapfrog_worker_|audit_note|recreation_|ledger_|period_|document_made_|document_page|document_sorted_page|inbox_|settings_act_|worker_|import_|party_|payload_|account_keep_|member_)'
           AND (NOT ours.prosecdef OR ours.proname IN ('leapfrog_setting', 'leapfrog_orgs', 'audit_note', 'ledger_aggregate', 'ledger_repair')) AND ours.prorettype NOT IN ('trigger'::regtype, 'event_trigger'::regtype)
         WHERE NOT has_function_privilege(role.oid, ours.oid, 'EXECUTE')
           AND role.rolname !~ '^leapfrog_(owner|gate|viewer|accountant|admin|worker|producer|recreate)$' -- these are migrations/roles's
           AND (rights && ARRAY['UPDATE', 'DELETE']
                OR ('SELECT' = ANY (rights) AND ours.provolatile <> 'v')
                OR ('INSERT' = ANY (rights) AND ours.proname ~ '^(accounting_enqueue|import_due_end$|import_order_take$|leapfrog_must$|leapfrog_orgs$)')) LOOP
        EXECUTE wanted.command;
    END LOOP;
    IF (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user)
       AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_event_trigger WHERE evtname = 'leapfrog_on_grant') THEN
        CREATE EVENT TRIGGER leapfrog_on_grant ON ddl_command_end WHEN TAG IN ('GRANT') EXECUTE FUNCTION public.leapfrog_on_grant();
    END IF;
END $$;
REVOKE EXECUTE ON FUNCTION leapfrog_grant_functions() FROM PUBLIC;
