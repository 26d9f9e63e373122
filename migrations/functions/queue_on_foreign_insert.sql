-- Where roles are set up: what who only enqueues may not write. Leases, attempts and errors are the workers'; recreations and priorities above 1 come from
-- Leapfrog's functions, priority 2 also from logins of leapfrog_recreate; requested_by is the login. In words, which a policy has not. A trigger
-- that only such rows reach: all others pay nothing.
CREATE OR REPLACE FUNCTION queue_on_foreign_insert() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    why text;
BEGIN
    IF NOT row_security_active(TG_RELID) OR to_regrole('leapfrog_gate') IS NULL
       OR pg_has_role(current_user, to_regrole('leapfrog_gate'), 'MEMBER') OR pg_has_role(current_user, to_regrole('leapfrog_worker'), 'MEMBER') THEN
        RETURN NEW;
    END IF;
    why := CASE
        WHEN NEW.priority = 2 AND NOT pg_has_role(current_user, to_regrole('leapfrog_recreate'), 'MEMBER')
        THEN format('its priority is 1: the login "%s" is not of leapfrog_recreate, which may give 2', session_user)
        WHEN NEW.priority > 2 THEN 'its priority is 1: 3 is given by an administrator, to a job that is there'
        WHEN NEW.source = 'recreation' OR NEW.recreation_id IS NOT NULL THEN 'source "recreation" is Leapfrog''s own'
        WHEN NEW.requested_by <> session_user THEN 'requested_by is the login that asks'
        WHEN NEW.state <> 'queued' THEN 'its state is "queued"'
        WHEN NEW.run_count <> 0 THEN 'run_count is the workers'''
        WHEN NEW.last_error IS NOT NULL THEN 'last_error is the workers'''
        WHEN NEW.lease IS NOT NULL OR NEW.leased_by IS NOT NULL OR NEW.leased_until IS NOT NULL THEN 'leases are the workers''' END;
    IF why IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'LF403', CONSTRAINT = 'not_for_producers', TABLE = 'accounting_work_queue',
            MESSAGE = 'A job can''t be enqueued so: ' || why || '.';
    END IF;
    RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION queue_on_foreign_insert() FROM PUBLIC;

CREATE OR REPLACE TRIGGER queue_foreign_inserted BEFORE INSERT ON accounting_work_queue FOR EACH ROW
    WHEN (NEW.priority > 1 OR NEW.source = 'recreation' OR NEW.state <> 'queued' OR NEW.run_count <> 0 OR NEW.requested_by <> session_user
          OR NEW.last_error IS NOT NULL OR NEW.lease IS NOT NULL OR NEW.leased_by IS NOT NULL OR NEW.leased_until IS NOT NULL OR NEW.recreation_id IS NOT NULL)
    EXECUTE FUNCTION queue_on_foreign_insert();
