-- Refuses, in words, what a setting can't be.
CREATE OR REPLACE FUNCTION setting_must_fit(p_key text, p_of_org boolean, p_value text) RETURNS void LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    rule public.setting_rule;
    number numeric := CASE WHEN p_value ~ '^[0-9]{1,30}(\.[0-9]{1,30})?(e[-+]?[0-9]{1,3})?$' THEN p_value::numeric END;
BEGIN
    SELECT * INTO rule FROM public.setting_rule AS known WHERE known.key = p_key AND known.of_org = p_of_org;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'LF400', CONSTRAINT = 'unknown_setting', COLUMN = p_key,
            MESSAGE = format('There is no setting "%s".', left(p_key, 40)), HINT = 'The table setting_rule lists all settings.';
    END IF;
    IF rule.words IS NOT NULL THEN
        IF p_value = ANY (rule.words) THEN RETURN; END IF;
        RAISE EXCEPTION USING ERRCODE = 'LF400', CONSTRAINT = 'bad_value', COLUMN = p_key,
            MESSAGE = format('%s is %s; not "%s".', p_key, array_to_string(rule.words, ' or '), left(coalesce(p_value, 'null'), 40));
    END IF;
    IF number IS NULL OR number NOT BETWEEN rule.least::numeric AND rule.most::numeric OR (rule.whole AND p_value !~ '^[0-9]+$') THEN
        RAISE EXCEPTION USING ERRCODE = 'LF400', CONSTRAINT = 'bad_value', COLUMN = p_key,
            MESSAGE = format('%s takes a %s from %s to %s; not "%s".', p_key, CASE WHEN rule.whole THEN 'whole number' ELSE 'number' END,
                             rule.least, rule.most, left(coalesce(p_value, 'null'), 40));
    END IF;
END $$;
REVOKE EXECUTE ON FUNCTION setting_must_fit(text, boolean, text) FROM PUBLIC;
