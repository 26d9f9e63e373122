-- Keeps what an organisation's settings for posting were, until when (settings_history). At the commit of a change: waits for the postings in
-- flight, and they for it, for that moment. So what was posted by the old settings was posted before `until`, and nothing after it.
CREATE OR REPLACE FUNCTION settings_history_on_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    patience text := current_setting('lock_timeout');
BEGIN
    IF TG_RELID <> 'public.organisation'::regclass THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'This function is a trigger of the table organisation only.';
    END IF;
    IF patience = '0' THEN
        PERFORM set_config('lock_timeout', '10s', true);
    END IF;
    BEGIN
        PERFORM 1 FROM public.period_gate WHERE org_id = NEW.org_id AND part = 'turn' FOR UPDATE;
        PERFORM 1 FROM public.period_gate WHERE org_id = NEW.org_id AND part = 'books' FOR UPDATE;
    EXCEPTION WHEN lock_not_available THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'postings_in_flight', COLUMN = 'org',
            MESSAGE = format('Entries of "%s" are being written by a transaction that does not end, so its settings can''t be changed now. '
                             'Nothing was changed. Try again in a moment.', NEW.org_id);
    END;
    PERFORM set_config('lock_timeout', patience, true);
    INSERT INTO public.settings_history (org_id, base_currency, roles, tax_accounts, deferral_rounding)
    VALUES (NEW.org_id, OLD.base_currency, OLD.roles, OLD.tax_accounts, OLD.deferral_rounding);
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION settings_history_on_change() FROM PUBLIC;

DROP TRIGGER IF EXISTS organisation_settings_kept ON organisation;
CREATE CONSTRAINT TRIGGER organisation_settings_kept AFTER UPDATE ON organisation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN ((OLD.base_currency, OLD.roles, OLD.tax_accounts, OLD.deferral_rounding)
          IS DISTINCT FROM (NEW.base_currency, NEW.roles, NEW.tax_accounts, NEW.deferral_rounding))
    EXECUTE FUNCTION settings_history_on_change();
