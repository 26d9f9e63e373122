-- The refusal of a recreation of documents that are not there, in words.
CREATE OR REPLACE FUNCTION recreation_refuse_unknown(p_org text, p_missing text[]) RETURNS void LANGUAGE plpgsql AS $$
#variable_conflict use_variable
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'LF404', CONSTRAINT = 'unknown_document', DETAIL = array_to_json(p_missing)::text,
        MESSAGE = format('Organisation "%s" has no document %s. Nothing was changed.', p_org, array_to_string(p_missing[1:5], ', ')
                         || CASE WHEN cardinality(p_missing) > 5 THEN format(' and %s more', cardinality(p_missing) - 5) ELSE '' END);
END $$;
REVOKE EXECUTE ON FUNCTION recreation_refuse_unknown(text, text[]) FROM PUBLIC;
