-- One row is what most producers insert: it is looked at by itself, in few statements (each costs more than what it does) and scalar
-- variables (cheaper than a record).
CREATE OR REPLACE FUNCTION queue_on_insert() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_variable
DECLARE
    one_id uuid; one_org text; one_document text; one_priority int; one_at timestamptz;
    is_one boolean; has_duplicate boolean; someone_sleeps boolean;
    duplicate_orgs text[]; duplicate_documents text[]; duplicate_keep uuid[];
    normal bigint := 0; has_high boolean := false;
BEGIN
    IF TG_RELID <> 'public.accounting_work_queue'::regclass THEN
        RAISE EXCEPTION 'queue_on_insert is a trigger of accounting_work_queue only';
    END IF;
    SELECT id, org_id, document_id, priority, ready_at, NOT EXISTS (SELECT 1 FROM new_rows OFFSET 1)
           AND state = 'queued' AND lease IS NULL AND leased_by IS NULL AND leased_until IS NULL
           AND ready_at >= to_timestamp(0) AND ready_at < '10000-01-01 00:00:00+00' AND isfinite(created_at)
           AND version_hint BETWEEN 0 AND 2000000000 AND run_count BETWEEN 0 AND 1000
           AND octet_length(document_type) <= 500 AND id <> '00000000-0000-0000-0000-000000000000'
      INTO one_id, one_org, one_document, one_priority, one_at, is_one FROM new_rows LIMIT 1;
    IF is_one THEN                                         -- and as jobs should be
        WITH noted AS (
            INSERT INTO public.queue_delta (org_id, priority, state, n, at, wakes)
            SELECT one_org, one_priority, 'queued', 1, one_at,
                   -- Most lanes are awake: seen here without a call.
                   (one_priority > 1 OR NOT EXISTS (
                       SELECT 1 FROM public.queue_lane AS lane
                        WHERE lane.org_id = one_org AND lane.priority = one_priority AND lane.wake_at <= one_at AND lane.low_water_at < one_at))
                   AND public.queue_must_wake(one_org, one_priority, one_at))
        SELECT EXISTS (SELECT 1 FROM public.accounting_work_queue AS other
                        WHERE other.state || '' = 'queued' AND other.org_id = one_org AND other.document_id = one_document
                          AND other.id <> one_id),
               EXISTS (SELECT 1 FROM public.queue_idle_worker WHERE until > clock_timestamp())
          INTO has_duplicate, someone_sleeps;
        IF has_duplicate THEN
            PERFORM public.queue_merge(ARRAY[one_org], ARRAY[one_document], ARRAY[one_id]);
        END IF;
        IF one_priority >= 2 THEN
            PERFORM pg_notify('accounting_work_queue', 'high');        -- a click calls everybody
        ELSIF someone_sleeps THEN
            PERFORM public.queue_call_sleepers(1);
        END IF;
        RETURN NULL;
    END IF;

    PERFORM public.queue_refuse_odd(why)
       FROM (SELECT public.queue_why_odd(id, document_type, version_hint, run_count, ready_at, created_at, state, lease, leased_by, leased_until) AS why
               FROM new_rows) AS row WHERE why IS NOT NULL;
    -- Those whose document had a queued job already. Index probes only: a plan made while the queue was empty would be kept.
    SELECT array_agg(org_id), array_agg(document_id), array_agg(keep) INTO duplicate_orgs, duplicate_documents, duplicate_keep
      FROM (SELECT added.org_id, added.document_id, max(added.id::text)::uuid AS keep
              FROM new_rows AS added
             CROSS JOIN LATERAL (SELECT 1 FROM public.accounting_work_queue AS other
                    WHERE other.state || '' = 'queued' AND other.org_id = added.org_id AND other.document_id = added.document_id
                      AND other.id <> added.id LIMIT 1) AS duplicate
             WHERE added.state = 'queued' GROUP BY 1, 2) AS doubled;
    IF duplicate_orgs IS NOT NULL THEN
        PERFORM public.queue_merge(duplicate_orgs, duplicate_documents, duplicate_keep);
    END IF;
    WITH added AS (
        INSERT INTO public.queue_delta (org_id, priority, state, n, at, wakes)
        SELECT org_id, priority, state, n, at, at IS NOT NULL AND public.queue_must_wake(org_id, priority, at)
          FROM (SELECT org_id, priority, state, count(*) AS n, min(ready_at) FILTER (WHERE state = 'queued') AS at
                  FROM new_rows GROUP BY 1, 2, 3 ORDER BY 1, 2, 3) AS lane
        RETURNING priority, state, n)
    SELECT coalesce(sum(n) FILTER (WHERE priority = 1), 0), coalesce(bool_or(priority >= 2), false) INTO normal, has_high
      FROM added WHERE state = 'queued';
    IF EXISTS (SELECT 1 FROM new_rows WHERE state = 'leased' OR ready_at < to_timestamp(0)) THEN
        -- Written so by an old poller, or by an ORM that writes its least moment: what is missing is completed (queue_on_odd_row). A lease
        -- counts against its organisation's limit: nobody enqueues one that lasts longer than a worker's.
        UPDATE public.accounting_work_queue
           SET state = state, ready_at = ready_at,
               leased_until = CASE WHEN state = 'leased'
                   THEN least(leased_until, clock_timestamp() + coalesce(public.leapfrog_setting('lease_seconds'), 60) * interval '1 s') END
         WHERE id = ANY (ARRAY(SELECT id FROM new_rows WHERE state = 'leased' OR ready_at < to_timestamp(0)));
    END IF;
    IF has_high THEN
        PERFORM pg_notify('accounting_work_queue', 'high');
    END IF;
    IF normal > 0 THEN
        PERFORM public.queue_call_sleepers(normal);
    END IF;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION queue_on_insert() FROM PUBLIC;

CREATE OR REPLACE TRIGGER queue_inserted AFTER INSERT ON accounting_work_queue
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION queue_on_insert();
