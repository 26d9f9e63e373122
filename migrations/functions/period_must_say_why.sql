-- Who opens sealed days says why, in words of his own: not those with which they were locked. p_through: what stays locked; null: nothing.
CREATE OR REPLACE FUNCTION period_must_say_why(p_org text, p_through date, p_why text) RETURNS void LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    sealed date := (SELECT max(seal.locked_through) FROM public.period_seal AS seal
                     WHERE seal.org_id = p_org AND seal.head <> '' AND seal.locked_through > coalesce(p_through, '-infinity'));
BEGIN
    IF sealed IS NOT NULL AND btrim(coalesce(p_why, ''), E' \t\n\r') = '' THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'why_needed', COLUMN = 'why',
            MESSAGE = format('The books of "%s" were closed and sealed through %s: who opens days of these again says why. Nothing was changed.',
                             p_org, to_char(sealed, 'YYYY-MM-DD'));
    END IF;
END $$;
REVOKE EXECUTE ON FUNCTION period_must_say_why(text, date, text) FROM PUBLIC;
