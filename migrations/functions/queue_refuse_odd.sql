-- Refuses, in words, what queue_why_odd found.
CREATE OR REPLACE FUNCTION queue_refuse_odd(p_why text) RETURNS void LANGUAGE plpgsql AS $$
#variable_conflict use_variable
BEGIN
    IF p_why IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'odd_row', TABLE = 'accounting_work_queue',
            MESSAGE = 'A job of accounting_work_queue can''t be written so: ' || p_why || '.';
    END IF;
END $$;
REVOKE EXECUTE ON FUNCTION queue_refuse_odd(text) FROM PUBLIC;
