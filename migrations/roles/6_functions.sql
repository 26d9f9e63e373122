-- Functions. Who reads may call those that only read: they see what their caller sees. People write through those of the gate; workers need of these only
-- what ends a job, and call all others.
DO $$
DECLARE
    parts text[] := string_to_array(current_setting('leapfrog.parts'), ' ');
    ours record;
BEGIN
    FOR ours IN
        SELECT made.oid::regprocedure AS signature, made.proname AS name, made.proowner = 'leapfrog_gate'::regrole AS is_gate,
               made.provolatile <> 'v' AS only_reads, made.prosecdef AND made.proowner <> 'leapfrog_gate'::regrole AS as_owner
          FROM pg_catalog.pg_proc AS made
         WHERE made.pronamespace = 'public'::regnamespace AND made.proname = ANY (parts)
           AND made.prorettype NOT IN ('trigger'::regtype, 'event_trigger'::regtype) AND made.proname <> 'leapfrog_grant_functions' LOOP
        IF ours.name IN ('ledger_aggregate', 'ledger_repair') THEN -- they change no figure
            EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO leapfrog_worker', ours.signature);
            CONTINUE;
        END IF;
        IF ours.as_owner AND ours.name NOT IN ('leapfrog_setting', 'audit_note') THEN CONTINUE; END IF;
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO leapfrog_gate', ours.signature);
        IF ours.name = 'audit_note' THEN CONTINUE; END IF;
        IF NOT ours.is_gate OR ours.name ~ '^(queue_(ahead|fail|put_back|release|heartbeat|postpone|end_superseded)|recreation_.*_chunk)$' OR ours.name ~ '^worker_' THEN
            EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO leapfrog_worker', ours.signature);
        END IF;
        IF ours.only_reads THEN
            EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO leapfrog_viewer', ours.signature);
        ELSIF ours.name = 'queue_set_priority' THEN
            EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO leapfrog_admin', ours.signature);
        ELSIF (ours.is_gate AND ours.name <> 'recreation_prepare_chunk') OR ours.name = 'ledger_complete' THEN
            EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO leapfrog_accountant', ours.signature);
        END IF;
    END LOOP;
END $$;
