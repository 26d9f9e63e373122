-- People. What they may see is of their organisations; leapfrog_admin sees all. They write through the gate, and some tables that stand for themselves:
-- what is imported, accounts, settings.
DO $$
DECLARE
    everything text[] := '{accounting_work_queue,document,document_history,gl_entry,job_event,organisation,account,settings_history,recreation,recreation_document,period_lock,period_lock_event,period_gate,settings_act,ledger_act,ledger_balance,ledger_delta,document_status,account_history,period_seal,period_seal_part,period_seal_salt,import_order,import_payload,import_due,import_group,depth_history,queue_lane,queue_depth,queue_delta,queue_org}';
    name text;
    act record;
BEGIN
    FOREACH name IN ARRAY everything || '{audit_event,pause,recreation_chunk,org_member,queue_oldest,depth_total_history,queue_suspect,queue_adopter,queue_idle_worker}'::text[] LOOP
        EXECUTE format('GRANT SELECT ON public.%I TO leapfrog_viewer', name);
        CONTINUE WHEN name IN ('pause', 'queue_org', 'recreation_chunk'); -- see below
        EXECUTE format('CREATE POLICY leapfrog_admin ON public.%I FOR SELECT TO leapfrog_admin USING (true)', name);
    END LOOP;
    FOREACH name IN ARRAY everything LOOP
        EXECUTE format('CREATE POLICY leapfrog_viewer ON public.%I FOR SELECT TO leapfrog_viewer USING (org_id = ANY ((SELECT public.leapfrog_orgs())::text[]))', name);
    END LOOP;
    -- Nothing of these is anybody's. Not queue_oldest and depth_total_history: they are of all organisations together.
    FOREACH name IN ARRAY '{worker,setting,setting_rule,queue_ended,queue_aggregated,ledger_aggregated,queue_maintained,schema_part,schema_roles,schema_guard}'::text[] LOOP
        EXECUTE format('GRANT SELECT ON public.%I TO leapfrog_viewer', name);
        EXECUTE format('CREATE POLICY leapfrog_viewer ON public.%I FOR SELECT TO leapfrog_viewer USING (true)', name);
    END LOOP;
    CREATE POLICY leapfrog_viewer ON public.audit_event FOR SELECT TO leapfrog_viewer USING (org_id = '' OR org_id = ANY ((SELECT public.leapfrog_orgs())::text[]));
    CREATE POLICY leapfrog_viewer ON public.pause FOR SELECT TO leapfrog_viewer USING (scope <> 'organisation' OR key = ANY ((SELECT public.leapfrog_orgs())::text[]));
    CREATE POLICY leapfrog_viewer ON public.recreation_chunk FOR SELECT TO leapfrog_viewer
        USING (EXISTS (SELECT 1 FROM public.recreation AS begun WHERE begun.recreation_id = recreation_chunk.recreation_id));
    CREATE POLICY leapfrog_viewer ON public.org_member FOR SELECT TO leapfrog_viewer
        USING (member = session_user OR org_id = ANY ((SELECT public.leapfrog_orgs('owner'))::text[]));

    -- Who may do what to rows of an organisation: accountants import and enqueue, closers change accounts, owners settings and members. Always by columns,
    -- and DELETE by functions of the gate: who has UPDATE or DELETE of a whole table may lock all of it in any mode, and so stop everybody.
    FOR act IN SELECT * FROM (VALUES
        ('accountant', 'document', 'INSERT', 'org_id, document_id, document_type, document_date, currency, party, amount, body, payload_group, accounting_ready_version'),
        ('accountant', 'document', 'UPDATE', 'document_type, document_date, currency, party, amount, body, payload_group, newer_refused, accounting_ready_version, accounting_status, status_code, status_field, status_message, status_at'),
        ('accountant', 'import_order', 'INSERT', 'org_id, order_id, facts'), ('accountant', 'import_order', 'UPDATE', 'facts'),
        ('accountant', 'import_payload', 'INSERT', 'org_id, kind, shopify_id, payload_group, updated_at, source_file, source_line, payload, digest, state, code, field, message, waits_for, is_final, order_group, fx_rates'),
        ('accountant', 'import_payload', 'UPDATE', 'state, code, field, message, waits_for, fx_rates, state_at'),
        ('accountant', 'import_due', 'INSERT', 'org_id, payload_group'), ('accountant', 'import_group', 'INSERT', 'org_id, payload_group'),
        ('accountant', 'organisation', 'INSERT', 'org_id, base_currency'),
        ('closer', 'period_seal', 'INSERT', 'org_id, seal_no, locked_through, sealed_at, sealed_by, why, head, previous_head'), ('closer', 'period_seal', 'UPDATE', 'head'),
        ('closer', 'period_seal_part', 'INSERT', 'org_id, seal_no, part_no, lines'), ('closer', 'period_seal_salt', 'INSERT', 'org_id, document_id, path, salt'),
        ('closer', 'account', 'INSERT', 'org_id, code, name, kind'), ('closer', 'account', 'UPDATE', 'name, kind'),
        ('owner', 'organisation', 'UPDATE', 'base_currency, roles, tax_accounts, lock_policy, deferral_rounding, time_zone, gateways, revenue_at, fiscal_year_start'),
        ('owner', 'org_member', 'INSERT', 'member, org_id, role'), ('owner', 'org_member', 'UPDATE', 'role')
        ) AS allowed(least, of_table, act, columns) LOOP
        EXECUTE format('GRANT %s (%s) ON public.%I TO leapfrog_accountant', act.act, act.columns, act.of_table);
        EXECUTE format('CREATE POLICY %I ON public.%I FOR %s TO leapfrog_accountant %s', 'leapfrog_' || act.least || '_' || lower(act.act), act.of_table, act.act,
                       (SELECT CASE act.act WHEN 'INSERT' THEN 'WITH CHECK (' || own || ')' ELSE 'USING (' || own || ') WITH CHECK (' || own || ')' END
                          FROM (SELECT format('org_id = ANY ((SELECT public.leapfrog_orgs(%L))::text[])', act.least) AS own) AS condition));
        EXECUTE format('CREATE POLICY %I ON public.%I FOR %s TO leapfrog_admin %s', 'leapfrog_admin_' || lower(act.act), act.of_table, act.act,
                       CASE act.act WHEN 'INSERT' THEN 'WITH CHECK (true)' ELSE 'USING (true) WITH CHECK (true)' END);
    END LOOP;
    -- An import enqueues what it changes, as a producer would (queue_on_foreign_insert).
    GRANT INSERT (org_id, document_id, document_type, version_hint, ready_at, source, priority) ON public.accounting_work_queue TO leapfrog_accountant;
    CREATE POLICY leapfrog_accountant_insert ON public.accounting_work_queue FOR INSERT TO leapfrog_accountant
        WITH CHECK (priority = 1 AND source <> 'recreation' AND (org_id = ANY ((SELECT public.leapfrog_orgs('accountant'))::text[])
                                                                 OR pg_has_role(session_user, 'leapfrog_admin', 'MEMBER')));
    -- A chart is imported under a lock of its organisation's row, which takes the right to change it; a change is checked above.
    CREATE POLICY leapfrog_closer_locks ON public.organisation FOR UPDATE TO leapfrog_accountant
        USING (org_id = ANY ((SELECT public.leapfrog_orgs('closer'))::text[])) WITH CHECK (false);
    -- An undo that goes on in chunks puts off what somebody holds.
    GRANT UPDATE (ready_at) ON public.recreation_chunk TO leapfrog_accountant;
    CREATE POLICY leapfrog_accountant ON public.recreation_chunk FOR UPDATE TO leapfrog_accountant
        USING (EXISTS (SELECT 1 FROM public.recreation AS begun WHERE begun.recreation_id = recreation_chunk.recreation_id
                                                                  AND begun.org_id = ANY ((SELECT public.leapfrog_orgs('accountant'))::text[])));
    CREATE POLICY leapfrog_admin_puts_off ON public.recreation_chunk FOR UPDATE TO leapfrog_admin USING (true);
    -- Whoever reads a group of payloads locks its row, which takes the right to change it; nobody does.
    GRANT UPDATE (payload_group) ON public.import_group TO leapfrog_accountant;
    CREATE POLICY leapfrog_accountant_locks ON public.import_group FOR UPDATE TO leapfrog_accountant
        USING (org_id = ANY ((SELECT public.leapfrog_orgs('accountant'))::text[])) WITH CHECK (false);
    CREATE POLICY leapfrog_admin_locks ON public.import_group FOR UPDATE TO leapfrog_admin USING (true) WITH CHECK (false);

    FOREACH name IN ARRAY '{pause,setting,queue_org}'::text[] LOOP
        EXECUTE format('GRANT INSERT, UPDATE, DELETE ON public.%I TO leapfrog_admin', name);
        EXECUTE format('CREATE POLICY leapfrog_admin_writes ON public.%I TO leapfrog_admin USING (true) WITH CHECK (true)', name);
    END LOOP;
END $$;
GRANT SELECT ON public.document_open, public.ledger_figure, public.ledger_delta_now, public.ledger_balance_now, public.ledger_balance_odd, public.import_payload_count, public.queue_delta_now, public.queue_depth_now,
    public.queue_total_now, public.queue_lane_first, public.queue_lane_unseen, public.queue_worker_now TO leapfrog_viewer;
GRANT EXECUTE ON FUNCTION public.leapfrog_orgs(text) TO leapfrog_viewer, leapfrog_gate;
GRANT SELECT ON SEQUENCE public.queue_turn_floor, public.queue_turn_seq, public.queue_lease_floor TO leapfrog_viewer;
