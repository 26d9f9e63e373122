-- The matrix of rights: what is in the database (by its catalog), what can be tried with it, and how it ends for whoever tries. Run by
-- test_role_matrix as the owner; then each login asks proof.results().
CREATE SCHEMA proof;
GRANT USAGE ON SCHEMA proof TO PUBLIC;

-- Two organisations that look alike, and in each a job that a console of role_accountant holds: "own" is a member's, "foreign" is nobody's.
INSERT INTO organisation (org_id, base_currency) VALUES ('own', 'EUR'), ('foreign', 'EUR');
INSERT INTO account (org_id, code) VALUES ('own', '9001'), ('foreign', '9001');
INSERT INTO document (org_id, document_id, document_type, document_date, currency, body)
SELECT org, 'd' || i, 'journal', '2026-03-01', 'EUR', CASE i WHEN 9 THEN '{"party_name": "Nemo"}' ELSE '{}' END FROM unnest(ARRAY['own', 'foreign']) AS org, generate_series(1, 9) AS i;
UPDATE document SET body = '{"a": 1}', accounting_ready_version = 2 WHERE document_id = 'd9';
UPDATE document SET document_date = '2025-01-15' WHERE document_id = 'd5'; -- its entries get locked
INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint)
SELECT document.org_id, document.document_id, 'journal', 1 FROM document WHERE document.document_id < 'd6';
-- Posts d1 to d5.
SELECT count(*) FROM queue_claim('setup', 100, '1 h');
SELECT count(*) FROM accounting_work_queue AS job CROSS JOIN LATERAL ledger_complete(ARRAY[job.id], ARRAY[job.lease], ARRAY[job.org_id], ARRAY[job.document_id],
    ARRAY[1], ARRAY[false], ARRAY[1, 1], array_fill(CASE job.document_id WHEN 'd5' THEN '2025-01-15' ELSE '2026-03-01' END::date, ARRAY[2]), ARRAY['1000', '4000'], ARRAY['EUR', 'EUR'], ARRAY[100, -100]::bigint[],
    ARRAY[100, -100]::bigint[], ARRAY['r', 'r'], ARRAY[NULL, NULL]::int[], 'setup');

CREATE TABLE proof.thing (org text, name text, id text, lease bigint, PRIMARY KEY (org, name));
GRANT SELECT ON proof.thing TO PUBLIC;
INSERT INTO proof.thing (org, name, id) SELECT org, name, gen_random_uuid() FROM unnest(ARRAY['own', 'foreign']) AS org, unnest(ARRAY['direct', 'queued', 'large', 'settings']) AS name;
SELECT count(*) FROM proof.thing AS made CROSS JOIN LATERAL recreation_begin(made.id::uuid, made.org, '{d2}', '', 'role_accountant/console', '1 h', '{}', '{}', '{}', '{}', '{}')
 WHERE made.name = 'direct';
SELECT count(*) FROM proof.thing AS made CROSS JOIN LATERAL recreation_begin(made.id::uuid, made.org, '{d3}', '', NULL, NULL, '{}', '{}', '{}', '{}', '{}')
 WHERE made.name = 'queued';
SELECT count(recreation_plan(made.id::uuid, made.org, '{d4}', '', 1)) FROM proof.thing AS made WHERE made.name = 'large';
INSERT INTO recreation_chunk (recreation_id, act, chunk_no, documents, size) SELECT made.id::uuid, 'undo', 1, '{d3}', 1 FROM proof.thing AS made WHERE made.name = 'queued';
INSERT INTO accounting_work_queue (org_id, document_id, document_type, state, last_error)
SELECT org, 'd6', 'journal', 'dead', 'x: y' FROM unnest(ARRAY['own', 'foreign']) AS org;
INSERT INTO proof.thing SELECT job.org_id, CASE job.document_id WHEN 'd2' THEN 'leased' WHEN 'd3' THEN 'waiting' ELSE 'dead' END, job.id, job.lease
  FROM accounting_work_queue AS job WHERE job.document_id IN ('d2', 'd3', 'd6');
