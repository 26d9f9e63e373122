-- An entry is final: it can only go out of force, once.
CREATE OR REPLACE FUNCTION gl_entry_is_final() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'entry_is_final',
        MESSAGE = CASE TG_LEVEL WHEN 'ROW' THEN format('Line %s of %s, version %s, is final: ', OLD.line_no, OLD.document_id, OLD.version)
                                ELSE 'Entries are final: ' END
                  || 'an entry is never changed or deleted. To correct the books, post a new version.';
END $$;
REVOKE EXECUTE ON FUNCTION gl_entry_is_final() FROM PUBLIC;

CREATE OR REPLACE TRIGGER gl_entry_changed AFTER UPDATE ON gl_entry FOR EACH ROW
    WHEN (NEW.deleted_at IS NULL OR (OLD.deleted_at IS NOT NULL AND (NEW.deleted_at, NEW.deleted_act) IS DISTINCT FROM (OLD.deleted_at, OLD.deleted_act))
          OR (OLD.org_id, OLD.document_id, OLD.version, OLD.line_no, OLD.entry_date, OLD.account, OLD.currency, OLD.amount,
              OLD.base_amount, OLD.rule, OLD.source_line, OLD.posted_at, OLD.posted_by, OLD.posted_act, OLD.settles, OLD.due_date, OLD.taxes)
             IS DISTINCT FROM
             (NEW.org_id, NEW.document_id, NEW.version, NEW.line_no, NEW.entry_date, NEW.account, NEW.currency, NEW.amount,
              NEW.base_amount, NEW.rule, NEW.source_line, NEW.posted_at, NEW.posted_by, NEW.posted_act, NEW.settles, NEW.due_date, NEW.taxes))
    EXECUTE FUNCTION gl_entry_is_final();

CREATE OR REPLACE TRIGGER gl_entry_deleted BEFORE DELETE ON gl_entry FOR EACH ROW EXECUTE FUNCTION gl_entry_is_final();

CREATE OR REPLACE TRIGGER gl_entry_truncated BEFORE TRUNCATE ON gl_entry FOR EACH STATEMENT EXECUTE FUNCTION gl_entry_is_final();
