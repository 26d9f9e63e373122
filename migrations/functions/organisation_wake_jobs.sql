-- An organisation's jobs that waited because of its settings ("bad_settings") are ready at once when these are changed.
CREATE OR REPLACE FUNCTION organisation_wake_jobs() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID NOT IN ('public.organisation'::regclass, 'public.period_lock'::regclass) THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege',
            MESSAGE = 'organisation_wake_jobs is a trigger of organisation and period_lock only.';
    END IF;
    UPDATE public.accounting_work_queue SET ready_at = now()
     WHERE state = 'queued' AND org_id = coalesce(NEW.org_id, OLD.org_id) AND priority BETWEEN 1 AND 3 AND ready_at > now() AND last_error LIKE 'bad_settings:%';
    IF FOUND THEN
        PERFORM pg_notify('accounting_work_queue', '');
    END IF;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION organisation_wake_jobs() FROM PUBLIC;

CREATE OR REPLACE TRIGGER organisation_settings_mended AFTER UPDATE ON organisation FOR EACH ROW
    WHEN ((OLD.base_currency, OLD.roles, OLD.tax_accounts, OLD.lock_policy, OLD.deferral_rounding)
          IS DISTINCT FROM (NEW.base_currency, NEW.roles, NEW.tax_accounts, NEW.lock_policy, NEW.deferral_rounding))
    EXECUTE FUNCTION organisation_wake_jobs();

CREATE OR REPLACE TRIGGER period_lock_mended AFTER UPDATE OR DELETE ON period_lock FOR EACH ROW EXECUTE FUNCTION organisation_wake_jobs();
