-- Part of recreation_undo_begin: the settings that were changed together with this recreation are what they were before. Whether there were any.
-- Refuses, before anything is written, where somebody has changed them again since.
CREATE OR REPLACE FUNCTION settings_act_undo(p_recreation uuid) RETURNS boolean LANGUAGE plpgsql AS $$
#variable_conflict use_variable
DECLARE
    act settings_act; now_are jsonb; changed text[];
BEGIN
    SELECT mine.* INTO act FROM settings_act AS mine             -- all: into a row of the table
     WHERE mine.recreation_id = p_recreation AND mine.undone_at IS NULL;
    IF act.recreation_id IS NULL THEN
        RETURN false;
    END IF;
    SELECT to_jsonb(org.*) INTO now_are FROM organisation AS org WHERE org.org_id = act.org_id;
    SELECT array_agg(setting.key ORDER BY setting.key) INTO changed
      FROM jsonb_each(act.after) AS setting(key, value) WHERE now_are -> setting.key IS DISTINCT FROM setting.value;
    IF changed IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'settings_changed_since', COLUMN = changed[1],
            MESSAGE = format('The settings (%s) were changed again since, so they can''t go back to what they were before it. Nothing was undone.',
                             array_to_string(changed, ', '));
    END IF;
    UPDATE organisation AS org
       SET roles = coalesce(act.before -> 'roles', org.roles), tax_accounts = coalesce(act.before -> 'tax_accounts', org.tax_accounts),
           gateways = coalesce(act.before -> 'gateways', org.gateways), lock_policy = coalesce(act.before ->> 'lock_policy', org.lock_policy),
           deferral_rounding = coalesce(act.before ->> 'deferral_rounding', org.deferral_rounding),
           time_zone = coalesce(act.before ->> 'time_zone', org.time_zone), revenue_at = coalesce(act.before ->> 'revenue_at', org.revenue_at)
     WHERE org.org_id = act.org_id;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege',
            MESSAGE = 'This recreation changed the settings too, and undoing it takes the right to change them. Nothing was undone.';
    END IF;
    -- What payloads give follows these settings: they are to be read again.
    IF jsonb_exists_any(act.after, ARRAY['gateways', 'revenue_at', 'time_zone']) THEN
        INSERT INTO import_due (org_id, payload_group)
        SELECT DISTINCT kept.org_id, kept.payload_group FROM import_payload AS kept WHERE kept.org_id = act.org_id ORDER BY kept.payload_group
        ON CONFLICT DO NOTHING;
    END IF;
    UPDATE settings_act SET undone_at = clock_timestamp(), undone_by = session_user WHERE settings_act.recreation_id = p_recreation;
    RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION settings_act_undo(uuid) FROM PUBLIC;
