-- One dead job per document. Also of rows that were written so by hand: they get a reason, and one of a document that has nothing left to be posted
-- goes.
CREATE OR REPLACE FUNCTION queue_on_dead() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID <> 'public.accounting_work_queue'::regclass THEN
        RAISE EXCEPTION 'queue_on_dead is a trigger of accounting_work_queue only';
    END IF;
    IF coalesce(NEW.last_error, '') = '' THEN
        UPDATE public.accounting_work_queue SET last_error = format('set_by_hand: %s set this job dead by hand.', session_user) WHERE id = NEW.id;
        INSERT INTO public.job_event (job_id, org_id, document_id, what, version, attempt, who, detail)
        VALUES (NEW.id, NEW.org_id, NEW.document_id, 'dead', NEW.version_hint, NEW.run_count, session_user, 'set_by_hand');
        DELETE FROM public.accounting_work_queue AS job USING public.document
         WHERE job.id = NEW.id AND document.org_id = NEW.org_id AND document.document_id = NEW.document_id AND NOT document.awaiting_recreation
           AND document.posted_version >= greatest(document.accounting_ready_version, NEW.version_hint, 1);
    END IF;
    PERFORM public.queue_one_dead(NEW.org_id, NEW.document_id, NEW.id);
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION queue_on_dead() FROM PUBLIC;

CREATE OR REPLACE TRIGGER queue_dead_job AFTER INSERT OR UPDATE OF state ON accounting_work_queue FOR EACH ROW
    WHEN (NEW.state = 'dead') EXECUTE FUNCTION queue_on_dead();
