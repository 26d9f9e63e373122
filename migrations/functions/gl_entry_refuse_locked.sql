-- The refusal of entries in a locked period, in words.
CREATE OR REPLACE FUNCTION gl_entry_refuse_locked(p_document text, p_date date, p_through date) RETURNS void LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'period_locked', COLUMN = 'date', DETAIL = json_build_array(p_document)::text,
        MESSAGE = format('The books are locked through %s: the entries of %s of %s can''t be written or replaced.',
                         to_char(p_through, 'YYYY-MM-DD'), p_document, to_char(p_date, 'YYYY-MM-DD'));
END $$;
REVOKE EXECUTE ON FUNCTION gl_entry_refuse_locked(text, date, date) FROM PUBLIC;
