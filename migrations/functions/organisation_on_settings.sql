-- Keeps when, and by whom, the settings that decide how documents are posted were last changed. The lock policy is not among them: it decides
-- where a change goes, not what a document comes to.
CREATE OR REPLACE FUNCTION organisation_on_settings() RETURNS trigger LANGUAGE plpgsql AS $$
#variable_conflict use_variable
BEGIN
    NEW.settings_changed_at := clock_timestamp();
    NEW.settings_changed_by := session_user;
    RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION organisation_on_settings() FROM PUBLIC;

CREATE OR REPLACE TRIGGER organisation_settings_changed BEFORE UPDATE ON organisation FOR EACH ROW
    WHEN ((OLD.base_currency, OLD.roles, OLD.tax_accounts, OLD.deferral_rounding)
          IS DISTINCT FROM (NEW.base_currency, NEW.roles, NEW.tax_accounts, NEW.deferral_rounding))
    EXECUTE FUNCTION organisation_on_settings();