INSERT INTO org_member (member, org_id, role) VALUES ('somebody', 'own', 'viewer'), ('somebody', 'foreign', 'viewer');
INSERT INTO pause (scope, key) VALUES ('organisation', 'own'), ('organisation', 'foreign');
INSERT INTO accounting_work_queue (org_id, document_id, document_type, priority) VALUES ('third', 'd2', 'journal', 2); -- to be claimed: not paused
INSERT INTO import_order VALUES ('own', '1', '{}'), ('foreign', '1', '{}');
INSERT INTO import_due VALUES ('own', 'g'), ('foreign', 'g');
INSERT INTO import_group VALUES ('own', 'g'), ('foreign', 'g');
INSERT INTO import_payload (org_id, kind, payload_group, digest, payload, state) SELECT org, 'order', 'g', 'x', '{}', 'waiting' FROM unnest(ARRAY['own', 'foreign']) AS org;
INSERT INTO import_group VALUES ('own', 'order/2'), ('foreign', 'order/2');
INSERT INTO import_payload (org_id, kind, payload_group, digest, payload, state) SELECT org, 'order', 'order/2', 'x', '{"name": "n"}', 'read' FROM unnest(ARRAY['own', 'foreign']) AS org;
INSERT INTO import_group VALUES ('own', 'order/3'), ('foreign', 'order/3');
INSERT INTO import_payload (org_id, kind, payload_group, digest, payload, state) SELECT org, 'order', 'order/3', 'x', '{}', 'refused' FROM unnest(ARRAY['own', 'foreign']) AS org;
INSERT INTO queue_org (org_id, weight) VALUES ('own', 1), ('foreign', 1);
INSERT INTO depth_history SELECT now(), org, 1, 1, 1, 1 FROM unnest(ARRAY['own', 'foreign']) AS org;
INSERT INTO depth_total_history VALUES (now(), 1, 1, 1, 1);
INSERT INTO worker (name, host, pid, kind, slots, version) VALUES ('console', 'here', 1, 'direct', 1, ''), ('queue', 'here', 1, 'queue', 1, '');
INSERT INTO queue_idle_worker VALUES ('w', now());
INSERT INTO queue_suspect VALUES (gen_random_uuid(), 1, false, '');
INSERT INTO queue_oldest VALUES (1, now(), now()) ON CONFLICT DO NOTHING;
UPDATE organisation SET roles = '{"sales": "4001"}';
UPDATE organisation SET lock_policy = 'catch_up';
SELECT period_close('own', '2025-01-31', ''), period_close('foreign', '2025-01-31', '');
SELECT queue_aggregate(true);
UPDATE account SET name = 'Other';
INSERT INTO recreation (recreation_id, org_id, path, documents) SELECT made.id::uuid, made.org, 'direct', 0 FROM proof.thing AS made WHERE made.name = 'settings';
INSERT INTO settings_act (recreation_id, org_id, before, after) SELECT made.id::uuid, made.org, '{}', '{}' FROM proof.thing AS made WHERE made.name = 'settings';
INSERT INTO period_seal (org_id, seal_no, locked_through, head) SELECT org, 1, '2025-01-31', 'h' FROM unnest(ARRAY['own', 'foreign']) AS org;
INSERT INTO period_seal_part (org_id, seal_no, part_no, lines) SELECT org, 1, 1, '' FROM unnest(ARRAY['own', 'foreign']) AS org;
INSERT INTO period_seal_salt (org_id, document_id, path, salt) SELECT org, 'd9', 'party_name', 'x' FROM unnest(ARRAY['own', 'foreign']) AS org;
INSERT INTO accounting_work_queue (org_id, document_id, document_type) VALUES ('third', 'd1', 'journal'); -- not in the counters yet
INSERT INTO queue_delta (org_id, priority, state, n) VALUES ('own', 1, 'queued', 0), ('foreign', 1, 'queued', 0);
INSERT INTO ledger_balance SELECT org, '9999', 'EUR', '2026-01-01', 0, 0, 0, 1 FROM unnest(ARRAY['own', 'foreign']) AS org;
INSERT INTO ledger_delta (org_id, accounts, currencies, months, debits, credits, amounts, entries)
SELECT org, '{9999}', '{EUR}', '{2026-01-01}', '{0}', '{0}', '{0}', '{1}' FROM unnest(ARRAY['own', 'foreign']) AS org;
SET session_replication_role = replica;
INSERT INTO gl_entry_unbalanced VALUES ('own', 'x', 1), ('foreign', 'x', 1);
RESET session_replication_role;

