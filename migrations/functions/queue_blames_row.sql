-- Whether an error is the row's own fault; all others (a full disk, a missing right, a deadlock, …) are everybody's.
CREATE OR REPLACE FUNCTION queue_blames_row(p_sqlstate text) RETURNS boolean LANGUAGE sql IMMUTABLE
    RETURN left(p_sqlstate, 2) IN ('22', '23', 'P0', 'LF') AND p_sqlstate <> '2200H'; -- a sequence that is used up
REVOKE EXECUTE ON FUNCTION queue_blames_row(text) FROM PUBLIC;
