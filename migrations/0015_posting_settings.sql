-- 0015: when the settings that decide how documents are posted were last changed, and by whom. Entries posted before that may
-- be stale: "leapfrogctl ledger verify" tells them from altered ones by it. Neither column is read by a posting.

ALTER TABLE organisation
    ADD COLUMN settings_changed_at timestamptz,                  -- null: never since the organisation was made
    ADD COLUMN settings_changed_by text;

CREATE FUNCTION organisation_on_settings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.settings_changed_at := clock_timestamp();
    NEW.settings_changed_by := session_user;
    RETURN NEW;
END $$;
-- The lock policy is not among them: it decides where a change goes, not what a document comes to.
CREATE TRIGGER organisation_settings_changed BEFORE UPDATE ON organisation FOR EACH ROW
    WHEN ((OLD.base_currency, OLD.roles, OLD.tax_accounts, OLD.deferral_rounding)
          IS DISTINCT FROM (NEW.base_currency, NEW.roles, NEW.tax_accounts, NEW.deferral_rounding))
    EXECUTE FUNCTION organisation_on_settings();