-- What can be tried: of each table by its columns and of whose rows, of each sequence and function by its name, and the acts that people and programs do.
CREATE TABLE proof.act (thing text, act text, place text, part text, sql text);
GRANT SELECT ON proof.act TO PUBLIC;

CREATE FUNCTION proof.condition(p_table text, p_org text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = format('public.%I', $1)::regclass AND attname = 'org_id' AND NOT attisdropped)
                THEN format('org_id = %L', $2)
                WHEN $1 = 'pause' THEN format('key = %L', $2)
                WHEN $1 = 'recreation_chunk' THEN format('recreation_id = %L', (SELECT id FROM proof.thing WHERE org = $2 AND name = 'large'))
                WHEN $2 = 'own' THEN 'true' END $$;

INSERT INTO proof.act
WITH relation AS (
    SELECT class.oid, class.relname::text AS name, class.relkind, org, proof.condition(class.relname, org) AS condition
      FROM pg_class AS class, unnest(ARRAY['own', 'foreign']) AS org
     WHERE class.relnamespace = 'public'::regnamespace AND class.relkind IN ('r', 'p', 'v', 'm', 'f') AND proof.condition(class.relname, org) IS NOT NULL),
col AS (
    SELECT relation.*, attribute.attname::text AS col, attribute.attidentity <> '' OR attribute.attgenerated <> '' AS is_made
      FROM relation JOIN pg_attribute AS attribute ON attribute.attrelid = relation.oid AND attribute.attnum > 0 AND NOT attribute.attisdropped)
SELECT name, 'reads', org, '', format('SELECT 1 FROM public.%I WHERE %s', name, condition) FROM relation
UNION ALL
SELECT name, 'reads', org, 'without a condition', format('SELECT 1 FROM public.%I HAVING count(*) > 0', name) FROM relation WHERE org = 'own' AND condition = 'true'
UNION ALL
SELECT name, 'deletes', org, '', format('DELETE FROM public.%I WHERE %s', name, condition) FROM relation WHERE relkind = 'r'
UNION ALL
SELECT name, 'empties', '', '', format('TRUNCATE public.%I CASCADE', name) FROM relation WHERE relkind = 'r' AND org = 'own'
UNION ALL
SELECT name, 'updates', org, col, format('UPDATE public.%I SET %I = %2$I WHERE %s', name, col, condition) FROM col WHERE relkind = 'r' AND NOT is_made
UNION ALL
SELECT name, 'inserts', org, '', format('%s', name) FROM relation WHERE relkind = 'r';

INSERT INTO proof.act
SELECT class.relname, act.name, '', '', format(act.sql, class.relname)
  FROM pg_class AS class, (VALUES ('reads', 'SELECT last_value FROM public.%I'), ('takes', 'SELECT nextval(''public.%I'')'),
                                  ('sets', 'SELECT setval(''public.%I'', 1)')) AS act(name, sql)
 WHERE class.relnamespace = 'public'::regnamespace AND class.relkind = 'S';

INSERT INTO proof.act
SELECT made.proname, 'calls', '', '',
       format('SELECT public.%I(%s)', made.proname, (SELECT string_agg('NULL::' || kind::regtype, ', ' ORDER BY place) FROM unnest(made.proargtypes) WITH ORDINALITY AS argument(kind, place)))
  FROM pg_proc AS made
 WHERE made.pronamespace = 'public'::regnamespace AND made.prorettype NOT IN ('trigger'::regtype, 'event_trigger'::regtype);

-- Types of their own; those of tables go with these.
INSERT INTO proof.act
SELECT kind.typname, 'type', '', '', 'SELECT 1' FROM pg_type AS kind LEFT JOIN pg_class AS class ON class.oid = kind.typrelid
 WHERE kind.typnamespace = 'public'::regnamespace AND kind.typelem = 0 AND coalesce(class.relkind, 'c') = 'c';

