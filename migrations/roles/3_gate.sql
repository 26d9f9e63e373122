-- The functions of the gate may do all that Leapfrog does, to rows of organisations in which the login that calls is an accountant, or a closer where
-- periods are locked; workers, administrators and the owner to all. So a check that a function forgets is made here. The first operand is known before
-- any row is read, and for workers it is all that is asked.
DO $$
DECLARE
    everywhere text := '(SELECT pg_has_role(session_user, ''leapfrog_worker'', ''MEMBER'') OR pg_has_role(session_user, ''leapfrog_admin'', ''MEMBER'') '
                       'OR pg_has_role(session_user, ''leapfrog_owner'', ''MEMBER''))';
    guarded record;
BEGIN
    FOR guarded IN
        SELECT of_table.name, CASE of_table.least WHEN 'recreation' THEN 'EXISTS (SELECT 1 FROM public.recreation AS begun WHERE begun.recreation_id = recreation_chunk.recreation_id)'
                                                  ELSE format('org_id = ANY ((SELECT public.leapfrog_orgs(%L))::text[])', of_table.least) END AS own
          FROM (VALUES ('accounting_work_queue', 'accountant'), ('document', 'accountant'), ('gl_entry', 'accountant'),
                       ('job_event', 'accountant'), ('recreation', 'accountant'), ('recreation_document', 'accountant'),
                       ('recreation_chunk', 'recreation'), ('period_lock', 'closer'), ('settings_act', 'owner')) AS of_table(name, least) LOOP
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON public.%I TO leapfrog_gate', guarded.name);
        EXECUTE format('CREATE POLICY leapfrog_gate ON public.%I TO leapfrog_gate USING (%s OR %s) WITH CHECK (%2$s OR %3$s)', guarded.name, everywhere, guarded.own);
    END LOOP;
    -- What people delete, and what they change only so (party_forget): with DELETE on a table one may lock all of it, whoever's rows they are.
    FOR guarded IN
        SELECT * FROM (VALUES ('import_due', 'SELECT, INSERT, DELETE', 'accountant'), ('import_order', 'SELECT, INSERT, UPDATE, DELETE', 'accountant'),
                              ('import_group', 'SELECT, DELETE', 'accountant'), ('import_payload', 'SELECT, UPDATE, DELETE', 'accountant'),
                              ('account', 'SELECT, DELETE', 'closer'), ('document_history', 'SELECT, UPDATE', 'owner'),
                              ('period_seal_salt', 'SELECT, DELETE', 'owner'), ('org_member', 'SELECT, DELETE', 'owner')) AS of_table(name, rights, least) LOOP
        EXECUTE format('GRANT %s ON public.%I TO leapfrog_gate', guarded.rights, guarded.name);
        EXECUTE format('CREATE POLICY leapfrog_gate ON public.%I TO leapfrog_gate USING (%s OR %s) WITH CHECK (%2$s OR %3$s)', guarded.name, everywhere,
                       format('org_id = ANY ((SELECT public.leapfrog_orgs(%L))::text[])', guarded.least));
    END LOOP;
    GRANT SELECT, INSERT, UPDATE, DELETE ON public.worker TO leapfrog_gate;
    EXECUTE format('CREATE POLICY leapfrog_gate ON public.worker TO leapfrog_gate USING (%s OR %s) WITH CHECK (%1$s OR %2$s)', everywhere,
                   '(kind = ''direct'' AND starts_with(name, session_user || ''/''))');
    -- Looked at by postings and recreations of accountants too.
    CREATE POLICY leapfrog_gate_reads ON public.period_lock FOR SELECT TO leapfrog_gate USING (true);
    -- So that who may not bring settings back is refused, and does not undo half of an act (settings_act_undo).
    CREATE POLICY leapfrog_gate_reads ON public.settings_act FOR SELECT TO leapfrog_gate USING (true);
    GRANT UPDATE (roles, tax_accounts, lock_policy, deferral_rounding, time_zone, gateways, revenue_at) ON public.organisation TO leapfrog_gate;
    EXECUTE format('CREATE POLICY leapfrog_gate_undoes ON public.organisation FOR UPDATE TO leapfrog_gate USING (%s OR %s)', everywhere,
                   'org_id = ANY ((SELECT public.leapfrog_orgs(''owner''))::text[])');
    FOR guarded IN SELECT unnest('{organisation,pause,queue_depth,queue_delta,queue_aggregated,queue_lane}'::text[]) AS name LOOP
        EXECUTE format('GRANT SELECT ON public.%I TO leapfrog_gate', guarded.name);
        EXECUTE format('CREATE POLICY leapfrog_gate ON public.%I FOR SELECT TO leapfrog_gate USING (true)', guarded.name);
    END LOOP;
END $$;
GRANT SELECT ON public.queue_delta_now, public.queue_depth_now, public.queue_org TO leapfrog_gate;
GRANT USAGE, SELECT ON SEQUENCE public.queue_lease_seq, public.queue_lease_floor TO leapfrog_gate;
