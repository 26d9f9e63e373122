-- A setting as a number; of one that is a word, its place among those that it may be. Raises for no row, odd or missing: what it returns is within the
-- bounds of setting_rule. As the owner, so that its caller needs no right on these tables.
CREATE OR REPLACE FUNCTION leapfrog_setting(p_key text) RETURNS int LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    given text := (SELECT setting.value FROM public.setting WHERE setting.key = p_key);
    number int := CASE WHEN given ~ '^[0-9]{1,9}$' THEN given::int END;
    rule public.setting_rule;
BEGIN
    SELECT * INTO rule FROM public.setting_rule AS known WHERE known.key = p_key AND NOT known.of_org;
    IF NOT FOUND THEN RETURN number; END IF;
    IF rule.words IS NOT NULL THEN
        number := array_position(rule.words, given) - 1;
    END IF;
    RETURN CASE WHEN number IS NULL THEN rule.standard ELSE greatest(rule.least, least(rule.most, number)) END;
END $$;
REVOKE EXECUTE ON FUNCTION leapfrog_setting(text) FROM PUBLIC;
