-- What a job's error has in common with that of others: its words, without the document's own id where they quote it.
CREATE OR REPLACE FUNCTION queue_error_group(p_error text, p_document text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT left(replace(replace(coalesce($1, ''), '"' || $2 || '"', '"…"'), '“' || $2 || '”', '“…”'), 300) $$;
REVOKE EXECUTE ON FUNCTION queue_error_group(text, text) FROM PUBLIC;
