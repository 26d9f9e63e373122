-- A version balances to zero in the base currency at commit, as a whole and in what of it is in force.
CREATE OR REPLACE FUNCTION gl_entry_must_balance() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    rest numeric; rest_in_force numeric;
BEGIN
    IF TG_RELID <> 'public.gl_entry_unbalanced'::regclass THEN
        RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege', MESSAGE = 'This function is a trigger of the table gl_entry_unbalanced only.';
    END IF;
    DELETE FROM public.gl_entry_unbalanced WHERE org_id = NEW.org_id AND document_id = NEW.document_id AND version = NEW.version;
    SELECT sum(base_amount), coalesce(sum(base_amount) FILTER (WHERE deleted_at IS NULL), 0) INTO rest, rest_in_force FROM public.gl_entry
     WHERE org_id = NEW.org_id AND document_id = NEW.document_id AND version = NEW.version;
    IF rest <> 0 OR rest_in_force <> 0 THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'unbalanced',
            MESSAGE = format('The entries of %s, version %s, don''t balance: %s minor units of the base currency are left over.',
                             NEW.document_id, NEW.version, coalesce(nullif(rest, 0), rest_in_force));
    END IF;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION gl_entry_must_balance() FROM PUBLIC;

DROP TRIGGER IF EXISTS gl_entry_balances ON gl_entry_unbalanced;
CREATE CONSTRAINT TRIGGER gl_entry_balances AFTER INSERT ON gl_entry_unbalanced
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION gl_entry_must_balance();
