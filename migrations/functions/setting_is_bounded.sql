-- As the owner, so that whoever may change a setting needs no right on setting_rule.
CREATE OR REPLACE FUNCTION setting_is_bounded() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    IF TG_RELID = 'public.setting'::regclass THEN
        PERFORM public.setting_must_fit(NEW.key, false, NEW.value);
        IF NEW.value ~ '^[0-9]+$' THEN NEW.value := NEW.value::int::text; END IF;
    ELSIF TG_RELID = 'public.queue_org'::regclass THEN
        PERFORM public.setting_must_fit('weight', true, NEW.weight::text);
        IF NEW.max_leased IS NOT NULL THEN PERFORM public.setting_must_fit('max_leased', true, NEW.max_leased::text); END IF;
        IF NEW.max_per_second IS NOT NULL THEN PERFORM public.setting_must_fit('max_per_second', true, NEW.max_per_second::text); END IF;
    ELSE
        RAISE EXCEPTION 'setting_is_bounded is a trigger of setting and queue_org only';
    END IF;
    RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION setting_is_bounded() FROM PUBLIC;

CREATE OR REPLACE TRIGGER setting_is_bounded BEFORE INSERT OR UPDATE ON setting FOR EACH ROW EXECUTE FUNCTION setting_is_bounded();

CREATE OR REPLACE TRIGGER setting_is_bounded BEFORE INSERT OR UPDATE OF weight, max_leased, max_per_second ON queue_org
    FOR EACH ROW EXECUTE FUNCTION setting_is_bounded();
