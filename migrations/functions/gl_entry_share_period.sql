-- For postings: lets pass whoever waits to change the lock of the period, then holds the books shared until commit. A transaction that
-- holds them already goes on: whoever waits, waits for it. One that still reads an older state of the database fails when the lock has
-- changed since. Returns of how many organisations it holds the books; of one that does not exist there are none.
CREATE OR REPLACE FUNCTION gl_entry_share_period(p_orgs text[]) RETURNS bigint LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    mine bigint := pg_current_xact_id()::text::bigint;
    seal text := public.leapfrog_seal('in_books');
    held bigint;
BEGIN
    IF coalesce(current_setting('leapfrog.in_books', true), '') IS DISTINCT FROM seal THEN
        -- A row's lock is to be seen in its xmax at once. Whoever came after this transaction began waits for it anyway.
        IF EXISTS (SELECT 1 FROM public.period_gate AS gate CROSS JOIN LATERAL (SELECT mine - age(gate.xmax) AS xid) AS other
                    WHERE gate.org_id = ANY (p_orgs) AND gate.part = 'turn' AND gate.xmax <> '0'::xid
                      AND CASE WHEN other.xid BETWEEN 3 AND mine - 1 THEN pg_xact_status(other.xid::text::xid8) = 'in progress' END) THEN
            BEGIN
                PERFORM 1 FROM public.period_gate WHERE org_id = ANY (p_orgs) AND part = 'turn' ORDER BY org_id FOR UPDATE;
                RAISE EXCEPTION USING ERRCODE = 'LF000';
            EXCEPTION WHEN SQLSTATE 'LF000' THEN
                NULL; -- he has passed; the rollback to here gives the turn back
            END;
        END IF;
        PERFORM set_config('leapfrog.in_books', seal, true);
    END IF;
    IF current_setting('transaction_isolation') = 'read committed' THEN
        PERFORM 1 FROM public.period_gate WHERE org_id = ANY (p_orgs) AND part = 'books' ORDER BY org_id FOR KEY SHARE;
    ELSE
        PERFORM 1 FROM public.period_gate WHERE org_id = ANY (p_orgs) AND part = 'books' ORDER BY org_id FOR SHARE;
    END IF;
    GET DIAGNOSTICS held = ROW_COUNT;
    RETURN held;
END $$;
REVOKE EXECUTE ON FUNCTION gl_entry_share_period(text[]) FROM PUBLIC;
