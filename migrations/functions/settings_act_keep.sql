-- Keeps which settings were changed together with a recreation, in the transaction that changes them: p_before is the organisation's row as it was.
-- Refused while an earlier one is still being recreated: neither could be undone then, for what the one brings back is the other's.
-- A recreation of no documents is written too, so that the act can be undone.
CREATE OR REPLACE FUNCTION settings_act_keep(p_recreation uuid, p_org text, p_before jsonb, p_why text) RETURNS void LANGUAGE plpgsql AS $$
#variable_conflict use_variable
DECLARE
    now_are jsonb := (SELECT to_jsonb(org.*) FROM organisation AS org WHERE org.org_id = p_org);
    under_way uuid := (
        SELECT act.recreation_id FROM settings_act AS act
         WHERE act.org_id = p_org AND act.undone_at IS NULL AND act.recreation_id <> p_recreation
           AND (EXISTS (SELECT 1 FROM recreation_chunk AS chunk WHERE chunk.recreation_id = act.recreation_id)
                OR EXISTS (SELECT 1 FROM recreation_document AS done WHERE done.recreation_id = act.recreation_id AND done.outcome = 'waiting'))
         LIMIT 1);
BEGIN
    IF under_way IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'LF409', CONSTRAINT = 'recreation_under_way', DETAIL = under_way::text,
            MESSAGE = 'Settings were changed just before, and the documents are still being recreated by them. Nothing was changed. Try again when that '
                      'recreation has ended, or undo it.';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM recreation AS begun WHERE begun.recreation_id = p_recreation) THEN
        INSERT INTO recreation (recreation_id, org_id, path, why, documents) VALUES (p_recreation, p_org, 'direct', p_why, 0);
    END IF;
    INSERT INTO settings_act (recreation_id, org_id, before, after)
    SELECT p_recreation, p_org, coalesce(jsonb_object_agg(was.key, was.value), '{}'), coalesce(jsonb_object_agg(was.key, now_are -> was.key), '{}')
      FROM jsonb_each(p_before) AS was(key, value)
     WHERE was.value IS DISTINCT FROM now_are -> was.key AND was.key NOT IN ('settings_changed_at', 'settings_changed_by');
END $$;
REVOKE EXECUTE ON FUNCTION settings_act_keep(uuid, text, jsonb, text) FROM PUBLIC;
