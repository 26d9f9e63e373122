-- Tables, sequences, views and functions go to leapfrog_owner, the functions through which people write to leapfrog_gate; those run with its rights.
-- What these roles had before is taken away; the files that follow give it anew.
DO $$
DECLARE
    parts text[] := string_to_array(current_setting('leapfrog.parts'), ' '); -- all that this program has made, by name
    gate text[] := '{queue_ahead,recreation_begin,recreation_plan,recreation_cancel,recreation_undo,recreation_undo_begin,recreation_take_chunk,recreation_prepare_chunk,recreation_undo_chunk,recreation_split_chunk,settings_act_keep,queue_retry,queue_cancel,queue_set_priority,period_close,period_reopen,ledger_complete_by_gate,queue_fail,queue_put_back,queue_release,queue_heartbeat,queue_postpone,queue_end_superseded,worker_here,worker_gone,member_remove,account_keep_only,import_due_end,import_order_take,import_payload_purge,payload_discard,party_forget}';
    granted text[] := '{leapfrog_gate,leapfrog_viewer,leapfrog_accountant,leapfrog_admin,leapfrog_worker,leapfrog_producer}';
    part record;
BEGIN
    FOR part IN
        SELECT class.oid, class.relname, class.relkind, class.relowner FROM pg_catalog.pg_class AS class
         WHERE class.relnamespace = 'public'::regnamespace AND class.relkind IN ('r', 'v', 'S') AND class.relname = ANY (parts)
         ORDER BY class.relkind <> 'r', class.relname LOOP
        IF part.relowner <> 'leapfrog_owner'::regrole AND part.relname <> 'schema_migration' THEN
            EXECUTE format('ALTER TABLE public.%I OWNER TO leapfrog_owner', part.relname);
        END IF;
        EXECUTE format('REVOKE ALL ON public.%I FROM PUBLIC, %s', part.relname, array_to_string(granted, ', '));
        IF part.relname = 'schema_migration' THEN          -- who migrates holds it; it is nobody's, and everybody's program looks at it
            GRANT SELECT, INSERT, UPDATE, DELETE ON public.schema_migration TO leapfrog_owner;
            GRANT SELECT ON public.schema_migration TO leapfrog_viewer, leapfrog_worker;
        ELSIF part.relkind = 'r' THEN
            EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', part.relname);
        ELSIF part.relkind = 'v' THEN
            EXECUTE format('ALTER VIEW public.%I SET (security_invoker = true)', part.relname);
        END IF;
    END LOOP;
    FOR part IN
        SELECT policy.polname, policy.polrelid::regclass AS relation FROM pg_catalog.pg_policy AS policy
          JOIN pg_catalog.pg_class AS class ON class.oid = policy.polrelid
         WHERE class.relnamespace = 'public'::regnamespace AND class.relname = ANY (parts) AND policy.polname LIKE 'leapfrog\_%' LOOP
        EXECUTE format('DROP POLICY %I ON %s', part.polname, part.relation);
    END LOOP;
    FOR part IN
        SELECT ours.oid::regprocedure AS signature, ours.proowner, ours.proname = ANY (gate) AS is_gate,
               CASE WHEN ours.proname = ANY (gate) THEN 'leapfrog_gate' ELSE 'leapfrog_owner' END AS owner FROM pg_catalog.pg_proc AS ours
         WHERE ours.pronamespace = 'public'::regnamespace AND ours.proname = ANY (parts) LOOP
        IF part.proowner <> part.owner::regrole THEN
            EXECUTE format('ALTER FUNCTION %s OWNER TO %I', part.signature, part.owner);
        END IF;
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC, %s', part.signature, array_to_string(array_remove(granted, part.owner), ', '));
        IF part.is_gate THEN
            EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp', part.signature);
        END IF;
    END LOOP;
END $$;
