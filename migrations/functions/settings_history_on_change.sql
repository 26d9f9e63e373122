-- Keeps what an organisation's settings for posting were, until when (settings_history). At the commit of a change: waits for the postings in
-- flight, and they for it, for that moment. So what was posted by the old settings was posted before `until`, and nothing after it.
CREATE OR REPLACE FUNCTION settings_history_on_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID <> 'public.organisation'::regclass THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'This function is a trigger of the table organisation only.';
    END IF;
    PERFORM public.period_gate_take(NEW.org_id, 'its settings can''t be changed');
    INSERT INTO public.settings_history (org_id, base_currency, roles, tax_accounts, deferral_rounding, was)
    VALUES (NEW.org_id, OLD.base_currency, OLD.roles, OLD.tax_accounts, OLD.deferral_rounding, to_jsonb(OLD.*));
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION settings_history_on_change() FROM PUBLIC;

DROP TRIGGER IF EXISTS organisation_settings_kept ON organisation;
CREATE CONSTRAINT TRIGGER organisation_settings_kept AFTER UPDATE ON organisation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN ((OLD.base_currency, OLD.roles, OLD.tax_accounts, OLD.deferral_rounding, OLD.lock_policy, OLD.gateways, OLD.time_zone, OLD.revenue_at,
           OLD.fiscal_year_start)
          IS DISTINCT FROM (NEW.base_currency, NEW.roles, NEW.tax_accounts, NEW.deferral_rounding, NEW.lock_policy, NEW.gateways, NEW.time_zone,
           NEW.revenue_at, NEW.fiscal_year_start))
    EXECUTE FUNCTION settings_history_on_change();
