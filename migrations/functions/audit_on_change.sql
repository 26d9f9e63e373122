-- Notes in the trail what people change in these tables: settings, charts, pauses, members, with what was before and after. Of a row only the
-- columns that changed.
CREATE OR REPLACE FUNCTION audit_on_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    is_known boolean := TG_RELID IN ('public.setting'::regclass, 'public.queue_org'::regclass, 'public.organisation'::regclass,
                                     'public.account'::regclass, 'public.pause'::regclass, 'public.org_member'::regclass);
    before jsonb; after jsonb; whole jsonb; org text; object text;
BEGIN
    IF NOT is_known THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'audit_on_change is a trigger of settings, charts, pauses and members only.';
    END IF;
    before := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD.*) END - '{next_at,changed_at,changed_by,settings_changed_at,settings_changed_by}'::text[];
    after := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW.*) END - '{next_at,changed_at,changed_by,settings_changed_at,settings_changed_by}'::text[];
    IF before = after THEN RETURN NULL; END IF;
    whole := coalesce(after, before);
    org := CASE WHEN TG_TABLE_NAME <> 'pause' THEN coalesce(whole ->> 'org_id', '') WHEN whole ->> 'scope' = 'organisation' THEN whole ->> 'key' ELSE '' END;
    object := CASE TG_TABLE_NAME WHEN 'setting' THEN whole ->> 'key' WHEN 'account' THEN whole ->> 'code' WHEN 'org_member' THEN whole ->> 'member'
                                 WHEN 'pause' THEN btrim((whole ->> 'scope') || ' ' || (whole ->> 'key')) ELSE whole ->> 'org_id' END;
    IF TG_OP = 'UPDATE' THEN
        SELECT coalesce(jsonb_object_agg(field.key, field.value) FILTER (WHERE field.value IS DISTINCT FROM after -> field.key), '{}'),
               coalesce(jsonb_object_agg(field.key, after -> field.key) FILTER (WHERE field.value IS DISTINCT FROM after -> field.key), '{}')
          INTO before, after FROM jsonb_each(before) AS field(key, value);
    END IF;
    PERFORM public.audit_note(org, CASE TG_TABLE_NAME WHEN 'queue_org' THEN 'share' WHEN 'org_member' THEN 'member' ELSE TG_TABLE_NAME END
                                   || CASE TG_OP WHEN 'INSERT' THEN '.added' WHEN 'UPDATE' THEN '.changed' ELSE '.removed' END,
                              object, before, after, whole ->> 'why');
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION audit_on_change() FROM PUBLIC;

CREATE OR REPLACE TRIGGER setting_audited AFTER INSERT OR UPDATE OR DELETE ON setting FOR EACH ROW EXECUTE FUNCTION audit_on_change();

CREATE OR REPLACE TRIGGER queue_org_audited AFTER INSERT OR DELETE OR UPDATE OF weight, max_leased, max_per_second ON queue_org
    FOR EACH ROW EXECUTE FUNCTION audit_on_change();

CREATE OR REPLACE TRIGGER organisation_audited AFTER INSERT OR UPDATE OR DELETE ON organisation FOR EACH ROW EXECUTE FUNCTION audit_on_change();

CREATE OR REPLACE TRIGGER account_audited AFTER INSERT OR UPDATE OR DELETE ON account FOR EACH ROW EXECUTE FUNCTION audit_on_change();

CREATE OR REPLACE TRIGGER pause_audited AFTER INSERT OR UPDATE OR DELETE ON pause FOR EACH ROW EXECUTE FUNCTION audit_on_change();

CREATE OR REPLACE TRIGGER org_member_audited AFTER INSERT OR UPDATE OR DELETE ON org_member FOR EACH ROW EXECUTE FUNCTION audit_on_change();