INSERT INTO proof.act
SELECT 'act', act.name, org, '', replace(replace(replace(replace(replace(replace(replace(replace(act.sql, '$org', quote_literal(org)),
           '$leased', (SELECT quote_literal(id) || '::uuid' FROM proof.thing WHERE org = place.org AND name = 'leased')),
           '$lease', (SELECT lease::text FROM proof.thing WHERE org = place.org AND name = 'leased')),
           '$waiting', (SELECT quote_literal(id) || '::uuid' FROM proof.thing WHERE org = place.org AND name = 'waiting')),
           '$dead', (SELECT quote_literal(id) || '::uuid' FROM proof.thing WHERE org = place.org AND name = 'dead')),
           '$queued', (SELECT quote_literal(id) || '::uuid' FROM proof.thing WHERE org = place.org AND name = 'queued')),
           '$large', (SELECT quote_literal(id) || '::uuid' FROM proof.thing WHERE org = place.org AND name = 'large')),
           '$settings', (SELECT quote_literal(id) || '::uuid' FROM proof.thing WHERE org = place.org AND name = 'settings'))
  FROM unnest(ARRAY['own', 'foreign']) AS place(org), (VALUES
    ('recreates', 'SELECT id FROM recreation_begin(gen_random_uuid(), $org, ''{d1}'', '''', ''console'', ''60 s'', ''{}'', ''{}'', ''{}'', ''{}'', ''{}'')'),
    ('recreates what is locked', 'SELECT id FROM recreation_begin(gen_random_uuid(), $org, ''{d5}'', '''', ''console'', ''60 s'', ''{}'', ''{}'', ''{}'', ''{}'', ''{}'')'),
    ('recreates many', 'SELECT recreation_plan(gen_random_uuid(), $org, ''{d1}'', '''', 1000)'),
    ('posts', 'SELECT 1 FROM ledger_complete(ARRAY[$leased], ARRAY[$lease]::bigint[], ARRAY[$org], ''{d2}'', ''{2}'', ''{false}'', ''{1,1}'', ''{2026-03-01,2026-03-01}'', ''{1000,4000}'', ''{EUR,EUR}'', ''{5,-5}'', ''{5,-5}'', ''{r,r}'', ''{NULL,NULL}'', ''console'') WHERE outcome = ''posted'''),
    ('extends a lease', 'SELECT 1 WHERE EXISTS (SELECT 1 FROM queue_heartbeat(ARRAY[$leased], ARRAY[$lease]::bigint[], ''60 s'') AS kept(id) WHERE kept.id IS NOT NULL)'),
    ('gives a job back', 'SELECT 1 WHERE (SELECT count(*) FROM accounting_work_queue WHERE id = $leased AND state = ''queued'') + (SELECT count(*) FROM (SELECT queue_release(ARRAY[$leased], ARRAY[$lease]::bigint[])) AS back(n) WHERE back::text NOT IN (''(0)'', ''()'', ''({})'')) > 0'),
    ('fails a job', 'SELECT 1 WHERE queue_fail($leased, $lease, 2, ''c'', '''', ''m'', true) IS NOT NULL'),
    ('cancels a recreation', 'SELECT 1 FROM recreation_cancel($queued, '''', '''', 10) AS done WHERE done.cancelled > 0'),
    ('undoes a recreation', 'SELECT 1 FROM recreation_undo_begin($queued, NULL, NULL) AS done'),
    ('changes settings with a recreation', 'SELECT settings_act_keep($queued, $org, ''{}'', '''')'),
    ('undoes a change of settings', 'SELECT 1 FROM recreation_undo_begin($settings, NULL, NULL) AS done'),
    ('undoes a part', 'SELECT 1 WHERE recreation_undo_chunk($queued, 1, ''{d3}'') > 0'),
    ('takes a chunk of what is paused', 'SELECT 1 FROM recreation_take_chunk(''console'') AS chunk WHERE chunk.org_id = $org'),
    ('retries a job', 'SELECT queue_retry(ARRAY[$dead], '''')'),
    ('cancels a job', 'SELECT queue_cancel(ARRAY[$waiting], '''')'),
    ('gives a priority', 'SELECT queue_set_priority(ARRAY[$waiting], 3, '''')'),
    ('locks a period', 'SELECT period_close($org, ''2025-02-28'', '''')'),
    ('opens a period', 'SELECT period_reopen($org, ''2025-01-01'', ''a late bill'')'),
    ('enqueues', 'SELECT accounting_enqueue($org, ''d1'', ''journal'')'),
    ('enqueues many', 'SELECT accounting_enqueue_many(jsonb_build_array(jsonb_build_object(''org_id'', $org, ''document_id'', ''d1'', ''document_type'', ''journal'')))'),
    ('enqueues by INSERT', 'INSERT INTO accounting_work_queue (org_id, document_id, document_type) VALUES ($org, ''d1'', ''journal'')'),
    ('enqueues RETURNING', 'INSERT INTO accounting_work_queue (org_id, document_id, document_type) VALUES ($org, ''d1'', ''journal'') RETURNING id'),
    ('enqueues into the copy view', 'INSERT INTO accounting_enqueue_copy (org_id, document_id, document_type) VALUES ($org, ''d1'', ''journal'')'),
    ('enqueues at 2', 'SELECT accounting_enqueue($org, ''d1'', ''journal'', 0, ''other'', 2)'),
    ('enqueues at 3', 'SELECT accounting_enqueue($org, ''d1'', ''journal'', 0, ''other'', 3)'),
    ('enqueues a recreation', 'SELECT accounting_enqueue($org, ''d1'', ''journal'', 0, ''recreation'')'),
    ('enqueues for another', 'INSERT INTO accounting_work_queue (org_id, document_id, document_type, requested_by) VALUES ($org, ''d1'', ''journal'', ''other'')'),
    ('enqueues a lease', 'INSERT INTO accounting_work_queue (org_id, document_id, document_type, state, leased_by, leased_until) VALUES ($org, ''d1'', ''journal'', ''leased'', ''x'', now())'),
    ('enqueues a dead job', 'INSERT INTO accounting_work_queue (org_id, document_id, document_type, state) VALUES ($org, ''d1'', ''journal'', ''dead'')'),
    ('enqueues attempts', 'INSERT INTO accounting_work_queue (org_id, document_id, document_type, run_count) VALUES ($org, ''d1'', ''journal'', 5)'),
    ('enqueues an error', 'INSERT INTO accounting_work_queue (org_id, document_id, document_type, last_error) VALUES ($org, ''d1'', ''journal'', ''x'')'),
    ('claims', 'SELECT queue_claim(''w'', 1, ''60 s'')'),
    ('learns a position', 'SELECT 1 FROM queue_position($waiting) AS place WHERE place.own_ahead IS NOT NULL'),
    ('learns what is ahead', 'SELECT 1 FROM queue_ahead($org, 1, 0) AS ahead WHERE ahead.others > 0 AND ahead.higher > 0'),
    ('lists jobs', 'SELECT 1 FROM queue_list_ids(jsonb_build_object(''org'', $org)) LIMIT 1'),
    ('lists documents', 'SELECT 1 FROM document_page($org, '''', '''', '''', NULL, NULL, NULL, NULL, NULL, 10) LIMIT 1'),
    ('sets a setting', 'UPDATE setting SET value = ''9'' WHERE key = ''direct_threshold'' AND $org = ''own'''),
    ('removes a member', 'SELECT 1 WHERE member_remove($org, ''somebody'')'),
    ('removes an account', 'SELECT 1 WHERE account_keep_only($org, ''{}'') > 0'),
    ('ends what is due', 'SELECT 1 WHERE import_due_end($org, ''{g}'') > 0'),
    ('takes what is known of an order', 'SELECT 1 FROM import_order_take($org, ''{1}'')'),
    ('purges payloads', 'SELECT import_payload_purge($org, ''{order/2}'', ''9999-01-01''); SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM import_group WHERE org_id = $org AND payload_group = ''order/2'')'),
    ('discards payloads', 'SELECT 1 WHERE payload_discard($org, ''{order/3}'', '''', '''', NULL, 0, ''why'') > 0'),
    ('forgets a person', 'SELECT party_forget($org, ''Nemo'', ''{g}''); SELECT 1 WHERE EXISTS (SELECT 1 FROM document WHERE org_id = $org) AND NOT EXISTS (SELECT 1 FROM period_seal_salt WHERE org_id = $org)'),
    ('locks a group of payloads', 'SELECT 1 FROM import_group WHERE org_id = $org AND payload_group = ''g'' FOR UPDATE'),
    ('makes a member', 'INSERT INTO org_member (member, org_id, role) VALUES (''x'', $org, ''owner'')'),
    ('changes settings of posting', 'UPDATE organisation SET lock_policy = ''refuse'' WHERE org_id = $org'),
    ('adds an account', 'INSERT INTO account (org_id, code) VALUES ($org, ''9002'')')
    ) AS act(name, sql);
