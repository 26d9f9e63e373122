-- Programs. A worker's policies are "true": they cost a claim nothing, and unlike BYPASSRLS they come with the role.
DO $$
DECLARE
    act record;
BEGIN
    FOR act IN SELECT * FROM (VALUES
        ('SELECT, INSERT, UPDATE, DELETE', '{accounting_work_queue,recreation_document,recreation_chunk,queue_lane,queue_depth,queue_delta,queue_aggregated,queue_maintained,queue_oldest,queue_idle_worker,queue_suspect,queue_adopter,queue_ended,worker,job_event,depth_history,depth_total_history}'::text[]),
        ('SELECT, UPDATE', '{queue_org,recreation}'),
        ('SELECT', '{document,document_history,gl_entry,organisation,account,settings_history,period_lock,period_gate,settings_act,ledger_act,ledger_balance,ledger_delta,ledger_aggregated,document_status,account_history,period_seal,period_seal_part,setting,setting_rule,pause,schema_part,schema_roles,schema_guard,import_payload}')
        ) AS allowed(rights, of_tables) LOOP
        EXECUTE format('GRANT %s ON %s TO leapfrog_worker', act.rights, (SELECT string_agg(format('public.%I', name), ', ') FROM unnest(act.of_tables) AS name));
        EXECUTE (SELECT string_agg(format('CREATE POLICY leapfrog_worker ON public.%I TO leapfrog_worker USING (true) WITH CHECK (true)', name), ';') FROM unnest(act.of_tables) AS name);
    END LOOP;
END $$;
GRANT INSERT (org_id, document_id, version, line_no, entry_date, account, currency, amount, base_amount, rule, source_line, settles, due_date, taxes),
    UPDATE (deleted_at, deleted_act, replaced_by_version, recreation_id) ON public.gl_entry TO leapfrog_worker;
GRANT UPDATE (accounting_ready_version, posted_version, accounting_status, awaiting_recreation, status_code, status_field, status_message, status_at)
    ON public.document TO leapfrog_worker;
GRANT SELECT ON public.document_open, public.ledger_figure, public.ledger_delta_now, public.ledger_balance_now, public.ledger_balance_odd, public.import_payload_count, public.queue_delta_now, public.queue_depth_now,
    public.queue_total_now, public.queue_lane_first, public.queue_lane_unseen, public.queue_worker_now TO leapfrog_worker;
GRANT USAGE, SELECT, UPDATE ON SEQUENCE public.queue_lease_seq, public.queue_turn_seq, public.queue_turn_floor, public.queue_lease_floor TO leapfrog_worker;

-- A producer: INSERT, INSERT … RETURNING (which reads its own rows), both functions, and COPY into the view. What it may write says queue_on_foreign_insert in
-- words; the policy says it once more.
GRANT SELECT, INSERT ON public.accounting_work_queue TO leapfrog_producer;
CREATE POLICY leapfrog_producer_reads ON public.accounting_work_queue FOR SELECT TO leapfrog_producer USING (requested_by = session_user);
CREATE POLICY leapfrog_producer_inserts ON public.accounting_work_queue FOR INSERT TO leapfrog_producer
    WITH CHECK (requested_by = session_user AND priority <= 2 AND source <> 'recreation' AND state = 'queued' AND run_count = 0 AND lease IS NULL
                AND last_error IS NULL AND recreation_id IS NULL);
CREATE OR REPLACE VIEW public.accounting_enqueue_copy WITH (security_invoker = true) AS
SELECT org_id, document_id, document_type, version_hint, ready_at, priority, source FROM public.accounting_work_queue;
CREATE OR REPLACE TRIGGER accounting_enqueue_copy_inserted INSTEAD OF INSERT ON public.accounting_enqueue_copy FOR EACH ROW
    EXECUTE FUNCTION public.accounting_enqueue_copied();
ALTER VIEW public.accounting_enqueue_copy OWNER TO leapfrog_owner;
REVOKE ALL ON public.accounting_enqueue_copy FROM PUBLIC;
GRANT SELECT, INSERT ON public.accounting_enqueue_copy TO leapfrog_producer, leapfrog_worker;
GRANT EXECUTE ON FUNCTION public.accounting_enqueue(text, text, text, int, text, int), public.accounting_enqueue_many(jsonb, text, int)
    TO leapfrog_producer, leapfrog_accountant, leapfrog_worker;
