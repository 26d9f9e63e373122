-- What only the owner's functions can say in this transaction: under this a setting of the session is believed, which its user may set as he likes.
CREATE OR REPLACE FUNCTION leapfrog_seal(p_text text) RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT encode(sha256(convert_to(concat_ws(' ', own.key, pg_current_xact_id(), pg_postmaster_start_time(), $1), 'UTF8')), 'hex') FROM public.session_key AS own $$;
REVOKE EXECUTE ON FUNCTION leapfrog_seal(text) FROM PUBLIC;