INSERT INTO proof.act
SELECT 'act', act.name, '', '', act.sql FROM (VALUES
    ('is there as a console', 'SELECT worker_here(''me'', ''here'', 1, ''direct'', 1, 0, 0, ''''), worker_gone(''me'')'),
    ('is there as a worker', 'SELECT worker_here(''me'', ''here'', 1, ''queue'', 1, 0, 0, '''')'),
    ('makes a table', 'CREATE TABLE public.mine (a int)'),
    ('makes a temporary table', 'CREATE TEMPORARY TABLE mine (a int)'),
    ('makes a function', 'CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql AS ''SELECT 1'''),
    ('becomes the gate', 'SET LOCAL ROLE leapfrog_gate'),
    ('becomes the owner', 'SET LOCAL ROLE leapfrog_owner'),
    ('becomes another login', 'SET SESSION AUTHORIZATION role_nobody'),
    ('reads past the policies', 'SET LOCAL row_security = off; SELECT count(*) FROM document'),
    ('reads statistics', 'SELECT 1 FROM pg_stats WHERE tablename = ''document'''),
    ('runs programs', 'COPY (SELECT 1) TO PROGRAM ''true'''),
    ('writes into the trail', 'SELECT audit_note(''own'', ''x'', '''', NULL, NULL, '''')')) AS act(name, sql);

