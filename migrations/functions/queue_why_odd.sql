-- Why a row makes no sense; null where it does.
CREATE OR REPLACE FUNCTION queue_why_odd(p_id uuid, p_type text, p_version int, p_runs int, p_ready_at timestamptz, p_created_at timestamptz, p_state text,
                              p_lease bigint, p_by text, p_until timestamptz) RETURNS text LANGUAGE sql IMMUTABLE RETURN CASE
    WHEN p_id = '00000000-0000-0000-0000-000000000000' THEN 'id can''t be the nil UUID'
    WHEN octet_length(p_type) > 500 THEN 'document_type can''t be longer than 500 bytes'
    WHEN p_version NOT BETWEEN 0 AND 2000000000 THEN 'version_hint goes from 0 to 2000000000'
    WHEN p_runs NOT BETWEEN 0 AND 1000 THEN 'run_count goes from 0 to 1000'
    WHEN p_ready_at >= '10000-01-01 00:00:00+00' THEN 'ready_at comes before the year 10000'
    WHEN NOT isfinite(p_created_at) THEN 'created_at is a moment'
    WHEN p_state <> 'leased' AND NOT (p_lease IS NULL AND p_by IS NULL AND p_until IS NULL)
    THEN 'lease, leased_by and leased_until belong to leased jobs' END;
REVOKE EXECUTE ON FUNCTION queue_why_odd(uuid, text, int, int, timestamptz, timestamptz, text, bigint, text, timestamptz) FROM PUBLIC;