-- How an attempt ends: yes, none (no row), refused, stopped (the books' own rules: LF409), or the state of another error. Nothing of it stays.
CREATE FUNCTION proof.attempt(p_sql text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    n bigint;
BEGIN
    EXECUTE p_sql;
    GET DIAGNOSTICS n = ROW_COUNT;
    RAISE EXCEPTION USING ERRCODE = 'PROOF', MESSAGE = CASE WHEN n = 0 AND p_sql ~ '^(SELECT|UPDATE|DELETE)' THEN 'none' ELSE 'yes' END;
EXCEPTION
    WHEN SQLSTATE 'PROOF' THEN RETURN SQLERRM;
    WHEN insufficient_privilege OR SQLSTATE 'LF403' OR SQLSTATE 'LF404' THEN RETURN 'refused';
    WHEN SQLSTATE 'LF409' THEN RETURN 'stopped';
    WHEN integrity_constraint_violation OR data_exception OR SQLSTATE 'LF400' OR null_value_not_allowed THEN RETURN 'yes'; -- who comes so far may
    WHEN OTHERS THEN RETURN CASE WHEN p_sql ~ '^SELECT public\.\w+\((NULL::|\))' THEN 'yes' ELSE SQLSTATE END;
END $$;

-- A copy of a row that is there, with the columns that the login may give (all, where it may give none).
CREATE TABLE proof.sample AS
SELECT act.thing, act.place, NULL::jsonb AS whole FROM proof.act AS act WHERE act.act = 'inserts';
GRANT SELECT ON proof.sample TO PUBLIC;
DO $$
DECLARE
    one record;
BEGIN
    FOR one IN SELECT sample.thing, sample.place FROM proof.sample LOOP
        EXECUTE format('UPDATE proof.sample SET whole = (SELECT to_jsonb(row.*) FROM public.%I AS row WHERE %s LIMIT 1) WHERE thing = %L AND place = %L', one.thing,
                       proof.condition(one.thing, one.place), one.thing, one.place);
    END LOOP;
END $$;
CREATE FUNCTION proof.insertion(p_table text, p_place text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT format('INSERT INTO public.%I (%s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM jsonb_populate_record(NULL::public.%1$I, %3$L)', $1,
                  (SELECT coalesce(string_agg(quote_ident(attname), ', ') FILTER (WHERE has_column_privilege(attrelid, attnum, 'INSERT')), string_agg(quote_ident(attname), ', '))
                     FROM pg_attribute WHERE attrelid = format('public.%I', $1)::regclass AND attnum > 0 AND NOT attisdropped),
                  (SELECT whole FROM proof.sample WHERE thing = $1 AND place = $2)) $$;
CREATE FUNCTION proof.results(p_things text[]) RETURNS TABLE (thing text, act text, place text, part text, result text) LANGUAGE sql AS $$
    SELECT act.thing, act.act, act.place, act.part, proof.attempt(CASE WHEN act.act = 'inserts' THEN proof.insertion(act.thing, act.place) ELSE act.sql END)
      FROM proof.act AS act WHERE $1 IS NULL OR act.thing = ANY ($1) $$;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA proof TO PUBLIC;
